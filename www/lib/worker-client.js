// The page's side of a worker: the same asynchronous functions, each call a message with a number.
import { NutgrafError } from './error.js'

/** @param worker a Worker of the browser or of node:worker_threads that runs this package's worker file */
export function connect(worker) {
  const waiting = new Map()
  let last = 0

  const failAll = error => {
    for (const { reject } of waiting.values()) reject(error)
    waiting.clear()
  }
  const onMessage = ({ id, value, error }) => {
    const caller = waiting.get(id)
    if (!caller) return
    waiting.delete(id)
    if (!error) caller.resolve(value)
    else caller.reject(error.code ? new NutgrafError(error.code, error.message) : new Error(error.message))
  }
  const onError = event => failAll(new NutgrafError('load',
    `The worker failed${event?.message ? `: ${event.message}` : ''}. A Content Security Policy needs its address in worker-src; or hand a Worker of your own to createWorker().`))
  if (worker.addEventListener) {
    worker.addEventListener('message', event => onMessage(event.data))
    worker.addEventListener('error', onError)
  } else {
    worker.on('message', onMessage)
    worker.on('error', onError)
  }

  const ask = name => (...args) => new Promise((resolve, reject) => {
    const id = ++last
    waiting.set(id, { resolve, reject })
    try {
      worker.postMessage({ id, name, args })
    } catch (cause) {
      waiting.delete(id)
      reject(new NutgrafError('bad-input', `What was handed over cannot be sent to a worker: ${cause.message}`, { cause }))
    }
  })
  const askInit = ask('init')
  return {
    init: async source => askInit(...(source === undefined ? [] : [await portable(source)])),
    extract: ask('extract'), analyze: ask('analyze'), summarize: ask('summarize'), compare: ask('compare'),
    terminate() {
      failAll(new NutgrafError('not-ready', 'The worker was terminated.'))
      return worker.terminate()
    },
  }
}

/** Addresses and answers cannot be sent to a worker as objects; their text and bytes can. */
async function portable(source) {
  source = await source
  const kind = Object.prototype.toString.call(source)
  if (kind === '[object URL]') return source.href
  if (kind === '[object Request]') return source.url
  if (kind !== '[object Response]') return source
  if (!source.ok) throw new NutgrafError('load', `The server answered ${source.status} for "${source.url}".`)
  return source.arrayBuffer()
}
