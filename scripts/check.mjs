// `npm run check`: form, types, dependencies. cargo fmt, clippy on the native code and on what becomes wasm, cargo doc, cargo deny (licences,
// doubled crates, advisories), budgets of weight, steps and heap, the types of the package against the Rust types, the list of what is in the module, publint. Runs all and tells at the end what failed.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { build } from './build.mjs'
import { ask, at, attempt, run, runAsScript, say, Stop, which } from './shell.mjs'
import { isSbomCurrent, SBOM } from './sbom.mjs'
import { checkTypes, isSchemaCurrent } from './schema.mjs'
import { setup } from './setup.mjs'
import { overBudget } from './size.mjs'
import { cargoEnvironment } from './toolchain.mjs'
import { countedTests } from './work.mjs'

const DENY = '0.20.2'

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
  const reported = async (name, program, args, unreachable) => {
    const { status, stdout, stderr } = spawnSync(program, args, { cwd: at('.'), encoding: 'utf8', env: cargoEnvironment(native) })
    if (status !== 0 && unreachable.test(stdout + stderr)) return skipped.push(`${name}: the database cannot be reached from this machine`)
    await check(name, () => status === 0 || (say(stdout + stderr), false))
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
  await check('weight of the module (scripts/budget.json)', () => overBudget().every(line => (say(`  ${line}`), false)))
  const work = countedTests(native)
  await check('steps and heap (scripts/budget.json)', () => attempt(native.cargo, work.args, { env: work.env }))
  const deny = installDeny(native)
  const about = ['--config', at('.ci/deny.toml'), 'check']
  await check('licences, doubled crates, sources (cargo deny)', () => attempt(deny, [...about, 'licenses', 'bans', 'sources'], { env: cargoEnvironment(native) }))
  // Both databases are fetched: where they cannot be, that is said, and it is no failure of the project's.
  await reported('advisories for crates (cargo deny)', deny, [...about, 'advisories'], /failed to fetch|Could not resolve|unable to access/)
  await reported('advisories for npm packages (npm audit)', 'npm', ['audit'], /audit endpoint returned an error|ENOTFOUND|ECONNREFUSED|ETIMEDOUT/)
  await check(`${SBOM} is current (npm run sbom)`, () => isSbomCurrent(native.cargo))
  await check('the schemas in www/lib are current (npm run schema)', isSchemaCurrent)
  await check('types of the package against the Rust types', () => checkTypes().then(() => true, error => (say(error.message), false)))
  await check('publint', () => attempt(process.execPath, [at('node_modules/publint/src/cli.js'), '--strict']))

  for (const name of skipped) say(`check: SKIPPED ${name}`)
  if (failed.length) throw new Stop(`these checks failed:\n  ${failed.join('\n  ')}`)
  say('check: all well')
})

/** cargo-deny: the one in use, or this version built into .cache/tools, once. */
function installDeny(native) {
  const own = at(`.cache/tools/cargo-deny-${DENY}/bin/cargo-deny`)
  const found = existsSync(own) ? own : which('cargo-deny')
  if (found) return found
  say(`check: cargo install cargo-deny ${DENY} into .cache/tools (some minutes, once)`)
  const light = { CARGO_PROFILE_RELEASE_OPT_LEVEL: '1', CARGO_PROFILE_RELEASE_LTO: 'off', CARGO_PROFILE_RELEASE_CODEGEN_UNITS: '16' }
  run(native.cargo, ['install', 'cargo-deny', '--version', DENY, '--locked', '--root', at(`.cache/tools/cargo-deny-${DENY}`), '--quiet'],
    { env: { ...cargoEnvironment(native), ...light }, cwd: at('.cache') })
  return own
}
