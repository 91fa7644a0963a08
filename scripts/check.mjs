// `npm run check`: form, types, dependencies. cargo fmt, clippy on the native code and on what becomes wasm, cargo doc, cargo deny (licences,
// doubled crates), the types of the package against the Rust types, the list of what is in the module, publint. Runs all and tells at the end what failed.
import { build } from './build.mjs'
import { ask, at, attempt, runAsScript, say, Stop } from './shell.mjs'
import { isSbomCurrent, SBOM } from './sbom.mjs'
import { checkTypes, isSchemaCurrent } from './schema.mjs'
import { setup } from './setup.mjs'
import { cargoEnvironment } from './toolchain.mjs'

await runAsScript(import.meta, async () => {
  const found = setup({ browser: false, quiet: true })
  await build({ found })
  const { native, wasm } = found.toolchain
  const failed = []
  const skipped = []
  const check = async (name, isRight) => {
    say(`check: ${name}`)
    if (!await isRight()) failed.push(name)
  }
  const cargo = (args, env = {}) => () => attempt(native.cargo, args, { env: { ...cargoEnvironment(native), ...env } })

  if (ask(native.cargo, ['fmt', '--version'])) await check('cargo fmt', cargo(['fmt', '--check']))
  else skipped.push('cargo fmt (rustfmt is not installed)')
  if (ask(native.cargo, ['clippy', '--version'])) {
    await check('clippy, native', cargo(['clippy', '--quiet', '--all-targets', '--features', 'cli', '--', '-D', 'warnings']))
    // Only a compiler that has the wasm32 library can look at that half.
    if (wasm.road === 'debian') skipped.push('clippy on wasm32 (rustc has no wasm32 library here)')
    else await check('clippy, wasm32', cargo(['clippy', '--quiet', '--lib', '--target', 'wasm32-unknown-unknown', '--', '-D', 'warnings']))
  } else {
    skipped.push('clippy (not installed)')
  }
  await check('cargo doc', cargo(['doc', '--quiet', '--no-deps', '--lib'], { RUSTDOCFLAGS: '-D warnings' }))
  if (ask(native.cargo, ['deny', '--version'])) await check('licences and doubled crates (cargo deny)', cargo(['deny', '--config', at('.ci/deny.toml'), 'check', 'licenses', 'bans', 'sources']))
  else skipped.push('cargo deny (get it with `cargo install cargo-deny`)')
  await check(`${SBOM} is current (npm run sbom)`, () => isSbomCurrent(native.cargo))
  await check('the schemas in www/lib are current (npm run schema)', isSchemaCurrent)
  await check('types of the package against the Rust types', () => checkTypes().then(() => true, error => (say(error.message), false)))
  await check('publint', () => attempt(process.execPath, [at('node_modules/publint/src/cli.js'), '--strict']))

  for (const name of skipped) say(`check: SKIPPED ${name}`)
  if (failed.length) throw new Stop(`these checks failed:\n  ${failed.join('\n  ')}`)
  say('check: all well')
})
