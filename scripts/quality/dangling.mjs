// `node scripts/quality/dangling.mjs [PROGRAM]`: counts key points that cannot be read alone, in 200 articles of the shared data: those
// that open with a word that points back or links, and whose word no gloss explains. The list of words is this script's own.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { at, runAsScript, say, Stop } from '../shell.mjs'

const ARTICLES = at('../shared/data/summary/sumllm_cnndm_val.jsonl')
const COUNT = 200

const POINTS_BACK = /^(he|she|it|they|him|her|them|his|hers|its|their|theirs|this|that|these|those|such|both|the former|the latter|there|here)\b/i
const LINKS = /^(and|but|or|nor|so|yet|also|then|thus|hence|therefore|instead|still|however|moreover|furthermore|besides|meanwhile|otherwise|nevertheless|nonetheless|likewise|similarly|conversely|in addition(?! to)|as a result(?! of)|for example|for instance|by contrast|on the other hand)\b/i
// "There were three", "it is clear that": the first word stands for nothing. "Both Ann and Bob": what both are follows.
const STANDS_FOR_NOTHING = /^(there('s|’s)? (is|are|was|were|has|have|had|will|may|could)\b|there[’']s\b|it( is| was| has|'s|’s)( \w+){1,4} (that|whether|how|if|why|who|what|when)\b|both\b[^.]{1,80}\band\b)/i
// "the former minister" points to nobody.
const RANK = /^the (former|latter) \p{L}/iu

/** Prints the count; gives the slices. */
export function countDangling(program) {
  if (!existsSync(ARTICLES)) throw new Stop('the articles are missing (../shared/data/summary).')
  const records = readFileSync(ARTICLES, 'utf8').split('\n').slice(0, COUNT).map((line, id) => ({ id, text: JSON.parse(line).text }))
  const { status, stdout, stderr } = spawnSync(program, ['batch'],
    { input: records.map(record => JSON.stringify(record)).join('\n') + '\n', encoding: 'utf8', maxBuffer: 1 << 30 })
  if (status !== 0) throw new Stop(`${program} batch: ${stderr}`)
  let points = 0
  const dangling = []
  for (const line of stdout.trim().split('\n')) {
    const { analysis: { article, summary } } = JSON.parse(line)
    for (const { start, end, glosses } of summary.keyPoints) {
      points++
      const slice = article.text.slice(start, end)
      const opening = slice.replace(/^[^\p{L}\p{N}]+/u, '')
      const at = start + slice.length - opening.length
      const word = opening.match(POINTS_BACK) ?? opening.match(LINKS)
      const explained = glosses.some(gloss => gloss.start <= at && at < gloss.end)
      if (word && !explained && !STANDS_FOR_NOTHING.test(opening) && !RANK.test(opening)) dangling.push(slice)
    }
  }
  for (const slice of dangling) say(`  ${slice.slice(0, 120)}`)
  say(`dangling openers without a gloss: ${dangling.length} in ${points} key points of ${records.length} articles`)
  return dangling
}

await runAsScript(import.meta, args => { countDangling(args[0] ?? at('target/release/nutgraf')) })
