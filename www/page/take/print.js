// On paper a list has no button for more: all of it is shown before printing, up to what is still paper.
const MOST_CLICKS = 10

export function preparePrinting() {
  addEventListener('beforeprint', () => {
    for (let round = 0; round < MOST_CLICKS; round++) {
      const buttons = [...document.querySelectorAll('#brief .more')]
      if (!buttons.length) break
      buttons.forEach(button => button.showMore())
    }
    document.querySelectorAll('#brief details').forEach(details => { details.open = true })
  })
}
