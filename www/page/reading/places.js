// Where everything stands, in a form that is quick to ask: for each layer one table of whole numbers, sorted by place and cut
// at the ends of paragraphs. Made in the worker and handed over without copying.

/** What a row holds: start, end, the index of the find in its layer, the index of the place in the find. */
const COLUMNS = 4

/** The places of each layer as `[start, end, find, place]`. */
const LAYER_PLACES = {
  keypoints: ({ summary }) => summary.keyPoints.map((point, i) => [point.start, point.end, i, 0]),
  actors: ({ actors }) => actors.flatMap((actor, i) => actor.mentions.map((mention, k) => [mention.start, mention.end, i, k])),
  times: ({ times }) => each(times),
  quantities: ({ quantities }) => each(quantities),
  quotes: ({ quotes }) => each(quotes),
  events: ({ events }) => each(events),
  positions: ({ positions }) => each(positions),
  outcomes: ({ outcomes }) => each(outcomes),
  outlook: ({ outlook }) => each(outlook),
  phrases: ({ keyPhrases }) => keyPhrases.flatMap((phrase, i) => phrase.spans.map((span, k) => [span.start, span.end, i, k])),
  judged: ({ sentences }) => each(sentences).filter(([, , i]) => sentences[i].voice === 'analysis'),
}

const each = list => list.map((found, i) => [found.start, found.end, i, 0])

/** @returns `{tables: {layer: Int32Array}, counts: {layer: number}}` */
export function places(analysis) {
  const { blocks } = analysis.article
  const tables = {}
  const counts = {}
  for (const [layer, find] of Object.entries(LAYER_PLACES)) {
    const rows = find(analysis).sort((a, b) => a[0] - b[0] || b[1] - a[1])
    counts[layer] = rows.length
    tables[layer] = Int32Array.from(cut(rows, blocks).flat())
  }
  return { tables, counts }
}

/** Rows that run over several blocks become several rows. */
function cut(rows, blocks) {
  const pieces = []
  let first = 0
  for (const [start, end, find, place] of rows) {
    while (first < blocks.length - 1 && blocks[first].end <= start) first++
    for (let b = first; b < blocks.length && blocks[b].start < end; b++) {
      const from = Math.max(start, blocks[b].start)
      const to = Math.min(end, blocks[b].end)
      if (from < to) pieces.push([from, to, find, place])
    }
  }
  return pieces.sort((a, b) => a[0] - b[0] || b[1] - a[1])
}

/** The number of the first row that begins at or after an offset. */
function firstFrom(table, from) {
  let low = 0
  let high = table.length / COLUMNS
  while (low < high) {
    const middle = (low + high) >> 1
    if (table[middle * COLUMNS] < from) low = middle + 1
    else high = middle
  }
  return low
}

/** Calls `tell(start, end, find, place)` for the rows of a table that begin in `[from, to)`. */
export function rowsBetween(table, from, to, tell) {
  for (let at = firstFrom(table, from) * COLUMNS; at < table.length && table[at] < to; at += COLUMNS) tell(table[at], table[at + 1], table[at + 2], table[at + 3])
}

/** The first row that begins at or after an offset, or null. */
export const rowFrom = (table, from) => row(table, firstFrom(table, from))

/** The last row that begins before an offset, or null. */
export const rowBefore = (table, to) => row(table, firstFrom(table, to) - 1)

function row(table, index) {
  const at = index * COLUMNS
  return index < 0 || at >= table.length ? null : { start: table[at], end: table[at + 1], find: table[at + 2], place: table[at + 3] }
}
