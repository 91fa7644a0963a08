// What the reading thread hands over: in parcels, and as tables of places. No browser is needed for them.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fold, search, snippet, wordsOf } from '../../www/page/library/search.js'
import { parcels, unpacking } from '../../www/page/reading/parcels.js'
import { places, rowBefore, rowFrom, rowsBetween } from '../../www/page/reading/places.js'

const span = (start, end) => ({ start, end })
const nothing = { sentences: [], actors: [], quotes: [], times: [], quantities: [], events: [], positions: [], outcomes: [], outlook: [], timeline: [], keyPhrases: [], notes: [], summary: { headline: null, keyPoints: [], keyPhrases: [] } }

test('parcels give back what was packed', () => {
  const analysis = {
    schema: 'nutgraf/1', ...nothing,
    article: { title: 'A', text: 'some text', blocks: [{ ...span(0, 9), kind: 'paragraph' }] },
    times: Array.from({ length: 5000 }, (_, i) => span(i, i + 1)),
    actors: [{ name: 'B', mentions: Array.from({ length: 4000 }, (_, i) => span(i, i + 1)) }, { name: 'C', mentions: [] }],
  }
  const sent = [...parcels(analysis)]
  assert.ok(sent.length > 6)
  assert.ok(sent.every(({ items = [] }) => items.length <= 1500))
  const take = unpacking()
  assert.deepEqual(sent.map(parcel => take(structuredClone(parcel))).at(-1), analysis)
})

test('places are cut at the ends of paragraphs and found by where they stand', () => {
  const { tables, counts } = places({ ...nothing, article: { blocks: [span(0, 10), span(11, 20), span(21, 30)] }, times: [span(2, 4), span(5, 25)], quotes: [span(12, 13)] })
  assert.equal(counts.times, 2)
  const rows = []
  rowsBetween(tables.times, 0, 100, (...row) => rows.push(row))
  assert.deepEqual(rows, [[2, 4, 0, 0], [5, 10, 1, 0], [11, 20, 1, 0], [21, 25, 1, 0]])
  assert.deepEqual(rowFrom(tables.times, 3), { start: 5, end: 10, find: 1, place: 0 })
  assert.deepEqual(rowBefore(tables.times, 5), { start: 2, end: 4, find: 0, place: 0 })
  assert.equal(rowFrom(tables.times, 26), null)
  assert.equal(rowBefore(tables.times, 2), null)
  assert.equal(rowFrom(tables.outlook, 0), null)
})

test('folding keeps the length, whatever the letters', () => {
  for (const text of ['Ålesund İstanbul ǅ ﬁ', 'naïve 𝒳 é', '政府 سلام', '']) assert.equal(fold(text).length, text.length, text)
  assert.equal(fold('Besançon ÉTÉ'), 'besancon ete')
})

test('search wants all words, the title counts more, snippets show the words', () => {
  const card = (id, title, text) => ({ id, head: fold(title), search: fold(`${title}\n${text}`) })
  const cards = [card('a', 'Bridge', 'The harbour is closed.'), card('b', 'Harbour', 'A bridge.'), card('c', 'Else', 'Nothing.')]
  assert.deepEqual(search(cards, 'harbour bridge').map(c => c.id), ['a', 'b'])
  assert.deepEqual(search(cards, 'HARBOUR').map(c => c.id), ['b', 'a'])
  assert.equal(search(cards, '  ').length, 3)
  assert.deepEqual(search(cards, 'harbour nowhere'), [])
  const pieces = snippet(`${'word '.repeat(60)}the Café by the sea ${'word '.repeat(60)}`, wordsOf('cafe sea'))
  assert.deepEqual(pieces.filter(piece => piece.hit).map(piece => piece.text), ['Café', 'sea'])
  assert.ok(pieces.map(piece => piece.text).join('').length < 220)
  assert.deepEqual(snippet('nothing', ['else']), [])
})
