// The legend above the article: one toggle for each layer, with its mark and its count.
import { LAYERS } from './finds.js'
import { el } from './dom.js'
import { number } from './wording.js'

/** Fills `root` and calls `onChange()` when a layer is switched. `shown()` tells which are on. */
export function legend(root, onChange) {
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
    shown: () => on,
    show(finds) {
      const counts = {}
      for (const { layer, places } of finds.values()) counts[layer] = (counts[layer] ?? 0) + places.length
      const toggles = LAYERS.filter(layer => counts[layer.id]).map(({ id, name }) =>
        el('button', { type: 'button', class: 'layer', 'data-layer': id, 'aria-pressed': String(on.has(id)) },
          el('span', { class: `sample ${id}`, 'aria-hidden': 'true' }, 'ab'), name, ' ', el('span', { class: 'tally' }, number(counts[id]))))
      root.replaceChildren(...toggles)
    },
  }
}
