// Key phrases, the most telling first.
import { el } from '../dom.js'
import { link, own, section } from './parts.js'

export function phrases({ keyPhrases }) {
  return section('phrases', 'Key phrases', null, keyPhrases.length ? el('ul', {}, keyPhrases.map((phrase, i) =>
    el('li', {}, link(`phrases/${i}`, own('', phrase.text))))) : null)
}
