// Colours spans of the article. By the CSS Custom Highlight API, which changes no element and which screen readers pass over
// in silence; where an engine lacks it, by <mark> elements.

const supported = () => Boolean(globalThis.CSS?.highlights && globalThis.Highlight)

/**
 * A painter for one sheet. `paint({name: spans})` replaces everything that was painted; later names lie above earlier ones.
 * The style of a name stands in css/marks.css, as `::highlight(nutgraf-NAME)` and as `mark.NAME`.
 */
export function painter(sheet) {
  return supported() ? highlights(sheet) : marks(sheet)
}

function highlights(sheet) {
  let painted = []
  return layers => {
    for (const name of painted) CSS.highlights.delete(name)
    painted = []
    Object.entries(layers).forEach(([layer, spans], priority) => {
      const ranges = spans.map(span => sheet.staticRange(span)).filter(Boolean)
      if (!ranges.length) return
      const highlight = new Highlight()
      for (const range of ranges) highlight.add(range)
      highlight.priority = priority
      painted.push(`nutgraf-${layer}`)
      CSS.highlights.set(`nutgraf-${layer}`, highlight)
    })
  }
}

function marks(sheet) {
  let marked = new Set()
  return layers => {
    const painted = Object.entries(layers).flatMap(([name, spans]) => spans.map(({ start, end }) => ({ name, start, end })))
    const blocks = new Set([...marked, ...sheet.seen])
    marked = new Set()
    for (const block of blocks) {
      if (!block.node?.isConnected) continue
      const text = block.node.textContent
      const inside = painted.filter(span => span.start < block.end && span.end > block.start)
      if (inside.length) marked.add(block)
      const cuts = [...new Set([block.start, block.end, ...inside.flatMap(span => [Math.max(span.start, block.start), Math.min(span.end, block.end)])])].sort((a, b) => a - b)
      block.node.replaceChildren(...cuts.slice(1).map((end, i) => {
        const start = cuts[i]
        const piece = document.createTextNode(text.slice(start - block.start, end - block.start))
        const names = inside.filter(span => span.start <= start && span.end >= end).map(span => span.name)
        if (!names.length) return piece
        const mark = document.createElement('mark')
        mark.className = names.join(' ')
        mark.append(piece)
        return mark
      }))
    }
  }
}
