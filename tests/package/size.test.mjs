// What a reader downloads stays within scripts/budget.json.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { budgets, weigh, weightInWords } from '../../scripts/size.mjs'
import { inPackage } from './packed.mjs'

for (const [path, { budget }] of Object.entries(budgets())) {
  test(`${path} weighs at most ${budget} bytes brotli`, () => {
    const weight = weigh(readFileSync(inPackage(path)))
    assert.ok(weight.brotli <= budget, weightInWords(weight))
  })
}
