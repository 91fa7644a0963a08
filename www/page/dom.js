// Elements without markup: whatever comes from an article can only ever become text.

/** An element with attributes (`null` and `false` are left out) and children (strings become text nodes). */
export function el(tag, attributes = {}, ...children) {
  return filled(document.createElement(tag), attributes, children)
}

/** The same for the elements of a drawing. */
export function svg(tag, attributes = {}, ...children) {
  return filled(document.createElementNS('http://www.w3.org/2000/svg', tag), attributes, children)
}

function filled(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue
    element.setAttribute(name, value === true ? '' : value)
  }
  element.append(...children.flat(Infinity).filter(child => child !== null && child !== undefined && child !== false))
  return element
}

/** A button; `attributes` as for `el`. */
export function button(attributes, face, onClick) {
  const made = el('button', { type: 'button', ...attributes }, face)
  made.addEventListener('click', onClick)
  return made
}

/** The element with this id. */
export const byId = id => document.getElementById(id)

/** Lets the browser paint and answer the reader before work goes on. */
export const breathe = () => globalThis.scheduler?.yield?.() ?? new Promise(done => setTimeout(done))

/** Resolves when what stands there now has been painted; in a window that nobody sees, soon. */
export const painted = () => new Promise(done => {
  const late = setTimeout(done, 100)
  requestAnimationFrame(() => setTimeout(() => {
    clearTimeout(late)
    done()
  }))
})

/** Hands a file to the reader. */
export function saveFile(name, parts, type) {
  const address = URL.createObjectURL(new Blob(parts, { type }))
  el('a', { href: address, download: name }).click()
  setTimeout(() => URL.revokeObjectURL(address), 10_000)
}
