/**
 * Rows of an alignment table, as they were found -> in the order of one version; and which rows of it a version has at
 * another place than that order says. Linear but for one sort; which segments share a row is decided before (join-versions.ts).
 */
import { ascending } from '../order/ascending.ts'

/** What a row holds: `cells[v]`, indices into version `v`, ascending; empty or absent is a gap. */
export interface Cells {
  cells: readonly (readonly number[] | undefined)[]
}

/**
 * Sorts rows by the first version of `order`; each row that it lacks hangs on the row of the segment before it, in the
 * first version of `order` that has it. This cannot run in a circle: going up, the version never comes later in `order`, and
 * within a version the index falls.
 */
export function inOrder<R extends Cells>(rows: readonly R[], order: readonly number[]): R[] {
  // Rows are told by their place in `rows`; `rankOf` is the first of `order` that has the row.
  const rankOf = new Int32Array(rows.length).fill(order.length)
  const rowOf = order.map((v, rank) => {
    const list = rowsOf(rows, v)
    for (const row of list) if (row >= 0 && rankOf[row]! > rank) rankOf[row] = rank
    return list
  })
  // What hangs on each row, and at 0 what hangs on none: the first, and after each the next.
  const first = new Int32Array(rows.length + 1).fill(-1)
  const next = new Int32Array(rows.length).fill(-1)
  // From the last to the first, for each goes before what hangs there; of what hangs on none, the base's rows come last.
  const hang = (rank: number) => {
    const list = rowOf[rank]!
    for (let index = list.length - 1; index >= 0; index--) {
      const row = list[index]!
      if (row < 0 || rankOf[row] !== rank || rows[row]!.cells[order[rank]!]![0] !== index) continue
      const on = rank === 0 ? 0 : 1 + (list[index - 1] ?? -1)
      next[row] = first[on]!
      first[on] = row
    }
  }
  if (order.length > 0) hang(0)
  for (let rank = order.length - 1; rank > 0; rank--) hang(rank)
  const sorted: R[] = []
  // A stack of its own: a version may put in thousands of rows one after the other.
  const stack: number[] = []
  for (let row = first[0]!; row >= 0; row = first[row + 1]! >= 0 ? first[row + 1]! : (stack.pop() ?? -1)) {
    sorted.push(rows[row]!)
    if (next[row]! >= 0) stack.push(next[row]!)
  }
  return sorted
}

/** By segment of version `v`, the place in `rows` of its row, or -1. */
function rowsOf(rows: readonly Cells[], v: number): Int32Array {
  let count = 0
  for (const { cells } of rows) {
    const cell = cells[v]
    if (cell && cell.length > 0) count = Math.max(count, cell[cell.length - 1]! + 1)
  }
  const list = new Int32Array(count).fill(-1)
  for (let row = 0; row < rows.length; row++) for (const i of rows[row]!.cells[v] ?? []) list[i] = row
  return list
}

/**
 * Of each row the versions that have it out of order: all but the heaviest chain of rows that ascends in the base and in
 * the version. `rows` are in the order of the base; `weigh` tells how much a version's segment weighs.
 */
export function movedIn(
  rows: readonly Cells[],
  base: number,
  count: number,
  weigh: (v: number, index: number) => number,
): number[][] {
  const none: number[] = []
  const moved = rows.map(() => none)
  for (let v = 0; v < count; v++) {
    if (v === base || isAscending(rows, base, v)) continue
    const pairs: { a: number; b: number; weight: number }[] = []
    for (const [r, { cells }] of rows.entries()) {
      const cell = cells[v]
      if (!cells[base]?.length || !cell?.length) continue
      pairs.push({ a: r, b: cell[0]!, weight: cell.reduce((sum, index) => sum + weigh(v, index), 1) })
    }
    const kept = new Uint8Array(rows.length)
    for (const { a } of ascending(pairs)) kept[a] = 1
    for (const { a } of pairs) if (kept[a] === 0) moved[a] = [...moved[a]!, v]
  }
  return moved
}

/** True if the rows that the base has too are in the version's order. */
function isAscending(rows: readonly Cells[], base: number, v: number): boolean {
  let last = -1
  for (const { cells } of rows) {
    const cell = cells[v]
    if (!cells[base]?.length || !cell?.length) continue
    if (cell[0]! <= last) return false
    last = cell[0]!
  }
  return true
}
