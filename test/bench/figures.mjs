/**
 * Times -> figures -> one plain table. A figure says what was measured, how much, in what unit, and what it is held
 * against; nothing here passes or fails, for a time on a busy machine proves nothing by itself.
 */

/** @typedef {{ name: string, figure: number | string, unit: string, against?: string }} Figure */

/** The value below which the share `p` (0 to 1) of the values lies: the nearest rank, so always one that was measured. */
export function percentile(values, p) {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(p * sorted.length) - 1)]
}

export const median = values => percentile(values, 0.5)

/** Milliseconds that a call takes, and its answer. Waits for a promise. */
export async function timed(call) {
  const from = performance.now()
  const answer = await call()
  return { ms: performance.now() - from, answer }
}

/** Median milliseconds of `rounds` calls, after one that is not counted (it pays for compiling). */
export function medianTime(rounds, call) {
  call()
  const times = []
  for (let i = 0; i < rounds; i++) {
    const from = performance.now()
    call()
    times.push(performance.now() - from)
  }
  return median(times)
}

/** Two figures of one series: the middle and the slow end. */
export function spread(name, times, against) {
  return [
    { name: `${name}, median of ${times.length}`, figure: median(times), unit: 'ms', against },
    { name: `${name}, 95th percentile`, figure: percentile(times, 0.95), unit: 'ms', against },
  ]
}

const written = figure => {
  if (typeof figure === 'string') return figure
  if (figure >= 100 || Number.isInteger(figure)) return Math.round(figure).toLocaleString('en')
  return figure.toFixed(figure >= 10 ? 1 : 2)
}

/** One section of the table, printed as soon as it is measured. */
export function printFigures(title, figures) {
  const rows = figures.map(({ name, figure, unit, against = '' }) => [name, written(figure), unit, against])
  console.log(`\n${title}`)
  for (const [name, figure, unit, against] of rows) {
    console.log(`  ${name.padEnd(68)} ${figure.padStart(9)} ${unit.padEnd(7)} ${against}`.trimEnd())
  }
}

/**
 * A table of rivals: one line a measure, one column a rival; `head` names the columns. Cells are numbers or texts; a
 * rival that was not asked is ''.
 */
export function printTable(title, head, lines) {
  const cells = [head, ...lines].map(line =>
    line.map(cell => (typeof cell === 'number' ? written(cell) : cell)),
  )
  const widths = head.map((_, column) => Math.max(...cells.map(line => String(line[column] ?? '').length)))
  console.log(`\n${title}`)
  for (const line of cells) {
    const padded = line.map((cell, column) =>
      column === 0 ? cell.padEnd(widths[0]) : String(cell).padStart(widths[column]),
    )
    console.log(`  ${padded.join('  ')}`.trimEnd())
  }
}
