// A worker bundled as the tools for workerd do it, with the .wasm as a module of its own, and run.
import { spawn } from 'node:child_process'
import { copyFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { importTool, project, runtime } from './tools.mjs'

/** Asks a worker for `/`; `origin`, an address, is what its own requests reach. Returns `{ status, type, text }`. */
export async function askWorkerd(name, program, { withWasm = true, origin = null } = {}) {
  const root = project(name, { 'worker.js': program })
  const { build } = await importTool('esbuild', 'lib/main.js')
  const wasm = { name: 'wasm', setup(build) { build.onResolve({ filter: /\.wasm$/ }, () => ({ path: './nutgraf.wasm', external: true })) } }
  await build({ absWorkingDir: root, entryPoints: ['worker.js'], bundle: true, format: 'esm', conditions: ['workerd', 'worker'], outfile: 'dist/worker.js', plugins: [wasm], logLevel: 'silent' })
  copyFileSync(join(root, 'node_modules/nutgraf/www/lib/wasm/nutgraf.wasm'), join(root, 'dist/nutgraf.wasm'))
  writeFileSync(join(root, 'dist/config.capnp'), `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [
    ${origin ? `(name = "origin", external = (address = "${new URL(origin).host}", http = ())),` : ''}
    (name = "main", worker = (
      modules = [ (name = "worker.js", esModule = embed "worker.js")${withWasm ? ', (name = "nutgraf.wasm", wasm = embed "nutgraf.wasm")' : ''} ],
      compatibilityDate = "2025-01-01",
      ${origin ? 'globalOutbound = "origin",' : ''}
    ))
  ],
  sockets = [ (name = "http", address = "127.0.0.1:0", http = (), service = "main") ]
);`)
  // --control-fd tells which port was free.
  const child = spawn(runtime('workerd'), ['serve', '--control-fd=3', join(root, 'dist/config.capnp')], { stdio: ['ignore', 'pipe', 'pipe', 'pipe'] })
  try {
    const port = await new Promise((done, failed) => {
      let [said, errors] = ['', '']
      child.stdio[3].on('data', data => {
        said += data
        const port = said.split('\n').filter(Boolean).map(line => JSON.parse(line)).find(({ event }) => event === 'listen')?.port
        if (port) done(port)
      })
      child.stderr.on('data', data => { errors += data })
      child.on('error', failed)
      child.on('close', status => failed(new Error(`workerd ended with ${status}: ${errors}`)))
    })
    const answer = await fetch(`http://127.0.0.1:${port}/`)
    return { status: answer.status, type: answer.headers.get('content-type'), text: await answer.text() }
  } finally {
    child.kill()
  }
}
