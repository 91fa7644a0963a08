// `nutgraf/inline`: the same results, with no file and no request beside the script.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { launch, openPage, serve } from '../browser/chromium.mjs'
import { importPackage, inPackage, runAsUser } from './packed.mjs'

const TEXT = 'Bridge opens early\n\nThe council opened the bridge on Monday. "It is a good day," said Mayor Ann Lee.'

test('in Node it gives the same', async () => {
  const inline = runAsUser(`import { analyze } from 'nutgraf/inline'\nreport(await analyze(${JSON.stringify(TEXT)}))`)
  const { analyze } = await importPackage()
  assert.deepEqual(inline, await analyze(TEXT))
})

test('who starts it starts the element too', () => assert.equal(runAsUser(`
  import { init } from 'nutgraf/inline'
  import { NutGraf } from 'nutgraf/element'
  globalThis.fetch = () => { throw new Error('a request') }
  await init()
  report((await NutGraf.engine.analyze('One sentence.')).schema)`), 'nutgraf/1'))

test('a policy that allows no request, in a browser with and without fromBase64', async () => {
  const browser = await launch()
  const body = `<!doctype html><link rel="icon" href="data:,"><script type="module" src="/program.js"></script>`
  const policy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; img-src data:"
  const server = await serve({ '/nutgraf/': inPackage('.') }, { headers: path => path === '/' ? { status: 200, body, 'content-type': 'text/html', 'content-security-policy': policy }
    : path === '/program.js' ? { status: 200, body: "import * as nutgraf from '/nutgraf/www/lib/inline.js'\nwindow.nutgraf = nutgraf", 'content-type': 'text/javascript' } : {} })
  try {
    for (const old of [false, true]) {
      const { page, requests, errors, context } = await openPage(browser)
      if (old) await page.addInitScript(() => { delete Uint8Array.fromBase64 })
      await page.goto(server.url)
      await page.waitForFunction('window.nutgraf')
      assert.equal(await page.evaluate(async text => (await window.nutgraf.analyze(text)).schema, TEXT), 'nutgraf/1')
      assert.ok(!requests.some(url => url.endsWith('.wasm')))
      assert.deepEqual(errors, [])
      await context.close()
    }
  } finally {
    await browser.close()
    await server.close()
  }
})
