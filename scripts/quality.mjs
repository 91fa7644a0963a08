// `npm run quality`: the scorer's table on the shared data, which lies beside the project's folder (../shared) and is not
// part of it. Arguments go to the scorer: `npm run quality -- --json`.
import { existsSync } from 'node:fs'
import { build } from './build.mjs'
import { at, run, runAsScript, Stop, which } from './shell.mjs'
import { setup } from './setup.mjs'

const SCORER = at('../shared/eval/score.py')

await runAsScript(import.meta, async args => {
  if (!existsSync(SCORER)) throw new Stop('the scorer and its data are missing (../shared/eval/score.py): quality cannot be measured here.')
  if (!which('python3')) throw new Stop('the scorer needs python3.')
  await build({ found: setup({ browser: false, quiet: true }), wasm: false })
  const task = args.length && !args[0].startsWith('-') ? args : ['all', ...args]
  const sets = args.includes('--sets') ? [] : ['--sets', '^(?!.*train)']
  run('python3', [SCORER, ...task, ...sets, '--bin', at('target/release/nutgraf')])
})
