// `node scripts/picture.mjs`: docs/page.png, the picture of the page in the README. Run it after a build when the page or a
// sample has changed.
import { launch, openPage } from '../tests/browser/chromium.mjs'
import { servePageForTests } from '../tests/browser/page.mjs'
import { at, runAsScript, say } from './shell.mjs'

const SIZE = { width: 1200, height: 760 }

await runAsScript(import.meta, async () => {
  const browser = await launch()
  const server = await servePageForTests()
  try {
    const { page } = await openPage(browser, { viewport: SIZE, deviceScaleFactor: 1.5, colorScheme: 'light', reducedMotion: 'reduce' })
    await page.goto(server.url)
    await page.waitForFunction(() => document.querySelector('#desk').ariaBusy === 'false')
    await page.click('.points .place >> nth=1')
    await page.mouse.move(0, 0)
    await page.screenshot({ path: at('docs/page.png') })
    say('docs/page.png')
  } finally {
    await browser.close()
    await server.close()
  }
})
