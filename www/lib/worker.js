// `nutgraf/worker` for browsers: the package's functions on a thread of their own.
import { NutgrafError } from './error.js'
import { connect } from './worker-client.js'

/** The same functions as the package's own, run in a worker: the given one, or a new one of this package. */
export const createWorker = worker => connect(worker ?? newWorker())

function newWorker() {
  try {
    return startWorker()
  } catch (cause) {
    throw new NutgrafError('load', `The page may not start a worker (${cause.message}): hand one of your own, running nutgraf/worker/thread, to createWorker().`, { cause })
  }
}

function startWorker() {
  const url = new URL('./worker-thread.js', import.meta.url)
  if (url.origin === location.origin || url.protocol === 'blob:' || url.protocol === 'data:') {
    return new Worker(new URL('./worker-thread.js', import.meta.url), { type: 'module' })
  }
  // From another origin (a CDN) no worker may be started, but one may be that imports from there.
  const wrapper = URL.createObjectURL(new Blob([`import ${JSON.stringify(url.href)}`], { type: 'text/javascript' }))
  return new Worker(wrapper, { type: 'module' })
}
