// What may follow, the surest first.
import { el } from '../dom.js'
import { number, STRENGTHS } from '../wording.js'
import { groups, label, link, list, section, words } from './parts.js'

export function prospects({ article: { text }, outlook }) {
  const sorted = groups(outlook, item => item.strength)
  const item = ({ value, index }) => {
    const notes = [value.conditional && 'on a condition', value.voice === 'author' ? 'by the author' : 'reported'].filter(Boolean)
    return el('li', {}, link(`outlook/${index}`, words(text, value), ' ', label(notes.join(', '))))
  }
  const rows = Object.keys(STRENGTHS).filter(strength => sorted.has(strength)).map(strength => el('div', { class: `strength ${strength}` },
    el('h4', {}, el('span', { class: 'gauge', 'aria-hidden': 'true' }, el('i'), el('i'), el('i'), el('i')), STRENGTHS[strength]),
    list('ul', {}, sorted.get(strength), item, { first: 12 })))
  return section('prospects', 'What may follow', number(outlook.length), rows)
}
