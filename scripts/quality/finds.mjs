// `node scripts/quality/finds.mjs events|positions|outcomes|outlook`: a hundred finds of a layer from news that nobody annotated for it, to be judged
// one by one by the guide in ../shared/data/briefs/README.md. How the judging went, by rule, stands in docs/precision.md; the finds themselves are
// other people's sentences and stay outside. A quarter each comes from CheckThat (sentences), NewsMTSC (sentences), PolNeAR's third of the training
// part (articles) and saved pages of news sites (fundus, mercury). --seed N draws others, --count N more or fewer, --bin PROGRAM asks another build.
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { at, runAsScript, say, Stop } from '../shell.mjs'

const DATA = '../shared/data'
const LAYERS = ['events', 'positions', 'outcomes', 'outlook']

const lines = file => readFileSync(at(`${DATA}/${file}`), 'utf8').trim().split('\n').map(line => JSON.parse(line))
const sentences = file => lines(file).map(({ id, text }) => ({ id, text }))
const pages = folder => readdirSync(at(`${DATA}/html/${folder}`)).filter(name => name.endsWith('.html')).sort()
  .map(name => ({ id: name, html: readFileSync(at(`${DATA}/html/${folder}/${name}`), 'utf8') }))

/** Where the finds come from. */
const SOURCES = {
  checkthat: () => [...sentences('claims/checkthat25_dev_en.jsonl'), ...sentences('claims/checkthat25_train_en.jsonl')],
  newsmtsc: () => sentences('claims/newsmtsc_train.jsonl').filter((_, i) => i % 4 === 0),
  polnear: () => lines('quotes/polnear_train_third.jsonl').map(({ id, text, date }) => ({ id, text, published: date })),
  pages: () => [...pages('fundus'), ...pages('mercury')]
}

await runAsScript(import.meta, async args => {
  const option = (name, otherwise) => (args.includes(name) ? args[args.indexOf(name) + 1] : otherwise)
  const layer = args[0]
  if (!LAYERS.includes(layer)) throw new Stop(`a layer is needed: ${LAYERS.join(', ')}`)
  if (!existsSync(at(DATA))) throw new Stop('the shared data are missing (../shared/data): there is nothing to draw from.')
  const program = option('--bin', at('target/release/nutgraf'))
  const count = Number(option('--count', 100))
  const seed = Number(option('--seed', 1))
  const share = Math.ceil(count / Object.keys(SOURCES).length)
  let number = 0
  for (const [source, read] of Object.entries(SOURCES)) {
    for (const find of draw(finds(program, read(), layer), Math.min(share, count - number), seed)) {
      say(`${++number} ${source} ${find}`)
    }
  }
})

/** Everything the layer holds, as lines: rule, labels, cue, actors, span, sentence. */
function finds(program, articles, layer) {
  const input = articles.map(article => JSON.stringify(article) + '\n').join('')
  const { stdout } = spawnSync(program, ['batch'], { input, encoding: 'utf8', maxBuffer: 2 ** 30 })
  const all = []
  for (const line of stdout.trim().split('\n')) {
    const { analysis } = JSON.parse(line)
    if (!analysis || analysis.article.language !== 'en') continue
    const slice = ({ start, end }) => analysis.article.text.slice(start, end).replace(/\s+/g, ' ')
    for (const find of analysis[layer]) {
      const cue = find.trigger ?? find.cue
      const around = analysis.sentences.find(s => s.start <= cue.start && cue.start < s.end) ?? find
      const names = list => list.filter(i => i != null).map(i => analysis.actors[i].name).join(' + ') || '-'
      const who = names(find.who ?? find.actors ?? [find.actor ?? find.about])
      const labels = [find.kind, find.status, find.strength, find.conditional && 'conditional', find.voice, find.when && `${find.when.from}/${find.when.basis}`]
      all.push(`${find.rule} ${labels.filter(Boolean).join(',')} «${slice(cue)}» who: ${who}${find.whom?.length ? ` whom: ${names(find.whom)}` : ''}\n    [${slice(find)}]\n    ${slice(around)}`)
    }
  }
  return all
}

/** A few of many: a fixed seed gives the same ones on every machine. */
function draw(all, count, seed) {
  let state = seed >>> 0
  const random = () => {
    // mulberry32
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), state | 1)
    t = (t + Math.imul(t ^ (t >>> 7), t | 61)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
  const left = [...all]
  const taken = []
  while (taken.length < count && left.length) taken.push(...left.splice(Math.floor(random() * left.length), 1))
  return taken
}
