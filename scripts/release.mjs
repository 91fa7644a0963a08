// `npm run release`: everything that has to hold before a version is published, in order, and the tarball in dist/. Publishes nothing: the
// last line says how (`npm publish --provenance` from CI, so that the registry shows from which commit the tarball was built). The whole list: docs/versions.md.
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { ask, at, run, runAsScript, say, Stop } from './shell.mjs'

await runAsScript(import.meta, args => {
  const { version } = JSON.parse(readFileSync(at('package.json'), 'utf8'))
  const step = (name, isRight) => {
    say(`release: ${name}`)
    const wrong = isRight()
    if (wrong) throw new Stop(wrong)
  }
  const npm = script => () => void run('npm', ['run', '--silent', script])
  step('the work tree is clean', () => ask('git', ['status', '--porcelain']) === '' ? null : 'There are changes that are not committed.')
  step('the versions agree', () => {
    const crate = readFileSync(at('Cargo.toml'), 'utf8').match(/^version = "(.*)"$/m)[1]
    return crate === version ? null : `Cargo.toml says ${crate}, package.json ${version}.`
  })
  step('the changelog has this version', () => readFileSync(at('CHANGELOG.md'), 'utf8').includes(`\n## [${version}]`)
    ? null : `CHANGELOG.md has no heading "## [${version}]": give [Unreleased] its number and its day.`)
  // The rehearsal stops here: the rest is what CI does anyway.
  if (args.includes('--dry-run')) return say('release: what comes next: check, test, quality, parity, pack twice')
  step('form, types, licences', npm('check'))
  step('all tests', npm('test'))
  if (existsSync(at('../shared/data'))) {
    step('scores', npm('quality'))
    step('the same bytes natively, in Node, Chromium and Firefox', () => void run('npm', ['run', '--silent', 'quality', '--', '--parity']))
  } else {
    say('release: SKIPPED scores and parity: the shared data are not here')
  }
  step('crashes left by fuzzing', () => ['text', 'html', 'options', 'batch'].some(target => existsSync(at('fuzz/artifacts', target)) && readdirSync(at('fuzz/artifacts', target)).length)
    ? 'fuzz/artifacts holds inputs that crashed: mend them, move them to tests/crashes.' : null)
  step('packed twice, the same bytes', () => {
    const [first, second] = [pack(), pack()]
    if (first.sha !== second.sha) return 'Two runs of `npm pack` differ.'
    say(`  ${first.file}\n  sha256 ${first.sha}`)
    return null
  })
  say(`release: all well. Tag v${version}, push it, and publish with: npm publish --provenance`)
})

function pack() {
  mkdirSync(at('dist'), { recursive: true })
  const [{ filename }] = JSON.parse(ask('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', at('dist')]))
  const file = at('dist', filename)
  return { file, sha: createHash('sha256').update(readFileSync(file)).digest('hex') }
}
