// Who is in it: a card for each actor, with where it is mentioned, what else it is called, what it said and wants.
import { el, svg } from '../dom.js'
import { count, KINDS, number, POSITION_KINDS, region } from '../wording.js'
import { groups, label, link, linkTo, list, own, section, words } from './parts.js'

const ALIASES = 5
const EACH = 6
// Forms that name an actor; pronouns and the like are mentions but no names.
const NAMING = new Set(['name', 'metonym', 'demonym', 'description'])

export function people({ article: { text }, actors, quotes, positions }) {
  const said = groups(quotes, quote => quote.kind === 'scare' ? null : quote.actor)
  const wanted = groups(positions, position => position.actor)
  const card = (actor, i) => {
    const country = actor.country && region(actor.country)
    const facts = [KINDS[actor.kind], country !== actor.name && country, count(actor.mentions.length, 'mention')]
    return el('li', { class: 'card' },
      link(`actors/${i}`, own('name', actor.name)),
      el('p', { class: 'label' }, facts.filter(Boolean).join(' · ')),
      spread(actor.mentions, text.length),
      aliases(actor, i, text),
      doings(said.get(i) ?? [], wanted.get(i) ?? [], text))
  }
  return section('people', 'Who is in it', number(actors.length), actors.length ? list('ul', { class: 'cards' }, actors, card, { first: 6, what: 'names' }) : null)
}

/** Where in the article it is mentioned: a stroke for each place, from the beginning on the left to the end on the right. */
function spread(mentions, length) {
  const seen = new Set()
  const strokes = []
  for (const { start } of mentions) {
    const x = Math.round(start / Math.max(1, length) * 200) / 2
    if (seen.has(x)) continue
    seen.add(x)
    strokes.push(svg('rect', { x: `${x}%`, y: 0, width: 2, height: 8 }))
  }
  return svg('svg', { class: 'spread', width: '100%', height: 8, 'aria-hidden': 'true', focusable: 'false' }, strokes)
}

function aliases(actor, i, text) {
  const seen = new Set([actor.name.toLowerCase()])
  const found = []
  actor.mentions.forEach((mention, place) => {
    const name = text.slice(mention.start, mention.end)
    if (!NAMING.has(mention.form) || seen.has(name.toLowerCase()) || found.length > ALIASES) return
    seen.add(name.toLowerCase())
    found.push(linkTo(`actors/${i}`, place, own('', name)))
  })
  return found.length ? el('p', { class: 'aliases' }, label('also '), found.slice(0, ALIASES).flatMap((name, k) => k ? [', ', name] : [name])) : null
}

function doings(said, wanted, text) {
  if (!said.length && !wanted.length) return null
  const face = [said.length && `said ${number(said.length)}`, wanted.length && `wants ${number(wanted.length)}`].filter(Boolean).join(', ')
  const item = (id, { start, end }, note) => el('li', {}, link(id, note ? [label(note), ' '] : null, words(text, { start, end })))
  return el('details', { class: 'doings' }, el('summary', {}, face), el('ul', {},
    said.slice(0, EACH).map(({ value, index }) => item(`quotes/${index}`, value, 'said')),
    wanted.slice(0, EACH).map(({ value, index }) => item(`positions/${index}`, value, POSITION_KINDS[value.kind].toLowerCase()))))
}
