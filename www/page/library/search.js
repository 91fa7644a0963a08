// Full-text search over the cards of the library: all words of the question, in any order, letters with and without accents
// alike.

const SNIPPET = 90
const folded = new Map()

/** Lower case without accents, of the same length, so that places in it are places in the text. */
export function fold(text) {
  // eslint-disable-next-line no-control-regex
  return text.replace(/[^\x00-\x7f]/g, letter => {
    let plain = folded.get(letter)
    if (plain === undefined) {
      const base = letter.normalize('NFD')[0].toLowerCase()
      plain = base.length === 1 ? base : letter
      folded.set(letter, plain)
    }
    return plain
  }).toLowerCase()
}

/** The words that a question asks for. */
export const wordsOf = question => [...new Set(fold(question).split(/[\s,;"“”]+/).filter(Boolean))]

/** @returns the cards that hold all words, those with more of them in the title first; all cards for an empty question */
export function search(cards, question) {
  const words = wordsOf(question)
  if (!words.length) return cards
  const found = []
  for (const card of cards) {
    if (!words.every(word => card.search.includes(word))) continue
    found.push({ card, rank: words.filter(word => card.head.includes(word)).length })
  }
  // `sort` keeps the order of equals: the newest first.
  return found.sort((a, b) => b.rank - a.rank).map(({ card }) => card)
}

/** The text around the first place of one of the words, as `[{text, hit}]`; empty where there is none. */
export function snippet(text, words) {
  const plain = fold(text)
  const first = Math.min(...words.map(word => plain.indexOf(word)).filter(at => at >= 0))
  if (!Number.isFinite(first)) return []
  let from = Math.max(0, first - SNIPPET)
  let to = Math.min(text.length, first + SNIPPET)
  if (from > 0) from = Math.min(first, text.indexOf(' ', from) + 1 || from)
  if (to < text.length) to = Math.max(first + 1, text.lastIndexOf(' ', to))
  const pieces = []
  for (let at = from; at < to;) {
    const next = words.map(word => ({ word, start: plain.indexOf(word, at) })).filter(({ start }) => start >= 0 && start < to).sort((a, b) => a.start - b.start || b.word.length - a.word.length)[0]
    const end = next ? Math.min(to, next.start + next.word.length) : to
    if (next?.start > at || !next) pieces.push({ text: text.slice(at, next ? next.start : to), hit: false })
    if (next) pieces.push({ text: text.slice(next.start, end), hit: true })
    at = end
  }
  return [...(from > 0 ? [{ text: '… ', hit: false }] : []), ...pieces, ...(to < text.length ? [{ text: ' …', hit: false }] : [])]
}
