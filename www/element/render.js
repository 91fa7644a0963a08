// The box as HTML, for pages that are made on a server or at build time.
import { STYLE } from './style.js'
import { escapeHtml, SECTIONS, toHtml, view } from './view.js'
import { wording } from './wording.js'

export const DEFAULT_SECTIONS = ['points', 'quotes', 'timeline']
export const DEFAULT_POINTS = 4

/** The sections of an attribute or option that exist; the default ones where there are none. */
export function chosenSections(names) {
  const chosen = (Array.isArray(names) ? names : String(names ?? '').split(/[\s,]+/)).filter(name => SECTIONS.includes(name))
  return chosen.length ? [...new Set(chosen)] : DEFAULT_SECTIONS
}

/** A number of points from 1 to 20; the default where it is none. */
export const chosenPoints = value => Math.min(20, Math.max(1, Math.trunc(Number(value || DEFAULT_POINTS)) || DEFAULT_POINTS))

/**
 * `<nut-graf>` with its box already in it, as declarative shadow DOM: it is seen before any script runs, nothing moves when
 * the script comes, and no .wasm is loaded in the page.
 */
export function renderToString(analysis, { sections, points, lang, collapsed = false, for: target } = {}) {
  const inside = view(analysis, wording(lang), { sections: chosenSections(sections), points: chosenPoints(points), open: !collapsed })
  const attributes = ['rendered', target && `for="${escapeHtml(target)}"`, lang && `lang="${escapeHtml(lang)}"`, collapsed && 'collapsed'].filter(Boolean)
  return `<nut-graf${attributes.map(text => ` ${text}`).join('')}><template shadowrootmode="open"><style>${STYLE}</style><div class="frame fitted" part="frame">${toHtml(inside)}</div></template></nut-graf>`
}
