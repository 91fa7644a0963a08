// `npm run accuracy` measures (as `npm run quality` does) and writes the table of docs/accuracy.md. Arguments: --bin PROGRAM
// another build, --json FILE what `npm run quality -- --json` printed.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { build } from './build.mjs'
import { at, runAsScript, say, Stop } from './shell.mjs'
import { setup } from './setup.mjs'

const PAGE = at('docs/accuracy.md')
const [FROM, TO] = ['<!-- figures: npm run accuracy -->', '<!-- end of figures -->']

/** What is shown: layer, what is counted, on what, and which figures of which set of the scorer. */
const ROWS = [
  ['actors', 'names of people, places, organizations: exact spans, F1', 'newswire of the whole world', 'ner/dev.worldwide_newswire', ['F1']],
  ['actors', 'the same', 'web text', 'ner/dev.uner_ewt', ['F1']],
  ['actors', 'the same', 'speeches in a parliament', 'ner/dev.europarl_en', ['F1']],
  ['actors', 'all mentions, F1 · which belong together, B³', 'nine Wikinews articles', 'briefs/briefs', ['mentions', 'b3']],
  ['actors', 'he and she: right where answered · answered', 'GAP', 'gap/gap_validation', ['P', 'answered']],
  ['quotes', 'whole contents in quotation marks: exact F1', 'PolNeAR', 'quotes/polnear_dev', ['exact']],
  ['quotes', 'contents of all kinds, by words: precision · recall', 'PolNeAR', 'quotes/polnear_dev', ['P', 'R']],
  ['quotes', 'speaker: right where answered · answered', 'PolNeAR', 'quotes/polnear_dev', ['source', 'covered']],
  ['times', 'value F1', 'MEANTIME', 'temporal/meantime_en_dev', ['value']],
  ['times', 'value F1', 'WikiWars', 'temporal/wikiwars_dev', ['value']],
  ['times', 'first and last day, F1', 'GUM news', 'temporal/gum_news_dates_dev', ['interval']],
  ['quantities', 'number found, F1 · what is counted, right where answered', 'GUM news', 'numbers/gum_news_numbers_dev', ['relaxed', 'of']],
  ['sentences', 'told as fact or judged: macro-F1', 'CheckThat 2025', 'voice/checkthat25_dev_en', ['macroF1']],
  ['events', 'class: right where answered · of all', 'PLOVER examples', 'events/plover_gsr_cameo_dev', ['right', 'ofall']],
  ['events', 'precision · recall', 'nine Wikinews articles', 'briefs/briefs', ['eventsP', 'eventsR']],
  ['positions', 'precision · recall', 'nine Wikinews articles', 'briefs/briefs', ['positionsP', 'positionsR']],
  ['outcomes', 'precision · recall', 'nine Wikinews articles', 'briefs/briefs', ['outcomesP', 'outcomesR']],
  ['outlook', 'precision · recall', 'nine Wikinews articles', 'briefs/briefs', ['outlookP', 'outlookR']],
  ['main', 'who · what · when · where', 'Giveme5W1H', 'fivews/giveme5w1h_gold_dev', ['who', 'what', 'when', 'where']],
  ['key points', 'of five, a reader\'s best or alternates', 'nine Wikinews articles', 'briefs/briefs', ['points']],
  ['key points', 'ROUGE-1 of three · of the first three sentences', 'summaries of news', 'summary/sumllm_cnndm_val', ['R1', 'leadR1']],
  ['key phrases', 'F1 of ten · the most that the annotation allows', 'KPCrowd', 'keyphrases/kpcrowd_dev', ['F1@10', 'best10']],
  ['pages', 'body F1', 'news pages of 41 countries', 'html/fundus', ['F1']],
  ['pages', 'body F1', 'article pages of a benchmark', 'html/wcxb-dev', ['F1']],
  ['pages', 'title · all authors · date · standfirst', 'news pages of 41 countries', 'html/fundus', ['title', 'authors', 'date', 'standfirst']],
]

/** The table, from the scorer's list of results. */
export function table(results) {
  const bySet = new Map(results.map(result => [`${result.task}/${result.set}`, result]))
  const lines = ROWS.map(([layer, what, on, set, figures]) => {
    const result = bySet.get(set)
    if (!result) throw new Stop(`the scorer has no set ${set}`)
    const values = figures.map(name => {
      const value = result.figures[name]
      if (typeof value !== 'number') throw new Stop(`${set} has no figure ${name}, but ${Object.keys(result.figures).join(', ')}`)
      return value.toFixed(1)
    })
    return `| ${layer} | ${what} | ${on} (${result.docs}) | ${values.join(' · ')} |`
  })
  return ['| layer | what is measured | on (documents) | per cent |', '|---|---|---|--:|', ...lines].join('\n')
}

await runAsScript(import.meta, async args => {
  const option = name => args.includes(name) ? args[args.indexOf(name) + 1] : null
  let json = option('--json') && readFileSync(option('--json'), 'utf8')
  if (!json) {
    const scorer = at('../shared/eval/score.py')
    if (!existsSync(scorer)) throw new Stop('the scorer and its data are missing (../shared/eval/score.py): accuracy cannot be measured here.')
    if (!option('--bin')) await build({ found: setup({ browser: false, quiet: true }), wasm: false })
    const { status, stdout, stderr } = spawnSync('python3', [scorer, 'all', '--json', '--sets', '^(?!.*train)', '--bin', option('--bin') ?? at('target/release/nutgraf')], { encoding: 'utf8', maxBuffer: 1 << 28 })
    if (status !== 0) throw new Stop(`the scorer ended with ${status}:\n${stderr}`)
    json = stdout
  }
  const page = readFileSync(PAGE, 'utf8')
  const [before, rest] = page.split(FROM)
  writeFileSync(PAGE, `${before}${FROM}\n${table(JSON.parse(json))}\n${TO}${rest.split(TO)[1]}`)
  say('accuracy: wrote docs/accuracy.md')
})
