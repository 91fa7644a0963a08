// What one sees when the page has loaded.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, before, test } from 'node:test'
import { at } from '../../scripts/shell.mjs'
import { article, DESKTOP, painted, PHONE, picture, settled, shows, startPage } from './page.mjs'

const samples = JSON.parse(readFileSync(at('seeds/index.json'), 'utf8'))
let site
before(async () => { site = await startPage() })
after(() => site.stop())

test('opens with the first sample analysed', async () => {
  const { page, errors } = await site.open()
  assert.equal(await page.inputValue('#sample'), samples[0].file)
  assert.equal(await page.inputValue('#published'), samples[0].published)
  await shows(page, /mackerel/)
  assert.ok(await page.locator('.points li').count() >= 3, 'key points')
  assert.ok((await painted(page, 'times')).length > 3, 'times are marked')
  assert.deepEqual(errors, [])
})

test('each sample gives a brief, and none of them sends a request', async () => {
  const { page, requests, errors } = await site.open()
  const loaded = requests.length
  for (const { file, title, published } of samples) {
    await page.selectOption('#sample', file)
    await settled(page)
    const shown = await article(page).innerText()
    assert.ok(shown.replace(/[‘’]/g, "'").includes(title.replace(/[‘’]/g, "'")), `${file} shows its headline`)
    assert.equal(await page.inputValue('#published'), published)
    assert.ok(await page.locator('.part').count() >= 4, `${file} has a brief`)
  }
  assert.equal(requests.length, loaded)
  assert.equal(await page.locator('#requests').innerText(), '0 requests sent since load')
  assert.deepEqual(errors, [])
})

test('the count of requests is a real one', async () => {
  const { page } = await site.open()
  await page.evaluate(() => fetch('samples.json'))
  await page.waitForFunction(() => document.querySelector('#requests .tally').textContent === '1')
  assert.equal(await page.locator('#requests').innerText(), '1 request sent since load')
  await page.evaluate(() => fetch('https://elsewhere.invalid/').catch(() => {}))
  await page.waitForTimeout(100)
  assert.equal(await page.locator('#requests .tally').innerText(), '1', 'what the policy forbids is not sent')
})

for (const [name, device] of [['desktop', DESKTOP], ['phone', PHONE]]) {
  for (const colorScheme of ['light', 'dark']) {
    test(`fits the screen: ${name}, ${colorScheme}`, async () => {
      const { page } = await site.open({ ...device, colorScheme })
      const width = await page.evaluate(() => document.documentElement.scrollWidth)
      assert.ok(width <= device.viewport.width, `no sideways scrolling: ${width}`)
      if (name === 'desktop') assert.ok(await page.evaluate(() => document.documentElement.scrollHeight <= innerHeight), 'only the columns scroll')
      const [paper, ink] = await page.evaluate(() => {
        const { backgroundColor, color } = getComputedStyle(document.body)
        return [backgroundColor, color].map(value => value.match(/\d+/g).slice(0, 3).reduce((sum, part) => sum + Number(part), 0))
      })
      assert.ok(colorScheme === 'dark' ? paper < ink : paper > ink, 'follows the colour scheme')
      await picture(page, `page-${name}-${colorScheme}`)
    })
  }
}

test('an article without samples beside the page can still be pasted', async () => {
  const { page } = await site.open(DESKTOP, { wait: false, before: () => {
    const real = window.fetch
    window.fetch = (url, ...rest) => String(url).includes('samples.json') ? Promise.resolve(new Response('', { status: 404 })) : real(url, ...rest)
  } })
  await page.waitForSelector('text=Paste an article to see its brief.')
  assert.ok(await page.isDisabled('#sample'))
})

test('an engine that cannot run WebAssembly is told why', async () => {
  const { page } = await site.open(DESKTOP, { wait: false, before: () => { delete window.WebAssembly }, route: ['**/page/thread.js', async route => {
    const answer = await route.fetch()
    await route.fulfill({ response: answer, body: `delete self.WebAssembly;${await answer.text()}` })
  }] })
  await page.waitForSelector('#problem p')
  assert.match(await page.locator('#problem').innerText(), /WebAssembly/)
})

test('a reading thread that is not there is told, and the page stays', async () => {
  const { page } = await site.open(DESKTOP, { wait: false, route: ['**/page/thread.js', route => route.fulfill({ status: 404, body: 'not found' })] })
  await page.waitForSelector('#problem p')
  assert.match(await page.locator('#problem').innerText(), /thread that reads could not be started/)
  assert.ok(await page.isEnabled('#paste'))
})

for (const [name, device] of [['desktop', DESKTOP], ['phone', PHONE]]) {
  test(`nothing moves while the page loads and another article comes: ${name}`, async () => {
    const { page } = await site.open(device, { before: () => {
      window.moved = []
      new PerformanceObserver(list => window.moved.push(...list.getEntries().filter(({ value }) => value > 0.0001)
        .map(({ value, sources }) => `${value} ${sources.map(({ node }) => node?.outerHTML?.slice(0, 60) ?? node?.nodeName)}`))).observe({ type: 'layout-shift', buffered: true })
    } })
    await page.waitForSelector('.left-open', { state: 'attached' })
    await page.evaluate(() => {
      const choice = document.querySelector('#sample')
      choice.value = 'court.txt'
      choice.dispatchEvent(new Event('change'))
    })
    await shows(page, /Port Ellery/i)
    await page.waitForTimeout(100)
    assert.deepEqual(await page.evaluate(() => window.moved), [])
  })
}
