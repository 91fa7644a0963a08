// The library as one sees it: a search field, the saved articles, and what can be done with them all.
import { button, byId, el, saveFile } from '../dom.js'
import { count, date, number } from '../wording.js'
import { search, snippet, wordsOf } from './search.js'
import { StorageProblem } from './store.js'
import { fileParts, readFileText } from './transfer.js'

const STEP = 50

/**
 * @param library from `openLibrary`
 * @param onOpen called with an entry to read it
 * @param onCompare called with entries to compare
 * @param announce shows a short notice
 */
export function libraryView({ library, onOpen, onCompare, announce }) {
  const field = byId('library-search')
  const root = byId('library-list')
  const state = byId('library-state')
  const problem = byId('library-problem')
  const compare = byId('library-compare')
  const chosen = new Set()
  let shown = STEP
  let round = 0

  /** Runs what touches the storage; what goes wrong is told. */
  async function guarded(work) {
    problem.textContent = ''
    try {
      return await work()
    } catch (error) {
      problem.textContent = error.message
      if (!(error instanceof StorageProblem)) console.warn(error)
      return null
    }
  }

  async function show() {
    const mine = ++round
    await guarded(async () => {
      const cards = await library.cards()
      const words = wordsOf(field.value)
      const found = search(cards, field.value)
      if (mine !== round) return
      for (const id of chosen) if (!cards.some(card => card.id === id)) chosen.delete(id)
      const items = found.slice(0, shown).map(card => item(card))
      root.replaceChildren(...items)
      if (found.length > shown) {
        root.append(el('li', { class: 'library-more' }, button({ class: 'more' }, `Show ${number(Math.min(STEP, found.length - shown))} more`, () => {
          shown += STEP
          show()
        })))
      }
      state.textContent = words.length ? `${number(found.length)} of ${count(cards.length, 'article')} found` : cards.length ? `${count(cards.length, 'article')} saved` : 'Nothing is saved yet. “Save” above a brief puts an article here.'
      for (const id of ['library-export', 'library-clear']) byId(id).disabled = !cards.length
      showChosen()
      // Snippets need the texts themselves, so they come after.
      if (words.length) {
        for (const [i, card] of found.slice(0, Math.min(shown, 20)).entries()) {
          const entry = await library.get(card.id)
          if (mine !== round) return
          items[i].querySelector('.library-snippet').replaceChildren(...(entry ? snippet(entry.article.text, words) : []).map(({ text, hit }) => el(hit ? 'b' : 'span', {}, text)))
        }
      }
    })
  }

  function item({ id, title, site, published, saved, words, points }) {
    const name = title ?? points[0] ?? 'Without a title'
    const box = el('input', { type: 'checkbox', 'aria-label': `Choose “${name}” for comparing` })
    box.checked = chosen.has(id)
    box.addEventListener('change', () => {
      chosen[box.checked ? 'add' : 'delete'](id)
      showChosen()
    })
    const facts = [site, published && date(published), count(words, 'word'), `saved ${date(saved.slice(0, 10))}`].filter(Boolean)
    return el('li', { class: 'saved' },
      el('label', { class: 'pick' }, box),
      el('div', { class: 'saved-body' },
        el('h3', { class: 'saved-title' }, button({ class: 'open-saved' }, name, () => guarded(async () => {
          const entry = await library.get(id)
          if (entry) onOpen(entry)
          else show()
        }))),
        el('p', { class: 'label' }, facts.join(' · ')),
        points[0] && points[0] !== name ? el('p', { class: 'words saved-point' }, points[0]) : null,
        el('p', { class: 'words library-snippet' })),
      button({ class: 'remove', 'aria-label': `Delete “${name}”` }, 'Delete', () => remove(id, name)))
  }

  async function remove(id, name) {
    const entry = await guarded(() => library.get(id))
    if (!entry || await guarded(async () => { await library.remove(id); return true }) !== true) return show()
    await show()
    field.focus()
    announce(`“${name}” was deleted.`, { label: 'Undo', act: () => guarded(async () => {
      await library.put([entry])
      await show()
    }) })
  }

  function showChosen() {
    compare.disabled = chosen.size < 2 || chosen.size > 10
    compare.textContent = chosen.size ? `Compare ${number(chosen.size)}` : 'Compare'
  }

  field.addEventListener('input', () => {
    shown = STEP
    show()
  })
  compare.addEventListener('click', () => guarded(async () => {
    const entries = await Promise.all([...chosen].map(library.get))
    onCompare(entries.filter(Boolean))
  }))
  byId('library-export').addEventListener('click', () => guarded(async () => {
    const entries = await library.all()
    saveFile(`nutgraf-library-${new Date().toISOString().slice(0, 10)}.json`, fileParts(entries), 'application/json')
    announce(`${count(entries.length, 'article')} in one file.`)
  }))
  const file = byId('library-file')
  byId('library-import').addEventListener('click', () => file.click())
  file.addEventListener('change', () => guarded(async () => {
    const [chosenFile] = file.files
    file.value = ''
    if (!chosenFile) return
    const { entries, bad, older } = readFileText(await chosenFile.text())
    if (entries.length) await library.put(entries)
    await show()
    announce([`${count(entries.length, 'article')} imported.`, bad && `${count(bad, 'entry', 'entries')} of the file could not be read and ${bad === 1 ? 'was' : 'were'} left out.`, older && 'The file was made by an older version.'].filter(Boolean).join(' '))
  }))
  const sure = byId('clear-dialog')
  byId('library-clear').addEventListener('click', () => sure.showModal())
  sure.addEventListener('close', () => {
    if (sure.returnValue !== 'delete') return
    guarded(async () => {
      await library.clear()
      await show()
      announce('The library is empty.')
    })
    sure.returnValue = ''
  })

  return { show }
}
