// Timeline: the dated events in order, drawn as a line with a stop for each.
import { el } from '../dom.js'
import { days, number } from '../wording.js'
import { label, link, list, section, words } from './parts.js'

const NOTES = { inherited: 'date inferred' }
const STATUS = { planned: 'planned', hypothetical: 'may happen', ongoing: 'goes on', happened: '' }

export function timeline({ article: { text }, events, timeline: entries }) {
  let last = null
  const items = entries.map(({ from, to, event }) => {
    const found = events[event]
    const when = days(from, to)
    const notes = [STATUS[found.status], NOTES[found.when?.basis]].filter(Boolean)
    const item = el('li', { class: found.status },
      el('span', { class: when === last ? 'when again' : 'when' }, when),
      link(`events/${event}`, words(text, found), notes.length ? [' ', label(notes.join(', '))] : null))
    last = when
    return item
  })
  return section('timeline', 'Timeline', number(entries.length), items.length ? list('ol', { class: 'stops' }, items, 10) : null)
}
