// The desk: the article on one side, its brief on the other, and what connects them.
import { showBrief } from '../brief/index.js'
import { byId } from '../dom.js'
import { evidence } from './evidence.js'
import { legend } from './legend.js'
import { margin } from './margin.js'
import { painter } from './paint.js'
import { rowBefore, rowFrom, rowsBetween } from './places.js'
import { Sheet } from './sheet.js'

const NOTHING = { chosen: [], also: [], related: [] }

/** @returns `{show, choose, clear}`; `copy` as for `evidence` */
export function desk({ announce, copy }) {
  let tables = {}
  let marked = NOTHING
  let round = 0
  const sheet = new Sheet(byId('sheet'), repaint)
  const paint = painter(sheet)
  const drawMargin = margin(sheet)
  const layers = legend(byId('layers'), { onChange: repaint, onWalk: walk })
  const proof = evidence({
    bar: byId('evidence'), pane: byId('article'), sheet, announce, copy,
    repaint(spans) {
      marked = spans
      repaint()
    },
  })

  /** Paints the layers that are switched on over the blocks in sight, and the chosen find over them. */
  function repaint() {
    const spans = Object.fromEntries(layers.layers().map(id => [id, []]))
    for (const block of sheet.seen) {
      for (const id of Object.keys(spans)) {
        if (tables[id]) rowsBetween(tables[id], block.start, block.end, (start, end) => spans[id].push({ start, end }))
      }
    }
    const { judged = [], ...others } = spans
    paint({ ...others, ...marked })
    if (sheet.body) drawMargin(judged)
  }

  /** What the layers that are on have at an offset, the shortest first: `{id, place}`. */
  function findsAt(offset) {
    const block = sheet.blockAt(offset)
    const found = new Map()
    for (const layer of block ? layers.layers() : []) {
      rowsBetween(tables[layer] ?? [], block.start, block.end, (start, end, find, place) => {
        if (start <= offset && offset < end) found.set(`${layer}/${find}`, { id: `${layer}/${find}`, place, length: end - start })
      })
    }
    return [...found.values()].sort((a, b) => a.length - b.length)
  }

  byId('sheet').addEventListener('click', event => {
    if (!getSelection().isCollapsed) return
    const offset = sheet.offsetUnder(event.clientX, event.clientY)
    if (offset === null) return
    const here = findsAt(offset)
    if (here.length) proof.choose(here[0].id, { place: here[0].place, focus: false, nearby: here })
    else proof.clear()
  })

  /** To the next find of the layers that are on, in the order of the text. */
  function walk(by) {
    const from = proof.place?.start ?? (by > 0 ? -1 : Infinity)
    let best = null
    for (const layer of layers.layers()) {
      const row = tables[layer] && (by > 0 ? rowFrom(tables[layer], from + 1) : rowBefore(tables[layer], from))
      if (!row || (best && (by > 0 ? row.start >= best.start : row.start <= best.start))) continue
      best = { start: row.start, id: `${layer}/${row.find}`, place: row.place }
    }
    if (!best) return announce(by > 0 ? 'That was the last find.' : 'That was the first find.')
    const here = findsAt(best.start)
    proof.choose(best.id, { place: best.place, focus: false, nearby: here })
  }

  return {
    choose: proof.choose,
    clear: proof.clear,
    /** Shows a reading; resolves when all of it stands there. */
    async show({ analysis, tables: newTables, counts }, origin) {
      const mine = ++round
      const isStale = () => mine !== round
      tables = newTables
      marked = NOTHING
      proof.show(analysis)
      const laid = sheet.show(analysis.article, origin, isStale)
      layers.show(counts)
      repaint()
      for (const pane of [byId('brief'), byId('article')]) pane.scrollTop = 0
      await showBrief(byId('brief-body'), analysis, isStale)
      await laid
    },
  }
}
