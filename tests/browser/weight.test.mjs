// What the page weighs, and that it knows no address but its own. No browser is needed for it.
import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { buildPage, weighPage } from '../../scripts/page.mjs'

// Names that are no addresses: nothing is ever fetched from them.
const NAMES = [/^https:\/\/schema\.org"?$/, /^http:\/\/www\.w3\.org\/2000\/svg$/]
const LIMIT = 60_000

let folder
before(async () => {
  folder = mkdtempSync(join(tmpdir(), 'nutgraf-page-'))
  await buildPage({ out: folder })
})
after(() => rmSync(folder, { recursive: true, force: true }))

test('without the engine it weighs 60 KB at most', () => {
  const { files, brotli } = weighPage(folder)
  assert.ok(files.length >= 6)
  assert.ok(brotli <= LIMIT, `${brotli} bytes: ${files.map(({ name, brotli }) => `${name} ${brotli}`).join(', ')}`)
})

test('it names no other host', () => {
  for (const name of ['index.html', 'page/main.js', 'page/thread.js', 'sw.js', 'manifest.webmanifest']) {
    const found = readFileSync(join(folder, name), 'utf8').match(/https?:\/\/[\w.-]+[^\s"'`)\\<>]*/g) ?? []
    assert.deepEqual(found.filter(address => !NAMES.some(known => known.test(address))), [], name)
  }
})

test('the service worker keeps every file that the page asks for', () => {
  const worker = readFileSync(join(folder, 'sw.js'), 'utf8')
  for (const name of ['page/main.js', 'page/thread.js', 'samples.json', 'lib/wasm/nutgraf.wasm', 'manifest.webmanifest']) assert.ok(worker.includes(`"${name}"`), name)
  assert.ok(!worker.includes('VERSION') && !worker.includes('FILES'))
})
