// Several reports of one story, side by side.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { dropAll, goTo, notice, OTHER_REPORT, painted, paste, picture, problem, REPORT, shows, startPage } from './page.mjs'

let site
before(async () => { site = await startPage() })
after(() => site.stop())

const saved = text => {
  const [title, , ...paragraphs] = text.split(/\n+/)
  return `<!doctype html><html lang="en"><head><title>${title}</title><meta property="article:published_time" content="2025-06-04"></head><body><article><h1>${title}</h1>${paragraphs.map(p => `<p>${p}</p>`).join('')}</article></body></html>`
}
const both = [{ name: 'first.html', bytes: saved(REPORT) }, { name: 'second.html', bytes: saved(OTHER_REPORT) }]

test('two files dropped at once are compared, and each item leads to its place', async () => {
  const { page, errors } = await site.open()
  await dropAll(page, both)
  await page.waitForSelector('#comparison .part')
  assert.equal(await page.locator('.report').count(), 2)
  assert.match(await page.locator('.shared').innerText(), /Ida Berg[^]*Norway|Norway[^]*Ida Berg/)
  const numbers = await page.locator('.differing').innerText()
  assert.match(numbers, /4\.5 percent[^]*4 percent/)
  assert.match(numbers, /1,200 workers[^]*900 workers/)
  assert.match(await page.locator('.dates').innerText(), /9 June 2025|9 June/)
  assert.match(await page.locator('.only-quotes').innerText(), /It was a long night/)
  assert.match(await page.locator('.claims').innerText(), /Ida Berg/)
  assert.match(await page.locator('.alone').innerText(), /Anna Holm/)
  assert.doesNotMatch(await page.locator('#comparison').innerText(), /Ann Lee|Per Dahl/, 'who wrote a report is not in the story')
  await picture(page, 'compare')
  await page.click('.differing .place >> text=900 workers')
  await shows(page, /Oslo dockers/)
  assert.deepEqual(await painted(page, 'chosen'), ['About 900 workers'])
  await page.goBack()
  assert.ok(await page.isVisible('#view-compare'), 'Back leads back to the comparison')
  assert.deepEqual(errors, [])
})

test('articles read one after the other can be laid side by side', async () => {
  const { page } = await site.open()
  await paste(page, REPORT)
  await page.click('#compare-add')
  assert.match(await notice(page), /read another report/)
  await goTo(page, 'compare')
  assert.match(await page.locator('#comparison').innerText(), /One more report/)
  await goTo(page, 'read')
  await paste(page, OTHER_REPORT)
  await page.click('#compare-add')
  await page.click('#notice .offer')
  await page.waitForSelector('#comparison .part')
  assert.equal(await page.locator('#tray-tally').textContent(), ' 2')
  await page.click('.report .remove >> nth=0')
  assert.match(await page.locator('#comparison').innerText(), /One more report/)
  assert.equal(await page.locator('.report').count(), 1)
})

test('of several files those that cannot be read are named, the others are shown', async () => {
  const { page } = await site.open()
  await dropAll(page, [both[0], { name: 'scan.pdf', bytes: '%PDF-1.7' }, { name: 'blank.txt', bytes: '  \n' }])
  assert.match(await problem(page), /scan\.pdf is a PDF/)
  await shows(page, /Harbour strike ends/)
  await dropAll(page, Array.from({ length: 11 }, (_, i) => ({ name: `${i}.txt`, bytes: REPORT })))
  assert.match(await problem(page), /11 files at once are too many/)
})

test('the comparison shows reports as text, whatever stands in them', async () => {
  const { page, errors } = await site.open()
  const hostile = '<img src=x onerror="window.pwned=1">'
  await dropAll(page, [{ name: `${hostile}.txt`, bytes: `${hostile}\n\n${REPORT}` }, { name: 'b.txt', bytes: `${hostile}\n\n${OTHER_REPORT}` }])
  await page.waitForSelector('#comparison .part')
  assert.equal(await page.locator('main img').count(), 0)
  assert.equal(await page.evaluate(() => window.pwned), undefined)
  assert.deepEqual(errors, [])
})
