// What takes longest is begun first. As the page is served this stands in the HTML itself (scripts/page.mjs puts it there) and runs
// before style and main.js have arrived: when the first article is asked for, the engine is compiled and the thread that reads is up.
// What is in the HTML cannot be imported, so it is handed on as `begun`.
import { scriptAddress } from './trusted.js'

const ENGINE = new URL('lib/wasm/nutgraf.wasm', document.baseURI)

// Compiled once: a thread that is started anew gets it ready-made. Where that fails, its address goes there; the package tells why.
const engine = globalThis.WebAssembly?.compileStreaming
  ? WebAssembly.compileStreaming(fetch(ENGINE)).catch(() => ENGINE.href)
  : Promise.resolve(ENGINE.href)

/** Starts a thread that reads and gives it the engine. */
function startThread() {
  const thread = new Worker(scriptAddress('thread'), { type: 'module' })
  engine.then(source => thread.postMessage({ source }))
  return thread
}

// Nobody listens to the first thread yet, so it is kept whether it failed. None where none may be started: the next try tells.
let thread = null
try {
  thread = startThread()
  thread.onerror = () => { begun.thread = null }
} catch { /* see above */ }

const begun = globalThis.begun = { engine, thread, startThread, scriptAddress }
