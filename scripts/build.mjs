// `node scripts/build.mjs`: the wasm module with its JavaScript glue, into www/lib/wasm, and the native program, into
// target/release. With --wasm or --native only the one; with --bundles only what is made of a .wasm that is there. Each step runs only when what it reads has changed.
import { createHash } from 'node:crypto'
import { copyFileSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { writeReader } from './reader.mjs'
import { at, run, runAsScript, runBeside, say, Stop } from './shell.mjs'
import { setup } from './setup.mjs'
import { budgets, kilobytes, weigh, weightInWords } from './size.mjs'
import { cargoEnvironment } from './toolchain.mjs'
import { trapAtOnce } from './traps.mjs'

const OUT = 'www/lib/wasm'
const STAMP = at('.cache/build.json')

// What every engine of the last three years reads, and what rustc emits for wasm32. Threads and relaxed SIMD are left out:
// some engines refuse them.
const WASM_FEATURES = ['simd', 'bulk-memory', 'bulk-memory-opt', 'reference-types', 'mutable-globals', 'sign-ext', 'nontrapping-float-to-int', 'multivalue']

// -O3 is up to three per cent faster, and one per cent longer before compression (`npm run bench -- --opt`); the package has to stay under 1.5 MB.
const OPTIMISE = process.env.NUTGRAF_WASM_OPT ?? '-Oz'

/** Builds the native program `target/release/nutgraf`; returns a promise. */
export function buildNative({ toolchain: { native } }) {
  say('build: the native program, target/release/nutgraf')
  return runBeside(native.cargo, ['build', '--release', '--features', 'cli', '--bin', 'nutgraf', '--quiet', ...native.args], { env: cargoEnvironment(native) })
}

/** Builds www/lib/wasm: nutgraf.wasm, glue.js, the reader of its results, the CommonJS twin of the Node entry, the file for a script tag, the inline .wasm. */
export async function buildWasm({ toolchain: { wasm }, wasmBindgen, wasmOpt }) {
  say(`build: wasm by the road "${wasm.road}"`)
  run(wasm.cargo, ['build', '--profile', 'wasm', '--lib', '--target', 'wasm32-unknown-unknown', '--quiet', ...wasm.args], { env: cargoEnvironment(wasm) })
  const compiled = at(process.env.CARGO_TARGET_DIR ?? 'target', 'wasm32-unknown-unknown/wasm/nutgraf.wasm')
  const key = digest(readFileSync(compiled), wasmBindgen, OPTIMISE, readFileSync(at('scripts/build.mjs')), readFileSync(at('scripts/traps.mjs')))
  const built = () => digest(...['nutgraf.wasm', 'glue.js'].map(name => existsSync(at(OUT, name)) ? readFileSync(at(OUT, name)) : ''))
  const known = readStamp()
  const isCurrent = known.wasm === key && known.built === built()
  if (!isCurrent) await bindAndOptimise(compiled, wasmBindgen, wasmOpt)
  await bundle()
  // After bundling, which shortens the glue: what is written down is what lies there at the next run.
  if (!isCurrent) writeStamp({ wasm: key, built: built(), size: weigh(readFileSync(at(OUT, 'nutgraf.wasm'))) })
  say(`build: ${OUT}/nutgraf.wasm ${weightInWords(readStamp().size)}`)
  const { budget, limit } = budgets()[`${OUT}/nutgraf.wasm`]
  const { brotli } = readStamp().size
  if (brotli > limit) throw new Stop(`nutgraf.wasm weighs ${kilobytes(brotli)} brotli; the limit is ${kilobytes(limit)} (scripts/budget.json).`)
  if (brotli > budget) say(`build: WARNING, over the budget of ${kilobytes(budget)} brotli (scripts/budget.json)`)
}

// What makes the module shorter before compression and longer after it: folding every function with one caller into it (ten kilobytes: what
// was alike in two functions is then numbered differently), and keeping what was computed once in one more variable (two kilobytes).
const COMPRESSIBLE = ['--one-caller-inline-max-function-size=8', '--skip-pass=local-cse', '--skip-pass=simplify-locals']

/** wasm-opt, with the features that the module may use. What is called most gets the shortest number: two kilobytes less. */
export function optimise(wasmOpt, input, output, more = []) {
  run(process.execPath, [wasmOpt, OPTIMISE, ...COMPRESSIBLE, '--reorder-functions', ...more, ...WASM_FEATURES.map(name => `--enable-${name}`), input, '-o', output])
}

async function bindAndOptimise(compiled, wasmBindgen, wasmOpt) {
  const work = at('.cache/bind')
  mkdirSync(work, { recursive: true })
  mkdirSync(at(OUT), { recursive: true })
  // The reset function lets the package start anew after a trap or a huge text, whose memory wasm never gives back.
  run(wasmBindgen, [compiled, '--target', 'web', '--omit-default-module-path', '--no-typescript', '--experimental-reset-state-function',
    '--out-dir', work, '--out-name', 'nutgraf'])
  await trapAtOnce(`${work}/nutgraf_bg.wasm`)
  optimise(wasmOpt, `${work}/nutgraf_bg.wasm`, `${work}/optimised.wasm`)
  renameSync(`${work}/optimised.wasm`, at(OUT, 'nutgraf.wasm'))
  copyFileSync(`${work}/nutgraf.js`, at(OUT, 'glue.js'))
}

/** The glue without the comments that wasm-bindgen writes into it: a third of the file. */
async function shortenGlue() {
  const { transform } = await import('esbuild')
  const { code } = await transform(readFileSync(at(OUT, 'glue.js'), 'utf8'), { minifyWhitespace: true, format: 'esm', target: 'es2022' })
  writeFileSync(at(OUT, 'glue.js'), code)
}

/** `require('nutgraf')` gets one CommonJS file made from the same modules, and its types the same text. */
async function bundleForRequire() {
  const { build } = await import('esbuild')
  await build({
    entryPoints: [at('www/lib/node.js')], outfile: at(OUT, 'node.cjs'), bundle: true, platform: 'node', format: 'cjs', target: 'node20', logLevel: 'warning',
    minify: true,
    define: { 'import.meta.url': 'moduleUrl' },
    banner: { js: "const moduleUrl = require('node:url').pathToFileURL(require('node:path').join(__dirname, '..', 'node.js')).href;" },
  })
  copyFileSync(at('www/lib/index.d.ts'), at(OUT, 'node.d.cts'))
}

/** One plain script: the functions under the name `nutgraf`, and `<nut-graf>`. It looks for nutgraf.wasm beside itself. */
async function bundleForScriptTag() {
  const { build } = await import('esbuild')
  const besideItself = {
    name: 'beside-itself',
    setup(build) {
      build.onLoad({ filter: /www[\\/]lib[\\/]index\.js$/ }, ({ path }) => {
        const found = readFileSync(path, 'utf8')
        const contents = found.replace("new URL('./wasm/nutgraf.wasm', import.meta.url)", "new URL('nutgraf.wasm', scriptUrl)")
        if (contents === found) throw new Stop('www/lib/index.js names its .wasm in another way than scripts/build.mjs expects.')
        return { contents }
      })
    },
  }
  await build({
    stdin: { contents: "export * from './www/lib/index.js'\nexport * from './www/element/index.js'", resolveDir: at('.') },
    outfile: at(OUT, 'nutgraf.global.js'), bundle: true, minify: true, format: 'iife', globalName: 'nutgraf', target: 'es2022', logLevel: 'warning',
    plugins: [besideItself], banner: { js: '{const scriptUrl=document.currentScript?.src??location.href;' }, footer: { js: '}' },
  })
}

/** The .wasm as text inside a module, for `nutgraf/inline`. */
function writeInline() {
  const base64 = readFileSync(at(OUT, 'nutgraf.wasm')).toString('base64')
  writeFileSync(at(OUT, 'inline.js'), `export const base64 = '${base64}'\n`)
}

const digest = (...parts) => parts.reduce((hash, part) => hash.update(part).update('\0'), createHash('sha256')).digest('hex')
const readStamp = () => existsSync(STAMP) ? JSON.parse(readFileSync(STAMP, 'utf8')) : {}
const writeStamp = stamp => writeFileSync(STAMP, JSON.stringify(stamp))

/** The files that are made of the JavaScript and the .wasm that are there: a part of `buildWasm`, for who has the .wasm already. */
export async function bundle() {
  writeReader(at(OUT, 'reader.js'))
  await shortenGlue()
  await bundleForRequire()
  await bundleForScriptTag()
  writeInline()
}

/** Builds what is asked for; both when nothing is, side by side: each links on one core for most of its time. */
export async function build({ wasm = true, native = true, found = setup({ browser: false, quiet: true }) } = {}) {
  const beside = native ? buildNative(found) : null
  // What fails there is told when it is awaited.
  beside?.catch(() => {})
  if (wasm) await buildWasm(found)
  await beside
}

await runAsScript(import.meta, args => {
  if (args.includes('--bundles')) return bundle()
  const one = args.includes('--wasm') || args.includes('--native')
  return build({ wasm: !one || args.includes('--wasm'), native: !one || args.includes('--native') })
})
