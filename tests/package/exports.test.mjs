// What the tarball holds and promises: every file that is pointed to is there, none that is not meant to be, and the types
// are found and right under each way of resolving them.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { publint } from 'publint'
import { formatMessage } from 'publint/utils'
import { checkTypes, isSchemaCurrent } from '../../scripts/schema.mjs'
import { at } from '../../scripts/shell.mjs'
import { inPackage, packedFiles, runAsUser, userFolder } from './packed.mjs'

const manifest = () => JSON.parse(readFileSync(inPackage('package.json'), 'utf8'))
const targets = value => typeof value === 'string' ? [value] : Object.values(value).flatMap(targets)

test('every exported file is in the tarball', () => {
  const { exports, main, types, unpkg, jsdelivr } = manifest()
  for (const target of [...targets(exports), main, types, unpkg, jsdelivr]) assert.ok(existsSync(inPackage(target)), target)
})

test('every file that a module imports is in the tarball', () => {
  for (const file of packedFiles().filter(name => /^www\/(lib|element)\/[^/]+\.js$/.test(name))) {
    for (const [, name] of readFileSync(inPackage(file), 'utf8').matchAll(/(?:from |import |new URL\()'(\.[^']+)'/g)) {
      assert.ok(existsSync(join(inPackage(file), '..', name)), `${file} names ${name}`)
    }
  }
})

test('the tarball holds nothing but the package', () => {
  const meant = /^(package\.json|README\.md|LICENSE(-[A-Z]+)?(\.[a-z]+)?|CHANGELOG\.md|www\/(lib|element)\/[^/]+\.(js|d\.ts|json)|www\/lib\/wasm\/(glue\.js|inline\.js|node\.cjs|node\.d\.cts|nutgraf\.global\.js|nutgraf\.wasm|reader\.js))$/
  assert.deepEqual(packedFiles().filter(name => !meant.test(name)), [])
})

test('types come first in every condition', () => {
  const walk = value => {
    if (typeof value === 'string') return
    if ('default' in value && typeof value.default === 'string') assert.deepEqual(Object.keys(value), ['types', 'default'])
    Object.values(value).forEach(walk)
  }
  for (const entry of Object.values(manifest().exports)) walk(entry)
})

test('publint has nothing to say', async () => {
  const { messages, pkg } = await publint({ pkgDir: inPackage('.'), strict: true, pack: false })
  assert.deepEqual(messages.map(message => formatMessage(message, pkg)), [])
})

test('Node resolves every entry', () => {
  const found = runAsUser(`
    import { createRequire } from 'node:module'
    const require = createRequire(import.meta.url)
    const entries = ${JSON.stringify(Object.keys(manifest().exports).map(entry => 'nutgraf' + entry.slice(1)))}
    report(entries.map(entry => [import.meta.resolve(entry), require.resolve(entry)]))`)
  for (const paths of found) for (const path of paths) assert.match(path, /node_modules\/nutgraf\//)
})

const USE = `
const analysis: Analysis = analyzeSync('Text', { published: '2025-06-03', include: ['actors', 'quotes'], keyPoints: 3 })
const slice: string = analysis.article.text.slice(analysis.quotes[0]!.start, analysis.quotes[0]!.end)
const summary: Promise<Summary> = summarize(analysis.article)
const article: Promise<Article> = extract('<p>', { url: 'https://example.org' })
void [extract(new Uint8Array(3), { contentType: 'text/html; charset=gbk' }), extract(new ArrayBuffer(3))]
const comparison: Promise<Comparison> = compare([analysis, analysis])
const place: Promise<string> = comparison.then(({ numbers }) => analysis.article.text.slice(numbers[0]!.values[0]!.start))
const done: Promise<void> = init(new Uint8Array())
try { analyze(slice) } catch (error) { if (error instanceof NutgrafError) { const code: 'csp' | 'load' | 'not-ready' | 'too-long' | 'bad-option' | 'bad-input' = error.code; void code } }
const live: Promise<LiveArticle> = fromDocument(document)
void live.then(({ article, rangeOf }) => { const range: Range | null = rangeOf(article.blocks[0]!); void [range, rangeOf(0, 5)] })
// @ts-expect-error: there is no such option
analyzeSync('Text', { publish: '2025-06-03' })
// @ts-expect-error: there is no such layer
analyzeSync('Text', { include: ['speakers'] })
// @ts-expect-error: a number is no text
analyzeSync(1)
void [summary, article, done, place]
`
const ELEMENT = `
const html: string = renderToString(inlined('Text'), { sections: ['points', 'quotes'], lang: 'de' })
const box: NutGraf | null = document.querySelector('nut-graf')
box?.addEventListener('nutgraf-select', event => { const range: Range | null = event.detail.range; void range })
void html
`
const NAMES = 'analyze, analyzeSync, compare, extract, fromDocument, init, NutgrafError, summarize, type Analysis, type Article, type Comparison, type LiveArticle, type Summary'

for (const [title, file, module, moduleResolution, code] of [
  ['an ES module (nodenext)', 'esm.mts', 'nodenext', 'nodenext', `import { ${NAMES} } from 'nutgraf'\nimport { createWorker } from 'nutgraf/worker'\nvoid createWorker().analyze('Text')\nimport { NutGraf, renderToString } from 'nutgraf/element'\nimport { analyzeSync as inlined } from 'nutgraf/inline'\n${ELEMENT}${USE}`],
  ['CommonJS (nodenext)', 'cjs.cts', 'nodenext', 'nodenext', `import { ${NAMES} } from 'nutgraf'\n${USE}`],
  ['a bundler', 'bundled.ts', 'esnext', 'bundler', `import { ${NAMES} } from 'nutgraf'\nimport { createWorker } from 'nutgraf/worker'\nvoid createWorker().summarize('Text')\nimport { NutGraf, renderToString } from 'nutgraf/element'\nimport { analyzeSync as inlined } from 'nutgraf/inline'\n${ELEMENT}${USE}`],
]) {
  test(`types are found and right for ${title}`, () => {
    const folder = join(userFolder(), `types-${file}`)
    mkdirSync(folder, { recursive: true })
    writeFileSync(join(folder, file), code)
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({
      compilerOptions: { strict: true, noUncheckedIndexedAccess: true, noEmit: true, skipLibCheck: false, target: 'es2022', lib: ['es2022', 'dom'], types: [], module, moduleResolution },
      files: [file],
    }))
    const { status, stdout } = spawnSync(process.execPath, [at('node_modules/typescript/bin/tsc'), '-p', folder], { encoding: 'utf8' })
    assert.equal(status, 0, stdout)
  })
}

test('schema.json is what the Rust types say', () => assert.ok(isSchemaCurrent(), 'run `npm run schema` and commit www/lib/schema.json'))

test('the hand-written types agree with the Rust types', checkTypes)
