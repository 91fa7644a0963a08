// `npm run archive -- [N]`: N (100,000) articles through `nutgraf batch`: throughput, processor time of an article, memory on the way. The articles are those of the
// shared data, or the samples where these are not here, each time with another paragraph first and a line of its own, so that no two are the same.
//
// --jobs N: threads; --bin PROGRAM another build; --install: the Python packages for tables and Spark; --tables: writes the answers in docs/archive.md anew.
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { installPython, pythonWith } from './archive/python.mjs'
import { build } from './build.mjs'
import { samples, shared } from './quality/parity.mjs'
import { setup } from './setup.mjs'
import { at, runAsScript, say, Stop } from './shell.mjs'

/** Ticks of a processor second in /proc. */
const TICKS = 100
const ANSWERS = { from: '<!-- answers -->\n', to: '<!-- end of answers -->' }

await runAsScript(import.meta, async args => {
  if (args.includes('--install')) return installPython()
  const value = name => args.includes(name) ? args[args.indexOf(name) + 1] : null
  const program = value('--bin') ?? at('target/release/nutgraf')
  if (!value('--bin')) await build({ found: setup({ browser: false, quiet: true }), wasm: false })
  if (args.includes('--tables')) return writeAnswers(program)
  await measure(program, Number(args.find(arg => /^\d+$/.test(arg)) ?? 100_000), Number(value('--jobs') ?? cpus().length))
})

/** Endless articles, no two the same. */
function* articles(count) {
  const sources = (shared(1000) ?? samples()).filter(({ text }) => text)
  for (let number = 0; number < count; number++) {
    const { text, published } = sources[number % sources.length]
    const paragraphs = text.split('\n')
    const turn = Math.floor(number / sources.length) % paragraphs.length
    yield JSON.stringify({ id: number, text: [...paragraphs.slice(turn), ...paragraphs.slice(0, turn), `This is report ${number}.`].join('\n'), published }) + '\n'
  }
}

async function measure(program, count, jobs) {
  const child = spawn(program, ['batch', '--jobs', String(jobs)], { stdio: ['pipe', 'pipe', 'inherit'] })
  const ended = once(child, 'exit')
  const { pid } = child
  const start = performance.now()
  const memory = []
  let [bytesIn, bytesOut, answered, errors, usage] = [0, 0, 0, 0, 0]
  const note = () => {
    const size = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
    if (size) memory.push({ answered, megabytes: size / 1024 })
    // Fields 14 and 15 behind the name: the time the program has had of the processors.
    const [user, system] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ').slice(11, 13).map(Number)
    usage = Math.max(usage, (user + system) / TICKS)
  }
  const step = Math.max(1, Math.floor(count / 10))
  const reading = (async () => {
    let half = null
    for await (const chunk of child.stdout) {
      bytesOut += chunk.length
      for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, at + 1)) {
        answered++
        if (answered % step) continue
      note()
      say(`archive: ${answered} answered, ${(usage * 1000 / answered).toFixed(2)} ms of processor time each, ${memory.at(-1)?.megabytes.toFixed(0)} MB`)
      }
      // The beginning of a line tells whether it is an error.
      const text = half === null ? chunk.toString('latin1') : half + chunk.toString('latin1')
      errors += text.split('"error":{').length - 1
      half = text.slice(-9)
    }
  })()
  for (const line of articles(count)) {
    bytesIn += Buffer.byteLength(line)
    if (!child.stdin.write(line)) await once(child.stdin, 'drain')
  }
  child.stdin.end()
  await Promise.all([reading, ended])
  const seconds = (performance.now() - start) / 1000
  if (answered !== count) throw new Stop(`${count} articles went in, ${answered} answers came out.`)
  say(`archive: ${count} articles (${(bytesIn / 1e6).toFixed(0)} MB) → ${(bytesOut / 1e6).toFixed(0)} MB, ${errors} errors, ${jobs} threads`)
  say(`  ${seconds.toFixed(1)} s: ${(count / seconds).toFixed(0)} articles/s, ${(bytesIn / 1e6 / seconds).toFixed(1)} MB/s by the clock, with whatever else ran`)
  say(`  ${(usage * 1000 / count).toFixed(2)} ms of processor time an article: ${(count / usage).toFixed(0)} articles/s a core, ${(2 * count / usage).toFixed(0)} on two`)
  say(`  memory: ${memory.map(({ answered, megabytes }) => `${Math.round(100 * answered / count)} % ${megabytes.toFixed(0)}`).join(', ')} MB`)
}

/** The tables of the samples and what the queries of the documentation say of them. Null where the packages are missing. */
export function askSamples(program) {
  const python = pythonWith('pyarrow', 'duckdb')
  if (!python) return null
  const folder = mkdtempSync(join(tmpdir(), 'nutgraf-tables-'))
  try {
    const run = (command, args, input) => {
      const { status, stdout, stderr } = spawnSync(command, args, { input, encoding: 'utf8', maxBuffer: 1 << 30 })
      if (status !== 0) throw new Stop(`${command}: ${stderr}`)
      return stdout
    }
    const lines = samples().filter(({ published }) => published).map(record => JSON.stringify(record) + '\n').join('')
    writeFileSync(join(folder, 'answers.jsonl'), run(program, ['batch'], lines))
    run(python, [at('scripts/archive/table.py'), join(folder, 'answers.jsonl'), join(folder, 'tables')])
    const answers = run(python, [at('scripts/archive/ask.py'), join(folder, 'tables'), at('scripts/archive/queries.sql')]).trim().split('\n\n')
    const queries = readFileSync(at('scripts/archive/queries.sql'), 'utf8').trim().split(';').map(query => query.trim()).filter(Boolean)
    return queries.map((query, index) => `\`\`\`sql\n${query};\n\`\`\`\n\n${answers[index]}\n`).join('\n') + '\n'
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** What docs/archive.md says that the queries answer. */
export function documentedAnswers() {
  const text = readFileSync(at('docs/archive.md'), 'utf8')
  return text.slice(text.indexOf(ANSWERS.from) + ANSWERS.from.length, text.indexOf(ANSWERS.to))
}

function writeAnswers(program) {
  const answers = askSamples(program)
  if (!answers) throw new Stop('pyarrow or DuckDB is missing: `npm run archive -- --install`')
  const text = readFileSync(at('docs/archive.md'), 'utf8')
  writeFileSync(at('docs/archive.md'), text.slice(0, text.indexOf(ANSWERS.from) + ANSWERS.from.length) + answers + text.slice(text.indexOf(ANSWERS.to)))
  say('archive: wrote the answers into docs/archive.md')
}
