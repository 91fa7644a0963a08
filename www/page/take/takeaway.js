// Taking the brief along: on the clipboard, in a file, on paper, as a link.
import { byId, saveFile } from '../dom.js'
import { COMFORTABLE, linkWith } from '../intake/linked.js'
import { number } from '../wording.js'
import { jsonld } from './jsonld.js'
import { markdown } from './markdown.js'

/** Wires the menu. `current()` gives the analysis that is shown and the day it was read with; `announce` shows a short notice. */
export function takeaway(current, announce) {
  const menu = byId('take')
  const ways = {
    'copy-markdown': () => copyText(markdown(current().analysis), 'The brief is on the clipboard, as Markdown.', announce),
    'save-markdown': () => save(`${fileName()}.md`, markdown(current().analysis), 'text/markdown'),
    'save-json': () => save(`${fileName()}.json`, JSON.stringify(current().analysis, null, 2), 'application/json'),
    'save-jsonld': () => save(`${fileName()}.jsonld`, JSON.stringify(jsonld(current().analysis), null, 2), 'application/ld+json'),
    'copy-link': copyLink,
    print: () => window.print(),
  }
  for (const [id, act] of Object.entries(ways)) {
    byId(id).addEventListener('click', () => {
      menu.open = false
      menu.querySelector('summary').focus()
      if (current()) act()
    })
  }
  menu.addEventListener('keydown', event => {
    if (event.key !== 'Escape' || !menu.open) return
    menu.open = false
    menu.querySelector('summary').focus()
    event.stopPropagation()
  })
  document.addEventListener('click', event => {
    if (menu.open && !menu.contains(event.target)) menu.open = false
  })

  const fileName = () => (current().analysis.article.title ?? 'brief').toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '').slice(0, 60) || 'brief'

  function save(name, content, type) {
    saveFile(name, [content], type)
    announce(`Saved as ${name}.`)
  }

  async function copyLink() {
    const { analysis: { article }, day } = current()
    const link = await linkWith(location.origin + location.pathname, { text: article.text, title: article.title, published: day })
    const long = link.length > COMFORTABLE ? ` It has ${number(link.length)} characters; some programs cut such links off.` : ''
    await copyText(link, `The link is on the clipboard. The text is in it, behind the #, which no server gets.${long}`, announce)
  }
}

/** Puts a text on the clipboard and says so, or says why not. */
export async function copyText(text, done, announce) {
  try {
    await navigator.clipboard.writeText(text)
    announce(done)
  } catch {
    announce('The browser refused to copy.')
  }
}
