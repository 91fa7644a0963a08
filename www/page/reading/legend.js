// The legend above the article: one toggle for each layer, with its mark and its count, and a way to walk from find to find.
import { button, el } from '../dom.js'
import { number } from '../wording.js'
import { LAYERS } from './finds.js'

/** Fills `root`; `onChange()` when a layer is switched, `onWalk(1 | -1)` for the next or previous find of the layers that are on. */
export function legend(root, { onChange, onWalk }) {
  const on = new Set(LAYERS.filter(layer => layer.on).map(layer => layer.id))

  root.addEventListener('click', event => {
    const toggle = event.target.closest('button[data-layer]')
    if (!toggle) return
    const { layer } = toggle.dataset
    if (!on.delete(layer)) on.add(layer)
    toggle.setAttribute('aria-pressed', on.has(layer))
    onChange()
  })

  return {
    isOn: layer => on.has(layer),
    layers: () => LAYERS.filter(({ id }) => on.has(id)).map(({ id }) => id),
    show(counts) {
      const toggles = LAYERS.filter(layer => counts[layer.id]).map(({ id, name }) =>
        el('button', { type: 'button', class: 'layer', 'data-layer': id, 'aria-pressed': String(on.has(id)) },
          el('span', { class: `sample ${id}`, 'aria-hidden': 'true' }, 'ab'), name, ' ', el('span', { class: 'tally' }, number(counts[id]))))
      root.replaceChildren(...toggles, ...(toggles.length ? [el('span', { class: 'walk' },
        button({ class: 'walk-back', 'aria-label': 'Previous find in the article', title: 'Previous find in the article' }, '‹', () => onWalk(-1)),
        button({ class: 'walk-on', 'aria-label': 'Next find in the article', title: 'Next find in the article' }, '›', () => onWalk(1)))] : []))
    },
  }
}
