/**
 * A comparison and pins that the server has not answered yet -> the comparison as the proofreader means it: the rows that
 * the pins name are cut and joined on the spot, all others stay. A stopgap for the eye, which works offline; what the rest of
 * the alignment makes of the pins is the server's to say, and its rows take the place of these. Promised and tested: every
 * segment stays in exactly one cell.
 */
import { linkedWith, type Pin, supersededBy } from '../core/pin.ts'
import { siglumOf } from '../core/transcript.ts'
import { type Comparison, type ComparisonRow, findSegment } from './comparison.ts'

export type PinInForce = NonNullable<Comparison['pins']>[number]
/** Pins on their way, of one changeset, with whose they are. */
export interface WaitingPins {
  pins: readonly Pin[]
  by: string
}

/** After every entry that the ledger has. */
const NOT_YET = Number.MAX_SAFE_INTEGER

export function realigned(comparison: Comparison, waiting: readonly WaitingPins[]): Comparison {
  if (waiting.length === 0) return comparison
  let pins: PinInForce[] = [...(comparison.pins ?? [])]
  for (const { pins: coming, by } of waiting) {
    const unheard = coming.filter(({ id }) => !pins.some(pin => pin.id === id))
    const sets = supersededBy<Pin>(pins, unheard)
    const gone = new Set(sets.flatMap(({ superseded }) => superseded.map(({ id }) => id)))
    const standing = sets.flatMap(({ pin: { id, kind, cells }, superseded }): PinInForce[] =>
      kind === 'released' ? [] : [{ id, kind, cells, seq: NOT_YET, by, at: '', reason: null, superseded }],
    )
    pins = [...pins, ...standing].filter(({ id }) => !gone.has(id))
  }
  let { rows } = comparison
  for (const pin of pins)
    if (pin.seq === NOT_YET && pin.kind === 'linked') rows = linked(comparison, rows, pin, pins)
  // A link may have brought a segment beside one from which an earlier pin holds it apart.
  for (const pin of pins) if (pin.kind === 'apart') rows = apart(comparison, rows, pin, pins)
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

/**
 * All that is linked with the named segments comes with them into the row of the first; what else stood there, in a version
 * of which something came, goes to a row of its own.
 */
function linked(
  comparison: Comparison,
  rows: ComparisonRow[],
  pin: Pin,
  pins: readonly Pin[],
): ComparisonRow[] {
  const columns = columnsOf(comparison, pin)
  const [lead] = columns?.[0]?.[1] ?? []
  const at = rows.findIndex(row => row.cells[columns?.[0]?.[0] ?? '']?.includes(lead ?? ''))
  if (!columns || at < 0) return rows
  const stands = (id: string) => findSegment(comparison, id)?.text !== ''
  const here = { ...rows[at]!.cells }
  const before: ComparisonRow[] = []
  const after: ComparisonRow[] = []
  for (const [ref, ids] of columnsWith(comparison, linkedWith(pins, Object.values(pin.cells).flat()))) {
    const others = (here[ref] ?? []).filter(id => !ids.includes(id))
    here[ref] = [...ids, ...others].sort(byNumber)
    for (const side of [before, after]) {
      const leaving = others.filter(id => stands(id) && byNumber(id, ids[0]!) < 0 === (side === before))
      if (leaving.length) side.push(takeOut(comparison, here, linkedWith(pins, leaving)))
    }
  }
  const named = new Set(Object.values(here).flat())
  return rows.flatMap((row, i) =>
    i === at ? [...before, asRow(rows[at]!, here), ...after] : without(row, named),
  )
}

/** A row of those of these segments that stand in the cells, which lose them. */
function takeOut(comparison: Comparison, cells: Record<string, string[]>, ids: readonly string[]) {
  const all = new Set(ids)
  const leaving: Record<string, string[]> = {}
  for (const [ref, standing] of Object.entries(cells)) {
    leaving[ref] = standing.filter(id => all.has(id))
    cells[ref] = standing.filter(id => !all.has(id))
  }
  return rowOfSome(comparison, leaving)
}

/**
 * Each named segment parts from what the other version has in its row; the one that comes first in the table stays. What is
 * linked with those that leave goes with them.
 */
function apart(
  comparison: Comparison,
  rows: ComparisonRow[],
  pin: Pin,
  pins: readonly Pin[],
): ComparisonRow[] {
  const columns = columnsOf(comparison, pin)
  if (!columns) return rows
  const [[first, inFirst], [second, inSecond]] = columns as [[string, string[]], [string, string[]]]
  return rows.flatMap(row => {
    const [p, q] = [first, second].map(ref =>
      row.cells[ref]!.filter(id => findSegment(comparison, id)?.text !== ''),
    ) as [string[], string[]]
    if (p.length === 0 || q.length === 0) return [row]
    const parting = p.some(id => inFirst.includes(id)) ? q : q.filter(id => inSecond.includes(id))
    if (parting.length === 0) return [row]
    const cells = { ...row.cells }
    const left = takeOut(comparison, cells, linkedWith(pins, parting))
    return [asRow(row, cells), left]
  })
}

/** Segments by the columns that show them, each version in the first of its columns. */
function columnsWith({ versions }: Comparison, ids: readonly string[]): [string, string[]][] {
  return versions.flatMap((ref, i): [string, string[]][] => {
    const siglum = siglumOf(ref)
    const isFirst = versions.findIndex(other => siglumOf(other) === siglum) === i
    const own = ids.filter(id => id.startsWith(`${siglum}.`)).sort(byNumber)
    return isFirst && own.length > 0 ? [[ref, own]] : []
  })
}

const byNumber = (p: string, q: string) => numberOf(p) - numberOf(q)
const numberOf = (id: string) => Number(id.slice(id.indexOf('.') + 1))

const asRow = (row: ComparisonRow, cells: ComparisonRow['cells']): ComparisonRow => ({
  kind: Object.values(cells).some(ids => ids.length === 0) ? 'gap' : row.kind === 'gap' ? 'match' : row.kind,
  score: row.score,
  cells,
})

const rowOfSome = (comparison: Comparison, cells: Record<string, string[]>): ComparisonRow => ({
  kind: 'gap',
  score: 1,
  cells: Object.fromEntries(comparison.versions.map(ref => [ref, cells[ref] ?? []])),
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
