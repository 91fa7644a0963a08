// One cold start in a process of its own: `node cold.mjs SYSTEM TEXT_FILE ENTRIES`. Prints milliseconds as JSON:
// `load` is importing the code, `first` from there to the first result. For nutgraf, `first` begins with the bytes of the
// module at hand and holds compiling, instantiating and reading the article.
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { SYSTEMS } from './systems.mjs'

const [, , system, file, entries] = process.argv
const map = JSON.parse(entries)
const text = readFileSync(file, 'utf8')

if (system === 'nutgraf') {
  const bytes = readFileSync(fileURLToPath(map['nutgraf.wasm']))
  const start = performance.now()
  const { init, analyzeSync } = await import(map.nutgraf)
  const loaded = performance.now()
  await init(bytes)
  analyzeSync(text, { published: '2025-06-03' })
  console.log(JSON.stringify({ load: loaded - start, first: performance.now() - loaded }))
} else {
  const start = performance.now()
  const { run } = await SYSTEMS[system](name => map[name])
  const loaded = performance.now()
  run(text)
  console.log(JSON.stringify({ load: loaded - start, first: performance.now() - loaded }))
}
