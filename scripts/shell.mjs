// Running programs and talking about it: the few lines every script here needs. Node's own modules only, because
// `setup` runs before anything is installed.
import { spawn, spawnSync } from 'node:child_process'
import { accessSync, constants, existsSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The project's folder. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)))

/** A path inside the project. */
export const at = (...parts) => join(root, ...parts)

/** Something the script cannot mend; the message tells what to do. Shown without a stack. */
export class Stop extends Error {}

/** Tells what is done and why, one plain line at a time. */
export const say = line => console.log(line)

/** Runs `main` unless the file was imported, and turns a `Stop` into a message and exit status 1. */
export async function runAsScript(meta, main) {
  if (process.argv[1] !== fileURLToPath(meta.url)) return
  try {
    await main(process.argv.slice(2))
  } catch (error) {
    if (!(error instanceof Stop)) throw error
    console.error(`\nStopped: ${error.message}`)
    process.exitCode = 1
  }
}

/** The full path of a program on PATH, or null. */
export function which(name) {
  if (name.includes('/')) return existsSync(name) ? name : null
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    for (const end of process.platform === 'win32' ? ['.exe', '.cmd', ''] : ['']) {
      const path = join(folder || '.', name + end)
      try {
        accessSync(path, constants.X_OK)
        return path
      } catch { /* not here */ }
    }
  }
  return null
}

/** Output of a program, trimmed; null when it is missing or fails. */
export function ask(program, args, options = {}) {
  const run = spawnSync(program, args, { encoding: 'utf8', cwd: root, stdio: ['ignore', 'pipe', 'ignore'], maxBuffer: 1 << 30, ...options })
  return run.status === 0 ? run.stdout.trim() : null
}

/** Runs a program with its output shown; true when it ended well. */
export function attempt(program, args, options = {}) {
  return spawnSync(program, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'], ...options }).status === 0
}

/** As `attempt`, but a failure stops the script. */
export function run(program, args, options = {}) {
  const { status, signal, error } = spawnSync(program, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'], ...options })
  if (status !== 0) throw failure([program, ...args], { status, signal, error })
}

/** As `run`, but the script goes on meanwhile; the promise fails with what stops it. */
export function runBeside(program, args, options = {}) {
  return new Promise((done, failed) => {
    const child = spawn(program, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'], ...options })
    child.on('error', error => failed(failure([program, ...args], { error })))
    child.on('close', (status, signal) => status === 0 ? done() : failed(failure([program, ...args], { status, signal })))
  })
}

function failure(command, { status, signal, error }) {
  const how = error ? error.message : signal ? `was ended by ${signal}` : `ended with status ${status}`
  return new Stop(`\`${command.join(' ')}\` ${how}.`)
}

/** Installs Debian packages where that is possible; returns why it is not, or null when they are there. */
export function aptInstall(packages, reason) {
  if (!which('apt-get')) return 'this machine has no apt-get'
  const isRoot = process.getuid?.() === 0
  if (!isRoot && !which('sudo')) return 'installing packages needs root or sudo'
  const apt = args => {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
    return isRoot ? attempt('apt-get', args, { env }) : attempt('sudo', ['-n', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', ...args])
  }
  say(`  installing Debian's ${packages.join(', ')}: ${reason}`)
  // A stale list is worth a try: the update fails on machines that have only a partial mirror.
  apt(['update', '-qq'])
  return apt(['install', '-y', '-qq', '--no-install-recommends', ...packages]) ? null : `apt-get could not install ${packages.join(', ')}`
}
