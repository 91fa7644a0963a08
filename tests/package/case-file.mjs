// Reads the marked cases of tests/cases (format in its README.md) and compares them with a result. The twin of the native
// runner: both must agree on every line.

/** The lines of a .case file: `{ line, text, published, marks: [{start, end, label}] }`, offsets in UTF-16 code units. */
export function readCases(source) {
  let published = '2025-06-03'
  const cases = []
  source.split(/\r?\n/).forEach((content, index) => {
    if (!content.trim() || content.startsWith('#')) return
    const date = /^@published\s+(\S+)\s*$/.exec(content)
    if (date) published = date[1] === 'none' ? null : date[1]
    else cases.push({ line: index + 1, published, ...readMarks(content, index + 1) })
  })
  return cases
}

function readMarks(content, line) {
  const marks = []
  const open = []
  let text = ''
  for (let at = 0; at < content.length; at++) {
    const char = content[at]
    if (char === '\\') {
      const next = content[++at]
      if (next === undefined) throw new Error(`line ${line}: a lone backslash at the end`)
      text += next === 'n' ? '\n' : next
    } else if (char === '[') {
      open.push(text.length)
    } else if (char === '|' || char === ']') {
      if (!open.length) throw new Error(`line ${line}: ${char} without [`)
      const start = open.pop()
      const close = char === ']' ? at : content.indexOf(']', at)
      if (close < 0) throw new Error(`line ${line}: [ without ]`)
      marks.push({ start, end: text.length, label: char === ']' ? '' : content.slice(at + 1, close) })
      at = close
    } else {
      text += char
    }
  }
  if (open.length) throw new Error(`line ${line}: [ without ]`)
  marks.sort((a, b) => a.start - b.start || b.end - a.end)
  return { text, marks }
}

const slice = (analysis, span) => span && analysis.article.text.slice(span.start, span.end)
const actor = (analysis, index) => index === null ? null : analysis.actors[index].name
const actors = (analysis, indices) => indices.length ? indices.map(index => actor(analysis, index)).join('+') : null

// For each layer: its finds, the field of a bare value, and the fields that are more than a plain value.
const LAYERS = {
  sentences: { bare: 'voice' },
  actors: {
    bare: 'kind',
    finds: analysis => analysis.actors.flatMap(owner => owner.mentions.map(mention => ({ ...mention, actor: owner.name, country: owner.country }))),
    fields: { actor: (_, find) => find.actor },
  },
  quotes: { bare: 'kind', slices: ['source', 'cue'] },
  times: { bare: 'value' },
  quantities: { bare: 'value', slices: ['number', 'of', 'per'] },
  events: {
    bare: 'kind', slices: ['trigger'],
    fields: {
      who: (analysis, find) => actors(analysis, find.who), whom: (analysis, find) => actors(analysis, find.whom), where: (analysis, find) => actor(analysis, find.where),
      from: (_, find) => find.when?.from ?? null, to: (_, find) => find.when?.to ?? null,
    },
  },
  positions: { bare: 'kind', slices: ['cue'], fields: { toward: (analysis, find) => actor(analysis, find.toward) } },
  outcomes: { bare: 'status', slices: ['cue'], fields: { actors: (analysis, find) => actors(analysis, find.actors) } },
  outlook: {
    bare: 'strength', slices: ['cue'],
    fields: { about: (analysis, find) => actor(analysis, find.about), time: (analysis, find) => find.time === null ? null : slice(analysis, analysis.times[find.time]) },
  },
}

export const LAYER_NAMES = Object.keys(LAYERS)

function fieldOf(layer, analysis, find, name) {
  const { slices = [], fields = {} } = LAYERS[layer]
  let value
  if (fields[name]) value = fields[name](analysis, find)
  else if (!(name in find)) throw new Error(`${layer} has no field "${name}"`)
  else if (slices.includes(name)) value = slice(analysis, find[name])
  else if (name === 'actor') value = actor(analysis, find.actor)
  else value = find[name]
  return value === null ? 'none' : String(value)
}

/** What differs between the marks of a case and the finds of its layer, in words; an empty list when all is as marked. */
export function compareCase(layer, { text, marks }, analysis) {
  const { bare, finds = result => result[layer] } = LAYERS[layer]
  const left = [...finds(analysis)]
  const misses = []
  for (const mark of marks) {
    const parts = mark.label.split(';').map(part => part.trim()).filter(Boolean).map(part => {
      const equals = part.indexOf('=')
      return equals < 0 ? [bare, part] : [part.slice(0, equals), part.slice(equals + 1)]
    })
    const here = left.filter(find => find.start === mark.start && find.end === mark.end)
    const fits = find => parts.every(([name, value]) => fieldOf(layer, analysis, find, name) === value)
    const match = here.find(fits)
    const name = `"${text.slice(mark.start, mark.end)}"`
    if (match) left.splice(left.indexOf(match), 1)
    else if (!here.length) misses.push(`${name} is not found`)
    else misses.push(`${name} is ${parts.map(([field]) => `${field}=${fieldOf(layer, analysis, here[0], field)}`).join(';')}, not ${mark.label}`)
    if (!match && here.length) left.splice(left.indexOf(here[0]), 1)
  }
  return [...misses, ...left.map(find => `"${slice(analysis, find)}" is found by ${find.rule} and not marked`)]
}
