// are-the-types-wrong on the tarball. The package is made of ES modules; `require` is served for the main entry alone.
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { root } from '../../scripts/shell.mjs'
import { importTool, install } from './tools.mjs'

install()

/** What stays, and why. */
const KNOWN = {
  // ES modules only: who uses require has `import()`, and for the main entry a CommonJS file.
  CJSResolvesToESM: new Set(['./inline', './element', './worker', './worker/thread']),
  // Node before 12.7 and TypeScript's `node10` do not read `exports`; what is below `.` cannot be found there.
  NoResolution: new Set(['./inline', './element', './worker', './worker/thread', './nutgraf.wasm', './schema.json', './comparison.schema.json']),
  // No JavaScript: an address for bundlers and servers.
  UntypedResolution: new Set(['./nutgraf.wasm']),
}

test('the types are right under every way of resolving them', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'nutgraf-types-'))
  try {
    const [{ filename }] = JSON.parse(execFileSync('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', folder], { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }))
    const { checkPackage, createPackageFromTarballData } = await importTool('@arethetypeswrong/core', 'dist/index.js')
    const { types, problems } = await checkPackage(createPackageFromTarballData(readFileSync(join(folder, filename))))
    assert.equal(types.kind, 'included')
    const unknown = problems.filter(({ kind, entrypoint, resolutionKind }) => !KNOWN[kind]?.has(entrypoint) || kind === 'NoResolution' && resolutionKind !== 'node10' && entrypoint !== './nutgraf.wasm')
    assert.deepEqual(unknown, [])
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
