// Quotes by speaker. Without a sure speaker the place stays empty and says so.
import { el } from '../dom.js'
import { count } from '../wording.js'
import { groups, label, link, list, own, section, words } from './parts.js'

const MARKS = { mixed: 'partly quoted', indirect: 'paraphrased' }

export function quotes({ article: { text }, actors, quotes: found }) {
  const said = found.filter(quote => quote.kind !== 'scare')
  const scare = found.length - said.length
  const open = said.filter(quote => quote.source === null && quote.actor === null).length
  const speakers = groups(found, quote => quote.kind === 'scare' ? 'scare' : quote.actor ?? (quote.source ? text.slice(quote.source.start, quote.source.end) : 'none'))
  // Those whom nobody is named for come last.
  const order = [...speakers].sort(([a], [b]) => rank(a) - rank(b))
  // A paraphrase says what was done with it: what was denied was not said.
  const verb = ({ kind, source, cue }) => kind !== 'direct' && cue && source && source.end <= cue.start ? `${text.slice(cue.start, cue.end)}, ` : ''
  const item = ({ value, index }) => el('li', { class: value.kind },
    link(`quotes/${index}`, words(text, value), MARKS[value.kind] ? [' ', label(verb(value) + MARKS[value.kind])] : null))
  const group = ([speaker, items]) => el('li', { class: 'speaker' }, el('h4', {}, heading(speaker, actors)), list('ul', {}, items, item, { first: 5 }))
  const tally = [said.length ? count(said.length, 'quote') : null, open ? `${open} without a speaker` : null, scare ? `${scare} marked by the author` : null]
  return section('quotes', 'Quotes', tally.filter(Boolean).join(', '), found.length ? list('ul', { class: 'speakers' }, order, group, { first: 10, what: 'speakers' }) : null)
}

const rank = speaker => speaker === 'scare' ? 2 : speaker === 'none' ? 1 : 0

function heading(speaker, actors) {
  if (speaker === 'scare') return label('Marked by the author, nobody’s statement', 'plain')
  if (speaker === 'none') return label('No speaker found', 'plain')
  return own('', typeof speaker === 'number' ? actors[speaker].name : speaker)
}
