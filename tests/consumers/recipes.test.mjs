// The code of docs/recipes.md, taken from the page and run as it stands there.
import assert from 'node:assert/strict'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { at } from '../../scripts/shell.mjs'
import { launch, openPage, serve } from '../browser/chromium.mjs'
import { inPackage } from '../package/packed.mjs'
import { ARTICLE } from './site.mjs'
import { importTool, install, project, run, runtime } from './tools.mjs'
import { askWorkerd } from './workerd.mjs'

install()

/** The blocks of code by the name of their file. */
const FILES = Object.fromEntries([...readFileSync(at('docs/recipes.md'), 'utf8').matchAll(/^```\w+ file=(\S+)\n([^]*?)^```$/gm)].map(([, name, code]) => [name, code]))
const used = new Set()
function code(name) {
  assert.ok(FILES[name], `docs/recipes.md has ${name}`)
  used.add(name)
  return FILES[name]
}

let browser
before(async () => { browser = await launch() })
after(() => browser?.close())

/** Serves a folder, opens one of its pages and lets `look` judge it. */
async function visit(mounts, path, look, options) {
  const server = await serve(mounts, options)
  const opened = await openPage(browser, { reducedMotion: 'reduce' })
  try {
    await opened.page.goto(server.url + path)
    await look(opened)
    assert.deepEqual(opened.errors.filter(text => !/favicon/.test(text)), [])
  } finally {
    await opened.context.close()
    await server.close()
  }
}

/** Builds the pages of a project with Vite. */
async function built(name, files, pages) {
  const root = project(name, files)
  const { build } = await importTool('vite', 'dist/node/index.js')
  await build({ configFile: false, logLevel: 'error', root, worker: { format: 'es' }, build: { target: 'esnext', rollupOptions: { input: pages.map(page => join(root, page)) } } })
  return join(root, 'dist')
}

const icon = { headers: path => path === '/favicon.ico' ? { status: 204, body: '' } : {} }

test('a box on an article page', async () => {
  const root = project('recipe-page', { 'page.html': code('page.html') })
  await visit({ '/': root, '/nutgraf/': inPackage('www') }, 'page.html', async ({ page }) => {
    const link = page.locator('nut-graf [part~=quotes] a').first()
    await link.waitFor()
    assert.ok([1, 2, 3].includes(await page.locator('nut-graf [part~=points] a').count()))
    await link.click()
    assert.equal(await page.evaluate(() => [...CSS.highlights.get('nutgraf-source')][0].toString()), 'We got what we came for,')
    assert.equal(await page.evaluate(() => getComputedStyle(document.querySelector('nut-graf').shadowRoot.querySelector('.frame')).backgroundColor), 'rgb(246, 246, 242)')
  }, icon)
})

test('at build time, in Node', async () => {
  const page = `<!doctype html><html lang="en"><head><title>Bridge opens early</title></head><body><!-- at a glance -->${ARTICLE}</body></html>`
  const root = project('recipe-build', { 'build.mjs': code('build.mjs'), 'articles/bridge.html': page, 'articles/again.html': page })
  await run(process.execPath, ['build.mjs'], { cwd: root })
  await visit({ '/': join(root, 'site') }, 'bridge.html', async ({ page, requests }) => {
    assert.ok([1, 2, 3].includes(await page.locator('nut-graf [part~=points] a').count()))
    assert.equal(requests.filter(url => !url.endsWith('favicon.ico')).length, 1)
  }, icon)
})

test('in a preview of the CMS', async () => {
  const folder = await built('recipe-preview', { 'preview.html': code('preview.html'), 'preview.js': code('preview.js') }, ['preview.html'])
  await visit({ '/': folder }, 'preview.html', async ({ page }) => {
    const text = 'The council met on Monday to talk about the bridge.\n\n“Nobody asked us about any of this.” It was a long evening in the town hall.'
    await page.locator('#text').fill(text)
    const question = page.locator('button', { hasText: 'Who says this?' })
    await question.click()
    assert.equal(await page.evaluate(() => {
      const field = document.querySelector('#text')
      return field.value.slice(field.selectionStart, field.selectionEnd)
    }), 'Nobody asked us about any of this.')
    assert.ok(await page.locator('button', { hasText: 'Which day is this? on Monday' }).or(page.locator('button', { hasText: 'Which day is this? Monday' })).count() > 0)
  }, icon)
})

test('in a worker, and in a worker of the page’s own', async () => {
  const page = (id, script) => `<!doctype html><html lang="en"><head><title>Worker</title></head><body><p id="${id}"></p>${ARTICLE}<script type="module" src="/${script}"></script></body></html>`
  const folder = await built('recipe-worker', {
    'worker.html': page('said', 'worker-page.js').replace('<article>', '<article><nut-graf></nut-graf>'), 'worker-page.js': code('worker-page.js'),
    'own.html': page('phrases', 'own-worker.js'), 'own-worker.js': code('own-worker.js'), 'own-thread.js': code('own-thread.js'),
  }, ['worker.html', 'own.html'])
  await visit({ '/': folder }, 'worker.html', async ({ page }) => {
    await page.waitForFunction(() => document.querySelector('#said').textContent)
    assert.equal(await page.locator('#said').innerText(), 'It is a good day,')
    assert.equal(page.workers().length, 1)
    await page.locator('nut-graf [part~=points] a').first().waitFor()
  }, icon)
  await visit({ '/': folder }, 'own.html', async ({ page }) => {
    await page.waitForFunction(() => document.querySelector('#phrases').textContent)
    assert.match(await page.locator('#phrases').innerText(), /bridge/)
    assert.equal(page.workers().length, 1)
  }, icon)
})

test('on the edge', { skip: runtime('workerd') ? false : 'npm has no workerd for this platform' }, async () => {
  const pages = project('recipe-origin')
  mkdirSync(pages, { recursive: true })
  const html = `<!doctype html><html lang="en"><head><title>Bridge opens early</title></head><body>${ARTICLE}<h1>Another</h1></body></html>`
  writeFileSync(join(pages, 'index.html'), html)
  const origin = await serve({ '/': pages })
  const without = await serve({ '/': pages }, { headers: path => path === '/' ? { status: 200, body: '<!doctype html><title>Menu</title><article><h1>Menu</h1></article>', 'content-type': 'text/html' } : {} })
  try {
    const { status, type, text } = await askWorkerd('recipe-edge', code('edge.js'), { origin: origin.url })
    assert.equal(status, 200)
    assert.match(type, /^text\/html/)
    assert.match(text, /<h1>Bridge opens early<\/h1><nut-graf rendered><template shadowrootmode="open">/)
    assert.equal(text.split('<nut-graf').length, 2)
    assert.equal(text.replace(/<nut-graf.*<\/nut-graf>/s, ''), html)
    const plain = await askWorkerd('recipe-edge', code('edge.js'), { origin: without.url })
    assert.doesNotMatch(plain.text, /<nut-graf/)
    assert.match(plain.text, /Menu/)
  } finally {
    await origin.close()
    await without.close()
  }
})

test('every block of code of the page is run', () => assert.deepEqual(Object.keys(FILES).filter(name => !used.has(name)), []))
