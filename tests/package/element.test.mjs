// <nut-graf> from the installed package in Chromium: what it shows, when it loads, where a click leads, and that nothing moves.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, before, test } from 'node:test'
import { at } from '../../scripts/shell.mjs'
import { launch, openPage, serve } from '../browser/chromium.mjs'
import { importPackage, inPackage } from './packed.mjs'

const STORY = `<article id="story"><h1>Dockers end strike in Oslo</h1>
<p>Dockworkers in Oslo ended a strike on Monday after the port agreed to raise wages by 4.5 percent.</p>
<p>“We got what we came for,” said <b>Ida</b> Berg, the head of the union, on Tuesday. The port had demanded a longer contract and rejected an offer of mediation in May.</p>
<p>About 1,200 workers will return to the docks on 9 June. Shipping could remain slow for weeks, the port warned.</p>
<p>Norway said it would review the law if another strike closes the port. The government had tried to end the strike in April.</p></article>`
const HEAD = '<meta property="article:published_time" content="2025-06-03"><link rel="icon" href="data:,"><style>nut-graf:not(:defined, [rendered]) { display: flow-root; block-size: 20rem } .far { height: 4000px }</style>'
const SCRIPT = '<script type="module" src="/nutgraf/www/element/index.js"></script>'
const page = body => `<!doctype html><html lang="en"><head><title>Dockers end strike in Oslo</title>${HEAD}</head><body>${body}</body></html>`

const POLICY = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; img-src data:; style-src 'unsafe-inline'; require-trusted-types-for 'script'"
const PAGES = {
  plain: page(`<nut-graf for="#story" sections="points quotes timeline numbers people positions outcomes outlook"></nut-graf>${STORY}${SCRIPT}`),
  around: page(`<p>Elsewhere: a fire in Bergen.</p>${STORY.replace('</h1>', '</h1><nut-graf></nut-graf>')}${SCRIPT}`),
  far: page(`<div class="far"></div><nut-graf></nut-graf>${STORY}${SCRIPT}`),
  collapsed: page(`<nut-graf collapsed for="story"></nut-graf>${STORY}${SCRIPT}`),
  german: page(`<nut-graf lang="de"></nut-graf>${STORY}${SCRIPT}`),
  edited: page(`<nut-graf sections="points"><ul slot="points"><li>The strike is over.</li><li>Wages rise.</li></ul></nut-graf>${STORY}${SCRIPT}`),
  both: page(`<nut-graf sections="points numbers"><ul slot="points"><li>The strike is over.</li></ul></nut-graf>${STORY}${SCRIPT}`),
  nowhere: page(`<nut-graf for="#other"></nut-graf>${STORY}${SCRIPT}`),
  strict: page(`<nut-graf></nut-graf>${STORY}${SCRIPT}`),
  refused: page(`<nut-graf></nut-graf>${STORY}${SCRIPT}`),
  passing: page(`<nut-graf><p id="own">Words of the page.</p></nut-graf>${STORY}${SCRIPT}`),
  classic: page(`<nut-graf></nut-graf>${STORY}<script src="/nutgraf/www/lib/wasm/nutgraf.global.js"></script>`),
  early: page(`<script src="/nutgraf/www/lib/wasm/nutgraf.global.js"></script><nut-graf sections="points"><ul slot="points"><li>The strike is over.</li></ul></nut-graf>${STORY}`),
}

let browser
let server
before(async () => {
  browser = await launch()
  server = await serve({ '/nutgraf/': inPackage('.') }, { headers: path => {
    const name = path.slice(1)
    if (!PAGES[name]) return {}
    const policy = name === 'strict' ? POLICY : name === 'refused' ? POLICY.replace(" 'wasm-unsafe-eval'", '') : null
    return { status: 200, body: PAGES[name], 'content-type': 'text/html; charset=utf-8', ...(policy ? { 'content-security-policy': policy } : {}) }
  } })
})
after(async () => {
  await browser?.close()
  await server?.close()
})

async function open(name, { init, options } = {}) {
  const opened = await openPage(browser, { reducedMotion: 'reduce', viewport: { width: 900, height: 700 }, ...options })
  await opened.page.addInitScript(() => {
    window.shift = 0
    new PerformanceObserver(list => { for (const entry of list.getEntries()) if (entry.sources.some(({ node }) => node && !(node.parentElement ?? node).closest('nut-graf'))) window.shift += entry.value }).observe({ type: 'layout-shift', buffered: true })
    window.told = []
    for (const name of ['ready', 'select', 'error']) addEventListener(`nutgraf-${name}`, event => window.told.push([name, event.detail.text ?? event.detail.error?.code ?? event.detail.error?.message ?? event.detail.analysis.schema]))
  })
  if (init) await opened.page.addInitScript(init)
  await opened.page.goto(server.url + name)
  return opened
}

const told = (opened, name) => opened.page.waitForFunction(name => window.told.some(([told]) => told === name), name, { timeout: 15_000 })
const inside = opened => opened.page.evaluate(() => document.querySelector('nut-graf').shadowRoot.textContent)
const wasm = opened => opened.requests.filter(url => url.endsWith('.wasm'))
const marked = opened => opened.page.evaluate(() => [...CSS.highlights.get('nutgraf-source') ?? []].map(range => range.toString()))

test('it shows what is in the article, in the order asked for, and says that it is extracted', async () => {
  const opened = await open('plain')
  await told(opened, 'ready')
  const { headings, points, parts, text } = await opened.page.evaluate(() => {
    const { shadowRoot, analysis } = document.querySelector('nut-graf')
    return {
      headings: [...shadowRoot.querySelectorAll('h2')].map(heading => heading.textContent),
      points: [...shadowRoot.querySelectorAll('[part~=points] a')].map(link => link.firstChild.data),
      parts: [...shadowRoot.querySelectorAll('[part]')].map(element => element.part[0]),
      text: analysis.article.text,
    }
  })
  assert.deepEqual(headings.slice(0, 3), ['Key points', 'Who said what', 'When it happened'])
  assert.ok(points.length >= 1 && points.length <= 4)
  for (const point of points) assert.ok(text.includes(point), point)
  for (const part of ['frame', 'box', 'title', 'section', 'heading', 'list', 'item', 'source', 'label', 'note']) assert.ok(parts.includes(part), part)
  assert.match(await inside(opened), /not generated/)
  assert.deepEqual(opened.errors, [])
  assert.equal(wasm(opened).length, 1)
  await opened.context.close()
})

test('a click leads to the words in the page, and Escape back', async () => {
  const opened = await open('plain')
  await told(opened, 'ready')
  const before = await opened.page.evaluate(() => document.querySelector('#story').innerHTML)
  const items = await opened.page.locator('nut-graf a[part=source]').all()
  assert.ok(items.length > 10)
  for (const item of items) {
    const words = await item.evaluate(link => [...link.childNodes].filter(node => node.nodeType === 3).map(node => node.data).join(''))
    await item.click()
    assert.deepEqual(await marked(opened), [words])
    assert.equal(await opened.page.evaluate(() => Boolean(document.activeElement.closest('#story'))), true, 'the focus is in the article')
  }
  await opened.page.keyboard.press('Escape')
  assert.deepEqual(await marked(opened), [])
  assert.equal(await opened.page.evaluate(() => document.activeElement.localName), 'nut-graf')
  assert.equal(await opened.page.evaluate(() => document.querySelector('#story').innerHTML), before, 'the article is as it was')
  assert.equal(new URL(opened.page.url()).hash, '')
  await opened.context.close()
})

test('without the Highlight API the place is marked by <mark>, and the page is put back as it was', async () => {
  const opened = await open('plain', { init: () => { delete globalThis.Highlight } })
  await told(opened, 'ready')
  const before = await opened.page.evaluate(() => document.querySelector('#story').innerHTML)
  const quote = opened.page.locator('nut-graf [part~=people] a', { hasText: 'Ida Berg' })
  for (let i = 0; i < 2; i++) {
    await quote.click()
    assert.deepEqual(await opened.page.locator('mark.nutgraf-source').allTextContents(), ['Ida', ' Berg'])
  }
  await opened.page.keyboard.press('Escape')
  assert.equal(await opened.page.evaluate(() => document.querySelector('#story').innerHTML), before)
  await opened.context.close()
})

test('nutgraf-select tells the words and their Range; preventDefault leaves the rest to the page', async () => {
  const opened = await open('plain')
  await told(opened, 'ready')
  await opened.page.evaluate(() => addEventListener('nutgraf-select', event => { window.range = event.detail.range.toString(); event.preventDefault() }))
  await opened.page.locator('nut-graf [part~=numbers] a').first().click()
  const range = await opened.page.evaluate(() => window.range)
  assert.deepEqual((await opened.page.evaluate(() => window.told)).at(-1), ['select', range])
  assert.deepEqual(await marked(opened), [])
  await opened.context.close()
})

test('it reads the article around it, and is no part of it', async () => {
  const opened = await open('around')
  await told(opened, 'ready')
  const text = await opened.page.evaluate(() => document.querySelector('nut-graf').analysis.article.text)
  assert.match(text, /Dockworkers in Oslo/)
  assert.doesNotMatch(text, /Elsewhere|At a glance/)
  await opened.context.close()
})

test('nothing is loaded before it comes near the window', async () => {
  const opened = await open('far')
  await opened.page.waitForFunction(() => customElements.get('nut-graf'))
  await opened.page.waitForTimeout(300)
  assert.equal(wasm(opened).length, 0)
  await opened.page.evaluate(() => scrollTo(0, 3000))
  await opened.page.waitForTimeout(100)
  await opened.page.evaluate(() => scrollTo(0, 3400))
  await told(opened, 'ready')
  assert.equal(wasm(opened).length, 1)
  await opened.context.close()
})

test('collapsed, it loads nothing until it is opened', async () => {
  const opened = await open('collapsed')
  await opened.page.waitForFunction(() => customElements.get('nut-graf'))
  await opened.page.waitForTimeout(300)
  assert.equal(wasm(opened).length, 0)
  await opened.page.locator('nut-graf summary').click()
  await told(opened, 'ready')
  assert.equal(await opened.page.evaluate(() => document.querySelector('nut-graf').collapsed), false)
  assert.ok(await opened.page.locator('nut-graf [part~=points] a').first().isVisible())
  await opened.page.locator('nut-graf summary').click()
  await opened.page.waitForFunction(() => document.querySelector('nut-graf').collapsed)
  await opened.context.close()
})

test('nothing around it moves when it comes and when it is filled', async () => {
  for (const name of ['plain', 'around', 'far', 'german', 'edited', 'both']) {
    const opened = await open(name)
    if (name === 'far') await opened.page.evaluate(() => scrollTo(0, 3500))
    if (name !== 'edited') await told(opened, 'ready')
    await opened.page.waitForTimeout(200)
    assert.equal(await opened.page.evaluate(() => window.shift), 0, name)
    await opened.context.close()
  }
})

test('its own words are in the language asked for, the days too', async () => {
  const opened = await open('german')
  await told(opened, 'ready')
  assert.match(await inside(opened), /Auf einen Blick.*Das Wichtigste/s)
  assert.match(await inside(opened), /9\. Juni 2025/)
  assert.equal(await opened.page.evaluate(() => document.querySelector('nut-graf').shadowRoot.querySelector('.frame').lang), 'de')
  await opened.page.evaluate(() => document.querySelector('nut-graf').setAttribute('lang', 'fr-CA'))
  assert.match(await inside(opened), /En bref/)
  await opened.page.evaluate(() => document.querySelector('nut-graf').setAttribute('lang', 'tlh'))
  assert.match(await inside(opened), /At a glance/)
  await opened.context.close()
})

test("an editor's points are shown instead, marked as such, and nothing is loaded for them", async () => {
  for (const name of ['edited', 'early']) {
    const opened = await open(name)
    await opened.page.waitForFunction(() => document.querySelector('nut-graf').shadowRoot?.textContent.includes('Written by the editors'))
    await opened.page.waitForTimeout(200)
    assert.ok(await opened.page.locator('text=The strike is over.').isVisible())
    assert.doesNotMatch(await inside(opened), /not generated/)
    assert.equal(wasm(opened).length, 0)
    await opened.context.close()
  }
})

test("an editor's points and a section that is read, each marked as what it is", async () => {
  const opened = await open('both')
  await told(opened, 'ready')
  assert.match(await inside(opened), /Written by the editors.*not generated/s)
  assert.equal(await opened.page.locator('nut-graf [part~=points] a').count(), 0)
  assert.ok(await opened.page.locator('nut-graf [part~=numbers] a').count() > 0)
  await opened.context.close()
})

test('other content of the page passes through', async () => {
  const opened = await open('passing')
  await told(opened, 'ready')
  assert.ok(await opened.page.locator('#own').isVisible())
  await opened.context.close()
})

test('attributes may change', async () => {
  const opened = await open('plain')
  await told(opened, 'ready')
  const headings = () => opened.page.evaluate(() => [...document.querySelector('nut-graf').shadowRoot.querySelectorAll('h2')].map(heading => heading.textContent))
  await opened.page.evaluate(() => document.querySelector('nut-graf').setAttribute('sections', 'numbers points'))
  assert.deepEqual(await headings(), ['Numbers', 'Key points'])
  await opened.page.evaluate(() => document.querySelector('nut-graf').setAttribute('points', '1'))
  assert.equal(await opened.page.locator('nut-graf [part~=points] a').count(), 1)
  await opened.page.evaluate(() => {
    document.querySelector('#story').innerHTML = '<h1>Ferry sinks</h1>' + '<p>A ferry sank off Bergen on Friday, police said. All 40 people on board were saved by fishermen, said Chief Inspector Per Dahl.</p>'.repeat(1)
    return document.querySelector('nut-graf').refresh()
  })
  assert.match(await inside(opened), /fishermen/)
  await opened.context.close()
})

test('what cannot be read is told: in an event, and in a line instead of the box', async () => {
  const opened = await open('nowhere')
  await told(opened, 'error')
  assert.match((await opened.page.evaluate(() => window.told))[0][1], /#other/)
  assert.match(await inside(opened), /could not be read/)
  const refused = await open('refused')
  await told(refused, 'error')
  assert.deepEqual((await refused.page.evaluate(() => window.told))[0], ['error', 'csp'])
  await refused.page.evaluate(() => document.querySelector('nut-graf').setAttribute('lang', 'de'))
  assert.match(await inside(refused), /nicht gelesen/)
  await opened.context.close()
  await refused.context.close()
})

test('a strict policy with Trusted Types: it works, and nothing had to be blocked', async () => {
  const opened = await open('strict')
  await told(opened, 'ready')
  await opened.page.locator('nut-graf a[part=source]').first().click()
  assert.equal((await marked(opened)).length, 1)
  assert.deepEqual(opened.errors, [])
  await opened.context.close()
})

test('a plain script tag: the element, and the functions under one name', async () => {
  const opened = await open('classic')
  await told(opened, 'ready')
  assert.match(await inside(opened), /Key points/)
  assert.equal(await opened.page.evaluate(async () => (await nutgraf.analyze('One sentence.')).schema), 'nutgraf/1')
  assert.deepEqual(wasm(opened).map(url => new URL(url).pathname), ['/nutgraf/www/lib/wasm/nutgraf.wasm'])
  assert.deepEqual(await opened.page.evaluate(() => Object.keys(window).filter(name => /nutgraf|scriptUrl/i.test(name))), ['nutgraf'])
  await opened.context.close()
})

test('made on a server: seen without script, nothing loads, nothing moves, a click still leads to the words', async () => {
  const { renderToString } = await import(new URL(`file://${inPackage('www/element/index.js')}`).href)
  const { analyze, extract } = await importPackage()
  const analysis = await analyze(await extract(page(STORY)))
  const hostile = structuredClone(analysis)
  hostile.actors[0].name = '"><img src=x onerror=window.pwned=1>'
  const html = renderToString(hostile, { for: '#story', sections: ['people', 'points', 'quotes'], points: 2 })
  PAGES.served = page(`${html}${STORY}${SCRIPT}`)
  const unscripted = await openPage(browser, { javaScriptEnabled: false })
  await unscripted.page.goto(`${server.url}served`)
  assert.ok(await unscripted.page.locator('nut-graf [part~=points] a').first().isVisible())
  await unscripted.context.close()

  const opened = await open('served')
  await opened.page.waitForFunction(() => customElements.get('nut-graf'))
  const link = opened.page.locator('nut-graf [part~=quotes] a').first()
  const words = await link.evaluate(link => link.firstChild.data)
  await link.click()
  assert.deepEqual(await marked(opened), [words])
  assert.deepEqual(wasm(opened), [])
  assert.equal(await opened.page.evaluate(() => window.shift), 0)
  assert.equal(await opened.page.evaluate(() => window.pwned), undefined)
  assert.deepEqual(opened.errors, [])
  await opened.context.close()
})

test('markup in an article stays text, made in the page and on a server', async () => {
  const payloads = ['<img src=/evil.png onerror="window.pwned=1">', '<script>window.pwned=2</script>', '"><svg onload="window.pwned=3">', '</template></nut-graf><iframe srcdoc="<script>parent.pwned=4</script>">',
    '<a href="javascript:window.pwned=5">', '</style><style>body{display:none}</style>', '&lt;b&gt;&#60;i&#62;']
  const escaped = text => text.replace(/&/g, '&amp;').replace(/</g, '&lt;')
  const paragraphs = payloads.map((payload, i) => `<p>The council of Bergen ${escaped(payload)} agreed on Monday to repair the bridge. “We ${escaped(payload)} waited long enough,” said Ida ${escaped(payload)} Berg, the mayor, who wants ${i + 2} million euros.</p>`).join('')
  const story = `<article><h1>Bridge ${escaped(payloads[0])}</h1>${paragraphs}</article>`
  const { renderToString } = await import(new URL(`file://${inPackage('www/element/index.js')}`).href)
  const { analyze, extract } = await importPackage()
  const sections = ['points', 'people', 'quotes', 'positions', 'outcomes', 'outlook', 'timeline', 'numbers']
  PAGES.hostile = page(`<nut-graf sections="${sections.join(' ')}" points="20"></nut-graf>${story}${SCRIPT}`)
  PAGES.hostileServed = page(`${renderToString(await analyze(await extract(page(story)), { keyPoints: 20 }), { sections, points: 20, for: payloads[2], lang: payloads[0] })}${story}${SCRIPT}`)
  for (const name of ['hostile', 'hostileServed']) {
    const opened = await open(name)
    if (name === 'hostile') await told(opened, 'ready')
    await opened.page.waitForFunction(() => document.querySelector('nut-graf').shadowRoot?.querySelector('a'))
    for (const link of (await opened.page.locator('nut-graf a[part=source]').all()).slice(0, 12)) await link.click()
    await opened.page.waitForTimeout(100)
    assert.equal(await opened.page.evaluate(() => window.pwned), undefined, name)
    assert.ok(!opened.requests.some(url => url.includes('evil')), name)
    assert.match(await inside(opened), /<script>window\.pwned=2/)
    const made = await opened.page.evaluate(() => [...new Set([...document.querySelector('nut-graf').shadowRoot.querySelectorAll('*')].map(element => element.localName))].sort())
    assert.deepEqual(made.filter(name => !['a', 'details', 'div', 'h2', 'li', 'p', 'section', 'slot', 'span', 'style', 'summary', 'ul'].includes(name)), [], name)
    assert.equal(await opened.page.evaluate(() => document.querySelectorAll('nut-graf').length + document.querySelectorAll('iframe, svg').length), 1, name)
    await opened.context.close()
  }
})

test('every class of injection: read on a server, out of a page that is not shown, and as text', async () => {
  const corpus = JSON.parse(readFileSync(at('tests/hostile.json'), 'utf8'))
  assert.ok(corpus.length > 30)
  const { renderToString } = await import(new URL(`file://${inPackage('www/element/index.js')}`).href)
  const { analyze, extract } = await importPackage()
  const sections = ['points', 'people', 'quotes', 'positions', 'outcomes', 'outlook', 'timeline', 'numbers']
  const said = '<p>The council of Bergen agreed on Monday to repair the bridge. “It is time,” said Ida Berg, the mayor, who wants 3 million euros.</p>'
  const box = `<nut-graf sections="${sections.join(' ')}" points="20"></nut-graf>`
  // What is never closed would swallow those behind it: such payloads stand in a page of their own.
  const open_ = /never closed|without end/
  const groups = [corpus.filter(item => !open_.test(item.class)), ...corpus.filter(item => open_.test(item.class)).map(item => [item])]
  const names = []
  for (const [i, items] of groups.entries()) {
    const html = `<!doctype html><title>Bridge</title><article><h1>Bridge repaired</h1>${said.repeat(2)}${items.map(item => said + item.html).join('\n')}</article>`
    const article = await extract(html)
    assert.match(article.text, /council of Bergen/)
    assert.doesNotMatch(JSON.stringify(article), /payload/)
    PAGES[`served${i}`] = page(`${renderToString(await analyze(article, { keyPoints: 20 }), { sections, points: 20 })}${STORY}${SCRIPT}`)
    PAGES[`inert${i}`] = page(`${box}${STORY}<script type="module">import { NutGraf } from '/nutgraf/www/element/index.js'
      import { fromDocument } from '/nutgraf/www/lib/index.js'
      const html = ${JSON.stringify(html).replace(/</g, '\\u003c')}
      NutGraf.engine = { ...NutGraf.engine, fromDocument: () => fromDocument(new DOMParser().parseFromString(html, 'text/html')) }</script>`)
    names.push(`served${i}`, `inert${i}`)
  }
  const escaped = text => text.replace(/&/g, '&amp;').replace(/</g, '&lt;')
  const texts = corpus.map(({ html }) => `<p>The council of Bergen ${escaped(html)} agreed on Monday to repair the bridge. “It ${escaped(html)} is time,” said Ida Berg, the mayor.</p>`)
  PAGES.corpusText = page(`${box}<article><h1>Bridge</h1>${texts.join('')}</article>${SCRIPT}`)
  for (const name of [...names, 'corpusText']) {
    const opened = await open(name, { init: () => { window.payload = number => { window.pwned = number } } })
    if (!name.startsWith('served')) await told(opened, 'ready')
    await opened.page.waitForFunction(() => document.querySelector('nut-graf').shadowRoot?.querySelector('li'))
    if (!name.startsWith('inert')) for (const link of (await opened.page.locator('nut-graf a[part=source]').all()).slice(0, 8)) await link.click()
    await opened.page.waitForTimeout(100)
    assert.equal(await opened.page.evaluate(() => window.pwned), undefined, name)
    assert.deepEqual(opened.requests.filter(url => !url.startsWith(server.url)), [], name)
    assert.ok(!opened.requests.some(url => /payload|evil/.test(url)), name)
    if (name !== 'corpusText') assert.doesNotMatch(await inside(opened), /payload/, name)
    const made = await opened.page.evaluate(() => [...new Set([...document.querySelector('nut-graf').shadowRoot.querySelectorAll('*')].map(element => element.localName))])
    assert.deepEqual(made.filter(name => !['a', 'details', 'div', 'h2', 'li', 'p', 'section', 'slot', 'span', 'style', 'summary', 'ul'].includes(name)), [], name)
    assert.deepEqual(opened.errors, [], name)
    await opened.context.close()
  }
})

test('axe finds nothing wrong with it: open, collapsed, an editor\'s, made on a server, light and dark, narrow', async () => {
  const axe = readFileSync(at('node_modules/axe-core/axe.min.js'), 'utf8')
  const { renderToString } = await import(new URL(`file://${inPackage('www/element/index.js')}`).href)
  const { analyze, extract } = await importPackage()
  PAGES.servedWell = page(`${renderToString(await analyze(await extract(page(STORY))))}${STORY}${SCRIPT}`)
  const dark = '<style>:root { color-scheme: light dark } body { background: Canvas; color: CanvasText }</style>'
  for (const name of ['plain', 'collapsed', 'both', 'servedWell']) {
    PAGES.schemed = PAGES[name].replace('</head>', `${dark}</head>`)
    for (const [colorScheme, width] of [['light', 900], ['dark', 320]]) {
      const opened = await open('schemed', { options: { colorScheme, viewport: { width, height: 700 } } })
      if (name === 'plain' || name === 'both') await told(opened, 'ready')
      if (name === 'plain') await opened.page.locator('nut-graf a[part=source]').first().click()
      await opened.page.evaluate(axe)
      const wrong = await opened.page.evaluate(async () => {
        const { violations } = await window.axe.run('nut-graf', { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'], resultTypes: ['violations'] })
        return violations.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${failureSummary}`))
      })
      assert.deepEqual(wrong, [], `${name}, ${colorScheme}`)
      assert.ok(await opened.page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'nothing is wider than the window')
      await opened.context.close()
    }
  }
})

test('importing it where there is no DOM does nothing', async () => {
  const { NutGraf, renderToString } = await import(new URL(`file://${inPackage('www/element/index.js')}`).href)
  assert.equal(typeof NutGraf, 'function')
  assert.equal(typeof renderToString, 'function')
})
