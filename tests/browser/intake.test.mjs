// Articles of one's own: pasted, typed, dropped, opened; and what cannot be read.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, before, test } from 'node:test'
import { at } from '../../scripts/shell.mjs'
import { article, drop, painted, paste, problem, REPORT, seed, settled, shows, startPage } from './page.mjs'

let site
before(async () => { site = await startPage() })
after(() => site.stop())

test('a pasted article gives a brief', async () => {
  const { page } = await site.open()
  await paste(page, REPORT)
  await shows(page, /Harbour strike ends/)
  assert.match(await page.locator('#brief-body').innerText(), /Ida Berg/)
  assert.match(await page.locator('.left-open').innerText(), /day of publication is not known/i)
})

test('the dialog takes a text and a date, from the keyboard alone', async () => {
  const { page } = await site.open()
  await page.focus('#paste')
  await page.keyboard.press('Enter')
  await page.keyboard.insertText(REPORT)
  await page.fill('#paste-published', '2025-06-04')
  await page.focus('#paste-form button.main')
  await page.keyboard.press('Enter')
  await settled(page)
  await shows(page, /Harbour strike ends/)
  assert.equal(await page.inputValue('#published'), '2025-06-04')
  assert.doesNotMatch(await page.locator('#brief-body').innerText(), /day of publication is not known/i)
  assert.equal(await page.locator('dialog[open]').count(), 0)
})

test('a changed date reads the same article anew', async () => {
  const { page } = await site.open()
  await paste(page, REPORT)
  await page.fill('#published', '2025-06-04')
  await page.dispatchEvent('#published', 'change')
  await settled(page)
  await page.click('#sheet >> text=ended a strike', { trial: true })
  assert.match(await page.locator('.imprint').innerText(), /4 June 2025/)
  assert.ok((await painted(page, 'times')).includes('Monday'))
})

test('an empty dialog says so and stays open', async () => {
  const { page } = await site.open()
  await page.click('#paste')
  await page.click('#paste-form button.main')
  assert.match(await page.locator('#paste-problem').innerText(), /nothing to read/)
  assert.equal(await page.locator('dialog[open]').count(), 1)
  await page.keyboard.press('Escape')
  assert.equal(await page.locator('dialog[open]').count(), 0)
})

test('a dropped text and a dropped page are read', async () => {
  const { page } = await site.open()
  await drop(page, 'report.txt', REPORT, 'text/plain')
  await shows(page, /Harbour strike ends/)
  assert.match(await page.locator('.imprint').innerText(), /report\.txt/)
  await drop(page, 'saved.html', seed('disaster.html'), 'text/html')
  const shown = await article(page).innerText()
  assert.match(shown, /mudslide/i)
  assert.doesNotMatch(shown, /<\w+/)
  assert.equal(await page.inputValue('#published'), '2025-08-05', 'the date that the page states')
})

test('a chosen file is read, and the same one again', async () => {
  const { page } = await site.open()
  for (let i = 0; i < 2; i++) {
    await page.setInputFiles('#file', at('seeds/court.txt'))
    await page.waitForFunction(() => document.querySelector('.imprint')?.textContent.includes('court.txt'))
    await page.selectOption('#sample', 'opinion.txt')
    await settled(page)
  }
})

test('the source of a page may be pasted too', async () => {
  const { page } = await site.open()
  await paste(page, seed('business.html'))
  assert.doesNotMatch(await article(page).innerText(), /<\w+/)
  assert.equal(await page.inputValue('#published'), '2025-05-14')
})

test('files in other encodings keep their letters', async () => {
  const { page } = await site.open()
  const sentence = 'The café in Besançon closed on Monday.'
  await drop(page, 'latin.txt', Uint8Array.from(sentence, c => c.charCodeAt(0)))
  await shows(page, /café in Besançon/)
  const utf16 = [0xff, 0xfe, ...[...sentence].flatMap(c => [c.charCodeAt(0) & 255, c.charCodeAt(0) >> 8])]
  await drop(page, 'wide.txt', utf16)
  await shows(page, /café in Besançon/)
  const { hex } = JSON.parse(readFileSync(new URL('../encodings.json', import.meta.url), 'utf8')).find(({ name }) => name === 'KOI8-R')
  await drop(page, 'koi.html', [...Buffer.from(hex, 'hex')])
  await shows(page, /Мост через Венду открыт/)
})

const REFUSED = [
  ['a PDF', 'brief.pdf', '%PDF-1.7\n%âãÏÓ', /is a PDF/],
  ['a picture', 'photo.txt', [0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0], /is a picture/],
  ['a Word document', 'story.docx', [0x50, 0x4b, 3, 4, 20, 0], /Word document/],
  ['binary data', 'data.txt', [1, 2, 3, 0, 0, 9, 120], /not text/],
  ['a web archive', 'page.mhtml', 'From: <Saved>\nMIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n', /MHTML/],
  ['an empty file', 'empty.txt', '', /is empty/],
  ['a page without an article', 'nothing.html', '<!doctype html><title>x</title><body><nav><a href="/">Home</a></nav>', /No article|nothing to read/i],
]
for (const [what, name, bytes, message] of REFUSED) {
  test(`refused, and told why: ${what}`, async () => {
    const { page } = await site.open()
    const shown = await article(page).innerText()
    await drop(page, name, bytes)
    assert.match(await problem(page), message)
    assert.equal(await article(page).innerText(), shown, 'what was shown stays')
  })
}

test('white space alone is refused', async () => {
  const { page } = await site.open()
  await paste(page, ' \n\t ')
  assert.match(await problem(page), /nothing to read/)
  await paste(page, REPORT)
  assert.equal((await problem(page)).trim(), '', 'a complaint goes when an article comes')
})

test('a text over the limit is refused by the engine and told', async () => {
  const { page } = await site.open()
  await paste(page, 'A word or two. '.repeat(1_200_000))
  assert.match(await problem(page), /too long/)
  await shows(page, /mackerel/)
})

test('a date that is none is told', async () => {
  const { page } = await site.open()
  await page.click('#published')
  await page.keyboard.type('02312025')
  await page.dispatchEvent('#published', 'change')
  assert.match(await problem(page), /not a date/)
})
