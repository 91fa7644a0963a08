// Bytes of a page to text, with the engine's own TextDecoder: byte order mark, then what the server said, then what the page says of
// itself in its first kilobyte, then UTF-8 if it is that, else windows-1252. The program does the same (src/html/decode.rs), and both are held
// to tests/encodings.json.
import { bytesOf } from './bytes.js'
import { NutgrafError } from './error.js'

// Where a page must have named its encoding.
const PRESCAN = 1024
// No encoding takes more bytes for a character: what is longer is over the limit of the module in any case.
const LARGEST = 64 << 20
// Some engines (Node 20) read windows-1252 as if it were ISO-8859-1; these are the characters from 0x80 to 0x9f.
const LATER = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ'

/** The page as a string. What is neither a string nor bytes stays what it is, for the module to refuse. */
export function textOf(page, contentType) {
  try {
    const bytes = bytesOf(page)
    if (!bytes) return page
    if (bytes.length > LARGEST) throw new NutgrafError('too-long', `The page has ${bytes.length} bytes, more than any that is read.`)
    return decode(bytes, typeof contentType === 'string' ? contentType : '')
  } catch (cause) {
    throw cause instanceof NutgrafError ? cause : new NutgrafError('bad-input', `The bytes of the page cannot be read: ${cause?.message}`, { cause })
  }
}

function decode(bytes, contentType) {
  const [a, b, c] = bytes
  const marked = a === 0xef && b === 0xbb && c === 0xbf ? 'utf-8' : a === 0xff && b === 0xfe ? 'utf-16le' : a === 0xfe && b === 0xff ? 'utf-16be' : null
  const wide = a === 0x3c && b === 0 ? 'utf-16le' : a === 0 && b === 0x3c ? 'utf-16be' : null
  const known = decoder(marked) ?? decoder(/charset=\s*["']?([\w:.-]+)/i.exec(contentType)?.[1]) ?? decoder(wide)
  if (known) return read(known, bytes)
  const stated = statedIn(String.fromCharCode(...bytes.subarray(0, PRESCAN)))
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    // What is UTF-8 beyond ASCII is nothing else, whatever an older template says of it.
    if (!stated || /[^\0-\x7f]/.test(text)) return text
  } catch { /* not UTF-8 */ }
  return read(stated ?? decoder('windows-1252'), bytes)
}

/** The decoder of a label; null where there is no such label, or the engine does not know it. */
function decoder(label) {
  try {
    return label ? new TextDecoder(label) : null
  } catch {
    return null
  }
}

function read(decoder, bytes) {
  const text = decoder.decode(bytes)
  return decoder.encoding === 'windows-1252' ? text.replace(/[\x80-\x9f]/g, letter => LATER[letter.charCodeAt(0) - 0x80]) : text
}

/** The decoder that a page asks for in a `meta` element or an XML declaration; inside of `content` only where that speaks for a header. */
function statedIn(head) {
  for (const [, tag] of head.matchAll(/<!--[^]*?(?:-->|$)|<((?:meta|\?xml)[^>]*)/gi)) {
    const [, before, label] = /^([^]*?)(?:charset|encoding)[\s="']*([\w:.-]+)/i.exec(tag) ?? []
    const found = /content/i.test(before) && !/http-equiv/i.test(tag) ? null : decoder(label)
    // A page that can be read so far is no UTF-16, whatever it says.
    if (found) return found.encoding.startsWith('utf-16') ? decoder('utf-8') : found
  }
  return null
}
