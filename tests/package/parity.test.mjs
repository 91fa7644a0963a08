// The package gives what the native program gives: `nutgraf batch` and `analyze` on the same articles, compared as JSON text.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { before, test } from 'node:test'
import { at } from '../../scripts/shell.mjs'
import { importPackage } from './packed.mjs'

let nutgraf
before(async () => {
  nutgraf = await importPackage()
  await nutgraf.init()
})

function inFolder(folder, ends, published) {
  if (!existsSync(at(folder))) return null
  return readdirSync(at(folder)).filter(name => ends.some(end => name.endsWith(end))).sort().map(name => {
    const content = readFileSync(at(folder, name), 'utf8')
    const kind = name.endsWith('.html') ? 'html' : 'text'
    return { id: `${folder}/${name}`, [kind]: content, ...(published ? { published } : {}), ...(kind === 'html' ? { url: 'https://example.org/story' } : {}) }
  })
}

/** Every `step`th record of a JSON Lines file. */
function inLines(file, step) {
  if (!existsSync(at(file))) return null
  return readFileSync(at(file), 'utf8').split('\n').filter(Boolean).filter((_, index) => index % step === 0).map((line, index) => {
    const { text } = JSON.parse(line)
    return { id: `${file}:${index * step}`, text }
  }).filter(({ text }) => typeof text === 'string')
}

/** The samples with their days of publication, each also without. */
function samples() {
  const records = JSON.parse(readFileSync(at('seeds/index.json'), 'utf8')).map(({ file, published }) => {
    const content = readFileSync(at('seeds', file), 'utf8')
    return { id: file, ...(file.endsWith('.html') ? { html: content, url: 'https://example.org/story' } : { text: content }), published }
  })
  return records.flatMap(({ published, ...record }) => [{ ...record, published }, { ...record, id: `${record.id}, undated` }])
}

const ODD = ['', ' ', '\0', 'Yes', '\ud800 lone \udfff', '😀 “é” – 5%', '<p>no page</p>', '\u2028\u2029\u0085 line ends', '\ufeffThe council met on Monday.\r\nIt rose 1,234.5 points to 0.1%.']
  .map((text, index) => ({ id: `odd ${index}`, text: text.toWellFormed() }))

const SETS = {
  'the samples in seeds/': samples,
  'odd texts': () => ODD,
  'the model article (../shared/seeds)': () => inFolder('../shared/seeds', ['.txt'], '2025-06-03'),
  'the briefs (../shared/data/briefs)': () => inFolder('../shared/data/briefs', ['.txt']),
  'saved pages (../shared/data/html/fundus)': () => inFolder('../shared/data/html/fundus', ['.html'])?.filter((_, index) => index % 4 === 0),
  'news articles (../shared/data/summary)': () => inLines('../shared/data/summary/sumllm_cnndm_val.jsonl', 10),
}

for (const [name, records] of Object.entries(SETS)) {
  const given = records()
  const missing = given === null && 'they are not on this machine'
  test(`the package and the program agree on ${name}`, { skip: missing }, () => {
    assert.ok(given.length > 0, 'there is something to compare')
    const { status, stdout, stderr } = spawnSync(at('target/release/nutgraf'), ['batch'],
      { input: given.map(record => JSON.stringify(record)).join('\n') + '\n', encoding: 'utf8', maxBuffer: 1 << 30 })
    assert.equal(status, 0, stderr)
    const answers = stdout.trim().split('\n').map(line => JSON.parse(line))
    assert.equal(answers.length, given.length)
    answers.forEach((answer, index) => {
      const { id, text, html, published, url } = given[index]
      assert.equal(answer.id, id)
      const input = text ?? nutgraf.extractSync(html, { url })
      const own = JSON.stringify(nutgraf.analyzeSync(input, { published }))
      const theirs = JSON.stringify(answer.analysis ?? answer.error)
      if (own !== theirs) assert.deepEqual(JSON.parse(own), JSON.parse(theirs), id)
      assert.ok(own === theirs, `${id}: the same values in another order`)
    })
  })
}

test('extract gives the same Article', () => {
  for (const { id, html } of samples().filter(({ html }) => html)) {
    const { status, stdout, stderr } = spawnSync(at('target/release/nutgraf'), ['extract', '--html', '-'], { input: html, encoding: 'utf8', maxBuffer: 1 << 30 })
    assert.equal(status, 0, stderr)
    assert.equal(JSON.stringify(nutgraf.extractSync(html)), JSON.stringify(JSON.parse(stdout)), id)
  }
})
