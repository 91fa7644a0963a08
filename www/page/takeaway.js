// Taking the brief along: as Markdown on the clipboard, as JSON in a file.
import { byId, el } from './dom.js'
import { markdown } from './markdown.js'

/** Wires the two buttons. `current()` gives the analysis that is shown. */
export function takeaway(current, announce) {
  const copy = byId('copy-markdown')
  const save = byId('save-json')
  const face = copy.textContent
  copy.addEventListener('click', async () => {
    let said = 'Copied'
    try {
      await navigator.clipboard.writeText(markdown(current()))
    } catch {
      said = 'Copying was refused by the browser'
    }
    copy.textContent = said
    announce(said)
    setTimeout(() => { copy.textContent = face }, 2500)
  })
  save.addEventListener('click', () => {
    const address = URL.createObjectURL(new Blob([JSON.stringify(current(), null, 2)], { type: 'application/json' }))
    el('a', { href: address, download: 'nutgraf.json' }).click()
    setTimeout(() => URL.revokeObjectURL(address), 10_000)
    announce('Saved as nutgraf.json')
  })
  return () => { copy.disabled = save.disabled = false }
}
