// Which of the Recognizers DateTime specs can occur in running news. The specs are sentences of a calendar's users
// ("Cortana, find us 30 minutes on 11/20"); docs/times.md tells each reason for leaving some out. A sentence is left out where one
// of its marked spans is such a thing; sentences without spans stay.

const WEEKDAY = '(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?'
const UNIT = '(?:second|minute|hour|day|week|weekend|workweek|fortnight|month|quarter|year|decade)s?'

/** In order: the first that fits is the reason. `span` is the marked text, `type` its kind, `around` the characters beside it. */
export const LEFT_OUT = [
  { reason: 'machine', why: 'file names, addresses, comparisons, compact dates', fits: ({ span, around }) => /[=<>~_]|\b\d{8}\b|^\d{4} \d\d? \d\d?$/.test(span) || /[\w/-]$/.test(around[0]) || /^[\w/-]/.test(around[1]) },
  { reason: 'numeric', why: 'day and month in digits without a year, or in an order that cannot be told', fits: ({ span }) => /\d[/.]\d|^\d+-\d+|\d-\d{1,2}-\d|\d-\d{4}$|\d{4}-\d(?!\d)/.test(span) && !/\d{4}-\d\d-\d\d|\d\.\d\d ?[ap]\.?m/.test(span) },
  { reason: 'joined', why: 'months and quarters joined to digits by a mark or nothing', fits: ({ span }) => /[a-z]+[-/]?\d|\d[-/][a-z]{3,}/i.test(span.replace(/\d+(st|nd|rd|th|s|[ap]m)\b/gi, '')) },
  { reason: 'no such day', why: '30 February', fits: ({ span }) => /\bfeb\w* 3\d|\b3\d feb/i.test(span) },
  { reason: 'chat', why: 'spellings of messages', fits: ({ span }) => /ish\b|tonite|\b(?:eod|eoy|otd|[cs]y\d\d)\b|\d[pdwyhs]$|ampm|everyday|till date|p \. ?m|\b[ap] m\b|oclock|1140/i.test(span) },
  { reason: 'meals', why: 'meals as times of day', fits: ({ span }) => /lunch|dinner|breakfast/i.test(span) },
  { reason: 'hours', why: 'hours without a sign, in words, or with their day in words', fits: ({ span, type }) => /time/.test(type) && /\d|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve/i.test(span) && !/\d ?[ap]\.?m|\d:\d\d|o'clock|noon/i.test(span) },
  { reason: 'one span for two', why: 'what TIMEX3 marks as two times: ranges of hours, a day and its hours, a count and the day it is counted from', fits: ({ span, type }) => /timerange/.test(type) && /\d/.test(span) || type === 'datetime' && /[a-z]{3}.*\d|\d.*[a-z]{3}/i.test(span) || new RegExp(`${UNIT} (?:from|after|before|since|starting|later) \\w|^for .*,|${UNIT},? (?:on )?${WEEKDAY}$|^${WEEKDAY},? \\w+ ${UNIT}`, 'i').test(span) },
  { reason: 'day of some month', why: 'a day without its month', fits: ({ span }) => /^(?:the )?\d{1,2}(?:st|nd|rd|th)?$/.test(span) || /\bday of (?:the|next) month/.test(span) || new RegExp(`^${WEEKDAY} (?:the )?(?:\\d{1,2}(?:st|nd|rd|th)?|[a-z-]+(?:th|first|second|third))$`, 'i').test(span) },
  { reason: 'week numbers', why: 'weeks by their number or their first day', fits: ({ span }) => /\bweek \d+|week (?:of the|commencing)/i.test(span) },
  { reason: 'bare', why: '"the year", "morning" alone, read as the present one', fits: ({ span }) => new RegExp(`^(?:in (?:the )?|the |one |mid )?(?:${UNIT}|mornings?|afternoon|evening|night-?time|daytime|noon|night|year to date)$`, 'i').test(span) || /^(?:some|any|all|another) |^end of (?:the )?(?:day|month|year)$/i.test(span) || /to date$|time(?:zone)?$/.test(span) },
  { reason: 'lower case', why: 'feasts without their capitals', fits: ({ span }) => /easter|christmas|halloween|thanksgiving|new year|independence|labor day|earth day|eid /.test(span) },
  { reason: 'foreign order', why: 'word order of another language', fits: ({ span }) => new RegExp(`\\d+ (?:next|past|last|previous|upcoming|coming) |^the (?:next|last|past) ${UNIT} \\d`, 'i').test(span) },
  { reason: 'years in words', why: '"nineteen ninety six"', fits: ({ span }) => /two thousand|hundred|nineteen [a-z]+|^nineties$|twenty [a-z]+ty/i.test(span) }
]

/** The reason for which a spec is left out; undefined where it stays. */
export function leftOut(spec) {
  for (const { start, end, text, type } of spec.spans) {
    const points = [...spec.text]
    const around = [points.slice(Math.max(0, start - 1), start).join(''), points.slice(end, end + 1).join('')]
    const found = LEFT_OUT.find(({ fits }) => fits({ span: text, type: (type ?? '').replace('datetimeV2.', ''), around }))
    if (found) return found.reason
  }
}
