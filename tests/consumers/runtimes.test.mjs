// The packed package in other engines than Node and browsers: Bun, Deno, and workerd, which compiles nothing at run time.
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { copyFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { importPackage } from '../package/packed.mjs'
import { TEXT } from './site.mjs'
import { importTool, install, project, run, runtime } from './tools.mjs'

install()
const none = name => runtime(name) ? false : `npm has no ${name} for ${process.platform} ${process.arch}`

const PROGRAM = `import { analyze, extract, NutgrafError } from 'nutgraf'
import { init } from 'nutgraf/inline'
const analysis = await analyze(${JSON.stringify(TEXT)}, { published: '2025-06-03' })
const failed = await extract(1).catch(error => error instanceof NutgrafError && error.code)
await init()
console.log(JSON.stringify({ analysis, failed }))`

async function expected() {
  const { analyze } = await importPackage()
  return JSON.parse(JSON.stringify({ analysis: await analyze(TEXT, { published: '2025-06-03' }), failed: 'bad-input' }))
}

test('Bun', { skip: none('bun') }, async () => {
  const root = project('bun', { 'program.js': PROGRAM })
  assert.deepEqual(JSON.parse(await run(runtime('bun'), ['program.js'], { cwd: root })), await expected())
})

test('Deno, with no more rights than to read', { skip: none('deno') }, async () => {
  const root = project('deno', { 'program.js': PROGRAM, 'deno.json': '{ "nodeModulesDir": "manual" }' })
  const env = { DENO_DIR: join(root, '.deno'), DENO_NO_UPDATE_CHECK: '1', NO_COLOR: '1' }
  assert.deepEqual(JSON.parse(await run(runtime('deno'), ['run', '--no-prompt', '--no-remote', '--allow-read', 'program.js'], { cwd: root, env })), await expected())
})

/** Bundles a worker as the tools for it do, with the .wasm as a module of its own, and asks it. */
async function inWorkerd(name, program, { withWasm = true } = {}) {
  const root = project(name, { 'worker.js': program })
  const { build } = await importTool('esbuild', 'lib/main.js')
  const wasm = { name: 'wasm', setup(build) { build.onResolve({ filter: /\.wasm$/ }, () => ({ path: './nutgraf.wasm', external: true })) } }
  await build({ absWorkingDir: root, entryPoints: ['worker.js'], bundle: true, format: 'esm', conditions: ['workerd', 'worker'], outfile: 'dist/worker.js', plugins: [wasm], logLevel: 'silent' })
  copyFileSync(join(root, 'node_modules/nutgraf/www/lib/wasm/nutgraf.wasm'), join(root, 'dist/nutgraf.wasm'))
  writeFileSync(join(root, 'dist/config.capnp'), `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [ (name = "main", worker = (
    modules = [ (name = "worker.js", esModule = embed "worker.js")${withWasm ? ', (name = "nutgraf.wasm", wasm = embed "nutgraf.wasm")' : ''} ],
    compatibilityDate = "2025-01-01",
  )) ],
  sockets = [ (name = "http", address = "127.0.0.1:0", http = (), service = "main") ]
);`)
  // --control-fd tells the port that was free.
  const child = spawn(runtime('workerd'), ['serve', '--control-fd=3', join(root, 'dist/config.capnp')], { stdio: ['ignore', 'pipe', 'pipe', 'pipe'] })
  try {
    const port = await new Promise((done, failed) => {
      let said = ''
      let errors = ''
      child.stdio[3].on('data', data => {
        said += data
        const port = said.split('\n').filter(Boolean).map(line => JSON.parse(line)).find(({ event }) => event === 'listen')?.port
        if (port) done(port)
      })
      child.stderr.on('data', data => { errors += data })
      child.on('error', failed)
      child.on('close', status => failed(new Error(`workerd ended with ${status}: ${errors}`)))
    })
    const answer = await fetch(`http://127.0.0.1:${port}/`)
    return { status: answer.status, text: await answer.text() }
  } finally {
    child.kill()
  }
}

test('workerd', { skip: none('workerd') }, async () => {
  const { text } = await inWorkerd('workerd', `import { analyze, extract } from 'nutgraf'
    export default { async fetch() {
      const analysis = await analyze(${JSON.stringify(TEXT)}, { published: '2025-06-03' })
      return Response.json({ analysis, failed: await extract(1).catch(error => error.code) })
    } }`)
  assert.deepEqual(JSON.parse(text), await expected())
})

test('workerd refuses nutgraf/inline, with a typed error', { skip: none('workerd') }, async () => {
  const { text } = await inWorkerd('workerd-inline', `import { analyze } from 'nutgraf/inline'
    export default { async fetch() { return analyze('Text').then(() => new Response('done'), error => Response.json({ name: error.name, code: error.code })) } }`, { withWasm: false })
  assert.deepEqual(JSON.parse(text), { name: 'NutgrafError', code: 'csp' })
})
