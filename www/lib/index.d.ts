/**
 * nutgraf reads a news article and lays open who is in it, who said what, when, how much, what each side wants, what came
 * of it and what may follow. Everything found is a slice of the article: `article.text.slice(start, end)` is the thing.
 * All offsets are UTF-16 code units, the end exclusive. All indices lead into the arrays of the same result.
 */

// ---------------------------------------------------------------------------------------------------------- functions

/** Where the .wasm module comes from: its address, a response, its bytes, or the compiled module. */
export type Source = URL | string | Request | Response | BufferSource | WebAssembly.Module

/** The layers that `include` can ask for. */
export type Layer =
  | 'sentences' | 'actors' | 'quotes' | 'times' | 'quantities' | 'events' | 'positions' | 'outcomes' | 'outlook' | 'timeline' | 'main'
  | 'keyPhrases' | 'summary'

export interface ExtractOptions {
  /** The address of the page, for `article.url` and for links in it. */
  url?: string | null
  /** What the server said of a page that is given as bytes: the value of its header `content-type`, `text/html; charset=windows-1251`. */
  contentType?: string | null
}

export interface AnalyzeOptions {
  /** The day of publication, `2025-06-03`: the day from which "yesterday" counts. Without it such times stay relative. */
  published?: string | null
  /** The language of the text as a BCP 47 tag. Only English is read; anything else is noted in `notes`. */
  language?: string | null
  /** How many key points to pick at most: 0 to 100, 5 by default. */
  keyPoints?: number | null
  /** How many words all key points together may have; no limit by default. */
  keyPointWords?: number | null
  /** Only these layers and those they point into; the others come back empty. All by default. */
  include?: Layer[] | null
}

/**
 * Loads the module. Optional: the asynchronous functions call it. All calls share one load; after a failure the next call
 * tries again; once loaded, further calls do nothing.
 *
 * @throws {NutgrafError} `load` or `csp`
 */
export function init(source?: Source | PromiseLike<Source>): Promise<void>

/**
 * The article in a page: its HTML as a string, or as bytes. The encoding of bytes is told by their byte order mark, else by `contentType`, else by what the
 * page says of itself (`<meta charset>`); without any of these they are UTF-8 if they can be, else windows-1252.
 *
 * @throws {NutgrafError} `load`, `csp`, `too-long`, `bad-option`, `bad-input`
 */
export function extract(html: string | BufferSource, options?: ExtractOptions): Promise<Article>

/** Everything found in a text or in an article. @throws {NutgrafError} `load`, `csp`, `too-long`, `bad-option`, `bad-input` */
export function analyze(textOrArticle: string | Article, options?: AnalyzeOptions): Promise<Analysis>

/** Headline, key points and key phrases only. @throws {NutgrafError} `load`, `csp`, `too-long`, `bad-option`, `bad-input` */
export function summarize(textOrArticle: string | Article, options?: AnalyzeOptions): Promise<Summary>

/** What two to ten reports of one story share and where they differ. @throws {NutgrafError} `load`, `csp`, `bad-input` */
export function compare(analyses: readonly Analysis[]): Promise<Comparison>

/**
 * The article in a live page, or in one element of it, and the way back to the page: no copy is read but what the reader sees.
 * The page itself stays as it is.
 *
 * @throws {NutgrafError} `load`, `csp`, `too-long`, `bad-option`, `bad-input`
 */
export function fromDocument(root: Document | Element, options?: ExtractOptions): Promise<LiveArticle>

/** `extract` without waiting, once `init()` has ended. @throws {NutgrafError} `not-ready`, `too-long`, `bad-option`, `bad-input` */
export function extractSync(html: string | BufferSource, options?: ExtractOptions): Article

/** `analyze` without waiting, once `init()` has ended. @throws {NutgrafError} `not-ready`, `too-long`, `bad-option`, `bad-input` */
export function analyzeSync(textOrArticle: string | Article, options?: AnalyzeOptions): Analysis

/** `summarize` without waiting, once `init()` has ended. @throws {NutgrafError} `not-ready`, `too-long`, `bad-option`, `bad-input` */
export function summarizeSync(textOrArticle: string | Article, options?: AnalyzeOptions): Summary

/** `compare` without waiting, once `init()` has ended. @throws {NutgrafError} `not-ready`, `bad-input` */
export function compareSync(analyses: readonly Analysis[]): Comparison

/** `fromDocument` without waiting, once `init()` has ended. @throws {NutgrafError} `not-ready`, `too-long`, `bad-option`, `bad-input` */
export function fromDocumentSync(root: Document | Element, options?: ExtractOptions): LiveArticle

/** An article that knows where it stands in a page. */
export interface LiveArticle {
  article: Article
  /**
   * The Range of the page that shows this span of `article.text`. Null where the page shows nothing of it (a title that stands
   * only in its head, for example), or where the page has changed since.
   */
  rangeOf(span: Span): Range | null
  rangeOf(start: number, end: number): Range | null
}

export type ErrorCode =
  /** The page's Content Security Policy forbids WebAssembly; `script-src` needs `'wasm-unsafe-eval'`. */
  | 'csp'
  /** The .wasm file could not be had or is not what it should be. */
  | 'load'
  /** A `…Sync` function was called before `init()` had ended. */
  | 'not-ready'
  /** The text is over the size limit. */
  | 'too-long'
  /** An option is unknown or has an impossible value; the message names it and what is allowed. */
  | 'bad-option'
  /** What was handed over is neither text nor an Article; for `compare` no two to ten analyses. */
  | 'bad-input'

export class NutgrafError extends Error {
  constructor(code: ErrorCode, message: string, options?: { cause?: unknown })
  readonly name: 'NutgrafError'
  readonly code: ErrorCode
}

// ------------------------------------------------------------------------------------------- the result, `nutgraf/1`

export interface Span {
  start: number
  end: number
}

/** What every found thing says about itself. */
export interface Found extends Span {
  /** The rule that found it: layer, dot, name. */
  rule: string
  /** Stated in the text, or inferred from it. */
  certainty: 'stated' | 'inferred'
}

export interface Analysis {
  schema: 'nutgraf/1'
  article: Article
  sentences: Sentence[]
  actors: Actor[]
  quotes: Quote[]
  times: Time[]
  quantities: Quantity[]
  events: Event[]
  positions: Position[]
  outcomes: Outcome[]
  outlook: Outlook[]
  timeline: TimelineEntry[]
  main: Main
  keyPhrases: KeyPhrase[]
  summary: Summary
  /** What was left open, and why. */
  notes: Note[]
}

export interface Note {
  code: string
  message: string
}

export interface Article {
  title: string | null
  byline: string[]
  published: string | null
  /** When it was last changed. */
  modified: string | null
  standfirst: string | null
  site: string | null
  url: string | null
  section: string | null
  /** Address of its picture. */
  image: string | null
  language: string
  /** The text that all offsets point into. */
  text: string
  words: number
  readingMinutes: number
  blocks: Block[]
  /** The entries of a live blog in the order of the page; empty for any other article. */
  entries: Entry[]
  /** Where the fields were read, for those that there are. */
  sources: FieldSource[]
  /** What was left open when the page was read. */
  notes: Note[]
}

/** From its first block to its last. */
export interface Entry extends Span {
  /** ISO 8601, or the time of day alone. */
  time: string | null
}

export interface FieldSource {
  field: 'title' | 'byline' | 'published' | 'modified' | 'standfirst' | 'site' | 'url' | 'language' | 'section' | 'image' | 'paywalled'
  /** The more trusted first. */
  from: 'json-ld' | 'shown' | 'open-graph' | 'twitter' | 'dublin-core' | 'meta' | 'microdata' | 'time' | 'title-element' | 'link' | 'html' | 'address' | 'text'
}

export interface Block extends Span {
  kind: 'title' | 'byline' | 'standfirst' | 'heading' | 'paragraph' | 'list-item' | 'quote' | 'caption'
}

export interface Sentence extends Found {
  block: number
  /** Told as fact, or the author's judgement. */
  voice: 'report' | 'analysis'
  /** The words that show the judgement. */
  cues: Span[]
}

export type ActorKind = 'person' | 'place' | 'organization' | 'group'

/** Not a place but a list of places: see `mentions`. */
export interface Actor {
  /** Its fullest name in the article. */
  name: string
  kind: ActorKind
  /** ISO 3166-1 alpha-2. */
  country: string | null
  /** How much the story is about it, 0 to 1. */
  salience: number
  mentions: Mention[]
}

export interface Mention extends Found {
  kind: ActorKind
  form: 'name' | 'metonym' | 'demonym' | 'adjective' | 'description' | 'pronoun'
}

export interface Quote extends Found {
  kind: 'direct' | 'mixed' | 'indirect' | 'scare'
  /** The words that name the speaker. */
  source: Span | null
  actor: number | null
  /** The word of saying. */
  cue: Span | null
}

export interface Time extends Found {
  type: 'date' | 'time' | 'duration' | 'set'
  /** TIMEX3: `2025-06-02`, `P30D`, `PRESENT_REF`. */
  value: string
  from: string | null
  to: string | null
  mod: string | null
  basis: 'explicit' | 'relative'
}

export interface Quantity extends Found {
  /** The number alone. */
  number: Span
  /** Null for ranges and for words such as "dozens". */
  value: number | null
  low: number | null
  high: number | null
  kind: 'count' | 'money' | 'percent' | 'measure' | 'age' | 'duration'
  unit: string | null
  /** What is counted. */
  of: Span | null
  /** A rate's second half: "an hour". */
  per: Span | null
}

export interface Event extends Found {
  /** A PLOVER class in lower case: consult, agree, reject, assault. */
  kind: string
  trigger: Span
  /** Later words that take it up again: "the talks". */
  also: Span[]
  who: number[]
  whom: number[]
  where: number | null
  when: When | null
  status: 'happened' | 'ongoing' | 'planned' | 'hypothetical'
}

export interface When {
  from: string
  to: string
  basis: 'explicit' | 'relative' | 'inherited'
}

export interface Position extends Found {
  kind: 'demand' | 'offer' | 'refusal' | 'acceptance' | 'stance'
  actor: number | null
  toward: number | null
  cue: Span
  conditional: boolean
  voice: 'reported' | 'author'
}

export interface Outcome extends Found {
  status: 'agreed' | 'discussed' | 'failed' | 'done' | 'disputed'
  actors: number[]
  cue: Span
  quantities: number[]
}

export interface Outlook extends Found {
  strength: 'certain' | 'likely' | 'possible' | 'unlikely'
  conditional: boolean
  about: number | null
  cue: Span
  voice: 'reported' | 'author'
  time: number | null
}

export interface TimelineEntry {
  from: string
  to: string
  event: number
}

/** The main event. */
export interface Main {
  who: number[]
  what: Span | null
  when: number | null
  where: number | null
}

export interface KeyPhrase {
  text: string
  score: number
  /** The actor whom it names. */
  actor: number | null
  spans: Span[]
}

/** What kind of article it is; it decides how much the lead counts among the key points. */
export type ArticleKind = 'report' | 'analysis' | 'opinion' | 'live-blog' | 'interview' | 'list'

export interface Summary {
  /** What kind of article it is; null where no kind fits or the language is not known. */
  kind: ArticleKind | null
  /** The title; where there is none, the slice that makes the best one, if any does. */
  headline: Span | null
  keyPoints: KeyPoint[]
  keyPhrases: KeyPhrase[]
}

export interface KeyPoint extends Span {
  sentence: number
  score: number
  /** Why this sentence was picked. */
  because: string[]
  /** What an expression in it refers to, shown beside it so that it reads alone. */
  glosses: Gloss[]
}

export interface Gloss extends Span {
  text: string
}

// ------------------------------------------------------------------------------- the comparison, `nutgraf-compare/1`

/** What reports of one story share and where they differ. */
export interface Comparison {
  schema: 'nutgraf-compare/1'
  /** How many reports were compared. */
  articles: number
  /** Those in most reports first. */
  actors: SharedActor[]
  /** The same thing counted, with figures that differ. */
  numbers: NumberDifference[]
  /** Direct quotations that one report alone carries. */
  quotes: OnlyQuote[]
  /** The same event by the same actors, on days that disagree. */
  dates: DateDifference[]
  /** Speakers whom two or more reports quote. */
  claims: SpeakerClaims[]
}

/** A place in one of the reports: `analyses[article].article.text.slice(start, end)`. */
export interface Place {
  article: number
  start: number
  end: number
}

export interface SharedActor {
  name: string
  kind: ActorKind
  country: string | null
  /** The reports that name it: all, some, or one only. */
  articles: number[]
  /** The first mention in each of these. */
  places: Place[]
}

export interface NumberDifference {
  /** What is counted, in a report's words. */
  of: string
  kind: Quantity['kind']
  unit: string | null
  values: NumberGiven[]
}

export interface NumberGiven extends Place {
  /** Index in that report's `quantities`. */
  quantity: number
  value: number | null
  low: number | null
  high: number | null
}

export interface OnlyQuote extends Place {
  /** Index in that report's `quotes`. */
  quote: number
  speaker: string | null
}

export interface DateDifference {
  /** The word of the first report that tells the event. */
  what: string
  values: DateGiven[]
}

export interface DateGiven extends Place {
  /** Index in that report's `events`. */
  event: number
  from: string
  to: string
}

export interface SpeakerClaims {
  speaker: string
  claims: Claim[]
}

export interface Claim extends Place {
  /** Index in that report's `quotes`. */
  quote: number
}
