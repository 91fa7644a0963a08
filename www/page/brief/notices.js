// What one has to know before reading the brief: that the engine could not read this language, that a wall cut the article off.
import { el } from '../dom.js'
import { note as wording } from '../wording.js'

/** Notes that stand above the brief rather than among what was left open. */
export const GRAVE = new Set(['language-unsupported', 'paywalled'])

export function notices({ article, notes }) {
  const grave = notes.filter(note => GRAVE.has(note.code))
  return grave.length ? el('div', { class: 'notices', role: 'note' }, grave.map(note => el('p', {}, wording(note, article.language)))) : null
}
