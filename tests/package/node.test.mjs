// The package in Node: import, require, threads, and every way that loading can go.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { serve } from '../../scripts/serve.mjs'
import { inPackage, runAsUser, userFolder } from './packed.mjs'

const TEXT = JSON.stringify('Bridge opens early\n\nThe council opened the bridge on Monday. "It is a good day," said Mayor Ann Lee.')
const USE = `
    const analysis = await analyze(${TEXT}, { published: '2025-06-03' })
    report({ schema: analysis.schema, same: JSON.stringify(analysis) === JSON.stringify(analyzeSync(${TEXT}, { published: '2025-06-03' })),
      sentences: analysis.sentences.map(({ start, end }) => analysis.article.text.slice(start, end)), summary: await summarize(${TEXT}) })`

function isRight({ schema, same, sentences, summary }) {
  assert.equal(schema, 'nutgraf/1')
  assert.ok(same, 'the Sync twin gives the same')
  assert.ok(sentences.includes('The council opened the bridge on Monday.'), sentences.join(' | '))
  assert.deepEqual(Object.keys(summary), ['kind', 'headline', 'keyPoints', 'keyPhrases'])
}

test('import', () => isRight(runAsUser(`import { analyze, analyzeSync, summarize } from 'nutgraf'${USE}`)))

test('require', () => isRight(runAsUser(`const { analyze, analyzeSync, summarize } = require('nutgraf')\n;(async () => {${USE}})()`, { type: 'commonjs' })))

test('import and require in one process keep one error type', () => assert.equal(runAsUser(`
    import { createRequire } from 'node:module'
    import { NutgrafError } from 'nutgraf'
    const required = createRequire(import.meta.url)('nutgraf')
    report(await required.analyze(1).catch(error => error instanceof NutgrafError && error instanceof required.NutgrafError))`), true))

test('a worker thread gives the same, also the errors', () => {
  const { same, error, ended } = runAsUser(`
    import { analyze, NutgrafError } from 'nutgraf'
    import { createWorker } from 'nutgraf/worker'
    const worker = createWorker()
    const [inside, outside] = await Promise.all([worker.analyze(${TEXT}), analyze(${TEXT})])
    const error = await worker.analyze(${TEXT}, { nonsense: 1 }).catch(error => ({ ...failure(error), typed: error instanceof NutgrafError }))
    const open = worker.analyze(${TEXT}).catch(failure)
    await worker.terminate()
    report({ same: JSON.stringify(inside) === JSON.stringify(outside), error, ended: await open })`)
  assert.ok(same)
  assert.equal(error.code, 'bad-option')
  assert.ok(error.typed)
  assert.equal(ended.code, 'not-ready')
})

test('a worker takes the .wasm from an address', () => assert.equal(runAsUser(`
    import { createWorker } from 'nutgraf/worker'
    const worker = createWorker()
    await worker.init(new URL(import.meta.resolve('nutgraf/nutgraf.wasm')))
    const { schema } = await worker.analyze('One sentence.')
    await worker.terminate()
    report(schema)`), 'nutgraf/1'))

test('importing does nothing: Sync before init is a typed error', () => {
  const error = runAsUser(`import { analyzeSync } from 'nutgraf'\ntry { analyzeSync('Text') } catch (error) { report(failure(error)) }`)
  assert.deepEqual([error.name, error.code], ['NutgrafError', 'not-ready'])
})

test('init twice and at once loads once', () => {
  const { compiled } = runAsUser(`
    let compiled = 0
    const { compile } = WebAssembly
    WebAssembly.compile = (...args) => { compiled++; return compile(...args) }
    const { init, analyze } = await import('nutgraf')
    await Promise.all([init(), init(), analyze('One.'), init()])
    await init()
    report({ compiled })`)
  assert.equal(compiled, 1)
})

test('every kind of source', async () => {
  const server = await serve({ '/': inPackage('www/lib/wasm') })
  try {
    const sources = {
      'file URL': "new URL(import.meta.resolve('nutgraf/nutgraf.wasm'))",
      'file URL as text': "import.meta.resolve('nutgraf/nutgraf.wasm')",
      path: JSON.stringify(inPackage('www/lib/wasm/nutgraf.wasm')),
      bytes: 'bytes',
      ArrayBuffer: 'new Uint8Array(bytes).buffer',
      Module: 'await WebAssembly.compile(bytes)',
      Response: "new Response(bytes, { headers: { 'content-type': 'application/wasm' } })",
      'Response of another type': 'new Response(bytes)',
      promise: 'Promise.resolve(bytes)',
    }
    for (const [name, source] of Object.entries(sources)) {
      const schema = runAsUser(`
        import { readFileSync } from 'node:fs'
        import { fileURLToPath } from 'node:url'
        import { init, analyzeSync } from 'nutgraf'
        const bytes = readFileSync(fileURLToPath(import.meta.resolve('nutgraf/nutgraf.wasm')))
        await init(${source})
        report(analyzeSync('One sentence.').schema)`)
      assert.equal(schema, 'nutgraf/1', name)
    }
  } finally {
    await server.close()
  }
})

test('a failed load is typed, tells what to do, and can be tried again', () => {
  const failures = runAsUser(`
    import { init, analyze } from 'nutgraf'
    const tries = {
      page: new TextEncoder().encode('<!doctype html><title>Not found</title>'),
      noise: Uint8Array.of(1, 2, 3, 4),
      empty: new Uint8Array(),
      cut: Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0, 1, 2),
      foreign: Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0),
      missing: new URL('missing.wasm', import.meta.url),
      status: new Response('gone', { status: 404 }),
      number: 42,
    }
    const failures = {}
    for (const [name, source] of Object.entries(tries)) failures[name] = await init(source).then(() => null, failure)
    report({ ...failures, after: (await analyze('One sentence.')).schema })`)
  const { after, ...rest } = failures
  for (const [name, error] of Object.entries(rest)) assert.deepEqual([error?.name, error?.code], ['NutgrafError', 'load'], `${name}: ${JSON.stringify(error)}`)
  assert.match(rest.page.message, /starts with "<!d"/)
  assert.match(rest.page.message, /optimizeDeps/)
  assert.match(rest.missing.message, /missing\.wasm.*serverExternalPackages/)
  assert.match(rest.status.message, /404/)
  assert.equal(after, 'nutgraf/1')
})

test('memory of a huge text is given back', () => {
  const { before, after } = runAsUser(`
    import { analyzeSync, init } from 'nutgraf'
    let memory
    const { Instance } = WebAssembly
    WebAssembly.Instance = new Proxy(Instance, { construct(target, args) { const made = new target(...args); memory = made.exports.memory; return made } })
    await init()
    const before = JSON.stringify(analyzeSync(${TEXT}))
    analyzeSync('The council met again. '.repeat(300_000))
    const bytes = memory.buffer.byteLength
    report({ before: before.length, after: JSON.stringify(analyzeSync(${TEXT})) === before ? bytes : 'another result' })`)
  assert.ok(before > 0)
  assert.ok(after < 64 << 20, `${after} bytes are held`)
})

test('the installed package needs no other', () => {
  const { dependencies, peerDependencies } = JSON.parse(readFileSync(inPackage('package.json'), 'utf8'))
  assert.deepEqual([dependencies, peerDependencies], [undefined, undefined])
  assert.ok(userFolder())
})
