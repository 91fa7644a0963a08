// The entry for browsers and their workers, and for every bundler: the .wasm lies beside, reached by a URL that bundlers
// recognise and servers serve.
import { createApi } from './api.js'

export const { init, extract, analyze, summarize, compare, fromDocument, extractSync, analyzeSync, summarizeSync, compareSync, fromDocumentSync } =
  /* @__PURE__ */ createApi(() => new URL('./wasm/nutgraf.wasm', import.meta.url), url => fetch(url))
export { NutgrafError } from './error.js'
