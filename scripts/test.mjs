// `npm test`: sets up, builds, and runs the tests of the crate, of the packed package, of the bundlers and runtimes that consume
// it, of an archive, of the page, and those that count steps and heap. `npm test -- --package` (or --rust, --work, --consumers, --archive, --browser) runs only those; names of
// files behind it only these files.
// What was slowest last time is begun first, several at once; at the end stands how long each took.
import { spawn } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { build } from './build.mjs'
import { at, root, runAsScript, say, Stop } from './shell.mjs'
import { install } from '../tests/package/packed.mjs'
import { setup } from './setup.mjs'
import { cargoEnvironment } from './toolchain.mjs'
import { countedTests } from './work.mjs'

const FOLDERS = ['package', 'consumers', 'archive', 'browser']
/** Those that read nutgraf.wasm. */
const OF_WASM = ['package', 'consumers', 'browser']
const SECONDS = at('.cache/test-seconds.json')
// A test of the page waits for its browser half of the time: one more than there are cores keeps them busy.
const AT_ONCE = availableParallelism() + 1

await runAsScript(import.meta, async args => {
  const began = Date.now()
  const parts = args.filter(arg => arg.startsWith('--'))
  const names = args.filter(arg => !arg.startsWith('--'))
  const wants = part => !parts.length || parts.includes(`--${part}`)
  const found = setup()
  await build({ found, wasm: OF_WASM.some(wants), native: true })
  const { native } = found.toolchain
  const files = FOLDERS.filter(wants).flatMap(testFiles).filter(file => !names.length || names.some(name => file.includes(name)))
  const uses = folder => files.some(file => file.startsWith(`tests/${folder}/`))
  // Once, before the files of tests/consumers run side by side.
  if (uses('consumers')) (await import('../tests/consumers/tools.mjs')).install()
  const user = uses('package') || uses('consumers') ? install() : null
  const env = { ...process.env, NUTGRAF_CHROMIUM: found.chromium, ...(user ? { NUTGRAF_USER_FOLDER: user } : {}) }
  const jobs = []
  if (wants('rust') && !names.length) jobs.push({ name: 'cargo test', program: native.cargo, args: ['test', '--features', 'cli', '--quiet', ...native.args], env: cargoEnvironment(native) })
  jobs.push(...files.map(name => ({ name, program: process.execPath, args: ['--test', '--test-reporter=spec', name], env })))
  if (wants('work') && !names.length) jobs.push({ name: 'steps and heap', program: native.cargo, ...countedTests(native) })
  say(`test: ${jobs.length} part(s), ${AT_ONCE} at once`)
  const prepared = (Date.now() - began) / 1000
  try {
    await runAll(jobs)
  } finally {
    if (user) rmSync(user, { recursive: true, force: true })
  }
  tellSeconds(jobs, prepared, (Date.now() - began) / 1000)
  const sum = (...patterns) => jobs.flatMap(({ said }) => patterns.flatMap(pattern => [...said.matchAll(pattern)])).reduce((all, [, n]) => all + Number(n), 0)
  say(`\n${sum(/^ℹ pass (\d+)/gm, /^test result: .* (\d+) passed/gm)} passed, ${sum(/^ℹ fail (\d+)/gm, /^test result: .* (\d+) failed/gm)} failed, ${sum(/^ℹ skipped (\d+)/gm, /^test result: .* (\d+) ignored/gm)} skipped`)
  const failed = jobs.filter(({ status }) => status !== 0)
  // A part that fails does not keep the others from telling what they have to tell.
  if (failed.length) throw new Stop(`tests failed in: ${failed.map(({ name }) => name).join(', ')}`)
})

function testFiles(folder) {
  return readdirSync(at('tests', folder)).filter(name => name.endsWith('.test.mjs')).sort().map(name => `tests/${folder}/${name}`)
}

/** Runs all jobs, the longest first. Each gets `seconds`, `status` and `said`, which is shown when it has ended. */
async function runAll(jobs) {
  const known = lastSeconds()
  const waiting = [...jobs].sort((a, b) => (known[b.name] ?? Infinity) - (known[a.name] ?? Infinity) || 0)
  const worker = async () => {
    for (let job = waiting.shift(); job; job = waiting.shift()) await runJob(job, jobs.length === 1)
  }
  await Promise.all(Array.from({ length: AT_ONCE }, worker))
  writeFileSync(SECONDS, JSON.stringify({ ...lastSeconds(), ...Object.fromEntries(jobs.map(({ name, seconds }) => [name, seconds])) }))
}

/** `live` shows what it says at once; with several at a time that would be a muddle. */
function runJob(job, live) {
  const began = Date.now()
  return new Promise(done => {
    const child = spawn(job.program, job.args, { cwd: root, env: job.env, stdio: ['ignore', 'pipe', 'pipe'] })
    const said = []
    for (const stream of [child.stdout, child.stderr]) stream.on('data', data => {
      said.push(data)
      if (live) process.stdout.write(data)
    })
    const end = status => {
      if ('status' in job) return
      job.seconds = (Date.now() - began) / 1000
      job.status = status
      job.said = Buffer.concat(said).toString()
      say(`\ntest: ${job.name}, ${job.seconds.toFixed(1)} s${status === 0 ? '' : ', FAILED'}\n${live ? '' : job.said}`)
      done()
    }
    child.on('error', error => {
      said.push(Buffer.from(`${error.message}\n`))
      end(1)
    })
    child.on('close', status => end(status ?? 1))
  })
}

function lastSeconds() {
  try {
    return existsSync(SECONDS) ? JSON.parse(readFileSync(SECONDS, 'utf8')) : {}
  } catch {
    return {}
  }
}

/** How long each part took, the longest first. Several ran at once, so the sum is more than the whole. */
function tellSeconds(jobs, prepared, whole) {
  const row = (seconds, name) => say(`${seconds.toFixed(1).padStart(7)} s  ${name}`)
  say('\ntest: how long it took')
  row(prepared, 'setup and build')
  for (const { seconds, name, status } of [...jobs].sort((a, b) => b.seconds - a.seconds)) row(seconds, `${name}${status === 0 ? '' : '  FAILED'}`)
  row(whole, `all, ${AT_ONCE} at once`)
}
