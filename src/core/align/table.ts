/**
 * Several versions -> one alignment table: rows of cells, a cell a version. Promised and tested: every segment of every
 * version stands in exactly one cell; which segments share a row depends neither on the order in which the versions are
 * given nor on which is the base, for the base only orders the rows and says what has moved; corrections are kept.
 *
 * Versions are numbered by what they say, told apart by how close they are (closeness.ts), and joined along a tree of the
 * closest (join.ts); row-order.ts sorts the rows.
 */
import { guideTree } from '../collate/guide.ts'
import { closenessOf } from './closeness.ts'
import { joinAll } from './join.ts'
import type { JoinedRow } from './joined-row.ts'
import { inOrder, movedIn } from './row-order.ts'
import { atomsOf, type TablePin } from './table-pins.ts'

/** What one version has in a row: indices into its list, ascending; none is a gap. */
export interface Cell {
  segments: number[]
}

export interface AlignmentRow {
  /** `gap` if any cell is empty, else `move` if any version has it out of the order of the base, else `match`. */
  kind: 'match' | 'move' | 'gap'
  /** `cells[v]`: the segments of version `v` in this row, as indices into its list. */
  cells: number[][]
  /** 0 to 1: the lowest score of the matches and moves that the row was joined from, or of its gaps if it has none. */
  score: number
  /** The versions that have the row at another place than the base has it. Absent where none has. */
  moved?: number[]
  /** True of a row with a segment that a correction names. */
  pinned?: true
}

export interface AlignmentTable {
  rows: AlignmentRow[]
}

export interface TableOptions {
  /** The index of the version whose order the rows follow; 0. One that is no index of `versions` is taken as 0. */
  base?: number
  /** BCP 47 tags in the order of the versions. */
  languages?: (string | undefined)[]
  /**
   * A person's corrections between any two versions. A `match` or `move` joins its segments and nothing else of these two
   * versions; after a `delete` or `insert` none of its segments shares a row with any of the other version.
   */
  pinned?: TablePin[]
}

/**
 * Aligns any number of versions. Rows come in the order of the base; what it lacks stands after what comes before it in
 * the version closest to the base that has it. n versions take n - 1 alignments.
 */
export function alignVersions(
  versions: readonly (readonly string[])[],
  options: TableOptions = {},
): AlignmentTable {
  if (versions.length === 0) return { rows: [] }
  const base = versions[options.base ?? 0] ? (options.base ?? 0) : 0
  const pinned = options.pinned ?? []
  const order = byContent(versions, options.languages ?? [], pinned)
  const place = order.map((_, v) => order.indexOf(v))
  const texts = order.map(v => versions[v]!)
  const languages = order.map(v => options.languages?.[v])
  const pins = pinned.flatMap(({ versions: [v, w], bead }) =>
    place[v] === undefined || place[w] === undefined
      ? []
      : [{ versions: [place[v], place[w]] as [number, number], bead }],
  )
  const atoms = atomsOf(
    pins,
    texts.map(list => list.length),
  )
  const closeness = closenessOf(texts, languages)
  const rows = joinAll({ texts, languages, closeness, atoms }, guideTree(closeness))
  return tableOf(rows, texts, { place, base: place[base]!, closeness })
}

/** The versions sorted by what they say, so that nothing after this can depend on how they were given. */
function byContent(
  versions: readonly (readonly string[])[],
  languages: readonly (string | undefined)[],
  pinned: readonly TablePin[],
): number[] {
  const named = versions.map((_, v) =>
    pinned
      .flatMap(({ versions: [p, q], bead: { a, b, kind } }) =>
        p === v ? [JSON.stringify([a, b, kind])] : q === v ? [JSON.stringify([b, a, kind])] : [],
      )
      .sort()
      .join(),
  )
  const compare = (v: number, w: number) => {
    const [x, y] = [versions[v]!, versions[w]!]
    if (x.length !== y.length) return x.length - y.length
    for (let i = 0; i < x.length; i++) if (x[i] !== y[i]) return x[i]! < y[i]! ? -1 : 1
    const [p, q] = [`${languages[v]} ${named[v]}`, `${languages[w]} ${named[w]}`]
    return p < q ? -1 : p > q ? 1 : v - w
  }
  return [...versions.keys()].sort(compare)
}

/** The rows in the order of the base, with the versions numbered again as they were given: `place[v]` is where it was joined. */
function tableOf(
  joined: readonly JoinedRow[],
  texts: readonly (readonly string[])[],
  {
    place,
    base,
    closeness,
  }: { place: readonly number[]; base: number; closeness: readonly (readonly number[])[] },
): AlignmentTable {
  const others = [...texts.keys()].filter(v => v !== base)
  others.sort((v, w) => closeness[base]![w]! - closeness[base]![v]! || v - w)
  const sorted = inOrder(joined, [base, ...others])
  const moved = movedIn(sorted, base, texts.length, (v, i) => texts[v]![i]!.length)
  return {
    rows: sorted.map((row, r) => {
      const cells = place.map(v => row.cells[v] ?? [])
      const movedHere = place.flatMap((at, v) => (moved[r]!.includes(at) ? [v] : []))
      const isGap = cells.some(cell => cell.length === 0)
      return {
        kind: isGap ? 'gap' : movedHere.length > 0 ? 'move' : 'match',
        cells,
        score: row.isJoined ? row.score : row.gapScore,
        ...(movedHere.length > 0 ? { moved: movedHere } : {}),
        ...(row.atoms.size > 0 ? { pinned: true as const } : {}),
      }
    }),
  }
}
