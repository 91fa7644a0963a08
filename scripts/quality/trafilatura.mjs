// The Python program trafilatura, measured beside nutgraf: installed into .cache, when somebody measures.
import { existsSync } from 'node:fs'
import { ask, at, attempt } from '../shell.mjs'

/** Its version, and what it needs but does not ask for. */
const TRAFILATURA = ['trafilatura==2.3.1', 'lxml_html_clean']

/** A Python that has trafilatura, or null where it cannot be installed. */
export function pythonWithTrafilatura() {
  const python = at('.cache/quality/venv/bin/python')
  const has = () => ask(python, ['-c', 'import trafilatura']) !== null
  if (has()) return python
  const made = existsSync(python) || attempt('python3', ['-m', 'venv', at('.cache/quality/venv')])
  return made && attempt(python, ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', ...TRAFILATURA]) && has() ? python : null
}
