// Numbers: each with the words around it, so that one sees what was counted.
import { el } from '../dom.js'
import { number } from '../wording.js'
import { link, list, section } from './parts.js'

export function numbers({ article: { text }, sentences, quantities }) {
  const items = quantities.map((quantity, i) => {
    const { start, end } = around(quantity, sentences)
    return el('li', {}, link(`quantities/${i}`,
      el('span', { class: 'words figure' }, text.slice(quantity.start, quantity.end)), ' ',
      el('span', { class: 'words context' }, text.slice(start, quantity.start), el('b', {}, text.slice(quantity.start, quantity.end)), text.slice(quantity.end, end))))
  })
  return section('numbers', 'Numbers', number(quantities.length), items.length ? list('ul', { class: 'figures' }, items, 8) : null)
}

/** The sentence that a find stands in. */
function around(found, sentences) {
  return sentences.find(sentence => sentence.start <= found.start && found.end <= sentence.end) ?? found
}
