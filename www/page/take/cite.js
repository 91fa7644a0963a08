// Words of the article with their source, for a note or a mail.
import { date } from '../wording.js'

/** `“…” (Ida Berg). In: Ann Lee, “Harbour strike ends”, Example News, 4 June 2025, https://…` */
export function citation({ article, actors, quotes }, find, { start, end }) {
  const words = article.text.slice(start, end).replace(/\s+/g, ' ').trim()
  const [layer, index] = find.id.split('/')
  const quote = layer === 'quotes' ? quotes[index] : null
  const speaker = quote && (actors[quote.actor]?.name ?? (quote.source ? article.text.slice(quote.source.start, quote.source.end) : null))
  const title = article.title && `“${article.title}”`
  const source = [article.byline.join(' and '), title, article.site, article.published && date(article.published.slice(0, 10)), article.url].filter(Boolean).join(', ')
  return `“${words}”${speaker ? ` (${speaker})` : ''}${source ? `. In: ${source}` : ''}`
}
