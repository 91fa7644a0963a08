// The JSON Schema of the result, made by the native program from the Rust types, and the TypeScript types made from it.
// `npm run schema` writes www/lib/schema.json; the tests and `npm run check` compare.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { build } from './build.mjs'
import { ask, at, run, runAsScript, say, Stop } from './shell.mjs'
import { setup } from './setup.mjs'

const COMMITTED = at('www/lib/schema.json')

/** The schema of the program as it stands in target/release. */
export function currentSchema() {
  const text = ask(at('target/release/nutgraf'), ['schema'])
  if (!text) throw new Stop('`nutgraf schema` gave no schema; is target/release/nutgraf built?')
  return JSON.stringify(JSON.parse(text), null, 2) + '\n'
}

/** Whether www/lib/schema.json is what the program says. */
export const isSchemaCurrent = () => existsSync(COMMITTED) && readFileSync(COMMITTED, 'utf8') === currentSchema()

/**
 * Checks the hand-written types of www/lib/index.d.ts against the Rust types: types made from the schema and those must be
 * assignable to each other. Throws a `Stop` with the compiler's message where they differ.
 */
export async function checkTypes() {
  const { compile } = await import('json-schema-to-typescript')
  const made = await compile(JSON.parse(currentSchema()), 'Analysis', { additionalProperties: false, bannerComment: '', format: false, declareExternallyReferenced: true })
  const folder = at('.cache/types')
  mkdirSync(folder, { recursive: true })
  writeFileSync(`${folder}/made.d.ts`, made)
  writeFileSync(`${folder}/same.ts`, `import type * as hand from '../../www/lib/index.js'
import type * as made from './made.js'
declare let written: hand.Analysis
declare let fromRust: made.Analysis
written = fromRust
fromRust = written
`)
  writeFileSync(`${folder}/tsconfig.json`, JSON.stringify({
    compilerOptions: { strict: true, exactOptionalPropertyTypes: true, noEmit: true, target: 'es2022', module: 'nodenext', lib: ['es2022', 'dom'], types: [], skipLibCheck: false },
    files: ['same.ts', '../../www/lib/index.d.ts', '../../www/lib/worker.d.ts', '../../www/lib/worker-thread.d.ts', '../../www/element/index.d.ts'],
  }))
  run(process.execPath, [at('node_modules/typescript/bin/tsc'), '-p', folder])
}

await runAsScript(import.meta, async () => {
  await build({ found: setup({ browser: false, quiet: true }), wasm: false })
  writeFileSync(COMMITTED, currentSchema())
  say('schema: wrote www/lib/schema.json')
})
