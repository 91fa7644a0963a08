// The thread where articles are read, so that the page can be scrolled, clicked and left at any time. It uses the package like
// any site would.
import * as nutgraf from '../lib/index.js'
import { sentOf } from './app/requests.js'
import { parcels } from './reading/parcels.js'
import { places } from './reading/places.js'

let ready = null

const JOBS = {
  async read({ id, input }) {
    await ready
    const { kind, content, published, url } = input
    let article = content
    if (kind === 'html') {
      postMessage({ id, stage: 'extract' })
      article = nutgraf.extractSync(content, url ? { url } : {})
      if (!article.text.trim()) throw Object.assign(new Error('no article'), { code: 'no-article' })
    }
    postMessage({ id, stage: 'analyze' })
    const day = published || article.published?.slice(0, 10) || ''
    const analysis = nutgraf.analyzeSync(article, day ? { published: day } : {})
    const { tables, counts } = places(analysis)
    postMessage({ id, stage: 'show' })
    for (const parcel of parcels(analysis)) postMessage({ id, parcel })
    postMessage({ id, value: { day, tables, counts } }, Object.values(tables).map(table => table.buffer))
  },
  async compare({ id, analyses }) {
    await ready
    postMessage({ id, value: nutgraf.compareSync(analyses) })
  },
}

addEventListener('message', async ({ data }) => {
  if ('source' in data) {
    ready = nutgraf.init(data.source)
    ready.catch(() => {})
    return
  }
  try {
    await JOBS[data.job](data)
  } catch (error) {
    postMessage({ id: data.id, error: { code: error.code, message: error.message } })
  }
})

// The page counts what is sent; what a thread sends only the thread can see.
new PerformanceObserver(list => postMessage({ sent: sentOf(list.getEntries()) })).observe({ type: 'resource' })
