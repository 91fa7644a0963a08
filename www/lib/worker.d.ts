import type { AnalyzeOptions, Analysis, Article, Comparison, ExtractOptions, Source, Summary } from './index.js'

/** The package's functions, run on another thread. Errors are those of the package. */
export interface NutgrafWorker {
  init(source?: Source | PromiseLike<Source>): Promise<void>
  extract(html: string | BufferSource, options?: ExtractOptions): Promise<Article>
  analyze(textOrArticle: string | Article, options?: AnalyzeOptions): Promise<Analysis>
  summarize(textOrArticle: string | Article, options?: AnalyzeOptions): Promise<Summary>
  compare(analyses: readonly Analysis[]): Promise<Comparison>
  /** Ends the thread; calls that are still open are rejected. */
  terminate(): void
}

/** What is needed of a worker: the browser's Worker and that of node:worker_threads both fit. */
export interface WorkerLike {
  postMessage(message: unknown): void
  terminate(): unknown
}

/**
 * Starts a worker, or takes one that runs `nutgraf/worker/thread`. A page that demands Trusted Types, or forbids `blob:`
 * while the package comes from another origin, hands over a worker of its own.
 */
export function createWorker(worker?: WorkerLike): NutgrafWorker
