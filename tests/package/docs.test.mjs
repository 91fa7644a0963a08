// What the pages in docs/ and the README say is there, is there.
import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { test } from 'node:test'
import { apiPage, declarations } from '../../scripts/api.mjs'
import { at } from '../../scripts/shell.mjs'
import { inPackage } from './packed.mjs'

const PAGES = ['README.md', 'CHANGELOG.md', 'seeds/README.md', 'tests/cases/README.md', ...readdirSync(at('docs')).filter(name => name.endsWith('.md')).map(name => `docs/${name}`)]
const text = page => readFileSync(at(page), 'utf8')
const withoutCode = page => text(page).replace(/^```[^]*?^```/gm, '').replace(/`[^`\n]*`/g, code => code.replace(/[[\]()]/g, ' '))

/** The anchors that a page has: its headings as GitHub names them. */
const anchors = page => new Set([...withoutCode(page).matchAll(/^#+ (.+)$/gm)].map(([, heading]) => heading.toLowerCase().replace(/[^\p{L}\p{N} _-]/gu, '').replace(/ /g, '-')))

test('every link between the pages leads somewhere', () => {
  let count = 0
  for (const page of PAGES) {
    for (const [, target] of withoutCode(page).matchAll(/\]\(([^)\s]+)\)/g)) {
      if (/^https?:/.test(target)) continue
      count++
      const [path, anchor] = target.split('#')
      const file = path ? join(dirname(page), path) : page
      assert.ok(existsSync(at(file)), `${page} links to ${target}`)
      if (anchor && statSync(at(file)).isFile()) assert.ok(anchors(file).has(anchor), `${page} links to ${target}; ${file} has ${[...anchors(file)].join(', ')}`)
    }
  }
  assert.ok(count > 30, `${count} links`)
})

test('docs/api.md is what the types say', () => assert.equal(text('docs/api.md'), apiPage(), 'run `npm run api` and commit docs/api.md'))

test('docs/api.md has every name that the package exports', async () => {
  for (const [module, types] of [['www/lib/node.js', 'www/lib/index.d.ts'], ['www/lib/worker-node.js', 'www/lib/worker.d.ts'], ['www/element/index.js', 'www/element/index.d.ts']]) {
    const declared = declarations(text(types)).filter(({ kind }) => ['function', 'class'].includes(kind)).map(({ name }) => name)
    assert.deepEqual([...new Set(declared)].sort(), Object.keys(await import(`file://${inPackage(module)}`)).sort())
  }
})

test('docs/element.md has every attribute, section, part, property and event of the element, and no others', () => {
  const page = text('docs/element.md')
  const source = ['nut-graf.js', 'view.js', 'style.js', 'render.js'].map(name => text(`www/element/${name}`)).join('\n')
  const all = (string, pattern) => [...new Set([...string.matchAll(pattern)].map(([, name]) => name))].sort()
  assert.deepEqual(all(page, /`(--nutgraf-[\w-]+)`/g).filter(name => name !== '--nutgraf-height: auto'), all(source, /(--nutgraf-[\w-]+)/g))
  assert.deepEqual(all(page, /`(nutgraf-(?!source)\w+)`/g), all(source, /#tell\('(\w+)'/g).map(name => `nutgraf-${name}`))
  const [, observed] = /observedAttributes = \[([^\]]*)\]/.exec(source)
  const attributes = page.slice(page.indexOf('## Attributes'), page.indexOf('## When it loads'))
  assert.deepEqual(all(attributes, /^\| `(\w+)` \|/gm), [...observed.replace(/[' ]/g, '').split(','), 'loading', 'rendered'].sort())
  const [, sections] = /SECTIONS = \[([^\]]*)\]/.exec(source)
  for (const name of sections.replace(/[' ]/g, '').split(',')) assert.ok(attributes.includes(`\`${name}\``), name)
  const looks = page.slice(page.indexOf('## Looks'))
  for (const names of all(source, /part: [`']([\w ]+)/g)) for (const name of names.trim().split(' ')) assert.ok(looks.includes(`\`${name}\``), name)
})

test('docs/accuracy.md has its figures', () => {
  const rows = text('docs/accuracy.md').split('\n').filter(line => /^\|.*\| \d[\d. ·]* \|$/.test(line))
  assert.ok(rows.length >= 20, `${rows.length} rows: run \`npm run accuracy\``)
})
