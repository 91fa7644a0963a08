// What the consumers' tests share: the bundlers and runtimes of package.json beside this file, installed when first asked for
// and kept in .cache/consumers, and projects that use the packed package.
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { copyFileSync, cpSync, existsSync, mkdirSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { at } from '../../scripts/shell.mjs'
import { inPackage } from '../package/packed.mjs'

const HERE = at('tests/consumers')
mkdirSync(at('.cache/consumers'), { recursive: true })
const CACHE = realpathSync(at('.cache/consumers'))
const lock = readFileSync(join(HERE, 'package-lock.json'))
const folder = join(CACHE, createHash('sha256').update(lock).digest('hex').slice(0, 16))
const done = join(folder, 'installed')

/** Installs what is not installed yet; only the npm registry is needed. Install scripts do not run: nothing needs them. */
export function install() {
  if (existsSync(done)) return
  for (const old of readdirSync(CACHE)) rmSync(join(CACHE, old), { recursive: true, force: true })
  mkdirSync(folder)
  for (const name of ['package.json', 'package-lock.json', '.npmrc']) copyFileSync(join(HERE, name), join(folder, name))
  for (let left = 2; left > 0; left--) {
    const { status, stderr } = spawnSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: folder, encoding: 'utf8' })
    if (status === 0) return writeFileSync(done, '')
    if (left === 1) throw new Error(`The consumers of tests/consumers/package.json could not be installed:\n${stderr}`)
  }
}

/** A file of an installed tool. */
export const tool = (...path) => join(folder, 'node_modules', ...path)

/** A tool's module, by its file. */
export const importTool = (...path) => import(pathToFileURL(tool(...path)).href)

const runs = join(folder, `run-${process.pid}`)
process.on('exit', () => rmSync(runs, { recursive: true, force: true }))

/** A project that has installed the packed package, with these files. Returns its folder. */
export function project(name, files = {}) {
  install()
  const own = join(runs, name)
  mkdirSync(own, { recursive: true })
  cpSync(inPackage('.'), join(own, 'node_modules/nutgraf'), { recursive: true })
  for (const [path, content] of Object.entries({ 'package.json': JSON.stringify({ name: `user-${name}`, private: true, type: 'module' }), ...files })) {
    mkdirSync(dirname(join(own, path)), { recursive: true })
    writeFileSync(join(own, path), content)
  }
  return own
}

/** The folder that holds the projects and the tools, for tools that have to be told where a workspace ends. */
export const workspace = folder

/** Runs a program; its output when it ends well, an error with it otherwise. */
export function run(program, args, { cwd, env = {} }) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] })
    let [out, both] = ['', '']
    child.stdout.on('data', data => { out += data; both += data })
    child.stderr.on('data', data => { both += data })
    child.on('error', reject)
    child.on('close', status => status === 0 ? resolve(out) : reject(new Error(`${program} ${args.join(' ')} ended with ${status}:\n${both}`)))
  })
}

/** The program of a runtime whose npm package keeps it in a package for each platform; null where there is none for this one. */
export function runtime(name) {
  install()
  const { platform, arch } = process
  const places = {
    bun: [`@oven/bun-${platform}-${arch === 'arm64' ? 'aarch64' : arch}/bin/bun`],
    deno: [`@deno/${platform}-${arch}-glibc/deno`, `@deno/${platform}-${arch}/deno`],
    workerd: [`@cloudflare/workerd-${platform}-${arch === 'x64' ? '64' : arch}/bin/workerd`],
  }
  return places[name].map(place => tool(place)).find(existsSync) ?? null
}

/** All files under a folder. */
export const filesUnder = root => readdirSync(root, { recursive: true, withFileTypes: true }).filter(entry => entry.isFile()).map(entry => join(entry.parentPath ?? entry.path, entry.name))
