// From an item to its place in the live page: the place is marked, scrolled to, and its paragraph gets the focus. Marked by the
// CSS Custom Highlight API, which changes no element and which screen readers pass over; else by <mark>.
import { adopt, HIGHLIGHT } from './style.js'

const NAME = 'nutgraf-source'
let unmark = () => {}

/** Marks a Range; what was marked before is not any more. */
export function mark(range) {
  unmark()
  adopt(range.startContainer.ownerDocument, HIGHLIGHT)
  const root = range.startContainer.getRootNode()
  if (root.host) adopt(root, HIGHLIGHT)
  unmark = globalThis.CSS?.highlights && globalThis.Highlight ? highlighted(range) : marked(range)
}

/** Takes the mark away. */
export function clear() {
  unmark()
  unmark = () => {}
}

function highlighted(range) {
  CSS.highlights.set(NAME, new Highlight(range))
  return () => CSS.highlights.delete(NAME)
}

/** Wraps the texts of the range, and puts them back as they were: the same text nodes with the same content. */
function marked(range) {
  const { startContainer, startOffset, endContainer, endOffset } = range
  const document = startContainer.ownerDocument
  const walker = document.createTreeWalker(range.commonAncestorContainer, 4)
  const texts = []
  for (let node = walker.currentNode.nodeType === 3 ? walker.currentNode : walker.nextNode(); node; node = walker.nextNode()) {
    if (range.intersectsNode(node) && node.data.trim()) texts.push(node)
  }
  const undo = texts.map(node => {
    const whole = node.data
    const from = node === startContainer ? startOffset : 0
    const to = node === endContainer ? endOffset : whole.length
    const element = document.createElement('mark')
    element.className = NAME
    element.textContent = whole.slice(from, to)
    const rest = document.createTextNode(whole.slice(to))
    node.data = whole.slice(0, from)
    node.after(element, rest)
    return () => {
      element.remove()
      rest.remove()
      node.data = whole
    }
  })
  return () => undo.forEach(back => back())
}

/** Brings a Range into view and moves the focus to the element it stands in, so that reading goes on there. */
export function show(range) {
  const node = range.startContainer
  const element = node.nodeType === 1 ? node : node.parentElement
  const block = element.closest('p, li, h1, h2, h3, h4, h5, h6, blockquote, figcaption, td, dd, div') ?? element
  const calm = globalThis.matchMedia?.('(prefers-reduced-motion: reduce)').matches
  if (!block.hasAttribute('tabindex')) {
    block.setAttribute('tabindex', '-1')
    block.addEventListener('blur', () => block.removeAttribute('tabindex'), { once: true })
  }
  block.focus({ preventScroll: true })
  element.scrollIntoView({ block: 'center', behavior: calm ? 'auto' : 'smooth' })
}
