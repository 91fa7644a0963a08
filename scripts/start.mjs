// `npm start`: sets up, builds, prints the brief of a sample article in the terminal, and serves the demo page.
import { readFileSync } from 'node:fs'
import { build } from './build.mjs'
import { servePage } from './serve.mjs'
import { at, run, runAsScript, say } from './shell.mjs'
import { setup } from './setup.mjs'

await runAsScript(import.meta, async () => {
  await build({ found: setup({ browser: false }) })
  const [{ file, published }] = JSON.parse(readFileSync(at('seeds/index.json'), 'utf8'))
  const args = [`seeds/${file}`, '--published', published]
  say(`\n$ target/release/nutgraf ${args.join(' ')}\n`)
  run(at('target/release/nutgraf'), args)
  const { url } = await servePage()
  say(`\nThe page is at ${url} (Ctrl+C ends it).`)
})
