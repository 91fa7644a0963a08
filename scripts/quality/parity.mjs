// The same bytes everywhere: the native program, the module in Node, in Chromium and in Firefox read the same articles and pages, and the JSON text of every
// result is compared; each is also held against the JSON Schema. `npm run quality -- --parity [N]` takes N (1,000) from the shared data; the tests a few.
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { findChromium, CHROMIUM_FLAGS } from '../chromium.mjs'
import { serve } from '../serve.mjs'
import { at, say, Stop } from '../shell.mjs'

const DATA = '../shared/data'
const PAGES = ['fundus', 'mercury', 'moz', 'wcxb-dev'].map(name => `${DATA}/html/${name}`)
const ARTICLES = ['quotes/polnear_dev', 'claims/giveme5w1h_gold_dev', 'keyphrases/kptimes_sample', 'summary/sumllm_cnndm_val', 'summary/gum_one_reference'].map(name => `${DATA}/${name}.jsonl`)
/** Records that a browser is handed at once. */
const ROUND = 20
const PATIENCE = 20 * 60_000

/** Every so many of a list, so that `count` of them are spread over all of it. */
const spread = (list, count) => list.length <= count ? list : Array.from({ length: count }, (_, index) => list[Math.floor(index * list.length / count)])

/** The samples in seeds/, with and without their day. */
export function samples() {
  return JSON.parse(readFileSync(at('seeds/index.json'), 'utf8')).flatMap(({ file, published }) => {
    const content = readFileSync(at('seeds', file), 'utf8')
    const record = file.endsWith('.html') ? { html: content, url: 'https://example.org/story' } : { text: content }
    return [{ id: file, ...record, published }, { id: `${file}, undated`, ...record }]
  })
}

/** Articles and pages of the shared data, half and half as far as there are pages; null where the data are not here. */
export function shared(count) {
  if (!existsSync(at(DATA))) return null
  const pages = spread(PAGES.flatMap(folder => readdirSync(at(folder)).filter(name => name.endsWith('.html')).sort().map(name => `${folder}/${name}`)), Math.floor(count / 2))
    .map(file => ({ id: file.slice(DATA.length + 1), html: readFileSync(at(file), 'utf8') }))
  const texts = ARTICLES.flatMap(file => readFileSync(at(file), 'utf8').trim().split('\n').map((line, index) => ({ id: `${file.slice(DATA.length + 1)}:${index + 1}`, text: JSON.parse(line).text, published: '2025-06-03' })))
  return [...pages, ...spread(texts.filter(({ text }) => typeof text === 'string').map(record => ({ ...record, text: record.text.toWellFormed() })), count - pages.length)]
}

/** What an engine makes of a record: the JSON text of the analysis, or the code of the error. */
const read = `({ text, html, url, published }, { extractSync, analyzeSync }) => {
  try {
    return JSON.stringify(analyzeSync(text ?? extractSync(html, { url }), { published }))
  } catch (error) {
    return JSON.stringify(error.code ?? String(error))
  }
}`

const digest = text => createHash('sha256').update(text).digest('hex')

/** Compares every engine that is here with the native program. Returns `{ compared, engines, missing, wrong }`. */
export async function compareEngines(records, { program = at('target/release/nutgraf'), engines, validate } = {}) {
  const native = await natively(records, program)
  const wrong = []
  const differ = (engine, index, theirs) => wrong.push(`${engine}: ${records[index].id}: ${difference(native[index], theirs)}`)
  if (validate) {
    native.forEach((text, index) => {
      if (text.startsWith('{') && !validate(JSON.parse(text))) wrong.push(`schema: ${records[index].id}: ${JSON.stringify(validate.errors.slice(0, 2))}`)
    })
  }
  const inNode = await import(pathToFileURL(at('www/lib/node.js')).href)
  await inNode.init()
  const call = (0, eval)(read)
  records.forEach((record, index) => {
    const own = call(record, inNode)
    if (own !== native[index]) differ('Node', index, own)
  })
  const hashes = native.map(digest)
  const missing = []
  const names = [`native`, `wasm in Node ${process.versions.node}`]
  for (const [name, start] of Object.entries(engines)) {
    const browser = await start()
    if (!browser) {
      missing.push(name)
      continue
    }
    names.push(name)
    const server = await serve({ '/lib/': at('www/lib') }, { headers: path => answer(path, records) })
    try {
      await browser.go(`${server.url}parity`)
      await until(browser, () => Boolean(window.hashes || window.failed))
      const failed = await browser.run(() => window.failed)
      if (failed) throw new Stop(`${name}: ${failed}`)
      const own = await browser.run(() => window.hashes)
      for (const [index, hash] of own.entries()) {
        if (hash === hashes[index]) continue
        await browser.run(number => { window.again(number) }, index)
        await until(browser, () => Boolean(window.text))
        differ(name, index, await browser.run(() => { const { text } = window; window.text = null; return text }))
      }
      if (own.length !== records.length) wrong.push(`${name}: ${own.length} of ${records.length} records answered`)
    } finally {
      await browser.stop()
      await server.close()
    }
  }
  return { compared: records.length, engines: names, missing, wrong }
}

/** Asks until the page says yes; a thousand articles take their time. */
async function until(browser, work) {
  const end = Date.now() + PATIENCE
  while (!await browser.run(work)) {
    if (Date.now() > end) throw new Stop('a browser did not end its reading in time.')
    await pause(200)
  }
}

/** The page of a browser, and the records by rounds. */
function answer(path, records) {
  if (path === '/parity') return { status: 200, 'content-type': 'text/html; charset=utf-8', body: `<!doctype html><title>parity</title><script type="module">${page(records.length)}</script>` }
  const round = /^\/records\/(\d+)$/.exec(path)
  return round ? { status: 200, 'content-type': 'application/json; charset=utf-8', body: JSON.stringify(records.slice(round[1] * ROUND, (+round[1] + 1) * ROUND)) } : {}
}

const page = count => `
import * as nutgraf from '/lib/index.js'
const read = ${read}
const round = async number => (await fetch('/records/' + number)).json()
const hex = bytes => [...new Uint8Array(bytes)].map(byte => byte.toString(16).padStart(2, '0')).join('')
window.again = async number => { window.text = read((await round(Math.floor(number / ${ROUND})))[number % ${ROUND}], nutgraf) }
try {
  await nutgraf.init()
  const hashes = []
  for (let number = 0; number * ${ROUND} < ${count}; number++) {
    for (const record of await round(number)) hashes.push(hex(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(read(record, nutgraf)))))
  }
  window.hashes = hashes
} catch (error) {
  window.failed = String(error.stack ?? error)
}`

/** The answers of the native program as JSON text, in order. */
async function natively(records, program) {
  const child = spawn(program, ['batch'], { stdio: ['pipe', 'pipe', 'inherit'] })
  const ended = once(child, 'exit')
  const answers = []
  const reading = (async () => {
    for await (const line of createInterface({ input: child.stdout, crlfDelay: Infinity })) {
      const { analysis, error } = JSON.parse(line)
      answers.push(JSON.stringify(analysis ?? error.code))
    }
  })()
  for (const record of records) if (!child.stdin.write(JSON.stringify(record) + '\n')) await once(child.stdin, 'drain')
  child.stdin.end()
  await Promise.all([reading, ended])
  if (answers.length !== records.length) throw new Stop(`the program answered ${answers.length} of ${records.length} records.`)
  return answers
}

/** Where two texts part. */
function difference(ours, theirs) {
  let from = 0
  while (from < ours.length && ours[from] === theirs[from]) from++
  const part = text => text.slice(Math.max(0, from - 40), from + 60)
  return `native …${part(ours)}…, here …${part(theirs)}…`
}

/** Chromium as the other engines are driven. */
export async function startChromium() {
  const executablePath = findChromium()
  if (!executablePath) return null
  const { chromium } = await import('playwright-core')
  const browser = await chromium.launch({ executablePath, args: CHROMIUM_FLAGS })
  const tab = await browser.newPage()
  return {
    go: url => tab.goto(url),
    run: (work, ...args) => tab.evaluate(`(${work}).apply(null, ${JSON.stringify(args)})`),
    stop: () => browser.close(),
  }
}

/** A function that tells whether a result is one of the schema in www/lib. */
export async function schemaValidator() {
  const { default: Ajv } = await import('ajv/dist/2020.js')
  const ajv = new Ajv({ strict: true, allowUnionTypes: true, formats: { uint: true, uint8: true, uint16: true, uint32: true, uint64: true, int32: true, int64: true, double: true, float: true } })
  return ajv.compile(JSON.parse(readFileSync(at('www/lib/schema.json'), 'utf8')))
}

/** `npm run quality -- --parity [N]`. */
export async function parity(program, count = 1000) {
  const records = shared(count)
  if (!records) throw new Stop(`the shared data are not here (${DATA}): parity is measured on the samples alone, by \`npm test\`.`)
  const { ENGINES } = await import('../../tests/browser/webdriver.mjs')
  const { find, start } = ENGINES.Firefox
  const engines = { Chromium: startChromium, Firefox: async () => find() ? start(find()) : null }
  const { compared, engines: names, missing, wrong } = await compareEngines(records, { program, engines, validate: await schemaValidator() })
  const pages = records.filter(({ html }) => html).length
  say(`parity: ${compared - pages} articles and ${pages} pages, read by ${names.join(', ')}: ${wrong.length} results differ or are not of the schema`)
  if (missing.length) say(`parity: NOT compared, because not installed: ${missing.join(', ')}`)
  if (wrong.length) throw new Stop(wrong.slice(0, 10).join('\n'))
}
