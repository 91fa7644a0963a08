// Without a network, with a new version, from other apps, from other pages.
import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, afterEach, before, test } from 'node:test'
import { bookmarklet } from '../../www/page/intake/handed-over.js'
import { launch, openPage, serve } from './chromium.mjs'
import { article, goTo, notice, paste, problem, REPORT, servePageForTests, settled, shows } from './page.mjs'

let browser
before(async () => { browser = await launch() })
after(() => browser.close())
const servers = []
afterEach(async () => { for (const server of servers.splice(0)) await server.close() })

/** The page with its service worker at work. */
async function open({ prefix = '/', name = '' } = {}) {
  const server = await servePageForTests({ prefix })
  servers.push(server)
  const opened = await openPage(browser, { reducedMotion: 'reduce' })
  opened.page.setDefaultTimeout(15_000)
  await opened.page.goto(server.url + prefix.slice(1) + name)
  await settled(opened.page)
  await opened.page.waitForSelector('html[data-offline="ready"]')
  return { server, ...opened }
}

test('works with the server stopped, and nothing is sent after loading', async () => {
  const { server, page, context, errors } = await open()
  const loaded = server.requests.length
  await paste(page, REPORT)
  await shows(page, /Harbour/)
  // A reading that is ended needs a new thread; its file is kept.
  await page.evaluate(content => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', content)
    document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  }, REPORT.repeat(3000))
  await page.waitForSelector('#progress:not([hidden])')
  await page.click('#progress-cancel')
  await settled(page)
  await paste(page, REPORT)
  await goTo(page, 'library')
  await goTo(page, 'about')
  assert.equal(server.requests.length, loaded, String(server.requests.slice(loaded)))
  assert.equal(await page.locator('#requests').innerText(), '0 requests sent since load')
  await page.evaluate(() => fetch('elsewhere.json'))
  await page.waitForFunction(() => document.querySelector('#requests').textContent === '1 request sent since load')
  assert.equal(server.requests.at(-1), '/elsewhere.json', 'what the service worker passes on is counted')
  await server.close()
  servers.pop()
  await page.reload()
  await settled(page)
  await goTo(page, 'read')
  await shows(page, /mackerel/)
  await page.selectOption('#sample', 'court.txt')
  await settled(page)
  await shows(page, /Kessler/)
  const again = await context.newPage()
  await again.goto(`${server.url}#library`)
  await settled(again)
  assert.ok(await again.isVisible('#view-library'))
  assert.deepEqual(errors.filter(error => !/404/.test(error)), [])
})

test('works in any folder, by its file name too', async () => {
  const { server, page, errors } = await open({ prefix: '/some/demo/', name: 'index.html' })
  await shows(page, /mackerel/)
  await server.close()
  servers.pop()
  await page.reload()
  await settled(page)
  await paste(page, REPORT)
  await shows(page, /Harbour/)
  assert.deepEqual(errors, [])
})

test('a new version waits until it is wanted', async () => {
  const { server, page, context } = await open()
  const file = join(server.folder, 'sw.js')
  writeFileSync(file, `${readFileSync(file, 'utf8').replace(/nutgraf-\$\{[^}]*\}|nutgraf-[0-9a-f]{12}/, 'nutgraf-next')}\n// next`)
  writeFileSync(join(server.folder, 'index.html'), readFileSync(join(server.folder, 'index.html'), 'utf8').replace('extracted, not generated</p>', 'the next version</p>'))
  await page.reload()
  await page.waitForSelector('#notice .offer')
  assert.match(await notice(page), /new version/)
  assert.equal(await page.locator('.motto').innerText(), 'extracted, not generated', 'nothing changes by itself')
  const other = await context.newPage()
  await other.goto(server.url)
  await settled(other)
  await page.click('#notice .offer')
  await page.waitForFunction(() => document.querySelector('.motto')?.textContent === 'the next version')
  await other.waitForSelector('text=Another tab has brought a new version')
  assert.equal(await other.locator('.motto').innerText(), 'extracted, not generated', 'another tab keeps what it shows')
})

test('what another app shares is read, and stays on the device', async () => {
  const { server, page, context } = await open()
  const before = server.requests.length
  // As the system does it: a form sent to the address in the manifest.
  const sharing = await context.newPage()
  await sharing.goto(`${server.url}manifest.webmanifest`)
  await sharing.evaluate(text => {
    document.body.innerHTML = '<form action="share" method="post" enctype="multipart/form-data"><input name="title"><textarea name="text"></textarea><input name="files" type="file"></form>'
    document.forms[0].text.value = text
    document.forms[0].submit()
  }, REPORT)
  await sharing.waitForSelector('#sheet .blocks')
  await settled(sharing)
  await shows(sharing, /Harbour strike ends/)
  assert.ok(!server.requests.slice(before).includes('/share'))
  await page.close()
})

test('only an address shared is told', async () => {
  const { server, context } = await open()
  const sharing = await context.newPage()
  await sharing.goto(`${server.url}manifest.webmanifest`)
  await sharing.evaluate(() => {
    document.body.innerHTML = '<form action="share" method="post" enctype="multipart/form-data"><input name="url" value="https://example.org/story"></form>'
    document.forms[0].submit()
  })
  await sharing.waitForSelector('#problem p')
  assert.match(await problem(sharing), /Only an address was shared/)
})

test('it can be installed: the manifest names files that are there', async () => {
  const { server, page } = await open()
  const devtools = await page.context().newCDPSession(page)
  const { installabilityErrors } = await devtools.send('Page.getInstallabilityErrors')
  // The tests' profile is a private one, where nothing can be installed; nothing else may be in the way.
  assert.deepEqual(installabilityErrors.map(error => error.errorId).filter(id => id !== 'in-incognito'), [])
  assert.deepEqual((await devtools.send('Page.getAppManifest')).errors, [])
  const manifest = JSON.parse(readFileSync(join(server.folder, 'manifest.webmanifest'), 'utf8'))
  assert.ok(manifest.name && manifest.start_url && manifest.icons.some(icon => icon.sizes === '512x512' && icon.purpose === 'maskable'))
  for (const { src, sizes, type } of manifest.icons) {
    const bytes = readFileSync(join(server.folder, src))
    if (type === 'image/png') assert.equal(`${bytes.readUInt32BE(16)}x${bytes.readUInt32BE(20)}`, sizes, src)
  }
})

test('the browser’s offer to install is passed on', async () => {
  const { page } = await open()
  await page.click('.views a[href="#about"]')
  assert.ok(await page.isHidden('#install'))
  await page.evaluate(() => dispatchEvent(Object.assign(new Event('beforeinstallprompt'), { prompt: async () => { window.prompted = true } })))
  await page.click('#install')
  assert.ok(await page.evaluate(() => window.prompted))
  await page.waitForSelector('#install', { state: 'hidden' })
})

/** A site of another origin with an article on it. */
async function otherSite(html, headers) {
  const site = await serve({}, { headers: () => ({ status: 200, body: html, 'content-type': 'text/html; charset=utf-8', ...headers }) })
  servers.push(site)
  return site
}
const STORY = `<!doctype html><html lang="en"><head><title>Harbour</title></head><body><nav>Home</nav><article><h1>Harbour strike ends after pay deal</h1>${REPORT.split('\n\n').slice(1).map(p => `<p>${p}</p>`).join('')}</article><script>window.name = "still here"</script></body></html>`

/** Clicks the bookmarklet on a page; resolves to the tab that it opens. */
async function bookmark(page, home) {
  const code = decodeURIComponent(bookmarklet(home).slice('javascript:'.length))
  const [tab] = await Promise.all([page.waitForEvent('popup'), page.evaluate(code)])
  await tab.waitForLoadState()
  return tab
}

test('the bookmarklet hands the open page over, and nothing goes to a server', async () => {
  const { server, context } = await open()
  const site = await otherSite(STORY)
  const page = await context.newPage()
  await page.goto(site.url)
  const before = server.requests.length
  const tab = await bookmark(page, server.url)
  await tab.waitForFunction(() => document.querySelector('#sheet')?.textContent.includes('Harbour strike'))
  await settled(tab)
  assert.match(await tab.locator('.imprint').innerText(), /127\.0\.0\.1/)
  assert.doesNotMatch(await article(tab).innerText(), /Home|window\.name/)
  assert.deepEqual(server.requests.slice(before).filter(path => !/^\/(sw\.js)?$/.test(path)), [])
  assert.equal(new URL(tab.url()).hash, '')
})

test('a page that hands over nothing is told, and the sample is shown', async () => {
  const { server, context } = await open()
  const lone = await context.newPage()
  await lone.goto(`${server.url}#from-page`)
  await settled(lone)
  assert.match(await problem(lone), /could not be handed over/)
  await shows(lone, /mackerel/)
})

test('a stranger cannot push a page into this one', async () => {
  const { server, context } = await open()
  const site = await otherSite('<!doctype html><title>x</title>')
  const page = await context.newPage()
  await page.goto(site.url)
  const [tab] = await Promise.all([page.waitForEvent('popup'), page.evaluate(home => { window.tab = open(home) }, server.url)])
  await settled(tab)
  await page.evaluate(html => window.tab.postMessage({ nutgraf: 1, html, url: 'https://example.org' }, '*'), STORY)
  await tab.evaluate(() => new Promise(done => setTimeout(done, 100)))
  await shows(tab, /mackerel/)
})
