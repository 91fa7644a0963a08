// A static file server for the demo page, the tests and the benchmark: `node scripts/serve.mjs` builds the page and serves it.
// For this machine only: it listens on 127.0.0.1.
import { createReadStream, statSync } from 'node:fs'
import { createServer } from 'node:http'
import { extname, join, resolve, sep } from 'node:path'
import { runAsScript, say } from './shell.mjs'

const TYPES = {
  '.html': 'text/html; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8', '.json': 'application/json', '.wasm': 'application/wasm', '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8', '.md': 'text/plain; charset=utf-8', '.png': 'image/png', '.webmanifest': 'application/manifest+json',
}

/**
 * Serves folders: `mounts` maps a URL prefix that ends in a slash to a folder. `headers(path)` adds to the answer's headers
 * (a type, a policy) or answers in its place by returning `{ status, body }`. Port 0 takes any free one.
 *
 * Returns `{ url, requests, close }`; `requests` grows by the path of every request.
 */
export function serve(mounts, { port = 0, headers = () => ({}) } = {}) {
  const requests = []
  const prefixes = Object.keys(mounts).sort((a, b) => b.length - a.length)
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url, 'http://localhost')
    requests.push(pathname)
    const { status, body, ...extra } = headers(pathname)
    if (status) return response.writeHead(status, extra).end(body)
    const file = fileOf(pathname)
    if (!file) return response.writeHead(404, { 'content-type': 'text/plain' }).end('not found')
    response.writeHead(200, { 'content-type': TYPES[extname(file)] ?? 'application/octet-stream', 'cache-control': 'no-cache', ...extra })
    createReadStream(file).pipe(response)
  })

  function fileOf(pathname) {
    const prefix = prefixes.find(start => pathname.startsWith(start))
    if (!prefix) return null
    const folder = resolve(mounts[prefix])
    let name
    try {
      name = decodeURIComponent(pathname.slice(prefix.length))
    } catch {
      return null
    }
    if (name.includes('\0')) return null
    let file = resolve(join(folder, name))
    if (file !== folder && !file.startsWith(folder + sep)) return null
    if (pathname.endsWith('/')) file = join(file, 'index.html')
    return statSync(file, { throwIfNoEntry: false })?.isFile() ? file : null
  }

  return new Promise((done, failed) => {
    server.once('error', failed)
    server.listen(port, '127.0.0.1', () => done({
      url: `http://127.0.0.1:${server.address().port}/`,
      requests,
      close: () => new Promise(closed => {
        server.close(closed)
        server.closeAllConnections()
      }),
    }))
  })
}

/** The demo page, built anew, on PORT or the first free port from 8080 on. */
export async function servePage() {
  // Loaded only here: whoever serves other folders needs no bundler.
  const { buildPage } = await import('./page.mjs')
  const mounts = { '/': await buildPage() }
  if (process.env.PORT) return serve(mounts, { port: Number(process.env.PORT) })
  for (let port = 8080; port < 8100; port++) {
    try {
      return await serve(mounts, { port })
    } catch (error) {
      if (error.code !== 'EADDRINUSE') throw error
    }
  }
  return serve(mounts)
}

await runAsScript(import.meta, async () => {
  const { url } = await servePage()
  say(`The page is at ${url} (Ctrl+C ends it).`)
})
