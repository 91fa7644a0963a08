// The library on the device, and what may go wrong with it.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { DESKTOP, downloaded, goTo, notice, OTHER_REPORT, paste, picture, problem, REPORT, settled, shows, startPage } from './page.mjs'

let site
before(async () => { site = await startPage() })
after(() => site.stop())

async function save(page, ...texts) {
  for (const text of texts) {
    await paste(page, text)
    await page.click('#save')
    await page.waitForFunction(() => document.querySelector('#save').textContent === 'Saved')
  }
}
const titles = page => page.locator('.saved-title').allInnerTexts()
const state = (page, pattern) => page.waitForFunction(source => new RegExp(source).test(document.querySelector('#library-state').textContent), pattern.source)
const importing = (page, content) => page.setInputFiles('#library-file', { name: 'library.json', mimeType: 'application/json', buffer: Buffer.from(content) })

test('saved, searched, opened again after a reload', async () => {
  const { page, errors } = await site.open()
  await save(page, REPORT, OTHER_REPORT)
  await page.reload()
  await settled(page)
  await goTo(page, 'library')
  await state(page, /2 articles saved/)
  await page.fill('#library-search', 'MINISTÉR docks harbour')
  await state(page, /0 of 2/)
  await page.fill('#library-search', 'HÀRBOUR docks')
  await state(page, /1 of 2/)
  await page.waitForFunction(() => document.querySelector('.library-snippet b'))
  assert.match(await page.locator('.library-snippet').innerText(), /harbour/i)
  await picture(page, 'library')
  await page.click('.open-saved')
  await settled(page)
  await shows(page, /Harbour strike ends/)
  assert.equal(await page.locator('#save').innerText(), 'Saved')
  assert.deepEqual(errors, [])
})

test('deleted and brought back, chosen and compared', async () => {
  const { page } = await site.open()
  await save(page, REPORT, OTHER_REPORT)
  await goTo(page, 'library')
  await page.click('.saved:has-text("Harbour") .remove')
  await state(page, /1 article saved/)
  assert.match(await notice(page), /was deleted/)
  await page.click('#notice .offer')
  await state(page, /2 articles saved/)
  for (const box of await page.locator('.pick input').all()) await box.check()
  await page.click('#library-compare')
  await page.waitForSelector('#comparison .part')
  assert.equal(await page.locator('.report').count(), 2)
})

test('out as one file and in again; delete all asks first', async () => {
  const { page } = await site.open()
  await save(page, REPORT, OTHER_REPORT)
  await goTo(page, 'library')
  await state(page, /2 articles/)
  const { name, text } = await downloaded(page, () => page.click('#library-export'))
  assert.match(name, /^nutgraf-library-\d{4}-\d\d-\d\d\.json$/)
  const held = JSON.parse(text)
  assert.equal(held.entries.length, 2)
  assert.match(held.entries[0].brief, /## At a glance/)
  await page.click('#library-clear')
  await page.keyboard.press('Escape')
  await state(page, /2 articles/)
  await page.click('#library-clear')
  await page.click('#clear-dialog button[value="delete"]')
  await state(page, /Nothing is saved/)
  await importing(page, text)
  await state(page, /2 articles/)
  assert.deepEqual((await titles(page)).sort(), ['Harbour strike ends after pay deal', 'Oslo dockers go back to work'])
})

test('all that is known of a page goes out and comes in again', async () => {
  const { page, errors } = await site.open()
  const said = (time, words) => `<article class=post><time datetime="2025-06-03T${time}:00Z">${time}</time><h3>${words}</h3><p>The ${words.toLowerCase()} in the harbour was over by ${time}, the port of Oslo said, and the dockers went back to work within the hour.</p></article>`
  const source = `<!doctype html><html lang=en><head><title>Harbour live</title><meta property=og:image content="https://post.example/h.jpg"><meta property=og:site_name content=Post>
<meta property=article:section content=Business><meta property=article:published_time content="2025-06-03T08:00:00Z"><meta property=article:modified_time content="2025-06-03T13:00:00Z">
<link rel=canonical href="https://post.example/live"><script type="application/ld+json">{"@type":"NewsArticle","headline":"Harbour live","isAccessibleForFree":false,"author":{"@type":"Person","name":"Ann Lee"}}</script></head>
<body><main><h1>Harbour live</h1><div>${said('12:10', 'Second strike')}${said('11:40', 'Long meeting')}${said('10:05', 'First strike')}</div></main>`
  await paste(page, source)
  await shows(page, /Second strike/)
  await page.click('#save')
  await page.waitForFunction(() => document.querySelector('#save').textContent === 'Saved')
  await goTo(page, 'library')
  await state(page, /1 article/)
  const out = await downloaded(page, () => page.click('#library-export'))
  const { article } = JSON.parse(out.text).entries[0]
  assert.deepEqual([article.section, article.image, article.modified, article.entries.length, article.notes.map(note => note.code)],
    ['Business', 'https://post.example/h.jpg', '2025-06-03T13:00:00Z', 3, ['paywalled']])
  assert.ok(article.sources.length > 5)
  await page.click('#library-clear')
  await page.click('#clear-dialog button[value="delete"]')
  await state(page, /Nothing is saved/)
  await importing(page, out.text)
  await state(page, /1 article/)
  const again = await downloaded(page, () => page.click('#library-export'))
  assert.deepEqual(JSON.parse(again.text).entries, JSON.parse(out.text).entries, 'nothing is lost on the way')
  // What somebody else wrote into the file is looked at.
  const [entry] = JSON.parse(out.text).entries
  Object.assign(entry.article, { image: 'javascript:window.pwned=1', entries: [{ start: 9, end: 2 }], sources: [1, { field: 'title' }, null], notes: 'x', section: 5, modified: {} })
  await importing(page, JSON.stringify({ format: 'nutgraf-library', version: 1, entries: [entry] }))
  await state(page, /1 article/)
  const checked = JSON.parse((await downloaded(page, () => page.click('#library-export'))).text).entries[0].article
  assert.deepEqual([checked.image, checked.entries, checked.sources, checked.notes, checked.section, checked.modified], [null, [], [], [], null, null])
  await page.click('.open-saved >> nth=0')
  await shows(page, /Second strike/)
  assert.deepEqual(errors, [])
})

test('an import that is damaged, foreign, newer, older or hostile', async () => {
  const { page, errors } = await site.open()
  await save(page, REPORT)
  await goTo(page, 'library')
  await state(page, /1 article/)
  const whole = JSON.stringify({ format: 'nutgraf-library', version: 1, entries: [{ article: { text: OTHER_REPORT } }] })
  for (const [content, message] of [[whole.slice(0, -20), /damaged/], ['{"format":"other","entries":[]}', /not a library file/], [whole.replace('"version":1', '"version":7'), /newer version/], ['\u0000\u0001', /damaged/]]) {
    await importing(page, content)
    await page.waitForFunction(source => new RegExp(source).test(document.querySelector('#library-problem').textContent), message.source)
    await state(page, /1 article saved/)
  }
  const hostile = '<img src=x onerror="window.pwned=1">'
  await importing(page, JSON.stringify({ format: 'nutgraf-library', version: 1, entries: [
    null, 5, { article: { text: '' } }, { article: { text: `${hostile} ${OTHER_REPORT}`, title: hostile, url: 'javascript:window.pwned=1', blocks: [{ start: -5, end: 1e9, kind: 'title' }, 7], byline: [hostile, 4] }, saved: 'never', points: [hostile] },
  ] }))
  await state(page, /2 articles/)
  assert.match(await notice(page), /1 article imported\. 3 entries of the file could not be read/)
  await page.click('.open-saved >> nth=0')
  await settled(page)
  await shows(page, /Oslo dockers/)
  assert.equal(await page.locator('main img').count(), 0)
  await goTo(page, 'library')
  await importing(page, JSON.stringify({ format: 'nutgraf-library', version: 0, entries: [{ text: 'An older article about a bridge in Bergen.', title: 'Bridge' }] }))
  await state(page, /3 articles/)
  assert.match(await notice(page), /older version/)
  assert.equal(await page.evaluate(() => window.pwned), undefined)
  assert.deepEqual(errors, [])
})

test('storage that is full is told and nothing is lost', async () => {
  const { page } = await site.open(DESKTOP, { before: () => {
    const real = IDBObjectStore.prototype.put
    IDBObjectStore.prototype.put = function (...args) {
      if (window.isFull) throw new DOMException('no room', 'QuotaExceededError')
      return real.apply(this, args)
    }
  } })
  await save(page, REPORT)
  await page.evaluate(() => { window.isFull = true })
  await paste(page, OTHER_REPORT)
  await page.click('#save')
  await page.waitForSelector('#problem p')
  assert.match(await problem(page), /no more room[^]*Nothing was saved/)
  await shows(page, /Oslo dockers/)
  await goTo(page, 'library')
  await state(page, /1 article saved/)
})

test('a browser that forbids storage is told so, and reading goes on', async () => {
  const { page, errors } = await site.open(DESKTOP, { before: () => {
    IDBFactory.prototype.open = () => { throw new DOMException('no', 'SecurityError') }
  } })
  await page.click('#save')
  await page.waitForSelector('#problem p')
  assert.match(await problem(page), /does not let the page keep anything/)
  await goTo(page, 'library')
  await page.waitForFunction(() => /private window/.test(document.querySelector('#library-problem').textContent))
  await goTo(page, 'read')
  await paste(page, REPORT)
  await shows(page, /Harbour/)
  assert.deepEqual(errors, [])
})

test('two tabs at once see the same library', async () => {
  const { page, context } = await site.open()
  const second = await context.newPage()
  await second.goto(`${site.server.url}#library`)
  await state(second, /Nothing is saved/)
  await save(page, REPORT)
  await state(second, /1 article saved/)
  await second.click('.saved .remove')
  await state(second, /Nothing is saved/)
  await page.waitForFunction(() => document.querySelector('#save').textContent === 'Save')
})

test('a newer version of the page in another tab is not held up', async () => {
  const { page } = await site.open()
  await save(page, REPORT)
  const opened = await page.evaluate(() => new Promise(done => {
    const request = indexedDB.open('nutgraf', 99)
    request.onblocked = () => done('blocked')
    request.onsuccess = () => { request.result.close(); done('opened') }
  }))
  assert.equal(opened, 'opened')
  await paste(page, OTHER_REPORT)
  await page.click('#save')
  await page.waitForSelector('#problem p')
  assert.match(await problem(page), /newer version of this page: reload/)
})
