// The service worker: keeps the page's own files, so that it opens without a network, and takes what other apps share with it.
/* global VERSION, FILES -- put in by scripts/page.mjs: a digest of all files, and their names */

const SHELF = 'nutgraf-shared'
const CACHE = `nutgraf-${VERSION}`

addEventListener('install', event => event.waitUntil((async () => {
  const cache = await caches.open(CACHE)
  await cache.addAll(FILES.map(name => new Request(name, { cache: 'no-cache' })))
})()))

addEventListener('activate', event => event.waitUntil((async () => {
  for (const name of await caches.keys()) {
    if (name.startsWith('nutgraf-') && name !== CACHE && name !== SHELF) await caches.delete(name)
  }
  await clients.claim()
})()))

// A new version waits until the reader asks for it.
addEventListener('message', ({ data }) => {
  if (data === 'take over') skipWaiting()
})

addEventListener('fetch', event => {
  const { request } = event
  const url = new URL(request.url)
  if (url.origin !== location.origin) return
  if (request.method === 'POST' && url.pathname === new URL('share', registration.scope).pathname) event.respondWith(layAside(request))
  else if (request.method === 'GET') event.respondWith(answer(request, url, event.clientId))
})

async function answer(request, url, client) {
  const cache = await caches.open(CACHE)
  const home = new URL(registration.scope).pathname
  const name = request.mode === 'navigate' && [home, `${home}index.html`].includes(url.pathname) ? './' : request
  const kept = await cache.match(name, { ignoreSearch: true })
  if (kept) return kept
  // Not a file of the page: it goes to the server, and the page that asked shows so.
  const asking = client && await clients.get(client)
  asking?.postMessage({ sent: 1 })
  return fetch(request)
}

/** What is shared goes onto a shelf in this browser, not to a server; the page takes it from there. */
async function layAside(request) {
  const form = await request.formData()
  const shelf = await caches.open(SHELF)
  const texts = ['title', 'text', 'url'].map(name => form.get(name)).filter(value => typeof value === 'string' && value)
  // A shared address alone is no article, and fetching it is forbidden.
  if (form.get('text')) await shelf.put('./shared/text', new Response(texts.join('\n\n')))
  let number = 0
  for (const file of form.getAll('files')) {
    if (typeof file === 'string') continue
    await shelf.put(`./shared/file-${number++}`, new Response(file, { headers: { 'content-type': file.type || 'application/octet-stream', 'x-name': encodeURIComponent(file.name || 'shared') } }))
  }
  return Response.redirect('./#shared', 303)
}
