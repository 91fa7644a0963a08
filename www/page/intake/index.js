// How articles come in: pasted anywhere, typed into the dialog, dropped, or opened as files.
import { byId } from '../dom.js'
import { looksLikePage, readFile, Unreadable } from './read-file.js'

/** As many at once as can be compared. */
export const MOST = 10

/** Calls `onArticles([{kind, content, name, published}])` for what comes in, `onProblem(message)` for what cannot be read. */
export function intake(onArticles, onProblem) {
  const take = (content, published = '', name = 'Pasted article') =>
    onArticles([{ kind: looksLikePage(content) ? 'html' : 'text', content, name, published }])

  const takeFiles = async files => {
    if (files.length > MOST) return onProblem(`${files.length} files at once are too many; ${MOST} can be read and compared together.`)
    const read = await Promise.allSettled(files.map(readFile))
    const refused = read.filter(({ status }) => status === 'rejected').map(({ reason }) => {
      if (!(reason instanceof Unreadable)) throw reason
      return reason.message
    })
    const articles = read.filter(({ status }) => status === 'fulfilled').map(({ value }) => ({ ...value, published: '' }))
    if (articles.length) await onArticles(articles)
    if (refused.length) onProblem(refused.join(' '))
  }

  pasting(take, takeFiles)
  dropping(take, takeFiles)
  dialog(take)
  const file = byId('file')
  byId('open').addEventListener('click', () => file.click())
  file.addEventListener('change', () => {
    if (file.files.length) takeFiles([...file.files])
    file.value = ''
  })
  return { takeFiles }
}

function pasting(take, takeFiles) {
  document.addEventListener('paste', event => {
    if (event.target.closest?.('input, textarea, select, dialog')) return
    const { files } = event.clipboardData
    if (files.length) takeFiles([...files])
    else take(event.clipboardData.getData('text/plain'))
    event.preventDefault()
  })
}

function dropping(take, takeFiles) {
  const curtain = byId('drop')
  let depth = 0
  const end = () => {
    depth = 0
    curtain.hidden = true
  }
  addEventListener('dragenter', event => {
    event.preventDefault()
    depth++
    curtain.hidden = false
  })
  addEventListener('dragleave', () => {
    if (--depth <= 0) end()
  })
  addEventListener('dragover', event => event.preventDefault())
  addEventListener('drop', event => {
    event.preventDefault()
    end()
    const { files } = event.dataTransfer
    if (files.length) takeFiles([...files])
    else take(event.dataTransfer.getData('text/plain'))
  })
}

function dialog(take) {
  const box = byId('paste-dialog')
  const text = byId('paste-text')
  const published = byId('paste-published')
  const problem = byId('paste-problem')
  const say = message => { problem.textContent = message }
  byId('paste').addEventListener('click', () => {
    say('')
    box.showModal()
    text.focus()
  })
  byId('paste-form').addEventListener('submit', event => {
    // What was typed stays when the dialog is left without reading it.
    if (event.submitter?.value !== 'read') return
    const refusal = !text.value.trim() ? 'There is nothing to read yet: paste or type an article.' : badDate(published)
    if (refusal) {
      event.preventDefault()
      say(refusal)
      return
    }
    take(text.value, published.value)
    text.value = ''
    published.value = ''
  })
}

/** Why a date field cannot be used, or null. */
export const badDate = field => field.validity.valid ? null : 'The date of publication is not a date; use year, month and day, or leave it empty.'
