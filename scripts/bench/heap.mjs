// Memory of one system in a process of its own: `node --expose-gc heap.mjs SYSTEM TEXT_FILE ENTRIES MEGABYTES`. Prints bytes as JSON: `grown` is what the
// process holds more than before the system was imported; `wasm`, for nutgraf, the most that the memory of its module came to.
import { readFileSync } from 'node:fs'
import { SYSTEMS } from './systems.mjs'

const [, , system, file, entries, megabytes] = process.argv
const map = JSON.parse(entries)
const article = readFileSync(file, 'utf8')
const text = Number(megabytes) ? (article + '\n\n').repeat(Math.ceil(megabytes * 1e6 / Buffer.byteLength(article))) : article

const memories = []
const { Instance } = WebAssembly
WebAssembly.Instance = class extends Instance {
  constructor(...given) {
    super(...given)
    memories.push(this.exports.memory)
  }
}
gc()
const before = process.memoryUsage().rss
const { run } = await SYSTEMS[system](name => map[name])
for (let call = 0; call < (Number(megabytes) ? 1 : 5); call++) run(text)
gc()
const grown = process.memoryUsage().rss - before
console.log(JSON.stringify({ grown, wasm: Math.max(0, ...memories.filter(Boolean).map(({ buffer }) => buffer.byteLength)) }))
