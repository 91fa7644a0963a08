// The margin of the article: a line beside every stretch that the author judges rather than reports.

/** Draws beside the sheet's body, anew whenever its lines break elsewhere. Returns `draw(spans)`. */
export function margin(sheet) {
  let spans = []
  const observer = new ResizeObserver(() => draw())
  let observed = null

  function draw() {
    const { body } = sheet
    body.querySelectorAll(':scope > .judged-line').forEach(line => line.remove())
    if (!spans.length) return
    const top = body.getBoundingClientRect().top
    const stretches = []
    for (const span of spans) {
      const box = sheet.range(span)?.getBoundingClientRect()
      if (!box?.height) continue
      const from = box.top - top
      const to = box.bottom - top
      const last = stretches.at(-1)
      // Neighbours on the same or the next line make one stretch; between paragraphs there is more space.
      if (last && from - last.to < 16) last.to = Math.max(last.to, to)
      else stretches.push({ from, to })
    }
    body.append(...stretches.map(({ from, to }) => {
      const line = document.createElement('span')
      line.className = 'judged-line'
      line.ariaHidden = 'true'
      line.style.top = `${from}px`
      line.style.height = `${to - from}px`
      return line
    }))
  }

  return newSpans => {
    spans = newSpans
    if (observed === sheet.body) return draw()
    // A new article: drawn when it has been laid out, not before.
    if (observed) observer.unobserve(observed)
    observed = sheet.body
    observer.observe(observed)
  }
}
