// `npm test`: sets up, builds, and runs the tests of the crate, of the packed package, of the bundlers and runtimes that consume
// it, and of the page. `npm test -- --package` (or --rust, --consumers, --browser) runs only those.
import { readdirSync, rmSync } from 'node:fs'
import { build } from './build.mjs'
import { at, attempt, runAsScript, say, Stop } from './shell.mjs'
import { install } from '../tests/package/packed.mjs'
import { setup } from './setup.mjs'
import { cargoEnvironment } from './toolchain.mjs'

await runAsScript(import.meta, async args => {
  const wants = part => !args.some(arg => arg.startsWith('--')) || args.includes(`--${part}`)
  const found = setup()
  await build({ found, wasm: ['package', 'consumers', 'browser'].some(wants), native: true })
  const { native } = found.toolchain
  // A part that fails does not keep the others from telling what they have to tell.
  const failed = []
  const part = (name, program, args, env) => attempt(program, args, { env }) || failed.push(name)
  if (wants('rust')) {
    say('test: the crate (cargo test)')
    part('rust', native.cargo, ['test', '--features', 'cli', '--quiet', ...native.args], cargoEnvironment(native))
  }
  for (const folder of ['package', 'consumers', 'browser'].filter(wants)) {
    const files = testFiles(`tests/${folder}`)
    say(`test: ${files.length} file(s) of tests/${folder}`)
    if (!files.length) continue
    // Once, before the files of tests/consumers run side by side.
    if (folder === 'consumers') (await import('../tests/consumers/tools.mjs')).install()
    const user = folder === 'browser' ? null : install()
    try {
      part(folder, process.execPath, ['--test', '--test-reporter=spec', ...files], { ...process.env, NUTGRAF_CHROMIUM: found.chromium, ...(user ? { NUTGRAF_USER_FOLDER: user } : {}) })
    } finally {
      if (user) rmSync(user, { recursive: true, force: true })
    }
  }
  if (failed.length) throw new Stop(`tests failed in: ${failed.join(', ')}`)
})

function testFiles(folder) {
  return readdirSync(at(folder)).filter(name => name.endsWith('.test.mjs')).sort().map(name => `${folder}/${name}`)
}
