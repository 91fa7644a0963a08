// Saving the article that is shown, with its brief.
import { byId } from '../dom.js'
import { markdown } from '../take/markdown.js'
import { entryId, StorageProblem } from './store.js'

/** What is kept of a reading. */
function entryOf({ analysis, day }) {
  const { article, summary } = analysis
  return {
    id: entryId(article.text), saved: new Date().toISOString(), published: day, article,
    points: summary.keyPoints.map(({ start, end }) => article.text.slice(start, end)), brief: markdown(analysis),
  }
}

/** Wires the button. Returns `refresh()`, to be called when another article is shown or the library has changed. */
export function saving({ library, current, announce, complain }) {
  const save = byId('save')

  async function refresh() {
    const reading = current()
    save.disabled = !reading
    const kept = reading ? await library.has(entryId(reading.analysis.article.text)).catch(() => false) : false
    if (reading !== current()) return
    save.textContent = kept ? 'Saved' : 'Save'
    save.title = kept ? 'This article is in the library; saving again keeps it as it is now' : 'Keep this article and its brief on this device'
  }

  save.addEventListener('click', async () => {
    try {
      await library.put([entryOf(current())])
      const lasting = await navigator.storage?.persisted?.().catch(() => false)
      announce(`Saved in the library on this device.${lasting ? '' : ' The browser may clear it when space is short: export what matters.'}`)
      // Asked for once something is worth keeping. Not waited for: one browser asks its reader, who may never answer.
      if (!lasting) navigator.storage?.persist?.().catch(() => {})
    } catch (error) {
      if (!(error instanceof StorageProblem)) throw error
      complain(error.message)
    }
    refresh()
  })
  return refresh
}
