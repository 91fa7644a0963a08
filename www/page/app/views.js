// The views of the page: which one is shown stands in the address, behind the `#`, so that Back works.
import { byId } from '../dom.js'

const VIEWS = ['read', 'compare', 'library', 'about']
const TITLES = { read: 'nutgraf: extracted, not generated', compare: 'Compare · nutgraf', library: 'Library · nutgraf', about: 'About · nutgraf' }

/** @param onShow called with the name of a view when it is shown, but not for the first */
export function views(onShow) {
  let shown = null

  function show(view, { focus = true } = {}) {
    if (view === shown) return
    const isFirst = shown === null
    shown = view
    for (const name of VIEWS) byId(`view-${name}`).hidden = name !== view
    document.querySelectorAll('.views a').forEach(link => {
      if (link.hash === `#${view}`) link.setAttribute('aria-current', 'page')
      else link.removeAttribute('aria-current')
    })
    document.title = TITLES[view]
    if (!isFirst && focus) byId(`view-${view}`).querySelector('[data-first]')?.focus({ preventScroll: true })
    if (!isFirst && view !== 'read') scrollTo(0, 0)
    if (!isFirst) onShow(view)
  }

  const fromAddress = options => {
    const name = location.hash.slice(1)
    // Other anchors lead to parts of the reading view.
    show(VIEWS.includes(name) ? name : 'read', options)
  }
  /** Goes to a view and leaves a step for Back. */
  function go(view, options) {
    if (view !== shown) history.pushState(null, '', view === 'read' ? location.pathname : `#${view}`)
    show(view, options)
  }

  document.querySelector('.views').addEventListener('click', event => {
    const link = event.target.closest('a')
    if (!link || event.metaKey || event.ctrlKey || event.shiftKey) return
    event.preventDefault()
    go(link.hash.slice(1))
  })
  // Back and forward between steps of `go` change no hash that the browser would tell of.
  addEventListener('popstate', () => fromAddress())
  fromAddress()

  return {
    get shown() {
      return shown
    },
    go,
  }
}
