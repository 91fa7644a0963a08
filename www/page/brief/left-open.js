// What was left open: where nutgraf abstained, and what it did not find at all.
import { el } from '../dom.js'
import { count, note as wording } from '../wording.js'
import { GRAVE } from './notices.js'
import { section } from './parts.js'

const LISTS = [['actors', 'names'], ['timeline', 'dated events'], ['quantities', 'numbers'], ['quotes', 'quotes'], ['positions', 'demands or offers'],
  ['outcomes', 'outcomes'], ['outlook', 'forecasts']]

/** The notes as plain sentences, for the page and for export. */
export function openQuestions(analysis) {
  const { article, quotes, positions, times, notes } = analysis
  const lines = notes.map(note => wording(note, article.language))
  const said = quotes.filter(quote => quote.kind !== 'scare')
  const partial = (all, open, one, what) => { if (open) lines.push(`${count(all, one)}, ${open} ${what}.`) }
  partial(said.length, said.filter(quote => quote.actor === null && quote.source === null).length, 'quote', 'without a speaker')
  partial(positions.length, positions.filter(position => position.actor === null).length, 'position', 'without a party')
  partial(times.length, times.filter(time => time.from === null && time.type === 'date').length, 'time', 'without a calendar date')
  const absent = LISTS.filter(([list]) => !analysis[list].length).map(([, name]) => name)
  if (absent.length) lines.push(`Not found here: ${absent.join(', ')}.`)
  return lines
}

export function leftOpen(analysis) {
  const lines = openQuestions({ ...analysis, notes: analysis.notes.filter(({ code }) => !GRAVE.has(code)) })
  return section('left-open', 'Left open', null, lines.length ? el('ul', {}, lines.map(line => el('li', {}, line))) : null)
}
