// What may follow, the surest first.
import { el } from '../dom.js'
import { number, STRENGTHS } from '../wording.js'
import { label, link, section, words } from './parts.js'

export function prospects({ article: { text }, outlook }) {
  const rows = Object.keys(STRENGTHS).map(strength => {
    const items = outlook.map((value, index) => ({ value, index })).filter(({ value }) => value.strength === strength)
    return items.length ? el('div', { class: `strength ${strength}` },
      el('h4', {}, el('span', { class: 'gauge', 'aria-hidden': 'true' }, el('i'), el('i'), el('i'), el('i')), STRENGTHS[strength]),
      el('ul', {}, items.map(({ value, index }) => {
        const notes = [value.conditional && 'on a condition', value.voice === 'author' ? 'by the author' : 'reported'].filter(Boolean)
        return el('li', {}, link(`outlook/${index}`, words(text, value), ' ', label(notes.join(', '))))
      }))) : null
  })
  return section('prospects', 'What may follow', number(outlook.length), rows.filter(Boolean))
}
