// What came of it, by status.
import { el } from '../dom.js'
import { number, OUTCOME_STATUS } from '../wording.js'
import { link, list, section, words } from './parts.js'

const ORDER = Object.keys(OUTCOME_STATUS)

export function results({ article: { text }, outcomes }) {
  const sorted = outcomes.map((value, index) => ({ value, index })).sort((a, b) => ORDER.indexOf(a.value.status) - ORDER.indexOf(b.value.status) || a.index - b.index)
  const item = ({ value, index }) => el('li', {},
    el('span', { class: `tag ${value.status}` }, OUTCOME_STATUS[value.status]), link(`outcomes/${index}`, words(text, value)))
  return section('results', 'What came of it', number(outcomes.length), outcomes.length ? list('ul', { class: 'tagged' }, sorted, item, { first: 12, what: 'outcomes' }) : null)
}
