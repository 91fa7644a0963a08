// Next.js: a page whose box is made at build time in Node, and one whose box is made in the browser; exported as files.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { openPage, launch, serve } from '../browser/chromium.mjs'
import { ARTICLE } from './site.mjs'
import { filesUnder, install, project, run, tool, workspace } from './tools.mjs'

install()

const FILES = {
  'next.config.mjs': `export default { output: 'export', serverExternalPackages: ['nutgraf'], turbopack: { root: ${JSON.stringify(workspace)} } }\n`,
  'app/layout.jsx': "export default function Layout({ children }) { return <html lang=\"en\"><body>{children}</body></html> }\n",
  // Made while the site is built: no script and no .wasm in the page.
  'app/built/page.jsx': `import { analyze, extract } from 'nutgraf'
import { renderToString } from 'nutgraf/element'

const ARTICLE = ${JSON.stringify(ARTICLE)}

export default async function Page() {
  const box = renderToString(await analyze(await extract(ARTICLE)), { points: 2 })
  return <main dangerouslySetInnerHTML={{ __html: box + ARTICLE }} />
}
`,
  'app/live/page.jsx': `import { Box } from './box'

const ARTICLE = ${JSON.stringify(ARTICLE)}

export default function Page() {
  return <main><Box /><div dangerouslySetInnerHTML={{ __html: ARTICLE }} /></main>
}
`,
  'app/live/box.jsx': `'use client'
import { useEffect } from 'react'

export function Box() {
  useEffect(() => {
    addEventListener('nutgraf-ready', () => { window.told = 'ready' })
    addEventListener('nutgraf-error', event => { window.told = String(event.detail.error) })
    import('nutgraf/element')
  }, [])
  return <nut-graf points="2" />
}
`,
}

let browser
let server
after(async () => {
  await browser?.close()
  await server?.close()
})

test('Next.js builds both', async () => {
  const root = project('next', FILES)
  await run(process.execPath, [tool('next/dist/bin/next'), 'build'], { cwd: root, env: { NEXT_TELEMETRY_DISABLED: '1', NODE_ENV: 'production', CI: '1' } })
  const built = readFileSync(join(root, 'out/built.html'), 'utf8')
  assert.match(built, /<template shadowrootmode="open">.*three weeks before the day/s)
  assert.equal(filesUnder(join(root, 'out')).filter(name => name.endsWith('.wasm')).length, 1)
  browser = await launch()
  server = await serve({ '/': join(root, 'out') })
  const live = await openPage(browser)
  await live.page.goto(`${server.url}live.html`)
  await live.page.waitForFunction('window.told', null, { timeout: 20_000 })
  assert.equal(await live.page.evaluate('window.told'), 'ready')
  assert.ok(await live.page.locator('nut-graf [part~=points] a').count() > 0)
  assert.equal(live.requests.filter(url => url.endsWith('.wasm')).length, 1)

  const made = await openPage(browser)
  await made.page.goto(`${server.url}built.html`)
  assert.ok(await made.page.locator('nut-graf [part~=points] a').first().isVisible())
  assert.deepEqual(made.requests.filter(url => url.endsWith('.wasm')), [])
})
