// A small site that uses every entry of the package, and the browser's verdict on what a bundler made of it.
import assert from 'node:assert/strict'
import { launch, openPage } from '../browser/chromium.mjs'

export const TEXT = 'Bridge opens early\n\nThe council opened the bridge on Monday. "It is a good day," said Mayor Ann Lee.'

export const ARTICLE = `<article><h1>Bridge opens early</h1><p>The council of Bergen opened the new bridge on Monday, three weeks before the day it had named.</p>
<p>“It is a good day for everybody who waits in the queue,” said Mayor Ann Lee, who had promised the bridge in 2021. It cost 3 million euros.</p>
<p>The old bridge will stay open for cyclists, the council said, and could be pulled down next year.</p></article>`

export const HTML = script => `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Bridge opens early</title><link rel="icon" href="data:,"></head>
<body><nut-graf></nut-graf>${ARTICLE}<script type="module" src="${script}"></script></body></html>`

const ASKED = `window.results = Promise.all([
  analyze(${JSON.stringify(TEXT)}).then(({ schema }) => schema),
  fromDocument(document).then(({ article, rangeOf }) => rangeOf(article.blocks[1]).toString().slice(0, 21)),
  WORKER,
  new Promise((done, failed) => { addEventListener('nutgraf-ready', () => done('ready')); addEventListener('nutgraf-error', event => failed(event.detail.error)) }),
]).then(values => ({ values }), error => ({ failed: { code: error.code, message: error.message } }))
import('nutgraf/element')`
const WORKER = `createWorker().analyze(${JSON.stringify(TEXT)}).then(({ schema }) => schema)`

/** The site's program, by the entries that it takes the functions from. */
export const PROGRAM = `import { analyze, fromDocument } from 'nutgraf'\nimport { createWorker } from 'nutgraf/worker'\n${ASKED.replace('WORKER', WORKER)}`
export const WITHOUT_WORKER = `${ASKED.replace('WORKER', "'nutgraf/1'")}`

const RIGHT = ['nutgraf/1', 'The council of Bergen', 'nutgraf/1', 'ready']

let browser
export const closeBrowser = () => browser?.close()

/** What `window.results` of a page becomes, with the addresses that the page asked for. */
export async function visit(url) {
  browser ??= await launch()
  const { page, context, requests, errors } = await openPage(browser)
  try {
    await page.goto(url)
    await page.waitForFunction('window.results', null, { timeout: 20_000 }).catch(error => { throw new Error(`${error.message}\n${errors.join('\n')}`) })
    return { ...await page.evaluate('window.results'), requests, errors }
  } finally {
    await context.close()
  }
}

export async function works(url) {
  const { values, failed, requests } = await visit(url)
  assert.equal(failed, undefined)
  assert.deepEqual(values, RIGHT)
  assert.ok(requests.every(address => address.startsWith(new URL(url).origin) || /^(data|blob):/.test(address)), requests.join('\n'))
  return requests
}
