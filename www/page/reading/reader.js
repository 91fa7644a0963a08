// The page's side of the thread that reads: hands articles over, takes results in, and can give up at once.
import { NutgrafError } from '../../lib/error.js'
import { unpacking } from './parcels.js'

const { engine, startThread } = globalThis.begun
const SHORT = 50_000

/** A reading that the reader of the page ended. */
export class Cancelled extends Error {}

/** Starts the thread. `onSent(n)` hears of requests that it made. */
export function startReader(onSent = () => {}) {
  let thread = null
  let job = null
  let last = 0
  let failure = null

  function follow(started) {
    thread = started
    thread.addEventListener('message', ({ data }) => answer(data))
    thread.addEventListener('error', fail)
  }

  function fail(event) {
    stop()
    failure = new NutgrafError('load', `The thread that reads could not be started${event.message ? `: ${event.message}` : ''}.`)
    finish('reject', failure)
  }

  function answer({ id, sent, stage, parcel, value, error }) {
    if (sent) onSent(sent)
    if (!job || id !== job.id) return
    if (stage) job.onStage(stage)
    else if (parcel) job.analysis = job.take(parcel)
    else if (error) finish('reject', error.code ? new NutgrafError(error.code, error.message) : new Error(error.message))
    else finish('resolve', job.analysis ? { ...value, analysis: job.analysis } : value)
  }

  function finish(how, value) {
    const ended = job
    job = null
    ended?.[how](value)
  }

  function stop() {
    thread?.terminate()
    thread = null
  }

  function cancel() {
    last++
    if (!job) return
    // A call into the engine cannot be interrupted, only its thread can be ended. What is short is over before a new one has begun.
    if (job.length > SHORT) stop()
    finish('reject', new Cancelled())
  }

  async function ask(message, onStage = () => {}) {
    cancel()
    const id = ++last
    if (!thread) follow(startThread())
    await engine
    // Somebody was quicker meanwhile.
    if (id !== last) throw new Cancelled()
    // The thread may have failed before the engine was there.
    if (!thread) throw failure
    return new Promise((resolve, reject) => {
      job = { id, resolve, reject, onStage, take: unpacking(), analysis: null, length: message.input?.content.length ?? Infinity }
      thread.postMessage({ id, ...message })
    })
  }

  // Where the first could not be started, the next is tried at the first article, and tells.
  if (globalThis.begun.thread) follow(globalThis.begun.thread)

  return {
    /** @returns `{analysis, day, tables, counts}`; `onStage` hears "extract", "analyze", "show" */
    read: (input, onStage) => ask({ job: 'read', input }, onStage),
    compare: analyses => ask({ job: 'compare', analyses }),
    cancel,
  }
}
