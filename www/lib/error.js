/**
 * Every failure that a site can act on, told by `code`:
 *
 * - `csp`: the page's Content Security Policy forbids WebAssembly; it needs `'wasm-unsafe-eval'` in `script-src`.
 * - `load`: the .wasm file could not be had or is not what it should be.
 * - `not-ready`: a `…Sync` function was called before `init()` had ended.
 * - `too-long`: the text is over the size limit.
 * - `bad-option`: an option is unknown or has an impossible value; the message names it and what is allowed.
 * - `bad-input`: what was handed over is neither text nor an Article, nor the bytes of a page.
 */
export class NutgrafError extends Error {
  constructor(code, message, options) {
    super(message, options)
    this.name = 'NutgrafError'
    this.code = code
  }

  // By name and code, so that it holds between the ESM and the CommonJS copy, and for errors from a worker.
  static [Symbol.hasInstance](value) {
    return value instanceof Error && value.name === 'NutgrafError' && typeof value.code === 'string'
  }
}
