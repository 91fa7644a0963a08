// Short notices at the foot of the window. They are read out, stay until the next one or until closed, and may offer one thing to do.
import { button, byId, el } from '../dom.js'

const STAY = 8000

/** @returns `announce(message, {label, act}?)` */
export function notices() {
  const root = byId('notice')
  let timer = 0

  const clear = () => root.replaceChildren()
  return function announce(message, offer) {
    clearTimeout(timer)
    root.replaceChildren(el('p', {}, message), ...(offer ? [button({ class: 'offer' }, offer.label, () => {
      clear()
      offer.act()
    })] : []), button({ class: 'close', 'aria-label': 'Close this notice' }, '×', clear))
    // What can be acted on stays.
    if (!offer) timer = setTimeout(clear, STAY)
  }
}
