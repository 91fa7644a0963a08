// The JSON Schema of the result, made by the native program from the Rust types, and the TypeScript types made from it.
// `npm run schema` writes www/lib/schema.json and www/lib/comparison.schema.json; the tests and `npm run check` compare.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { build } from './build.mjs'
import { ask, at, run, runAsScript, say, Stop } from './shell.mjs'
import { setup } from './setup.mjs'

/** The shapes that go out: their type, the file, how the program is asked for it. */
const SHAPES = [
  { type: 'Analysis', file: at('www/lib/schema.json'), ask: ['schema'] },
  { type: 'Comparison', file: at('www/lib/comparison.schema.json'), ask: ['schema', '--comparison'] },
]

/** The schema of the program as it stands in target/release. */
export function currentSchema({ ask: command } = SHAPES[0]) {
  const text = ask(at('target/release/nutgraf'), command)
  if (!text) throw new Stop('`nutgraf schema` gave no schema; is target/release/nutgraf built?')
  return lineByLine(JSON.parse(text))
}

/** A line for each definition: half as long as one for each brace, and a change is still seen where it is. */
function lineByLine({ $defs, ...rest }) {
  const lines = entries => entries.map(([name, value]) => `${JSON.stringify(name)}: ${JSON.stringify(value)}`).join(',\n')
  return `{\n${lines(Object.entries(rest))},\n"$defs": {\n${lines(Object.entries($defs))}\n}\n}\n`
}

/** Whether the schemas in www/lib are what the program says. */
export const isSchemaCurrent = () => SHAPES.every(shape => existsSync(shape.file) && readFileSync(shape.file, 'utf8') === currentSchema(shape))

/**
 * Checks the hand-written types of www/lib/index.d.ts against the Rust types: types made from the schema and those must be
 * assignable to each other. Throws a `Stop` with the compiler's message where they differ.
 */
export async function checkTypes() {
  const { compile } = await import('json-schema-to-typescript')
  const folder = at('.cache/types')
  mkdirSync(folder, { recursive: true })
  let same = "import type * as hand from '../../www/lib/index.js'\n"
  for (const shape of SHAPES) {
    const { type } = shape
    writeFileSync(`${folder}/${type}.d.ts`, await compile(JSON.parse(currentSchema(shape)), type,
      { additionalProperties: false, bannerComment: '', format: false, declareExternallyReferenced: true }))
    same += `import type * as made${type} from './${type}.js'
declare let written${type}: hand.${type}
declare let fromRust${type}: made${type}.${type}
written${type} = fromRust${type}
fromRust${type} = written${type}
`
  }
  writeFileSync(`${folder}/same.ts`, same)
  writeFileSync(`${folder}/tsconfig.json`, JSON.stringify({
    compilerOptions: { strict: true, exactOptionalPropertyTypes: true, noEmit: true, target: 'es2022', module: 'nodenext', lib: ['es2022', 'dom'], types: [], skipLibCheck: false },
    files: ['same.ts', '../../www/lib/index.d.ts', '../../www/lib/worker.d.ts', '../../www/lib/worker-thread.d.ts', '../../www/element/index.d.ts'],
  }))
  run(process.execPath, [at('node_modules/typescript/bin/tsc'), '-p', folder])
}

await runAsScript(import.meta, async () => {
  await build({ found: setup({ browser: false, quiet: true }), wasm: false })
  for (const shape of SHAPES) {
    writeFileSync(shape.file, currentSchema(shape))
    say(`schema: wrote ${shape.file}`)
  }
})
