// What one has to know before reading the brief: that the engine could not read this language, that a wall cut the article off.
import { el } from '../dom.js'

const GRAVE = new Set(['language-unsupported', 'paywalled'])

export function notices({ notes }) {
  const grave = notes.filter(note => GRAVE.has(note.code))
  return grave.length ? el('div', { class: 'notices', role: 'note' }, grave.map(note => el('p', {}, note.message))) : null
}
