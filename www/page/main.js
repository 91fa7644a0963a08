// The page: takes an article in, lets nutgraf read it, shows the article and the brief.
import { analyze, extract, init, NutgrafError } from '../lib/index.js'
import { showBrief } from './brief/index.js'
import { byId, el } from './dom.js'
import { evidence } from './evidence.js'
import { collect } from './finds.js'
import { badDate, intake } from './intake.js'
import { legend } from './legend.js'
import { margin } from './margin.js'
import { painter } from './paint.js'
import { countRequests } from './requests.js'
import { loadSamples } from './samples.js'
import { Sheet } from './sheet.js'
import { takeaway } from './takeaway.js'
import { count } from './wording.js'

const desk = byId('desk')
const published = byId('published')
const choice = byId('sample')
const sheet = new Sheet(byId('sheet'))
const paint = painter(sheet)
const drawMargin = margin(sheet)
const layers = legend(byId('layers'), repaint)
const announce = message => { byId('status').textContent = message }

let current = null
let input = null
let finds = new Map()
let marked = { chosen: [], also: [], related: [] }

const proof = evidence({ bar: byId('evidence'), pane: byId('article'), sheet, announce, repaint: spans => { marked = spans; repaint() } })
const enableTakeaway = takeaway(() => current, announce)

/** Paints the layers that are switched on, and the chosen find over them. */
function repaint() {
  const on = layers.shown()
  const spans = {}
  for (const { layer, places } of finds.values()) {
    if (on.has(layer) && layer !== 'judged') (spans[layer] ??= []).push(...places)
  }
  const { keypoints = [], ...rest } = spans
  paint({ keypoints, ...rest, ...marked })
  drawMargin(on.has('judged') ? [...finds.values()].filter(find => find.layer === 'judged').flatMap(find => find.places) : [])
}

function complain(message) {
  byId('problem').replaceChildren(...(message ? [el('p', {}, message)] : []))
}

/** Reads and shows an article. What was shown before stays when that fails. */
async function read(next) {
  const wrong = badDate(published)
  if (wrong) return complain(wrong)
  complain(null)
  desk.setAttribute('aria-busy', 'true')
  try {
    if (!next.content.trim()) throw new NutgrafError('bad-input', `${next.name} is empty: there is nothing to read.`)
    const article = next.kind === 'html' ? await extract(next.content) : next.content
    if (next.kind === 'html' && !article.text.trim()) throw new NutgrafError('bad-input', `No article was found in ${next.name}.`)
    const day = next.published || article.published?.slice(0, 10) || ''
    const analysis = await analyze(article, day ? { published: day } : {})
    input = next
    published.value = day
    show(analysis, next)
  } catch (error) {
    complain(explain(error))
  } finally {
    desk.setAttribute('aria-busy', 'false')
  }
}

function show(analysis, { name, sample }) {
  current = analysis
  finds = collect(analysis)
  sheet.show(analysis.article, sample ? 'A sample, made up' : name)
  layers.show(finds)
  proof.show(analysis.article.text, finds)
  showBrief(byId('brief-body'), analysis)
  repaint()
  for (const pane of [byId('brief'), byId('article')]) pane.scrollTop = 0
  choice.value = sample ?? ''
  enableTakeaway()
  const { article, summary, actors, quotes } = analysis
  announce(`Read ${count(article.words, 'word')}: ${count(summary.keyPoints.length, 'key point')}, ${count(actors.length, 'name')}, ${count(quotes.length, 'quote')}.`)
}

function explain(error) {
  if (!(error instanceof NutgrafError)) {
    console.error(error)
    return `That is a fault of nutgraf, not of the article: ${error.message}`
  }
  if (error.code === 'too-long') return `This is too long for one article: ${error.message}.`
  return error.message.endsWith('.') ? error.message : `${error.message}.`
}

/** A click into the article shows what was found there: of the layers that are on, the shortest find. */
byId('sheet').addEventListener('click', event => {
  if (!getSelection().isCollapsed) return
  const offset = sheet.offsetUnder(event.clientX, event.clientY)
  if (offset === null) return
  const on = layers.shown()
  let best = null
  for (const find of finds.values()) {
    if (!on.has(find.layer)) continue
    find.places.forEach((place, i) => {
      const length = place.end - place.start
      if (place.start <= offset && offset < place.end && (!best || length < best.length)) best = { length, id: find.id, place: i }
    })
  }
  if (best) proof.choose(best.id, { place: best.place, focus: false })
  else proof.clear()
})

published.addEventListener('change', () => {
  if (input) read({ ...input, published: published.value })
})
intake(next => read({ ...next, sample: null }), complain)

try {
  const [samples] = await Promise.all([loadSamples(), init()])
  choice.replaceChildren(
    el('option', { value: '', hidden: true }, 'Your own article'),
    ...samples.map(({ id, title }) => el('option', { value: id }, title)))
  choice.disabled = !samples.length
  const open = id => {
    const sample = samples.find(s => s.id === id)
    return read({ ...sample, name: sample.title, sample: id })
  }
  choice.addEventListener('change', () => open(choice.value))
  // Unless somebody was quicker.
  if (!input && samples.length) await open(samples[0].id)
  else if (!input) byId('brief-body').replaceChildren(el('p', { class: 'waiting' }, 'Paste an article to see its brief.'))
} catch (error) {
  complain(explain(error))
  byId('brief-body').replaceChildren()
} finally {
  desk.setAttribute('aria-busy', 'false')
  countRequests(byId('requests'))
}
