// `<nut-graf>`: a box that shows what is in the article around it, and leads from each item to its place in the page.
import { analyze, fromDocument } from '../lib/index.js'
import { lettersOf, readText } from '../lib/dom-text.js'
import { chosenPoints, chosenSections } from './render.js'
import { clear, mark, show } from './source.js'
import { adopt, STYLE } from './style.js'
import { toElement, view } from './view.js'
import { wording } from './wording.js'

// A class that can be declared where there is no DOM.
const Base = globalThis.HTMLElement ?? class {}

export class NutGraf extends Base {
  /** The functions that read: a page may put others in their place, such as those of a worker. */
  static engine = { fromDocument, analyze }
  static observedAttributes = ['for', 'sections', 'points', 'collapsed', 'lang', 'published']

  #reading = null
  #live = null
  #analysis = null
  #message = null
  #edited = false
  #served = false
  #seen = null
  #children = null
  #turn = 0
  #origin = null
  #drawing = false
  #started = false

  /** What was found, once it was read. */
  get analysis() { return this.#analysis }

  get collapsed() { return this.hasAttribute('collapsed') }
  set collapsed(value) { this.toggleAttribute('collapsed', Boolean(value)) }

  connectedCallback() {
    this.#served ||= !this.#started && this.hasAttribute('rendered') && Boolean(this.shadowRoot)
    this.#started = true
    if (!this.shadowRoot) this.attachShadow({ mode: 'open' })
    adopt(this.shadowRoot, STYLE)
    this.shadowRoot.addEventListener('click', this)
    this.shadowRoot.addEventListener('toggle', this, true)
    this.ownerDocument.addEventListener('keydown', this)
    if (this.#served) return
    // The children may be parsed, or come, after the element itself.
    this.#children = new MutationObserver(() => { if (this.#edited !== this.#hasPoints()) this.#draw() })
    this.#children.observe(this, { childList: true })
    this.#draw()
    this.#waitForView()
  }

  disconnectedCallback() {
    this.#seen?.disconnect()
    this.#seen = null
    this.#children?.disconnect()
    this.shadowRoot.removeEventListener('click', this)
    this.shadowRoot.removeEventListener('toggle', this, true)
    this.ownerDocument.removeEventListener('keydown', this)
    if (this.#origin) clear()
    this.#origin = null
  }

  attributeChangedCallback(name, old, value) {
    if (!this.#started || old === value || this.#drawing || this.#served) return
    if (name === 'for' || name === 'published') this.refresh()
    else if (name === 'points' && this.#analysis && chosenPoints(value) > chosenPoints(old)) this.refresh()
    else this.#draw()
    this.#waitForView()
  }

  handleEvent(event) {
    if (event.type === 'toggle') this.#toggled(event.target)
    else if (event.type === 'click') this.#clicked(event)
    else if (event.key === 'Escape' && this.#origin && !event.defaultPrevented) this.#back()
  }

  /** Reads the article again, for pages that change it. Resolves when the box shows it. */
  refresh() {
    this.#served = false
    this.#reading = null
    return this.#needsReading() ? this.#read() : Promise.resolve()
  }

  // ---- when to read

  /** Nothing is loaded before the box is open and about to be seen; nor for points that an editor wrote. */
  #waitForView() {
    if (this.#reading || this.#seen || !this.#needsReading()) return
    const Observer = globalThis.IntersectionObserver
    if (!Observer || this.getAttribute('loading') === 'eager') return void this.#read()
    this.#seen = new Observer(entries => {
      if (!entries.some(entry => entry.isIntersecting)) return
      this.#seen.disconnect()
      this.#seen = null
      if (this.#needsReading()) this.#read()
    }, { rootMargin: '300px' })
    this.#seen.observe(this)
  }

  #hasPoints() { return Boolean(this.querySelector(':scope > [slot="points"]')) }

  #needsReading() {
    const sections = chosenSections(this.getAttribute('sections'))
    return !this.collapsed && !(this.#edited && sections.every(name => name === 'points'))
  }

  #read() {
    const turn = ++this.#turn
    this.#reading = (async () => {
      try {
        const { engine } = this.constructor
        const live = await engine.fromDocument(this.#root())
        const published = this.getAttribute('published')
        const analysis = await engine.analyze(live.article, { keyPoints: chosenPoints(this.getAttribute('points')), ...(published ? { published } : {}) })
        if (turn !== this.#turn) return
        this.#live = live
        this.#analysis = analysis
        this.#message = null
        this.#draw()
        this.#tell('ready', { analysis, article: live.article })
      } catch (error) {
        if (turn !== this.#turn) return
        this.#analysis = null
        this.#message = 'failed'
        this.#draw()
        this.#tell('error', { error })
      }
    })()
    return this.#reading
  }

  /** The article: what `for` names, the one around the box, or the whole page. */
  #root() {
    const name = this.getAttribute('for')
    if (!name) return this.closest('article, main') ?? this.ownerDocument
    const scope = this.getRootNode()
    const found = scope.getElementById?.(name.replace(/^#/, '')) ?? scope.querySelector(name)
    if (!found) throw new Error(`<nut-graf for="${name}">: there is no such element.`)
    return found
  }

  // ---- what it shows

  #draw() {
    const shadow = this.shadowRoot
    this.#edited = this.#hasPoints()
    const words = wording(this.getAttribute('lang') ?? this.closest('[lang]')?.lang)
    const needs = this.#needsReading()
    const message = this.#message ? words[this.#message] : !this.#analysis && needs ? words.waiting : null
    const inside = view(this.#analysis, words, {
      sections: chosenSections(this.getAttribute('sections')), points: chosenPoints(this.getAttribute('points')), edited: this.#edited, open: !this.collapsed, message,
    })
    let frame = shadow.querySelector('.frame')
    if (!frame) {
      frame = toElement(['div', { class: 'frame', part: 'frame' }], this.ownerDocument)
      shadow.append(frame)
    }
    // Below the window a box may take the height it needs, and a closed one has nothing to reserve.
    if (this.collapsed || this.#analysis && this.getBoundingClientRect().top >= globalThis.innerHeight) frame.classList.add('fitted')
    this.#drawing = true
    frame.replaceChildren(toElement(inside, this.ownerDocument))
    frame.lang = words.language
    this.#drawing = false
  }

  #toggled(details) {
    if (details.localName !== 'details' || details.open !== this.collapsed) return
    this.#drawing = true
    this.collapsed = !details.open
    this.#drawing = false
    if (!this.#served && details.open && !this.#analysis) this.#draw()
    this.shadowRoot.querySelector('.frame').classList.add('fitted')
    this.#waitForView()
  }

  // ---- to the source and back

  #clicked(event) {
    const link = event.target.closest?.('a[data-start]')
    if (!link || event.button || event.metaKey || event.ctrlKey || event.shiftKey) return
    const span = { start: Number(link.dataset.start), end: Number(link.dataset.end) }
    const text = [...link.childNodes].filter(node => node.nodeType === 3).map(node => node.data).join('')
    const range = this.#live ? this.#live.rangeOf(span) : this.#rangeOfText(text)
    // Where the page shows no such place, the link is followed as a text fragment.
    if (!this.#tell('select', { ...span, text, range }, true)) return event.preventDefault()
    if (!range) return
    event.preventDefault()
    this.#origin = link
    mark(range)
    show(range)
  }

  /** Of a box made on a server the offsets belong to the server's text: the words themselves are looked for. */
  #rangeOfText(words) {
    try {
      const text = readText(this.#root())
      const letters = lettersOf(words)
      const at = text.letters.indexOf(letters)
      return at < 0 ? null : text.rangeOf(at, at + letters.length)
    } catch {
      return null
    }
  }

  #back() {
    const link = this.#origin
    this.#origin = null
    clear()
    if (!link.isConnected) return
    link.focus({ preventScroll: true })
    link.scrollIntoView({ block: 'nearest' })
  }

  #tell(name, detail, cancelable = false) {
    return this.dispatchEvent(new CustomEvent(`nutgraf-${name}`, { detail, bubbles: true, composed: true, cancelable }))
  }
}
