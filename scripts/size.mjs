// What a file weighs on the way to a reader: as it is, and compressed as servers send it.
import { readFileSync } from 'node:fs'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { at } from './shell.mjs'

/** Limits in bytes by path, see budget.json. */
export function budgets() {
  const { about, ...limits } = JSON.parse(readFileSync(at('scripts/budget.json'), 'utf8'))
  return limits
}

/** `{raw, gzip, brotli}` in bytes, at the strongest settings. */
export function weigh(bytes) {
  const brotli = brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } })
  return { raw: bytes.length, gzip: gzipSync(bytes, { level: 9 }).length, brotli: brotli.length }
}

/** 12345 → "12.3 KB". */
export const kilobytes = bytes => `${(bytes / 1000).toFixed(1)} KB`

/** "raw 750.0 KB, gzip 300.0 KB, brotli 250.0 KB". */
export const weightInWords = ({ raw, gzip, brotli }) => `raw ${kilobytes(raw)}, gzip ${kilobytes(gzip)}, brotli ${kilobytes(brotli)}`
