// Makes www/lib/wasm/reader.js: what turns the columns of src/columns.rs back into the objects of the result. Literal objects,
// because an engine builds those fastest; made from the JSON Schemas, because they hold the fields in serde's order.
import { readFileSync, writeFileSync } from 'node:fs'
import { at } from './shell.mjs'

const SCHEMAS = ['www/lib/schema.json', 'www/lib/comparison.schema.json']

/** The functions of the module that give a result, and the type that each gives. */
const RESULTS = { extract: 'Article', analyze: 'Analysis', summarize: 'Summary', compare: 'Comparison' }

export function readerSource() {
  const types = {}
  for (const path of SCHEMAS) {
    const schema = JSON.parse(readFileSync(at(path), 'utf8'))
    for (const [name, type] of Object.entries({ ...schema.$defs, [schema.title]: schema })) {
      if (type.type !== 'object') continue
      const own = object(name, type, schema.$defs)
      if (types[name] && types[name] !== own) throw new Error(`two types go by the name ${name}`)
      types[name] = own
    }
  }
  return `// Made by scripts/reader.mjs.
const OTHER = 'nutgraf.wasm and the reader of its results are of different versions: build both anew.'
let words, floats, strings, at, half
const list = read => {
  const items = []
  for (let left = words[at++]; left > 0; left--) items.push(read())
  return items
}
const word = () => words[at++]
const text = () => strings[words[at++]]
${Object.entries(types).map(([name, own]) => `const ${name} = ${own}`).join('\n')}
const results = { ${Object.entries(RESULTS).map(([call, type]) => `${call}: ${type}`).join(', ')} }

/** The result of a call, from its columns. */
export function read(name, result) {
  if (!Array.isArray(result)) throw new Error(OTHER)
  const [columns, fractions, lengths, pool] = result
  words = columns
  floats = fractions
  at = half = 0
  let end = 0
  strings = Array.from(lengths, length => pool.slice(end, end += length))
  const value = results[name]()
  const whole = at === words.length && half === floats.length
  words = floats = strings = null
  if (!whole) throw new Error(OTHER)
  return value
}
`
}

function object(name, { properties, required }, types) {
  const missing = Object.keys(properties).filter(field => !required.includes(field))
  if (missing.length) throw new Error(`${name}: ${missing} can be absent, which columns cannot tell`)
  return `() => ({ ${required.map(field => `${field}: ${value(properties[field], types, `${name}.${field}`)}`).join(', ')} })`
}

/** The expression that reads a value of a type. */
function value(type, types, where) {
  if (type.anyOf?.length === 2 && type.anyOf[1].type === 'null') return `words[at++] ? ${value(type.anyOf[0], types, where)} : null`
  if (type.$ref) {
    const name = type.$ref.split('/').at(-1)
    return types[name].type === 'object' ? `${name}()` : value(types[name], types, where)
  }
  if (Array.isArray(type.type)) {
    if (type.type.length !== 2 || type.type[1] !== 'null') throw new Error(`${where}: ${type.type}`)
    return `words[at++] ? ${value({ ...type, type: type.type[0] }, types, where)} : null`
  }
  if (type.oneOf?.every(one => one.type === 'string') || type.type === 'string') return 'strings[words[at++]]'
  if (type.type === 'integer') return 'words[at++]'
  if (type.type === 'number') return 'floats[half++]'
  if (type.type === 'boolean') return 'words[at++] === 1'
  if (type.type === 'array') {
    const { items } = type
    const named = items.$ref && types[items.$ref.split('/').at(-1)].type === 'object' ? items.$ref.split('/').at(-1) : null
    const reader = named ?? { integer: 'word', string: 'text' }[items.type] ?? `() => ${value(items, types, where)}`
    return `list(${reader})`
  }
  throw new Error(`${where}: no reader for ${JSON.stringify(type)}`)
}

export const writeReader = path => writeFileSync(path, readerSource())
