// Counts what leaves this page after it has loaded. The browser does the counting; this only shows it.
import { number } from './wording.js'

/** Counts every request that starts after this call and shows the sum in `root`. */
export function countRequests(root) {
  const since = performance.now()
  let sent = 0
  const show = () => {
    root.querySelector('.tally').textContent = number(sent)
    root.lastChild.textContent = `${sent === 1 ? ' request' : ' requests'} sent since load`
  }
  new PerformanceObserver(list => {
    sent += list.getEntries().filter(entry => entry.startTime > since).length
    show()
  }).observe({ type: 'resource' })
  show()
}
