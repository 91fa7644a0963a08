// The entry for workerd, which forbids compiling at run time: the module is imported, already compiled.
import module from './wasm/nutgraf.wasm'
import { createApi } from './api.js'

export const { init, extract, analyze, summarize, fromDocument, extractSync, analyzeSync, summarizeSync, fromDocumentSync } =
  /* @__PURE__ */ createApi(() => module, url => fetch(url))
export { NutgrafError } from './error.js'
