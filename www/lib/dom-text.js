// The text of a live DOM as one string of letters without white space, and the way back from it to DOM ranges. White space is
// left out because it is what differs between a page's source, its DOM and the extracted text; the letters are the same.

// White space, and what no reader sees: control characters, soft hyphens, marks of width zero and of direction.
const UNSEEN = /[\s\0-\x1f\x7f-\x9f\xad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufffe]/
const ALL_UNSEEN = new RegExp(UNSEEN, 'g')
const SILENT = new Set(['script', 'style', 'noscript', 'template', 'iframe', 'nut-graf'])
const BLOCKS = new Set(('address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6'
  + ' header hgroup hr legend li main menu nav ol optgroup option p pre search section summary table tbody td tfoot th thead tr ul').split(' '))
// How far up a block is looked for: deeper nesting of inline elements is nobody's text.
const HIGHEST = 100

const unwell = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g

/** The letters of a text. A lone surrogate becomes what the engine makes of it. */
export const lettersOf = text => text.replace(ALL_UNSEEN, '').replace(unwell, '\ufffd')

/**
 * Reads what stands under `root`. `letters` is all of it; `pieces` are what block elements and double line breaks set apart,
 * each with its place in `letters` and the element it stands in; `rangeOf` leads from a place in `letters` to a Range.
 */
export function readText(root) {
  const document = root.ownerDocument ?? root
  const texts = []
  const pieces = []
  const parts = []
  let length = 0
  let host = null
  let breaks = 0
  let known = { parent: null, block: null }

  const blockOf = parent => {
    if (parent === known.parent) return known.block
    let block = parent
    for (let i = 0; i < HIGHEST && block.parentNode && block !== root && !BLOCKS.has(block.localName); i++) block = block.parentNode
    known = { parent, block }
    return block
  }

  // 5: elements and texts; 1 accepts, 2 passes over an element with all that is in it.
  const walker = document.createTreeWalker(root, 5, node => SILENT.has(node.localName) ? 2 : 1)
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node.nodeType === 1) {
      if (node.localName === 'br') breaks++
      else if (BLOCKS.has(node.localName)) host = null
      continue
    }
    const letters = lettersOf(node.data)
    if (!letters) continue
    const block = blockOf(node.parentNode)
    if (block !== host || breaks > 1) pieces.push({ from: length, to: length, host: block })
    host = block
    breaks = 0
    texts.push({ node, data: node.data, at: length })
    parts.push(letters)
    length += letters.length
    pieces.at(-1).to = length
  }

  /** The Range of the letters `from` to `to`; null where the page has changed there since. */
  function rangeOf(from, to) {
    if (!(0 <= from && from < to && to <= length)) return null
    const first = lastAt(texts, from, text => text.at)
    const last = lastAt(texts, to - 1, text => text.at)
    for (let i = first; i <= last; i++) if (!texts[i].node.isConnected || texts[i].node.data !== texts[i].data) return null
    const range = document.createRange()
    range.setStart(texts[first].node, seen(texts[first].data, from - texts[first].at))
    range.setEnd(texts[last].node, seen(texts[last].data, to - 1 - texts[last].at) + 1)
    return range
  }

  return { letters: parts.join(''), pieces, rangeOf }
}

/** Where the letter number `count` stands in a text. */
function seen(text, count) {
  let at = 0
  for (; at < text.length; at++) if (!UNSEEN.test(text[at]) && count-- === 0) break
  return at
}

/** The index of the last item whose key is not above `key`, in a list sorted by it; -1 where there is none. */
export function lastAt(list, key, keyOf) {
  let low = 0
  let high = list.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (keyOf(list[middle]) <= key) low = middle + 1
    else high = middle
  }
  return low - 1
}
