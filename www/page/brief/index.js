// The brief: its sections in order.
import { el } from '../dom.js'
import { glance } from './glance.js'
import { leftOpen } from './left-open.js'
import { numbers } from './numbers.js'
import { people } from './people.js'
import { phrases } from './phrases.js'
import { prospects } from './prospects.js'
import { quotes } from './quotes.js'
import { results } from './results.js'
import { timeline } from './timeline.js'
import { voice } from './voice.js'
import { wants } from './wants.js'

const SECTIONS = [glance, people, timeline, numbers, quotes, wants, results, prospects, voice, phrases, leftOpen]

export function showBrief(root, analysis) {
  const sections = SECTIONS.map(make => make(analysis)).filter(Boolean)
  root.replaceChildren(...(sections.length ? sections : [el('p', { class: 'waiting' }, 'There is nothing to tell about this text.')]))
}
