// The library on the device: articles with their briefs, in IndexedDB. Two stores: `entries` holds everything, `cards` what a
// list and a search need, so that neither has to load a thousand articles.
import { openDB } from 'idb'
import { fold } from './search.js'

const NAME = 'nutgraf'
const VERSION = 1
const SEARCHED = 200_000

/** Something the reader has to know; `code` is `forbidden`, `full` or `blocked`. */
export class StorageProblem extends Error {
  constructor(code, message, cause) {
    super(message, { cause })
    this.code = code
  }
}

const FORBIDDEN = 'This browser does not let the page keep anything (a private window, perhaps, or a setting). What you read stays open; save it as a file to keep it.'

/** @param onChange called when another tab has changed the library */
export function openLibrary(onChange) {
  let opening = null
  let cards = null
  const channel = globalThis.BroadcastChannel ? new BroadcastChannel('nutgraf-library') : null
  channel?.addEventListener('message', () => {
    cards = null
    onChange()
  })

  function database() {
    // Some browsers throw at once where storage is forbidden, others later.
    opening ??= Promise.resolve().then(() => openDB(NAME, VERSION, {
      upgrade(db) {
        db.createObjectStore('entries', { keyPath: 'id' })
        db.createObjectStore('cards', { keyPath: 'id' })
      },
      // Another tab has a newer version of this page and waits for us.
      blocking(_current, _next, event) {
        event.target.close()
        opening = null
      },
      terminated() {
        opening = null
      },
    })).catch(cause => {
      opening = null
      if (cause?.name === 'VersionError') throw new StorageProblem('blocked', 'The library was made by a newer version of this page: reload it.', cause)
      throw new StorageProblem('forbidden', FORBIDDEN, cause)
    })
    return opening
  }

  /** One transaction over both stores: all of it happens or nothing. */
  async function change(work) {
    const db = await database()
    try {
      const transaction = db.transaction(['entries', 'cards'], 'readwrite')
      const done = transaction.done
      // What fails is told by `done`.
      await Promise.all([work(transaction.objectStore('entries'), transaction.objectStore('cards')), done])
    } catch (cause) {
      if (cause?.name === 'QuotaExceededError' || cause?.inner?.name === 'QuotaExceededError') throw new StorageProblem('full', 'There is no more room: the browser’s storage for this page is full. Nothing was saved. Delete articles or export the library, then try again.', cause)
      if (cause?.name === 'AbortError') throw new StorageProblem('full', 'The browser broke off while saving; nothing was saved. Its storage may be full.', cause)
      throw new StorageProblem('forbidden', FORBIDDEN, cause)
    }
    cards = null
    channel?.postMessage('changed')
  }

  return {
    /** Saves entries; one with the same text is replaced. */
    put: entries => change((whole, short) => Promise.all(entries.flatMap(entry => [whole.put(entry), short.put(cardOf(entry))]))),
    remove: id => change((whole, short) => Promise.all([whole.delete(id), short.delete(id)])),
    clear: () => change((whole, short) => Promise.all([whole.clear(), short.clear()])),
    get: async id => (await database()).get('entries', id),
    has: async id => (await (await database()).count('cards', id)) > 0,
    all: async () => (await database()).getAll('entries'),
    /** The cards of all entries, the newest first; kept until something changes. */
    async cards() {
      cards ??= (await (await database()).getAll('cards')).sort((a, b) => b.saved.localeCompare(a.saved) || a.id.localeCompare(b.id))
      return cards
    },
  }
}

function cardOf({ id, saved, published, article, points }) {
  const { title, site, words, text, byline } = article
  return { id, saved, published, title, site, words, points: points.slice(0, 2), search: fold([title, site, byline.join(' '), text.slice(0, SEARCHED)].filter(Boolean).join('\n')), head: fold(title ?? '') }
}

/** The same text always gets the same name, so that saving twice does not make two. */
export function entryId(text) {
  let [a, b] = [0xdeadbeef, 0x41c6ce57]
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    a = Math.imul(a ^ code, 2654435761)
    b = Math.imul(b ^ code, 1597334677)
  }
  return [a, b, text.length].map(n => (n >>> 0).toString(16).padStart(8, '0')).join('')
}
