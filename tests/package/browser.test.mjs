// The installed package in Chromium: a plain module page, a worker, policies, wrong types, failures.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { launch, openPage, serve } from '../browser/chromium.mjs'
import { inPackage } from './packed.mjs'

const TEXT = 'Bridge opens early\n\nThe council opened the bridge on Monday. "It is a good day," said Mayor Ann Lee.'
const IMPORTMAP = '{"imports":{"nutgraf":"/nutgraf/www/lib/index.js","nutgraf/worker":"/nutgraf/www/lib/worker.js"}}'

// Pages load their code from files, so that a policy without 'unsafe-inline' holds for it too.
const PROGRAMS = {
  '/plain.js': "import * as nutgraf from '/nutgraf/www/lib/index.js'\nwindow.nutgraf = nutgraf",
  '/worker.js': "import { createWorker } from '/nutgraf/www/lib/worker.js'\nwindow.worker = createWorker()",
}
const page = program => `<!doctype html><title>test</title><link rel="icon" href="data:,"><script type="module" src="${program}"></script>`

let browser
let server
let wasmAnswer = {}
before(async () => {
  browser = await launch()
  server = await serve({ '/nutgraf/': inPackage('.') }, { headers: answer })
})
after(async () => {
  await browser?.close()
  await server?.close()
})

function answer(path) {
  if (PROGRAMS[path]) return { status: 200, body: PROGRAMS[path], 'content-type': 'text/javascript' }
  if (path.endsWith('.wasm')) return wasmAnswer
  const policy = POLICIES[path.slice(1).split('-')[0]]
  // The worker's own file carries the policy that holds inside the worker.
  if (path.endsWith('worker-thread.js')) return workerPolicy ? { 'content-security-policy': workerPolicy } : {}
  const program = path.endsWith('-worker') ? '/worker.js' : '/plain.js'
  if (policy !== undefined) return { status: 200, body: page(program), 'content-type': 'text/html', ...(policy ? { 'content-security-policy': policy } : {}) }
  if (path === '/mapped') return { status: 200, 'content-type': 'text/html', body: `<!doctype html><script type="importmap">${IMPORTMAP}</script><script type="module">import * as n from 'nutgraf'; window.nutgraf = n</script>` }
  return {}
}

const POLICIES = {
  free: '',
  strict: "default-src 'none'; script-src 'self'; connect-src 'self'; worker-src 'self'",
  allowing: "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; worker-src 'self'",
  unconnected: "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'",
  trusted: "require-trusted-types-for 'script'",
}
let workerPolicy = ''

async function open(path, { answerWith = {}, inWorker = '' } = {}) {
  wasmAnswer = answerWith
  workerPolicy = inWorker
  const opened = await openPage(browser)
  await opened.page.goto(server.url + path)
  await opened.page.waitForFunction(path.endsWith('-worker') ? 'window.worker' : 'window.nutgraf')
  return opened
}

const analyze = opened => opened.page.evaluate(text => window.nutgraf.analyze(text, { published: '2025-06-03' }).then(
  analysis => ({ analysis }), error => ({ name: error.name, code: error.code, message: error.message })), TEXT)
const analyzeInWorker = opened => opened.page.evaluate(text => window.worker.analyze(text, { published: '2025-06-03' }).then(
  analysis => ({ analysis }), error => ({ name: error.name, code: error.code, message: error.message })), TEXT)

test('a plain module page', async () => {
  const opened = await open('free')
  const wasm = () => opened.requests.filter(url => url.endsWith('.wasm'))
  assert.deepEqual(wasm(), [], 'importing loads nothing')
  const { analysis } = await analyze(opened)
  assert.equal(analysis.schema, 'nutgraf/1')
  assert.equal(analysis.article.text, TEXT)
  assert.equal(wasm().length, 1)
  assert.deepEqual(opened.errors, [])
  assert.ok(opened.requests.every(url => url.startsWith(server.url)), 'nothing is asked of anybody else')
  await opened.page.evaluate(text => window.nutgraf.analyze(text), TEXT)
  assert.equal(wasm().length, 1, 'the module is loaded once')
  await opened.context.close()
})

test('an import map', async () => {
  const opened = await open('mapped')
  assert.equal((await analyze(opened)).analysis.schema, 'nutgraf/1')
  await opened.context.close()
})

test('the browser, the worker and Node give the same', async () => {
  const opened = await open('free')
  const inWorker = await open('free-worker')
  const { init, analyzeSync } = await (await import('./packed.mjs')).importPackage()
  await init()
  const expected = JSON.stringify(analyzeSync(TEXT, { published: '2025-06-03' }))
  assert.equal(JSON.stringify((await analyze(opened)).analysis), expected)
  assert.equal(JSON.stringify((await analyzeInWorker(inWorker)).analysis), expected)
  await opened.context.close()
  await inWorker.context.close()
})

test("script-src 'self' refuses with the code csp", async () => {
  const opened = await open('strict')
  const error = await analyze(opened)
  assert.deepEqual([error.name, error.code], ['NutgrafError', 'csp'])
  assert.match(error.message, /'wasm-unsafe-eval'/)
  await opened.context.close()
})

test("script-src 'self' refuses in the worker too, with the code csp", async () => {
  const opened = await open('strict-worker', { inWorker: POLICIES.strict })
  const error = await analyzeInWorker(opened)
  assert.deepEqual([error.name, error.code], ['NutgrafError', 'csp'])
  await opened.context.close()
})

test("'wasm-unsafe-eval' is enough", async () => {
  const opened = await open('allowing')
  assert.equal((await analyze(opened)).analysis?.schema, 'nutgraf/1')
  const inWorker = await open('allowing-worker', { inWorker: POLICIES.allowing })
  assert.equal((await analyzeInWorker(inWorker)).analysis?.schema, 'nutgraf/1')
  await opened.context.close()
  await inWorker.context.close()
})

test('without connect-src the error says so', async () => {
  const opened = await open('unconnected')
  const error = await analyze(opened)
  assert.equal(error.code, 'load')
  assert.match(error.message, /connect-src/)
  await opened.context.close()
})

test('Trusted Types: the page works; the worker fails with a hint, and a given worker works', async () => {
  const opened = await open('trusted')
  assert.equal((await analyze(opened)).analysis?.schema, 'nutgraf/1')
  const outcome = await opened.page.evaluate(async text => {
    const { createWorker } = await import('/nutgraf/www/lib/worker.js')
    let refused
    try { createWorker() } catch (error) { refused = { code: error.code, message: error.message } }
    const policy = trustedTypes.createPolicy('own', { createScriptURL: url => url })
    const worker = createWorker(new Worker(policy.createScriptURL('/nutgraf/www/lib/worker-thread.js'), { type: 'module' }))
    return { refused, schema: (await worker.analyze(text)).schema }
  }, TEXT)
  assert.equal(outcome.refused?.code, 'load')
  assert.match(outcome.refused.message, /createWorker\(\)/)
  assert.equal(outcome.schema, 'nutgraf/1')
  await opened.context.close()
})

test('a wrong MIME type does no harm', async () => {
  for (const type of ['application/octet-stream', 'text/html', 'text/plain; charset=utf-8']) {
    const opened = await open('free', { answerWith: { 'content-type': type } })
    assert.equal((await analyze(opened)).analysis?.schema, 'nutgraf/1', type)
    await opened.context.close()
  }
})

test('a page in place of the module, a missing module and noise are typed errors; the next try works', async () => {
  for (const [answerWith, pattern] of [
    [{ status: 200, body: '<!doctype html><title>App</title>', 'content-type': 'text/html' }, /<!d.*optimizeDeps/],
    [{ status: 404, body: 'not found', 'content-type': 'text/plain' }, /404/],
    [{ status: 200, body: 'noise', 'content-type': 'application/octet-stream' }, /not WebAssembly/],
    [{ status: 200, body: 'noise', 'content-type': 'application/wasm' }, /does not compile/],
  ]) {
    const opened = await open('free', { answerWith })
    const error = await analyze(opened)
    assert.deepEqual([error.name, error.code], ['NutgrafError', 'load'])
    assert.match(error.message, pattern)
    wasmAnswer = {}
    assert.equal((await analyze(opened)).analysis?.schema, 'nutgraf/1')
    await opened.context.close()
  }
})

test('init takes an own fetch with integrity', async () => {
  const opened = await open('free')
  const { right, wrong } = await opened.page.evaluate(async () => {
    const url = '/nutgraf/www/lib/wasm/nutgraf.wasm'
    const hash = await crypto.subtle.digest('SHA-256', await (await fetch(url)).arrayBuffer())
    const integrity = `sha256-${btoa(String.fromCharCode(...new Uint8Array(hash)))}`
    const wrong = await window.nutgraf.init(fetch(url, { integrity: `sha256-${btoa('x'.repeat(32))}` })).then(() => null, error => error.code)
    const right = await window.nutgraf.init(fetch(url, { integrity })).then(() => 'loaded', error => error.code)
    return { right, wrong }
  })
  assert.deepEqual({ right, wrong }, { right: 'loaded', wrong: 'load' })
  await opened.context.close()
})

test('a package from another origin: the page and the worker work', async () => {
  const other = await serve({ '/': inPackage('.') }, { headers: () => ({ 'access-control-allow-origin': '*' }) })
  try {
    const opened = await open('free')
    const schemas = await opened.page.evaluate(async ([base, text]) => {
      const { analyze } = await import(`${base}www/lib/index.js`)
      const { createWorker } = await import(`${base}www/lib/worker.js`)
      return [(await analyze(text)).schema, (await createWorker().analyze(text)).schema]
    }, [other.url, TEXT])
    assert.deepEqual(schemas, ['nutgraf/1', 'nutgraf/1'])
    await opened.context.close()
  } finally {
    await other.close()
  }
})
