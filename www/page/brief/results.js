// What came of it, by status.
import { el } from '../dom.js'
import { number, OUTCOME_STATUS } from '../wording.js'
import { link, section, words } from './parts.js'

export function results({ article: { text }, outcomes }) {
  return section('results', 'What came of it', number(outcomes.length), outcomes.length ? el('ul', { class: 'tagged' }, outcomes.map((outcome, i) =>
    el('li', {}, el('span', { class: `tag ${outcome.status}` }, OUTCOME_STATUS[outcome.status]), link(`outcomes/${i}`, words(text, outcome))))) : null)
}
