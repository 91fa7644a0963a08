// What the sections of the brief are made of.
import { el } from '../dom.js'
import { gloss as wording, number } from '../wording.js'

/** A link from an item of the brief to its place in the article. A click is answered by page/evidence.js. */
export function link(id, ...children) {
  return el('a', { class: 'place', href: '#article', 'data-find': id }, children)
}

/** A section with its heading; null where there is nothing to show. */
export function section(name, title, tally, ...children) {
  const content = children.flat().filter(Boolean)
  if (!content.length) return null
  const id = `brief-${name}`
  return el('section', { class: `part ${name}`, 'aria-labelledby': id },
    el('h3', { class: 'part-title', id }, title, tally ? el('span', { class: 'tally' }, tally) : null), content)
}

/** The words of the article, set apart from ours by their type. */
export const words = (text, { start, end }) => el('span', { class: 'words' }, text.slice(start, end))

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
  return el('span', { class: 'words' }, pieces, text.slice(at, end))
}

/** A list that shows its first items and has a button for the rest. */
export function list(tag, attributes, items, first = Infinity) {
  const root = el(tag, attributes, items)
  if (items.length <= first + 1) return root
  const rest = items.slice(first)
  rest.forEach(item => { item.hidden = true })
  const more = el('button', { type: 'button', class: 'more' }, `Show all ${number(items.length)}`)
  more.addEventListener('click', () => {
    rest.forEach(item => { item.hidden = false })
    more.remove()
    rest[0].querySelector('a, button')?.focus()
  })
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
