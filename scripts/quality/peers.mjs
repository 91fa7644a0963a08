// The programs that find articles in pages and are measured beside nutgraf: installed into .cache, when somebody measures.
import { copyFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { ask, at, attempt, run } from '../shell.mjs'

/** Version of trafilatura, and what it needs but does not ask for. */
const TRAFILATURA = ['trafilatura==2.3.1', 'lxml_html_clean']

/** Installs Readability and linkedom at the versions of package-lock.json; returns what `import` takes for each name. */
export function installPageReaders() {
  const folder = at('.cache/quality')
  mkdirSync(folder, { recursive: true })
  const files = ['package.json', 'package-lock.json']
  const current = files.every(name => existsSync(join(folder, name)) && readFileSync(join(folder, name), 'utf8') === readFileSync(at('scripts/quality', name), 'utf8'))
  if (!current || !existsSync(join(folder, 'node_modules'))) {
    for (const name of files) copyFileSync(at('scripts/quality', name), join(folder, name))
    run('npm', ['ci', '--no-audit', '--no-fund', '--silent'], { cwd: folder })
  }
  const require = createRequire(join(folder, 'package.json'))
  return Object.fromEntries(['@mozilla/readability', 'linkedom'].map(name => [name, pathToFileURL(require.resolve(name)).href]))
}

/** A Python that has trafilatura, or null where it cannot be installed. */
export function pythonWithTrafilatura() {
  const python = at('.cache/quality/venv/bin/python')
  const has = () => ask(python, ['-c', 'import trafilatura']) !== null
  if (has()) return python
  const made = existsSync(python) || attempt('python3', ['-m', 'venv', at('.cache/quality/venv')])
  return made && attempt(python, ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', ...TRAFILATURA]) && has() ? python : null
}
