// The entry for workerd, which forbids compiling at run time: the module is imported, already compiled.
import module from './wasm/nutgraf.wasm'
import { createApi } from './api.js'

export const { init, extract, analyze, summarize, compare, fromDocument, extractSync, analyzeSync, summarizeSync, compareSync, fromDocumentSync } =
  /* @__PURE__ */ createApi(() => module, url => fetch(url))
export { NutgrafError } from './error.js'
