// An archive through the program: ended and begun again, a bad line among thousands, memory that stays flat.
import assert from 'node:assert/strict'
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { at } from '../../scripts/shell.mjs'

const PROGRAM = at('target/release/nutgraf')
let folder
before(() => { folder = mkdtempSync(join(tmpdir(), 'nutgraf-archive-')) })
after(() => rmSync(folder, { recursive: true }))

const article = id => JSON.stringify({ id, text: `The council of Lunde agreed on Monday to repair bridge ${id}. “It is old,” said Nora Vik. It may close in May.`, published: '2025-06-03' })
const whole = input => spawnSync(PROGRAM, ['batch'], { input, maxBuffer: 1 << 30 }).stdout

test('killed in the midst, a run goes on and ends with the same bytes, lines without an identifier and broken ones included', async () => {
  const lines = Array.from({ length: 4000 }, (_, id) => id === 17 || id === 3700 ? '{broken' : id % 1000 === 500 ? '{"text":"It rained."}' : article(id))
  const input = lines.join('\n') + '\n'
  const out = join(folder, 'out.jsonl')
  const first = openSync(out, 'w')
  const child = spawn(PROGRAM, ['batch', '--jobs', '1'], { stdio: ['pipe', first, 'inherit'] })
  const ended = once(child, 'exit')
  child.stdin.on('error', () => {})
  child.stdin.write(input.slice(0, input.length / 2))
  while (statSync(out).size < 300_000) await pause(5)
  child.kill('SIGKILL')
  await ended
  closeSync(first)
  const begun = readFileSync(out).filter(byte => byte === 10).length
  assert.ok(begun > 100 && begun < 4000, `${begun} answers before the end`)
  const rest = openSync(out, 'a')
  const { status } = spawnSync(PROGRAM, ['batch', '--skip-existing', out], { input, stdio: ['pipe', rest, 'inherit'] })
  closeSync(rest)
  assert.equal(status, 0)
  assert.ok(readFileSync(out).equals(whole(input)))
})

test('one bad line among many is answered as such, and every other as if it were not there', () => {
  const lines = Array.from({ length: 5000 }, (_, id) => article(id))
  const fine = whole(lines.join('\n')).toString().split('\n')
  const odd = whole([...lines.slice(0, 2500), '{"id": "bad", "text": 5}', ...lines.slice(2500)].join('\n')).toString().split('\n')
  const [bad] = odd.splice(2500, 1)
  assert.deepEqual(odd, fine)
  assert.match(bad, /"error":\{"code":"bad-input","message":"line 2501:/)
})

// What is known of spellings is kept, eight thousand of them a thread: the first look is taken when that is full.
test('memory is the same after many rounds as after a few', { skip: process.platform !== 'linux' && 'read from /proc' }, async () => {
  const child = spawn(PROGRAM, ['batch', '--jobs', '2'], { stdio: ['pipe', 'pipe', 'inherit'] })
  const ended = once(child, 'exit')
  let answered = 0
  child.stdout.on('data', chunk => { for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, at + 1)) answered++ })
  const held = () => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))[1])
  const marks = []
  for (let id = 0; id < 60_000; id++) {
    if (!child.stdin.write(article(id) + '\n')) await once(child.stdin, 'drain')
    if (id === 20_000 || id === 59_999) {
      while (answered < id - 600) await pause(5)
      marks.push(held())
    }
  }
  child.stdin.end()
  await ended
  assert.equal(answered, 60_000)
  assert.ok(marks[1] < marks[0] * 1.25, `${marks.join(' KB, then ')} KB`)
})
