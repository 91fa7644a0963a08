// chrono-node as a program with the face of `nutgraf batch`, so that one scorer reads both: JSON Lines in, JSON Lines out.
import { createInterface } from 'node:readline'
import { installPeers } from '../peers.mjs'

const chrono = await import(installPeers('bench')['chrono-node'])

/** TIMEX3's value of what chrono knows for certain: it fills in the rest, which is not what the text says. */
function value(part) {
  const two = name => String(part.get(name)).padStart(2, '0')
  const day = `${part.get('year')}-${two('month')}-${two('day')}`
  if (part.isCertain('hour')) return `${day}T${two('hour')}:${two('minute')}`
  if (part.isCertain('day') || part.isCertain('weekday') || !part.isCertain('year') && !part.isCertain('month')) return day
  return part.isCertain('month') ? day.slice(0, 7) : String(part.get('year'))
}

function times({ text, published }) {
  const found = chrono.parse(text, published ? new Date(`${published}T12:00:00`) : undefined)
  return found.map(({ index, text, start, end }) => {
    const from = value(start)
    const whole = end ? `${from}/${value(end)}` : from
    const days = [from, end ? value(end) : from].map(v => /^\d{4}-\d\d-\d\d/.test(v) ? v.slice(0, 10) : null)
    return { start: index, end: index + text.length, rule: 'chrono', certainty: 'stated', type: start.isCertain('hour') ? 'time' : 'date', value: whole, from: days[0], to: days[1], mod: null, basis: 'relative' }
  })
}

function analysis(request) {
  const { text } = request
  const article = { title: null, byline: [], published: null, standfirst: null, site: null, url: null, language: 'en', text, words: 0, readingMinutes: 1, blocks: [{ start: 0, end: text.length, kind: 'paragraph' }] }
  const none = Object.fromEntries(['sentences', 'actors', 'quotes', 'quantities', 'events', 'positions', 'outcomes', 'outlook', 'timeline', 'keyPhrases', 'notes'].map(layer => [layer, []]))
  return { schema: 'nutgraf/1', article, ...none, times: times(request), main: { who: [], what: null, when: null, where: null }, summary: { headline: null, keyPoints: [], keyPhrases: [] } }
}

for await (const line of createInterface({ input: process.stdin })) {
  if (!line.trim()) continue
  const request = JSON.parse(line)
  console.log(JSON.stringify({ id: request.id, analysis: analysis(request) }))
}
