// What the sections of the brief are made of.
import { el } from '../dom.js'
import { gloss as wording, number } from '../wording.js'

// A list grows by so many items at a time: a long article has thousands.
const STEP = 100

/** A link from an item of the brief to its place in the article. A click is answered by reading/evidence.js. */
export function link(id, ...children) {
  return el('a', { class: 'place', href: '#article', 'data-find': id }, children)
}

/** The same to one of several places of a find. */
export function linkTo(id, place, ...children) {
  return el('a', { class: 'place', href: '#article', 'data-find': id, 'data-place': place }, children)
}

/** A section with its heading; null where there is nothing to show. */
export function section(name, title, tally, ...children) {
  const content = children.flat().filter(Boolean)
  if (!content.length) return null
  const id = `brief-${name}`
  return el('section', { class: `part ${name}`, 'aria-labelledby': id },
    el('h3', { class: 'part-title', id, tabindex: '-1' }, title, tally ? el('span', { class: 'tally' }, tally) : null), content)
}

let language = null
/** Tells in which language the words of the next brief are; the page's own is English. */
export const speak = found => { language = found === 'en' || found === 'und' ? null : found }

/** Something in the article's words, set apart from ours by its type. */
export const own = (kind, ...children) => el('span', { class: `words ${kind}`.trim(), lang: language }, children)

/** The words of the article. Where a quotation is cut off before its closing mark, that is drawn behind them. */
export function words(text, { start, end }, kind = '') {
  const slice = own(kind, text.slice(start, end))
  if (isOpen(text.slice(start, end), text[end])) slice.dataset.close = text[end]
  return slice
}

const OPENS = { '”': '“', '’': '‘', '»': '«' }
/** Whether a closing mark behind a slice closes what was opened in it. */
function isOpen(slice, mark) {
  if (mark === '"') return slice.split('"').length % 2 === 0
  return mark in OPENS && slice.lastIndexOf(OPENS[mark]) > slice.lastIndexOf(mark)
}

/** A short note of ours beside them. */
export const label = (text, kind = '') => el('span', { class: `label ${kind}`.trim() }, text)

/** A slice with its glosses: each stands in brackets behind the words it explains and is not part of the slice. */
export function glossed(text, { start, end }, glosses) {
  const pieces = []
  let at = start
  for (const gloss of [...glosses].sort((a, b) => a.end - b.end)) {
    if (gloss.end <= at || gloss.end > end) continue
    pieces.push(text.slice(at, gloss.end), ' ', el('span', { class: 'gloss' }, `[${wording(gloss.text)}]`))
    at = gloss.end
  }
  return own('', pieces, text.slice(at, end))
}

/**
 * A list of what `make` makes of each value. It shows the first ones and has a button for more; items are made when they are
 * shown. `first` is how many, `what` what they are called.
 */
export function list(tag, attributes, values, make, { first = Infinity, what = '' } = {}) {
  const root = el(tag, attributes)
  let shown = 0
  const grow = upTo => {
    root.append(...values.slice(shown, upTo).map((value, i) => make(value, shown + i)))
    shown = Math.min(upTo, values.length)
  }
  grow(values.length <= first + 1 ? values.length : first)
  if (shown === values.length) return root
  const face = () => {
    const left = values.length - shown
    return left > STEP ? `Show ${number(STEP)} more of ${number(left)}` : `Show all ${number(values.length)}${what && ` ${what}`}`
  }
  const more = el('button', { type: 'button', class: 'more' }, face())
  const showMore = () => {
    const next = root.children.length
    grow(shown + STEP)
    if (shown === values.length) more.remove()
    else more.textContent = face()
    return root.children[next]
  }
  more.addEventListener('click', () => showMore()?.querySelector('a, button')?.focus())
  // What print.js needs to have it all on paper.
  more.showMore = showMore
  return [root, more]
}

/** Groups a list by a key, keeping the order in which keys first appear; items are `{value, index}`. */
export function groups(values, key) {
  const found = new Map()
  values.forEach((value, index) => {
    const k = key(value)
    if (!found.has(k)) found.set(k, [])
    found.get(k).push({ value, index })
  })
  return found
}

/** The sentence that a find stands in; sentences are sorted. */
export function sentenceAround(found, sentences) {
  let low = 0
  let high = sentences.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (sentences[middle].start <= found.start) low = middle
    else high = middle - 1
  }
  const sentence = sentences[low]
  return sentence && sentence.start <= found.start && found.end <= sentence.end ? sentence : found
}
