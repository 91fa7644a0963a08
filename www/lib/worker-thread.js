// The worker file for browsers: start it with `new Worker(url, { type: 'module' })`, or let `createWorker()` do so.
import * as api from './index.js'
import { answer } from './worker-serve.js'

addEventListener('message', async event => postMessage(await answer(api, event.data)))
