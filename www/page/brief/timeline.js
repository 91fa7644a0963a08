// Timeline: the dated events, drawn on a line and listed in order.
import { el } from '../dom.js'
import { days, number } from '../wording.js'
import { drawing } from './timeline-drawing.js'
import { label, link, list, section, words } from './parts.js'

const NOTES = { inherited: 'date inferred' }
const STATUS = { planned: 'planned', hypothetical: 'may happen', ongoing: 'goes on', happened: '' }

export function timeline({ article: { text, published }, events, timeline: entries }) {
  const said = entries.map(({ from, to }) => days(from, to))
  const item = ({ event }, i) => {
    const found = events[event]
    const notes = [STATUS[found.status], NOTES[found.when?.basis]].filter(Boolean)
    return el('li', { class: found.status },
      el('span', { class: said[i] === said[i - 1] ? 'when again' : 'when' }, said[i]),
      link(`events/${event}`, words(text, found), notes.length ? [' ', label(notes.join(', '))] : null))
  }
  return section('timeline', 'Timeline', number(entries.length), entries.length ? [drawing(entries, events, published, text), list('ol', { class: 'stops' }, entries, item, { first: 10, what: 'events' })].flat() : null)
}
