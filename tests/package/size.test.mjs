// What a reader downloads stays within scripts/budget.json.
import assert from 'node:assert/strict'
import { readFileSync, statSync } from 'node:fs'
import { test } from 'node:test'
import { build } from 'esbuild'
import { budgets, weigh, weightInWords } from '../../scripts/size.mjs'
import { inPackage, packedFiles } from './packed.mjs'

for (const [path, { budget }] of Object.entries(budgets())) {
  test(`${path} weighs at most ${budget} bytes brotli`, () => {
    const weight = weigh(readFileSync(inPackage(path)))
    assert.ok(weight.brotli <= budget, weightInWords(weight))
  })
}

/** What a bundler makes of an entry, without the .wasm. */
async function bundled(entry) {
  const { outputFiles: [{ contents }] } = await build({ entryPoints: [inPackage(entry)], bundle: true, minify: true, format: 'esm', write: false, logLevel: 'silent' })
  return weigh(contents)
}

for (const [entry, limit] of [['www/lib/index.js', 8000], ['www/element/index.js', 15_000]]) {
  test(`the JavaScript of ${entry}, bundled, weighs at most ${limit} bytes brotli`, async () => {
    const weight = await bundled(entry)
    assert.ok(weight.brotli <= limit, weightInWords(weight))
  })
}

test('the installed package is at most 1.5 MB, apart from nutgraf/inline, and holds one .wasm', () => {
  const files = packedFiles()
  assert.deepEqual(files.filter(name => name.endsWith('.wasm')), ['www/lib/wasm/nutgraf.wasm'])
  const bytes = files.filter(name => !name.endsWith('/inline.js')).map(name => [statSync(inPackage(name)).size, name])
  const sum = bytes.reduce((sum, [size]) => sum + size, 0)
  assert.ok(sum <= 1.5e6, `${sum} bytes: ${bytes.sort(([a], [b]) => b - a).slice(0, 6).map(([size, name]) => `${name} ${size}`).join(', ')}`)
})
