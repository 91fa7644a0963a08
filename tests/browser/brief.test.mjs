// Each section of the brief against the analysis that it was made of: all of it is there, in its place, with what it was found by.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { downloaded, drop, painted, paste, picture, settled, showAll, startPage } from './page.mjs'

let site
before(async () => { site = await startPage() })
after(() => site.stop())

/** Opens a sample; returns the page with the analysis that it shows. */
async function open(file) {
  const { page } = await site.open()
  await page.selectOption('#sample', file)
  await settled(page)
  await page.click('#take > summary')
  const { text } = await downloaded(page, () => page.click('#save-json'))
  await showAll(page)
  return { page, analysis: JSON.parse(text) }
}
/** The texts of all elements that match, without line breaks. */
const texts = (page, selector) => page.locator(selector).evaluateAll(all => all.map(element => element.textContent.replace(/\s+/g, ' ').trim()))
const flat = text => text.replace(/\s+/g, ' ').trim()
const sorted = list => [...list].sort()

for (const file of ['diplomacy.txt', 'court.txt', 'business.html', 'science.txt']) {
  test(`every section holds what was found: ${file}`, async () => {
    const { page, analysis } = await open(file)
    const { article: { text, title }, summary, actors, timeline, events, quantities, quotes, positions, outcomes, outlook, sentences, keyPhrases } = analysis
    const slices = found => found.map(({ start, end }) => flat(text.slice(start, end)))
    const all = async (selector, wanted, what) => assert.deepEqual(sorted(await texts(page, selector)), sorted(wanted.map(flat)), what)

    assert.equal(flat(await page.locator('.block.title').first().textContent()), flat(title))
    const points = page.locator('.points .words')
    assert.equal(await points.count(), summary.keyPoints.length)
    assert.deepEqual(await texts(page, '.points .gloss'), await points.evaluateAll(all => all.flatMap(point => [...point.querySelectorAll('.gloss')].map(gloss => gloss.textContent))))
    assert.equal(await page.locator('.points .gloss').count(), summary.keyPoints.reduce((sum, { glosses }) => sum + glosses.length, 0), 'with their glosses')

    await all('.cards .name', actors.map(({ name }) => name), 'a card for each actor')
    const said = quotes.filter(({ kind, actor }) => kind !== 'scare' && actor !== null)
    for (const [kind, found] of [['said', said], ['wants', positions.filter(({ actor }) => actor !== null)]]) {
      const told = (await texts(page, '.card .doings summary')).reduce((sum, face) => sum + Number(new RegExp(`${kind} (\\d+)`).exec(face)?.[1] ?? 0), 0)
      assert.equal(told, found.length, `cards tell what was ${kind}`)
    }

    await all('.timeline .stops .words', timeline.map(({ event }) => slices([events[event]])[0]), 'the timeline as a list')
    if (timeline.length > 1) assert.ok(await page.locator('.drawn .stop').count() > 1, 'and drawn')
    await all('.figures .figure', slices(quantities), 'each number')
    await all('.speakers .words:not(h4 .words)', slices(quotes), 'each quote')
    await all('.wants .place .words', slices(positions), 'each position')
    assert.deepEqual(sorted(await texts(page, '.wants .party .words')), sorted([...new Set(positions.filter(({ actor }) => actor !== null).map(({ actor }) => actors[actor].name))]), 'a group of rows for each party')
    await all('.tagged .words', slices(outcomes), 'each outcome')
    await all('.prospects .words', slices(outlook), 'each forecast')
    const order = ['Certain', 'Likely', 'Possible', 'Unlikely'].filter(name => outlook.some(({ strength }) => strength === name.toLowerCase()))
    assert.deepEqual(await texts(page, '.prospects h4'), order, 'by strength')
    const judged = sentences.filter(({ voice }) => voice === 'analysis')
    await all('.voice .words', slices(judged), 'what the author judges')
    assert.equal(await page.locator('.judged-line').count() > 0, judged.length > 0, 'has a line in the margin')
    await all('.phrases .words', keyPhrases.map(phrase => phrase.text), 'key phrases')
    const nameless = quotes.filter(({ kind, actor, source }) => kind !== 'scare' && actor === null && source === null).length
    assert.equal((await texts(page, '.left-open li')).some(line => line.includes(`${nameless} without a speaker`)), nameless > 0, 'what was left open')
  })
}

test('a find shows the rule and the words behind it, in the bar and in the article', async () => {
  const { page, analysis: { article: { text }, quotes, outlook } } = await open('diplomacy.txt')
  for (const [layer, list] of [['quotes', quotes], ['outlook', outlook]]) {
    const index = list.findIndex(({ cue }) => cue)
    await page.locator(`#brief a[data-find="${layer}/${index}"]`).first().click()
    const { cue, rule } = list[index]
    const bar = flat(await page.locator('#evidence').innerText())
    assert.ok(bar.includes(rule), `${rule} in ${bar}`)
    assert.ok(bar.includes(flat(text.slice(cue.start, cue.end))), `the cue in ${bar}`)
    assert.ok((await painted(page, 'related')).includes(text.slice(cue.start, cue.end)), 'the cue is marked')
  }
})

test('words of another language say so in the brief too', async () => {
  const { page } = await site.open()
  await paste(page, 'Die Regierung hat am Montag einen Plan für den Hafen vorgestellt. Der Minister sagte, dass die Arbeit im Mai beginnen werde und drei Jahre dauern solle.\n\nDie Stadt will sich an den Kosten nicht beteiligen, und der Rat wird noch in dieser Woche darüber beraten, wie es weitergeht.')
  const language = await page.getAttribute('.blocks', 'lang')
  assert.notEqual(language, 'en')
  assert.equal(await page.locator('#brief .words').first().getAttribute('lang'), language)
})

const entry = (time, isSeen, ...sentences) => `<div class="post"><time datetime="2025-06-02T${time}:00+02:00">${isSeen ? time : ''}</time>${sentences.map(sentence => `<p>${sentence}</p>`).join('')}</div>`
const LIVE = `<!doctype html><html lang="en"><head><title>Ferry runs aground off Alesund</title><meta property="article:published_time" content="2025-06-02T09:10:00+02:00">
<meta property="article:modified_time" content="2025-06-03T08:00:00+02:00"><meta property="article:section" content="Norway"><meta name="author" content="Ann Lee"></head><body><article><h1>Ferry runs aground off Alesund</h1>
<p>A ferry with 212 people on board ran aground off the town of Alesund on Monday. Follow what happened here through the day.</p>
${entry('14:05', true, 'All passengers have been taken ashore, the coast guard said in the afternoon. Nobody was seriously hurt.', 'The captain, Per Dahl, told reporters that the engine had failed twice since the morning.')}
${entry('12:30', true, 'A second rescue boat has reached the ferry, and about eighty people have left it so far.', 'The police asked everybody to stay away from the harbour while buses bring people home.')}
${entry('10:15', false, 'Helicopters are on their way from Bergen and Trondheim, the rescue service said on its website.', 'The wind has dropped since the morning, which should make the work easier for the crews.')}
${entry('09:10', false, 'A ferry has run aground off Alesund, the coast guard says. It left the town at eight in the morning.', 'The shipping company says that 212 people are on board and that the hull seems to be whole.')}
</article></body></html>`

test('a live blog shows when each entry was written, and where its facts stand in the page', async () => {
  const { page, errors } = await site.open()
  await drop(page, 'live.html', LIVE, 'text/html')
  const beside = await page.locator('.block[data-entry]').evaluateAll(all => all.map(block => [block.dataset.entry, block.textContent.slice(0, 12), getComputedStyle(block, '::before').content]))
  assert.deepEqual(beside.map(([time]) => time), ['2 June 2025, 14:05', '2 June 2025, 12:30', '2 June 2025, 10:15', '2 June 2025, 09:10'])
  assert.deepEqual(beside.map(([, text]) => text.slice(0, 8)), ['All pass', 'A second', 'Helicopt', 'A ferry '], 'the time is not in the text')
  assert.match(beside[0][2], /14:05/, 'but above it')
  const imprint = page.locator('.imprint')
  assert.match(await imprint.innerText(), /Norway[^]*Ann Lee[^]*2 June 2025[^]*changed 3 June 2025/)
  await imprint.locator('summary').click()
  assert.match((await imprint.locator('dl').innerText()).replace(/\s+/g, ' '), /Title shown on the page.*Changed Open Graph/)
  await page.click('.points .place >> nth=0')
  assert.ok((await painted(page, 'chosen'))[0].trim())
  await picture(page, 'live-blog')
  assert.deepEqual(errors, [])
})

test('the kind of an article stands above its points', async () => {
  const { page, analysis } = await open('court.txt')
  assert.equal(analysis.summary.kind, 'report')
  assert.equal(await page.locator('.glance .part-title .tally').innerText(), analysis.summary.kind)
})
