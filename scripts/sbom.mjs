// What the module is made of: every crate that is compiled into nutgraf.wasm, as a CycloneDX list (`www/lib/sbom.json`, part of the
// package). Read from Cargo's own resolution, so that it cannot drift; the same text for the same Cargo.lock.
import { readFileSync, writeFileSync } from 'node:fs'
import { ask, at, runAsScript, say, Stop } from './shell.mjs'

export const SBOM = 'www/lib/sbom.json'

/** The list as text. `cargo` is the program to ask. */
export function sbom(cargo = 'cargo') {
  const text = ask(cargo, ['metadata', '--format-version', '1', '--locked', '--filter-platform', 'wasm32-unknown-unknown'])
  if (!text) throw new Stop('`cargo metadata` gave nothing: is Cargo.lock current?')
  const { packages, resolve } = JSON.parse(text)
  const byId = new Map(packages.map(one => [one.id, one]))
  const nodes = new Map(resolve.nodes.map(node => [node.id, node]))
  // From the crate down, over what is linked: not what builds it or tests it.
  const linked = new Set()
  const visit = id => {
    if (linked.has(id)) return
    linked.add(id)
    for (const { pkg, dep_kinds: kinds } of nodes.get(id).deps) if (kinds.some(({ kind }) => kind === null) && !isMacro(byId.get(pkg))) visit(pkg)
  }
  visit(resolve.root)
  const reference = ({ name, version }) => `pkg:cargo/${name}@${version}`
  const own = byId.get(resolve.root)
  const parts = [...linked].filter(id => id !== resolve.root).map(id => byId.get(id)).sort((a, b) => reference(a) < reference(b) ? -1 : 1)
  const component = (one, type) => ({
    type, 'bom-ref': reference(one), name: one.name, version: one.version, purl: reference(one),
    ...(one.license ? { licenses: [{ expression: one.license.replaceAll('/', ' OR ') }] } : {}),
  })
  const needs = id => nodes.get(id).deps.filter(({ pkg }) => linked.has(pkg)).map(({ pkg }) => reference(byId.get(pkg))).sort()
  // A line for each part: half as long as one for each brace, and a change is still seen where it is.
  const lines = list => `[\n${list.map(one => JSON.stringify(one)).join(',\n')}\n]`
  const about = { bomFormat: 'CycloneDX', specVersion: '1.5', version: 1, metadata: { component: component(own, 'library') } }
  return `${JSON.stringify(about).slice(0, -1)},
"components": ${lines(parts.map(one => component(one, 'library')))},
"dependencies": ${lines([own, ...parts].map(one => ({ ref: reference(one), dependsOn: needs(one.id) })))}
}\n`
}

/** Macros run while the crate is compiled; nothing of them is in the module. */
const isMacro = ({ targets }) => targets.some(({ kind }) => kind.includes('proc-macro'))

/** Whether the committed list is that of Cargo.lock. */
export const isSbomCurrent = cargo => readFileSync(at(SBOM), 'utf8') === sbom(cargo)

await runAsScript(import.meta, () => {
  writeFileSync(at(SBOM), sbom())
  say(`wrote ${SBOM}`)
})
