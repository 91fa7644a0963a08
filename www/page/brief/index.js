// The brief: its sections in order, and an index of them at the top.
import { breathe, el, painted } from '../dom.js'
import { glance } from './glance.js'
import { leftOpen } from './left-open.js'
import { notices } from './notices.js'
import { numbers } from './numbers.js'
import { people } from './people.js'
import { speak } from './parts.js'
import { phrases } from './phrases.js'
import { prospects } from './prospects.js'
import { quotes } from './quotes.js'
import { results } from './results.js'
import { timeline } from './timeline.js'
import { voice } from './voice.js'
import { wants } from './wants.js'

const FIRST = [notices, glance]
const REST = [people, timeline, numbers, quotes, wants, results, prospects, voice, phrases, leftOpen]

/**
 * Shows the brief: the first sections at once, the others when these are painted; `isStale()` ends it when another article has come.
 * What is there does not move when more comes.
 */
export async function showBrief(root, analysis, isStale = () => false) {
  speak(analysis.article.language)
  root.replaceChildren(...FIRST.map(make => make(analysis)).filter(Boolean))
  await painted()
  // Of a short article the rest is shown in one go, a long one lets the reader in between.
  const isLong = analysis.sentences.length > 300
  const parts = []
  for (const make of REST) {
    if (isLong) await breathe()
    if (isStale()) return
    const part = make(analysis)
    if (part) parts.push(part)
  }
  if (parts.length > 2) root.append(inside(parts))
  for (const part of parts) {
    if (isLong) await breathe()
    if (isStale()) return
    root.append(part)
  }
  if (!root.childElementCount) root.append(el('p', { class: 'waiting' }, 'There is nothing to tell about this text.'))
}

const inside = parts => el('nav', { class: 'inside', 'aria-label': 'Sections of the brief' }, el('ul', {}, parts.map(part => {
  const title = part.querySelector('.part-title')
  return el('li', {}, el('a', { href: `#${title.id}` }, title.firstChild.data))
})))
