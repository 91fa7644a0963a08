// The result as a schema.org NewsArticle: what it is about, whom it mentions, what it cites. The same as the command line's.

const TYPES = { person: 'Person', place: 'Place', organization: 'Organization', group: 'Thing' }
const ABOUT = 3
const KEYWORDS = 10

/** @returns a plain object; absent things are left out */
export function jsonld({ article, actors, quotes, summary, keyPhrases }) {
  const slice = ({ start, end }) => article.text.slice(start, end)
  const things = actors.map(({ name, kind }) => ({ '@type': TYPES[kind], name }))
  const whole = {
    '@context': 'https://schema.org',
    '@type': 'NewsArticle',
    headline: article.title,
    url: article.url,
    description: article.standfirst,
    image: article.image,
    articleSection: article.section,
    datePublished: article.published,
    dateModified: article.modified,
    inLanguage: article.language,
    author: article.byline.map(name => ({ '@type': 'Person', name })),
    abstract: summary.keyPoints.map(slice).join(' ') || null,
    keywords: keyPhrases.slice(0, KEYWORDS).map(phrase => phrase.text),
    about: things.slice(0, ABOUT),
    mentions: things.slice(ABOUT),
    citation: quotes.filter(quote => quote.kind !== 'scare').map(quote => ({
      '@type': 'Quotation', text: slice(quote), ...(quote.source ? { spokenByCharacter: slice(quote.source) } : {}),
    })),
    wordCount: article.words,
    articleBody: article.text,
  }
  return Object.fromEntries(Object.entries(whole).filter(([, value]) => value != null && !(Array.isArray(value) && !value.length)))
}
