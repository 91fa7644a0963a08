// A live page to the article in it, and from places in the article back to the page. The page's HTML goes through the same
// extractor as any other; then each block is looked up in the DOM by its letters.
import { lastAt, lettersOf, readText } from './dom-text.js'
import { NutgrafError } from './error.js'

// What says nothing about the article and would only have to be parsed.
const IDLE = 'script:not([type="application/ld+json" i]), style, svg, canvas, nut-graf'
// How many letters behind the block before it a block is looked for that is cut in another way than the DOM.
const AHEAD = 50_000
// From this many letters on a text that is there twice is no coincidence.
const SENTENCE = 30

/**
 * @param call runs a function of the module
 * @param root a document or an element
 * @returns `{ article, rangeOf }`
 */
export function readDocument(call, root, options) {
  const document = root?.nodeType === 9 ? root : root?.nodeType === 1 ? root.ownerDocument : null
  if (!document?.documentElement) throw new NutgrafError('bad-input', 'fromDocument() takes a document or an element of one.')
  const whole = root === document || root === document.documentElement || root === document.body
  const address = /^https?:/.test(document.URL) ? { url: document.URL } : {}
  const text = readText(root)
  const settings = options === undefined || typeof options === 'object' ? { ...address, ...options } : options
  let article = call('extract', whole ? htmlOf(document, unseenCopies(text)) : htmlAround(document, root, unseenCopies(text)), settings)
  // Who names an element knows that the article is in it, however little it looks like one.
  if (!whole && !article.blocks.length) article = call('analyze', plainly(article, text), { include: [] }).article
  const places = placesOf(article, text)

  /** From a span of the article to a Range of the page. Null where the page shows nothing of it, or has changed there. */
  function rangeOf(start, end) {
    if (typeof start === 'object') ({ start, end } = start)
    let from
    let to
    for (let i = Math.max(0, lastAt(places, start, place => place.start)); i < places.length && places[i].start < end; i++) {
      const place = places[i]
      if (place.at < 0 || place.end <= start) continue
      const upTo = offset => place.at + lettersOf(article.text.slice(place.start, offset)).length
      from ??= upTo(Math.max(start, place.start))
      to = upTo(Math.min(end, place.end))
    }
    return from < to ? text.rangeOf(from, to) : null
  }
  return { article, rangeOf }
}

/** Elements that show nobody a text which another element shows: an article is often there once for phones and once for desks. */
function unseenCopies({ letters, pieces }) {
  const byText = new Map()
  for (const { from, to, host } of pieces) {
    if (to - from < SENTENCE) continue
    const key = letters.slice(from, to)
    if (byText.has(key)) byText.get(key).push(host)
    else byText.set(key, [host])
  }
  return [...byText].flatMap(([key, hosts]) => {
    if (hosts.length < 2) return []
    const unseen = hosts.filter(host => host.checkVisibility?.() === false && lettersOf(host.textContent) === key)
    return unseen.length < hosts.length ? unseen : []
  })
}

/** The source of the page, taken from a copy that is not alive: nothing in it loads, runs or is upgraded. */
function htmlOf(document, unseen) {
  return cleaned(copied(inertOf(document), document.documentElement, unseen))
}

/** The page with nothing in its body but one element, in elements like those around it. */
function htmlAround(document, element, unseen) {
  const inert = inertOf(document)
  let copy = copied(inert, element, unseen)
  for (let outer = element.parentElement; outer; outer = outer.parentElement) {
    const shell = inert.importNode(outer, false)
    if (outer === document.documentElement) {
      const head = document.head ? inert.importNode(document.head, true) : inert.createElement('head')
      for (const data of document.body?.querySelectorAll('script[type="application/ld+json" i]') ?? []) head.append(inert.importNode(data, true))
      shell.append(head)
    }
    shell.append(copy)
    copy = shell
  }
  return cleaned(copy)
}

const inertOf = document => document.implementation.createHTMLDocument('')

function copied(inert, element, unseen) {
  const copy = inert.importNode(element, true)
  if (unseen.length) {
    const elements = [...element.querySelectorAll('*')]
    const copies = copy.querySelectorAll('*')
    const left = new Set(unseen)
    elements.forEach((original, index) => { if (left.has(original)) copies[index].textContent = '' })
  }
  return copy
}

function cleaned(copy) {
  for (const element of copy.querySelectorAll(IDLE)) element.remove()
  return copy.outerHTML
}

const KINDS = { li: 'list-item', dd: 'list-item', dt: 'list-item', blockquote: 'quote', figcaption: 'caption', caption: 'caption' }

/** An article of everything that stands in the element. */
function plainly(article, { pieces, rangeOf }) {
  let text = ''
  const blocks = []
  for (const { from, to, host } of pieces) {
    const part = rangeOf(from, to)?.toString().replace(/\s+/g, ' ').trim()
    if (!part) continue
    if (text) text += '\n'
    const name = host.localName
    const kind = KINDS[name] ?? (/^h[1-6]$/.test(name) ? 'heading' : host.closest?.('blockquote') ? 'quote' : 'paragraph')
    blocks.push({ start: text.length, end: text.length + part.length, kind })
    text += part
  }
  return { ...article, text, blocks, notes: article.notes.filter(note => note.code !== 'no-article') }
}

/**
 * For each block where its letters stand (`at`, -1 where they do not). Blocks whose text stands in the page once hold the
 * others in place: these are looked for between their neighbours, so that a teaser of the same words misleads nobody.
 */
function placesOf(article, { letters, pieces }) {
  const byText = new Map()
  pieces.forEach(({ from, to }, index) => {
    const key = letters.slice(from, to)
    if (!byText.has(key)) byText.set(key, [])
    byText.get(key).push(index)
  })
  const places = article.blocks.map(({ start, end, kind }) => {
    const own = lettersOf(article.text.slice(start, end))
    return { start, end, at: -1, own, isTitle: kind === 'title', found: byText.get(own) ?? [] }
  })
  const body = places.filter(place => !place.isTitle)
  const repeated = new Map()
  for (const { own } of body) repeated.set(own, (repeated.get(own) ?? 0) + 1)
  const anchors = longestRise(body.filter(({ found }) => found.length === 1), place => place.found[0])

  let next = 0
  let last = -1
  for (const place of body) {
    if (place === anchors[next]) {
      last = place.found[0]
      place.at = pieces[last].from
      next++
      continue
    }
    const limit = anchors[next] ? anchors[next].found[0] : pieces.length
    const between = place.found.slice(lastAt(place.found, last, index => index) + 1, lastAt(place.found, limit - 1, index => index) + 1)
    if (between.length) {
      // Where the article has all copies of a text, they stand in its order; else it has the one that is seen.
      last = repeated.get(place.own) >= place.found.length ? between[0] : visibleFirst(between, pieces)
      place.at = pieces[last].from
    } else {
      const from = last < 0 ? 0 : pieces[last].to
      const to = Math.min(limit < pieces.length ? pieces[limit].from : letters.length, from + AHEAD + place.own.length)
      const at = letters.slice(from, to).indexOf(place.own)
      if (at < 0 || !place.own) continue
      place.at = from + at
      last = lastAt(pieces, place.at + place.own.length - 1, piece => piece.from)
    }
  }
  // The title may stand anywhere, and again in lists of links.
  for (const place of places) {
    if (!place.isTitle || !place.found.length) continue
    const heading = place.found.filter(index => pieces[index].host.localName === 'h1')
    place.at = pieces[visibleFirst(heading.length ? heading : place.found, pieces)].from
  }
  return places
}

const visibleFirst = (indices, pieces) => indices.length === 1 ? indices[0] : indices.slice(0, 20).find(index => pieces[index].host.checkVisibility?.()) ?? indices[0]

/** The longest part of a list whose keys rise. */
function longestRise(list, keyOf) {
  const ends = []
  const before = new Map()
  for (const item of list) {
    const at = lastAt(ends, keyOf(item) - 1, keyOf) + 1
    before.set(item, ends[at - 1])
    ends[at] = item
  }
  const rise = []
  for (let item = ends.at(-1); item; item = before.get(item)) rise.push(item)
  return rise.reverse()
}
