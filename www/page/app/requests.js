// Counts what leaves this page after it has loaded. The browser does the counting, here and in the thread that reads.
import { number } from '../wording.js'

/** Counts every request that starts after this call and shows the sum in `root`; `add(n)` for what others have counted. */
export function countRequests(root) {
  const since = performance.now()
  let sent = 0
  const show = () => {
    root.querySelector('.tally').textContent = number(sent)
    root.lastChild.textContent = `${sent === 1 ? ' request' : ' requests'} sent since load`
  }
  const add = n => {
    sent += n
    show()
  }
  new PerformanceObserver(list => add(list.getEntries().filter(entry => entry.startTime > since).length)).observe({ type: 'resource' })
  show()
  return add
}
