// From bytes to text: tells text from a picture or a PDF by what is in the file, and finds its encoding.
import { textOf } from '../../lib/decode.js'

/** A file that cannot be read as an article; the message says why and what to do. */
export class Unreadable extends Error {}

const MAGIC = [
  ['%PDF', 'a PDF; save the article as a web page or copy its text instead'],
  ['\x89PNG', 'a picture'], ['\xff\xd8\xff', 'a picture'], ['GIF8', 'a picture'],
  ['PK\x03\x04', 'a packed file (a Word document or a zip archive, perhaps); copy its text instead'],
  ['\xd0\xcf\x11\xe0', 'an old Office document; copy its text instead'],
  ['\x1f\x8b', 'a packed file'], ['{\\rtf', 'a rich text document; copy its text instead'], ['\x00asm', 'a program'],
]
const LARGEST = 32 << 20

/** @returns `{kind: 'text' | 'html', content, name}` */
export async function readFile(file) {
  if (file.size > LARGEST) throw new Unreadable(`${file.name} has ${Math.round(file.size / 1_000_000)} MB; no article has more than 32.`)
  let bytes
  try {
    bytes = new Uint8Array(await file.arrayBuffer())
  } catch {
    throw new Unreadable(`${file.name} cannot be read; if it is a folder, drop the files in it.`)
  }
  if (!bytes.length) throw new Unreadable(`${file.name} is empty.`)
  const start = String.fromCharCode(...bytes.subarray(0, 4096))
  const magic = MAGIC.find(([sign]) => start.startsWith(sign))
  if (magic) throw new Unreadable(`${file.name} is ${magic[1]}.`)
  const content = textOf(bytes)
  if (content.slice(0, 4096).includes('\0')) throw new Unreadable(`${file.name} is not text but binary data.`)
  if (/^(From|MIME-Version|Content-Type|Snapshot-Content-Location):.*multipart\/related/mis.test(content.slice(0, 2048))) {
    throw new Unreadable(`${file.name} is a web archive (MHTML); save the page as “HTML only” instead.`)
  }
  const html = /\.x?html?$/i.test(file.name) || file.type === 'text/html' || looksLikePage(content)
  return { kind: html ? 'html' : 'text', content, name: file.name }
}

/** Whether a text is the source of a page. */
export const looksLikePage = text => /^\s*(?:<!--[^]{0,2000}?-->\s*)?<(?:!doctype\s+html|html|head|body)[\s>]/i.test(text.slice(0, 4096))
