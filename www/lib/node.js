// The entry for Node, Bun and Deno, whose fetch does not open files.
import { readFile } from 'node:fs/promises'
import { createApi } from './api.js'

async function open(url) {
  const address = String(url.url ?? url)
  if (/^file:/i.test(address)) return readFile(new URL(address))
  return /^[a-z][a-z0-9+.-]+:/i.test(address) ? fetch(url) : readFile(address)
}

export const { init, extract, analyze, summarize, compare, fromDocument, extractSync, analyzeSync, summarizeSync, compareSync, fromDocumentSync } =
  /* @__PURE__ */ createApi(() => new URL('./wasm/nutgraf.wasm', import.meta.url), open)
export { NutgrafError } from './error.js'
