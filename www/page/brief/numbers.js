// Numbers: each with the words around it, so that one sees what was counted.
import { el } from '../dom.js'
import { number } from '../wording.js'
import { link, list, own, section, sentenceAround } from './parts.js'

export function numbers({ article: { text }, sentences, quantities }) {
  const item = (quantity, i) => {
    const { start, end } = sentenceAround(quantity, sentences)
    return el('li', {}, link(`quantities/${i}`,
      own('figure', text.slice(quantity.start, quantity.end)), ' ',
      own('context', text.slice(start, quantity.start), el('b', {}, text.slice(quantity.start, quantity.end)), text.slice(quantity.end, end))))
  }
  return section('numbers', 'Numbers', number(quantities.length), quantities.length ? list('ul', { class: 'figures' }, quantities, item, { first: 8, what: 'numbers' }) : null)
}
