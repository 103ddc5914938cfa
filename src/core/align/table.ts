/**
 * Several versions -> one alignment table: rows of cells, a cell a version. Promised and tested: every segment of every
 * version stands in exactly one cell; which segments share a row depends neither on the order in which the versions are
 * given nor on which is the base, for the base only orders the rows and says what has moved; corrections are kept.
 *
 * Versions are numbered by what they say, told apart by how close they are (closeness.ts), and joined along a tree of the
 * closest (join-versions.ts); row-order.ts sorts the rows. After a small change an earlier table is mended (table-again.ts).
 */
import { guideTree } from '../order/guide.ts'
import { type Bead, mirror } from './bead.ts'
import { closenessOf } from './closeness.ts'
import { joinAll } from './join-versions.ts'
import { inOrder, movedIn } from './row-order.ts'
import { type PlainRow, type PreviousTable, rowsAgain } from './table-again.ts'
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
  /** The versions in the order in which they say where a row stands that those before them lack; the base is first. */
  order?: number[]
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
  /**
   * What was aligned before, in the same languages, and its table: only the rows round what has changed since are joined
   * anew. A fresh table may differ a little from what comes of it.
   */
  previous?: PreviousTable
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
  const mended = mendTable(versions, options)
  if (mended) return mended
  const { languages = [], pinned = [] } = options
  const joined = joinByContent(versions, languages, pinned, baseOf(versions, options))
  return inTable(joined.rows, versions, joined.order)
}

/**
 * The earlier table of nearly the same versions, mended: what `alignVersions` says of it. Null if there is none, if it is no
 * table of those versions or has another base, or if more than `most` of its rows would have to be joined anew.
 */
export function mendTable(
  versions: readonly (readonly string[])[],
  options: TableOptions,
  most = Number.POSITIVE_INFINITY,
): AlignmentTable | null {
  const { languages = [], pinned = [], previous } = options
  const order = previous?.table.order
  const base = baseOf(versions, options)
  if (!previous || order?.[0] !== base || !versions.every((_, v) => order.includes(v))) return null
  const join = (texts: readonly (readonly string[])[], pins: readonly TablePin[]) =>
    joinByContent(texts, languages, pins, base).rows
  const rows = rowsAgain(versions, pinned, previous, join, most)
  return rows && inTable(rows, versions, order)
}

const baseOf = (versions: readonly (readonly string[])[], { base = 0 }: TableOptions) =>
  versions[base] ? base : 0

/** Joins the versions, numbered by what they say; the rows, as yet in no order, name them as they were given. */
function joinByContent(
  versions: readonly (readonly string[])[],
  languages: readonly (string | undefined)[],
  pinned: readonly TablePin[],
  base: number,
) {
  const given = byContent(versions, languages, pinned)
  const place = given.map((_, v) => given.indexOf(v))
  const texts = given.map(v => versions[v]!)
  const tags = given.map(v => languages[v])
  const pins = pinned.flatMap(({ versions: [v, w], bead }): TablePin[] =>
    place[v] === undefined || place[w] === undefined ? [] : [{ versions: [place[v], place[w]], bead }],
  )
  const atoms = atomsOf(
    pins,
    texts.map(list => list.length),
  )
  const closeness = closenessOf(texts, tags)
  const joined = joinAll({ texts, languages: tags, closeness, atoms }, guideTree(closeness))
  const rows = joined.map(
    (row): PlainRow => ({
      cells: place.map(at => row.cells[at] ?? []),
      score: row.isJoined ? row.score : row.gapScore,
      ...(row.atoms.size > 0 ? { pinned: true } : {}),
    }),
  )
  const toBase = closeness[place[base]!]!
  const others = given.filter(v => v !== base)
  others.sort((v, w) => toBase[place[w]!]! - toBase[place[v]!]! || place[v]! - place[w]!)
  return { rows, order: [base, ...others] }
}

/** The versions sorted by what they say, so that nothing after this can depend on how they were given. */
function byContent(
  versions: readonly (readonly string[])[],
  languages: readonly (string | undefined)[],
  pinned: readonly TablePin[],
): number[] {
  const told = ({ a, b, kind }: Bead) => JSON.stringify([a, b, kind])
  const named = versions.map((_, v) =>
    pinned
      .flatMap(({ versions: [p, q], bead }) => (p === v ? [told(bead)] : q === v ? [told(mirror(bead))] : []))
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

/** The rows in order, with what the base makes of them. */
function inTable(
  rows: readonly PlainRow[],
  versions: readonly (readonly string[])[],
  order: readonly number[],
): AlignmentTable {
  const sorted = inOrder(rows, order)
  const moved = movedIn(sorted, order[0]!, versions.length, (v, i) => versions[v]![i]!.length)
  const named = sorted.map(({ cells, score, pinned }, r): AlignmentRow => {
    const isGap = cells.some(cell => cell.length === 0)
    return {
      kind: isGap ? 'gap' : moved[r]!.length > 0 ? 'move' : 'match',
      cells,
      score,
      ...(moved[r]!.length > 0 ? { moved: moved[r]! } : {}),
      ...(pinned ? { pinned } : {}),
    }
  })
  return { rows: named, order: [...order] }
}
