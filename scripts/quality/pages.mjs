// The article out of a page, side by side in one run: nutgraf, Readability over linkedom, trafilatura. Scored by the same functions, then
// timed in Node on the same pages.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { inWords, quantile, ratio, table } from '../bench/figures.mjs'
import { at, run, say } from '../shell.mjs'
import { pythonWithTrafilatura } from './trafilatura.mjs'

const PAGES = '../shared/data/html/fundus'
const TURNS = 5

export async function comparePages(scorer, program) {
  const python = pythonWithTrafilatura()
  const systems = { nutgraf: program, 'Readability with linkedom': `${process.execPath} ${at('scripts/quality/readability.mjs')}` }
  if (python) systems.trafilatura = `${python} ${at('scripts/quality/trafilatura_batch.py')}`
  for (const [name, bin] of Object.entries(systems)) {
    say(`\nPages: ${name}`)
    run('python3', [scorer, 'html', '--bin', bin])
  }
  if (!python) say('\nPages: trafilatura cannot be installed here, so it was not measured.')
  if (existsSync(at('www/lib/wasm/nutgraf.wasm'))) await timePages()
  else say('\nPages: no wasm has been built, so nothing was timed.')
}

/** Milliseconds of processor time a page, the least of some turns for each, the systems taking turns: other programs do not count. */
async function timePages() {
  const { read } = await import('./readability.mjs')
  const { init, extractSync } = await import(pathToFileURL(at('www/lib/node.js')).href)
  await init()
  const pages = readdirSync(at(PAGES)).filter(name => name.endsWith('.html')).sort().map(name => readFileSync(join(at(PAGES), name), 'utf8'))
  const systems = [html => extractSync(html), html => { try { read(html) } catch { /* counted all the same */ } }]
  const times = systems.map(() => pages.map(() => Infinity))
  for (let turn = 0; turn < TURNS; turn++) {
    pages.forEach((html, page) => systems.forEach((call, system) => {
      const start = process.cpuUsage()
      call(html)
      const { user, system: own } = process.cpuUsage(start)
      times[system][page] = Math.min(times[system][page], (user + own) / 1000)
    }))
  }
  const ms = value => value.toFixed(2)
  const row = (name, values) => [name, ms(quantile(values, 0.5)), ms(quantile(values, 0.95))]
  say(`\nPages: milliseconds of processor time each in Node ${process.versions.node}, ${pages.length} pages, least of ${TURNS} turns`)
  say(table([['', 'median', '95th percentile'], row('nutgraf (wasm)', times[0]), row('Readability with linkedom', times[1])]))
  const at95 = quantile(times[1], 0.95) / quantile(times[0], 0.95)
  say(`  Readability takes ${inWords(ratio(times[1], times[0]))} times as long page by page; ${ms(quantile(times[1], 0.5) / quantile(times[0], 0.5))} at the median, ${ms(at95)} at the 95th percentile`)
}
