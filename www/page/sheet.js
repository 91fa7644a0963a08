// The article on the page: its blocks as elements, and the way between offsets of the text and places in the DOM.
import { count, date, number } from './wording.js'
import { el } from './dom.js'

const TAGS = { title: 'h2', heading: 'h3', quote: 'blockquote' }

/** Shows an article in `root` and answers where an offset is. Offsets are UTF-16 code units, as in the result. */
export class Sheet {
  #root
  #blocks = []

  constructor(root) {
    this.#root = root
  }

  /** The element that holds the blocks; the margin draws into it. */
  body = null

  show(article, origin) {
    this.#blocks = article.blocks.map(({ start, end, kind }) => ({ start, end, node: el(TAGS[kind] ?? 'p', { class: `block ${kind}`, tabindex: '-1' }, article.text.slice(start, end)) }))
    this.body = el('div', { class: 'blocks', lang: article.language === 'und' ? null : article.language, dir: 'auto' }, this.#blocks.map(block => block.node))
    this.#root.replaceChildren(this.#imprint(article, origin), this.body)
  }

  #imprint({ site, published, words, readingMinutes }, origin) {
    const facts = [origin, site, published && date(published.slice(0, 10)), count(words, 'word'), words > 0 && `${number(readingMinutes)} min to read`]
    return el('p', { class: 'imprint' }, facts.filter(Boolean).map(fact => el('span', {}, fact)))
  }

  /** Every block: `{start, end, node}` in order. */
  get blocks() {
    return this.#blocks
  }

  /** The index of the block at or before an offset. */
  blockAt(offset) {
    let low = 0
    let high = this.#blocks.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if (this.#blocks[middle].start <= offset) low = middle
      else high = middle - 1
    }
    return low
  }

  /** `[node, offset in it]`. Marks may have cut a block's text into several nodes. */
  #point(offset) {
    const block = this.#blocks[this.blockAt(offset)]
    let rest = Math.max(0, Math.min(offset, block.end) - block.start)
    const walker = document.createTreeWalker(block.node, NodeFilter.SHOW_TEXT)
    let node = walker.nextNode()
    for (let next = walker.nextNode(); next && rest > node.length; next = walker.nextNode()) {
      rest -= node.length
      node = next
    }
    return [node, Math.min(rest, node.length)]
  }

  /** A live range over a span, null where the article has no blocks. */
  range({ start, end }) {
    if (!this.#blocks.length) return null
    const range = document.createRange()
    range.setStart(...this.#point(start))
    range.setEnd(...this.#point(end))
    return range
  }

  /** The same, cheap enough for thousands. */
  staticRange({ start, end }) {
    const [startContainer, startOffset] = this.#point(start)
    const [endContainer, endOffset] = this.#point(end)
    return new StaticRange({ startContainer, startOffset, endContainer, endOffset })
  }

  /** The offset under a point of the viewport, null where there is no text. */
  offsetUnder(x, y) {
    const caret = document.caretPositionFromPoint?.(x, y)
    const [node, at] = caret ? [caret.offsetNode, caret.offset] : caretFromRange(x, y)
    if (node?.nodeType !== Node.TEXT_NODE) return null
    const block = this.#blocks.find(b => b.node.contains(node))
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
