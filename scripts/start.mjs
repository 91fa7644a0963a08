// `npm start`: sets up, builds, prints the brief of a sample article in the terminal, and serves the demo page.
import { existsSync, readdirSync } from 'node:fs'
import { build } from './build.mjs'
import { servePage } from './serve.mjs'
import { at, run, runAsScript, say, Stop } from './shell.mjs'
import { setup } from './setup.mjs'

await runAsScript(import.meta, async () => {
  await build({ found: setup({ browser: false }) })
  const sample = firstSample()
  say(`\n$ target/release/nutgraf ${sample}\n`)
  run(at('target/release/nutgraf'), [sample])
  const { url } = await servePage()
  say(`\nThe page is at ${url} (Ctrl+C ends it).`)
})

function firstSample() {
  const names = existsSync(at('seeds')) ? readdirSync(at('seeds')).filter(name => name.endsWith('.txt')).sort() : []
  if (!names.length) throw new Stop('seeds/ holds no sample article (*.txt).')
  return `seeds/${names[0]}`
}
