// `npm run quality`: the scorer's table on the shared data, which lies beside the project's folder (../shared) and is not
// part of it; then key phrases next to YAKE, key points with a dangling opener; the times once more, next to chrono-node, and on those Recognizers specs that can occur in running news
// (docs/times.md); then the article out of a page, next to Readability and trafilatura. Arguments go to the scorer: `npm run quality -- --json`.
// --times measures the times alone, --pages the pages, --clauses the parts of speech and the arcs of clauses (docs/accuracy.md); --parity [N] compares the engines on N articles and pages; --bin PROGRAM another build.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { build } from './build.mjs'
import { countDangling } from './quality/dangling.mjs'
import { comparePages } from './quality/pages.mjs'
import { parity } from './quality/parity.mjs'
import { leftOut } from './quality/specs.mjs'
import { at, attempt, run, runAsScript, say, Stop, which } from './shell.mjs'
import { setup } from './setup.mjs'

const SCORER = at('../shared/eval/score.py')
const SPECS = '../shared/data/temporal/recognizers_datetime.jsonl'
/** Texts on which a reader of dates can be measured; the other sets of the task are single expressions. */
const TIMES = 'meantime|gum_news_dates|wikiwars|recognizers_datetime|tweets'

await runAsScript(import.meta, async args => {
  const option = args.indexOf('--bin')
  const given = option < 0 ? null : args.splice(option, 2)[1]
  if (args.includes('--parity')) {
    if (!given) await build({ found: setup({ quiet: true }) })
    return parity(given ?? undefined, Number(args[args.indexOf('--parity') + 1]) || undefined)
  }
  if (!existsSync(SCORER)) throw new Stop('the scorer and its data are missing (../shared/eval/score.py): quality cannot be measured here.')
  if (args.includes('--clauses')) return clauses()
  if (!which('python3')) throw new Stop('the scorer needs python3.')
  if (!given) await build({ found: setup({ browser: false, quiet: true }), wasm: false })
  const program = given ?? at('target/release/nutgraf')
  const onlyTimes = args.includes('--times')
  const onlyPages = args.includes('--pages')
  const rest = args.filter(a => a !== '--times' && a !== '--pages')
  if (!onlyTimes && !onlyPages) {
    const task = rest.length && !rest[0].startsWith('-') ? rest : ['all', ...rest]
    const sets = rest.includes('--sets') ? [] : ['--sets', '^(?!.*train)']
    run('python3', [SCORER, ...task, ...sets, '--bin', program])
  }
  if (onlyTimes || !onlyPages && !rest.length) compareTimes(program)
  if (onlyPages || !onlyTimes && !rest.length) await comparePages(SCORER, program)
  if (onlyTimes || onlyPages || rest.length) return
  comparePhrases(program)
  countDangling(program)
})

/** Parts of speech, subjects, objects, negations and passives next to those of two treebanks; the program lies with the tagger's trainer. */
function clauses() {
  run('cargo', ['run', '--release', '--quiet', '--manifest-path', at('train/tags/Cargo.toml'), '--', 'arcs', at('../shared/data/syntax')])
}

/** Key phrases next to YAKE, where python3 has it (`pip install yake`); it is measured, never shipped. */
function comparePhrases(program) {
  say('\nKey phrases: nutgraf')
  run('python3', [SCORER, 'keyphrases', '--bin', program])
  if (!attempt('python3', ['-c', 'import yake'], { stdio: 'ignore' })) return say('Key phrases: YAKE is NOT measured: python3 has no package "yake".')
  say('Key phrases: YAKE')
  run('python3', [SCORER, 'keyphrases', '--bin', `python3 ${at('scripts/quality/yake_batch.py')}`])
}

function compareTimes(program) {
  const chrono = `node ${at('scripts/quality/chrono.mjs')}`
  const score = (name, bin, ...more) => {
    say(`\n${name}`)
    run('python3', [SCORER, 'temporal', '--bin', bin, ...more])
  }
  const news = newsSpecs()
  for (const [name, bin] of [['Times: nutgraf', program], ['Times: chrono-node', chrono]]) {
    score(name, bin, '--sets', TIMES)
    if (news) run('python3', [SCORER, 'temporal', '--bin', bin, '--data', news])
  }
}

/** Writes the specs that can occur in running news into a data folder of their own. */
function newsSpecs() {
  if (!existsSync(at(SPECS))) return null
  const specs = readFileSync(at(SPECS), 'utf8').trim().split('\n').map(line => JSON.parse(line))
  const kept = specs.filter(spec => !leftOut(spec))
  const folder = at('.cache/quality')
  mkdirSync(`${folder}/temporal`, { recursive: true })
  writeFileSync(`${folder}/temporal/recognizers_datetime_news.jsonl`, kept.map(spec => JSON.stringify(spec) + '\n').join(''))
  return folder
}
