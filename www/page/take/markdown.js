// The brief as Markdown: the same slices under the same headings, for a note or a mail.
import { openQuestions } from '../brief/left-open.js'
import { date, days, gloss as wording, OUTCOME_STATUS, POSITION_KINDS, STRENGTHS } from '../wording.js'

/** @returns the brief of an analysis as Markdown text */
export function markdown(analysis) {
  const { article, actors, quotes, quantities, positions, outcomes, outlook, events, timeline, keyPhrases, summary } = analysis
  const slice = ({ start, end }) => escape(article.text.slice(start, end))
  const name = index => index === null ? null : escape(actors[index].name)
  const speaker = quote => name(quote.actor) ?? (quote.source ? slice(quote.source) : 'No speaker found')
  const content = quote => quote.kind === 'direct' ? `“${slice(quote)}”` : slice(quote)
  const parts = [
    ['At a glance', summary.keyPoints.map(point => `- ${glossed(article.text, point)}`)],
    ['Who is in it', actors.map(actor => `- ${escape(actor.name)} (${actor.kind}, ${actor.mentions.length}×)`)],
    ['Timeline', timeline.map(({ from, to, event }) => `- ${days(from, to)}: ${slice(events[event])}`)],
    ['Numbers', quantities.map(quantity => `- ${slice(quantity)}`)],
    ['Quotes', quotes.filter(quote => quote.kind !== 'scare').map(quote => `- ${speaker(quote)}: ${content(quote)}`)],
    ['Who wants what', positions.map(position => `- ${name(position.actor) ?? 'Party not named'}: ${POSITION_KINDS[position.kind].toLowerCase()}: ${slice(position)}`)],
    ['What came of it', outcomes.map(outcome => `- ${OUTCOME_STATUS[outcome.status]}: ${slice(outcome)}`)],
    ['What may follow', outlook.map(item => `- ${STRENGTHS[item.strength]}: ${slice(item)}`)],
    ['Key phrases', keyPhrases.length ? [keyPhrases.map(phrase => escape(phrase.text)).join(', ')] : []],
    ['Left open', openQuestions(analysis).map(line => `- ${escape(line)}`)],
  ]
  const head = [`# ${escape(article.title ?? 'Brief')}`, [article.site, article.published && date(article.published.slice(0, 10)), article.url].filter(Boolean).map(escape).join(', ')]
  return [...head, ...parts.filter(([, lines]) => lines.length).map(([title, lines]) => `## ${title}\n\n${lines.join('\n')}`), 'Extracted by nutgraf: every item is a slice of the article; what stands in brackets is added.']
    .filter(Boolean).join('\n\n') + '\n'
}

/** Glosses stand in bold brackets behind the words they explain. */
function glossed(text, { start, end, glosses }) {
  let at = start
  let line = ''
  for (const gloss of [...glosses].sort((a, b) => a.end - b.end)) {
    if (gloss.end <= at || gloss.end > end) continue
    line += `${escape(text.slice(at, gloss.end))} **[${escape(wording(gloss.text))}]**`
    at = gloss.end
  }
  return line + escape(text.slice(at, end))
}

/** One line, with nothing in it that Markdown or HTML would take for its own. */
const escape = text => text.replace(/\s+/g, ' ').replace(/[\\`*_[\]<>#|~&]/g, '\\$&')
