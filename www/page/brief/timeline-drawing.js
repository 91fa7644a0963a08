// The timeline drawn: a dot for a day, a bar for a stretch of days, hollow for what has not happened. The list below it says
// the same in words, so the drawing is for the eye only.
import { svg } from '../dom.js'
import { date, days } from '../wording.js'

const DAY = 86_400_000
const MOST = 60
const LANES = 4
const LANE = 14
const TOP = 8
// What is drawn closer together than this, in per cent of the width, goes into another lane.
const APART = 2.6
// How wide a letter of a label is, in per cent, where the column is narrow.
const LETTER = 1.4

/** @returns the drawing, or null where fewer than two days are known */
export function drawing(entries, events, published, text) {
  const shown = entries.slice(0, MOST).map(entry => ({ ...entry, a: dayOf(entry.from), b: dayOf(entry.to) })).filter(({ a, b }) => a !== null && b !== null)
  const today = published ? dayOf(published.slice(0, 10)) : null
  const at = scale([...shown.flatMap(({ a, b }) => [a, b]), ...(today === null ? [] : [today])])
  if (!at || shown.length < 2) return null
  const lanes = []
  const marks = shown.map(({ a, b, event, from, to }) => {
    const [x, end] = [at(a), at(b)]
    let lane = lanes.findIndex(last => x - last > APART)
    if (lane < 0) lane = lanes.length < LANES ? lanes.length : lanes.indexOf(Math.min(...lanes))
    lanes[lane] = Math.max(end, lanes[lane] ?? 0)
    const y = TOP + lane * LANE
    const { start, end: stop, status } = events[event]
    const shape = end - x > 0.8
      ? svg('rect', { x: `${x}%`, y: y - 3, width: `${end - x}%`, height: 6, rx: 3 })
      : svg('circle', { cx: `${x}%`, cy: y, r: 4.5 })
    return svg('g', { class: `stop ${status}`, 'data-find': `events/${event}` }, svg('title', {}, `${days(from, to)}: ${text.slice(start, stop)}`), shape)
  })
  const floor = TOP + lanes.length * LANE
  const ticks = labels(shown, today, at).map(({ x, anchor, text: said, isToday }) => svg('g', { class: isToday ? 'tick today' : 'tick' },
    svg('line', { x1: `${x}%`, x2: `${x}%`, y1: isToday ? 0 : floor - 3, y2: floor + 4 }),
    svg('text', { x: `${x}%`, y: floor + 17, 'text-anchor': anchor }, said)))
  return svg('svg', { class: 'drawn', width: '100%', height: floor + 22, 'aria-hidden': 'true', focusable: 'false' },
    svg('line', { class: 'axis', x1: '0%', x2: '100%', y1: floor, y2: floor }), ticks, marks)
}

function dayOf(value) {
  const time = Date.parse(value)
  return Number.isNaN(time) ? null : Math.round(time / DAY)
}

/** From a day to per cent of the width. Gaps are drawn by their logarithm: else one old date would push all others into a corner. */
function scale(days) {
  const sorted = [...new Set(days)].sort((a, b) => a - b)
  if (sorted.length < 2) return null
  const places = new Map([[sorted[0], 0]])
  let sum = 0
  sorted.slice(1).forEach((day, i) => {
    sum += 1 + Math.log2(day - sorted[i])
    places.set(day, sum)
  })
  return day => Math.round((2 + places.get(day) / sum * 96) * 100) / 100
}

/** The first and the last day and the day of publication, as far as their words do not touch. */
function labels(shown, today, at) {
  const first = shown.reduce((best, entry) => entry.a < best.a ? entry : best)
  const last = shown.reduce((best, entry) => entry.b > best.b ? entry : best)
  const wanted = [...(today === null ? [] : [{ day: today, said: `${on(today)}, published` }]), { day: first.a, said: said(first, first.a) }, { day: last.b, said: said(last, last.b) }]
  const taken = []
  for (const { day, said } of wanted) {
    const x = at(day)
    const width = said.length * LETTER
    const anchor = x < width / 2 ? 'start' : x > 100 - width / 2 ? 'end' : 'middle'
    const from = anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2
    if (taken.some(other => other.text === said || (from < other.from + other.width && other.from < from + width))) continue
    taken.push({ x, anchor, from, width, isToday: day === today && !taken.length, text: said })
  }
  return taken
}

const on = day => date(new Date(day * DAY).toISOString().slice(0, 10))

/** A whole month or year by its name, else the day: the article names no day there. */
function said({ from, to }, day) {
  const whole = days(from, to)
  return /^(?:[A-Z]\p{L}+ )?\d{4}$/u.test(whole) ? whole : on(day)
}
