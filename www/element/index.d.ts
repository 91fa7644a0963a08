import type { Analysis, AnalyzeOptions, Article, ExtractOptions, LiveArticle } from '../lib/index.js'

/** The sections of the box, in the order in which they are asked for. */
export type Section = 'points' | 'people' | 'quotes' | 'positions' | 'outcomes' | 'outlook' | 'timeline' | 'numbers'

/** `<nut-graf>`: a box that shows what is in the article around it. Importing this module defines it. */
export class NutGraf extends HTMLElement {
  /** The functions that read; a page may put others in their place, such as those of a worker. */
  static engine: {
    fromDocument(root: Document | Element, options?: ExtractOptions): Promise<LiveArticle>
    analyze(article: Article, options?: AnalyzeOptions): Promise<Analysis>
  }
  /** What was found, once it was read. */
  readonly analysis: Analysis | null
  /** Whether only the title line is shown. */
  collapsed: boolean
  /** Reads the article again, for pages that change it. Resolves when the box shows it. */
  refresh(): Promise<void>
}

export interface RenderOptions {
  /** `['points', 'quotes', 'timeline']` by default. */
  sections?: Section[] | string | null
  /** How many key points: 4 by default. */
  points?: number | null
  /** The language of the box's own words: `en`, `de`, `fr`, `es`. */
  lang?: string | null
  collapsed?: boolean
  /** The id of, or a selector for, the article in the page. */
  for?: string | null
}

/** The element with its box already in it, for pages made on a server: HTML with declarative shadow DOM. */
export function renderToString(analysis: Analysis, options?: RenderOptions): string

/** `nutgraf-ready`: the box shows what was found. */
export interface ReadyDetail {
  analysis: Analysis
  article: Article
}

/** `nutgraf-select`: an item was chosen; `preventDefault()` leaves what follows to the page. */
export interface SelectDetail {
  start: number
  end: number
  text: string
  range: Range | null
}

declare global {
  interface HTMLElementTagNameMap {
    'nut-graf': NutGraf
  }
  interface HTMLElementEventMap {
    'nutgraf-ready': CustomEvent<ReadyDetail>
    'nutgraf-select': CustomEvent<SelectDetail>
    'nutgraf-error': CustomEvent<{ error: unknown }>
  }
}
