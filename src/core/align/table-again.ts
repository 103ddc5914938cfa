/**
 * An earlier table of nearly the same versions -> the rows of the present ones, with only the rows round what changed
 * joined anew. All other rows are kept as they were, so a fresh table may differ from this one; that every segment stands in
 * one cell and that corrections are kept holds all the same. An earlier answer that is none is refused.
 */
import { findShift, type Shift } from './shift.ts'
import type { TablePin } from './table-pins.ts'

/** A row without what depends on the base: how it is ordered and named is told in table.ts. */
export interface PlainRow {
  cells: number[][]
  score: number
  pinned?: true
}

/** What was aligned before, and what came of it. */
export interface PreviousTable {
  versions: readonly (readonly string[])[]
  table: { rows: readonly PlainRow[]; order?: readonly number[] }
  pinned?: readonly TablePin[]
}

/** Rows on either side of a change that are joined anew with it: a segment cut off may belong to a neighbour. */
const REACH = 6
/** Where so great a share of the rows is to be joined anew, all are. */
const WIDEST = 0.4

type JoinFresh = (versions: string[][], pinned: TablePin[]) => PlainRow[]

/** The rows, not yet in order; null if the earlier table is of no use, or more than `most` rows would be joined anew. */
export function rowsAgain(
  versions: readonly (readonly string[])[],
  pinned: readonly TablePin[],
  previous: PreviousTable,
  joinFresh: JoinFresh,
  most: number,
): PlainRow[] | null {
  const { rows } = previous.table
  const rowOf = rowsOfSegments(previous.versions, rows)
  if (!rowOf || previous.versions.length !== versions.length) return null
  const shifts = versions.map((texts, v) => findShift(previous.versions[v]!, texts))
  const touched = new Set<number>()
  // Of each new segment the row beside which it came to be.
  const added = new Map<number, { v: number; i: number }[]>()
  for (const [v, { stretches }] of shifts.entries()) {
    for (const { oldFrom, oldTo, newFrom, newTo } of stretches) {
      const beside = rowOf[v]![oldFrom] ?? rowOf[v]![oldFrom - 1]
      if (beside === undefined) return null
      for (let i = Math.max(0, oldFrom - 1); i <= Math.min(oldTo, rowOf[v]!.length - 1); i++)
        if (oldFrom === oldTo || (i >= oldFrom && i < oldTo)) touched.add(rowOf[v]![i]!)
      const list = added.get(beside) ?? []
      added.set(beside, list)
      for (let i = newFrom; i < newTo; i++) list.push({ v, i })
    }
  }
  for (const row of rowsOfNewPins(pinned, previous.pinned ?? [], shifts, rowOf)) touched.add(row)
  const runs = runsAround(touched, rows.length)
  const anew = runs.reduce((sum, { from, to }) => sum + to - from, 0)
  if (anew > Math.min(most, WIDEST * rows.length + 2 * REACH)) return null
  const isDisplaced = displacedRows(rows.length, shifts, rowOf)

  const found: PlainRow[] = []
  let next = 0
  for (const { from, to } of [...runs, { from: rows.length, to: rows.length }]) {
    for (; next < from; next++)
      found.push(isDisplaced[next] === 1 ? atPresent(rows[next]!, shifts) : rows[next]!)
    if (from === to) break
    const here = versions.map((): number[] => [])
    for (; next < to; next++) {
      for (const [v, cell] of rows[next]!.cells.entries())
        for (const i of cell) if (!isChanged(shifts[v]!, i)) here[v]!.push(shifts[v]!.now(i))
      for (const { v, i } of added.get(next) ?? []) here[v]!.push(i)
    }
    for (const list of here) list.sort((x, y) => x - y)
    found.push(...joinedHere(versions, pinned, here, joinFresh))
  }
  return found
}

const isChanged = ({ stretches }: Shift, i: number) =>
  stretches.some(({ oldFrom, oldTo }) => i >= oldFrom && i < oldTo)

/** By row, 1 if a segment of it stands elsewhere now. */
function displacedRows(count: number, shifts: readonly Shift[], rowOf: readonly Int32Array[]): Uint8Array {
  const displaced = new Uint8Array(count)
  for (const [v, { by, stretches }] of shifts.entries())
    for (let i = stretches[0]?.oldFrom ?? by.length; i < by.length; i++)
      if (by[i] !== 0) displaced[rowOf[v]![i]!] = 1
  return displaced
}

/** A row of segments that did not change, where they stand now. */
function atPresent({ cells, score, pinned }: PlainRow, shifts: readonly Shift[]): PlainRow {
  const now = cells.map((cell, v) => {
    const { by } = shifts[v]!
    return cell.length === 0 || by[cell[cell.length - 1]!] === 0 ? cell : cell.map(i => i + by[i]!)
  })
  return pinned ? { cells: now, score, pinned } : { cells: now, score }
}

/** `rowOf[v][i]`: the row of each segment; null if the rows do not hold each segment exactly once. */
function rowsOfSegments(
  versions: readonly (readonly string[])[],
  rows: readonly PlainRow[],
): Int32Array[] | null {
  const rowOf = versions.map(texts => new Int32Array(texts.length).fill(-1))
  let count = 0
  for (let r = 0; r < rows.length; r++) {
    const { cells } = rows[r]!
    if (cells.length !== versions.length) return null
    for (let v = 0; v < cells.length; v++) {
      const cell = cells[v]!
      for (let k = 0; k < cell.length; k++) {
        // Of an index that there is not, nothing is known at all.
        if (rowOf[v]![cell[k]!] !== -1) return null
        rowOf[v]![cell[k]!] = r
        count++
      }
    }
  }
  return count === versions.reduce((sum, texts) => sum + texts.length, 0) ? rowOf : null
}

/** The rows of what was pinned since, or is no longer. */
function rowsOfNewPins(
  now: readonly TablePin[],
  before: readonly TablePin[],
  shifts: readonly Shift[],
  rowOf: readonly Int32Array[],
): number[] {
  const key = ([v, w]: readonly [number, number], a: readonly number[], b: readonly number[], kind: string) =>
    JSON.stringify(v < w ? [v, w, a, b, kind] : [w, v, b, a, kind])
  const moved = (v: number, list: readonly number[]) => list.map(i => shifts[v]?.now(i) ?? i)
  const kept = new Set(now.map(({ versions, bead }) => key(versions, bead.a, bead.b, bead.kind)))
  const held = new Set<string>()
  const rows: number[] = []
  const add = (v: number, list: readonly number[]) => {
    for (const i of list) {
      const row = rowOf[v]?.[i]
      if (row !== undefined) rows.push(row)
    }
  }
  for (const { versions, bead } of before) {
    const [v, w] = versions
    const told = key(versions, moved(v, bead.a), moved(w, bead.b), bead.kind)
    held.add(told)
    if (kept.has(told)) continue
    add(v, bead.a)
    add(w, bead.b)
  }
  for (const { versions, bead } of now) {
    const [v, w] = versions
    if (held.has(key(versions, bead.a, bead.b, bead.kind))) continue
    // Where a segment stood before: none if it is new, and then its place is touched already.
    const old = (u: number, list: readonly number[]) => list.map(i => shifts[u]?.was(i) ?? -1)
    add(v, old(v, bead.a))
    add(w, old(w, bead.b))
  }
  return rows
}

/** The touched rows with their neighbours, as runs. */
function runsAround(touched: ReadonlySet<number>, count: number): { from: number; to: number }[] {
  const runs: { from: number; to: number }[] = []
  for (const row of [...touched].sort((x, y) => x - y)) {
    const [from, to] = [Math.max(0, row - REACH), Math.min(count, row + REACH + 1)]
    const last = runs.at(-1)
    if (last && from <= last.to) last.to = to
    else runs.push({ from, to })
  }
  return runs
}

function joinedHere(
  versions: readonly (readonly string[])[],
  pinned: readonly TablePin[],
  here: readonly (readonly number[])[],
  joinFresh: JoinFresh,
): PlainRow[] {
  const within = (v: number, list: readonly number[]) => {
    const places = list.map(i => here[v]!.indexOf(i))
    return places.includes(-1) ? null : places
  }
  const pins = pinned.flatMap(({ versions: [v, w], bead }): TablePin[] => {
    if (!here[v] || !here[w]) return []
    const [a, b] = [within(v, bead.a), within(w, bead.b)]
    return a && b ? [{ versions: [v, w], bead: { ...bead, a, b } }] : []
  })
  const texts = here.map((list, v) => list.map(i => versions[v]![i]!))
  return joinFresh(texts, pins).map(row => ({
    ...row,
    cells: row.cells.map((cell, v) => cell.map(k => here[v]![k]!)),
  }))
}
