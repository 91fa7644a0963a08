// Pages as bytes: the text is that of the same page as a string, whatever encoding it came in.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, before, test } from 'node:test'
import { launch, openPage, serve } from '../browser/chromium.mjs'
import { importPackage, inPackage, runAsUser } from './packed.mjs'

// What each page says in which encoding; the program is held to the same file.
const CASES = JSON.parse(readFileSync(new URL('../encodings.json', import.meta.url), 'utf8'))
const bytesOf = ({ hex }) => new Uint8Array(Buffer.from(hex, 'hex'))
const stated = name => CASES.find(item => item.name === name)

let nutgraf
let browser
let server
before(async () => {
  nutgraf = await importPackage()
  await nutgraf.init()
  server = await serve({ '/nutgraf/': inPackage('.') }, { headers: path => path === '/' ? { status: 200, body: '<!doctype html><title>test</title>', 'content-type': 'text/html' } : {} })
  browser = await launch()
})
after(async () => {
  await browser?.close()
  await server?.close()
})

const failure = (call, code, pattern) => assert.throws(call, error => {
  assert.ok(error instanceof nutgraf.NutgrafError, `${error}`)
  assert.equal(error.code, code)
  assert.match(error.message, pattern)
  return true
})

for (const item of CASES) {
  test(`in Node: ${item.name}`, () => {
    const asText = nutgraf.extractSync(item.text)
    assert.ok(asText.title, 'the page is read')
    assert.deepEqual(nutgraf.extractSync(bytesOf(item), { contentType: item.contentType }), asText)
  })
}

test('in the browser and in its worker', async () => {
  const { page } = await openPage(browser)
  await page.goto(server.url)
  const found = await page.evaluate(async items => {
    const { extract } = await import('/nutgraf/www/lib/index.js')
    const { createWorker } = await import('/nutgraf/www/lib/worker.js')
    const worker = createWorker()
    return Promise.all(items.map(async ({ hex, contentType }) => {
      const bytes = Uint8Array.from(hex.match(/../g), byte => Number.parseInt(byte, 16))
      return [await extract(bytes, { contentType }), await worker.extract(bytes.buffer, { contentType })]
    }))
  }, CASES)
  CASES.forEach((item, i) => {
    const asText = nutgraf.extractSync(item.text)
    assert.deepEqual(found[i][0], asText, item.name)
    assert.deepEqual(found[i][1], asText, `${item.name}, in a worker`)
  })
})

test('in a thread of Node, from `nutgraf/inline` and by require', () => {
  const { hex, text } = stated('Shift_JIS')
  const same = runAsUser(`
    import { createRequire } from 'node:module'
    import { extract } from 'nutgraf'
    import { extract as inlined } from 'nutgraf/inline'
    import { createWorker } from 'nutgraf/worker'
    const bytes = Buffer.from('${hex}', 'hex')
    const worker = createWorker()
    const all = [await extract(${JSON.stringify(text)}), await worker.extract(bytes), await inlined(bytes), await createRequire(import.meta.url)('nutgraf').extract(bytes)]
    await worker.terminate()
    report(all.map(article => article.text))`)
  assert.match(same[0], /市長/)
  assert.equal(new Set(same).size, 1)
})

test('every kind of bytes', () => {
  const item = stated('KOI8-R')
  const bytes = bytesOf(item)
  const { text } = nutgraf.extractSync(item.text)
  const shared = new SharedArrayBuffer(bytes.length + 7)
  new Uint8Array(shared).set(bytes, 7)
  const within = new Uint8Array([60, 33, ...bytes, 60, 33]).subarray(2, 2 + bytes.length)
  for (const kind of [bytes.buffer, Buffer.from(bytes), new DataView(bytes.buffer), within, new Uint8Array(shared, 7), new Uint8Array(shared).slice(7).buffer]) {
    assert.equal(nutgraf.extractSync(kind).text, text)
  }
})

test('wrong letters become U+FFFD and no more is lost', () => {
  const page = Buffer.from(`<meta charset=utf-8><title>Bridge opens</title><h1>Bridge opens</h1>${'<p>The caf\xe9 by the bridge opened on Monday, and the mayor said that it would stay open all year.'.repeat(3)}`, 'latin1')
  assert.match(nutgraf.extractSync(page).text, /The caf\ufffd by the bridge/)
  const half = Buffer.from('<p>The bridge opened on Monday, and the mayor said that it would stay open all year, as the council had asked for 橋'.repeat(2)).subarray(0, -1)
  assert.equal(typeof nutgraf.extractSync(half).text, 'string')
})

test('nothing, and bytes that are no page', () => {
  for (const bytes of [new ArrayBuffer(0), new Uint8Array([0xef, 0xbb, 0xbf]), new Uint8Array([0xff, 0xfe]), new Uint8Array(5000), Uint8Array.from({ length: 4096 }, (_, i) => i * 37)]) {
    assert.equal(typeof nutgraf.extractSync(bytes).text, 'string')
  }
})

test('what cannot be read is a typed error', async () => {
  const page = bytesOf(stated('GBK'))
  failure(() => nutgraf.extractSync(page, { contentType: 1 }), 'bad-option', /contentType/)
  failure(() => nutgraf.extractSync(page, { charset: 'gbk' }), 'bad-option', /"charset".*contentType/)
  failure(() => nutgraf.extractSync([60, 112, 62]), 'bad-input', /string or as bytes/)
  failure(() => nutgraf.extractSync(new Uint8Array(17 << 20).fill(97)), 'too-long', /limit/)
  failure(() => nutgraf.extractSync(new Uint8Array(65 << 20)), 'too-long', /bytes/)
  const gone = page.slice().buffer
  structuredClone(gone, { transfer: [gone] })
  failure(() => nutgraf.extractSync(gone), 'bad-input', /bytes/)
  await assert.rejects(nutgraf.extract(page, { contentType: 1 }), { code: 'bad-option' })
  // The bytes of a page are no text to analyse: which of the two they are has to be said.
  failure(() => nutgraf.analyzeSync(page), 'bad-input', /neither a text nor an Article/)
})
