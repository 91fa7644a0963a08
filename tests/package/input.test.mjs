// Whatever is handed over: a typed error or a sensible result.
import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { importPackage } from './packed.mjs'

let nutgraf
before(async () => {
  nutgraf = await importPackage()
  await nutgraf.init()
})

const failure = (call, code, pattern) => assert.throws(call, error => {
  assert.ok(error instanceof nutgraf.NutgrafError, `${error}`)
  assert.equal(error.code, code)
  if (pattern) assert.match(error.message, pattern)
  return true
})

/** Every object with numeric `start` and `end` in the result must be a place in the text. */
function assertPlaces(analysis) {
  const { text } = analysis.article
  const walk = (value, path) => {
    if (!value || typeof value !== 'object') return
    if (typeof value.start === 'number') {
      assert.ok(0 <= value.start && value.start < value.end && value.end <= text.length, `${path}: ${value.start}..${value.end} of ${text.length}`)
      for (const at of [value.start, value.end]) {
        const inPair = /[\ud800-\udbff]/.test(text[at - 1] ?? '') && /[\udc00-\udfff]/.test(text[at] ?? '')
        assert.ok(!inPair, `${path}: ${at} is inside a surrogate pair`)
      }
    }
    for (const [key, inner] of Object.entries(value)) walk(inner, `${path}.${key}`)
  }
  walk(analysis, 'analysis')
}

const STORY = 'Harbour strike ends\n\nDockers in Antwerp agreed on Monday to end a strike of 12 days, the port said. "We got 3.5% more," said union leader Jan Maes. The firm may still appeal.'

test('an unknown option is named, with those that exist', () => {
  for (const name of ['analyzeSync', 'summarizeSync']) {
    failure(() => nutgraf[name](STORY, { date: '2025-06-03' }), 'bad-option', /"date".*published, language, keyPoints, keyPointWords, include/)
  }
  failure(() => nutgraf.extractSync('<p>x', { published: '2025-06-03' }), 'bad-option', /"published".*url/)
})

test('an impossible value of an option is named', () => {
  failure(() => nutgraf.analyzeSync(STORY, { published: '3 June' }), 'bad-option', /published/)
  failure(() => nutgraf.analyzeSync(STORY, { published: '2025-02-30' }), 'bad-option', /published/)
  failure(() => nutgraf.analyzeSync(STORY, { published: new Date(0) }), 'bad-option', /published/)
  failure(() => nutgraf.analyzeSync(STORY, { keyPoints: 1.5 }), 'bad-option', /keyPoints/)
  failure(() => nutgraf.analyzeSync(STORY, { keyPoints: -1 }), 'bad-option', /keyPoints/)
  failure(() => nutgraf.analyzeSync(STORY, { keyPoints: NaN }), 'bad-option', /keyPoints/)
  failure(() => nutgraf.analyzeSync(STORY, { keyPoints: '5' }), 'bad-option', /keyPoints/)
  failure(() => nutgraf.analyzeSync(STORY, { keyPointWords: -1 }), 'bad-option', /keyPointWords/)
  failure(() => nutgraf.analyzeSync(STORY, { include: 'actors' }), 'bad-option', /include/)
  failure(() => nutgraf.analyzeSync(STORY, { include: ['speakers'] }), 'bad-option', /speakers.*actors/)
  failure(() => nutgraf.analyzeSync(STORY, { include: [1] }), 'bad-option', /include/)
  failure(() => nutgraf.analyzeSync(STORY, { language: 1 }), 'bad-option', /language/)
  failure(() => nutgraf.extractSync('<p>x', { url: 1 }), 'bad-option', /url/)
  for (const options of ['2025-06-03', 5, true, ['actors'], () => {}]) {
    if (typeof options === 'function') continue
    failure(() => nutgraf.analyzeSync(STORY, options), 'bad-option', /published/)
  }
})

test('options that are absent, undefined or null do not count', () => {
  const plain = nutgraf.analyzeSync(STORY)
  for (const options of [undefined, null, {}, { published: undefined, keyPoints: null }]) assert.deepEqual(nutgraf.analyzeSync(STORY, options), plain)
})

test('options do what they say', () => {
  const dated = nutgraf.analyzeSync(STORY, { published: '2025-06-03' })
  assert.ok(dated.article.published.startsWith('2025-06-03'))
  assert.deepEqual(nutgraf.analyzeSync(STORY, { include: ['times'] }).actors, [])
  assert.ok(nutgraf.analyzeSync(STORY, { keyPoints: 1 }).summary.keyPoints.length <= 1)
  assert.deepEqual(nutgraf.analyzeSync(STORY, { keyPointWords: 0 }).summary.keyPoints, [])
  assert.equal(nutgraf.extractSync('<p>x</p>', { url: 'https://example.org/a' }).url, 'https://example.org/a')
})

test('what is neither text nor an Article is refused', () => {
  for (const input of [undefined, null, 1, true, Symbol('x'), [], {}, { text: 1 }, { text: 'x' }, { text: 'x', blocks: [{ start: 0, end: 9, kind: 'paragraph' }] },
    { text: 'x', blocks: [{ start: 0, end: 1, kind: 'sonnet' }] }, { text: '😀', blocks: [{ start: 0, end: 1, kind: 'paragraph' }] }]) {
    failure(() => nutgraf.analyzeSync(input), 'bad-input')
    failure(() => nutgraf.summarizeSync(input), 'bad-input')
  }
  for (const input of [undefined, null, 1, {}]) failure(() => nutgraf.extractSync(input), 'bad-input')
})

test('nothing to read gives an empty result with a note', () => {
  for (const text of ['', ' \n\t ', '\u00a0\u2003']) {
    const analysis = nutgraf.analyzeSync(text)
    assert.deepEqual([analysis.article.words, analysis.sentences, analysis.actors, analysis.summary.keyPoints], [0, [], [], []])
    assert.ok(analysis.notes.length > 0)
  }
})

test('odd text keeps its offsets', () => {
  const texts = {
    word: 'Yes',
    nul: 'The council\0 met on Monday.\0\0 It rose 5%.',
    'lone surrogates': 'The \ud800 council met in Paris\udfff on Monday. "We \udc00 won," said Ann Lee\ud83d.',
    'beyond the BMP': '😀 The council 𝒎et in Paris 🇫🇷 on Monday. “It rose 5%,” said 👩‍👩‍👧 Ann Lee.',
    controls: Array.from({ length: 0x20 }, (_, code) => String.fromCharCode(code)).join('a ') + ' The council met on Monday.',
    marks: '“”‘’"\'«»()[]{}…–—'.repeat(50),
    brackets: '('.repeat(20_000),
    'one long word': 'a'.repeat(200_000),
    'no spaces': 'Paris,London.'.repeat(5_000),
    'right to left': '\u202eThe council met\u202c in Paris. שלום said Ann Lee.',
    'combining': 'Z\u0351\u036b\u0343'.repeat(500) + ' met in Paris on Monday.',
  }
  for (const [name, text] of Object.entries(texts)) {
    const analysis = nutgraf.analyzeSync(text, { published: '2025-06-03' })
    assert.equal(analysis.article.text, text.toWellFormed?.() ?? analysis.article.text, name)
    assert.equal(analysis.article.text.length, text.length, name)
    assertPlaces(analysis)
  }
})

test('offsets behind a lone surrogate point where they should', () => {
  const text = '\ud800 “é” \udfff The council met. Ann Lee won in Paris on 2 June 2025.'
  const { sentences } = nutgraf.analyzeSync(text)
  assert.ok(sentences.some(({ start, end }) => text.slice(start, end).endsWith('Ann Lee won in Paris on 2 June 2025.')), JSON.stringify(sentences))
})

test('10 MB are read, 20 MB refused', () => {
  const sentence = 'The council of Antwerp met on Monday and agreed to pay 3 million euros. “It may take a year,” said Jan Maes.\n'
  const analysis = nutgraf.analyzeSync(sentence.repeat(Math.ceil(10e6 / sentence.length)))
  assert.ok(analysis.sentences.length > 100_000)
  failure(() => nutgraf.analyzeSync('a'.repeat(20 << 20)), 'too-long')
  failure(() => nutgraf.extractSync('a'.repeat(20 << 20)), 'too-long')
  assert.equal(nutgraf.analyzeSync(STORY).schema, 'nutgraf/1')
})

test('an Article goes in as it came out', () => {
  const direct = nutgraf.analyzeSync(STORY, { published: '2025-06-03' })
  const again = nutgraf.analyzeSync(JSON.parse(JSON.stringify(direct.article)), { published: '2025-06-03' })
  assert.deepEqual(again, direct)
})

test('the result is plain data', () => {
  const analysis = nutgraf.analyzeSync(STORY, { published: '2025-06-03' })
  assert.deepEqual(structuredClone(analysis), analysis)
  assert.deepEqual(JSON.parse(JSON.stringify(analysis)), analysis)
  const walk = value => {
    if (value === null || typeof value !== 'object') return assert.ok(['string', 'number', 'boolean'].includes(typeof value) || value === null, typeof value)
    assert.ok(Array.isArray(value) || Object.getPrototypeOf(value) === Object.prototype)
    Object.values(value).forEach(walk)
  }
  walk(analysis)
})

test('a page without an article, and a page that is none', () => {
  for (const html of ['', ' ', 'plain text', '<html><body></body></html>', '<nav>Home News Sport</nav>', '\0\0', '<'.repeat(10_000), '<p>\ud800</p>']) {
    const article = nutgraf.extractSync(html)
    assert.equal(typeof article.text, 'string')
    assertPlaces(nutgraf.analyzeSync(article))
  }
})

test('100,000 levels of nesting', () => {
  assert.equal(typeof nutgraf.extractSync('<div>'.repeat(100_000) + '<p>The council met on Monday.</p>').text, 'string')
  assert.equal(nutgraf.analyzeSync(STORY).schema, 'nutgraf/1')
})
