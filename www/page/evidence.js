// From an item to its place: the chosen find is scrolled to and marked, and the bar under the article says which rule found
// it and by which words.
import { LAYERS } from './finds.js'
import { el } from './dom.js'
import { CERTAINTY } from './wording.js'

const NAMES = Object.fromEntries([...LAYERS.map(({ id, name }) => [id, name]), ['main', 'At a glance']])

/**
 * @param bar the element of the bar
 * @param pane the element that scrolls, where the article scrolls by itself
 * @param sheet the article
 * @param repaint called with the spans to mark: `{chosen, also, related}`
 * @param announce tells a screen reader
 */
export function evidence({ bar, pane, sheet, repaint, announce }) {
  let text = ''
  let finds = new Map()
  let chosen = null
  let at = 0
  let origin = null

  /** Chooses a find; `from` is what gets the focus back. */
  function choose(id, { from = null, place = 0, focus = true } = {}) {
    const find = finds.get(id)
    if (!find) return
    chosen = find
    at = place
    origin = from ?? origin
    mark()
    document.querySelectorAll('.place[aria-current]').forEach(link => link.removeAttribute('aria-current'))
    document.querySelectorAll(`.place[data-find="${id}"]`).forEach(link => link.setAttribute('aria-current', 'true'))
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
    chosen = null
    bar.hidden = true
    repaint({ chosen: [], also: [], related: [] })
    document.querySelectorAll('.place[aria-current]').forEach(link => link.removeAttribute('aria-current'))
    if (back && origin?.isConnected) {
      origin.focus({ preventScroll: true })
      origin.scrollIntoView({ block: 'nearest' })
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
    const block = sheet.blocks[sheet.blockAt(place.start)]?.node
    const box = sheet.range(place)?.getBoundingClientRect()
    if (!block || !box) return
    const own = getComputedStyle(pane).overflowY !== 'visible'
    const frame = own ? pane.getBoundingClientRect() : { top: 0, bottom: innerHeight }
    const top = frame.top + (own ? pane.querySelector('.layers').offsetHeight : 0)
    const bottom = Math.min(frame.bottom, innerHeight) - bar.offsetHeight
    if (focus) block.focus({ preventScroll: true })
    if (box.top < top + 16 || Math.min(box.bottom, box.top + 120) > bottom - 16) {
      const target = top + Math.max(16, (bottom - top - box.height) * 0.35)
      const distance = box.top - target
      // A long way is not travelled but jumped.
      const calm = matchMedia('(prefers-reduced-motion: reduce)').matches || Math.abs(distance) > 2 * innerHeight
      const scroller = own ? pane : document.scrollingElement
      scroller.scrollBy({ top: distance, behavior: calm ? 'instant' : 'smooth' })
    }
    const rule = place.rule ? ` Rule ${place.rule}.` : ''
    announce(`${NAMES[chosen.layer]}: ${text.slice(place.start, place.end)}.${rule} Escape leads back.`)
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
        el('p', { class: 'evidence-what' }, el('span', { class: 'evidence-layer' }, NAMES[layer]), ' ',
          el('span', { class: 'words' }, text.slice(place.start, place.end))),
        el('div', { class: 'evidence-buttons' },
          places.length > 1 ? [
            button('previous', 'Previous place', '‹', () => step(-1)),
            el('span', { class: 'tally' }, `${at + 1} of ${places.length}`),
            button('next', 'Next place', '›', () => step(1)),
          ] : null,
          origin ? button('back', null, 'Back to the brief', () => clear({ back: true })) : null,
          button('close', 'Close', '×', () => clear()))),
      el('dl', { class: 'evidence-facts' }, rows.map(([name, value]) => el('div', {}, el('dt', {}, name), el('dd', {}, value)))))
    bar.hidden = false
    if (focusOn) bar.querySelector(focusOn)?.focus()
  }

  document.addEventListener('click', event => {
    const link = event.target.closest?.('a.place[data-find]')
    if (!link || event.metaKey || event.ctrlKey) return
    event.preventDefault()
    choose(link.dataset.find, { from: link })
  })
  document.addEventListener('keydown', event => {
    if (event.key === 'Escape' && chosen && !document.querySelector('dialog[open]')) clear({ back: true })
  })

  return {
    choose,
    clear,
    show(newText, newFinds) {
      clear()
      text = newText
      finds = newFinds
    },
  }
}

function button(kind, name, face, onClick) {
  const made = el('button', { type: 'button', class: kind, 'aria-label': name, title: name }, face)
  made.addEventListener('click', onClick)
  return made
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
