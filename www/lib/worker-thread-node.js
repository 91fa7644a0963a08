// The worker file for node:worker_threads.
import { parentPort } from 'node:worker_threads'
import * as api from './node.js'
import { answer } from './worker-serve.js'

parentPort.on('message', async message => parentPort.postMessage(await answer(api, message)))
