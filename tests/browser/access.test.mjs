// For everybody: axe-core on every view, in light and dark, on a phone and a desktop; what axe cannot see is looked at by hand.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, before, test } from 'node:test'
import { at } from '../../scripts/shell.mjs'
import { DESKTOP, dropAll, goTo, OTHER_REPORT, PHONE, picture, REPORT, settled, showAll, startPage } from './page.mjs'

const AXE = readFileSync(at('node_modules/axe-core/axe.min.js'), 'utf8')
let site
before(async () => { site = await startPage() })
after(() => site.stop())

/** What axe finds wrong, as short lines. */
async function wrong(page) {
  return page.evaluate(async () => {
    const { violations } = await window.axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'], resultTypes: ['violations'] })
    return violations.flatMap(({ id, nodes }) => nodes.slice(0, 5).map(({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${failureSummary.split('\n').slice(1, 3).join(' ')}`))
  })
}

/** Each view with something in it. */
const VIEWS = {
  async 'the brief, whole, with a find chosen'(page) {
    await showAll(page)
    await page.click('.points .place >> nth=1')
  },
  async 'the menu'(page) {
    await page.evaluate(() => document.querySelector('#evidence .close')?.click())
    await page.click('#take > summary')
  },
  async 'the dialog'(page) {
    await page.keyboard.press('Escape')
    await page.click('#paste')
    await page.click('#paste-form .main')
  },
  async 'a comparison'(page) {
    await page.keyboard.press('Escape')
    await dropAll(page, [{ name: 'a.txt', bytes: REPORT }, { name: 'b.txt', bytes: OTHER_REPORT }])
    await page.waitForSelector('#comparison .part')
  },
  async 'the library, with a notice'(page) {
    await goTo(page, 'read')
    await page.click('#save')
    await page.waitForSelector('#notice p')
    await goTo(page, 'library')
    await page.fill('#library-search', 'harbour')
    await page.waitForSelector('.library-snippet b')
  },
  async 'about'(page) { await goTo(page, 'about') },
  async 'a problem'(page) {
    await goTo(page, 'read')
    await dropAll(page, [{ name: 'a.pdf', bytes: '%PDF-1.7' }])
  },
}

for (const [device, options] of [['desktop', DESKTOP], ['phone', PHONE]]) {
  for (const colorScheme of ['light', 'dark']) {
    test(`axe finds nothing: ${device}, ${colorScheme}`, async () => {
      const { page, errors } = await site.open({ ...options, colorScheme })
      await page.evaluate(AXE)
      for (const [view, arrange] of Object.entries(VIEWS)) {
        await arrange(page)
        assert.deepEqual(await wrong(page), [], view)
        assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${view}: no sideways scrolling`)
        await picture(page, `${view.replace(/\W+/g, '-')}-${device}-${colorScheme}`)
      }
      assert.deepEqual(errors, [])
    })
  }
}

test('targets are 24 px or more', async () => {
  for (const options of [DESKTOP, PHONE]) {
    const { page } = await site.open(options)
    await page.click('.points .place >> nth=1')
    for (const view of ['read', 'library', 'compare', 'about']) {
      await goTo(page, view)
      const small = await page.evaluate(() => [...document.querySelectorAll('button, select, input, summary, a[href]')].filter(element => {
        const { width, height } = element.getBoundingClientRect()
        // Links in running text are excepted, and what is for the keyboard alone.
        const inText = getComputedStyle(element).display === 'inline'
        return width > 0 && !inText && !element.matches('.skip') && !element.closest('label')?.matches('.pick') && (width < 24 || height < 24)
      }).map(element => `${element.outerHTML.slice(0, 80)} ${element.getBoundingClientRect().width}×${element.getBoundingClientRect().height}`))
      assert.deepEqual(small, [], view)
    }
  }
})

test('forced colours and reduced motion', async () => {
  const { page } = await site.open({ ...DESKTOP, forcedColors: 'active' })
  await page.click('.points .place >> nth=1')
  await picture(page, 'forced-colours')
  const bar = await page.evaluate(() => getComputedStyle(document.querySelector('.layer[aria-pressed="true"]')).borderTopColor)
  const off = await page.evaluate(() => getComputedStyle(document.querySelector('.layer[aria-pressed="false"]')).borderTopColor)
  assert.notEqual(bar, off, 'what is on differs from what is off')
  assert.equal(await page.evaluate(() => getComputedStyle(document.querySelector('button')).transitionDuration), '0s')
})

test('what happens is said: status, focus, title', async () => {
  const { page } = await site.open()
  await page.selectOption('#sample', 'court.txt')
  await settled(page)
  await page.waitForFunction(() => /^Read [\d,]+ words: \d+ key points/.test(document.querySelector('#status').textContent))
  await goTo(page, 'library')
  assert.equal(await page.title(), 'Library · nutgraf')
  assert.equal(await page.evaluate(() => document.activeElement.textContent), 'Library')
  assert.equal(await page.getAttribute('.views a[aria-current]', 'href'), '#library')
  await page.goBack()
  assert.equal(await page.evaluate(() => document.activeElement.id), 'brief-title')
})

test('walking from find to find with the keyboard', async () => {
  const { page } = await site.open()
  await page.focus('.walk-on')
  const seen = []
  for (let i = 0; i < 6; i++) {
    await page.keyboard.press('Enter')
    seen.push(await page.locator('.evidence-what').innerText())
    assert.ok(await page.evaluate(() => document.activeElement.matches('.walk-on')), 'the focus stays')
  }
  assert.equal(new Set(seen).size, 6)
  await page.focus('.walk-back')
  await page.keyboard.press('Enter')
  assert.equal(await page.locator('.evidence-what').innerText(), seen[4])
})

test('the article carries its language and its direction', async () => {
  const { page } = await site.open()
  assert.equal(await page.getAttribute('.blocks', 'lang'), 'en')
  assert.equal(await page.getAttribute('.blocks', 'dir'), 'auto')
})
