// The two files that this page may run besides its own script. Its policy demands Trusted Types: any other address, and any
// markup from an article, is refused by the browser itself.

const FILES = { thread: new URL('page/thread.js', document.baseURI).href, offline: new URL('sw.js', document.baseURI).href }

const policy = globalThis.trustedTypes?.createPolicy('nutgraf', {
  createScriptURL(address) {
    if (Object.values(FILES).includes(address)) return address
    throw new TypeError(`not a script of this page: ${address}`)
  },
})

/** The address of one of the page's own files, as the browser wants to have it. */
export const scriptAddress = name => policy?.createScriptURL(FILES[name]) ?? FILES[name]
