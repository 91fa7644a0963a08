// `node scripts/page-figures.mjs`: how quick the page is and what it weighs, in Chromium, against the aims. Run it on a machine that
// does nothing else: under load the figures say little, and it says so. Exit status 1 when an aim is missed (with --strict).
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { loadavg } from 'node:os'
import { launch, openPage } from '../tests/browser/chromium.mjs'
import { goTo, servePageForTests, settled } from '../tests/browser/page.mjs'
import { weighPage } from './page.mjs'
import { at, runAsScript, say, Stop } from './shell.mjs'
import { kilobytes } from './size.mjs'

const RUNS = 7
// A new window of the browser is busy with itself at first; that is not the page's time.
const CALM = 1500
const SAVED = 1000
const MODEL = at('../shared/seeds')

/** Put into each page before it loads: notes long tasks, shifts of the layout, and when the first brief stands there. */
function watch() {
  const seen = window.seen = { long: [], shifts: 0, brief: null }
  new PerformanceObserver(list => list.getEntries().forEach(({ startTime, duration }) => seen.long.push([Math.round(startTime), Math.round(duration)]))).observe({ type: 'longtask', buffered: true })
  new PerformanceObserver(list => list.getEntries().forEach(({ value, hadRecentInput }) => { if (!hadRecentInput) seen.shifts += value })).observe({ type: 'layout-shift', buffered: true })
  new MutationObserver((_, observer) => {
    if (!document.querySelector('.points li')) return
    seen.brief = performance.now()
    observer.disconnect()
  }).observe(document, { childList: true, subtree: true })
}

/** The longest task of the page's own thread in a trace, in milliseconds of processor time: these hold on a busy machine too. */
function processorTime(trace) {
  const { traceEvents } = JSON.parse(trace.toString())
  const own = new Set(traceEvents.filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain').map(({ pid, tid }) => `${pid}:${tid}`))
  return Math.round(traceEvents.filter(({ name, ph, pid, tid }) => ph === 'X' && name.endsWith('RunTask') && own.has(`${pid}:${tid}`)).reduce((most, { tdur = 0 }) => Math.max(most, tdur), 0) / 1000)
}
const TRACED = { categories: ['toplevel'] }

const median = list => [...list].sort((a, b) => a - b)[list.length >> 1]
const worst = list => list.reduce((most, [, duration]) => Math.max(most, duration), 0)

/** The article that the design is made for, where it is at hand; else a sample. */
function modelArticle() {
  const name = existsSync(MODEL) ? readdirSync(MODEL).find(file => file.endsWith('.txt')) : null
  return name ? readFileSync(`${MODEL}/${name}`, 'utf8') : readFileSync(at('seeds/diplomacy.txt'), 'utf8')
}

/** `length` characters of news. */
function news(length) {
  const all = JSON.parse(readFileSync(at('seeds/index.json'), 'utf8')).filter(({ file }) => file.endsWith('.txt')).map(({ file }) => readFileSync(at('seeds', file), 'utf8')).join('\n\n')
  return all.repeat(Math.ceil(length / all.length)).slice(0, length)
}

/** A library file of many different articles. */
function library() {
  const words = news(60_000).split(/\s+/)
  const entries = Array.from({ length: SAVED }, (_, i) => {
    const from = i * 37 % (words.length - 900)
    const text = `Report ${i} on ${words[i % words.length]}\n\n${words.slice(from, from + 800).join(' ')}`
    return { saved: new Date(Date.UTC(2025, 0, 1) + i * 3_600_000).toISOString(), article: { text, title: text.slice(0, text.indexOf('\n')), words: 800 }, points: [words.slice(from, from + 20).join(' ')] }
  })
  return JSON.stringify({ format: 'nutgraf-library', version: 1, entries })
}

/** Opens the page in a fresh profile. */
async function open(browser, server) {
  const { page, context } = await openPage(browser, { viewport: { width: 1280, height: 860 }, reducedMotion: 'reduce' })
  await page.addInitScript(watch)
  await page.waitForTimeout(CALM)
  await page.goto(server.url)
  await settled(page)
  return { page, context }
}
const seen = page => page.evaluate(() => new Promise(done => setTimeout(() => done(window.seen), 300)))

/** What loading the page took. Nothing is asked of it meanwhile: each question would be a task of its own. */
async function loadOnce(browser, page, go) {
  await browser.startTracing(page, TRACED)
  await go()
  await page.waitForTimeout(CALM)
  const busy = processorTime(await browser.stopTracing())
  const { brief, long, shifts } = await seen(page)
  if (!brief) throw new Stop('the page showed no brief')
  return { brief: brief - await page.evaluate(() => performance.getEntriesByType('navigation')[0].loadEventEnd), long: worst(long), busy, shifts }
}

/** The first visit, with everything from a server on this machine, and a second one, with that server's network cut off. */
async function loading(browser, server) {
  const visits = { first: [], second: [] }
  for (let run = 0; run < RUNS; run++) {
    const { page, context } = await openPage(browser, { viewport: { width: 1280, height: 860 }, reducedMotion: 'reduce' })
    await page.addInitScript(watch)
    await page.waitForTimeout(CALM)
    visits.first.push(await loadOnce(browser, page, () => page.goto(server.url)))
    await page.waitForFunction(() => document.documentElement.dataset.offline === 'ready')
    await context.setOffline(true)
    visits.second.push(await loadOnce(browser, page, () => page.reload()))
    await context.close()
  }
  return Object.fromEntries(Object.entries(visits).map(([name, found]) => [name, {
    ...Object.fromEntries(['brief', 'long', 'busy'].map(what => [what, Math.round(median(found.map(visit => visit[what])))])),
    shifts: Math.max(...found.map(({ shifts }) => shifts)),
  }]))
}

/** The longest task while a text is read and shown, and how long that took. */
async function reading(browser, server, text) {
  const long = []
  const times = []
  const busy = []
  for (let run = 0; run < 3; run++) {
    const { page, context } = await open(browser, server)
    await seen(page)
    // Handed over beforehand: the test's own work is not the page's.
    await page.evaluate(content => { window.content = content }, text)
    await browser.startTracing(page, TRACED)
    const began = Date.now()
    await page.evaluate(() => {
      window.seen.long = []
      const clipboardData = new DataTransfer()
      clipboardData.setData('text/plain', window.content)
      document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
    })
    await settled(page)
    times.push(Date.now() - began)
    long.push(worst((await seen(page)).long))
    busy.push(processorTime(await browser.stopTracing()))
    await context.close()
  }
  return { long: median(long), took: median(times), busy: median(busy) }
}

async function searching(browser, server) {
  const { page, context } = await open(browser, server)
  await goTo(page, 'library')
  await page.setInputFiles('#library-file', { name: 'library.json', mimeType: 'application/json', buffer: Buffer.from(library()) })
  await page.waitForFunction(n => document.querySelector('#library-state').textContent.startsWith(n), '1,000 articles', { timeout: 60_000 })
  await page.reload()
  await settled(page)
  await page.waitForFunction(() => document.querySelector('#library-state').textContent.startsWith('1,000'))
  const times = []
  for (const question of ['mackerel', 'report port strike', 'judge court', 'report 77', 'nowhere']) {
    times.push(await page.evaluate(question => new Promise(done => {
      const state = document.querySelector('#library-state')
      const before = state.textContent
      const began = performance.now()
      new MutationObserver((_, observer) => {
        if (state.textContent === before) return
        observer.disconnect()
        done(performance.now() - began)
      }).observe(state, { childList: true, characterData: true, subtree: true })
      const field = document.querySelector('#library-search')
      field.value = question
      field.dispatchEvent(new Event('input'))
    }), question))
  }
  await context.close()
  return Math.round(Math.max(...times) * 10) / 10
}

await runAsScript(import.meta, async args => {
  const load = loadavg()[0]
  const [browser, server] = [await launch(), await servePageForTests()]
  const missed = []
  const tell = (what, value, aim, unit) => {
    if (value > aim) missed.push(what)
    say(`${what}: ${value} ${unit} (aim: at most ${aim})${value > aim ? '  MISSED' : ''}`)
  }
  try {
    for (const [name, visit] of Object.entries(await loading(browser, server))) {
      tell(`${name} visit: first brief after the load event`, visit.brief, 150, 'ms')
      tell(`${name} visit: shift of the layout`, Math.round(visit.shifts * 1e4) / 1e4, 0, '')
      tell(`${name} visit: longest task while loading`, visit.long, 50, 'ms')
      say(`  of processor time: ${visit.busy} ms`)
    }
    const model = await reading(browser, server, modelArticle())
    tell('longest task, model article', model.long, 50, 'ms')
    say(`  of processor time: ${model.busy} ms`)
    const megabyte = await reading(browser, server, news(1_000_000))
    tell('longest task, 1 MB of news', megabyte.long, 50, 'ms')
    say(`  of processor time: ${megabyte.busy} ms`)
    say(`1 MB of news, read and shown: ${megabyte.took} ms`)
    tell(`search in ${SAVED} saved articles, the slowest of five`, await searching(browser, server), 50, 'ms')
    const { brotli } = weighPage(server.folder)
    tell('page without the engine, brotli', Math.round(brotli / 100) / 10, 60, 'KB')
    say(`the engine: ${kilobytes(readFileSync(at('www/lib/wasm/nutgraf.wasm')).length)} as it is`)
  } finally {
    await browser.close()
    await server.close()
  }
  if (load > 1) say(`Careful: this machine was busy (load ${load.toFixed(1)}); the times are too long.`)
  if (missed.length && args.includes('--strict')) throw new Stop(`missed: ${missed.join(', ')}`)
})

