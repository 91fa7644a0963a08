// What each part of the engine weighs in the wasm module: `node scripts/size.mjs --layers`, told in docs/size.md.
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { optimise } from './build.mjs'
import { setup } from './setup.mjs'
import { at, run, runAsScript, say, Stop } from './shell.mjs'
import { kilobytes, weigh } from './size.mjs'
import { cargoEnvironment } from './toolchain.mjs'
import { trapAtOnce } from './traps.mjs'
import { addresses, takeApart } from './wasm.mjs'

const FOLDER = 'target/layers'
const MAP = 'nutgraf.map'

/** The parts: whose code (paths in the crate, other crates) and whose tables they are, and what they may weigh where that was laid down. The first that fits takes it. */
const AREAS = [
  { name: 'times, quantities', most: 25, code: /^layers::(times|quantities)\b/, tables: /^(time|quantity|number)\./ },
  { name: 'quotes, voice', most: 20, code: /^layers::(quotes|voice)\b/, tables: /^voice\./ },
  { name: 'clauses, tags, frames', most: 70, code: /^(layers::(clauses|events|positions|outcomes|outlook)|words::tags|model::tags)\b/, tables: /^(event|outcome|position)\.|^tags\.bin/ },
  { name: 'names: model and lists', most: 125, tables: /^(names|country|actor)\./ },
  { name: 'actors: rules', code: /^(layers::entities|model::names)\b/ },
  { name: 'pages', most: 95, code: /^html\b/, tables: /^(html|weights|entity)\./ },
  { name: 'summary', most: 20, code: /^(summary|model::points|model::Scorer)\b/, tables: /^(points|phrase)\./ },
  { name: 'comparison', code: /^compare\b/ },
  { name: 'words, word lists', code: /^(words|lexicon|text|model)\b/, tables: /^(classes|verbs|abbreviations)\./ },
  { name: 'border', code: /./, crates: /^(wasm_bindgen|js_sys|serde|serde_json|itoa|ryu|zmij|memchr)/ },
  { name: 'dates: jiff-core', crates: /^jiff/ },
  { name: 'standard library', crates: /./ },
]

/** Compiles the module as the package has it, but with names that tell the types a function was made for, and with a list of its data. */
async function build(built) {
  if (built) return readFileSync(at(FOLDER, 'named.wasm'))
  const { toolchain: { wasm }, wasmBindgen, wasmOpt } = setup({ browser: false, quiet: true })
  const variable = 'CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS'
  const env = cargoEnvironment(wasm)
  mkdirSync(at(FOLDER), { recursive: true })
  env[variable] += ` -C symbol-mangling-version=v0 -C link-arg=-Map=${at(FOLDER, MAP)}`
  run(wasm.cargo, ['build', '--profile', 'wasm', '--lib', '--target', 'wasm32-unknown-unknown', '--quiet', ...wasm.args], { env: { ...env, CARGO_TARGET_DIR: at(FOLDER) } })
  run(wasmBindgen, [at(FOLDER, 'wasm32-unknown-unknown/wasm/nutgraf.wasm'), '--target', 'web', '--omit-default-module-path', '--no-typescript',
    '--experimental-reset-state-function', '--out-dir', at(FOLDER, 'bind'), '--out-name', 'nutgraf'])
  await trapAtOnce(at(FOLDER, 'bind/nutgraf_bg.wasm'))
  optimise(wasmOpt, at(FOLDER, 'bind/nutgraf_bg.wasm'), at(FOLDER, 'named.wasm'), ['-g'])
  return readFileSync(at(FOLDER, 'named.wasm'))
}

/** The area of a path in the crate. */
const ofPath = path => AREAS.find(area => area.code?.test(path))

/**
 * Whose a function is: that of the module it is defined in; what a library made for a type or a closure of ours belongs to that type's
 * module, the deepest one of a layer; the rest to the library.
 */
function ofFunction(name) {
  const paths = [...name.matchAll(/nutgraf(?:\[\w+\])?::((?:[a-z_0-9]+(?:::)?)+)/g)].map(match => match[1])
  // `Found<Time>` is the time's, not that of all layers.
  const own = paths.filter(path => !/^(layers|text|words|lexicon|analysis)(::)?$/.test(path))
  const defined = /^<?(?:&|mut )*nutgraf/.test(name)
  const path = defined ? (own.find(path => path.startsWith(paths[0])) ?? paths[0]) : (own[0] ?? paths[0])
  if (path) return ofPath(path)
  const crate = /^[<&\[(]*(?:mut |dyn |\*const |\*mut )*([a-z_0-9]+)/.exec(name)?.[1] ?? ''
  return AREAS.find(area => area.crates?.test(crate))
}

/** The tables and models as files: what they are called, and their bytes. */
function tables() {
  const builds = at(FOLDER, 'wasm32-unknown-unknown/wasm/build')
  const outs = readdirSync(builds).map(name => join(builds, name, 'out')).filter(folder => existsSync(join(folder, 'names.kept')))
  const [newest] = outs.sort((a, b) => statSync(join(b, 'names.kept')).mtimeMs - statSync(join(a, 'names.kept')).mtimeMs)
  return [newest, at('src/model/data'), at('src/html')].flatMap(folder => readdirSync(folder)
    .filter(name => /\.(table|bin|irregular|kept|counts|classes|names|values)$/.test(name)).map(name => ({ name, bytes: readFileSync(join(folder, name)) })))
}

/** The pieces of data as the linker laid them: `{address, length}` in order. */
function pieces() {
  const rows = readFileSync(at(FOLDER, MAP), 'utf8').matchAll(/^ *([0-9a-f]+) +[0-9a-f]+ +([0-9a-f]+) +\S+:\(\.(?:ro)?data/gm)
  return [...rows].map(([, address, length]) => ({ address: parseInt(address, 16), length: parseInt(length, 16) })).filter(piece => piece.length)
    .sort((a, b) => a.address - b.address)
}

/** What is of which area: `[{area, what, start, end}]`, places in the file. */
function attribute(bytes) {
  const { functions, segments, names } = takeApart(bytes)
  const parts = functions.map(f => ({ ...f, what: f.name, area: ofFunction(f.name) }))
  const data = pieces()
  // wasm-opt leaves out what is all zeros, so that a piece may lie in several segments: it is read from memory as it will be.
  const ends = segments.map(s => s.address + s.end - s.start)
  const memory = Buffer.alloc(Math.max(...ends, ...data.map(piece => piece.address + piece.length)))
  segments.forEach(s => bytes.copy(memory, s.address, s.start, s.end))
  const places = ({ address, length }) => segments.map((s, k) => {
    const [from, to] = [Math.max(address, s.address), Math.min(address + length, ends[k])]
    return { start: from - s.address + s.start, end: to - s.address + s.start }
  }).filter(({ start, end }) => start < end)
  // A table is known by its bytes; other data belongs to the code that names its address, or to the data that does.
  const known = tables()
  const pieceAt = address => {
    let [low, high] = [0, data.length]
    while (low < high) {
      const middle = low + high >> 1
      if (data[middle].address + data[middle].length <= address) low = middle + 1
      else high = middle
    }
    return data[low]?.address <= address ? data[low] : undefined
  }
  for (const piece of data) {
    piece.users = new Set()
    const table = known.find(t => t.bytes.length === piece.length && t.bytes.equals(memory.subarray(piece.address, piece.address + piece.length)))
    if (table) Object.assign(piece, { what: table.name, area: AREAS.find(area => area.tables?.test(table.name)) })
  }
  for (const part of parts) addresses(bytes, part, address => pieceAt(address)?.users.add(part.area))
  for (let round = 0; round < 4; round++) {
    for (const piece of data) {
      piece.area ??= piece.users.size === 1 ? [...piece.users][0] : undefined
      if (!piece.area || piece.what) continue
      for (let k = piece.address; k + 4 <= piece.address + piece.length; k += 4) pieceAt(memory.readUInt32LE(k))?.users.add(piece.area)
    }
  }
  const rest = { name: 'of several parts' }
  const laid = data.flatMap(piece => places(piece).map(place => ({ ...place, what: piece.what ?? `data of ${piece.length}`, area: piece.area ?? rest, data: true })))
  return { parts: [...parts, ...laid], names, rest }
}

/** The bytes without the places. */
function without(bytes, places) {
  const kept = []
  let from = 0
  for (const { start, end } of [...places].sort((a, b) => a.start - b.start)) {
    kept.push(bytes.subarray(from, Math.max(from, start)))
    from = Math.max(from, end)
  }
  return Buffer.concat([...kept, bytes.subarray(from)])
}

/** Prints what every part weighs, with `each` the largest pieces of it; `built`: of the build that is there. */
async function weighLayers({ each, built }) {
  const bytes = await build(built)
  const { parts, names, rest } = attribute(bytes)
  const brotli = bytes => weigh(bytes).brotli
  const strip = places => brotli(without(bytes, names ? [...places, names] : places))
  const whole = strip([])
  const column = (text, width) => String(text).padStart(width)
  say(`${'part'.padEnd(24)}${column('code', 10)}${column('data', 10)}${column('alone', 10)}${column('left out', 10)}   may weigh`)
  let over = 0
  for (const area of [...AREAS, rest]) {
    const own = parts.filter(part => part.area === area)
    const size = list => list.reduce((sum, part) => sum + part.end - part.start, 0)
    const share = whole - strip(own)
    const alone = brotli(Buffer.concat(own.map(part => bytes.subarray(part.start, part.end))))
    const limit = area.most ? `${area.most} KB ${share <= area.most * 1000 ? '' : 'EXCEEDED'}` : ''
    if (area.most && share > area.most * 1000) over++
    const row = [size(own.filter(part => !part.data)), size(own.filter(part => part.data)), alone, share]
    say(`${area.name.padEnd(24)}${row.map(n => column(kilobytes(n), 10)).join('')}   ${limit}`)
    if (each) own.sort((a, b) => b.end - b.start - (a.end - a.start)).slice(0, each).forEach(part => say(`    ${column(part.end - part.start, 7)}  ${part.what.replace(/\[\w+\]/g, '').slice(0, 150)}`))
  }
  say(`the whole module: ${kilobytes(whole)}`)
  if (over) throw new Stop(`${over} part(s) weigh more than they may.`)
}

await runAsScript(import.meta, args => {
  const each = Number(args.find(arg => arg.startsWith('--each='))?.slice(7) ?? 0)
  return weighLayers({ each, built: args.includes('--built') })
})
