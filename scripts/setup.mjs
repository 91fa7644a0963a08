// `node scripts/setup.mjs`: from a bare machine to one that can build and test nutgraf. Says what it does and why, does
// nothing twice, and ends with a message that tells what is missing where it cannot go on.
//
// It needs Node 20 and nothing else to start with. Everything it makes itself lies in .cache and node_modules; it also
// asks rustup for the wasm32 library and apt for Debian packages, on machines that have those.
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { findChromium, installChromium } from './chromium.mjs'
import { installEngines } from './engines.mjs'
import { ask, at, run, runAsScript, say, Stop, which } from './shell.mjs'
import { cargoEnvironment, findToolchain } from './toolchain.mjs'

const STATE = at('.cache/setup.json')

/** Sets everything up and returns `{toolchain, wasmBindgen, wasmOpt, chromium}`. Quick when nothing has changed. */
export function setup({ browser = true, quiet = false } = {}) {
  const tell = quiet ? () => {} : say
  checkNode()
  mkdirSync(at('.cache'), { recursive: true })
  installNodePackages(tell)
  const key = stateKey()
  const known = readState(key)
  if (known && (!browser || (known.chromium && known.engines))) {
    tell(`setup: nothing to do (wasm by the road "${known.toolchain.wasm.road}", details in .cache/setup.json)`)
    return known
  }
  tell('setup: Rust')
  const toolchain = findToolchain()
  tell(`  native code: rustc ${toolchain.native.version}`)
  tell(`  wasm code: road "${toolchain.wasm.road}", because ${toolchain.wasm.why}`)
  tell('setup: tools for wasm')
  const wasmBindgen = installWasmBindgen(toolchain, tell)
  const wasmOpt = at('node_modules/binaryen/bin/wasm-opt')
  if (!existsSync(wasmOpt)) throw new Stop('node_modules has no wasm-opt; run `npm ci`.')
  tell(`  wasm-opt: from the npm package binaryen`)
  let chromium = findChromium()
  if (browser) {
    tell('setup: a browser for the tests')
    chromium ??= installChromium()
    tell(`  Chromium: ${chromium}`)
  }
  // Tried once: a machine that has no Firefox today will not have one at the next run.
  const engines = browser ? installEngines() : null
  engines?.forEach(line => tell(`  ${line}`))
  const state = { key: stateKey(), toolchain, wasmBindgen, wasmOpt, chromium, engines }
  writeFileSync(STATE, JSON.stringify(state, null, 2))
  return state
}

function checkNode() {
  const major = Number(process.versions.node.split('.')[0])
  if (major < 20) throw new Stop(`Node ${process.versions.node} is too old; nutgraf is built and tested with Node 20 or newer.`)
}

/** `npm ci`, unless node_modules already holds what package-lock.json names. */
function installNodePackages(tell) {
  const wanted = JSON.parse(readFileSync(at('package-lock.json'), 'utf8')).packages
  const hidden = at('node_modules/.package-lock.json')
  const present = existsSync(hidden) ? JSON.parse(readFileSync(hidden, 'utf8')).packages : {}
  const lacks = Object.keys(wanted).filter(path => path && !wanted[path].optional && present[path]?.version !== wanted[path].version)
  if (!lacks.length) return
  tell(`setup: npm ci, because node_modules lacks ${lacks.length} package(s) of package-lock.json`)
  run('npm', ['ci', '--no-audit', '--no-fund'])
}

/** The version that Cargo.lock names: the command line tool must be of exactly that one. */
function wasmBindgenVersion() {
  if (!existsSync(at('Cargo.lock'))) throw new Stop('Cargo.lock is missing; run `cargo generate-lockfile`.')
  const version = /name = "wasm-bindgen"\nversion = "([^"]+)"/.exec(readFileSync(at('Cargo.lock'), 'utf8'))?.[1]
  if (!version) throw new Stop('Cargo.lock names no wasm-bindgen; run `cargo update -p wasm-bindgen`.')
  return version
}

function installWasmBindgen({ native }, tell) {
  const version = wasmBindgenVersion()
  const hasVersion = program => ask(program, ['--version'])?.split(' ')[1] === version
  const folder = at(`.cache/tools/wasm-bindgen-${version}`)
  for (const program of [`${folder}/bin/wasm-bindgen`, which('wasm-bindgen')]) {
    if (program && hasVersion(program)) {
      tell(`  wasm-bindgen ${version}: ${program}`)
      return program
    }
  }
  tell(`  wasm-bindgen ${version}: cargo install into .cache/tools, because Cargo.lock names this version (about two minutes, once)`)
  // Lightly optimised: it runs for a tenth of a second a build, and compiles in half the time.
  const light = { CARGO_PROFILE_RELEASE_OPT_LEVEL: '1', CARGO_PROFILE_RELEASE_LTO: 'off', CARGO_PROFILE_RELEASE_CODEGEN_UNITS: '16' }
  const target = at('.cache/tools/target')
  run(native.cargo, ['install', 'wasm-bindgen-cli', '--version', version, '--bin', 'wasm-bindgen', '--root', folder, '--quiet'],
    { env: { ...cargoEnvironment(native), ...light, CARGO_TARGET_DIR: target }, cwd: at('.cache') })
  rmSync(target, { recursive: true, force: true })
  return `${folder}/bin/wasm-bindgen`
}

/** Changes whenever an answer found earlier may no longer hold. */
function stateKey() {
  const facts = [wasmBindgenVersion(), ask('rustc', ['-vV']), ask('/usr/bin/rustc', ['-V']), process.env.NUTGRAF_WASM_ROAD, process.env.NUTGRAF_CHROMIUM,
    ...['setup', 'toolchain', 'chromium', 'engines'].map(name => readFileSync(at(`scripts/${name}.mjs`), 'utf8'))]
  return createHash('sha256').update(JSON.stringify(facts)).digest('hex')
}

function readState(key) {
  if (!existsSync(STATE)) return null
  const state = JSON.parse(readFileSync(STATE, 'utf8'))
  if (state.key !== key) return null
  const files = [state.toolchain.wasm.library, state.wasmBindgen, state.wasmOpt, ...(state.chromium ? [state.chromium] : [])]
  return files.every(file => existsSync(file)) ? state : null
}

await runAsScript(import.meta, args => { setup({ browser: !args.includes('--no-browser') }) })
