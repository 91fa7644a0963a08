// What another app shared with the installed page. The service worker has laid it aside (sw.js); here it is fetched and gone.
import { looksLikePage } from './read-file.js'

const SHELF = 'nutgraf-shared'

/** Whether this page was opened to show something shared. */
export const isShared = () => location.hash === '#shared'

/** @returns `{articles, files}`, both perhaps empty */
export async function takeShared() {
  history.replaceState(null, '', location.pathname)
  const shelf = await caches.open(SHELF)
  const files = []
  const articles = []
  for (const request of await shelf.keys()) {
    const answer = await shelf.match(request)
    const name = decodeURIComponent(answer.headers.get('x-name') ?? '')
    if (name) {
      files.push(new File([await answer.blob()], name, { type: answer.headers.get('content-type') ?? '' }))
    } else {
      const content = await answer.text()
      if (content.trim()) articles.push({ kind: looksLikePage(content) ? 'html' : 'text', content, name: 'Shared text', published: '' })
    }
    await shelf.delete(request)
  }
  return { articles, files }
}
