// The library as one file, out and in. What comes in may be damaged, older or made by somebody else: each entry is looked at,
// the good ones are taken, the others counted.
import { entryId } from './store.js'

const FORMAT = 'nutgraf-library'
export const VERSION = 1
const DAY = /^\d{4}-\d{2}-\d{2}$/
const BLOCKS = new Set(['title', 'byline', 'standfirst', 'heading', 'paragraph', 'list-item', 'quote', 'caption'])

/** The parts of the file, one for each entry, so that a large library need not be one string. */
export function fileParts(entries) {
  return [`{"format":"${FORMAT}","version":${VERSION},"exported":${JSON.stringify(new Date().toISOString())},"entries":[\n`,
    ...entries.map((entry, i) => `${i ? ',\n' : ''}${JSON.stringify(entry)}`), '\n]}\n']
}

/** @returns `{entries, bad, older}`; throws an Error that says why nothing can be taken */
export function readFileText(text) {
  let held
  try {
    held = JSON.parse(text)
  } catch (cause) {
    throw new Error('This file is damaged: it is no complete library file. Nothing was changed.', { cause })
  }
  if (held?.format !== FORMAT || !Array.isArray(held.entries)) throw new Error('This is not a library file of this page. Nothing was changed.')
  if (!(held.version <= VERSION)) throw new Error('This file was made by a newer version of this page: reload it, then import again. Nothing was changed.')
  const entries = held.entries.map(entryFrom).filter(Boolean)
  return { entries, bad: held.entries.length - entries.length, older: held.version < VERSION }
}

/** A whole entry from what stands in a file, or null. Version 0 held the text alone. */
function entryFrom(raw) {
  const article = articleFrom(raw?.article ?? { text: raw?.text, title: raw?.title })
  if (!article) return null
  return {
    id: entryId(article.text),
    saved: Number.isNaN(Date.parse(raw.saved)) ? new Date().toISOString() : new Date(raw.saved).toISOString(),
    published: DAY.test(raw.published) ? raw.published : '',
    article,
    points: texts(raw.points).slice(0, 10),
    brief: typeof raw.brief === 'string' ? raw.brief : '',
  }
}

function articleFrom(raw) {
  if (typeof raw?.text !== 'string' || !raw.text.trim()) return null
  const { text } = raw
  // Without its blocks an article is read as plain text.
  const blocks = spans(raw.blocks, text, ({ kind }) => BLOCKS.has(kind)).map(({ start, end, kind }) => ({ start, end, kind }))
  return {
    title: orNull(raw.title), byline: texts(raw.byline), published: orNull(raw.published), modified: orNull(raw.modified),
    standfirst: orNull(raw.standfirst), site: orNull(raw.site), url: address(raw.url), section: orNull(raw.section), image: address(raw.image),
    language: orNull(raw.language) ?? 'und', text,
    words: Number.isInteger(raw.words) ? raw.words : text.split(/\s+/).length, readingMinutes: Number.isInteger(raw.readingMinutes) ? raw.readingMinutes : 1, blocks,
    entries: spans(raw.entries, text, () => true).map(({ start, end, time }) => ({ start, end, time: orNull(time) })),
    sources: objects(raw.sources).filter(({ field, from }) => [field, from].every(isText)).map(({ field, from }) => ({ field, from })),
    notes: objects(raw.notes).filter(({ code, message }) => [code, message].every(isText)).map(({ code, message }) => ({ code, message })),
  }
}

/** A list of places in a text, if it is one from first to last: each behind the one before, and of a kind that there is. */
function spans(list, text, isKnown) {
  let last = 0
  const fits = item => {
    const { start, end } = item ?? {}
    const isRight = Number.isInteger(start) && Number.isInteger(end) && last <= start && start <= end && end <= text.length && isKnown(item)
    last = end
    return isRight
  }
  return Array.isArray(list) && list.every(fits) ? list : []
}

const isText = value => typeof value === 'string'
const orNull = value => isText(value) ? value : null
const address = value => isText(value) && /^https?:\/\//i.test(value) ? value : null
const objects = list => Array.isArray(list) ? list.filter(item => item && typeof item === 'object') : []
const texts = list => Array.isArray(list) ? list.filter(isText) : []
