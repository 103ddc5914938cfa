/**
 * Rows of an alignment table, as they were found -> in the order of one version; and which rows of it a version has at
 * another place than that order says. Linear but for one sort; which segments share a row is decided before (join.ts).
 */
import { ascending } from './chain.ts'

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
  const rowOf = order.map(v => {
    const list: R[] = []
    for (const row of rows) for (const i of row.cells[v] ?? []) list[i] = row
    return list
  })
  const keyed = rows.map(row => {
    const rank = order.findIndex(v => (row.cells[v]?.length ?? 0) > 0)
    return { row, rank, index: row.cells[order[rank]!]![0]! }
  })
  keyed.sort((p, q) => p.rank - q.rank || p.index - q.index)
  const after = new Map<R | null, R[]>()
  const spine: R[] = []
  for (const { row, rank, index } of keyed) {
    if (rank === 0) {
      spine.push(row)
      continue
    }
    const before = rowOf[rank]![index - 1] ?? null
    const list = after.get(before)
    if (list) list.push(row)
    else after.set(before, [row])
  }
  const sorted: R[] = []
  // A stack of its own: a version may put in thousands of rows one after the other.
  const stack: R[] = [...(after.get(null) ?? []), ...spine].reverse()
  for (let row = stack.pop(); row; row = stack.pop()) {
    sorted.push(row)
    for (const next of (after.get(row) ?? []).toReversed()) stack.push(next)
  }
  return sorted
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
  const moved = rows.map((): number[] => [])
  for (let v = 0; v < count; v++) {
    if (v === base) continue
    const pairs: { a: number; b: number; weight: number }[] = []
    for (const [r, { cells }] of rows.entries()) {
      const cell = cells[v]
      if (!cells[base]?.length || !cell?.length) continue
      pairs.push({ a: r, b: cell[0]!, weight: cell.reduce((sum, index) => sum + weigh(v, index), 1) })
    }
    if (pairs.every((pair, k) => k === 0 || pair.b > pairs[k - 1]!.b)) continue
    const kept = new Set(ascending(pairs).map(pair => pair.a))
    for (const { a } of pairs) if (!kept.has(a)) moved[a]!.push(v)
  }
  return moved
}
