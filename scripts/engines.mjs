// The engines beside Chromium that the page is tried in: those that are there, or Debian's. The tests do without them, and say so.
import { existsSync } from 'node:fs'
import { aptInstall, which } from './shell.mjs'

const MINI_BROWSERS = ['x86_64-linux-gnu', 'aarch64-linux-gnu'].flatMap(machine =>
  ['webkit2gtk-4.1', 'webkitgtk-6.0', 'webkit2gtk-4.0'].map(folder => `/usr/lib/${machine}/${folder}/MiniBrowser`))

/** What is needed to start each, or null. */
export const FIND = {
  Firefox: () => which('firefox-esr') ?? which('firefox'),
  WebKit() {
    const driver = which('WebKitWebDriver')
    const browser = MINI_BROWSERS.find(path => existsSync(path))
    // MiniBrowser wants a screen; Xvfb is one that nobody sees.
    const screen = process.env.DISPLAY ? 'there' : which('Xvfb')
    return driver && browser && screen ? { driver, browser, screen } : null
  },
}
const PACKAGES = { Firefox: ['firefox-esr'], WebKit: ['webkit2gtk-driver', 'xvfb'] }

/** Installs what is missing where that is possible; returns lines that tell what is there. */
export function installEngines() {
  return Object.entries(FIND).map(([name, find]) => {
    const refusal = find() ? null : aptInstall(PACKAGES[name], `the page is tried in ${name} too`)
    return find() ? `${name}: there` : `${name}: missing (${refusal ?? 'its packages lack a part'}); its tests are skipped`
  })
}
