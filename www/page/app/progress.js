// What is going on while a long article is read, and a way to end it.
import { byId } from '../dom.js'
import { number } from '../wording.js'

const STAGES = { extract: 'Finding the article in the page', analyze: 'Reading', show: 'Laying out' }
// What is over sooner than this needs no words.
const DELAY = 250

/** @param onCancel called when the reader of the page has had enough */
export function progress(onCancel) {
  const root = byId('progress')
  const text = byId('progress-text')
  let began = 0
  let timer = 0
  let stage = ''
  let size = ''

  byId('progress-cancel').addEventListener('click', onCancel)
  const tick = () => {
    const seconds = Math.round((performance.now() - began) / 1000)
    text.textContent = `${STAGES[stage] ?? 'Opening'} ${size}${seconds ? ` · ${number(seconds)} s` : ''}`
    root.hidden = false
  }

  return {
    start(length) {
      began = performance.now()
      stage = ''
      size = length > 20_000 ? `${number(Math.round(length / 1000))} thousand characters` : ''
      clearInterval(timer)
      timer = setTimeout(() => {
        tick()
        timer = setInterval(tick, 1000)
      }, DELAY)
    },
    stage(next) {
      stage = next
      if (!root.hidden) tick()
    },
    end() {
      clearInterval(timer)
      clearTimeout(timer)
      root.hidden = true
    },
  }
}
