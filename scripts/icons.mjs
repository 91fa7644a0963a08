// `node scripts/icons.mjs`: the PNG icons of the installed page, drawn from www/icons/icon.svg by the tests' browser. Run it when the drawing changes.
import { readFileSync } from 'node:fs'
import { launch } from '../tests/browser/chromium.mjs'
import { at, runAsScript, say } from './shell.mjs'

// A maskable icon may be cut to a circle: its drawing keeps to the middle, its ground reaches the edges.
const ICONS = [{ name: 'icon-192', size: 192 }, { name: 'icon-512', size: 512 }, { name: 'icon-maskable-512', size: 512, mask: true }]

await runAsScript(import.meta, async () => {
  const drawing = readFileSync(at('www/icons/icon.svg'), 'utf8')
  const browser = await launch()
  try {
    for (const { name, size, mask } of ICONS) {
      const page = await browser.newPage({ viewport: { width: size, height: size } })
      const shown = mask ? drawing.replace('rx="72"', '').replace('viewBox="0 0 512 512"', 'viewBox="-64 -64 640 640"').replace('<rect width="512" height="512"', '<rect x="-64" y="-64" width="640" height="640"') : drawing
      await page.setContent(`<style>body{margin:0}svg{display:block}</style>${shown.replace('<svg ', `<svg width="${size}" height="${size}" `)}`)
      await page.screenshot({ path: at(`www/icons/${name}.png`), omitBackground: true })
      say(`www/icons/${name}.png`)
    }
  } finally {
    await browser.close()
  }
})
