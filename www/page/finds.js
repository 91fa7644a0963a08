// The result as a flat list of finds: whatever can be clicked, with its places and what there is to say about it.
import {
  amount, count, days, EVENT_STATUS, MENTION_FORMS, OUTCOME_STATUS, POSITION_KINDS, QUOTE_KINDS, region, STRENGTHS, time, WHEN_BASIS,
} from './wording.js'

/**
 * The layers in the order of the legend. `on`: marked in the article from the start.
 * What a layer is called and how it is marked belong together: css/article.css has a rule for each id.
 */
export const LAYERS = [
  { id: 'keypoints', name: 'Key points', on: true },
  { id: 'actors', name: 'Who', on: true },
  { id: 'times', name: 'When', on: true },
  { id: 'quantities', name: 'How much', on: true },
  { id: 'quotes', name: 'Said', on: true },
  { id: 'events', name: 'Happened', on: false },
  { id: 'positions', name: 'Wanted', on: false },
  { id: 'outcomes', name: 'Came of it', on: false },
  { id: 'outlook', name: 'May follow', on: false },
  { id: 'phrases', name: 'Key phrases', on: false },
  { id: 'judged', name: 'Judged', on: true },
]

/**
 * @returns a Map from id to find: `{id, layer, places, related, facts}`. `places` are the spans it stands at, each with the
 * rule that found it; `related` are spans that explain it, each with a `label`; `facts` are pairs of label and value.
 */
export function collect(analysis) {
  const { sentences, actors, quotes, times, quantities, events, positions, outcomes, outlook, keyPhrases, summary, main } = analysis
  const finds = new Map()
  const name = index => index === null || index === undefined ? null : actors[index]?.name ?? null
  const names = list => list.map(name).filter(Boolean).join(', ')
  const add = (layer, index, { places, related = [], facts = [] }) => {
    const id = `${layer}/${index}`
    finds.set(id, {
      id, layer, places,
      related: related.filter(r => r.span).map(({ label, span }) => ({ label, start: span.start, end: span.end })),
      facts: facts.filter(([, value]) => value),
    })
  }
  const each = (layer, list, more) => list.forEach((found, i) => add(layer, i, { places: [place(found)], ...more(found) }))

  summary.keyPoints.forEach((point, i) => add('keypoints', i, { places: [place(point)], facts: [['picked because', point.because.join('; ')]] }))
  actors.forEach((actor, i) => add('actors', i, {
    places: actor.mentions.map(mention => ({ ...place(mention), note: MENTION_FORMS[mention.form] })),
    facts: [['stands for', actor.name], ['kind', actor.kind], ['country', actor.country && region(actor.country)]],
  }))
  each('times', times, found => ({ facts: [['read as', time(found)], ['value', found.value], ['basis', found.basis === 'relative' ? 'counted from the day of publication' : 'explicit']] }))
  each('quantities', quantities, found => ({
    related: [{ label: 'of', span: found.of }, { label: 'per', span: found.per }],
    facts: [['read as', amount(found)], ['kind', found.kind]],
  }))
  each('quotes', quotes, found => ({
    related: [{ label: 'cue', span: found.cue }, { label: 'speaker', span: found.source }],
    facts: [[found.source ? 'stands for' : 'speaker', name(found.actor)], ['kind', QUOTE_KINDS[found.kind]]],
  }))
  each('events', events, found => ({
    related: [{ label: 'cue', span: found.trigger }],
    facts: [['kind', found.kind], ['who', names(found.who)], ['whom', names(found.whom)], ['where', name(found.where)],
      ['when', found.when && `${days(found.when.from, found.when.to)} (${WHEN_BASIS[found.when.basis]})`], ['status', EVENT_STATUS[found.status]]],
  }))
  each('positions', positions, found => ({
    related: [{ label: 'cue', span: found.cue }],
    facts: [['party', name(found.actor)], ['does', POSITION_KINDS[found.kind]?.toLowerCase()], ['toward', name(found.toward)],
      ['condition', found.conditional && 'on a condition'], ['voice', found.voice === 'author' && 'the author’s reading']],
  }))
  each('outcomes', outcomes, found => ({
    related: [{ label: 'cue', span: found.cue }],
    facts: [['status', OUTCOME_STATUS[found.status]?.toLowerCase()], ['who', names(found.actors)]],
  }))
  each('outlook', outlook, found => ({
    related: [{ label: 'cue', span: found.cue }],
    facts: [['sounds', STRENGTHS[found.strength]?.toLowerCase()], ['about', name(found.about)], ['condition', found.conditional && 'on a condition'],
      ['voice', found.voice === 'author' ? 'the author’s own' : 'reported']],
  }))
  keyPhrases.forEach((phrase, i) => add('phrases', i, { places: phrase.spans.map(place), facts: [['stands there', count(phrase.spans.length, 'time')]] }))
  sentences.forEach((sentence, i) => {
    if (sentence.voice !== 'analysis') return
    add('judged', i, { places: [place(sentence)], related: sentence.cues.map(span => ({ label: 'cue', span })) })
  })
  if (main.what) add('main', 'what', { places: [place(main.what)] })
  if (summary.headline) add('main', 'headline', { places: [place(summary.headline)] })
  return finds
}

const place = ({ start, end, rule = null, certainty = null }) => ({ start, end, rule, certainty })
