// What browser tests share: a Chromium with the right flags, a server, and pages that keep count of what they ask for.
import { chromium } from 'playwright-core'
import { CHROMIUM_FLAGS, findChromium } from '../../scripts/chromium.mjs'

export { serve } from '../../scripts/serve.mjs'

/** Starts the browser; close it with `close()`. */
export async function launch() {
  const executablePath = findChromium()
  if (!executablePath) throw new Error('no Chromium on this machine: run `npm run setup`')
  return chromium.launch({ executablePath, args: CHROMIUM_FLAGS })
}

/**
 * A new page in a context of its own (`options` are Playwright's for a context: viewport, colorScheme, offline …).
 * `requests` lists the addresses it asked for, `errors` its uncaught errors and console errors.
 */
export async function openPage(browser, options = {}) {
  const context = await browser.newContext(options)
  const page = await context.newPage()
  const requests = []
  const errors = []
  page.on('request', request => requests.push(request.url()))
  page.on('pageerror', error => errors.push(String(error)))
  page.on('console', message => { if (message.type() === 'error') errors.push(message.text()) })
  return { page, context, requests, errors }
}
