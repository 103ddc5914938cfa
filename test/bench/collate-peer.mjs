/**
 * Rows -> the columns that CollateX (the Python package) makes of them, and its time. The package is no part of this project and
 * is installed by nobody: whoever has it names a Python command in COLLATEX_PYTHON, and it is run as it comes (its own
 * tokens, segments joined, no near matches, output as a table). Null where it is not named; a command that fails is told.
 */
import { spawnSync } from 'node:child_process'

/** Reads rows as JSON, answers with the cells of each row's columns and the seconds of the collating alone. */
const SCRIPT = `
import json, sys, time
from collatex import Collation, collate
rows, seconds = json.load(sys.stdin), []
answers = []
for texts in rows:
    collation = Collation()
    for k, text in enumerate(texts):
        # It refuses a witness without a word.
        if text.strip():
            collation.add_plain_witness(str(k), text)
    start = time.perf_counter()
    table = collate(collation, output='table')
    seconds.append(time.perf_counter() - start)
    cells = {row.header: [''.join(t.token_data['t'] for t in cell) if cell else '' for cell in row.cells] for row in table.rows}
    empty = [''] * len(table.columns)
    answers.append([list(column) for column in zip(*(cells.get(str(k), empty) for k in range(len(texts))))])
json.dump({'seconds': seconds, 'rows': answers}, sys.stdout)
`

/** The Python command, or undefined. */
export const collatexPython = process.env.COLLATEX_PYTHON

/**
 * `rows[k]`: the texts of a row. Gives `ms`, all rows together, once (the first run is no slower than a later one), and the
 * columns of each row in the shape of the core's.
 */
export function collatexRows(rows) {
  if (!collatexPython) return null
  const run = spawnSync(collatexPython, ['-c', SCRIPT], {
    input: JSON.stringify(rows),
    encoding: 'utf8',
    maxBuffer: 2 ** 30,
  })
  if (run.status !== 0) throw new Error(`CollateX did not run: ${run.error?.message ?? run.stderr}`)
  const answer = JSON.parse(run.stdout)
  return {
    ms: 1000 * answer.seconds.reduce((sum, one) => sum + one, 0),
    rows: answer.rows.map(columns => columns.map(columnOf)),
  }
}

/** Cells -> a column; versions that print the same words agree. */
export function columnOf(cells) {
  const groups = new Map()
  for (const [v, cell] of cells.entries()) {
    // As in the core, white space decides nothing.
    const face = cell.replace(/\s+/g, '')
    if (groups.has(face)) groups.get(face).versions.push(v)
    else groups.set(face, { versions: [v], text: cell.replace(/\s+/g, ' ').trim() })
  }
  return { kind: groups.size === 1 ? 'agreed' : 'variant', cells, readings: [...groups.values()] }
}
