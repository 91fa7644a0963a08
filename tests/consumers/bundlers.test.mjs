// What Vite, webpack, esbuild and Rollup make of a site that uses the packed package: built, served, and asked in Chromium.
// What needs configuration is told in docs/bundlers.md.
import assert from 'node:assert/strict'
import { copyFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { after, test } from 'node:test'
import { serve } from '../browser/chromium.mjs'
import { closeBrowser, HTML, PROGRAM, visit, WITHOUT_WORKER, works } from './site.mjs'
import { filesUnder, importTool, install, project } from './tools.mjs'

install()
after(closeBrowser)

const wasmFiles = folder => filesUnder(folder).filter(name => name.endsWith('.wasm')).map(name => basename(name))

async function served(folder, look) {
  const server = await serve({ '/': folder })
  try {
    return await look(server.url)
  } finally {
    await server.close()
  }
}

for (const [name, path, needsExclude] of [['Vite', 'vite', false], ['Vite, one major back', 'vite-previous', true]]) {
  const site = () => project(path, { 'index.html': HTML('/main.js'), 'main.js': PROGRAM })
  // A worker that loads parts of its own has to be an ES module: Vite's default for workers is not.
  const options = { configFile: false, logLevel: 'error', worker: { format: 'es' } }

  test(`${name}: build`, async () => {
    const { build } = await importTool(path, 'dist/node/index.js')
    const root = site()
    await build({ ...options, root })
    assert.equal(wasmFiles(join(root, 'dist')).length, 1)
    await served(join(root, 'dist'), works)
  })

  test(`${name}: development server`, async () => {
    const { createServer } = await importTool(path, 'dist/node/index.js')
    const server = await createServer({ ...options, root: site(), server: { port: 0, host: '127.0.0.1' }, cacheDir: join(site(), '.vite'),
      ...(needsExclude ? { optimizeDeps: { exclude: ['nutgraf', 'nutgraf/worker', 'nutgraf/element'] } } : {}) })
    try {
      await server.listen()
      await works(`http://127.0.0.1:${server.httpServer.address().port}/`)
    } finally {
      await server.close()
    }
  })
}

test('webpack 5, without configuration', async () => {
  const { default: webpack } = await importTool('webpack', 'lib/index.js')
  const root = project('webpack', { 'main.js': PROGRAM })
  const stats = await new Promise((done, failed) => webpack({ mode: 'production', context: root, entry: './main.js', output: { path: join(root, 'dist') } },
    (error, stats) => error ? failed(error) : done(stats)))
  assert.deepEqual(stats.toJson({ all: false, errors: true }).errors, [])
  assert.equal(wasmFiles(join(root, 'dist')).length, 1)
  writeFileSync(join(root, 'dist/index.html'), HTML('/main.js'))
  await served(join(root, 'dist'), works)
})

const esbuild = async (root, options) => (await importTool('esbuild', 'lib/main.js')).build(
  { absWorkingDir: root, entryPoints: ['main.js'], bundle: true, minify: true, format: 'esm', outdir: 'dist', logLevel: 'silent', ...options })

test('esbuild: nutgraf/inline', async () => {
  const root = project('esbuild-inline', { 'main.js': `import { analyze, fromDocument, init } from 'nutgraf/inline'\nawait init()\n${WITHOUT_WORKER}` })
  await esbuild(root)
  writeFileSync(join(root, 'dist/index.html'), HTML('/main.js'))
  await served(join(root, 'dist'), works)
})

test('esbuild: --loader:.wasm=file and init(address)', async () => {
  const root = project('esbuild-file', { 'main.js': `import { analyze, fromDocument, init } from 'nutgraf'\nimport wasm from 'nutgraf/nutgraf.wasm'\nawait init(new URL(wasm, import.meta.url))\n${WITHOUT_WORKER}` })
  await esbuild(root, { loader: { '.wasm': 'file' } })
  assert.equal(wasmFiles(join(root, 'dist')).length, 1)
  writeFileSync(join(root, 'dist/index.html'), HTML('/main.js'))
  await served(join(root, 'dist'), works)
})

test('esbuild without either: it builds, and in the page a typed error names the missing file', async () => {
  const root = project('esbuild-plain', { 'main.js': `import { analyze, fromDocument } from 'nutgraf'\n${WITHOUT_WORKER}` })
  await esbuild(root)
  writeFileSync(join(root, 'dist/index.html'), HTML('/main.js'))
  const { failed } = await served(join(root, 'dist'), visit)
  assert.equal(failed.code, 'load')
  assert.match(failed.message, /404.*wasm\/nutgraf\.wasm/)
})

/** What @rollup/plugin-node-resolve does, for this one package. */
const nodeResolve = root => ({
  name: 'nutgraf',
  resolveId(id) {
    const entries = { nutgraf: 'www/lib/index.js', 'nutgraf/inline': 'www/lib/inline.js', 'nutgraf/element': 'www/element/index.js' }
    return entries[id] ? join(root, 'node_modules/nutgraf', entries[id]) : null
  },
})

test('Rollup: nutgraf/inline, and the .wasm copied beside', async () => {
  const { rollup } = await importTool('rollup', 'dist/es/rollup.js')
  for (const [entry, name] of [['nutgraf/inline', 'rollup-inline'], ['nutgraf', 'rollup-copied']]) {
    const root = project(name, { 'main.js': `import { analyze, fromDocument, init } from '${entry}'\nawait init(${entry === 'nutgraf' ? "new URL('nutgraf.wasm', import.meta.url)" : ''})\n${WITHOUT_WORKER}` })
    const bundle = await rollup({ input: join(root, 'main.js'), plugins: [nodeResolve(root)], onwarn: warning => assert.fail(warning.message) })
    await bundle.write({ dir: join(root, 'dist'), format: 'es' })
    await bundle.close()
    if (entry === 'nutgraf') copyFileSync(join(root, 'node_modules/nutgraf/www/lib/wasm/nutgraf.wasm'), join(root, 'dist/nutgraf.wasm'))
    writeFileSync(join(root, 'dist/index.html'), HTML('/main.js'))
    await served(join(root, 'dist'), works)
  }
})
