// The core of the page in Firefox and in WebKit. An engine that is not installed is skipped, and the test says so; scripts/setup.mjs
// installs both where Debian's packages can be had.
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { OTHER_REPORT, REPORT, servePageForTests } from './page.mjs'
import { ENGINES } from './webdriver.mjs'

for (const [name, { find, start }] of Object.entries(ENGINES)) {
  const found = find()
  describe(`${name}`, { skip: found ? false : `${name} is not installed here: run \`npm run setup\`` }, () => {
    let engine
    let server
    before(async () => {
      server = await servePageForTests()
      engine = await start(found)
      await engine.go(server.url)
      await settled()
    })
    after(async () => {
      await engine?.stop()
      await server?.close()
    })

    const settled = () => engine.wait(() => document.querySelector('#desk')?.getAttribute('aria-busy') === 'false')
    const text = selector => engine.run(s => document.querySelector(s)?.textContent ?? '', selector)
    const click = selector => engine.run(s => { document.querySelector(s).click() }, selector)
    async function paste(content) {
      await engine.run(content => {
        const event = new Event('paste', { bubbles: true, cancelable: true })
        event.clipboardData = { files: [], getData: () => content }
        document.body.dispatchEvent(event)
      }, content)
      await engine.wait(start => document.querySelector('#sheet').textContent.includes(start), content.slice(0, 20))
      await settled()
    }

    test('opens with a brief', async () => {
      assert.match(await text('#sheet'), /mackerel/)
      assert.ok(await engine.run(() => document.querySelectorAll('.points li').length) >= 3)
      assert.equal(await text('#problem'), '')
      await engine.wait(() => /^0 requests sent since load$/.test(document.querySelector('#requests').textContent))
      assert.equal(await engine.run(() => getComputedStyle(document.querySelector('.sample.times')).textDecorationStyle), 'dotted', 'marks are drawn')
      assert.ok(await engine.run(() => document.documentElement.scrollHeight <= innerHeight), 'only the columns scroll')
      await engine.picture(`engine-${name}`)
    })

    test('an item leads to its place, with its rule', async () => {
      await click('.figures .place')
      assert.match(await text('#evidence'), /quantity\./)
      assert.ok(await engine.run(() => document.activeElement.classList.contains('block')))
      const marked = await engine.run(() => CSS.highlights ? [...CSS.highlights.get('nutgraf-chosen')].length : document.querySelectorAll('mark.chosen').length)
      assert.ok(marked >= 1)
      assert.ok(await engine.run(() => {
        const box = document.activeElement.getBoundingClientRect()
        return box.bottom > 0 && box.top < innerHeight
      }))
      await click('#evidence .close')
    })

    test('a pasted article is read, saved, found again and compared', async () => {
      await paste(REPORT)
      await click('#save')
      await engine.wait(() => document.querySelector('#save').textContent === 'Saved')
      await click('#compare-add')
      await paste(OTHER_REPORT)
      await click('#compare-add')
      await click('.views a[href="#compare"]')
      await engine.wait(() => document.querySelector('#comparison .part'))
      assert.match(await text('.differing'), /1,200 workers[^]*900 workers/)
      await click('.views a[href="#library"]')
      await engine.run(() => {
        document.querySelector('#library-search').value = 'harbour'
        document.querySelector('#library-search').dispatchEvent(new Event('input'))
      })
      await engine.wait(() => document.querySelector('.library-snippet b'))
      assert.match(await text('.saved'), /Harbour strike ends/)
    })

    test('a long text can be ended', async () => {
      await click('.views a[href="#read"]')
      await engine.run(content => {
        const event = new Event('paste', { bubbles: true, cancelable: true })
        event.clipboardData = { files: [], getData: () => content }
        document.body.dispatchEvent(event)
      }, 'The council of Bergen agreed on Monday to repair the bridge, said Ida Berg. '.repeat(40_000))
      await engine.wait(() => !document.querySelector('#progress').hidden)
      await click('#progress-cancel')
      await settled()
      assert.match(await text('#sheet'), /Oslo dockers/)
    })

    test('works with the server stopped', async () => {
      await engine.wait(() => document.documentElement.dataset.offline === 'ready')
      const { url } = server
      await server.close()
      server = null
      // Gone to and not reloaded: Firefox reloads past the service worker when it is asked to by a test.
      await engine.go('about:blank')
      await engine.go(url)
      await settled()
      assert.match(await text('#sheet'), /mackerel/)
      await paste(REPORT)
      assert.match(await text('#brief'), /Ida Berg/)
    })
  })
}
