// `nutgraf/worker` for Node: the package's functions on a thread of their own.
import { Worker } from 'node:worker_threads'
import { connect } from './worker-client.js'

/** The same functions as the package's own, run in a thread: the given one, or a new one of this package. */
export const createWorker = worker => connect(worker ?? new Worker(new URL('./worker-thread-node.js', import.meta.url)))
