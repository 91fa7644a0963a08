// A Python of our own in .cache that has the packages of requirements.txt: pyarrow and DuckDB for tables, PySpark. Nothing of it is shipped.
import { existsSync } from 'node:fs'
import { ask, at, attempt, say, Stop, which } from '../shell.mjs'

const VENV = at('.cache/archive/venv')
const PYTHON = `${VENV}/bin/python`

/** The Python that has all of these modules, or null. */
export const pythonWith = (...modules) => existsSync(PYTHON) && ask(PYTHON, ['-c', `import ${modules.join(', ')}`]) !== null ? PYTHON : null

/** Why Spark cannot run here, or null. */
export const withoutSpark = () => !which('java') ? 'java is missing (Debian: openjdk-17-jre-headless)' : pythonWith('pyspark') ? null : 'the Python package pyspark is missing: `npm run archive -- --install`'

export function installPython() {
  if (!existsSync(PYTHON) && !attempt('python3', ['-m', 'venv', VENV])) throw new Stop('python3 cannot make a virtual environment (Debian: python3-venv).')
  say('archive: pip install pyarrow, DuckDB and PySpark into .cache/archive (some 500 MB, once)')
  if (!attempt(PYTHON, ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '-r', at('scripts/archive/requirements.txt')])) throw new Stop('pip could not install the packages.')
}

/** Runs spark.py on a cluster of two workers on this machine, each a process of its own. */
export function spark(articles, answers, program, { partitions = 4 } = {}) {
  const python = pythonWith('pyspark')
  const local = ['spark.ui.enabled=false', 'spark.driver.host=127.0.0.1', 'spark.driver.bindAddress=127.0.0.1'].flatMap(setting => ['--conf', setting])
  const env = { ...process.env, PYSPARK_PYTHON: python, PYSPARK_DRIVER_PYTHON: python, SPARK_LOCAL_IP: '127.0.0.1' }
  return attempt(`${VENV}/bin/spark-submit`, ['--master', 'local-cluster[2,1,1024]', ...local, at('scripts/archive/spark.py'), '--program', program, '--partitions', String(partitions), articles, answers],
    { env, stdio: ['ignore', 'inherit', 'ignore'] })
}
