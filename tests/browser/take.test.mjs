// Taking the brief along: files, clipboard, paper, a link that carries the text.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { deflateRawSync } from 'node:zlib'
import { DESKTOP, downloaded, notice, painted, paste, problem, REPORT, settled, shows, startPage } from './page.mjs'

let site
before(async () => { site = await startPage() })
after(() => site.stop())

const copying = { ...DESKTOP, permissions: ['clipboard-read', 'clipboard-write'] }
const clipboard = page => page.evaluate(() => navigator.clipboard.readText())
/** Chooses an item of the menu. */
async function take(page, id) {
  await page.click('#take > summary')
  await page.click(`#${id}`)
}
const saved = (page, id) => downloaded(page, () => take(page, id))

test('files: Markdown, JSON, JSON-LD', async () => {
  const { page } = await site.open()
  const markdown = await saved(page, 'save-markdown')
  assert.match(markdown.name, /^bergen-s-mackerel-peace.*\.md$/)
  assert.match(markdown.text, /^# Bergen[^]*\n## At a glance\n\n- /)
  assert.equal(JSON.parse((await saved(page, 'save-json')).text).schema, 'nutgraf/1')
  const about = JSON.parse((await saved(page, 'save-jsonld')).text)
  assert.equal(about['@context'], 'https://schema.org')
  assert.equal(about['@type'], 'NewsArticle')
  assert.match(about.headline, /mackerel/)
  assert.equal(about.about.length, 3)
  assert.ok(about.mentions.length && about.citation.every(quote => quote['@type'] === 'Quotation' && about.articleBody.includes(quote.text)))
  assert.equal(await page.locator('#requests .tally').innerText(), '0')
})

test('Markdown on the clipboard, and the menu from the keyboard', async () => {
  const { page } = await site.open(copying)
  await page.focus('#take > summary')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await page.waitForSelector('#notice p')
  assert.match(await notice(page), /on the clipboard/)
  assert.match(await clipboard(page), /^# Bergen/)
  assert.ok(await page.evaluate(() => document.activeElement.matches('#take > summary')), 'the focus is back')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Escape')
  assert.equal(await page.locator('#take[open]').count(), 0)
})

test('a quote is copied with its source', async () => {
  const { page } = await site.open(copying)
  await paste(page, REPORT)
  await page.click('.speaker .place >> text=We got what we came for')
  await page.click('#evidence .cite')
  await page.waitForSelector('#notice p')
  assert.equal(await clipboard(page), '“We got what we came for,” (Ida Berg). In: Ann Lee, “Harbour strike ends after pay deal”')
})

test('a link carries the text behind the #, and nothing of it reaches a server', async () => {
  const { page } = await site.open(copying)
  await paste(page, REPORT)
  await page.fill('#published', '2025-06-04')
  await page.dispatchEvent('#published', 'change')
  await settled(page)
  await take(page, 'copy-link')
  await page.waitForSelector('#notice p')
  const link = new URL(await clipboard(page))
  assert.match(link.hash, /^#text=[\w-]+$/)
  assert.equal(link.search, '')
  const before = site.server.requests.length
  const { page: other } = await site.open(DESKTOP, { hash: link.hash })
  await shows(other, /Harbour strike ends/)
  assert.equal(await other.inputValue('#published'), '2025-06-04')
  assert.equal(new URL(other.url()).hash, '', 'the text is taken out of the address')
  assert.ok(site.server.requests.slice(before).every(path => path.length < 60), String(site.server.requests.slice(before)))
  assert.ok((await painted(other, 'times')).includes('9 June'))
})

const packed = text => `#text=${deflateRawSync(text).toString('base64url')}`
const LINKS = [
  ['cut off', packed(JSON.stringify({ v: 1, text: REPORT })).slice(0, 120), /damaged/],
  ['no base64', '#text=%%%', /damaged/],
  ['of another kind', packed('{"v":9}'), /not of a kind/],
  ['a bomb', packed(JSON.stringify({ v: 1, text: 'a'.repeat(20_000_000) })), /too long/],
]
for (const [what, hash, message] of LINKS) {
  test(`a link that is ${what} is told, and the page goes on`, async () => {
    const { page, errors } = await site.open(DESKTOP, { hash })
    await shows(page, /mackerel/)
    assert.match(await problem(page), message)
    assert.deepEqual(errors, [])
  })
}

test('on paper every list is whole and the controls are gone', async () => {
  const { page } = await site.open()
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')))
  assert.equal(await page.locator('#brief .more').count(), 0)
  await page.emulateMedia({ media: 'print' })
  for (const selector of ['.intake', '#layers', '.takeaway', '.views', '.requests']) assert.ok(await page.isHidden(selector), selector)
  for (const selector of ['.points', '.doings ul >> nth=0', '#sheet .title']) assert.ok(await page.isVisible(selector), selector)
  const pdf = await page.pdf()
  assert.ok(pdf.length > 20_000)
})
