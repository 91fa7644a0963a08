// Which Rust compiles what. There are three roads to wasm32, tried in this order:
//
//   target   the compiler in use already has the wasm32-unknown-unknown library;
//   rustup   `rustup target add` downloads it;
//   debian   Debian's rustc-web and cargo-web build the library from rust-web-src (-Z build-std).
//
// NUTGRAF_WASM_ROAD=target|rustup|debian takes one road and no other.
import { existsSync, readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { aptInstall, ask, at, attempt, say, Stop, which } from './shell.mjs'

const TARGET = 'wasm32-unknown-unknown'
const DEBIAN = { rustc: '/usr/bin/rustc', cargo: '/usr/bin/cargo' }
const ROADS = { target: installedTarget, rustup: rustupTarget, debian: debianSource }

/**
 * Finds the compilers: `native` and `wasm`, each `{cargo, env, args}` for spawning cargo, with the road's name and the
 * reason in words. Installs what is missing and allowed to be installed.
 */
export function findToolchain() {
  const native = findNative()
  const wanted = process.env.NUTGRAF_WASM_ROAD
  if (wanted && !ROADS[wanted]) throw new Stop(`NUTGRAF_WASM_ROAD is "${wanted}"; it can be ${Object.keys(ROADS).join(', ')}.`)
  const refusals = []
  for (const road of wanted ? [wanted] : Object.keys(ROADS)) {
    const found = ROADS[road](native)
    if (typeof found !== 'string') return { native, wasm: { road, ...found } }
    say(`  road "${road}" is closed: ${found}`)
    refusals.push(`${road}: ${found}`)
  }
  throw new Stop(`no way to compile for ${TARGET}.\n  ${refusals.join('\n  ')}\n`
    + `Install Rust with rustup (https://rustup.rs) and run \`rustup target add ${TARGET}\`, or use Debian 12 or newer with apt.`)
}

/** The environment in which cargo runs for one of the two. */
export const cargoEnvironment = chain => ({ ...process.env, ...chain.env })

/** The oldest Rust the crate allows, from Cargo.toml. */
export function oldestRust() {
  return /^rust-version\s*=\s*"([\d.]+)"/m.exec(readFileSync(at('Cargo.toml'), 'utf8'))?.[1] ?? '1.88'
}

function findNative() {
  const oldest = oldestRust()
  const version = versionOf('rustc')
  if (version && which('cargo') && !isOlder(version, oldest)) return { cargo: 'cargo', rustc: 'rustc', version, env: {}, args: [] }
  say(version ? `  rustc ${version} is older than ${oldest}, which the crate needs` : '  no rustc and cargo on PATH')
  const refusal = debianPackages(['rustc-web', 'cargo-web'], 'a Rust compiler')
  const debian = versionOf(DEBIAN.rustc)
  if (refusal || !debian || isOlder(debian, oldest)) {
    throw new Stop(`Rust ${oldest} or newer is needed${refusal ? ` (${refusal})` : ''}. Install it from https://rustup.rs.`)
  }
  return { cargo: DEBIAN.cargo, rustc: DEBIAN.rustc, version: debian, env: { RUSTC: DEBIAN.rustc, RUSTDOC: '/usr/bin/rustdoc' }, args: [] }
}

function installedTarget(native) {
  const sysroot = ask(native.rustc, ['--print', 'sysroot'])
  const library = sysroot && join(sysroot, 'lib/rustlib', TARGET, 'lib')
  if (!library || !existsSync(library)) return `rustc ${native.version} has no ${TARGET} library`
  return { ...native, env: { ...native.env, ...wasmFlags() }, library, why: `rustc ${native.version} has the ${TARGET} library` }
}

function rustupTarget(native) {
  if (native.rustc !== 'rustc' || !which('rustup')) return 'rustup is not in use here'
  say(`  rustup target add ${TARGET}`)
  if (!attempt('rustup', ['target', 'add', TARGET], { timeout: 180_000 })) return 'rustup could not download the library'
  const found = installedTarget(native)
  return typeof found === 'string' ? found : { ...found, why: `rustup added the ${TARGET} library` }
}

function debianSource(native) {
  const refusal = debianPackages(['rustc-web', 'cargo-web', 'rust-web-src'], `compiler and library source for ${TARGET}`)
  if (refusal) return refusal
  const version = versionOf(DEBIAN.rustc)
  const library = join(ask(DEBIAN.rustc, ['--print', 'sysroot']) ?? '/usr', 'lib/rustlib/src/rust/library/Cargo.toml')
  if (!existsSync(library)) return `${DEBIAN.rustc} (${version}) has no library source at ${library}`
  const linker = findLinker(native)
  if (!linker) return 'no linker for wasm: neither rust-lld nor wasm-ld'
  const env = { ...wasmFlags(), RUSTC: DEBIAN.rustc, CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER: linker }
  return { cargo: DEBIAN.cargo, rustc: DEBIAN.rustc, version, env, args: ['-Z', 'build-std=std,panic_abort'], library, why: `Debian's rustc ${version} builds the library from its source, linked by ${linker}` }
}

/**
 * How large a function may be that is copied to where it is called. The compiler's own figure at opt-level z is 5: engines that do not
 * copy functions themselves then call one for every byte that is compared. 20 is an eighth faster and a
 * per cent longer.
 */
const INLINE = 20

/**
 * The environment that compiles for wasm: SIMD, small functions copied in, and neither a path of this machine nor the place of each panic in
 * the module (four kilobytes; a flag that a stable compiler takes only so). It holds only for wasm, so that a build script's own flags stay as
 * they are.
 */
function wasmFlags() {
  const crates = join(process.env.CARGO_HOME ?? join(homedir(), '.cargo'), 'registry/src')
  // cargo cuts the flags at spaces and has no way to keep one.
  const remap = crates.includes(' ') ? [] : [`--remap-path-prefix=${crates}=`]
  const flags = ['-C', 'target-feature=+simd128', '-C', `llvm-args=-inline-threshold=${INLINE}`, '-Z', 'location-detail=none', ...remap]
  return { CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS: flags.join(' '), RUSTC_BOOTSTRAP: '1' }
}

function debianPackages(packages, reason) {
  const missing = packages.filter(name => !ask('dpkg-query', ['-W', '-f', '${Status}', name])?.startsWith('install ok installed'))
  return missing.length ? aptInstall(missing, reason) : null
}

function findLinker(native) {
  const sysroot = ask(native.rustc, ['--print', 'sysroot'])
  const host = /^host: (.+)$/m.exec(ask(native.rustc, ['-vV']) ?? '')?.[1]
  const bundled = sysroot && host && join(sysroot, 'lib/rustlib', host, 'bin/rust-lld')
  if (bundled && existsSync(bundled)) return bundled
  const onPath = () => which('rust-lld') ?? which('wasm-ld')
  if (!onPath()) aptInstall(['lld'], 'a linker for wasm')
  return onPath()
}

const versionOf = rustc => /^rustc (\d+\.\d+\.\d+)/.exec(ask(rustc, ['--version']) ?? '')?.[1] ?? null

function isOlder(version, than) {
  const [a, b] = [version, than].map(text => text.split('.').map(Number))
  const place = a.findIndex((part, index) => part !== (b[index] ?? 0))
  return place >= 0 && a[place] < (b[place] ?? 0)
}
