// fromDocument() in Chromium: the article of a live page, and each place in it back in the page.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, before, test } from 'node:test'
import { at } from '../../scripts/shell.mjs'
import { launch, openPage, serve } from '../browser/chromium.mjs'
import { inPackage } from './packed.mjs'

const LONG = 'The harbour council said that the crane, which had stood idle since the storm in March, would be lifted onto a barge before the end of the week.'
const ODD = `<!doctype html><html lang="en"><head><title>Crane leaves the harbour | The Quay Post</title>
<meta name="author" content="Ida Holm"><meta property="article:published_time" content="2025-06-03T08:00:00Z"></head><body>
<nav><a href="/1">Crane leaves the harbour</a> <a href="/2">Ferry fares rise</a></nav>
<nut-graf><p>This is the box and no part of the article. ${LONG.replace('crane', 'box')}</p></nut-graf>
<div hidden><p>${LONG}</p></div>
<main><article id="story"><h1>Crane leaves
  the harbour</h1>
<p>${LONG}</p>
<p>Engineer Mar&shy;tha&nbsp;Lind <b>to</b><i>ld</i> repor<!-- a comment -->ters on Monday: “We have   waited long enough, and the <a href="/x">tide</a> is right.”</p>
<p>About 1,200 people 😀 watched from the quay.<script>window.x = 1</script> The police counted <em>forty</em> boats.<br><br>The port authority, which owns the crane, expects that the work will cost 3.5 million euros and end on 9 June.</p>
<blockquote>Nobody has moved anything like it here before, said the mayor, Per Dahl, who came with his family.</blockquote>
<ul><li>The crane weighs 410 tonnes and is 62 metres high, the port authority said in a statement.</li><li>It was built in Gdansk in 1974 and came to the harbour by sea, as the museum’s files show.</li></ul>
<p>${LONG.replace('crane', 'tower')}</p></article></main>
<footer><a href="/3">Crane leaves the harbour</a><p>All rights reserved.</p></footer></body></html>`
const SHORT = '<!doctype html><title>List</title><body><p>Menu</p><div id="note"><h2>Notice</h2><nav><ul><li><a href="/1">Dogs may   not swim</a></li><li><a href="/2">Until 9 June</a></li></ul></nav></div></body>'
const DOUBLE = `<!doctype html><title>Twice</title><style>.desktop { display: none }</style><body><article class="desktop"><h1>Twice told</h1>${[1, 2, 3, 4].map(n => `<p>${LONG.replace('March', `May ${n}`)}</p>`).join('')}</article>
<article class="mobile"><h1>Twice told</h1>${[1, 2, 3, 4].map(n => `<p>${LONG.replace('March', `May ${n}`)}</p>`).join('')}</article></body>`

const PAGES = { '/business': readFileSync(at('seeds/business.html'), 'utf8'), '/disaster': readFileSync(at('seeds/disaster.html'), 'utf8'), '/odd': ODD, '/short': SHORT, '/double': DOUBLE }

let browser
let server
before(async () => {
  browser = await launch()
  server = await serve({ '/nutgraf/': inPackage('.') }, { headers: path => PAGES[path] ? { status: 200, body: PAGES[path], 'content-type': 'text/html; charset=utf-8' } : {} })
})
after(async () => {
  await browser?.close()
  await server?.close()
})

/** Opens a page, reads it, and hands the library, the page's reading and the analysis to `look`. */
async function read(path, { root = 'document', look = '() => null' } = {}) {
  const { page, context } = await openPage(browser)
  await page.goto(server.url.replace(/\/$/, '') + path)
  try {
    return await page.evaluate(`(async () => {
      const nutgraf = await import('/nutgraf/www/lib/index.js')
      const before = document.documentElement.outerHTML
      const live = await nutgraf.fromDocument(${root})
      const unchanged = document.documentElement.outerHTML === before
      const analysis = await nutgraf.analyze(live.article)
      const { text } = analysis.article
      const bare = text => text.replace(/[\\s\\u00ad]/g, '')
      const spans = []
      const walk = (value, path) => {
        if (!value || typeof value !== 'object') return
        if (typeof value.start === 'number') spans.push({ start: value.start, end: value.end, path })
        for (const [key, inner] of Object.entries(value)) walk(inner, path + '.' + key)
      }
      walk(analysis, 'analysis')
      const missed = [], wrong = []
      for (const span of spans) {
        const range = live.rangeOf(span)
        if (!range) { missed.push(span.path); continue }
        const copy = range.cloneContents()
        copy.querySelectorAll('script').forEach(script => script.remove())
        if (bare(copy.textContent) !== bare(text.slice(span.start, span.end))) wrong.push([span.path, copy.textContent, text.slice(span.start, span.end)])
      }
      return { unchanged, same: text === live.article.text, count: spans.length, missed, wrong, article: live.article, more: await (${look})(live, analysis, nutgraf) }
    })()`)
  } finally {
    await context.close()
  }
}

for (const path of ['/business', '/disaster', '/odd']) {
  test(`every place of ${path} is found in the page, with the same words`, async () => {
    const { unchanged, same, count, missed, wrong, article } = await read(path)
    assert.ok(unchanged, 'the page stays as it was')
    assert.ok(same, 'the analysis is of the same text')
    assert.ok(count > 60, `${count} places`)
    assert.deepEqual(wrong, [])
    assert.deepEqual(missed, [])
    assert.match(article.url, /^http/)
  })
}

test('the article of a live page is that of its source', async () => {
  for (const path of ['/business', '/disaster']) {
    const { article, more } = await read(path, { look: `async (live, analysis, nutgraf) => nutgraf.extract(await (await fetch('${path}')).text(), { url: location.href })` })
    assert.deepEqual(article, more)
  }
})

test('a place is found where the article is, not where the same words stand before it', async () => {
  const { article, more } = await read('/odd', { look: `live => live.article.blocks.map(({ start, end }) => {
    const range = live.rangeOf(start, end)
    return range && Boolean(range.startContainer.parentElement.closest('#story') && range.endContainer.parentElement.closest('#story'))
  })` })
  assert.ok(more.every(Boolean), JSON.stringify(more))
  assert.ok(!article.text.includes('This is the box'), 'the box is no part of the article')
  assert.ok(article.text.includes('Martha'), 'soft hyphens are gone')
})

test('of two copies of an article the one that is seen is pointed at', async () => {
  const { article, more } = await read('/double', { look: `live => live.article.blocks.map(({ start, end }) => live.rangeOf(start, end)?.startContainer.parentElement.closest('article').className)` })
  assert.equal(article.blocks.length, 5)
  assert.deepEqual([...new Set(more)], ['mobile'])
})

test('a span over several blocks begins in the first and ends in the last', async () => {
  const { more } = await read('/odd', { look: `live => {
    const [first, last] = [live.article.blocks[1], live.article.blocks.at(-1)]
    const range = live.rangeOf(first.start + 4, last.end - 5)
    return [range.toString().slice(0, 15), range.toString().slice(-12)]
  }` })
  assert.deepEqual(more, [LONG.slice(4, 19), LONG.slice(0, -5).trimEnd().slice(-12)])
})

test('an element: only what stands in it, with what the head says', async () => {
  const { article, missed, wrong } = await read('/odd', { root: "document.querySelector('#story')" })
  assert.equal(article.title, 'Crane leaves the harbour')
  assert.deepEqual(article.byline, ['Ida Holm'])
  assert.ok(article.published.startsWith('2025-06-03'))
  assert.deepEqual([missed, wrong], [[], []])
})

test('an element that does not look like an article is read all the same', async () => {
  const { article, missed, wrong } = await read('/short', { root: "document.querySelector('#note')" })
  assert.equal(article.text, 'Notice\nDogs may not swim\nUntil 9 June')
  assert.deepEqual(article.blocks.map(({ kind }) => kind), ['heading', 'list-item', 'list-item'])
  assert.ok(article.words > 0)
  assert.deepEqual([missed, wrong], [[], []])
})

test('a page that has changed gives no range there, and the old ones elsewhere', async () => {
  const { more } = await read('/odd', { look: `live => {
    const paragraph = document.querySelector('#story p')
    paragraph.firstChild.data = 'Something else stands here now.'
    document.querySelector('#story li').remove()
    const of = text => live.rangeOf(live.article.text.indexOf(text), live.article.text.indexOf(text) + text.length)
    return [of('harbour council') === null, of('410 tonnes') === null, of('built in Gdansk')?.toString(), live.rangeOf(5, 5), live.rangeOf(-3, -1), live.rangeOf(1e9, 2e9)]
  }` })
  assert.deepEqual(more, [true, true, 'built in Gdansk', null, null, null])
})

test('what is no document is refused', async () => {
  const { more } = await read('/short', { root: "document.querySelector('#note')", look: `async (live, analysis, { fromDocument, fromDocumentSync, NutgrafError }) => {
    const failure = promise => promise.then(() => 'nothing', error => error instanceof NutgrafError && error.code)
    return [fromDocumentSync(document).article.language !== undefined, ...await Promise.all([undefined, null, 'text', {}, document.createTextNode('x'), document.createDocumentFragment()].map(root => failure(fromDocument(root)))), await failure(fromDocument(document, { nonsense: 1 }))]
  }` })
  assert.deepEqual(more, [true, 'bad-input', 'bad-input', 'bad-input', 'bad-input', 'bad-input', 'bad-input', 'bad-option'])
})

test('reading runs, loads and upgrades nothing', async () => {
  const { page, context, requests } = await openPage(browser)
  await page.goto(`${server.url}odd`)
  const made = await page.evaluate(async () => {
    let made = 0
    customElements.define('x-count', class extends HTMLElement { constructor() { super(); made++ } })
    document.querySelector('#story').insertAdjacentHTML('beforeend', '<x-count></x-count><p><img src="/once.png" onerror="window.failed = (window.failed ?? 0) + 1"></p>')
    await new Promise(done => setTimeout(done, 100))
    const { fromDocument } = await import('/nutgraf/www/lib/index.js')
    await fromDocument(document)
    await fromDocument(document.querySelector('#story'))
    await new Promise(done => setTimeout(done, 100))
    return [made, window.failed]
  })
  assert.deepEqual(made, [1, 1])
  assert.equal(requests.filter(url => url.endsWith('once.png')).length, 1)
  await context.close()
})

test('many blocks and deep nesting take linear time', async () => {
  const { page, context } = await openPage(browser)
  await page.goto(`${server.url}short`)
  const [small, large] = await page.evaluate(async () => {
    const { fromDocument } = await import('/nutgraf/www/lib/index.js')
    const measure = async count => {
      const paragraphs = Array.from({ length: count }, (_, i) => `<p>${'<b>'.repeat(i % 7)}The council of Bergen met on day ${i % 50} and agreed to repair the bridge, it said.${'</b>'.repeat(i % 7)}</p>`)
      document.body.innerHTML = `<article>${paragraphs.join('')}</article>`
      let best = Infinity
      for (let i = 0; i < 3; i++) {
        const start = performance.now()
        const { article, rangeOf } = await fromDocument(document)
        for (const block of article.blocks) rangeOf(block)
        best = Math.min(best, performance.now() - start)
      }
      return best
    }
    await measure(100)
    return [await measure(500), await measure(5000)]
  })
  assert.ok(large < small * 40, `ten times the blocks take ${(large / small).toFixed(1)} times as long`)
  await context.close()
})
