// The packed package in other engines than Node and browsers: Bun, Deno, and workerd, which compiles nothing at run time.
import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test } from 'node:test'
import { importPackage } from '../package/packed.mjs'
import { TEXT } from './site.mjs'
import { install, project, run, runtime } from './tools.mjs'
import { askWorkerd } from './workerd.mjs'

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

test('workerd', { skip: none('workerd') }, async () => {
  const { text } = await askWorkerd('workerd', `import { analyze, extract } from 'nutgraf'
    export default { async fetch() {
      const analysis = await analyze(${JSON.stringify(TEXT)}, { published: '2025-06-03' })
      return Response.json({ analysis, failed: await extract(1).catch(error => error.code) })
    } }`)
  assert.deepEqual(JSON.parse(text), await expected())
})

test('workerd refuses nutgraf/inline, with a typed error', { skip: none('workerd') }, async () => {
  const { text } = await askWorkerd('workerd-inline', `import { analyze } from 'nutgraf/inline'
    export default { async fetch() { return analyze('Text').then(() => new Response('done'), error => Response.json({ name: error.name, code: error.code })) } }`, { withWasm: false })
  assert.deepEqual(JSON.parse(text), { name: 'NutgrafError', code: 'csp' })
})
