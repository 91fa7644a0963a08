// `nutgraf/inline`: the same functions with the .wasm inside the JavaScript, for bundlers that copy no files and policies that
// forbid the request. A third larger than the file.
import { createApi } from './api.js'
import { base64 } from './wasm/inline.js'

function bytes() {
  if (Uint8Array.fromBase64) return Uint8Array.fromBase64(base64)
  return Uint8Array.from(atob(base64), letter => letter.charCodeAt(0))
}

export const { init, extract, analyze, summarize, compare, fromDocument, extractSync, analyzeSync, summarizeSync, compareSync, fromDocumentSync } =
  /* @__PURE__ */ createApi(bytes, url => fetch(url))
export { NutgrafError } from './error.js'
