// Told as fact, or judged by the author: how the sentences divide, and the judged ones.
import { el } from '../dom.js'
import { count, number } from '../wording.js'
import { link, list, section, words } from './parts.js'

export function voice({ article: { text }, sentences }) {
  const judged = sentences.map((value, index) => ({ value, index })).filter(({ value }) => value.voice === 'analysis')
  if (!judged.length) return null
  const told = sentences.length - judged.length
  const scale = el('div', { class: 'scale', 'aria-hidden': 'true' })
  scale.style.setProperty('--judged', judged.length / sentences.length)
  return section('voice', 'Told as fact, or judged', null,
    el('p', { class: 'division' }, `${count(told, 'sentence')} told as fact, ${number(judged.length)} judged by the author (a line in the margin of the article).`),
    scale,
    list('ul', {}, judged, ({ value, index }) => el('li', {}, link(`judged/${index}`, words(text, value))), { first: 3 }))
}
