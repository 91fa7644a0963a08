// From whatever `init` was given to a WebAssembly.Module, with errors that tell what to do.
import { bytesOf, isA } from './bytes.js'
import { NutgrafError } from './error.js'

/**
 * @param source what `init` accepts, or a promise of it
 * @param open how this platform turns a URL into a Response or bytes
 */
export async function compile(source, open) {
  if (typeof WebAssembly !== 'object') {
    throw new NutgrafError('load', 'This engine has no WebAssembly (Lockdown Mode on iOS switches it off, for example).')
  }
  try {
    source = await source
  } catch (cause) {
    throw new NutgrafError('load', `The source given to init() failed: ${cause?.message}`, { cause })
  }
  if (isA(source, 'WebAssembly.Module')) return source
  const from = typeof source === 'string' || isA(source, 'URL') || isA(source, 'Request') ? `"${source.url ?? source}"` : 'the given source'
  if (from !== 'the given source') source = await opened(source, from, open)
  if (isA(source, 'Response')) source = await read(source, from)
  if (isA(source, 'WebAssembly.Module')) return source
  const bytes = bytesOf(source)
  if (!bytes) throw new NutgrafError('load', 'init() takes a URL, a Request, a Response, the bytes of the .wasm file or a WebAssembly.Module.')
  checkMagic(bytes, from)
  return refusalExplained(() => WebAssembly.compile(bytes), from)
}

async function opened(url, from, open) {
  try {
    return await open(url)
  } catch (cause) {
    const usual = globalThis.location ? 'If the address is right, a Content Security Policy without it in `connect-src` is the usual reason.'
      : "Where a bundler has taken in the server's code, it has to leave this package outside (Next.js: serverExternalPackages: ['nutgraf'])."
    throw new NutgrafError('load', `Could not fetch ${from}: ${cause.message}. ${usual}`, { cause })
  }
}

/** Streams where the server says `application/wasm`; any other type goes the way over bytes. */
async function read(response, from) {
  const where = response.url ? `"${response.url}"` : from
  if (!response.ok) throw new NutgrafError('load', `The server answered ${response.status} for ${where}.`)
  const type = response.headers.get('content-type')?.split(';')[0].trim().toLowerCase()
  if (type === 'application/wasm' && WebAssembly.compileStreaming) {
    return refusalExplained(() => WebAssembly.compileStreaming(response), where)
  }
  try {
    return await response.arrayBuffer()
  } catch (cause) {
    throw new NutgrafError('load', `The download of ${where} broke off: ${cause.message}`, { cause })
  }
}

function checkMagic(bytes, from) {
  if (bytes[0] === 0 && bytes[1] === 0x61 && bytes[2] === 0x73 && bytes[3] === 0x6d) return
  const start = String.fromCharCode(...bytes.subarray(0, 16)).trimStart()
  throw new NutgrafError('load', start.startsWith('<')
    ? `What came from ${from} is not WebAssembly but a page (it starts with "${start.slice(0, 3)}"): the file is not there and the server answered with HTML. `
      + "Vite's development server does so until its configuration has optimizeDeps: { exclude: ['nutgraf'] }; elsewhere, give init() the address of nutgraf.wasm."
    : `What came from ${from} is not WebAssembly.`)
}

async function refusalExplained(compileIt, from) {
  try {
    return await compileIt()
  } catch (cause) {
    if (await isForbidden()) {
      throw new NutgrafError('csp', "The page's Content Security Policy forbids WebAssembly: add 'wasm-unsafe-eval' to its script-src.", { cause })
    }
    throw new NutgrafError('load', `The WebAssembly from ${from} does not compile: ${cause.message}`, { cause })
  }
}

/** Engines word the refusal differently; but where even the empty module is refused, it is not the module's fault. */
async function isForbidden() {
  try {
    await WebAssembly.compile(Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0))
    return false
  } catch {
    return true
  }
}
