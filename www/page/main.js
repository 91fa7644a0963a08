// The page: takes articles in, has them read, shows each with its brief, and keeps, compares and hands out what was read.
import { NutgrafError } from '../lib/error.js'
import { notices } from './app/notice.js'
import { offerInstalling, workOffline } from './app/offline.js'
import { progress } from './app/progress.js'
import { countRequests } from './app/requests.js'
import { views } from './app/views.js'
import { tray } from './compare/tray.js'
import { compareView } from './compare/view.js'
import { byId, el } from './dom.js'
import { bookmarklet, isExpectingPage, receivePage } from './intake/handed-over.js'
import { badDate, intake } from './intake/index.js'
import { isLinked, takeLinked } from './intake/linked.js'
import { loadSamples } from './intake/samples.js'
import { isShared, takeShared } from './intake/shared.js'
import { saving } from './library/save.js'
import { openLibrary } from './library/store.js'
import { libraryView } from './library/view.js'
import { desk as makeDesk } from './reading/desk.js'
import { Cancelled, startReader } from './reading/reader.js'
import { citation } from './take/cite.js'
import { preparePrinting } from './take/print.js'
import { copyText, takeaway } from './take/takeaway.js'
import { count } from './wording.js'

const home = location.origin + location.pathname
const published = byId('published')
const choice = byId('sample')
const busy = is => byId('desk').setAttribute('aria-busy', is)
const tell = message => { byId('status').textContent = message }
const announce = notices()

// Counting begins when the page has loaded.
let addSent = () => {}
let current = null
let input = null
// How often something was handed in: what came last is shown, whatever ends when.
let reads = 0
let active = 0

const reader = startReader(n => addSent(n))
const bar = progress(() => reader.cancel())
const desk = makeDesk({ announce: tell, copy: (find, span) => copyText(citation(current.analysis, find, span), 'Copied, with its source.', announce) })
const view = views(name => SHOW[name]?.())

const library = openLibrary(() => {
  refreshSave()
  if (view.shown === 'library') shelf.show()
})
const refreshSave = saving({ library, current: () => current, announce, complain })
const laid = tray(() => {
  showTray()
  if (view.shown === 'compare') comparison.show(laid.readings)
})
const comparison = compareView({
  compare: reader.compare, explain,
  async onOpen(reading, find) {
    view.go('read', { focus: false })
    await show(reading)
    if (typeof find === 'string') desk.choose(find)
    else if (find) desk.choose(`span/${find.start}-${find.end}`)
  },
  onRemove: laid.remove,
})
const shelf = libraryView({
  library, announce,
  onOpen(entry) {
    view.go('read')
    readAll([fromLibrary(entry)])
  },
  async onCompare(entries) {
    laid.clear()
    await readAll(entries.map(fromLibrary), { compare: true })
  },
})
const SHOW = { library: () => shelf.show(), compare: () => comparison.show(laid.readings) }
// The address may have asked for a view before it could be filled.
SHOW[view.shown]?.()

const fromLibrary = ({ article, published: day }) => ({
  kind: article.blocks.length ? 'article' : 'text', content: article.blocks.length ? article : article.text, name: 'From the library', published: day,
})

function complain(message) {
  byId('problem').replaceChildren(...(message ? [el('p', {}, message)] : []))
}

/** Has articles read; the first is shown, several are laid side by side. What was shown before stays when that fails. */
async function readAll(articles, { compare = articles.length > 1 } = {}) {
  const mine = ++reads
  active++
  complain(null)
  const problems = []
  const readings = []
  busy(true)
  try {
    for (const article of articles) {
      try {
        readings.push(await read(article))
        if (mine !== reads) return
      } catch (error) {
        if (mine !== reads) return
        if (error instanceof Cancelled) return announce('Reading was ended; what was shown before stays.')
        problems.push(articles.length > 1 ? `${article.name}: ${explain(error)}` : explain(error))
      }
    }
    if (!readings.length) return
    if (compare && readings.length > 1) {
      const left = readings.filter(reading => !laid.add(reading))
      if (left.length) problems.push('Ten reports can be compared; take one away to add another.')
      view.go('compare')
      comparison.show(laid.readings)
    } else if (view.shown !== 'read') {
      view.go('read')
    }
    await show(readings[0])
  } finally {
    active--
    if (mine === reads) {
      bar.end()
      busy(false)
      if (problems.length) complain(problems.join(' '))
    }
  }
}

async function read(article) {
  const { kind, content, name } = article
  if (typeof content === 'string' && !content.trim()) throw new NutgrafError('bad-input', `${name} is empty: there is nothing to read`)
  bar.start(typeof content === 'string' ? content.length : content.text.length)
  const { url = '', published: day = '' } = article
  try {
    return { ...await reader.read({ kind, content, url, published: day }, bar.stage), input: article, name }
  } catch (error) {
    if (error.code === 'no-article') throw new NutgrafError('bad-input', `No article was found in ${name}`)
    throw error
  }
}

async function show(reading) {
  current = reading
  input = reading.input
  const { analysis, day, name } = reading
  published.value = day
  choice.value = input.sample ?? ''
  const done = desk.show(reading, input.sample ? 'A sample, made up' : name)
  byId('compare-add').disabled = false
  showTray()
  refreshSave()
  await done
  const { article, summary, actors, quotes } = analysis
  tell(`Read ${count(article.words, 'word')}: ${count(summary.keyPoints.length, 'key point')}, ${count(actors.length, 'name')}, ${count(quotes.length, 'quote')}.`)
}

function explain(error) {
  if (!(error instanceof NutgrafError)) {
    console.error(error)
    return `That is a fault of nutgraf, not of the article: ${error.message}`
  }
  if (error.code === 'too-long') return `This is too long for one article: ${error.message}.`
  return /[.!?]$/.test(error.message) ? error.message : `${error.message}.`
}

function showTray() {
  const { length } = laid.readings
  byId('tray-tally').textContent = length ? ` ${length}` : ''
  const add = byId('compare-add')
  const isIn = current && laid.has(current)
  add.textContent = isIn ? 'In comparison' : 'Compare'
  add.setAttribute('aria-pressed', String(Boolean(isIn)))
}

byId('compare-add').addEventListener('click', () => {
  if (laid.has(current)) return laid.remove(current)
  if (!laid.add(current)) return announce('Ten reports can be compared; take one away to add another.')
  announce(laid.readings.length > 1 ? `${laid.readings.length} reports lie side by side.` : 'Laid aside for comparing. Now read another report of the story.',
    laid.readings.length > 1 ? { label: 'Compare them', act: () => view.go('compare') } : undefined)
})
published.addEventListener('change', () => {
  const wrong = badDate(published)
  if (wrong) complain(wrong)
  else if (input) readAll([{ ...input, published: published.value }])
})
takeaway(() => current, announce)
preparePrinting()
offerInstalling()
byId('bookmarklet').href = bookmarklet(home)
byId('bookmarklet').addEventListener('click', event => {
  event.preventDefault()
  announce('Drag this link to the bookmarks bar; click it there when you read an article.')
})
const { takeFiles } = intake(articles => readAll(articles), complain)
addEventListener('hashchange', () => {
  if (isLinked()) openFromAddress()
})

/** What the address brings: a text in a link, a page from the bookmarklet, something shared. False when it brings nothing. */
async function openFromAddress() {
  try {
    if (isLinked()) await readAll([await takeLinked()])
    else if (isExpectingPage()) await readAll([await receivePage()])
    else if (isShared()) {
      const { articles, files } = await takeShared()
      if (articles.length) await readAll(articles)
      if (files.length) await takeFiles(files)
      if (!articles.length && !files.length) complain('Only an address was shared. Browsers do not let this page fetch it, and it would not: share the text, or save the page as a file.')
    } else return false
  } catch (error) {
    complain(error.message)
    return Boolean(current)
  }
  return Boolean(current)
}

try {
  const samples = await loadSamples()
  choice.replaceChildren(
    el('option', { value: '', hidden: true }, 'Your own article'),
    ...samples.map(({ id, title }) => el('option', { value: id }, title)))
  choice.disabled = !samples.length
  choice.value = ''
  const open = id => {
    const sample = samples.find(s => s.id === id)
    return readAll([{ ...sample, name: sample.title, sample: id }])
  }
  choice.addEventListener('change', () => open(choice.value))
  const isOpen = await openFromAddress()
  // Unless somebody was quicker.
  if (!isOpen && !current && !active && samples.length) await readFirst(samples[0])
  else if (!isOpen && !current && !active) byId('brief-body').replaceChildren(el('p', { class: 'waiting' }, 'Paste an article to see its brief.'))
} catch (error) {
  complain(explain(error))
  byId('brief-body').replaceChildren()
} finally {
  if (!active) busy(false)
  if (document.readyState !== 'complete') await new Promise(done => addEventListener('load', done, { once: true }))
  await workOffline(announce, n => addSent(n))
  addSent = countRequests(byId('requests'))
}

/** The first sample, behind whatever view is shown. */
async function readFirst(sample) {
  const mine = ++reads
  try {
    await show(await read({ ...sample, name: sample.title, sample: sample.id }))
  } catch (error) {
    if (mine === reads && !(error instanceof Cancelled)) complain(explain(error))
  } finally {
    if (mine === reads) bar.end()
  }
}
