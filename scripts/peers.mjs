// Packages that nutgraf is measured against: installed into .cache, at the versions of the package-lock.json beside the measurement, when somebody measures.
import { copyFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { at, run } from './shell.mjs'

/** Installs the peers of `scripts/NAME`, `bench` or `quality`; returns what `import` takes for each. */
export function installPeers(name) {
  const folder = at('.cache', name)
  mkdirSync(folder, { recursive: true })
  const files = ['package.json', 'package-lock.json']
  const wanted = file => readFileSync(at('scripts', name, file), 'utf8')
  const isCurrent = files.every(file => existsSync(join(folder, file)) && readFileSync(join(folder, file), 'utf8') === wanted(file))
  if (!isCurrent || !existsSync(join(folder, 'node_modules'))) {
    for (const file of files) copyFileSync(at('scripts', name, file), join(folder, file))
    run('npm', ['ci', '--no-audit', '--no-fund', '--silent'], { cwd: folder })
  }
  const require = createRequire(join(folder, 'package.json'))
  return Object.fromEntries(Object.keys(JSON.parse(wanted('package.json')).dependencies).map(peer => [peer, pathToFileURL(require.resolve(peer)).href]))
}
