// `npm run bench`: how long nutgraf takes and what it weighs, next to other packages in the same run. Measurements of
// different systems take turns, so that a busy machine is equally busy for all; ratios are taken turn by turn. What is printed goes into docs/benchmarks.md, too, with the
// machine it was measured on and a plot of cost against length.
//
// --quick takes fewer turns and writes no docs. --stages times each stage of the engine, in wasm and natively (it builds the module once more). --opt also compares wasm-opt's -O3 with -Oz. --json FILE writes the figures.
import { spawnSync } from 'node:child_process'
import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { cpus, loadavg, release, totalmem, type } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { inWords, ratio, spread, table } from './bench/figures.mjs'
import { plot } from './bench/plot.mjs'
import { installPeers } from './peers.mjs'
import { SYSTEMS, TASKS } from './bench/systems.mjs'
import { build, optimise } from './build.mjs'
import { CHROMIUM_FLAGS } from './chromium.mjs'
import { serve } from './serve.mjs'
import { setup } from './setup.mjs'
import { at, attempt, run, runAsScript, say as print } from './shell.mjs'
import { weigh, weightInWords } from './size.mjs'
import { cargoEnvironment } from './toolchain.mjs'

const MODEL_ARTICLE = at('../shared/seeds/000_df9fc6c6dcb696bb.txt')
const STAND_IN = at('seeds/diplomacy.txt')
const PUBLISHED = '2025-06-03'

const printed = []
/** Prints a line and keeps it for docs/benchmarks.md. */
function say(line) {
  print(line)
  printed.push(line)
}

await runAsScript(import.meta, async args => {
  const found = setup()
  await build({ found })
  const busy = loadavg()[0]
  const file = existsSync(MODEL_ARTICLE) ? MODEL_ARTICLE : STAND_IN
  const text = readFileSync(file, 'utf8')
  say(file === MODEL_ARTICLE ? '\nArticle: the model article' : '\nArticle: seeds/diplomacy.txt, because the model article (../shared/seeds) is not here')
  say(`  ${text.length} characters, ${text.split(/\s+/).length} words`)
  const turns = args.includes('--quick') ? 8 : 40
  const own = { nutgraf: at('www/lib/node.js'), 'nutgraf.wasm': at('www/lib/wasm/nutgraf.wasm') }
  const entries = { ...installPeers('bench'), ...Object.fromEntries(Object.entries(own).map(([name, path]) => [name, pathToFileURL(path).href])) }
  const figures = { article: file === MODEL_ARTICLE ? 'model' : 'seeds/diplomacy.txt', size: size() }
  figures.warm = await warm(text, entries, turns)
  figures.cold = cold(file, entries, Math.ceil(turns / 4))
  figures.chromium = await inChromium(found.chromium, text, turns)
  figures.border = await border(text, entries, turns)
  figures.native = native(text, turns)
  figures.heap = heap(file, entries)
  figures.throughput = await throughput(text, entries)
  figures.lengths = await lengths(text, entries)
  if (args.includes('--stages')) figures.stages = stages(found, file, text)
  if (args.includes('--opt')) figures.optimisation = await optimisation(found, text, turns)
  if (!args.includes('--quick')) document(busy, figures)
  const json = args[args.indexOf('--json') + 1]
  if (args.includes('--json')) writeFileSync(json, JSON.stringify(figures, null, 2) + '\n')
})

function size() {
  say('\nSize')
  const files = ['nutgraf.wasm', 'glue.js']
  const weights = Object.fromEntries(files.map(name => [name, weigh(readFileSync(at('www/lib/wasm', name)))]))
  for (const name of files) say(`  ${name}: ${weightInWords(weights[name])}`)
  return weights
}

/** Milliseconds of processor time that this process has had: what else the machine does is not in it. */
function used() {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

/** Milliseconds of one call, as the mean of as many as take some milliseconds. */
function timed(call, atLeast = 4) {
  let calls = 0
  const start = used()
  let end
  do {
    call()
    calls++
    end = used()
  } while (end - start < atLeast)
  return (end - start) / calls
}

/** Milliseconds of processor time of the native program over some lines, told by bash's own `time`. */
function batch(input) {
  const { stderr } = spawnSync('bash', ['-c', 'TIMEFORMAT="%U %S"; time "$0" batch --jobs 1 > /dev/null', at('target/release/nutgraf')], { input, encoding: 'utf8', maxBuffer: 1 << 30 })
  const [user, system] = stderr.trim().split('\n').at(-1).split(' ').map(Number)
  return (user + system) * 1000
}

async function warm(text, entries, turns) {
  const names = Object.keys(SYSTEMS)
  const systems = []
  for (const name of names) systems.push(await SYSTEMS[name](peer => entries[peer]))
  for (const { run } of systems) for (let i = 0; i < 15; i++) run(text)
  const times = names.map(() => [])
  for (let turn = 0; turn < turns; turn++) systems.forEach(({ run }, index) => times[index].push(timed(() => run(text), 10)))
  say(`\nWarm, Node ${process.versions.node}: milliseconds of processor time an article, median (10th–90th percentile) of ${turns} turns`)
  say(table([['', 'ms', 'times nutgraf', 'finds'], ...names.map((name, index) => [name, inWords(spread(times[index])), inWords(ratio(times[index], times[0])), TASKS[name]])]))
  return Object.fromEntries(names.map((name, index) => [name, spread(times[index])]))
}

function cold(file, entries, turns) {
  const names = Object.keys(SYSTEMS)
  const times = Object.fromEntries(names.map(name => [name, { load: [], first: [] }]))
  for (let turn = 0; turn < turns; turn++) {
    for (const name of names) {
      const { stdout } = spawnSync(process.execPath, [at('scripts/bench/cold.mjs'), name, file, JSON.stringify(entries)], { encoding: 'utf8' })
      const { load, first } = JSON.parse(stdout)
      times[name].load.push(load)
      times[name].first.push(first)
    }
  }
  say(`\nCold, Node: a fresh process each, ${turns} turns. nutgraf's first result: bytes at hand, compile, instantiate, read`)
  say(table([['', 'import ms', 'to first result ms'], ...names.map(name => [name, inWords(spread(times[name].load)), inWords(spread(times[name].first))])]))
  return Object.fromEntries(names.map(name => [name, { load: spread(times[name].load), first: spread(times[name].first) }]))
}

async function inChromium(executablePath, text, turns) {
  const { chromium } = await import('playwright-core')
  const blank = path => path === '/' ? { status: 200, body: '<!doctype html><title>bench</title>', 'content-type': 'text/html' } : {}
  // Isolated, so that the browser's clock ticks in microseconds.
  const isolated = { 'cross-origin-opener-policy': 'same-origin', 'cross-origin-embedder-policy': 'require-corp' }
  const server = await serve({ '/lib/': at('www/lib') }, { headers: path => ({ ...blank(path), ...isolated }) })
  const browser = await chromium.launch({ executablePath, args: CHROMIUM_FLAGS })
  try {
    const colds = []
    let warms
    for (let turn = 0; turn < Math.ceil(turns / 4); turn++) {
      const context = await browser.newContext()
      const page = await context.newPage()
      await page.goto(server.url)
      const measured = await page.evaluate(async ([text, published, rounds]) => {
        const bytes = await (await fetch('/lib/wasm/nutgraf.wasm')).arrayBuffer()
        const { init, analyzeSync } = await import('/lib/index.js')
        const start = performance.now()
        await init(bytes)
        analyzeSync(text, { published })
        const cold = performance.now() - start
        for (let i = 0; i < 30; i++) analyzeSync(text, { published })
        const warm = []
        for (let round = 0; round < rounds; round++) {
          const begin = performance.now()
          for (let i = 0; i < 4; i++) analyzeSync(text, { published })
          warm.push((performance.now() - begin) / 4)
        }
        return { cold, warm }
      }, [text, PUBLISHED, turns])
      colds.push(measured.cold)
      warms = measured.warm
      await context.close()
    }
    const long = await longInChromium(browser, server.url, text)
    say(`\nChromium ${browser.version()}`)
    say(`  warm: ${inWords(spread(warms))} ms`)
    say(`  cold (bytes at hand, compile, instantiate, read): ${inWords(spread(colds))} ms`)
    for (const { megabytes, speed, memory } of long) say(`  ${megabytes} MB: ${speed.toFixed(2)} MB/s, the module's memory ${(memory / (1 << 20)).toFixed(1)} MiB`)
    return { warm: spread(warms), cold: spread(colds), long }
  } finally {
    await browser.close()
    await server.close()
  }
}

/** Megabytes a second, and what the memory of the module comes to, each length in a page of its own. */
async function longInChromium(browser, url, text) {
  const measured = []
  for (const megabytes of [0, 1, 10]) {
    const context = await browser.newContext()
    const page = await context.newPage()
    await page.goto(url)
    measured.push(await page.evaluate(async ([text, published, megabytes]) => {
      const memories = []
      const { Instance } = WebAssembly
      WebAssembly.Instance = class extends Instance {
        constructor(...given) {
          super(...given)
          memories.push(this.exports.memory)
        }
      }
      const { init, analyzeSync } = await import('/lib/index.js')
      await init()
      const long = megabytes ? (text + '\n\n').repeat(Math.ceil(megabytes * 1e6 / text.length)) : text
      const start = performance.now()
      analyzeSync(long, { published })
      const speed = long.length / 1e3 / (performance.now() - start)
      return { megabytes: megabytes || +(text.length / 1e6).toFixed(3), speed, memory: Math.max(...memories.map(({ buffer }) => buffer.byteLength)) }
    }, [text, PUBLISHED, megabytes]))
    await context.close()
  }
  return measured
}

/**
 * What the way of the result into JavaScript costs: summarize() reads the article as analyze() does and hands over next to
 * nothing. (As JSON text it was a tenth of a call.)
 */
async function border(text, entries, turns) {
  const { init, analyzeSync, summarizeSync } = await import(entries.nutgraf)
  await init()
  const times = { analyze: [], summarize: [] }
  // Call by call in turn, and the tenth percentile of each: a busy machine adds milliseconds to either.
  for (let call = 0; call < turns * 10; call++) {
    for (const [name, run] of [['analyze', analyzeSync], ['summarize', summarizeSync]]) {
      const start = used()
      run(text, { published: PUBLISHED })
      times[name].push(used() - start)
    }
  }
  const [whole, without] = [spread(times.analyze).low, spread(times.summarize).low]
  const places = JSON.stringify(analyzeSync(text, { published: PUBLISHED })).match(/"start":/g).length
  const share = (whole - without) / whole
  say(`\nBorder: ${places} places: ${(whole - without).toFixed(2)} of ${whole.toFixed(2)} ms, ${(100 * share).toFixed(1)} per cent of a call (10th percentiles)`)
  return { places, milliseconds: whole - without, share }
}

/** One native call costs what a batch of many takes more than a batch of one, JSON in and out included. */
function native(text, turns) {
  const line = JSON.stringify({ id: 0, text, published: PUBLISHED }) + '\n'
  const times = []
  for (let turn = 0; turn < Math.ceil(turns / 4); turn++) times.push((batch(line.repeat(401)) - batch(line)) / 400)
  say(`\nNative, one thread, JSON in and out included: ${inWords(spread(times))} ms of processor time an article`)
  return spread(times)
}

async function throughput(text, entries) {
  const { init, analyzeSync } = await import(entries.nutgraf)
  await init()
  say('\nLong texts (the article repeated), by processor time')
  const rows = [['', 'wasm MB/s', 'native MB/s']]
  const figures = {}
  for (const megabytes of [0.1, 1, 10]) {
    const long = (text + '\n\n').repeat(Math.ceil(megabytes * 1e6 / (Buffer.byteLength(text) + 2)))
    const bytes = Buffer.byteLength(long)
    const speeds = { wasm: [], native: [] }
    for (let turn = 0; turn < (megabytes > 1 ? 3 : 7); turn++) {
      speeds.wasm.push(bytes / 1e3 / timed(() => analyzeSync(long, { published: PUBLISHED }), 0))
      const input = JSON.stringify({ id: 0, text: long, published: PUBLISHED }) + '\n'
      speeds.native.push(bytes / 1e3 / batch(input))
    }
    rows.push([`${megabytes} MB`, inWords(spread(speeds.wasm)), inWords(spread(speeds.native))])
    figures[megabytes] = { wasm: spread(speeds.wasm), native: spread(speeds.native) }
  }
  say(table(rows))
  return figures
}

/** Memory in a process of its own for each system; for nutgraf also that of its module. */
function heap(file, entries) {
  const measure = (name, megabytes) => JSON.parse(spawnSync(process.execPath, ['--expose-gc', at('scripts/bench/heap.mjs'), name, file, JSON.stringify(entries), String(megabytes)], { encoding: 'utf8' }).stdout)
  const mebi = bytes => (bytes / (1 << 20)).toFixed(1)
  const figures = Object.fromEntries(Object.keys(SYSTEMS).map(name => [name, measure(name, 0)]))
  figures['nutgraf, 10 MB'] = measure('nutgraf', 10)
  say('\nMemory, Node: MiB that the process holds more than before the import, after five readings of the article; the memory of the wasm module in it')
  say(table([['', 'grown by', 'module'], ...Object.entries(figures).map(([name, { grown, wasm }]) => [name, mebi(grown), wasm ? mebi(wasm) : ''])]))
  return figures
}

/** What a text costs by its length: the fastest of some readings, since a busy machine only adds. */
async function lengths(text, entries) {
  const { init, analyzeSync } = await import(entries.nutgraf)
  await init()
  const series = { 'wasm, Node': [], native: [] }
  const unit = text + '\n\n'
  for (const bytes of [1e3, 2e3, 5e3, 1e4, 2e4, 5e4, 1e5, 2e5, 5e5, 1e6, 2e6, 5e6, 1e7]) {
    let long = unit.repeat(Math.ceil(bytes / unit.length)).slice(0, bytes)
    if (long.length > unit.length) long = long.slice(0, long.lastIndexOf('\n'))
    const turns = bytes > 1e6 ? 2 : 5
    const fastest = call => Math.min(...Array.from({ length: turns }, call))
    const size = Buffer.byteLength(long)
    series['wasm, Node'].push([size, fastest(() => timed(() => analyzeSync(long, { published: PUBLISHED }), 4))])
    const line = JSON.stringify({ id: 0, text: long, published: PUBLISHED }) + '\n'
    // Starting the program is taken off: many in one run against one.
    const many = Math.max(1, Math.round(2e6 / size))
    const empty = fastest(() => batch(''))
    series.native.push([size, fastest(() => Math.max(0.001, (batch(line.repeat(many)) - empty) / many))])
  }
  say('\nCost against length: milliseconds of processor time, and microseconds a kilobyte')
  const perKilobyte = ([bytes, ms]) => (ms * 1e6 / bytes).toFixed(0)
  say(table([['bytes', 'wasm ms', 'µs/KB', 'native ms', 'µs/KB'], ...series.native.map((natively, index) => {
    const inWasm = series['wasm, Node'][index]
    return [String(natively[0]), inWasm[1].toFixed(2), perKilobyte(inWasm), natively[1].toFixed(2), perKilobyte(natively)]
  })]))
  return series
}

/** Writes docs/benchmarks.md and its plot. */
function document(busy, { lengths: series }) {
  const [{ model }] = cpus()
  const machine = `${model}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB, ${type()} ${release()}, Node ${process.versions.node}; load when it began: ${busy.toFixed(1)}`
  writeFileSync(at('docs/benchmarks.svg'), plot(series, 'Time to read a text, by its length'))
  writeFileSync(at('docs/benchmarks.md'), `# Benchmarks

Written by \`npm run bench\` on ${new Date().toISOString().slice(0, 10)}: all systems in one run, in turns. Times in Node and natively are processor time, those in Chromium and cold starts are by the clock. Absolute times are those of one machine (${machine}); ratios carry further.
Peers at the versions of \`scripts/bench/package-lock.json\`. What the figures come from and what was tried: [speed.md](speed.md).

![Time against length, both axes logarithmic](benchmarks.svg)

\`\`\`
${printed.join('\n').trim()}
\`\`\`
`)
  say('\nwritten: docs/benchmarks.md, docs/benchmarks.svg')
}

/** Milliseconds of each stage: from the program (`nutgraf --timings`) and from a module built with the feature `timings`. */
function stages({ toolchain: { wasm }, wasmBindgen, wasmOpt }, file, text) {
  const target = at('.cache/bench/stages')
  run(wasm.cargo, ['build', '--profile', 'wasm', '--lib', '--target', 'wasm32-unknown-unknown', '--features', 'timings', '--target-dir', target, '--quiet', ...wasm.args],
    { env: cargoEnvironment(wasm) })
  run(wasmBindgen, [`${target}/wasm32-unknown-unknown/wasm/nutgraf.wasm`, '--target', 'nodejs', '--no-typescript', '--out-dir', target, '--out-name', 'stages'])
  optimise(wasmOpt, `${target}/stages_bg.wasm`, `${target}/stages_bg.wasm`)
  writeFileSync(`${target}/package.json`, '{"type":"commonjs"}')
  const { timings } = createRequire(import.meta.url)(`${target}/stages.js`)
  timings(text, PUBLISHED, 60)
  const inWasm = timings(text, PUBLISHED, 200)
  const lines = spawnSync(at('target/release/nutgraf'), [file, '--published', PUBLISHED, '--timings'], { encoding: 'utf8' }).stdout.split('\n')
  const natively = Object.fromEntries(lines.map(line => line.split(/\s+/)).map(([name, ms]) => [name, Number(ms)]))
  const all = inWasm.reduce((sum, [, ms]) => sum + ms, 0)
  say('\nStages: milliseconds an article')
  say(table([['', 'wasm', 'native'], ...[...inWasm, ['all', all]].map(([name, ms]) => [name, ms.toFixed(3), natively[name]?.toFixed(3) ?? ''])]))
  const words = text.split(/\s+/).length
  const perSecond = ms => `${((words / ms) * 1e-3).toFixed(2)} million`
  const actors = inWasm.find(([name]) => name === 'actors')[1]
  say(`Words a second that the stage of names and actors reads: ${perSecond(actors)} in wasm, ${perSecond(natively.actors)} natively`)
  return { wasm: Object.fromEntries(inWasm), native: natively }
}

/** The same module optimised for speed and for size, in turns. */
async function optimisation({ wasmOpt }, text, turns) {
  const input = at('.cache/bind/nutgraf_bg.wasm')
  const levels = ['-O3', '-Os', '-Oz']
  const modules = []
  for (const level of levels) {
    const output = at(`.cache/bench/nutgraf${level}.wasm`)
    attempt(process.execPath, [wasmOpt, level, '--all-features', input, '-o', output])
    // A fresh copy of the modules for each, since the package keeps one instance.
    const folder = at(`.cache/bench/lib${level}`)
    mkdirSync(join(folder, 'wasm'), { recursive: true })
    for (const name of ['node.js', 'api.js', 'document.js', 'dom-text.js', 'instance.js', 'compile.js', 'error.js', 'wasm/glue.js', 'wasm/reader.js']) copyFileSync(at('www/lib', name), join(folder, name))
    writeFileSync(join(folder, 'package.json'), '{"type":"module"}')
    const { init, analyzeSync } = await import(pathToFileURL(join(folder, 'node.js')).href)
    await init(readFileSync(output))
    for (let i = 0; i < 30; i++) analyzeSync(text, { published: PUBLISHED })
    modules.push({ level, analyzeSync, weight: weigh(readFileSync(output)), times: [] })
  }
  for (let turn = 0; turn < turns; turn++) {
    for (const { analyzeSync, times } of modules) times.push(timed(() => analyzeSync(text, { published: PUBLISHED }), 10))
  }
  say('\nwasm-opt')
  say(table([['', 'brotli bytes', 'ms', 'times -O3'], ...modules.map(({ level, weight, times }) => [level, weight.brotli, inWords(spread(times)), inWords(ratio(times, modules[0].times))])]))
  return modules.map(({ level, weight, times }) => ({ level, weight, times: spread(times) }))
}
