// How an article comes in: pasted anywhere, typed into the dialog, dropped, or opened as a file.
import { byId } from './dom.js'
import { looksLikePage, readFile, Unreadable } from './read-file.js'

/** Calls `onArticle({kind, content, name, published?})` for whatever comes in, `onProblem(message)` for what cannot be read. */
export function intake(onArticle, onProblem) {
  const take = (content, published = '', name = 'Pasted article') =>
    onArticle({ kind: looksLikePage(content) ? 'html' : 'text', content, name, published })

  const takeFiles = async files => {
    try {
      if (files.length > 1) throw new Unreadable('One article at a time, please.')
      onArticle({ ...await readFile(files[0]), published: '' })
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error
      onProblem(error.message)
    }
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
