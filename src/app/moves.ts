/**
 * Which cells stand out of order, and where a reader finds them: worked out by the same function of the core that says it
 * for the server (`core/align/row-order.ts`), upon the rows as they are shown, so that it is true of rows that were realigned
 * here and offline, too. Pure; asked for by row, worked out once for a table, as where a segment stands is told by all the
 * others.
 */
import { movedIn } from '../core/align/row-order.ts'
import type { Comparison, ComparisonRow } from './comparison.ts'
import { labelLength } from './speaker-label.ts'

/** A cell that stands elsewhere in its own version. */
export interface MovedCell {
  ref: string
  /** The segment that it stands after in its own version; null where it stands first. */
  after: string | null
}

type Moves = ReadonlyMap<number, readonly MovedCell[]>
const known = new WeakMap<readonly ComparisonRow[], Pick<Comparison, 'base' | 'texts'> & { moves: Moves }>()

/** The moved cells by row, as an index; a row that holds none is not there. */
export function movesIn(comparison: Comparison): Moves {
  const { rows, base, texts, versions } = comparison
  const last = known.get(rows)
  // A save leaves the rows as they are, but may remove the segment that a moved one is said to stand after.
  if (last?.base === base && last.texts === texts) return last.moves
  const standing = rows.map(row => ({ cells: versions.map(ref => standingIn(comparison, row, ref)) }))
  const weigh = (v: number, index: number) => {
    const { kind, text } = texts[versions[v]!]!.segments[index]!
    return text.length - labelLength(kind, text)
  }
  const after = (ref: string, index: number) =>
    texts[ref]!.segments.slice(0, index).findLast(({ text }) => text !== '')?.id ?? null
  const moves = new Map<number, MovedCell[]>()
  for (const [row, moved] of movedIn(standing, versions.indexOf(base), versions.length, weigh).entries())
    if (moved.length > 0)
      moves.set(
        row,
        moved.map(v => ({ ref: versions[v]!, after: after(versions[v]!, standing[row]!.cells[v]![0]!) })),
      )
  known.set(rows, { base, texts, moves })
  return moves
}

/** The places in its version of the segments that a cell shows; a removed one takes no part. */
function standingIn(comparison: Comparison, row: ComparisonRow, ref: string): number[] {
  const { segments } = comparison.texts[ref]!
  return (row.cells[ref] ?? []).map(indexOf).filter(index => segments[index]!.text !== '')
}

const indexOf = (id: string) => Number(id.slice(id.indexOf('.') + 1)) - 1

/** Where a moved cell stands, for a reader. */
export const placeOf = ({ ref, after }: MovedCell): string =>
  after === null ? `stands first in ${ref}` : `stands after ${after} in ${ref}`
