// A plot of cost against length as SVG: both axes logarithmic, so that linear cost is a straight line of slope one, drawn thin behind the points.

const WIDTH = 720
const HEIGHT = 440
const EDGE = { left: 70, right: 28, top: 34, bottom: 54 }
const INKS = ['#0b6e4f', '#b3541e', '#37528a']

const decade = value => Math.log10(value)
const lengthName = bytes => bytes >= 1e6 ? `${bytes / 1e6} MB` : `${bytes / 1e3} KB`
const timeName = ms => ms >= 1000 ? `${ms / 1000} s` : `${ms} ms`

/** `series` is `{ name: [[bytes, milliseconds], …] }`. */
export function plot(series, title) {
  const points = Object.values(series).flat()
  const [left, right] = [Math.floor(decade(Math.min(...points.map(([x]) => x)))), Math.ceil(decade(Math.max(...points.map(([x]) => x))))]
  const [low, high] = [Math.floor(decade(Math.min(...points.map(([, y]) => y)))), Math.ceil(decade(Math.max(...points.map(([, y]) => y))))]
  const x = bytes => EDGE.left + (decade(bytes) - left) / (right - left) * (WIDTH - EDGE.left - EDGE.right)
  const y = ms => HEIGHT - EDGE.bottom - (decade(ms) - low) / (high - low) * (HEIGHT - EDGE.top - EDGE.bottom)
  const at = value => value.toFixed(1)
  const range = (from, to) => Array.from({ length: to - from + 1 }, (_, index) => 10 ** (from + index))
  const parts = [`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="sans-serif" font-size="13">`,
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="#fff"/><text x="${EDGE.left}" y="20" font-weight="bold">${title}</text>`]
  for (const bytes of range(left, right)) parts.push(`<path d="M${at(x(bytes))} ${EDGE.top}V${HEIGHT - EDGE.bottom}" stroke="#ddd"/><text x="${at(x(bytes))}" y="${HEIGHT - EDGE.bottom + 18}" text-anchor="middle">${lengthName(bytes)}</text>`)
  for (const ms of range(low, high)) parts.push(`<path d="M${EDGE.left} ${at(y(ms))}H${WIDTH - EDGE.right}" stroke="#ddd"/><text x="${EDGE.left - 6}" y="${at(y(ms) + 4)}" text-anchor="end">${timeName(ms)}</text>`)
  parts.push(`<text x="${(EDGE.left + WIDTH - EDGE.right) / 2}" y="${HEIGHT - 12}" text-anchor="middle">length of the text</text>`)
  Object.entries(series).forEach(([name, values], index) => {
    const ink = INKS[index % INKS.length]
    const [[firstX], [lastX, lastY]] = [values[0], values.at(-1)]
    parts.push(`<path d="M${at(x(firstX))} ${at(y(lastY * firstX / lastX))}L${at(x(lastX))} ${at(y(lastY))}" stroke="${ink}" stroke-dasharray="2 4"/>`,
      `<path d="M${values.map(([bytes, ms]) => `${at(x(bytes))} ${at(y(ms))}`).join('L')}" fill="none" stroke="${ink}" stroke-width="2"/>`,
      ...values.map(([bytes, ms]) => `<circle cx="${at(x(bytes))}" cy="${at(y(ms))}" r="3.5" fill="${ink}"><title>${name}: ${lengthName(bytes)}, ${ms.toFixed(2)} ms</title></circle>`),
      `<text x="${EDGE.left + 12}" y="${EDGE.top + 20 + 18 * index}" fill="${ink}">${name}</text>`)
  })
  parts.push(`<text x="${EDGE.left + 12}" y="${EDGE.top + 20 + 18 * Object.keys(series).length}" fill="#666">dashed: in proportion to the length</text></svg>`)
  return parts.join('\n') + '\n'
}
