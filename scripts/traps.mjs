// What a panic would say is never heard in wasm: it ends in a trap, and the caller sees that (www/lib/instance.js). So the functions of
// the standard library that put a panic's words together become the trap themselves; wasm-opt then drops what they were given. Seventeen
// kilobytes less, four of them when compressed. So does what only panics write: things as they look to a programmer (`{:?}`), with the tables of
// what can be printed; and what JavaScript would call back, closures and futures, which the module has none of: only the table of functions names it.
import { readFileSync, writeFileSync } from 'node:fs'
import { Stop } from './shell.mjs'

/** Names of functions that never come back, as rustc writes them into the module (without the hashes behind). */
const PANICS = /^<?(core|std|alloc|__rustc)\b.*(panicking|panic_|rust_panic|rust_begin_unwind|_failed|_fail\b|_fail_rt|handle_error|handle_alloc_error)/

/**
 * What nobody calls who is heard. What writes things as they look to a programmer: only panics ask for it, results and errors are told by `Display`.
 * What calls closures and wakes futures from JavaScript.
 */
const UNHEARD = / as core::fmt::Debug>::fmt$|^wasm_bindgen::convert::closures::_::invoke::|^<?js_sys::futures::/

/** Rewrites a module that still has its names. */
export async function trapAtOnce(file) {
  const { default: binaryen } = await import('binaryen')
  const { MutableGlobals, NontrappingFPToInt, SIMD128, BulkMemory, BulkMemoryOpt, SignExt, ReferenceTypes, Multivalue } = binaryen.Features
  const features = MutableGlobals | NontrappingFPToInt | SIMD128 | BulkMemory | BulkMemoryOpt | SignExt | ReferenceTypes | Multivalue
  const module = binaryen.readBinary(readFileSync(file))
  module.setFeatures(features)
  let found = 0
  for (let index = 0; index < module.getNumFunctions(); index++) {
    const ref = module.getFunctionByIndex(index)
    const { name, body, results } = binaryen.getFunctionInfo(ref)
    const known = name.replace(/\[[0-9a-f]+\]/g, '')
    if (!body || !(results === binaryen.none && PANICS.test(known) || UNHEARD.test(known))) continue
    binaryen.Function.setBody(ref, module.unreachable())
    found++
  }
  if (found < 5) throw new Stop('the module has no names of panicking functions: rustc writes them in another way than scripts/traps.mjs expects.')
  // The names stay: wasm-opt drops them where they are not asked for, and scripts/layers.mjs asks.
  binaryen.setDebugInfo(true)
  writeFileSync(file, module.emitBinary())
  module.dispose()
  return found
}
