// Counts what leaves this page after it has loaded. The browser does the counting: here, in the thread that reads and in the service worker.
import { number } from '../wording.js'

/**
 * How many of these left the device. What the service worker answered it counts itself (sw.js); what came out of the browser's cache
 * has a body of which nothing was transferred; of a stranger's answer nothing is known, so it counts.
 */
export const sentOf = entries => entries.filter(({ workerStart, transferSize, decodedBodySize }) => !workerStart && (transferSize > 0 || !decodedBodySize)).length

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
  new PerformanceObserver(list => add(sentOf(list.getEntries().filter(entry => entry.startTime > since)))).observe({ type: 'resource' })
  show()
  return add
}
