// What a cold start consists of: `node scripts/bench/parts.mjs [TURNS] [--lib FOLDER]`. Fresh processes, in turns; of each part the least of all turns, since a busy machine only adds.
// The module is taken as V8 takes it by itself, and under flags that show what each step of its would cost or save. Prints a table for docs/size.md.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { table } from './figures.mjs'

const WAYS = {
  'as it is': [],
  'all functions compiled beforehand': ['--no-wasm-lazy-compilation'],
  'checked at first use': ['--wasm-lazy-validation'],
  'never optimised': ['--liftoff-only'],
  'optimised at once': ['--no-liftoff', '--no-wasm-tier-up'],
  'not optimised meanwhile': ['--no-wasm-dynamic-tiering', '--no-wasm-tier-up'],
}
const PARTS = ['import', 'compile', 'instantiate', 'first', 'second', 'third', 'twentieth']

if (process.argv[2] === '--one') {
  const [, , , library, file] = process.argv
  const text = readFileSync(file, 'utf8')
  const bytes = readFileSync(new URL('wasm/nutgraf.wasm', library))
  const spent = {}
  let last
  const lap = name => {
    const { user, system } = process.cpuUsage()
    const now = { clock: performance.now(), processor: (user + system) / 1000 }
    if (name) spent[name] = { clock: now.clock - last.clock, processor: now.processor - last.processor }
    last = now
  }
  lap()
  const { init, analyzeSync } = await import(new URL('node.js', library))
  lap('import')
  const module = await WebAssembly.compile(bytes)
  lap('compile')
  await init(module)
  lap('instantiate')
  const read = () => analyzeSync(text, { published: '2025-06-03' })
  for (const name of ['first', 'second', 'third']) {
    read()
    lap(name)
  }
  for (let call = 4; call < 20; call++) read()
  lap()
  read()
  lap('twentieth')
  console.log(JSON.stringify(spent))
} else {
  const given = process.argv.indexOf('--lib')
  const library = given < 0 ? new URL('../../www/lib/', import.meta.url) : pathToFileURL(process.argv[given + 1] + '/')
  const model = fileURLToPath(new URL('../../../shared/seeds/000_df9fc6c6dcb696bb.txt', import.meta.url))
  const file = existsSync(model) ? model : fileURLToPath(new URL('../../seeds/diplomacy.txt', import.meta.url))
  const turns = Number(process.argv[2]) || 15
  const least = {}
  for (let turn = 0; turn < turns; turn++) {
    for (const [way, flags] of Object.entries(WAYS)) {
      const { stdout, stderr } = spawnSync(process.execPath, [...flags, fileURLToPath(import.meta.url), '--one', library.href, file], { encoding: 'utf8' })
      if (!stdout) throw new Error(stderr)
      const spent = JSON.parse(stdout)
      least[way] ??= {}
      for (const part of PARTS) {
        const known = least[way][part] ?? { clock: Infinity, processor: Infinity }
        least[way][part] = { clock: Math.min(known.clock, spent[part].clock), processor: Math.min(known.processor, spent[part].processor) }
      }
    }
  }
  console.log(`Node ${process.versions.node}, V8 ${process.versions.v8}: the least of ${turns} processes, milliseconds by the clock (of processor time, all threads)`)
  const cell = ({ clock, processor }) => `${clock.toFixed(1)} (${processor.toFixed(1)})`
  console.log(table([['', ...PARTS], ...Object.entries(least).map(([way, parts]) => [way, ...PARTS.map(part => cell(parts[part]))])]))
}
