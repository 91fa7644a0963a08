// The article on the page: its blocks as elements, and the way between offsets of the text and places in the DOM.
import { breathe, el } from '../dom.js'
import { count, date, FIELDS, moment, number, ORIGINS } from '../wording.js'

const TAGS = { title: 'h2', heading: 'h3', quote: 'blockquote' }
// From this many blocks on only those near the window are laid out and marked, stretch by stretch.
const MANY = 200
const STRETCH = 16
// What a stretch is taken to be high before it is laid out: roughly, a line has so many letters and pixels.
const LETTERS = 62
const LINE = 30

/** Shows an article in `root` and answers where an offset is. Offsets are UTF-16 code units, as in the result. */
export class Sheet {
  #root
  #blocks = []
  #seen = new Set()
  #observer = null
  #onSeen

  /** `onSeen()` is called when other blocks come near the window. */
  constructor(root, onSeen) {
    this.#root = root
    this.#onSeen = onSeen
  }

  /** The element that holds the blocks. */
  body = null

  /** Shows an article; resolves when its last block stands there. `isStale()` ends it when another article has come. */
  async show(article, origin, isStale = () => false) {
    const { text, language } = article
    this.#observer?.disconnect()
    this.#observer = null
    this.#seen = new Set()
    this.#blocks = article.blocks.map(({ start, end, kind }, index) => ({ start, end, kind, index, node: null }))
    const many = this.#blocks.length > MANY
    const entries = new Map((article.entries ?? []).map(({ start, time }) => [start, time]))
    this.body = el('div', { class: many ? 'blocks many' : 'blocks', lang: language === 'und' ? null : language, dir: 'auto' })
    const make = block => {
      block.node = el(TAGS[block.kind] ?? 'p', { class: `block ${block.kind}`, tabindex: '-1' }, text.slice(block.start, block.end))
      block.node.dataset.block = block.index
      const time = entries.get(block.start)
      // When an entry of a live blog was written is no part of its text: it is shown above.
      if (time) block.node.dataset.entry = moment(time)
      return block.node
    }
    if (!many) {
      this.body.append(...this.#blocks.map(make))
      this.#seen = new Set(this.#blocks)
    }
    this.#root.replaceChildren(this.#imprint(article, origin), this.body)
    if (!many) return
    this.#watch()
    for (let from = 0; from < this.#blocks.length; from += STRETCH) {
      if (from > 0) {
        await breathe()
        if (isStale()) return
      }
      const some = this.#blocks.slice(from, from + STRETCH)
      const lines = some.reduce((sum, { start, end }) => sum + Math.ceil((end - start) / LETTERS) + 0.6, 0)
      const stretch = el('div', { class: 'stretch' }, some.map(make))
      stretch.dataset.from = from
      stretch.style.containIntrinsicBlockSize = `auto ${Math.round(lines * LINE)}px`
      this.body.append(stretch)
      this.#observer.observe(stretch)
    }
  }

  #watch() {
    this.#observer = new IntersectionObserver(entries => {
      for (const { target, isIntersecting } of entries) {
        const from = Number(target.dataset.from)
        for (const block of this.#blocks.slice(from, from + STRETCH)) this.#seen[isIntersecting ? 'add' : 'delete'](block)
      }
      this.#onSeen()
    }, { rootMargin: '25% 0px' })
  }

  #imprint({ text, blocks, byline, site, section, published, modified, words, readingMinutes, sources = [] }, origin) {
    const day = published?.slice(0, 10)
    const changed = modified?.slice(0, 10)
    // Who wrote it mostly stands in the text itself.
    const lines = blocks.filter(({ kind }) => kind === 'byline').map(({ start, end }) => text.slice(start, end)).join(' ')
    const authors = byline.filter(author => !lines.includes(author)).join(', ')
    const facts = [origin, site, section, authors, day && date(day), changed && changed !== day && `changed ${date(changed)}`, count(words, 'word'), words > 0 && `${number(readingMinutes)} min to read`]
    return el('div', { class: 'imprint' }, el('p', {}, facts.filter(Boolean).map(fact => el('span', {}, fact))),
      // What was read beside the text, and from which part of the page.
      sources.length ? el('details', {}, el('summary', {}, 'Where this stands in the page'),
        el('dl', {}, sources.map(({ field, from }) => el('div', {}, el('dt', {}, FIELDS[field] ?? field), el('dd', {}, ORIGINS[from] ?? from))))) : null)
  }

  /** The blocks at or near the window, in order. */
  get seen() {
    return [...this.#seen].sort((a, b) => a.start - b.start)
  }

  get isEmpty() {
    return !this.#blocks.length
  }

  /** The block `{start, end, kind, node}` at or before an offset; its node is null until it stands there. */
  blockAt(offset) {
    let low = 0
    let high = this.#blocks.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if (this.#blocks[middle].start <= offset) low = middle
      else high = middle - 1
    }
    return this.#blocks[low]
  }

  /** The block that an element stands in, or null. */
  blockOf(node) {
    const element = (node.nodeType === Node.TEXT_NODE ? node.parentNode : node)?.closest?.('.block')
    return element && this.body?.contains(element) ? this.#blocks[element.dataset.block] : null
  }

  /** `[node, offset in it]`. Marks may have cut a block's text into several nodes. */
  #point(offset) {
    const block = this.blockAt(offset)
    if (!block?.node) return null
    let rest = Math.max(0, Math.min(offset, block.end) - block.start)
    const walker = document.createTreeWalker(block.node, NodeFilter.SHOW_TEXT)
    let node = walker.nextNode()
    if (!node) return [block.node, 0]
    for (let next = walker.nextNode(); next && rest > node.length; next = walker.nextNode()) {
      rest -= node.length
      node = next
    }
    return [node, Math.min(rest, node.length)]
  }

  /** A live range over a span, null where its blocks do not stand there yet. */
  range({ start, end }) {
    const [from, to] = [this.#point(start), this.#point(end)]
    if (!from || !to) return null
    const range = document.createRange()
    range.setStart(...from)
    range.setEnd(...to)
    return range
  }

  /** The same, cheap enough for thousands. */
  staticRange({ start, end }) {
    const [from, to] = [this.#point(start), this.#point(end)]
    if (!from || !to) return null
    return new StaticRange({ startContainer: from[0], startOffset: from[1], endContainer: to[0], endOffset: to[1] })
  }

  /** The offset under a point of the viewport, null where there is no text. */
  offsetUnder(x, y) {
    const caret = document.caretPositionFromPoint?.(x, y)
    const [node, at] = caret ? [caret.offsetNode, caret.offset] : caretFromRange(x, y)
    if (node?.nodeType !== Node.TEXT_NODE) return null
    const block = this.blockOf(node)
    if (!block) return null
    const before = document.createRange()
    before.setStart(block.node, 0)
    before.setEnd(node, at)
    return block.start + before.toString().length
  }
}

function caretFromRange(x, y) {
  const range = document.caretRangeFromPoint?.(x, y)
  return range ? [range.startContainer, range.startOffset] : [null, 0]
}
