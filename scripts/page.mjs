// `node scripts/page.mjs`: the demo page as it is served, in dist/: www/ in few small files, the samples, the engine, and a
// service worker that knows them all. Takes about a second. Run `node scripts/build.mjs --wasm` before.
import { createHash } from 'node:crypto'
import { build as bundle } from 'esbuild'
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { at, runAsScript, say, Stop } from './shell.mjs'
import { kilobytes, weigh } from './size.mjs'

export const OUT = at('dist')
const ENGINE = 'lib/wasm/nutgraf.wasm'
// What is shipped as it is.
const AS_IS = ['manifest.webmanifest', 'icons/icon.svg', 'icons/icon-192.png', 'icons/icon-512.png', 'icons/icon-maskable-512.png']
// What the page need not keep for working offline.
const NOT_KEPT = /^licences\.txt$|^sw\.js$|^icons\/icon-(512|maskable)/

// The rules of css/marks.css once more, for highlights: `::highlight(nutgraf-NAME)` beside each `mark.NAME`.
const MARKS_TWICE = {
  name: 'marks-twice',
  setup({ onLoad }) {
    onLoad({ filter: /marks\.css$/ }, ({ path }) => ({
      loader: 'css', contents: readFileSync(path, 'utf8').replace(/^( *)mark\.(\w+)[^{}]*(\{[^{}]*\})/gm, '$1::highlight(nutgraf-$2) $3\n$&'),
    }))
  },
}

/** Makes dist/ anew and returns its folder. Other folders than dist/ are for tests. */
export async function buildPage({ out = OUT } = {}) {
  if (!existsSync(at('www', ENGINE))) throw new Stop('www/lib/wasm/nutgraf.wasm is missing; run `node scripts/build.mjs --wasm`.')
  rmSync(out, { recursive: true, force: true })
  const options = { bundle: true, minify: true, format: 'esm', target: 'es2022', charset: 'utf8', legalComments: 'none', logLevel: 'warning', logOverride: { 'import-is-undefined': 'silent' } }
  await bundle({ ...options, entryPoints: { 'page/main': at('www/page/main.js'), 'page/thread': at('www/page/thread.js') }, outdir: out })
  await writeDocument(out, options)
  for (const name of [...AS_IS, ENGINE]) {
    mkdirSync(dirname(join(out, name)), { recursive: true })
    copyFileSync(at('www', name), join(out, name))
  }
  writeFileSync(join(out, 'samples.json'), JSON.stringify(samples()))
  // What others wrote and is in the bundle keeps its licence beside it.
  writeFileSync(join(out, 'licences.txt'), `In page/main.js: idb\n\n${readFileSync(at('node_modules/idb/LICENSE'), 'utf8')}`)
  const files = filesIn(out).filter(name => !NOT_KEPT.test(name))
  const digest = files.reduce((hash, name) => hash.update(name).update('\0').update(readFileSync(join(out, name))), createHash('sha256')).update(readFileSync(at('www/sw.js'))).digest('hex').slice(0, 12)
  await bundle({ ...options, format: 'iife', entryPoints: [at('www/sw.js')], outfile: join(out, 'sw.js'),
    define: { VERSION: JSON.stringify(digest), FILES: JSON.stringify(['./', ...files.filter(name => name !== 'index.html')]) } })
  return out
}

/** index.html with what is needed at once put into it: the style and begin.js. The policy lets in just these, by their digests. */
async function writeDocument(out, options) {
  const inside = async (name, more) => (await bundle({ ...options, ...more, entryPoints: [at('www', name)], write: false })).outputFiles[0].text.trim()
  const [style, script] = [await inside('css/page.css', { plugins: [MARKS_TWICE] }), await inside('page/begin.js', { format: 'iife' })]
  const allow = text => `'sha256-${createHash('sha256').update(text).digest('base64')}'`
  const replaced = (html, from, to) => {
    if (html.split(from).length !== 2) throw new Stop(`www/index.html has not just one ${from}`)
    return html.replace(from, () => to)
  }
  let html = readFileSync(at('www/index.html'), 'utf8').replace(/\n *<!--[^]*?-->/g, '')
  html = replaced(html, '<link rel="stylesheet" href="css/page.css">', `<style>${style}</style>`)
  html = replaced(html, '<script type="module" src="page/begin.js"></script>', `<script>${script}</script>`)
  html = replaced(html, "script-src 'self'", `script-src 'self' ${allow(script)}`)
  html = replaced(html, "style-src 'self'", `style-src 'self' ${allow(style)}`)
  writeFileSync(join(out, 'index.html'), html)
}

function samples() {
  return JSON.parse(readFileSync(at('seeds/index.json'), 'utf8')).map(({ file, title, published }) => ({
    id: file, title, published: published ?? '', kind: file.endsWith('.html') ? 'html' : 'text', content: readFileSync(at('seeds', file), 'utf8'),
  }))
}

function filesIn(folder, base = folder) {
  return readdirSync(folder).sort().flatMap(name => {
    const path = join(folder, name)
    return statSync(path).isDirectory() ? filesIn(path, base) : [relative(base, path).replaceAll('\\', '/')]
  })
}

/** What the page weighs without the engine: `{files, brotli}`; pictures and what only the service worker fetches are counted too. */
export function weighPage(out = OUT) {
  const files = filesIn(out).filter(name => name !== ENGINE && !NOT_KEPT.test(name)).map(name => ({ name, brotli: weigh(readFileSync(join(out, name))).brotli }))
  return { files, brotli: files.reduce((sum, file) => sum + file.brotli, 0) }
}

await runAsScript(import.meta, async () => {
  await buildPage()
  const { files, brotli } = weighPage()
  for (const file of files) say(`  ${file.name} ${kilobytes(file.brotli)}`)
  say(`page: dist/, ${kilobytes(brotli)} brotli without the engine`)
})
