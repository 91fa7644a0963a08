// The packages nutgraf is measured against: installed into .cache, at the versions of package-lock.json, when somebody measures.
import { copyFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { at, run } from '../shell.mjs'

/** Installs the peers and returns what `import` takes for each name. */
export function installPeers() {
  const folder = at('.cache/bench')
  mkdirSync(folder, { recursive: true })
  const files = ['package.json', 'package-lock.json']
  const current = files.every(name => existsSync(join(folder, name)) && readFileSync(join(folder, name), 'utf8') === readFileSync(at('scripts/bench', name), 'utf8'))
  if (!current || !existsSync(join(folder, 'node_modules'))) {
    for (const name of files) copyFileSync(at('scripts/bench', name), join(folder, name))
    run('npm', ['ci', '--no-audit', '--no-fund', '--silent'], { cwd: folder })
  }
  const require = createRequire(join(folder, 'package.json'))
  return Object.fromEntries(['compromise', 'wink-nlp', 'wink-eng-lite-web-model', 'chrono-node'].map(name => [name, pathToFileURL(require.resolve(name)).href]))
}
