// From an item to its place in the article and back.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { chosenIsSeen, DESKTOP, painted, paste, PHONE, picture, REPORT, showAll, startPage } from './page.mjs'

let site
before(async () => { site = await startPage() })
after(() => site.stop())

/** The words of an item, without glosses and labels. */
const wordsOf = item => item.evaluate(link => {
  const words = link.querySelector('.words')?.cloneNode(true)
  words?.querySelectorAll('.gloss').forEach(gloss => {
    gloss.previousSibling.data = gloss.previousSibling.data.replace(/ $/, '')
    gloss.remove()
  })
  return words?.textContent
})

for (const [name, device] of [['desktop', DESKTOP], ['phone', PHONE]]) {
  test(`every item of the brief leads to its place: ${name}`, async () => {
    const { page, errors } = await site.open(device)
    await showAll(page)
    const items = await page.locator('#brief .place').all()
    assert.ok(items.length > 20, `${items.length} items`)
    const ids = await page.locator('#brief .place').evaluateAll(all => all.map(item => item.dataset.find))
    const said = await Promise.all(items.map(wordsOf))
    for (const [i, item] of items.entries()) {
      await item.click()
      const [[chosen], isSeen, isTold] = await Promise.all([painted(page, 'chosen'), chosenIsSeen(page), page.isVisible('#evidence')])
      assert.ok(chosen?.trim(), `${ids[i]} is marked`)
      assert.ok(isSeen, `${ids[i]} is in sight`)
      assert.ok(isTold)
      // What runs over several paragraphs is painted in each of them; the space between them is no text of the page.
      if (/^(keypoints|events|quotes|positions|outcomes|outlook|judged|main)\//.test(ids[i])) assert.equal(chosen, said[i].replaceAll('\n', ''), ids[i])
    }
    await picture(page, `chosen-${name}`)
    assert.deepEqual(errors, [])
  })
}

test('keyboard: Enter goes to the place, Escape comes back', async () => {
  const { page } = await site.open()
  const item = page.locator('.points .place').nth(1)
  await item.focus()
  await page.keyboard.press('Enter')
  assert.ok(await page.evaluate(() => document.activeElement.classList.contains('block')), 'the focus is in the article')
  assert.match(await page.locator('#status').innerText(), /Escape leads back/)
  await page.keyboard.press('Tab')
  assert.ok(await page.evaluate(() => document.activeElement.closest('#evidence')), 'the next stop is the evidence')
  await page.keyboard.press('Escape')
  assert.equal(await page.evaluate(() => document.activeElement.dataset.find), 'keypoints/1')
  assert.ok(await page.isHidden('#evidence'))
  assert.deepEqual(await painted(page, 'chosen'), [])
})

test('keyboard: everything that can be clicked can be reached, with a visible focus', async () => {
  const { page } = await site.open()
  const reached = new Set()
  const targets = await page.locator('a:visible, button:visible, select:visible, input:visible').count()
  for (let i = 0; i < targets + 40; i++) {
    await page.keyboard.press('Tab')
    const seen = await page.evaluate(() => {
      const { activeElement: element } = document
      if (element === document.body) return null
      element.dataset.reached ??= String(Math.random())
      const { outlineStyle, outlineWidth } = getComputedStyle(element)
      return { id: element.dataset.reached, outline: outlineStyle !== 'none' && parseFloat(outlineWidth) >= 1, what: element.outerHTML.slice(0, 80) }
    })
    if (!seen) break
    assert.ok(seen.outline, `focus is seen on ${seen.what}`)
    reached.add(seen.id)
  }
  assert.ok(reached.size >= targets, `${reached.size} of ${targets}`)
})

test('an actor is followed from mention to mention', async () => {
  const { page } = await site.open()
  await page.click('.cards .place >> nth=0')
  const places = await page.locator('#evidence .tally').innerText()
  assert.match(places, /^1 of \d+/)
  const total = Number(places.split(' ')[2])
  assert.equal((await painted(page, 'also')).length, total - 1)
  await page.click('#evidence .next')
  assert.equal(await page.locator('#evidence .tally').innerText(), `2 of ${total}`)
  assert.ok(await page.evaluate(() => document.activeElement.classList.contains('next')), 'the focus stays')
  await page.keyboard.press('Shift+Tab')
  await page.keyboard.press('Enter')
  assert.equal(await page.locator('#evidence .tally').innerText(), `1 of ${total}`)
  assert.ok(await chosenIsSeen(page))
})

test('a click into the article shows what was found there', async () => {
  const { page } = await site.open()
  await paste(page, REPORT)
  const point = await page.evaluate(() => {
    const node = [...document.querySelectorAll('.block')].find(block => block.textContent.includes('4.5 percent')).firstChild
    const range = document.createRange()
    range.setStart(node, node.data.indexOf('4.5'))
    range.setEnd(node, node.data.indexOf('4.5') + 3)
    const box = range.getBoundingClientRect()
    return { x: box.left + box.width / 2, y: box.top + box.height / 2 }
  })
  await page.mouse.click(point.x, point.y)
  assert.match(await page.locator('#evidence').innerText(), /4\.5 percent[^]*quantity\./)
})

test('layers can be switched off and on', async () => {
  const { page } = await site.open()
  const toggle = page.locator('.layer[data-layer="times"]')
  const count = Number(await toggle.locator('.tally').innerText())
  assert.equal((await painted(page, 'times')).length, count)
  await toggle.click()
  assert.equal(await toggle.getAttribute('aria-pressed'), 'false')
  assert.equal((await painted(page, 'times')).length, 0)
  await toggle.press('Enter')
  assert.equal((await painted(page, 'times')).length, count)
})

test('without the Custom Highlight API the same is marked by elements', async () => {
  const { page, errors } = await site.open(DESKTOP, { before: () => { delete CSS.highlights; delete window.Highlight } })
  const text = await page.locator('#sheet .blocks').innerText()
  assert.ok(await page.locator('mark.times').count() > 3)
  await page.click('.points .place >> nth=1')
  const chosen = (await page.locator('mark.chosen').allInnerTexts()).join('')
  assert.equal(chosen, await wordsOf(page.locator('.points .place').nth(1)))
  assert.ok(await page.locator('mark.chosen').first().isVisible())
  assert.equal(await page.locator('#sheet .blocks').innerText(), text, 'the text stays as it is')
  assert.deepEqual(errors, [])
})

test('what a quotation opens is closed in the brief: in the slice itself, or drawn behind it', async () => {
  const { page } = await site.open()
  await paste(page, 'A plan for the harbour\n\nIda Berg, the mayor of Oslo, said the plan was “a gift to the port”. Anna Holm, her deputy, called it “a mistake”.')
  const shown = await page.locator('.speaker .mixed .words').evaluateAll(all => all.map(words => [words.textContent, getComputedStyle(words, '::after').content]))
  assert.ok(shown.length, 'there is one')
  for (const [text, after] of shown) assert.match(text + (after === 'none' ? '' : after.slice(1, -1)), /“[^“”]*”$/)
})
