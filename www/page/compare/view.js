// Several reports of one story: what they share, where they differ, what only one of them has. Each item leads to its place.
import { breathe, button, byId, el } from '../dom.js'
import { amount, count, date, days, KINDS, number } from '../wording.js'
import { list, words } from '../brief/parts.js'

const LETTERS = 'ABCDEFGHIJ'

/**
 * @param compare from the reader: analyses in, Comparison out
 * @param onOpen called with a reading and a find to show
 * @param onRemove called with a reading to take away
 */
export function compareView({ compare, onOpen, onRemove, explain }) {
  const root = byId('comparison')
  const reports = byId('reports')
  let round = 0
  let shownFor = null

  async function show(readings) {
    if (shownFor === readings) return
    shownFor = readings
    const mine = ++round
    reports.replaceChildren(...readings.map((reading, i) => report(reading, i)))
    if (readings.length < 2) {
      root.replaceChildren(el('p', { class: 'waiting' }, readings.length
        ? 'One more report of the same story is needed. Read it and press “Compare” above its brief, or drop several files at once.'
        : 'Put two or more reports of one story side by side: press “Compare” above the brief of each, drop several files at once, or choose some in the library.'))
      return
    }
    root.replaceChildren(el('p', { class: 'waiting' }, 'Comparing…'))
    try {
      const comparison = await compare(readings.map(({ analysis }) => analysis))
      await breathe()
      if (mine !== round) return
      const sections = SECTIONS.map(make => make(comparison, readings, place)).filter(Boolean)
      root.replaceChildren(...(sections.length ? sections : [el('p', { class: 'waiting' }, 'These reports have nothing in common that could be compared.')]))
    } catch (error) {
      if (mine !== round) return
      shownFor = null
      root.replaceChildren(el('p', { class: 'waiting' }, explain(error)))
    }

    /** A link into one of the reports. */
    function place({ article, start, end, quote }, find, ...face) {
      const { analysis } = readings[article]
      const isDirect = quote !== undefined && analysis.quotes[quote]?.kind === 'direct'
      const link = el('a', { class: 'place', href: '#read' }, letter(article), ' ', face.length ? face : words(analysis.article.text, { start, end }, isDirect ? 'said' : ''))
      link.addEventListener('click', event => {
        event.preventDefault()
        onOpen(readings[article], find ?? { start, end })
      })
      return link
    }
  }

  function report(reading, i) {
    const { article, sentences, quotes } = reading.analysis
    return el('li', { class: 'report' }, letter(i), el('div', {},
      button({ class: 'open-saved' }, article.title ?? reading.name, () => onOpen(reading)),
      el('p', { class: 'label' }, [article.site ?? reading.name, reading.day && date(reading.day), count(sentences.length, 'sentence'), count(quotes.length, 'quote')].filter(Boolean).join(' · '))),
      button({ class: 'remove', 'aria-label': `Take report ${LETTERS[i]} away` }, '×', () => onRemove(reading)))
  }

  return { show }
}

const letter = i => el('span', { class: 'letter' }, LETTERS[i])

const part = (name, title, tally, ...content) => el('section', { class: `part compared ${name}`, 'aria-labelledby': `compare-${name}` },
  el('h3', { class: 'part-title', id: `compare-${name}` }, title, el('span', { class: 'tally' }, number(tally))), content)

const SECTIONS = [
  function shared({ actors, articles }, readings, place) {
    const common = actors.filter(actor => actor.articles.length === articles)
    return common.length ? part('shared', 'In every report', common.length, list('ul', { class: 'lines' }, common, actor => line(actor, place), { first: 12, what: 'names' })) : null
  },
  function numbers({ numbers }, readings, place) {
    return numbers.length ? part('differing', 'Numbers that differ', numbers.length, list('ul', { class: 'groups' }, numbers, ({ of, values }) => el('li', {},
      el('h4', { class: 'words' }, of),
      el('ul', {}, values.map(value => el('li', {}, place(value, `quantities/${value.quantity}`), readAs(readings[value.article].analysis.quantities[value.quantity]))))), { first: 12 })) : null
  },
  function dates({ dates }, readings, place) {
    return dates.length ? part('dates', 'Dates that disagree', dates.length, list('ul', { class: 'groups' }, dates, ({ what, values }) => el('li', {},
      el('h4', { class: 'words' }, what),
      el('ul', {}, values.map(value => el('li', {}, place(value, `events/${value.event}`), ' ', el('span', { class: 'label' }, days(value.from, value.to)))))), { first: 12 })) : null
  },
  function claims({ claims }, readings, place) {
    return claims.length ? part('claims', 'Who speaks in several reports', claims.length, list('ul', { class: 'groups' }, claims, ({ speaker, claims: said }) => el('li', {},
      el('h4', { class: 'words' }, speaker),
      list('ul', {}, said, claim => el('li', {}, place(claim, `quotes/${claim.quote}`)), { first: 8 })), { first: 12, what: 'speakers' })) : null
  },
  function quotes({ quotes }, readings, place) {
    return quotes.length ? part('only-quotes', 'Quotes that only one report carries', quotes.length, list('ul', { class: 'lines' }, quotes, quote => el('li', {},
      place(quote, `quotes/${quote.quote}`), quote.speaker ? [' ', el('span', { class: 'label' }, quote.speaker)] : null), { first: 12, what: 'quotes' })) : null
  },
  function alone({ actors, articles }, readings, place) {
    // Who wrote a report is not in the story.
    const wrote = ({ name, articles: [article] }) => readings[article].analysis.article.byline.some(author => author.toLowerCase() === name.toLowerCase())
    const single = actors.filter(actor => actor.articles.length === 1 && !wrote(actor))
    const some = actors.filter(actor => actor.articles.length > 1 && actor.articles.length < articles)
    const rows = [...some, ...single]
    return rows.length ? part('alone', 'Who is not in every report', rows.length, list('ul', { class: 'lines' }, rows, actor => line(actor, place), { first: 12, what: 'names' })) : null
  },
]

function line({ name, kind, articles, places }, place) {
  return el('li', { class: 'actor-line' }, el('span', { class: 'words name' }, name), ' ', el('span', { class: 'label' }, KINDS[kind]), ' ',
    el('span', { class: 'letters' }, articles.map(article => {
      const first = places.find(p => p.article === article)
      return first ? place(first, null, el('span', { class: 'unseen' }, `${name} in report ${LETTERS[article]}`)) : letter(article)
    })))
}

function readAs(quantity) {
  const said = quantity ? amount(quantity) : ''
  return said ? [' ', el('span', { class: 'label' }, `= ${said}`)] : null
}

