// What a release stands on: the same bytes from the same tree, and a list of what is in them.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readFileSync } from 'node:fs'
import { isSbomCurrent, SBOM } from '../../scripts/sbom.mjs'
import { inPackage, packedFiles, tarball } from './packed.mjs'

test('packed twice, the package is the same bytes', () => assert.ok(tarball().equals(tarball())))

test('the list of what is compiled into the module is that of Cargo.lock, and in the package', () => {
  assert.ok(isSbomCurrent(), 'run `npm run sbom` and commit it')
  assert.ok(packedFiles().includes(SBOM))
  const { bomFormat, components, dependencies } = JSON.parse(readFileSync(inPackage(SBOM), 'utf8'))
  assert.equal(bomFormat, 'CycloneDX')
  assert.ok(components.some(({ name }) => name === 'jiff-core'))
  assert.ok(components.every(({ licenses }) => licenses?.length))
  const known = new Set(dependencies.map(({ ref }) => ref))
  for (const { dependsOn } of dependencies) for (const ref of dependsOn) assert.ok(known.has(ref), ref)
})
