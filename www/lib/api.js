// The functions of the package, made for a platform: where its .wasm lies and how it opens an address.
import { textOf } from './decode.js'
import { readDocument } from './document.js'
import { call, start } from './instance.js'

export function createApi(defaultSource, open) {
  const init = async (source = defaultSource()) => { await start(source, open) }
  const now = name => (input, options) => call(name, name === 'extract' ? textOf(input, options?.contentType) : input, options)
  const ready = name => async (input, options) => {
    await init()
    return now(name)(input, options)
  }
  const fromDocumentSync = (root, options) => readDocument(call, root, options)
  return {
    init,
    extract: ready('extract'), analyze: ready('analyze'), summarize: ready('summarize'), compare: ready('compare'),
    extractSync: now('extract'), analyzeSync: now('analyze'), summarizeSync: now('summarize'), compareSync: now('compare'),
    fromDocumentSync,
    fromDocument: async (root, options) => {
      await init()
      return fromDocumentSync(root, options)
    },
  }
}
