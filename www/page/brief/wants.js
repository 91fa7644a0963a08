// Who wants what: a table with a group of rows for each party, a row for each kind of position.
import { el } from '../dom.js'
import { count, POSITION_KINDS } from '../wording.js'
import { groups, label, link, list, own, section, words } from './parts.js'

export function wants({ article: { text }, actors, positions }) {
  if (!positions.length) return null
  const parties = [...groups(positions, position => position.actor)].sort(([a], [b]) => (a ?? Infinity) - (b ?? Infinity))
  const body = ([party, items]) => el('tbody', {},
    el('tr', {}, el('th', { class: 'party', scope: 'rowgroup', colspan: '2' },
      party === null ? label('Party not named', 'plain') : own('', actors[party].name))),
    Object.keys(POSITION_KINDS).map(kind => {
      const row = items.filter(({ value }) => value.kind === kind)
      return row.length ? el('tr', {}, el('th', { scope: 'row' }, POSITION_KINDS[kind]),
        el('td', {}, list('ul', {}, row, ({ value, index }) => el('li', {}, item(value, index, text, actors)), { first: 4 }))) : null
    }))
  const content = [list('table', {}, parties, body, { first: 12, what: 'parties' })].flat()
  content[0].prepend(el('caption', { class: 'unseen' }, 'What each party demands, offers, refuses, accepts and holds'))
  return section('wants', 'Who wants what', count(positions.length, 'position'), content)
}

function item(position, index, text, actors) {
  // A stance may be for or against: the article's own word tells which.
  const notes = [
    position.kind === 'stance' && position.cue.end <= position.start && text.slice(position.cue.start, position.cue.end),
    position.toward !== null && `toward ${actors[position.toward].name}`,
    position.conditional && 'on a condition',
    position.voice === 'author' && 'author’s reading',
  ].filter(Boolean)
  return link(`positions/${index}`, words(text, position), notes.length ? [' ', label(notes.join(', '))] : null)
}
