/**
 * Several versions -> one alignment table: rows of cells, a cell a version. Each version is aligned with the base; what
 * the base lacks is grouped by aligning the others with each other. Promised and tested: every segment of every
 * version stands in exactly one cell, and the order of the other versions does not change which segments share a row.
 */
import { align, type Bead } from './align.ts'

/** What one version has in a row: indices into its list, ascending; none is a gap. */
export interface Cell {
  segments: number[]
}

export interface AlignmentRow {
  /** `gap` if any cell is empty, else `move` if any cell came by a move, else `match`. */
  kind: 'match' | 'move' | 'gap'
  /** `cells[v]`: the segments of version `v` in this row, as indices into its list. */
  cells: number[][]
  /** 0 to 1: the lowest score of the matches and moves that the row was joined from, or of its gaps if it has none. */
  score: number
}

export interface AlignmentTable {
  rows: AlignmentRow[]
}

/** What two versions add to the base is one addition only if it is at least so alike; else each stands by itself. */
const LEAST_ALIKE = 0.25

/**
 * Aligns any number of versions. `base` is the index of the one that the others are set against (0), `languages` their
 * BCP 47 tags in the same order. Rows come in the order of the base; what it lacks stands after what comes before it in
 * its own version. A base that is no index of `versions` is taken as 0.
 */
export function alignVersions(
  versions: readonly (readonly string[])[],
  options: { base?: number; languages?: string[] } = {},
): AlignmentTable {
  const base = versions[options.base ?? 0] ? (options.base ?? 0) : 0
  const beads = (v: number, w: number): Bead[] => {
    const [p, q] = [options.languages?.[v], options.languages?.[w]]
    return align(versions[v]!, versions[w]!, p !== undefined && q !== undefined ? { languages: [p, q] } : {})
  }
  const groups = makeGroups(versions.map(version => version.length))
  const lacking = versions.map(() => new Set<number>())
  versions.forEach((_, v) => {
    if (v === base) return
    for (const bead of beads(base, v)) {
      groups.join(base, bead.a, v, bead.b, bead)
      if (bead.kind === 'insert') lacking[v]!.add(bead.b[0]!)
    }
  })
  versions.forEach((_, v) => {
    for (let w = v + 1; w < versions.length; w++) {
      if (lacking[v]!.size === 0 || lacking[w]!.size === 0) continue
      for (const bead of beads(v, w)) {
        const both = bead.a.length > 0 && bead.b.length > 0
        if (
          both &&
          bead.score >= LEAST_ALIKE &&
          bead.a.every(i => lacking[v]!.has(i)) &&
          bead.b.every(j => lacking[w]!.has(j))
        )
          groups.join(v, bead.a, w, bead.b, bead)
      }
    }
  })
  return { rows: inOrder(groups.rows(), base, versions.length) }
}

/** Union-find over all segments, told apart by version and index; a group remembers its lowest score and any move. */
function makeGroups(lengths: readonly number[]) {
  const starts: number[] = []
  let total = 0
  for (const length of lengths) {
    starts.push(total)
    total += length
  }
  const parent = Int32Array.from({ length: total }, (_, node) => node)
  const score = new Float64Array(total).fill(1)
  const gapScore = new Float64Array(total).fill(1)
  const matched = new Uint8Array(total)
  const moved = new Uint8Array(total)
  const find = (node: number) => {
    let root = node
    while (parent[root] !== root) root = parent[root]!
    for (let at = node; at !== root; ) {
      const next = parent[at]!
      parent[at] = root
      at = next
    }
    return root
  }
  return {
    /** Puts a bead's segments into one group: `a` of version `v`, `b` of version `w`. */
    join(v: number, a: readonly number[], w: number, b: readonly number[], bead: Bead): void {
      const nodes = [...a.map(i => starts[v]! + i), ...b.map(j => starts[w]! + j)]
      const root = find(nodes[0]!)
      for (const node of nodes) {
        const other = find(node)
        if (other === root) continue
        parent[other] = root
        score[root] = Math.min(score[root]!, score[other]!)
        gapScore[root] = Math.min(gapScore[root]!, gapScore[other]!)
        if (matched[other]) matched[root] = 1
        if (moved[other]) moved[root] = 1
      }
      if (a.length === 0 || b.length === 0) gapScore[root] = Math.min(gapScore[root]!, bead.score)
      else {
        score[root] = Math.min(score[root]!, bead.score)
        matched[root] = 1
        if (bead.kind === 'move') moved[root] = 1
      }
    },
    rows(): AlignmentRow[] {
      const found = new Map<number, AlignmentRow>()
      lengths.forEach((length, v) => {
        for (let i = 0; i < length; i++) {
          const root = find(starts[v]! + i)
          let row = found.get(root)
          if (!row) {
            const cells = lengths.map((): number[] => [])
            row = {
              kind: moved[root] ? 'move' : 'match',
              cells,
              score: matched[root] ? score[root]! : gapScore[root]!,
            }
            found.set(root, row)
          }
          row.cells[v]!.push(i)
        }
      })
      const rows = [...found.values()]
      for (const row of rows) if (row.cells.some(cell => cell.length === 0)) row.kind = 'gap'
      return rows
    },
  }
}

/**
 * Sorts rows by the base; each row that the base lacks hangs on the row of the segment before it, in the first version
 * that it holds. This cannot run in a circle: going up, the version never rises, and within a version the index falls.
 */
function inOrder(rows: readonly AlignmentRow[], base: number, count: number): AlignmentRow[] {
  const order = [base, ...Array.from({ length: count }, (_, v) => v).filter(v => v !== base)]
  const rowOf = order.map(() => new Map<number, AlignmentRow>())
  for (const row of rows)
    for (const [v, cell] of row.cells.entries()) for (const i of cell) rowOf[v]!.set(i, row)
  const first = (row: AlignmentRow) => order.findIndex(v => row.cells[v]!.length > 0)
  const keyed = rows.map(row => ({ row, rank: first(row), index: row.cells[order[first(row)]!]![0]! }))
  keyed.sort((p, q) => p.rank - q.rank || p.index - q.index)
  const after = new Map<AlignmentRow | null, AlignmentRow[]>()
  const spine: AlignmentRow[] = []
  for (const { row, rank, index } of keyed) {
    if (rank === 0) spine.push(row)
    else {
      const before = rowOf[order[rank]!]!.get(index - 1) ?? null
      after.set(before, [...(after.get(before) ?? []), row])
    }
  }
  const sorted: AlignmentRow[] = []
  // A stack of its own: a version may put in thousands of rows one after the other.
  const stack: AlignmentRow[] = [...(after.get(null) ?? []), ...spine].reverse()
  for (let row = stack.pop(); row; row = stack.pop()) {
    sorted.push(row)
    for (const next of (after.get(row) ?? []).toReversed()) stack.push(next)
  }
  return sorted
}
