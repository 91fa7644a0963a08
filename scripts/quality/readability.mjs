// @mozilla/readability over linkedom, as a function and as a program with the face of `nutgraf batch`: JSON Lines in, JSON Lines out.
import { pathToFileURL } from 'node:url'
import { createInterface } from 'node:readline'
import { analysis } from './answer.mjs'
import { installPeers } from '../peers.mjs'

const entries = installPeers('quality')
const { parseHTML } = await import(entries.linkedom)
const { default: { Readability } } = await import(entries['@mozilla/readability'])

/** What Readability makes of a page: its own result, or null where it finds none. This is what is timed. */
export const read = html => new Readability(parseHTML(html).document).parse()

const BLOCKS = new Set('ADDRESS ARTICLE ASIDE BLOCKQUOTE DD DIV DL DT FIGURE FIGCAPTION FOOTER FORM H1 H2 H3 H4 H5 H6 HEADER HR LI MAIN NAV OL P PRE SECTION TABLE TBODY TD TH TR UL BR'.split(' '))

/** Its content as lines, so that the texts of two blocks are not glued together; captions are no text for the scorer. */
function lines(content) {
  let text = ''
  const walk = node => {
    if (node.nodeType === 3) text += node.nodeValue.replace(/\s+/g, ' ')
    const name = node.nodeName.toUpperCase()
    if (node.nodeType !== 1 && node.nodeType !== 11 && node.nodeType !== 9 || name === 'FIGCAPTION') return
    if (BLOCKS.has(name)) text += '\n'
    for (const child of node.childNodes) walk(child)
    if (BLOCKS.has(name)) text += '\n'
  }
  walk(parseHTML(`<!doctype html><html><body>${content}</body></html>`).document.body)
  return text.split('\n').map(line => line.trim()).filter(Boolean).join('\n')
}

function article(html) {
  const found = read(html)
  if (!found) return {}
  return { title: found.title || null, byline: found.byline ? [found.byline] : [], published: found.publishedTime ?? null, standfirst: found.excerpt || null, text: lines(found.content ?? '') }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  for await (const line of createInterface({ input: process.stdin })) {
    if (!line.trim()) continue
    const { id, html } = JSON.parse(line)
    let found = {}
    try {
      found = article(html)
    } catch (error) {
      console.error(`Readability: ${id}: ${error.message}`) // counted as nothing found
    }
    console.log(JSON.stringify({ id, analysis: analysis(found) }))
  }
}
