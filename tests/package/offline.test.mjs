// The installed package behind a service worker: with the server gone, a page and the service worker itself go on reading.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { launch, openPage, serve } from '../browser/chromium.mjs'
import { inPackage, packedFiles } from './packed.mjs'

const STORY = 'The council opened the bridge on Monday. "It is a good day," said Mayor Ann Lee.'
const files = () => packedFiles().filter(name => /\.(js|wasm)$/.test(name) && !/inline|global|node|workerd/.test(name)).map(name => `/nutgraf/${name}`)
const SERVICE = () => `import { analyze, init } from '/nutgraf/www/lib/index.js'
addEventListener('install', event => event.waitUntil(caches.open('site').then(cache => cache.addAll(${JSON.stringify(['/', '/program.js', ...files()])}))))
addEventListener('activate', event => event.waitUntil(clients.claim()))
addEventListener('fetch', event => event.respondWith(caches.match(event.request).then(found => found ?? fetch(event.request))))
addEventListener('message', event => event.waitUntil((async () => {
  // A service worker's own requests do not go through its handler.
  await init(caches.match('/nutgraf/www/lib/wasm/nutgraf.wasm'))
  event.source.postMessage((await analyze(${JSON.stringify(STORY)})).schema)
})()))`
const PROGRAM = `import { analyze } from '/nutgraf/www/lib/index.js'
import { createWorker } from '/nutgraf/www/lib/worker.js'
window.read = async text => [(await analyze(text)).schema, (await createWorker().analyze(text)).schema]
window.askService = () => new Promise(done => {
  navigator.serviceWorker.addEventListener('message', event => done(event.data))
  navigator.serviceWorker.controller.postMessage('read')
})
window.registered = navigator.serviceWorker.register('/service.js', { type: 'module' }).then(() => navigator.serviceWorker.ready)
  .then(() => navigator.serviceWorker.controller ?? new Promise(done => navigator.serviceWorker.addEventListener('controllerchange', done))).then(() => true)`

test('offline, from a service worker', async () => {
  const browser = await launch()
  const server = await serve({ '/nutgraf/': inPackage('.') }, { headers: path => path === '/' ? { status: 200, body: '<!doctype html><title>offline</title><link rel="icon" href="data:,"><script type="module" src="/program.js"></script>', 'content-type': 'text/html' }
    : path === '/program.js' ? { status: 200, body: PROGRAM, 'content-type': 'text/javascript' }
    : path === '/service.js' ? { status: 200, body: SERVICE(), 'content-type': 'text/javascript' } : {} })
  let gone = false
  try {
    const { page } = await openPage(browser)
    await page.goto(server.url)
    await page.waitForFunction('window.registered')
    assert.equal(await page.evaluate('window.registered'), true)
    const before = server.requests.length
    await server.close()
    gone = true
    await page.reload()
    await page.waitForFunction('window.read')
    assert.deepEqual(await page.evaluate(text => window.read(text), STORY), ['nutgraf/1', 'nutgraf/1'])
    assert.equal(await page.evaluate('window.askService()'), 'nutgraf/1')
    assert.equal(server.requests.length, before)
  } finally {
    await browser.close()
    if (!gone) await server.close()
  }
})
