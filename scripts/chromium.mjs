// The browser the tests and the benchmark run in: one that is there, or Debian's.
import { existsSync } from 'node:fs'
import { aptInstall, Stop, which } from './shell.mjs'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome']
const PLACES = ['/usr/bin/chromium', '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', '/Applications/Chromium.app/Contents/MacOS/Chromium']

// Every window would load two pages of its own for suggestions under the address: half a second of processor time for each window that
// a test opens.
const OWN_PAGES = ['WebUIOmniboxPopup', 'WebUIOmniboxAimPopup', 'WebUIOmniboxFullPopup']
// What it would ask of its maker, or get in the way with. The list replaces that of Playwright, so it has all that matters here.
const OWN_WAYS = ['AimEnabled', 'PreconnectToSearch', 'NetworkTimeServiceQuerying', 'OptimizationHints', 'MediaRouter', 'LensOverlay', 'HttpsUpgrades',
  'HttpsFirstBalancedModeAutoEnable', 'PaintHolding', 'ThirdPartyStoragePartitioning', 'AvoidUnnecessaryBeforeUnloadCheckSync', 'DestroyProfileOnBrowserClose', 'AvoidCorsURLLoaderRestartOnRedirect']

/** Flags for a browser that shows nothing and sends nothing by itself. */
export const CHROMIUM_FLAGS = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
  '--disable-background-networking', '--disable-component-update', '--disable-sync', `--disable-features=${[...OWN_PAGES, ...OWN_WAYS]}`]

/** The path of a Chromium, or null. NUTGRAF_CHROMIUM names one. */
export function findChromium() {
  const named = process.env.NUTGRAF_CHROMIUM
  if (named) {
    if (!existsSync(named)) throw new Stop(`NUTGRAF_CHROMIUM names ${named}, which does not exist.`)
    return named
  }
  return NAMES.map(which).find(Boolean) ?? PLACES.find(path => existsSync(path)) ?? null
}

/** Installs Debian's Chromium and returns its path. */
export function installChromium() {
  const refusal = aptInstall(['chromium'], 'the browser tests run in it')
  const found = findChromium()
  if (!found) throw new Stop(`no Chromium for the browser tests (${refusal}). Install Chromium or Chrome, or name one in NUTGRAF_CHROMIUM.`)
  return found
}
