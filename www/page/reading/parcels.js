// A result in parcels. A long article gives a result that takes the browser a quarter of a second to unpack, and nobody may
// click meanwhile; in parcels it is unpacked between clicks.

const LARGEST = 1500

/** How much an item weighs: an actor as much as its mentions. */
const weigh = item => 1 + (item?.mentions?.length ?? item?.spans?.length ?? 0)

/** @returns the parts of an analysis: `{list, items}` for what is long, at last `{rest}` for what is not */
export function* parcels(analysis) {
  const { article, ...layers } = analysis
  const { blocks, ...about } = article
  const rest = { article: about }
  for (const [list, items] of [['blocks', blocks], ...Object.entries(layers)]) {
    if (!Array.isArray(items)) {
      rest[list] = items
      continue
    }
    let from = 0
    let weight = 0
    for (let i = 0; i < items.length; i++) {
      weight += weigh(items[i])
      if (weight < LARGEST) continue
      yield { list, items: items.slice(from, i + 1) }
      from = i + 1
      weight = 0
    }
    yield { list, items: items.slice(from) }
  }
  yield { rest }
}

/** Puts the parcels of one analysis together again: `take(parcel)` gives the analysis when the last has come. */
export function unpacking() {
  const lists = {}
  return ({ list, items, rest }) => {
    if (rest) {
      const { article, ...others } = rest
      const { blocks, ...layers } = lists
      return { ...others, article: { ...article, blocks }, ...layers }
    }
    const known = lists[list] ??= []
    for (const item of items) known.push(item)
    return null
  }
}
