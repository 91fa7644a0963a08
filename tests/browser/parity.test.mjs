// The browsers give what the native program gives, byte for byte: on the samples and, where the shared data are, on a few of those. All of them: `npm run quality -- --parity`.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { compareEngines, samples, schemaValidator, shared, startChromium } from '../../scripts/quality/parity.mjs'
import { ENGINES } from './webdriver.mjs'

test('native, Node, Chromium and Firefox give the same bytes, of the schema', async t => {
  const { find, start } = ENGINES.Firefox
  const engines = { Chromium: startChromium, Firefox: async () => find() ? start(find()) : null }
  const more = shared(40)
  if (!more) t.diagnostic('the shared data are not here: only the samples are compared')
  const { compared, missing, wrong } = await compareEngines([...samples(), ...more ?? []], { engines, validate: await schemaValidator() })
  if (missing.length) t.diagnostic(`not installed, so not compared: ${missing.join(', ')}`)
  assert.deepEqual(wrong, [])
  assert.ok(compared >= 16)
})
