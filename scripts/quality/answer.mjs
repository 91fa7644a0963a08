// An answer of `nutgraf batch` that holds an article and nothing else, so that one scorer reads what other programs find.

/** `article` is what a program found in a page: { title, byline, published, standfirst, text }. */
export function analysis({ title = null, byline = [], published = null, standfirst = null, text = '' }) {
  const blocks = []
  let start = 0
  for (const line of text.split('\n')) {
    if (line.trim()) blocks.push({ start, end: start + line.length, kind: 'paragraph' })
    start += line.length + 1
  }
  const article = { title, byline, published, standfirst, site: null, url: null, language: 'en', text, words: 0, readingMinutes: 1, blocks }
  const layers = ['sentences', 'actors', 'quotes', 'times', 'quantities', 'events', 'positions', 'outcomes', 'outlook', 'timeline', 'keyPhrases', 'notes']
  return {
    schema: 'nutgraf/1', article, ...Object.fromEntries(layers.map(layer => [layer, []])),
    main: { who: [], what: null, when: null, where: null }, summary: { headline: null, keyPoints: [], keyPhrases: [] },
  }
}
