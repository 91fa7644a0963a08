// Nothing of an article may run or load, whatever stands in it.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, before, test } from 'node:test'
import { drop, paste, showAll, shows, startPage } from './page.mjs'

let site
before(async () => { site = await startPage() })
after(() => site.stop())

// Each payload would set `window.pwned` or ask a server for something.
const PAYLOADS = [
  '<script>window.pwned = "script"</script>',
  '<script type="module">window.pwned = "module"</script>',
  '<script src="/evil.js"></script>',
  '<img src="/evil.png" onerror="window.pwned = \'img\'">',
  '<svg onload="window.pwned = \'svg\'"><script>window.pwned = "svg script"</script></svg>',
  '<math><mtext></table><img src=x onerror="window.pwned = \'math\'"></mtext></math>',
  '<iframe src="/evil.html" srcdoc="<script>parent.pwned = \'frame\'</script>"></iframe>',
  '<object data="/evil.swf"></object><embed src="/evil.swf">',
  '<link rel="stylesheet" href="/evil.css"><style>@import "/evil2.css"; body { display: none; background: url(/evil3.png) }</style>',
  '<meta http-equiv="refresh" content="0;url=/evil4.html"><base href="https://evil.invalid/">',
  '<form action="/evil5"><input autofocus onfocus="window.pwned = \'focus\'"></form>',
  '<video autoplay src="/evil.mp4"></video><audio src="/evil.mp3" autoplay></audio>',
  '<a href="javascript:window.pwned=1" ping="/evil6">a link of the article</a>',
  '<details open ontoggle="window.pwned = \'toggle\'"><summary>x</summary></details>',
  '<template><img src="/evil7.png" onerror="window.pwned = 1"></template><noscript><img src="/evil8.png"></noscript>',
  '</p></article></main></body><body onload="window.pwned = \'body\'">',
  '{{constructor.constructor("window.pwned = 1")()}} ${window.pwned = 1} javascript:window.pwned=1 data:text/html,<script>window.pwned=1</script>',
]
const STORY = 'The council of Bergen agreed on Monday to repair the bridge. “It is time,” said Ida Berg, the mayor. The work will cost 3 million euros.'
const paragraphs = PAYLOADS.map(payload => `<p>${STORY} ${payload} It was the third meeting this year, and the harbour will stay open while the work goes on.</p>`)
const PAGE = `<!doctype html><html lang="en"><head><title>${PAYLOADS[0]}Bridge</title><meta name="author" content='"><img src=/evil9.png onerror="window.pwned=1">'>
<meta property="og:title" content='<img src=/evil10.png onerror="window.pwned=2">'></head><body><article><h1>Bridge <img src=/evil11.png onerror="window.pwned=3"></h1>${paragraphs.join('\n')}</article></body></html>`

async function nothingHappened({ page, requests, errors }, loaded) {
  // Click everything, so that what was found is shown in every place.
  await showAll(page)
  for (const item of (await page.locator('#brief .place').all()).slice(0, 60)) await item.click()
  await page.waitForTimeout(300)
  assert.equal(await page.evaluate(() => window.pwned), undefined)
  assert.deepEqual(requests.slice(loaded), [])
  assert.equal(await page.locator('#requests .tally').innerText(), '0')
  assert.deepEqual(errors, [], 'nothing had even to be blocked')
  assert.equal(await page.locator('main :is(script, img, iframe, object, embed, style, link, form, video, audio, svg:not(.spread, .drawn), base, template)').count(), 0)
  assert.ok(await page.evaluate(() => [...document.querySelectorAll('main *')].every(element => element.getAttributeNames().every(name => !/^on/i.test(name)))))
}

test('a hostile page, dropped', async () => {
  const opened = await site.open()
  const loaded = opened.requests.length
  await drop(opened.page, 'hostile.html', PAGE, 'text/html')
  await shows(opened.page, /council of Bergen/)
  await nothingHappened(opened, loaded)
})

test('every class of injection, dropped as one page', async () => {
  const corpus = JSON.parse(readFileSync(new URL('../hostile.json', import.meta.url), 'utf8'))
  assert.ok(corpus.length > 30)
  // What is never closed would swallow those behind it: such payloads come last, each in a page of its own.
  const open = /never closed|without end/
  const pages = [corpus.filter(item => !open.test(item.class)), ...corpus.filter(item => open.test(item.class)).map(item => [item])]
  for (const items of pages) {
    const opened = await site.open()
    await opened.page.evaluate(() => { window.payload = number => { window.pwned = number } })
    const loaded = opened.requests.length
    const body = items.map(({ html }) => `<p>${STORY} It was the third meeting this year.</p>${html}`).join('\n')
    const start = `<p>${STORY} The harbour will stay open while the work on the bridge goes on, as Ida Berg had asked for in spring.</p>`.repeat(2)
    await drop(opened.page, 'corpus.html', `<!doctype html><title>Bridge</title><article><h1>Bridge</h1>${start}${body}</article>`, 'text/html')
    await shows(opened.page, /council of Bergen/)
    assert.doesNotMatch(await opened.page.locator('main').innerText(), /payload/)
    await nothingHappened(opened, loaded)
  }
})

test('a hostile page, pasted as source', async () => {
  const opened = await site.open()
  const loaded = opened.requests.length
  await paste(opened.page, PAGE)
  await shows(opened.page, /council of Bergen/)
  await nothingHappened(opened, loaded)
})

test('hostile text stays text', async () => {
  const opened = await site.open()
  const loaded = opened.requests.length
  const text = `Bridge ${PAYLOADS[3]}\n\n${PAYLOADS.map(payload => `${STORY} ${payload}`).join('\n\n')}`
  await paste(opened.page, text)
  await shows(opened.page, /<script>window\.pwned/)
  await nothingHappened(opened, loaded)
})

test('the hostile file name of a dropped file stays text', async () => {
  const opened = await site.open()
  const loaded = opened.requests.length
  await drop(opened.page, '<img src=x onerror=window.pwned=1>.txt', STORY)
  assert.match(await opened.page.locator('.imprint').innerText(), /<img src=x/)
  await nothingHappened(opened, loaded)
})

test('the policy forbids what an article could try', async () => {
  const { page } = await site.open()
  const blocked = await page.evaluate(async () => {
    const seen = []
    document.addEventListener('securitypolicyviolation', event => seen.push(event.effectiveDirective))
    const image = new Image()
    image.src = 'https://evil.invalid/x.png'
    await fetch('https://evil.invalid/').catch(() => {})
    try {
      document.body.innerHTML += '<b>x</b>'
    } catch { seen.push('trusted types') }
    // In a task of the page's own: what a test evaluates is free of the policy.
    setTimeout(() => {
      try {
        eval('1')
      } catch { seen.push('eval') }
    })
    await new Promise(done => setTimeout(done, 200))
    return seen
  })
  for (const what of ['img-src', 'connect-src', 'trusted types', 'eval']) assert.ok(blocked.includes(what), `${what} in ${blocked}`)
})
