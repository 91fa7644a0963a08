// What the tests of the page share: the page on a server of its own, and ways to bring an article in and to ask what is seen.
import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildPage } from '../../scripts/page.mjs'
import { at } from '../../scripts/shell.mjs'
import { launch, openPage, serve } from './chromium.mjs'

export const DESKTOP = { viewport: { width: 1280, height: 860 } }
export const PHONE = { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true }

/** A report of our own with something for every layer. */
export const REPORT = `Harbour strike ends after pay deal
By Ann Lee

Dockworkers in Oslo ended a strike on Monday after the port agreed to raise wages by 4.5 percent.

“We got what we came for,” said Ida Berg, the head of the union, on Tuesday. The port had demanded a longer contract and rejected an offer of mediation in May.

About 1,200 workers will return to the docks on 9 June. Shipping could remain slow for weeks, and it is clearly a bitter lesson for the company.

Norway said it would review the law if another strike closes the port.`

/** Builds the page into a folder of its own, as it is shipped, and serves it under `prefix`. */
export async function servePageForTests({ prefix = '/' } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'nutgraf-page-'))
  await buildPage({ out: folder })
  const server = await serve({ [prefix]: folder })
  return { ...server, folder, close: async () => {
    await server.close()
    rmSync(folder, { recursive: true, force: true })
  } }
}

/** A second report of the same story, with other figures and days. */
export const OTHER_REPORT = `Oslo dockers go back to work
By Per Dahl

The strike in Oslo ended on Sunday, when the port agreed to raise wages by 4 percent, Ida Berg said.

“It was a long night,” Berg told reporters. About 900 workers will return to the docks on 10 June.

Norway will wait before it changes the law. Anna Holm, who leads the port, rejected the demand for a longer contract.`

/** Starts a browser and serves the page. */
export async function startPage() {
  const [browser, server] = await Promise.all([launch(), servePageForTests()])
  return {
    server,
    browser,
    /** Opens the page and waits for its first brief, unless `wait` is false. */
    async open(options = DESKTOP, { before, wait = true, hash = '', route } = {}) {
      // Without its service worker, unless a test is about it: then requests would be hidden from the count.
      const opened = await openPage(browser, { reducedMotion: 'reduce', serviceWorkers: 'block', ...options })
      opened.page.setDefaultTimeout(15_000)
      if (before) await opened.page.addInitScript(before)
      if (route) await opened.context.route(...route)
      await opened.page.goto(server.url + hash)
      if (wait) await settled(opened.page)
      return opened
    },
    async stop() {
      await browser.close()
      await server.close()
    },
  }
}

/** Waits until the page has read what it was given. */
export const settled = page => page.waitForFunction(() => document.querySelector('#desk')?.ariaBusy === 'false')

/** Pastes a text into the page, as Ctrl+V outside a field does. */
export async function paste(page, text) {
  await page.evaluate(content => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', content)
    document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  }, text)
  await settled(page)
}

/** Drops a file onto the page; `bytes` may be text. */
export const drop = (page, name, bytes, type = '') => dropAll(page, [{ name, bytes, type }])

/** Drops several files at once. */
export async function dropAll(page, files) {
  await page.evaluate(files => {
    const dataTransfer = new DataTransfer()
    for (const { name, bytes, type = '' } of files) dataTransfer.items.add(new File([typeof bytes === 'string' ? bytes : Uint8Array.from(bytes)], name, { type }))
    for (const kind of ['dragenter', 'dragover', 'drop']) {
      document.body.dispatchEvent(new DragEvent(kind, { dataTransfer, bubbles: true, cancelable: true }))
    }
    // What was dropped is read after this; `settled` must not be asked before it has begun.
    return new Promise(done => setTimeout(done, 50))
  }, files.map(({ bytes, ...rest }) => ({ ...rest, bytes: typeof bytes === 'string' ? bytes : [...bytes] })))
  await settled(page)
}

/** The text of a file that the page hands out when `act` is done. */
export async function downloaded(page, act) {
  const [download] = await Promise.all([page.waitForEvent('download'), act()])
  const pieces = []
  for await (const piece of await download.createReadStream()) pieces.push(piece)
  return { name: download.suggestedFilename(), text: Buffer.concat(pieces).toString() }
}

/** Goes to a view by its link. */
export const goTo = (page, view) => page.click(`.views a[href="#${view}"]`)

export const notice = page => page.locator('#notice p').innerText()

/** The texts under a highlight name (`chosen`, `related`, a layer), as they stand in the article. */
export const painted = (page, name) => page.evaluate(name => [...CSS.highlights.get(`nutgraf-${name}`) ?? []].map(range => {
  const live = document.createRange()
  live.setStart(range.startContainer, range.startOffset)
  live.setEnd(range.endContainer, range.endOffset)
  return live.toString()
}), name)

/** Whether the chosen place can be seen: inside the window, below the legend, above the bar. */
export const chosenIsSeen = page => page.evaluate(() => {
  const [range] = CSS.highlights.get('nutgraf-chosen')
  const live = document.createRange()
  live.setStart(range.startContainer, range.startOffset)
  live.setEnd(range.endContainer, range.endOffset)
  const box = live.getClientRects()[0]
  const seen = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2)
  return Boolean(seen?.closest('.block'))
})

export const article = page => page.locator('#sheet .blocks')
/** Asserts that the article on the page matches, at once or when what was opened has been fetched from the device and read. */
export async function shows(page, pattern) {
  let text
  for (const late = Date.now() + 5000; Date.now() < late;) {
    text = await article(page).innerText()
    if (pattern.test(text)) return settled(page)
    await page.waitForTimeout(20)
  }
  assert.fail(`${pattern} in the article that begins with "${text.slice(0, 60)}"`)
}

/** Opens every list and every card of the brief to its end. */
export async function showAll(page) {
  while (await page.locator('#brief .more').count()) await page.locator('#brief .more').first().click()
  await page.evaluate(() => document.querySelectorAll('#brief details.doings').forEach(details => { details.open = true }))
}

export const problem = page => page.locator('#problem').innerText()
export const seed = name => readFileSync(at('seeds', name), 'utf8')

/** Keeps a picture in test-output/. */
export async function picture(page, name) {
  mkdirSync(at('test-output'), { recursive: true })
  await page.screenshot({ path: at('test-output', `${name}.png`) })
}
