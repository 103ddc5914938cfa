/**
 * A comparison and pins that the server has not answered yet -> the comparison as the proofreader means it: the rows that
 * the pins name are cut and joined on the spot, all others stay. A stopgap for the eye, which works offline; what the rest of
 * the alignment makes of the pins is the server's to say, and its rows take the place of these. Promised and tested: every
 * segment stays in exactly one cell.
 */
import { type Pin, supersededBy } from '../core/pin.ts'
import { siglumOf } from '../core/transcript.ts'
import { type Comparison, type ComparisonRow, findSegment } from './comparison.ts'

export type PinInForce = NonNullable<Comparison['pins']>[number]
/** A pin on its way, with whose it is. */
export interface WaitingPin {
  pin: Pin
  by: string
}

/** After every entry that the ledger has. */
const NOT_YET = Number.MAX_SAFE_INTEGER

export function realigned(comparison: Comparison, waiting: readonly WaitingPin[]): Comparison {
  if (waiting.length === 0) return comparison
  let pins: PinInForce[] = [...(comparison.pins ?? [])]
  for (const { pin, by } of waiting) {
    if (pins.some(({ id }) => id === pin.id)) continue
    const superseded = supersededBy<Pin>(pins, [pin])[0]!.superseded
    pins = pins.filter(held => !superseded.includes(held))
    const { id, kind, cells } = pin
    if (kind !== 'released')
      pins.push({ id, kind, cells, seq: NOT_YET, by, at: '', reason: null, superseded })
  }
  let { rows } = comparison
  for (const pin of pins) {
    if (pin.seq !== NOT_YET) continue
    rows = pin.kind === 'linked' ? linked(comparison, rows, pin) : apart(comparison, rows, pin)
  }
  return { ...comparison, pins, rows: asPinned(rows, pins) }
}

/** The columns of a pin in the order of the table, with the segments named of each; null where one is not shown. */
function columnsOf(comparison: Comparison, { cells }: Pin): [string, string[]][] | null {
  const columns = comparison.versions.flatMap((ref, i): [string, string[]][] => {
    const isFirst = comparison.versions.findIndex(other => siglumOf(other) === siglumOf(ref)) === i
    return isFirst && Object.hasOwn(cells, siglumOf(ref)) ? [[ref, cells[siglumOf(ref)]!]] : []
  })
  return columns.length === 2 ? columns : null
}

/** All the named segments come into the row of the first; what stood there and is not named goes to a row of its own. */
function linked(comparison: Comparison, rows: ComparisonRow[], pin: Pin): ComparisonRow[] {
  const columns = columnsOf(comparison, pin)
  const [lead] = columns?.[0]?.[1] ?? []
  const at = rows.findIndex(row => row.cells[columns?.[0]?.[0] ?? '']?.includes(lead ?? ''))
  if (!columns || at < 0) return rows
  const stands = (id: string) => findSegment(comparison, id)?.text !== ''
  const here = { ...rows[at]!.cells }
  const before: ComparisonRow[] = []
  const after: ComparisonRow[] = []
  for (const [ref, ids] of columns) {
    const others = (here[ref] ?? []).filter(id => !ids.includes(id))
    here[ref] = [...ids, ...others.filter(id => !stands(id))].sort(byNumber)
    for (const side of [before, after]) {
      const moved = others.filter(id => stands(id) && byNumber(id, ids[0]!) < 0 === (side === before))
      if (moved.length) side.push(rowOfOne(comparison, ref, moved))
    }
  }
  const named = new Set(columns.flatMap(([, ids]) => ids))
  return rows.flatMap((row, i) =>
    i === at ? [...before, asRow(rows[at]!, here), ...after] : without(row, named),
  )
}

/** Each named segment parts from what the other version has in its row; the one that comes first in the table stays. */
function apart(comparison: Comparison, rows: ComparisonRow[], pin: Pin): ComparisonRow[] {
  const columns = columnsOf(comparison, pin)
  if (!columns) return rows
  const [[first, inFirst], [second, inSecond]] = columns as [[string, string[]], [string, string[]]]
  return rows.flatMap(row => {
    const p = row.cells[first] ?? []
    const q = row.cells[second] ?? []
    if (p.length === 0 || q.length === 0) return [row]
    const leaving = p.some(id => inFirst.includes(id)) ? q : q.filter(id => inSecond.includes(id))
    if (leaving.length === 0) return [row]
    const staying = q.filter(id => !leaving.includes(id))
    return [asRow(row, { ...row.cells, [second]: staying }), rowOfOne(comparison, second, leaving)]
  })
}

const byNumber = (p: string, q: string) => numberOf(p) - numberOf(q)
const numberOf = (id: string) => Number(id.slice(id.indexOf('.') + 1))

const asRow = (row: ComparisonRow, cells: ComparisonRow['cells']): ComparisonRow => ({
  kind: Object.values(cells).some(ids => ids.length === 0) ? 'gap' : row.kind === 'gap' ? 'match' : row.kind,
  score: row.score,
  cells,
})

const rowOfOne = (comparison: Comparison, ref: string, ids: string[]): ComparisonRow => ({
  kind: 'gap',
  score: 1,
  cells: Object.fromEntries(comparison.versions.map(other => [other, other === ref ? ids : []])),
})

/** The row without the segments that went elsewhere; none if nothing is left. */
function without(row: ComparisonRow, gone: ReadonlySet<string>): ComparisonRow[] {
  if (!Object.values(row.cells).some(ids => ids.some(id => gone.has(id)))) return [row]
  const cells = Object.fromEntries(
    Object.entries(row.cells).map(([ref, ids]) => [ref, ids.filter(id => !gone.has(id))]),
  )
  return Object.values(cells).some(ids => ids.length) ? [asRow(row, cells)] : []
}

/** Which rows a pin holds is told by the pins; a row that stays as it is stays the same object. */
function asPinned(rows: readonly ComparisonRow[], pins: readonly PinInForce[]): ComparisonRow[] {
  const held = new Set(pins.flatMap(({ cells }) => Object.values(cells).flat()))
  return rows.map(row => {
    const isPinned = Object.values(row.cells).some(ids => ids.some(id => held.has(id)))
    if (isPinned === (row.pinned ?? false)) return row
    const { pinned: _, ...free } = row
    return isPinned ? { ...free, pinned: true as const } : free
  })
}
