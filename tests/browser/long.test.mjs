// Long texts: read in a thread that can be ended, laid out near the window only; and texts in other scripts.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { chosenIsSeen, DESKTOP, drop, notice, painted, paste, PHONE, problem, seed, settled, shows, startPage } from './page.mjs'

let site
before(async () => { site = await startPage() })
after(() => site.stop())

const STORY = ['court.txt', 'strike.txt', 'science.txt'].map(seed).join('\n\n')
const longer = length => STORY.repeat(Math.ceil(length / STORY.length)).slice(0, length)

test('a long text shows what goes on and can be ended; what was shown stays', async () => {
  const { page, errors } = await site.open()
  await page.evaluate(content => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', content)
    document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  }, longer(3_000_000))
  await page.waitForSelector('#progress:not([hidden])')
  assert.match(await page.locator('#progress-text').innerText(), /Reading 3,000 thousand characters/)
  // The page answers meanwhile.
  await page.click('.points .place >> nth=1')
  assert.ok(await page.isVisible('#evidence'))
  await page.click('#progress-cancel')
  await settled(page)
  assert.ok(await page.isHidden('#progress'))
  assert.match(await notice(page), /ended/)
  await shows(page, /mackerel/)
  await paste(page, 'The council of Bergen agreed on Monday to repair the bridge.')
  await shows(page, /council of Bergen/)
  assert.deepEqual(errors, [])
})

test('a newer article wins over one that is still being read', async () => {
  const { page } = await site.open()
  await page.evaluate(content => {
    for (const text of [content, 'The council of Bergen agreed on Monday to repair the bridge.']) {
      const clipboardData = new DataTransfer()
      clipboardData.setData('text/plain', text)
      document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
    }
  }, longer(2_000_000))
  await page.waitForFunction(() => document.querySelector('#sheet').textContent.includes('council of Bergen'))
  await settled(page)
  await shows(page, /^The council of Bergen/)
})

for (const [name, device] of [['desktop', DESKTOP], ['phone', PHONE]]) {
  test(`in a long article each item still leads to its place: ${name}`, async () => {
    const { page, errors } = await site.open(device)
    const text = longer(250_000)
    await paste(page, text)
    await page.waitForFunction(() => document.querySelectorAll('.block').length > 700 && document.querySelector('.left-open'))
    const total = Number((await page.locator('.layer[data-layer="times"] .tally').innerText()).replace(',', ''))
    assert.ok(total > 500)
    assert.ok((await painted(page, 'times')).length < total / 2, 'only what is near the window is marked')
    await page.click('.numbers .more')
    assert.match(await page.locator('.numbers .more').innerText(), /Show 100 more of/)
    const item = page.locator('.figures .place').nth(90)
    await item.click()
    const [chosen] = await painted(page, 'chosen')
    assert.equal(chosen, await item.locator('.figure').textContent())
    await page.waitForTimeout(100)
    assert.ok(await chosenIsSeen(page))
    await page.click('.walk-on')
    assert.ok((await painted(page, 'chosen'))[0])
    assert.deepEqual(errors, [])
  })
}

test('a file of 50 MB is refused before it is read', async () => {
  const { page } = await site.open()
  await page.evaluate(() => {
    const dataTransfer = new DataTransfer()
    dataTransfer.items.add(new File([new Uint8Array(50_000_000).fill(97)], 'huge.txt'))
    document.body.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }))
  })
  await page.waitForSelector('#problem p')
  assert.match(await problem(page), /huge\.txt has 50 MB; no article has more than 32/)
  await shows(page, /mackerel/)
})

test('right-to-left and Chinese texts are shown as they run, and the brief says what it cannot read', async () => {
  const { page } = await site.open()
  await paste(page, 'أعلنت الحكومة اليوم عن خطة جديدة لإصلاح الجسر القديم في المدينة.\n\nوقال الوزير إن العمل سيبدأ في الشهر المقبل وسيستمر لمدة عامين.')
  assert.equal(await page.evaluate(() => getComputedStyle(document.querySelector('.blocks')).direction), 'rtl')
  // In the brief too: a point begins on the right, and its full stop stands on the left of its last word.
  const [first, stop] = await page.evaluate(() => {
    const node = document.querySelector('.points .words').firstChild
    const at = offset => {
      const range = document.createRange()
      range.setStart(node, offset)
      range.setEnd(node, offset + 1)
      return range.getBoundingClientRect()
    }
    return [at(0), at(node.length - 1)].map(({ left, bottom }) => ({ left, bottom }))
  })
  assert.ok(stop.bottom > first.bottom + 5 || stop.left < first.left, 'it runs from right to left')
  assert.ok(await page.evaluate(() => {
    const range = document.createRange()
    range.selectNodeContents(document.querySelector('.points .words'))
    const lines = [...range.getClientRects()]
    const box = document.querySelector('.points .place').getBoundingClientRect()
    return box.right - Math.max(...lines.map(line => line.right)) < 24
  }), 'and stands on the right')
  assert.match(await page.locator('.notices').innerText(), /English/i)
  await paste(page, '政府今天宣布了修复城市旧桥的新计划。\n\n部长说，工程将于下个月开始，为期两年。')
  await shows(page, /政府今天宣布/)
  assert.match(await page.locator('.notices').innerText(), /English/i)
  await drop(page, 'mixed.txt', 'The word سلام means peace, said Ida Berg on Monday.')
  await shows(page, /سلام/)
})
