// `npm run api` writes docs/api.md from the package's types: every exported name with its signature and what is said about it.
// The types are written one declaration after another, each under its comment, so that a reader of lines is enough.
import { readFileSync, writeFileSync } from 'node:fs'
import { at, runAsScript, say } from './shell.mjs'

const ENTRIES = [
  ['nutgraf', 'www/lib/index.d.ts', 'The same from `nutgraf/inline`, with the .wasm inside the JavaScript.'],
  ['nutgraf/worker', 'www/lib/worker.d.ts', 'The same functions on a thread of their own, in browsers and in Node.'],
  ['nutgraf/element', 'www/element/index.d.ts', 'Importing it defines `<nut-graf>`; on a server it only gives the functions. Attributes, parts and properties: [element.md](element.md).'],
]

/** The declarations of a file: `{ comment, code, name, kind }`, and `{ heading }` for its ruled-off headings. */
export function declarations(source) {
  const lines = source.split('\n')
  const found = []
  let comment = ''
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i]
    const heading = /^\/\/ -{5,} (.+)$/.exec(line)
    if (heading) found.push({ heading: heading[1].replace(/^\S/, letter => letter.toUpperCase()) })
    if (line.startsWith('/**')) {
      const from = i
      while (!lines[i].includes('*/')) i++
      comment = lines.slice(from, i + 1).map(text => text.replace(/^\s*\/?\*+\/?\s?/, '').replace(/\s*\*\/$/, '')).join('\n').trim()
    } else if (/^(export (?!\{)|declare global)/.test(line)) {
      const from = i
      // A declaration goes on while lines are indented or close it.
      while (lines[i + 1] !== undefined && /^(\s+\S|[})])/.test(lines[i + 1])) i++
      const code = lines.slice(from, i + 1).join('\n').replace(/^export /, '')
      found.push({ comment, code, kind: code.split(' ')[0], name: /^\w+ (\w+)/.exec(code)[1] })
      comment = ''
    } else if (!line.trim()) {
      comment = ''
    }
  }
  return found
}

export function apiPage() {
  const out = ['# API', '', 'Made from the types by `npm run api`. All offsets are UTF-16 code units, the end exclusive: `article.text.slice(start, end)` is the thing found. All indices lead into',
    'the arrays of the same result. What each layer counts as a find is told in the [rules\' folders](../src/layers); the result as JSON Schema: `nutgraf/schema.json`.', '']
  for (const [name, path, about] of ENTRIES) {
    out.push(`## \`${name}\``, '', about, '')
    for (const { heading, comment, code, kind, name } of declarations(readFileSync(at(path), 'utf8'))) {
      if (heading) {
        out.push(`### ${heading}`, '')
        continue
      }
      const prose = comment.replace(/@throws \{NutgrafError\} (.*)/g, 'Throws `NutgrafError` with the code $1.').split(/\n{2,}/).map(text => text.replace(/\n/g, ' '))
      out.push(`#### ${name === 'global' ? 'In the types of the DOM' : name}`, '', ...prose.flatMap(text => text ? [text, ''] : []), '```ts', kind === 'function' ? code.replace(/^function /, '') : code, '```', '')
    }
  }
  return out.join('\n').replace(/\n{3,}/g, '\n\n').trimEnd() + '\n'
}

await runAsScript(import.meta, () => {
  writeFileSync(at('docs/api.md'), apiPage())
  say('api: wrote docs/api.md')
})
