// Firefox and WebKit for the tests of the page, where they are installed: Firefox by its own Marionette protocol, WebKit by
// WebDriver over HTTP. Both know the same few commands.
import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { FIND } from '../../scripts/engines.mjs'
import { at } from '../../scripts/shell.mjs'

const PATIENCE = 60_000
/** The engines beside Chromium: `find()` gives what is needed to start it, or null. */
export const ENGINES = {
  Firefox: { find: FIND.Firefox, start: startFirefox },
  WebKit: { find: FIND.WebKit, start: startWebKit },
}

const freePort = () => new Promise(done => {
  const server = createServer().listen(0, '127.0.0.1', () => {
    const { port } = server.address()
    server.close(() => done(port))
  })
})
const pause = ms => new Promise(done => setTimeout(done, ms))

/** Starts a program that ends with the test; its last words go into the error when it cannot be used. */
function program(path, args, env = {}) {
  const child = spawn(path, args, { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...env } })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', data => { said = (said + data).slice(-2000) })
  const ended = new Promise(done => child.once('exit', done))
  child.once('error', error => { said += error.message })
  return {
    child,
    get said() {
      return said
    },
    async stop() {
      child.kill('SIGTERM')
      await Promise.race([ended, pause(5000)])
      child.kill('SIGKILL')
    },
  }
}

/** Tries until it works or patience ends. */
async function until(work, what) {
  const end = Date.now() + PATIENCE
  for (;;) {
    try {
      const result = await work()
      if (result) return result
    } catch (error) {
      if (Date.now() > end) throw error
    }
    if (Date.now() > end) throw new Error(`${what()}`)
    await pause(60)
  }
}

async function startFirefox(path) {
  const profile = mkdtempSync(join(tmpdir(), 'nutgraf-firefox-'))
  const port = await freePort()
  const quiet = { 'marionette.port': port, 'browser.shell.checkDefaultBrowser': false, 'datareporting.policy.dataSubmissionEnabled': false, 'app.update.auto': false, 'network.captive-portal-service.enabled': false, 'network.connectivity-service.enabled': false, 'browser.startup.page': 0, 'toolkit.telemetry.reportingpolicy.firstRun': false, 'remote.active-protocols': 0, 'ui.prefersReducedMotion': 1 }
  writeFileSync(join(profile, 'user.js'), Object.entries(quiet).map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});`).join('\n'))
  const firefox = program(path, ['--headless', '--marionette', '--no-remote', '--profile', profile, '--width', '1280', '--height', '900'], { MOZ_HEADLESS_WIDTH: '1280', MOZ_HEADLESS_HEIGHT: '900', HOME: profile })
  const socket = await until(() => new Promise((done, failed) => {
    const tried = connect(port, '127.0.0.1', () => done(tried))
    tried.once('error', failed)
  }), () => `Firefox does not answer: ${firefox.said}`)
  const waiting = new Map()
  let bytes = Buffer.alloc(0)
  let greeted = () => {}
  const greeting = new Promise(done => { greeted = done })
  socket.on('data', data => {
    bytes = Buffer.concat([bytes, data])
    for (;;) {
      const colon = bytes.indexOf(58)
      const length = colon < 0 ? NaN : Number(bytes.subarray(0, colon))
      if (!(bytes.length >= colon + 1 + length)) return
      const message = JSON.parse(bytes.subarray(colon + 1, colon + 1 + length))
      bytes = bytes.subarray(colon + 1 + length)
      if (!Array.isArray(message)) greeted()
      else {
        const [, id, error, result] = message
        const { resolve, reject } = waiting.get(id)
        if (error) reject(new Error(`${error.error}: ${error.message}`))
        else resolve(result?.value !== undefined ? result.value : result)
      }
    }
  })
  await greeting
  let last = 0
  const call = (name, params = {}) => new Promise((resolve, reject) => {
    waiting.set(++last, { resolve, reject })
    const message = JSON.stringify([0, last, `WebDriver:${name}`, params])
    socket.write(`${Buffer.byteLength(message)}:${message}`)
  })
  await call('NewSession', { capabilities: { alwaysMatch: {} } })
  return session(call, async () => {
    await call('DeleteSession').catch(() => {})
    socket.destroy()
    await firefox.stop()
    rmSync(profile, { recursive: true, force: true, maxRetries: 3 })
  })
}

const PATHS = { Navigate: 'url', ExecuteScript: 'execute/sync', TakeScreenshot: 'screenshot', Refresh: 'refresh' }

async function startWebKit({ driver, browser, screen }) {
  const home = mkdtempSync(join(tmpdir(), 'nutgraf-webkit-'))
  const display = screen === 'there' ? null : program(screen, ['-displayfd', '1', '-screen', '0', '1400x1000x24', '-nolisten', 'tcp'])
  const shown = display ? `:${await until(() => /^(\d+)/m.exec(display.said)?.[1], () => `no screen: ${display.said}`)}` : process.env.DISPLAY
  const port = await freePort()
  const server = program(driver, [`--port=${port}`], { DISPLAY: shown, HOME: home, XDG_DATA_HOME: home, XDG_CACHE_HOME: home, XDG_CONFIG_HOME: home, XDG_RUNTIME_DIR: home, WEBKIT_DISABLE_COMPOSITING_MODE: '1', LIBGL_ALWAYS_SOFTWARE: '1', GTK_A11Y: 'none', NO_AT_BRIDGE: '1' })
  const ask = async (method, path, body) => {
    const answer = await fetch(`http://127.0.0.1:${port}/${path}`, { method, ...(body ? { body: JSON.stringify(body) } : {}) })
    const { value } = await answer.json()
    if (value?.error) throw new Error(`${value.error}: ${value.message}`)
    return value
  }
  await until(() => ask('GET', 'status'), () => `WebKit does not answer: ${server.said}`)
  const { sessionId } = await ask('POST', 'session', { capabilities: { alwaysMatch: { 'webkitgtk:browserOptions': { binary: browser, args: ['--automation', '--geometry=1280x900'] } } } })
  const call = (name, params = {}) => name === 'TakeScreenshot' ? ask('GET', `session/${sessionId}/${PATHS[name]}`) : ask('POST', `session/${sessionId}/${PATHS[name]}`, params)
  return session(call, async () => {
    await ask('DELETE', `session/${sessionId}`).catch(() => {})
    await server.stop()
    await display?.stop()
    rmSync(home, { recursive: true, force: true, maxRetries: 3 })
  })
}

function session(call, stop) {
  const run = (work, ...args) => call('ExecuteScript', { script: `return (${work}).apply(null, arguments)`, args })
  return {
    go: url => call('Navigate', { url }),
    reload: () => call('Refresh'),
    /** Runs a function in the page. */
    run,
    /** Waits until a function in the page gives something true. */
    wait: (work, ...args) => until(() => run(work, ...args), () => `waited in vain for ${work}`),
    async picture(name) {
      mkdirSync(at('test-output'), { recursive: true })
      writeFileSync(at('test-output', `${name}.png`), Buffer.from(await call('TakeScreenshot'), 'base64'))
    },
    stop,
  }
}
