// Who is in it: names with what they are, how often they appear and what they said and want.
import { el } from '../dom.js'
import { count, number, region } from '../wording.js'
import { label, link, list, section } from './parts.js'

export function people({ actors, quotes, positions }) {
  const items = actors.map((actor, i) => {
    const said = quotes.filter(quote => quote.actor === i && quote.kind !== 'scare').length
    const wants = positions.filter(position => position.actor === i).length
    const country = actor.country && region(actor.country)
    const facts = [actor.kind, country !== actor.name && country, said && count(said, 'statement'), wants && count(wants, 'position')]
    return el('li', {}, link(`actors/${i}`, el('span', { class: 'words' }, actor.name), ' ',
      label(facts.filter(Boolean).join(' · ')), ' ', label(`${number(actor.mentions.length)}×`, 'times')))
  })
  return section('people', 'Who is in it', number(actors.length), actors.length ? list('ul', { class: 'actors' }, items, 8) : null)
}
