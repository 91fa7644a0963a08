// `npm run fuzz`: coverage-guided fuzzing (cargo fuzz, libFuzzer) of the four targets in fuzz/, side by side and out of the way of other work (nice 19). Begins with the
// samples in seeds/ and the corpus that is kept in fuzz/corpus, works in .cache/fuzz, and adds what it did to docs/fuzzing.tsv. What crashed lies in
// fuzz/artifacts; it becomes a file in tests/crashes/TARGET, which the tests read for ever.
//
// --minutes N: how long (default 10). --targets a,b: only these. --keep: choose the kept corpus anew instead of fuzzing.
import { spawn } from 'node:child_process'
import { appendFileSync, cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { ask, at, run, runAsScript, say, Stop } from './shell.mjs'

const VERSION = '0.13.2'
const LOG = 'docs/fuzzing.tsv'
/** Longest input of each target in bytes: as short as shows everything the target reads. */
const TARGETS = { text: 4096, html: 12_000, options: 3000, batch: 4096 }
/** Bytes that a target's kept corpus may have, all four together below 200 KB. */
const KEPT = { text: 40_000, html: 60_000, options: 30_000, batch: 30_000 }

const work = (...parts) => at('.cache/fuzz', ...parts)
const files = folder => existsSync(folder) ? readdirSync(folder).map(name => join(folder, name)) : []

await runAsScript(import.meta, async args => {
  const value = name => args.includes(name) ? args[args.indexOf(name) + 1] : null
  const targets = (value('--targets') ?? Object.keys(TARGETS).join()).split(',')
  for (const name of targets) if (!TARGETS[name]) throw new Stop(`there is no target ${name}; there are ${Object.keys(TARGETS).join(', ')}.`)
  const programs = build(targets)
  if (args.includes('--keep')) return targets.forEach(target => keep(target, programs[target]))
  const seconds = 60 * Number(value('--minutes') ?? 10)
  const results = await Promise.all(targets.map(target => fuzz(target, programs[target], seconds)))
  for (const result of results) {
    say(`fuzz: ${result.target}: ${(result.cpu / 60).toFixed(1)} CPU minutes, ${result.executions} executions, ${result.edges} edges, ${result.inputs} inputs, ${result.crashes.length} crashes`)
    result.crashes.forEach(file => say(`  ${file}`))
  }
  if (results.some(({ crashes }) => crashes.length)) process.exitCode = 1
})

/** Installs cargo-fuzz into .cache/tools and builds the targets. No sanitizer: the engine has no unsafe code that it could catch; overflow and debug assertions are on. */
function build(targets) {
  const folder = at(`.cache/tools/cargo-fuzz-${VERSION}`)
  const program = `${folder}/bin/cargo-fuzz`
  if (!existsSync(program)) {
    say(`fuzz: cargo install cargo-fuzz ${VERSION} into .cache/tools`)
    run('cargo', ['install', 'cargo-fuzz', '--version', VERSION, '--locked', '--root', folder, '--quiet'])
  }
  const triple = ask('rustc', ['-vV']).match(/^host: (.*)$/m)[1]
  // All in one go where all are wanted: the engine is then compiled once.
  const asked = targets.length === Object.keys(TARGETS).length ? [[]] : targets.map(target => [target])
  for (const one of asked) run('nice', ['-n', '5', program, 'build', '--sanitizer', 'none', ...one], { env: { ...process.env, RUSTC_BOOTSTRAP: '1' } })
  return Object.fromEntries(targets.map(target => [target, at('fuzz/target', triple, 'release', target)]))
}

/** What each target starts from, of our own writing: the samples, whole and in pieces. */
function seeds(target) {
  const samples = JSON.parse(readFileSync(at('seeds/index.json'), 'utf8')).map(({ file, published }) => ({ file, published, content: readFileSync(at('seeds', file), 'utf8') }))
  const texts = samples.filter(({ file }) => file.endsWith('.txt'))
  const pages = samples.filter(({ file }) => file.endsWith('.html'))
  const pieces = texts.flatMap(({ content, published }) => content.split(/\n\s*\n|\n(?=[A-Z“])/).filter(piece => piece.trim().length > 40).map(piece => ({ piece, published })))
  const hostile = JSON.parse(readFileSync(at('tests/hostile.json'), 'utf8')).map(({ html }) => html)
  return {
    text: () => [...pieces.map(({ piece }) => piece), ...texts.map(({ content }) => content)],
    html: () => [...hostile, ...pages.map(({ content }) => content), ...pages.flatMap(({ content }) => content.match(/[^]{1,2500}/g)), ...pieces.slice(0, 20).map(({ piece }) => `<title>News</title><article><h1>News</h1><p>${piece}</p></article>`)],
    options: () => pieces.map(({ piece, published }, index) => `${published}\n${index % 3 ? 'en' : ''}\n${index % 2 ? '' : 'actors,summary'}\n\u0005\u0100\u0400${piece}`),
    batch: () => [...pieces.slice(0, 40).map(({ piece, published }, id) => JSON.stringify({ id, text: piece, published }) + '\n'), '{"id":1}\nnonsense\n{"id":"a","html":"<p>It rained in Oslo.</p>","url":"https://example.org/"}\n'],
  }[target]()
}

/** Runs a target until its time is over, over crashes, too. */
async function fuzz(target, program, seconds) {
  const corpus = work('corpus', target)
  mkdirSync(corpus, { recursive: true })
  for (const seed of seeds(target)) {
    const bytes = Buffer.from(seed).subarray(0, TARGETS[target])
    writeFileSync(join(corpus, createHash('sha1').update(bytes).digest('hex')), bytes)
  }
  if (existsSync(at('fuzz/corpus', target))) cpSync(at('fuzz/corpus', target), corpus, { recursive: true })
  const artifacts = at('fuzz/artifacts', target)
  mkdirSync(artifacts, { recursive: true })
  const before = new Set(files(artifacts))
  const dictionary = at('fuzz', { html: 'html.dict', text: 'news.dict', options: 'options.dict', batch: 'batch.dict' }[target])
  const end = Date.now() + seconds * 1000
  const result = { target, cpu: 0, executions: 0, edges: 0, inputs: 0 }
  while (Date.now() < end - 5000) {
    const left = Math.round((end - Date.now()) / 1000)
    const flags = [corpus, `-dict=${dictionary}`, `-max_len=${TARGETS[target]}`, `-max_total_time=${left}`, '-timeout=60', '-rss_limit_mb=1024', '-print_final_stats=1', '-reload=0', `-artifact_prefix=${artifacts}/`]
    // bash's own `time` tells the processor time of what ran, even where it crashed.
    const said = await output('nice', ['-n', '19', 'bash', '-c', 'TIMEFORMAT="cpu %U %S"; time "$0" "$@" 2>&1', program, ...flags], { RAYON_NUM_THREADS: '1' })
    const last = pattern => [...said.matchAll(pattern)].at(-1)
    const [, user, system] = last(/^cpu ([\d.]+) ([\d.]+)$/gm) ?? [0, 0, 0]
    result.cpu += Number(user) + Number(system)
    result.executions += Number((last(/number_of_executed_units: (\d+)/g) ?? last(/^#(\d+)/gm))?.[1] ?? 0)
    result.edges = Math.max(result.edges, Number(last(/ cov: (\d+)/g)?.[1] ?? 0))
  }
  result.inputs = files(corpus).length
  result.crashes = files(artifacts).filter(file => !before.has(file))
  if (!existsSync(at(LOG))) writeFileSync(at(LOG), 'day\ttarget\tCPU seconds\texecutions\tedges covered\tinputs\tcrashes\n')
  appendFileSync(at(LOG), [new Date().toISOString().slice(0, 10), target, Math.round(result.cpu), result.executions, result.edges, result.inputs, result.crashes.length].join('\t') + '\n')
  return result
}

function output(program, args, env) {
  return new Promise(done => {
    const child = spawn(program, args, { cwd: at('.'), env: { ...process.env, ...env } })
    let said = ''
    for (const stream of [child.stdout, child.stderr]) stream.on('data', data => { said = (said + data).slice(-200_000) })
    child.once('exit', () => done(said))
  })
}

/** The inputs that together reach everything the worked corpus reaches, the shortest first, as far as the bytes go. */
function keep(target, program) {
  const minimal = work('minimal', target)
  rmSync(minimal, { recursive: true, force: true })
  mkdirSync(minimal, { recursive: true })
  run('nice', ['-n', '19', program, '-merge=1', `-max_len=${TARGETS[target]}`, minimal, work('corpus', target)], { stdio: 'ignore' })
  const kept = at('fuzz/corpus', target)
  rmSync(kept, { recursive: true, force: true })
  mkdirSync(kept, { recursive: true })
  let bytes = 0
  const all = files(minimal).sort((a, b) => statSync(a).size - statSync(b).size || (a < b ? -1 : 1))
  // Short ones say most for their bytes; a share of long ones reaches what only long texts do.
  const chosen = [...all.filter((_, index) => index % 12 === 11), ...all.filter((_, index) => index % 12 !== 11)].filter(file => (bytes += statSync(file).size) <= KEPT[target])
  for (const file of chosen) writeFileSync(join(kept, createHash('sha1').update(readFileSync(file)).digest('hex').slice(0, 12)), readFileSync(file))
  say(`fuzz: ${target}: ${chosen.length} of ${all.length} inputs kept`)
}
