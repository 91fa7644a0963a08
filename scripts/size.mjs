// What a file weighs on the way to a reader: as it is, and compressed as servers send it.
//
// `node scripts/size.mjs --layers` prints what every part of the engine weighs in the module (docs/size.md); without it the script prints what the name model and the word lists of names and actors weigh together, as the last build made them.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { at, run, runAsScript, say } from './shell.mjs'

/** Limits in bytes by path, see budget.json. */
export function budgets() {
  return JSON.parse(readFileSync(at('scripts/budget.json'), 'utf8')).files
}

/** The files that weigh more than their budget, in words. */
export function overBudget() {
  return Object.entries(budgets()).map(([path, { budget }]) => ({ path, budget, weight: weigh(readFileSync(at(path))) }))
    .filter(({ budget, weight }) => weight.brotli > budget).map(({ path, budget, weight }) => `${path}: ${weightInWords(weight)}, more than ${kilobytes(budget)}`)
}

/** `{raw, gzip, brotli}` in bytes, at the strongest settings. */
export function weigh(bytes) {
  const brotli = brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } })
  return { raw: bytes.length, gzip: gzipSync(bytes, { level: 9 }).length, brotli: brotli.length }
}

/** 12345 → "12.3 KB". */
export const kilobytes = bytes => `${(bytes / 1000).toFixed(1)} KB`

/** "raw 750.0 KB, gzip 300.0 KB, brotli 250.0 KB". */
export const weightInWords = ({ raw, gzip, brotli }) => `raw ${kilobytes(raw)}, gzip ${kilobytes(gzip)}, brotli ${kilobytes(brotli)}`

/** Bytes by brotli that finding actors may cost. */
const ACTORS = 125_000

/** The tables of names and actors of the build that is newest, in the folder of any profile. */
function tables() {
  const children = folder => (existsSync(folder) ? readdirSync(folder).map(name => join(folder, name)) : [])
  const folders = children(at('target')).flatMap(entry => [entry, ...(statSync(entry).isDirectory() ? children(entry) : [])])
  const made = folders.flatMap(folder => children(join(folder, 'build'))).map(folder => join(folder, 'out')).filter(folder => existsSync(join(folder, 'names.kept')))
  const [newest] = made.sort((a, b) => statSync(join(b, 'names.kept')).mtimeMs - statSync(join(a, 'names.kept')).mtimeMs)
  if (!newest) return null
  return readdirSync(newest).filter(name => /^(names\.|country\.|actor\.)/.test(name)).sort().map(name => join(newest, name))
}

await runAsScript(import.meta, args => {
  // A program of its own: it needs the build's scripts, which need this one.
  if (args.includes('--layers')) return run(process.execPath, [at('scripts/layers.mjs'), ...args])
  const lists = tables()
  if (!lists) return say('No build is here: cargo build makes the tables.')
  const bytes = files => Buffer.concat(files.map(file => readFileSync(file)))
  const model = at('src/model/data/names.bin')
  const rows = { 'name model': [model], 'word lists of names and actors': lists, together: [model, ...lists] }
  for (const [name, files] of Object.entries(rows)) say(`${name}: ${weightInWords(weigh(bytes(files)))}`)
  const { brotli } = weigh(bytes(rows.together))
  say(brotli <= ACTORS ? `within the ${kilobytes(ACTORS)} they may take` : `more than the ${kilobytes(ACTORS)} they may take`)
  if (brotli > ACTORS) process.exitCode = 1
})
