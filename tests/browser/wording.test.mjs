// The words for dates and numbers. No browser is needed for them.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { amount, days, gloss, moment, note, time } from '../../www/page/wording.js'

test('days are told in the shortest true words', () => {
  assert.equal(days('2025-06-02', '2025-06-02'), '2 June 2025')
  assert.equal(days('2025-05-01', '2025-05-31'), 'May 2025')
  assert.equal(days('2024-02-01', '2024-02-29'), 'February 2024')
  assert.equal(days('2025-01-01', '2025-12-31'), '2025')
  assert.equal(days('2020-01-01', '2023-12-31'), '2020 – 2023')
  assert.match(days('2025-06-02', '2025-06-04'), /^2\s?–\s?4 June 2025$/)
  assert.match(days('2025-05-30', '2025-06-02'), /^30 May\s–\s2 June 2025$/)
  assert.match(days('2025-04-01', '2025-06-30'), /^April\s?–\s?June 2025$/)
  assert.equal(days('2025-02-30', '2025-02-30'), '2025-02-30', 'what is no date stays as it is')
})

test('glosses: dates in words, names as they are', () => {
  assert.equal(gloss('2025-06-01'), '1 June 2025')
  assert.equal(gloss('2025-05'), 'May 2025')
  assert.match(gloss('2025-10-13 to 2025-10-19'), /^13\s?–\s?19 October 2025$/)
  assert.equal(gloss('Ukraine’s'), 'Ukraine’s')
})

test('times', () => {
  const told = (type, value, from = null, to = null, mod = null) => time({ type, value, from, to, mod })
  assert.equal(told('duration', 'P30D'), '30 days')
  assert.equal(told('duration', 'PT1H'), '1 hour')
  assert.equal(told('duration', 'P4Y', null, null, 'MORE_THAN'), 'more than 4 years')
  assert.equal(told('duration', 'PXM'), 'some months')
  assert.equal(told('date', '2025-05', '2025-05-01', '2025-05-31'), 'May 2025')
  assert.equal(told('date', '2025-11', '2025-11-01', '2025-11-30', 'END'), 'end of November 2025')
  assert.equal(told('date', 'PRESENT_REF'), 'now')
  assert.equal(told('set', 'P1W'), 'every week')
  assert.equal(told('time', '2025-10-16T02:00', '2025-10-16', '2025-10-16', 'APPROX'), 'about 16 October 2025, 02:00')
  assert.equal(told('time', '2025-10-14TMO', '2025-10-14', '2025-10-14'), '14 October 2025, morning')
  assert.equal(told('time', 'T24:00'), 'T24:00', 'what it does not know stays as it is')
})

test('amounts say their bounds', () => {
  const told = given => amount({ value: null, low: null, high: null, unit: null, ...given })
  assert.equal(told({ value: 15, high: 15 }), 'at most 15')
  assert.equal(told({ value: 15, low: 15 }), 'at least 15')
  assert.equal(told({ low: 5, high: 7, unit: 'percent' }), '5 to 7 %')
  assert.equal(told({ value: 31000000, unit: 'EUR' }), '31,000,000 EUR')
  assert.equal(told({ value: 4.5, unit: 'percent' }), '4.5 %')
  assert.equal(told({ value: 2.5, unit: 'hour' }), '2.5 hours')
  assert.equal(told({ value: 0.2, unit: 'percentage-point' }), '0.2 percentage points')
  assert.equal(told({}), '')
})

test('notes: a language by its name', () => {
  const unsupported = { code: 'language-unsupported', message: 'x' }
  assert.match(note(unsupported, 'de'), /^This text seems to be in German; nutgraf reads English\./)
  assert.match(note(unsupported, 'und'), /^The language of this text was not recognised;/)
  assert.equal(note({ code: 'no-date', message: 'as it is' }, 'en'), 'as it is')
})

test('when an entry was written', () => {
  assert.equal(moment('2025-06-02T14:05:00+02:00'), '2 June 2025, 14:05')
  assert.equal(moment('2025-06-02'), '2 June 2025')
  assert.equal(moment('14:05'), '14:05')
  assert.equal(moment('this morning'), 'this morning')
})
