// What docs/archive.md promises beyond one machine and one format: Spark's answers are those of a single run, and the queries say what stands there.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { askSamples, documentedAnswers } from '../../scripts/archive.mjs'
import { pythonWith, spark, withoutSpark } from '../../scripts/archive/python.mjs'
import { samples } from '../../scripts/quality/parity.mjs'
import { at } from '../../scripts/shell.mjs'

const PROGRAM = at('target/release/nutgraf')
const noTables = !pythonWith('pyarrow', 'duckdb') && 'the Python packages pyarrow and duckdb are missing: `npm run archive -- --install`'

test('the queries in docs/archive.md have the answers that stand there', { skip: noTables }, () => {
  assert.equal(askSamples(PROGRAM), documentedAnswers(), 'run `npm run archive -- --tables` and read the difference')
})

test('Spark with two workers gives what a single run gives', { skip: withoutSpark() ?? false }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'nutgraf-spark-'))
  try {
    const lines = Array.from({ length: 6 }, (_, turn) => samples().map(record => JSON.stringify({ ...record, id: `${turn} ${record.id}` }))).flat()
    lines.splice(50, 0, '{"id": "bad"}')
    const articles = join(folder, 'articles.jsonl')
    writeFileSync(articles, lines.join('\n') + '\n')
    assert.ok(spark(articles, join(folder, 'answers'), PROGRAM), 'Spark ended well')
    const parts = readdirSync(join(folder, 'answers')).filter(name => name.startsWith('part-')).sort()
    assert.ok(parts.length > 2, `${parts.length} partitions`)
    const theirs = Buffer.concat(parts.map(name => readFileSync(join(folder, 'answers', name))))
    assert.ok(theirs.equals(spawnSync(PROGRAM, ['batch'], { input: readFileSync(articles), maxBuffer: 1 << 30 }).stdout))
  } finally {
    rmSync(folder, { recursive: true })
  }
})
