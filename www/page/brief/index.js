// The brief: its sections in order, and an index of them at the top.
import { breathe, el } from '../dom.js'
import { glance } from './glance.js'
import { leftOpen } from './left-open.js'
import { notices } from './notices.js'
import { numbers } from './numbers.js'
import { people } from './people.js'
import { phrases } from './phrases.js'
import { prospects } from './prospects.js'
import { quotes } from './quotes.js'
import { results } from './results.js'
import { timeline } from './timeline.js'
import { voice } from './voice.js'
import { wants } from './wants.js'

const FIRST = [notices, glance]
const REST = [people, timeline, numbers, quotes, wants, results, prospects, voice, phrases, leftOpen]

/** Shows the brief, the first sections at once; `isStale()` ends it when another article has come. */
export async function showBrief(root, analysis, isStale = () => false) {
  const first = FIRST.map(make => make(analysis)).filter(Boolean)
  root.replaceChildren(...first)
  for (const make of REST) {
    // A short article is shown in one go, a long one lets the reader in between.
    if (analysis.sentences.length > 300) await breathe()
    if (isStale()) return
    const section = make(analysis)
    if (section) root.append(section)
  }
  if (!root.childElementCount) root.append(el('p', { class: 'waiting' }, 'There is nothing to tell about this text.'))
  const parts = [...root.querySelectorAll('.part:not(.glance)')]
  const inside = parts.length > 2 ? el('nav', { class: 'inside', 'aria-label': 'Sections of the brief' }, el('ul', {}, parts.map(part => {
    const title = part.querySelector('.part-title')
    return el('li', {}, el('a', { href: `#${title.id}` }, title.firstChild.data))
  }))) : null
  if (inside) (root.querySelector('.glance') ?? root.firstChild).after(inside)
}
