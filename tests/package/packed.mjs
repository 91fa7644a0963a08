// The package as a user gets it: packed by `npm pack`, installed from the tarball into a temporary folder.
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { root } from '../../scripts/shell.mjs'

const npm = (args, cwd) => execFileSync('npm', args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })

/** The bytes of the tarball. */
export function tarball() {
  const folder = mkdtempSync(join(tmpdir(), 'nutgraf-pack-'))
  try {
    const [{ filename }] = JSON.parse(npm(['pack', '--json', '--ignore-scripts', '--pack-destination', folder], root))
    return readFileSync(join(folder, filename))
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** Packs and installs; returns the folder of the user's project. */
export function install() {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'nutgraf-user-')))
  const [{ filename, files }] = JSON.parse(npm(['pack', '--json', '--ignore-scripts', '--pack-destination', folder], root))
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'user', private: true, type: 'module' }))
  writeFileSync(join(folder, 'packed.json'), JSON.stringify(files.map(({ path }) => path).sort()))
  npm(['install', '--offline', '--ignore-scripts', '--no-audit', '--no-fund', `./${filename}`], folder)
  return folder
}

let own

/** The user's project: the one `npm test` has made for all files, or one for this file alone. */
export function userFolder() {
  if (process.env.NUTGRAF_USER_FOLDER) return process.env.NUTGRAF_USER_FOLDER
  if (!own) {
    own = install()
    process.on('exit', () => rmSync(own, { recursive: true, force: true }))
  }
  return own
}

/** A file of the installed package. */
export const inPackage = path => join(userFolder(), 'node_modules/nutgraf', path)

/** The files of the tarball. */
export const packedFiles = () => JSON.parse(readFileSync(join(userFolder(), 'packed.json'), 'utf8'))

/** The package, imported by this process as ESM. */
export const importPackage = async () => import(pathToFileURL(inPackage('www/lib/node.js')).href)

/**
 * Runs a program in the user's project and returns what it hands to `report(value)`. A process of its own for each, because
 * the package keeps one instance.
 */
export function runAsUser(code, { type = 'module' } = {}) {
  const name = join(userFolder(), `program-${process.pid}-${Math.random().toString(36).slice(2)}.${type === 'module' ? 'mjs' : 'cjs'}`)
  writeFileSync(name, `const report = value => process.stdout.write(JSON.stringify(value) + '\\n')\n`
    + `const failure = error => ({ name: error.name, code: error.code, message: error.message })\n${code}`)
  const { status, stdout, stderr } = spawnSync(process.execPath, [name], { cwd: userFolder(), encoding: 'utf8', maxBuffer: 1 << 28 })
  rmSync(name)
  if (status !== 0) throw new Error(`the program ended with ${status}:\n${stderr}`)
  return JSON.parse(stdout.trim().split('\n').at(-1))
}
