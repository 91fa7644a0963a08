// The one running instance: started once, shared by all callers, renewed when it can no longer be used.
import { compile } from './compile.js'
import { NutgrafError } from './error.js'
import * as glue from './wasm/glue.js'
import { read } from './wasm/reader.js'

// WebAssembly memory only grows. After a text that needed more than this, the next call gets a fresh instance.
const KEEP_BYTES = 64 << 20

let starting
let exports

/** Loads and starts the module; every call gets the same promise until one fails. */
export function start(source, open) {
  starting ??= compile(source, open).then(instantiate).catch(error => {
    starting = undefined
    throw error
  })
  return starting
}

function instantiate(module) {
  const foreign = cause => new NutgrafError('load', `The .wasm file does not belong to this version of the package${cause ? `: ${cause.message}` : '.'}`, { cause })
  // Asked beforehand, because the glue keeps what it has begun to start.
  if (!WebAssembly.Module.exports(module).some(({ name }) => name === '__wbindgen_start')) throw foreign()
  try {
    exports = glue.initSync({ module })
  } catch (cause) {
    throw foreign(cause)
  }
}

/** Calls a function of the module now. */
export function call(name, input, options) {
  if (!exports) throw new NutgrafError('not-ready', `await init() before ${name}Sync(), or use the asynchronous ${name}().`)
  try {
    return read(name, glue[name](input, options))
  } catch (error) {
    if (typeof error?.code === 'string') throw new NutgrafError(error.code, error.message)
    // A trap: nothing in the instance can be relied on any more. It is a bug of ours, so it is shown as it is.
    renew()
    throw error
  } finally {
    if (exports.memory.buffer.byteLength > KEEP_BYTES) renew()
  }
}

function renew() {
  glue.__wbg_reset_state()
  exports = glue.initSync()
}
