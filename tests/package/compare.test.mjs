// compare() in the package: what it gives, that it is what the program gives, and what it refuses.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { before, test } from 'node:test'
import { at } from '../../scripts/shell.mjs'
import { importPackage, runAsUser, userFolder } from './packed.mjs'

const TEXTS = [
  'Fire in Lunde\n\nThe fire in Lunde destroyed 14 houses on Sunday. “We lost all that we had in one night – all,” said Nora Vik.',
  'In Lunde 17 houses were destroyed by the fire, said Vik. “😀 the wind turned before anyone could run,” Ole Strand said.',
]

let nutgraf, reports
before(async () => {
  nutgraf = await importPackage()
  reports = await Promise.all(TEXTS.map(text => nutgraf.analyze(text, { published: '2025-06-03' })))
})

test('places are slices of the reports they name', async () => {
  const comparison = await nutgraf.compare(reports)
  assert.equal(comparison.schema, 'nutgraf-compare/1')
  assert.equal(comparison.articles, 2)
  const slice = ({ article, start, end }) => reports[article].article.text.slice(start, end)
  assert.deepEqual(comparison.numbers.map(({ of, values }) => [of, values.map(slice)]), [['houses', ['14 houses', '17 houses']]])
  assert.deepEqual(comparison.quotes.map(quote => [quote.speaker, slice(quote).slice(0, 8)]), [['Nora Vik', 'We lost '], ['Ole Strand', '😀 the w']])
  assert.deepEqual(comparison.actors.find(({ name }) => name === 'Nora Vik').articles, [0, 1])
})

test('the Sync twin, a worker and the program give the same', async () => {
  const expected = JSON.stringify(await nutgraf.compare(reports))
  assert.equal(JSON.stringify(nutgraf.compareSync(structuredClone(reports))), expected)
  assert.equal(JSON.stringify(nutgraf.compareSync(JSON.parse(JSON.stringify(reports)))), expected)
  assert.equal(JSON.stringify(runAsUser(`
    import { createWorker } from 'nutgraf/worker'
    const worker = createWorker()
    const comparison = await worker.compare(${JSON.stringify(reports)})
    await worker.terminate()
    report(comparison)`)), expected)
  const files = TEXTS.map((text, index) => join(userFolder(), `compared-${index}.txt`))
  files.forEach((file, index) => writeFileSync(file, TEXTS[index]))
  const { status, stdout, stderr } = spawnSync(at('target/release/nutgraf'), ['compare', '--format', 'json', '--published', '2025-06-03', ...files], { encoding: 'utf8' })
  assert.equal(status, 0, stderr)
  assert.equal(JSON.stringify(JSON.parse(stdout)), expected)
})

test('reports without some layers are compared in what they have', () => {
  const quotesOnly = TEXTS.map(text => nutgraf.analyzeSync(text, { include: ['quotes'] }))
  const { numbers, quotes } = nutgraf.compareSync(quotesOnly)
  assert.deepEqual([numbers.length, quotes.length], [0, 2])
})

test('anything else is refused', () => {
  const [one] = reports
  const broken = { ...one, quotes: [{ ...one.quotes[0], start: 1e9 }] }
  for (const input of [undefined, null, 'text', one, [], [one], Array(11).fill(one), [one, null], [one, 'text'], [one, {}], [one, { ...one, schema: 'nutgraf/2' }],
    [one, { ...one, actors: undefined }], [one, { ...one, article: { text: 1 } }], [one, broken], [one, new Proxy({}, { get() { throw new Error('no') } })]]) {
    assert.throws(() => nutgraf.compareSync(input), { name: 'NutgrafError', code: 'bad-input' })
  }
})
