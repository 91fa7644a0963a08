// How the box looks unless the page says otherwise: it takes the page's type and colours.

export const STYLE = `
:host { display: block }
:host([hidden]) { display: none }
.frame { box-sizing: border-box; block-size: var(--nutgraf-height, 20rem); overflow: auto; border: var(--nutgraf-border, 1px solid color-mix(in srgb, currentColor 25%, transparent));
  border-radius: var(--nutgraf-radius, 0.25rem); padding: var(--nutgraf-padding, 0.75rem 1rem); background: var(--nutgraf-background, transparent); color: var(--nutgraf-color, inherit) }
.frame.fitted { block-size: auto }
summary { font-weight: bold; cursor: pointer }
h2 { font-size: 0.85em; margin: 1em 0 0.25em; color: var(--nutgraf-heading, inherit) }
ul, ::slotted(ul), ::slotted(ol) { margin: 0; padding-inline-start: 1.2em }
li { margin-block: 0.3em }
a { color: inherit; text-decoration: underline; text-decoration-color: var(--nutgraf-accent, color-mix(in srgb, currentColor 40%, transparent)); text-underline-offset: 0.2em }
a:hover, a:focus-visible { text-decoration-color: currentColor }
a:focus-visible, summary:focus-visible { outline: 2px solid; outline-offset: 2px }
.ours { font-size: 0.85em; color: var(--nutgraf-muted, color-mix(in srgb, currentColor 75%, transparent)) }
.note { font-size: 0.8em; margin: 1em 0 0; color: var(--nutgraf-muted, color-mix(in srgb, currentColor 75%, transparent)) }
@media print { .frame { block-size: auto } }
`

const MARKED = '{ background-color: var(--nutgraf-highlight, #ffe58a); color: var(--nutgraf-highlight-color, #111) }'
/** How the chosen place is marked in the article. Two rules: an engine drops a whole rule for one selector that it does not know. */
export const HIGHLIGHT = `::highlight(nutgraf-source) ${MARKED} mark.nutgraf-source ${MARKED}`

const sheets = new Map()

/** Gives a document or a shadow root a style, once. Constructed sheets need no permission of a policy. */
export function adopt(root, css) {
  const document = root.ownerDocument ?? root
  const Sheet = document.defaultView?.CSSStyleSheet
  try {
    if (!sheets.has(css)) {
      const sheet = new Sheet()
      sheet.replaceSync(css)
      sheets.set(css, sheet)
    }
    const sheet = sheets.get(css)
    if (!root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet]
  } catch {
    // An engine without them, or another document than that of the sheet.
    const into = root.head ?? root
    if ([...into.querySelectorAll('style')].some(style => style.textContent === css)) return
    const style = document.createElement('style')
    style.textContent = css
    into.append(style)
  }
}
