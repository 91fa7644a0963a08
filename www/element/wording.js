// What the box says in its own words, in the languages of its interface. The article's words are never translated.

const NAMES = ['title', 'points', 'people', 'quotes', 'positions', 'outcomes', 'outlook', 'timeline', 'numbers', 'extracted', 'edited', 'waiting', 'nothing', 'failed', 'unknown']
const list = text => text.split('|')

const TABLE = {
  en: list('At a glance|Key points|Who is in it|Who said what|Who wants what|What came of it|What may follow|When it happened|Numbers|Extracted from the article, not generated|Written by the editors|Reading the article …|Nothing to tell about this text.|The article could not be read here.|speaker not named'),
  de: list('Auf einen Blick|Das Wichtigste|Wer vorkommt|Wer was sagt|Wer was will|Was herauskam|Was folgen kann|Wann es geschah|Zahlen|Dem Artikel entnommen, nicht erzeugt|Von der Redaktion geschrieben|Der Artikel wird gelesen …|Zu diesem Text gibt es nichts zu sagen.|Der Artikel konnte hier nicht gelesen werden.|ohne Sprecher'),
  fr: list('En bref|L’essentiel|Qui est concerné|Qui a dit quoi|Qui veut quoi|Ce qu’il en est sorti|Ce qui peut suivre|Quand|Chiffres|Extrait de l’article, non généré|Rédigé par la rédaction|Lecture de l’article …|Rien à dire de ce texte.|L’article n’a pas pu être lu ici.|auteur non nommé'),
  es: list('De un vistazo|Lo esencial|Quién aparece|Quién dijo qué|Quién quiere qué|Qué resultó|Qué puede seguir|Cuándo ocurrió|Cifras|Extraído del artículo, no generado|Escrito por la redacción|Leyendo el artículo …|Nada que decir de este texto.|No se pudo leer el artículo.|sin nombre'),
}

const KINDS = ['demand', 'offer', 'refusal', 'acceptance', 'stance', 'agreed', 'discussed', 'failed', 'done', 'disputed', 'certain', 'likely', 'possible', 'unlikely', 'planned', 'hypothetical']
const KIND_TABLE = {
  en: list('demands|offers|refuses|accepts|holds|agreed|discussed|failed|done|disputed|certain|likely|possible|unlikely|planned|open'),
  de: list('fordert|bietet an|lehnt ab|nimmt an|meint|vereinbart|besprochen|gescheitert|geschehen|umstritten|sicher|wahrscheinlich|möglich|unwahrscheinlich|geplant|offen'),
  fr: list('demande|propose|refuse|accepte|soutient|convenu|discuté|échoué|fait|contesté|certain|probable|possible|improbable|prévu|ouvert'),
  es: list('exige|ofrece|rechaza|acepta|sostiene|acordado|discutido|fracasado|hecho|en disputa|seguro|probable|posible|improbable|previsto|abierto'),
}

const zip = (keys, values) => Object.fromEntries(keys.map((key, i) => [key, values[i]]))

/** The words for a language tag; English where there are none for it. `day` writes a day or a range of days. */
export function wording(tag) {
  const language = String(tag ?? '').toLowerCase().split('-')[0]
  const known = TABLE[language] ? language : 'en'
  const format = new Intl.DateTimeFormat(known === language ? valid(tag) : 'en-GB', { timeZone: 'UTC', day: 'numeric', month: 'long', year: 'numeric' })
  const at = value => /^\d{4}-\d{2}-\d{2}$/.test(value) ? Date.parse(value) : NaN
  const day = (from, to = from) => {
    if (Number.isNaN(at(from)) || Number.isNaN(at(to))) return from === to ? from : `${from} – ${to}`
    return from === to ? format.format(at(from)) : format.formatRange(at(from), at(to))
  }
  return { language: known, ...zip(NAMES, TABLE[known]), kind: zip(KINDS, KIND_TABLE[known]), day }
}

function valid(tag) {
  try {
    return Intl.getCanonicalLocales(tag)[0]
  } catch {
    return tag.split('-')[0]
  }
}
