// What stands in the box: a tree of plain arrays `[tag, attributes, …children]`, which becomes elements in a page and text on a
// server. Whatever comes from the article can only become text.

/** The sections in the order they are asked for, and how many items each shows at most. */
export const SECTIONS = ['points', 'people', 'quotes', 'positions', 'outcomes', 'outlook', 'timeline', 'numbers']
const MOST = 6

/** The verb of a paraphrase: what somebody denied they did not say. */
const told = ({ kind, source, cue }, text) => kind !== 'direct' && cue && source && source.end <= cue.start ? ` ${text.slice(cue.start, cue.end)}` : ''

/** The items of a section: the words of the article with their span, and words of ours before and behind. */
const ITEMS = {
  points: ({ summary }) => summary.keyPoints.map(point => ({ span: point, glosses: point.glosses })),
  people: ({ actors, article: { text } }) => actors.map(({ name, mentions }) => ({
    span: mentions.find(({ start, end }) => text.slice(start, end) === name) ?? mentions[0],
    text: name, behind: `${mentions.length}×`,
  })).filter(({ span }) => span),
  quotes: ({ quotes, actors, article: { text } }, words) => quotes.filter(({ kind }) => kind !== 'scare').map(quote => ({
    span: quote, marks: quote.kind === 'direct',
    before: (actors[quote.actor]?.name ?? (quote.source ? text.slice(quote.source.start, quote.source.end) : words.unknown)) + told(quote, text),
  })),
  // A stance may be for or against: the article's own word tells which.
  positions: ({ positions, actors, article: { text } }, words) => positions.map(position => ({
    span: position, before: [actors[position.actor]?.name,
      position.kind === 'stance' && position.cue.end <= position.start ? text.slice(position.cue.start, position.cue.end) : words.kind[position.kind]].filter(Boolean).join(' '),
  })),
  outcomes: ({ outcomes }, words) => outcomes.map(outcome => ({ span: outcome, before: words.kind[outcome.status] })),
  outlook: ({ outlook }, words) => outlook.map(found => ({ span: found, before: words.kind[found.strength] })),
  timeline: ({ timeline, events }, words) => timeline.map(({ from, to, event }) => ({
    span: events[event], before: words.day(from, to), behind: words.kind[events[event].status],
  })),
  numbers: ({ quantities, sentences }) => quantities.map(quantity => ({
    span: quantity, around: sentences.find(({ start, end }) => start <= quantity.start && quantity.end <= end),
  })),
}

/**
 * The inside of the box.
 *
 * @param analysis null while there is none; then `message` says why
 * @param options `sections`, `points`, `edited` (the points are an editor's, in a slot), `open`, `message`
 */
export function view(analysis, words, { sections, points, edited = false, open = true, message = null }) {
  const parts = []
  for (const name of sections) {
    if (name === 'points' && edited) {
      parts.push(section(name, words, ['slot', { name: 'points' }], ['p', { part: 'note edited', class: 'note' }, words.edited]))
    } else if (analysis) {
      const items = ITEMS[name](analysis, words).slice(0, name === 'points' ? points : MOST)
      if (items.length) parts.push(section(name, words, ['ul', { part: 'list' }, ...items.map(item => line(item, analysis.article.text, words))]))
    }
  }
  const extracted = analysis && parts.length > (edited ? 1 : 0)
  if (analysis && !parts.length) message = words.nothing
  return ['details', { part: 'box', class: 'box', open: open && '' },
    ['summary', { part: 'title' }, words.title],
    ['slot', {}],
    ...parts,
    message && ['p', { part: 'note message', class: 'note', role: 'status' }, message],
    extracted && ['p', { part: 'note extracted', class: 'note' }, words.extracted]]
}

const section = (name, words, ...content) => ['section', { part: `section ${name}`, 'aria-label': words[name] }, ['h2', { part: 'heading' }, words[name]], ...content]

function line({ span, text, before, behind, glosses = [], marks, around }, article, words) {
  const { start, end } = span
  const slice = article.slice(start, end)
  const pieces = text ? [text] : []
  let at = start
  for (const gloss of text ? [] : [...glosses].sort((a, b) => a.end - b.end)) {
    if (gloss.end <= at || gloss.end > end) continue
    pieces.push(article.slice(at, gloss.end), ['span', { part: 'gloss', class: 'ours' }, ` [${glossed(gloss.text, words)}]`])
    at = gloss.end
  }
  if (!text) pieces.push(article.slice(at, end))
  return ['li', { part: 'item' },
    before && ['span', { part: 'label', class: 'ours' }, before], before && ' ',
    around && article.slice(around.start, start),
    marks && '“',
    ['a', { part: 'source', href: `#:~:text=${fragment(slice)}`, 'data-start': start, 'data-end': end }, ...pieces],
    marks && '”',
    around && article.slice(end, around.end),
    behind && ' ', behind && ['span', { part: 'label', class: 'ours' }, behind]]
}

const glossed = (text, words) => words.day(...text.split(' to ').slice(0, 2))

/** A slice as a text fragment, which leads to its place where no script runs and in a link that is passed on. */
export function fragment(slice) {
  const escaped = words => encodeURIComponent(words.join(' ').toWellFormed?.() ?? words.join(' ')).replace(/-/g, '%2D')
  const all = slice.trim().split(/\s+/)
  return all.length <= 10 ? escaped(all) : `${escaped(all.slice(0, 5))},${escaped(all.slice(-5))}`
}

// ---- a tree becomes elements, or text

export function toElement(tree, document) {
  if (!Array.isArray(tree)) return document.createTextNode(tree)
  const [tag, attributes, ...children] = tree
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) if (value !== false) element.setAttribute(name, value)
  element.append(...children.filter(isThere).map(child => toElement(child, document)))
  return element
}

export function toHtml(tree) {
  if (!Array.isArray(tree)) return escapeHtml(tree)
  const [tag, attributes, ...children] = tree
  const written = Object.entries(attributes).filter(([, value]) => value !== false).map(([name, value]) => ` ${name}="${escapeHtml(value)}"`)
  return `<${tag}${written.join('')}>${children.filter(isThere).map(toHtml).join('')}</${tag}>`
}

const isThere = child => child !== null && child !== undefined && child !== false && child !== ''
const ENTITIES = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
export const escapeHtml = text => String(text).replace(/[&<>"]/g, letter => ENTITIES[letter])
