// The finds of a result as the page speaks of them: whatever can be clicked, with its places and what there is to say about it.
// A find is made when it is asked for: a long article has tens of thousands.
import {
  amount, count, days, EVENT_STATUS, KINDS, MENTION_FORMS, OUTCOME_STATUS, POSITION_KINDS, QUOTE_KINDS, region, STRENGTHS, time, WHEN_BASIS,
} from '../wording.js'

/**
 * The layers in the order of the legend. `on`: marked in the article from the start.
 * What a layer is called and how it is marked belong together: css/marks.css has a rule for each id.
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

export const LAYER_NAMES = Object.fromEntries([...LAYERS.map(({ id, name }) => [id, name]), ['main', 'At a glance'], ['span', 'Here']])

/**
 * The find behind an id (`actors/0`, `main/what`) or null: `{id, layer, places, related, facts}`. `places` are the spans it
 * stands at, each with the rule that found it; `related` are spans that explain it, each with a `label`; `facts` are pairs of
 * label and value.
 */
export function findOf(analysis, id) {
  const [layer, index] = id.split('/')
  const told = TELL[layer]?.(analysis, index)
  if (!told?.places?.length) return null
  return {
    id, layer,
    places: told.places,
    related: (told.related ?? []).filter(r => r.span).map(({ label, span }) => ({ label, start: span.start, end: span.end })),
    facts: (told.facts ?? []).filter(([, value]) => value),
  }
}

const place = ({ start, end, rule = null, certainty = null }) => ({ start, end, rule, certainty })

const TELL = {
  keypoints: ({ summary }, i) => with1(summary.keyPoints[i], point => ({ facts: [['picked because', point.because.join('; ')]] })),
  actors: ({ actors }, i) => actors[i] && {
    places: actors[i].mentions.map(mention => ({ ...place(mention), note: MENTION_FORMS[mention.form] })),
    facts: [['stands for', actors[i].name], ['kind', KINDS[actors[i].kind]], ['country', actors[i].country && region(actors[i].country)]],
  },
  times: ({ times }, i) => with1(times[i], found => ({
    facts: [['read as', time(found)], ['value', found.value], ['basis', found.basis === 'relative' ? 'counted from the day of publication' : 'explicit']],
  })),
  quantities: ({ quantities }, i) => with1(quantities[i], found => ({
    related: [{ label: 'of', span: found.of }, { label: 'per', span: found.per }],
    facts: [['read as', amount(found)], ['kind', found.kind]],
  })),
  quotes: ({ quotes, actors }, i) => with1(quotes[i], found => ({
    related: [{ label: 'cue', span: found.cue }, { label: 'speaker', span: found.source }],
    facts: [[found.source ? 'stands for' : 'speaker', name(actors, found.actor)], ['kind', QUOTE_KINDS[found.kind]]],
  })),
  events: ({ events, actors }, i) => with1(events[i], found => ({
    related: [{ label: 'cue', span: found.trigger }],
    facts: [['kind', found.kind], ['who', names(actors, found.who)], ['whom', names(actors, found.whom)], ['where', name(actors, found.where)],
      ['when', found.when && `${days(found.when.from, found.when.to)} (${WHEN_BASIS[found.when.basis]})`], ['status', EVENT_STATUS[found.status]]],
  })),
  positions: ({ positions, actors }, i) => with1(positions[i], found => ({
    related: [{ label: 'cue', span: found.cue }],
    facts: [['party', name(actors, found.actor)], ['does', POSITION_KINDS[found.kind]?.toLowerCase()], ['toward', name(actors, found.toward)],
      ['condition', found.conditional && 'on a condition'], ['voice', found.voice === 'author' && 'the author’s reading']],
  })),
  outcomes: ({ outcomes, actors }, i) => with1(outcomes[i], found => ({
    related: [{ label: 'cue', span: found.cue }],
    facts: [['status', OUTCOME_STATUS[found.status]?.toLowerCase()], ['who', names(actors, found.actors)]],
  })),
  outlook: ({ outlook, actors }, i) => with1(outlook[i], found => ({
    related: [{ label: 'cue', span: found.cue }],
    facts: [['sounds', STRENGTHS[found.strength]?.toLowerCase()], ['about', name(actors, found.about)], ['condition', found.conditional && 'on a condition'],
      ['voice', found.voice === 'author' ? 'the author’s own' : 'reported']],
  })),
  phrases: ({ keyPhrases }, i) => keyPhrases[i] && { places: keyPhrases[i].spans.map(place), facts: [['stands there', count(keyPhrases[i].spans.length, 'time')]] },
  judged: ({ sentences }, i) => with1(sentences[i], found => ({ related: found.cues.map(span => ({ label: 'cue', span })) })),
  // A bare stretch of the text, `span/10-20`.
  span: (_analysis, span) => {
    const [start, end] = span.split('-').map(Number)
    return { places: [place({ start, end })] }
  },
  main: ({ main, summary }, which) => with1(which === 'what' ? main.what : summary.headline, () => ({})),
}

/** A find with one place. */
const with1 = (found, tell) => found && { places: [place(found)], ...tell(found) }
const name = (actors, index) => index === null || index === undefined ? null : actors[index]?.name ?? null
const names = (actors, list) => list.map(index => name(actors, index)).filter(Boolean).join(', ')
