// `nutgraf/element`: defines `<nut-graf>` where there are custom elements, and does nothing where there are none.
import { NutGraf } from './nut-graf.js'

if (globalThis.customElements && !customElements.get('nut-graf')) customElements.define('nut-graf', NutGraf)

export { NutGraf }
export { renderToString } from './render.js'
