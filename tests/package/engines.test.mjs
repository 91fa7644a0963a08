// The element and fromDocument in Firefox and in WebKit. An engine that is not installed is skipped, and the test says so.
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { serve } from '../browser/chromium.mjs'
import { ENGINES } from '../browser/webdriver.mjs'
import { importPackage, inPackage } from './packed.mjs'

const STORY = `<article id="story"><h1>Dockers end strike in Oslo</h1>
<p>Dockworkers in Oslo ended a strike on Monday after the port agreed to raise wages by 4.5 percent.</p>
<p>“We got what we came&nbsp;for,” said <b>Ida</b> Berg, the head of the union, on Tuesday. The port had demanded a longer contract and rejected an offer of mediation in May.</p>
<p>About 1,200 workers will return to the docks on 9 June. Shipping could remain slow for weeks, the port warned.</p></article>`
const page = (box, script) => `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Dockers end strike in Oslo</title></head><body>${box}${STORY}
<script>addEventListener('nutgraf-ready', () => { window.ready = true })</script>${script}</body></html>`
const PAGES = {
  '/module': page('<nut-graf sections="points people quotes"></nut-graf>', '<script type="module" src="/nutgraf/www/element/index.js"></script>'),
  '/classic': page('<nut-graf></nut-graf>', '<script src="/nutgraf/www/lib/wasm/nutgraf.global.js"></script>'),
}

for (const [name, { find, start }] of Object.entries(ENGINES)) {
  const found = find()
  describe(name, { skip: found ? false : `${name} is not installed here: run \`npm run setup\`` }, () => {
    let engine
    let server
    before(async () => {
      const { renderToString } = await import(`file://${inPackage('www/element/index.js')}`)
      const { analyze, extract } = await importPackage()
      PAGES['/served'] = page(renderToString(await analyze(await extract(STORY)), { for: 'story' }), '<script type="module" src="/nutgraf/www/element/index.js"></script>')
      server = await serve({ '/nutgraf/': inPackage('.') }, { headers: path => PAGES[path] ? { status: 200, body: PAGES[path], 'content-type': 'text/html; charset=utf-8' } : {} })
      engine = await start(found)
    })
    after(async () => {
      await engine?.stop()
      await server?.close()
    })

    const open = path => engine.go(server.url.replace(/\/$/, '') + path)
    const chooseQuote = () => engine.run(() => {
      const link = document.querySelector('nut-graf').shadowRoot.querySelector('[part~=quotes] a')
      link.click()
      return link.firstChild.data
    })
    const marked = () => engine.run(() => globalThis.CSS?.highlights && globalThis.Highlight ? [...CSS.highlights.get('nutgraf-source')][0].toString()
      : [...document.querySelectorAll('mark.nutgraf-source')].map(mark => mark.textContent).join(''))
    const bare = text => text.replace(/\s/g, '')

    test('the box, a click, and every place in the page', async () => {
      await open('/module')
      await engine.wait(() => window.ready)
      assert.match(await engine.run(() => document.querySelector('nut-graf').shadowRoot.textContent), /Key points.*Ida Berg/s)
      assert.equal(bare(await chooseQuote()), bare(await marked()))
      assert.equal(await engine.run(() => document.activeElement.closest('#story') !== null), true)
      const wrong = await engine.run(() => {
        const { analysis } = document.querySelector('nut-graf')
        const read = customElements.get('nut-graf').engine.fromDocument(document)
        read.then(live => {
          const bare = text => text.replace(/\s/g, '')
          const places = [...analysis.quotes, ...analysis.times, ...analysis.quantities, ...analysis.article.blocks, ...analysis.actors.flatMap(({ mentions }) => mentions)]
          window.places = places.length
          window.wrong = live.article.text === analysis.article.text ? places.filter(place => bare(live.rangeOf(place)?.toString() ?? '') !== bare(live.article.text.slice(place.start, place.end))).length : 'another text'
        }, error => { window.wrong = String(error) })
        return null
      })
      assert.equal(wrong, null)
      await engine.wait(() => window.wrong !== undefined)
      assert.deepEqual(await engine.run(() => [window.wrong, window.places > 10]), [0, true])
    })

    test('a plain script tag', async () => {
      await open('/classic')
      await engine.wait(() => window.ready)
      assert.equal(bare(await chooseQuote()), bare(await marked()))
    })

    test('a box made on a server', async () => {
      await open('/served')
      await engine.wait(() => customElements.get('nut-graf') && document.querySelector('nut-graf').shadowRoot)
      assert.equal(bare(await chooseQuote()), bare(await marked()))
    })
  })
}
