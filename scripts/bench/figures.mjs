// Figures from measurements: medians with their spread, and ratios of measurements taken side by side.

const sorted = values => [...values].sort((a, b) => a - b)

/** The value below which a share of the values lies. */
export const quantile = (values, share) => {
  const order = sorted(values)
  return order[Math.min(order.length - 1, Math.max(0, Math.round(share * (order.length - 1))))]
}

/** `{ median, low, high }`: low and high are the 10th and the 90th percentile. */
export const spread = values => ({ median: quantile(values, 0.5), low: quantile(values, 0.1), high: quantile(values, 0.9) })

/** The spread of the ratios of two series that were measured in turn. */
export const ratio = (values, base) => spread(values.map((value, index) => value / base[index]))

const digits = value => value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value >= 0.1 ? value.toFixed(2) : value.toFixed(3)

/** "1.23 (1.20–1.40)". */
export const inWords = ({ median, low, high }) => `${digits(median)} (${digits(low)}–${digits(high)})`

/** Lines of a table with columns set under one another. */
export function table(rows) {
  const widths = rows[0].map((_, column) => Math.max(...rows.map(row => String(row[column]).length)))
  return rows.map(row => '  ' + row.map((cell, column) => String(cell).padEnd(widths[column])).join('  ').trimEnd()).join('\n')
}
