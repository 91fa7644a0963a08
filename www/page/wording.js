// How dates, numbers and classes are worded. All of it is ours, none of it the article's.

const DAY = /^\d{4}-\d{2}-\d{2}$/
const figures = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 6 })
const languages = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'code' })
const regions = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'code' })
const day = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', day: 'numeric', month: 'long', year: 'numeric' })
const month = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', month: 'long', year: 'numeric' })

export const number = value => figures.format(value)
export const count = (n, one, many = `${one}s`) => `${number(n)} ${n === 1 ? one : many}`

/** What has to be known about an article as a whole. */
export function note({ code, message }, language) {
  if (code !== 'language-unsupported') return message
  return `${language === 'und' ? 'The language of this text was not recognised' : `This text seems to be in ${languages.of(language)}`}; nutgraf reads English. Only sentences and key phrases are given.`
}

/** `RU` → `Russia`. */
export function region(code) {
  try {
    return regions.of(code)
  } catch {
    return code
  }
}

const isDay = value => DAY.test(value) && !Number.isNaN(Date.parse(value)) && new Date(value).toISOString().startsWith(value)

/** `2025-06-02` → `2 June 2025`; anything else stays as it is. */
export const date = value => isDay(value) ? day.format(Date.parse(value)) : value

/** The days from `from` to `to` in the shortest true words: a day, a month, a year, a range. */
export function days(from, to) {
  if (from === to) return date(from)
  if (!to) return `from ${date(from)}`
  if (!from) return `until ${date(to)}`
  if (!isDay(from) || !isDay(to)) return `${from} – ${to}`
  const [y1, m1, d1] = from.split('-')
  const [y2, m2, d2] = to.split('-')
  const endsMonth = Number(d2) === new Date(Date.UTC(Number(y2), Number(m2), 0)).getUTCDate()
  if (d1 === '01' && endsMonth) {
    if (y1 === y2 && m1 === '01' && m2 === '12') return y1
    if (y1 === y2 && m1 === m2) return month.format(Date.parse(from))
    if (m1 === '01' && m2 === '12') return `${y1} – ${y2}`
    return month.formatRange(Date.parse(from), Date.parse(to))
  }
  return day.formatRange(Date.parse(from), Date.parse(to))
}

/** A gloss: dates in words, anything else (an actor's name) as it is. */
export function gloss(text) {
  const range = /^(\d{4}-\d{2}-\d{2}) to (\d{4}-\d{2}-\d{2})$/.exec(text)
  if (range) return days(range[1], range[2])
  return /^\d{4}-(0[1-9]|1[0-2])$/.test(text) ? month.format(Date.parse(text)) : date(text)
}

const UNITS = { Y: 'year', Q: 'quarter', M: 'month', W: 'week', D: 'day', TH: 'hour', TM: 'minute', TS: 'second' }
const REFERENCES = { PRESENT_REF: 'now', PAST_REF: 'in the past', FUTURE_REF: 'in the future' }
const PARTS = { MO: 'morning', MI: 'midday', AF: 'afternoon', EV: 'evening', NI: 'night', DT: 'daytime' }
const MODS = {
  APPROX: 'about', START: 'start of', MID: 'middle of', END: 'end of', BEFORE: 'before', AFTER: 'after', ON_OR_BEFORE: 'by', ON_OR_AFTER: 'from',
  LESS_THAN: 'less than', MORE_THAN: 'more than', EQUAL_OR_LESS: 'at most', EQUAL_OR_MORE: 'at least',
}

/** A TIMEX3 value in words, with the days it covers where they are known. */
export const time = found => [MODS[found.mod], span(found)].filter(Boolean).join(' ')

function span({ type, value, from, to }) {
  const duration = /^P(T?)(\d+(?:\.\d+)?|X)([A-Z])$/.exec(value)
  if (duration && UNITS[duration[1] + duration[3]]) {
    const [, clock, amount, letter] = duration
    const unit = UNITS[clock + letter]
    if (type === 'set') return amount === '1' ? `every ${unit}` : `every ${amount} ${unit}s`
    return amount === 'X' ? `some ${unit}s` : count(Number(amount), unit)
  }
  const clock = /T(?:(\d\d:\d\d)|([A-Z]{2}))/.exec(value)
  if (type === 'time' && from && clock) return `${days(from, to)}, ${clock[1] ?? PARTS[clock[2]] ?? value}`
  if (type !== 'set' && from) return days(from, to)
  return REFERENCES[value] ?? date(value)
}

const SPELT = new Set(['year', 'quarter', 'month', 'week', 'day', 'hour', 'minute', 'second', 'percentage-point'])

/** The number as the computer reads it: `15`, `at most 15`, `5 to 7`. Empty where it is left open ("dozens"). */
export function amount({ value, low, high, unit }) {
  const withUnit = n => {
    if (unit === 'percent') return `${number(n)} %`
    return SPELT.has(unit) ? count(n, unit.replace('-', ' ')) : [number(n), unit].filter(Boolean).join(' ')
  }
  if (low !== null && high !== null && low !== high) return `${number(low)} to ${withUnit(high)}`
  const bound = low === high ? '' : high === null ? 'at least ' : low === null ? 'at most ' : ''
  const worth = value ?? low ?? high
  return worth === null ? '' : bound + withUnit(worth)
}

/** When an entry was written: a day and a time of day, or what of it there is. */
export function moment(value) {
  const [day, clock = day] = value.split('T')
  return [isDay(day) && date(day), /^\d\d:\d\d/.exec(clock)?.[0]].filter(Boolean).join(', ') || value
}

/** What kind of article it is. */
export const ARTICLES = { report: 'report', analysis: 'analysis', opinion: 'opinion', 'live-blog': 'live blog', interview: 'interview', list: 'list' }
export const FIELDS = { title: 'Title', byline: 'Authors', published: 'Published', modified: 'Changed', standfirst: 'Lead-in', site: 'Site', url: 'Address', language: 'Language', section: 'Section', image: 'Picture', paywalled: 'Paywall' }
export const ORIGINS = {
  'json-ld': 'data for machines (JSON-LD)', shown: 'shown on the page', 'open-graph': 'Open Graph', twitter: 'card for Twitter', 'dublin-core': 'Dublin Core', meta: 'meta element', microdata: 'microdata',
  time: 'time element', 'title-element': 'title element', link: 'link element', html: 'html element', address: 'address', text: 'text',
}
export const KINDS = { person: 'person', place: 'place', organization: 'organization', group: 'group' }
export const QUOTE_KINDS = { direct: 'word for word', mixed: 'partly word for word', indirect: 'in the reporter’s words', scare: 'in quotation marks, but nobody’s statement' }
export const POSITION_KINDS = { demand: 'Demands', offer: 'Offers', refusal: 'Refuses', acceptance: 'Accepts', stance: 'Holds' }
export const OUTCOME_STATUS = { agreed: 'Agreed', done: 'Done', discussed: 'Discussed', disputed: 'Disputed', failed: 'Failed' }
export const STRENGTHS = { certain: 'Certain', likely: 'Likely', possible: 'Possible', unlikely: 'Unlikely' }
export const EVENT_STATUS = { happened: 'happened', ongoing: 'goes on', planned: 'planned', hypothetical: 'may or may not happen' }
export const WHEN_BASIS = { explicit: 'a date in the sentence', relative: 'counted from the day of publication', inherited: 'taken over from the event it belongs to' }
export const MENTION_FORMS = { name: 'by name', metonym: 'by a seat that stands for it', demonym: 'by its people', adjective: 'by an adjective', description: 'by a description', pronoun: 'by a pronoun' }
export const CERTAINTY = { stated: 'stated in so many words', inferred: 'inferred' }
