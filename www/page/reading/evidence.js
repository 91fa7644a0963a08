// From an item to its place: the chosen find is scrolled to and marked, and the bar under the article says which rule found
// it and by which words.
import { button, el } from '../dom.js'
import { CERTAINTY } from '../wording.js'
import { findOf, LAYER_NAMES } from './finds.js'

/**
 * @param bar the element of the bar
 * @param pane the element that scrolls, where the article scrolls by itself
 * @param sheet the article
 * @param repaint called with the spans to mark: `{chosen, also, related}`
 * @param announce tells a screen reader
 * @param copy called with the chosen find and its span, to take it along
 */
export function evidence({ bar, pane, sheet, repaint, announce, copy }) {
  let analysis = null
  let text = ''
  let chosen = null
  let at = 0
  let origin = null
  let others = []

  /** Chooses a find. `from` is what gets the focus back; `nearby` are ids of what else stands at the same place. */
  function choose(id, { from = null, place = 0, focus = true, nearby = [] } = {}) {
    const find = analysis && findOf(analysis, id)
    if (!find) return
    chosen = find
    at = Math.min(place, find.places.length - 1)
    origin = from ?? origin
    others = nearby.filter(other => other.id !== id)
    mark()
    document.querySelectorAll('[data-find][aria-current]').forEach(item => item.removeAttribute('aria-current'))
    document.querySelectorAll(`[data-find="${id}"]`).forEach(item => item.setAttribute('aria-current', 'true'))
    showBar()
    reveal(focus)
  }

  function step(by) {
    at = (at + by + chosen.places.length) % chosen.places.length
    mark()
    showBar(by < 0 ? '.previous' : '.next')
    reveal(false)
  }

  function clear({ back = false } = {}) {
    if (!chosen) return
    const block = sheet.blockAt(chosen.places[at].start)?.node
    chosen = null
    others = []
    bar.hidden = true
    repaint({ chosen: [], also: [], related: [] })
    document.querySelectorAll('[data-find][aria-current]').forEach(item => item.removeAttribute('aria-current'))
    if (back && origin?.isConnected) {
      origin.focus({ preventScroll: true })
      origin.scrollIntoView({ block: 'nearest' })
    } else if (back) {
      block?.focus({ preventScroll: true })
    }
    origin = null
  }

  function mark() {
    const { places, related } = chosen
    repaint({ chosen: [places[at]], also: places.filter((_, i) => i !== at), related })
  }

  /** Scrolls to the place unless it can be read where it is, and moves the focus to its paragraph. */
  function reveal(focus) {
    const place = chosen.places[at]
    const block = sheet.blockAt(place.start)?.node
    // Of a long article only what is near the window is laid out; measuring lays out the rest where it is needed.
    const box = sheet.range(place)?.getBoundingClientRect()
    if (!block || !box) return
    const own = getComputedStyle(pane).overflowY !== 'visible'
    const frame = own ? pane.getBoundingClientRect() : { top: 0, bottom: innerHeight }
    const cover = own ? pane.querySelector('.layers').offsetHeight : document.querySelector('.jump').offsetHeight
    const top = frame.top + cover
    const bottom = Math.min(frame.bottom, innerHeight) - bar.offsetHeight
    if (focus) block.focus({ preventScroll: true })
    if (box.top < top + 16 || Math.min(box.bottom, box.top + 120) > bottom - 16) {
      const target = top + Math.max(16, (bottom - top - box.height) * 0.35)
      const distance = box.top - target
      // A long way is not travelled but jumped.
      const calm = matchMedia('(prefers-reduced-motion: reduce)').matches || Math.abs(distance) > 2 * innerHeight
      const scroller = own ? pane : document.scrollingElement
      scroller.scrollBy({ top: distance, behavior: calm ? 'instant' : 'smooth' })
      if (block.closest('.stretch')) settle(place, target, scroller)
    }
    const rule = place.rule ? ` Rule ${place.rule}.` : ''
    announce(`${LAYER_NAMES[chosen.layer]}: ${text.slice(place.start, Math.min(place.end, place.start + 300))}.${rule} Escape leads back.`)
  }

  /** Paragraphs that are laid out on the way have other heights than were guessed. */
  function settle(place, target, scroller, tries = 3) {
    requestAnimationFrame(() => {
      const box = sheet.range(place)?.getBoundingClientRect()
      if (!box || Math.abs(box.top - target) < 40) return
      scroller.scrollBy({ top: box.top - target, behavior: 'instant' })
      if (tries > 1) settle(place, target, scroller, tries - 1)
    })
  }

  function showBar(focusOn) {
    const { layer, places, related, facts } = chosen
    const place = places[at]
    const rows = [
      ...(place.rule ? [['rule', el('code', {}, place.rule)]] : []),
      ...cueRows(related, text),
      ...facts.filter(([, value]) => value !== text.slice(place.start, place.end)),
      ...(place.note ? [['here', place.note]] : []),
      ...(place.certainty ? [['certainty', CERTAINTY[place.certainty]]] : []),
    ]
    bar.replaceChildren(
      el('div', { class: 'evidence-head' },
        el('p', { class: 'evidence-what' }, el('span', { class: 'evidence-layer' }, LAYER_NAMES[layer]), ' ',
          el('span', { class: 'words' }, text.slice(place.start, Math.min(place.end, place.start + 400)))),
        el('div', { class: 'evidence-buttons' },
          places.length > 1 ? [
            button({ class: 'previous', 'aria-label': 'Previous place', title: 'Previous place' }, '‹', () => step(-1)),
            el('span', { class: 'tally' }, `${at + 1} of ${places.length}`),
            button({ class: 'next', 'aria-label': 'Next place', title: 'Next place' }, '›', () => step(1)),
          ] : null,
          button({ class: 'cite', title: 'Copy these words with their source' }, 'Copy with source', event => copy(chosen, place, event.currentTarget)),
          origin ? button({ class: 'back' }, 'Back', () => clear({ back: true })) : null,
          button({ class: 'close', 'aria-label': 'Close', title: 'Close' }, '×', () => clear({ back: true })))),
      el('dl', { class: 'evidence-facts' }, rows.map(([name, value]) => el('div', {}, el('dt', {}, name), el('dd', {}, value)))),
      others.length ? el('p', { class: 'evidence-others' }, 'Also here: ', others.map(other =>
        button({ class: 'other' }, LAYER_NAMES[other.id.split('/')[0]], () => {
          choose(other.id, { place: other.place, focus: false, nearby: [{ id: chosen.id, place: at }, ...others] })
          bar.querySelector('.other')?.focus()
        }))) : '')
    bar.hidden = false
    if (focusOn) bar.querySelector(focusOn)?.focus()
  }

  document.addEventListener('click', event => {
    const item = event.target.closest?.('[data-find]')
    if (!item || event.metaKey || event.ctrlKey) return
    event.preventDefault()
    // What is drawn cannot take the focus back; the same item in a list can.
    const link = item.matches('a') ? item : document.querySelector(`a.place[data-find="${item.dataset.find}"]`) ?? item
    choose(item.dataset.find, { from: link, place: Number(item.dataset.place ?? 0) })
  })
  document.addEventListener('keydown', event => {
    if (event.key === 'Escape' && chosen && !document.querySelector('dialog[open], details.menu[open]')) clear({ back: true })
  })

  return {
    choose,
    clear,
    /** The span that is chosen now, or null. */
    get place() {
      return chosen?.places[at] ?? null
    },
    show(newAnalysis) {
      clear()
      analysis = newAnalysis
      text = analysis.article.text
    },
  }
}

/** Cues of one label stand in one row. */
function cueRows(related, text) {
  const rows = new Map()
  for (const { label, start, end } of related) {
    if (!rows.has(label)) rows.set(label, [])
    rows.get(label).push(el('span', { class: 'words' }, text.slice(start, end)))
  }
  return [...rows].map(([label, spans]) => [label, spans.flatMap((span, i) => i ? [', ', span] : [span])])
}
