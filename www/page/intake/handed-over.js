// A page handed over by the bookmarklet: the tab it was clicked in opened this one and sends its HTML by postMessage. Nothing
// goes over the network. The sender may be any site, so what it sends is treated as what it is: a stranger's page.

const HASH = '#from-page'
const PATIENCE = 8000
const LARGEST = 32 << 20

/** The bookmarklet's address: all it does is open this page and answer it when it asks. */
export function bookmarklet(home) {
  const { origin } = new URL(home)
  const code = `(()=>{const w=open(${JSON.stringify(home + HASH)});if(!w){alert('The browser blocked the new tab.');return}`
    + `const f=e=>{if(e.source===w&&e.origin===${JSON.stringify(origin)}&&e.data==='nutgraf: ready'){removeEventListener('message',f);`
    + `w.postMessage({nutgraf:1,html:document.documentElement.outerHTML,url:location.href},${JSON.stringify(origin)})}};addEventListener('message',f)})()`
  return `javascript:${encodeURIComponent(code)}`
}

/** Whether this tab was opened to be handed a page. */
export const isExpectingPage = () => location.hash === HASH

/** Asks the tab that opened this one for its page; resolves to an article to read, or throws an Error that says why not. */
export function receivePage() {
  history.replaceState(null, '', location.pathname)
  const { opener } = window
  if (!opener) return Promise.reject(new Error('The page could not be handed over: it keeps its windows apart. Save it as a file and open that instead.'))
  return new Promise((resolve, reject) => {
    const end = setTimeout(() => finish(() => reject(new Error('The page did not hand anything over. Save it as a file and open that instead.'))), PATIENCE)
    const finish = then => {
      clearTimeout(end)
      removeEventListener('message', take)
      then()
    }
    const take = ({ source, data }) => {
      if (source !== opener || data?.nutgraf !== 1 || typeof data.html !== 'string') return
      if (data.html.length > LARGEST) return finish(() => reject(new Error('That page has more than 32 MB; no article has.')))
      const url = /^https?:\/\//.test(data.url) ? String(data.url).slice(0, 2000) : ''
      finish(() => resolve({ kind: 'html', content: data.html, name: url ? new URL(url).hostname : 'A page handed over', url, published: '' }))
    }
    addEventListener('message', take)
    // To whoever opened this tab: the word alone tells nothing.
    opener.postMessage('nutgraf: ready', '*')
  })
}
