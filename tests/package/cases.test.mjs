// The marked cases of tests/cases, through the packed package.
import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { before, describe, test } from 'node:test'
import { at } from '../../scripts/shell.mjs'
import { compareCase, LAYER_NAMES, readCases } from './case-file.mjs'
import { importPackage } from './packed.mjs'

let nutgraf
before(async () => {
  nutgraf = await importPackage()
  await nutgraf.init()
})

test('the reader of cases reads marks', () => {
  const [one, two] = readCases('# comment\n\n@published none\nA [b [c|x;y=z] d] e\\n\\[f\\]\n@published 2024-01-01\nplain')
  assert.deepEqual(one, { line: 4, published: null, text: 'A b c d e\n[f]', marks: [{ start: 2, end: 7, label: '' }, { start: 4, end: 5, label: 'x;y=z' }] })
  assert.deepEqual(two, { line: 6, published: '2024-01-01', text: 'plain', marks: [] })
  for (const wrong of ['[a', 'a]', 'a|b', 'a\\']) assert.throws(() => readCases(wrong), /line 1/)
})

test('a wrong mark and a missing mark are told', () => {
  const analysis = nutgraf.analyzeSync('One came. Two left.')
  const compare = source => compareCase('sentences', readCases(source)[0], analysis)
  assert.deepEqual(compare('[One came.] [Two left.|report]'), [])
  assert.equal(compare('[One came.] Two left.').length, 1)
  assert.equal(compare('[One came. Two left.]').length, 3)
  assert.equal(compare('[One came.|analysis] [Two left.]').length, 1)
})

for (const layer of readdirSync(at('tests/cases'), { withFileTypes: true }).filter(entry => entry.isDirectory()).map(entry => entry.name).sort()) {
  describe(`cases of ${layer}`, () => {
    assert.ok(LAYER_NAMES.includes(layer), `tests/cases/${layer} is not the name of a layer`)
    for (const file of readdirSync(at('tests/cases', layer)).filter(name => name.endsWith('.case')).sort()) {
      const path = `tests/cases/${layer}/${file}`
      test(path, () => {
        const cases = readCases(readFileSync(at(path), 'utf8'))
        const wrong = cases.flatMap(one => {
          const analysis = nutgraf.analyzeSync(one.text, one.published ? { published: one.published } : {})
          return compareCase(layer, one, analysis).map(miss => `${path}:${one.line}: ${miss}`)
        })
        assert.deepEqual(wrong, [])
      })
    }
  })
}

