// A link that carries the text: packed into the address behind the `#`, which browsers do not send to servers.

const KEY = '#text='
const LARGEST = 4 << 20
// What mail programs and messengers usually leave whole.
export const COMFORTABLE = 8000

/** @returns the address of a link to this page that carries an article */
export async function linkWith(home, { text, title, published }) {
  const packed = new Blob([JSON.stringify({ v: 1, text, title: title ?? '', published: published ?? '' })]).stream().pipeThrough(new CompressionStream('deflate-raw'))
  const bytes = new Uint8Array(await new Response(packed).arrayBuffer())
  let binary = ''
  for (let i = 0; i < bytes.length; i += 0x8000) binary += String.fromCharCode(...bytes.subarray(i, i + 0x8000))
  return `${home}${KEY}${btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')}`
}

/** Whether the address carries a text. */
export const isLinked = () => location.hash.startsWith(KEY)

/** @returns the article in the address; throws an Error that says what is wrong with it */
export async function takeLinked() {
  const packed = location.hash.slice(KEY.length)
  history.replaceState(null, '', location.pathname)
  let held
  try {
    const bytes = Uint8Array.from(atob(packed.replaceAll('-', '+').replaceAll('_', '/')), c => c.charCodeAt(0))
    held = JSON.parse(await unpack(bytes))
  } catch (cause) {
    throw new Error(cause?.tooLarge ? 'The text in this link is too long to be an article.' : 'The text in this link is damaged: it may have been cut off on the way. Ask for it as a file.', { cause })
  }
  if (held?.v !== 1 || typeof held.text !== 'string') throw new Error('This link is not of a kind that this version of the page knows.')
  const published = /^\d{4}-\d{2}-\d{2}$/.test(held.published) ? held.published : ''
  return { kind: 'text', content: held.text, name: 'From a link', published }
}

/** Unpacks no more than an article can be: a few bytes may unpack to gigabytes. */
async function unpack(bytes) {
  const reader = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw')).getReader()
  const pieces = []
  let length = 0
  for (;;) {
    const { value, done } = await reader.read()
    if (done) break
    length += value.length
    if (length > LARGEST) {
      await reader.cancel()
      throw Object.assign(new Error('too large'), { tooLarge: true })
    }
    pieces.push(value)
  }
  return new Blob(pieces).text()
}
