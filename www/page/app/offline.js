// Working without a network, and learning of a new version: what the page knows of its service worker (sw.js).
import { byId } from '../dom.js'

const PATIENCE = 5000

/**
 * Registers the service worker; resolves when its file has been fetched, so that fetching it is still part of loading. `announce`
 * offers a new version when there is one; nothing changes until the reader says so. `onSent(n)` hears of requests that it passed on.
 */
export async function workOffline(announce, onSent) {
  const { serviceWorker } = navigator
  if (!serviceWorker) return
  const hadController = Boolean(serviceWorker.controller)
  // Ours to reload only if it was asked for here; another tab may hold something unsaved.
  let isOurs = false
  serviceWorker.addEventListener('controllerchange', () => {
    if (isOurs) location.reload()
    else if (hadController) announce('Another tab has brought a new version of this page.', { label: 'Reload', act: () => location.reload() })
  })
  serviceWorker.addEventListener('message', ({ data }) => { if (data?.sent) onSent(data.sent) })
  const registering = serviceWorker.register(globalThis.begun.scriptAddress('offline')).then(registration => {
    if (registration) follow(registration)
  }, () => { /* refused by a setting; the page works all the same while there is a network */ })
  await Promise.race([registering, new Promise(done => setTimeout(done, PATIENCE))])

  function follow(registration) {
    const offer = () => announce('There is a new version of this page.', { label: 'Use it', act: () => {
      isOurs = true
      registration.waiting?.postMessage('take over')
    } })
    if (registration.waiting && hadController) offer()
    registration.addEventListener('updatefound', () => {
      const next = registration.installing
      next.addEventListener('statechange', () => {
        if (next.state === 'installed' && serviceWorker.controller && registration.waiting) offer()
      })
    })
    serviceWorker.ready.then(() => {
      document.documentElement.dataset.offline = 'ready'
    })
  }
}

/** Shows the browser's offer to install the page, where it makes one. */
export function offerInstalling() {
  const install = byId('install')
  let offer = null
  addEventListener('beforeinstallprompt', event => {
    event.preventDefault()
    offer = event
    install.hidden = false
  })
  install.addEventListener('click', async () => {
    await offer?.prompt()
    install.hidden = true
  })
  addEventListener('appinstalled', () => { install.hidden = true })
}
