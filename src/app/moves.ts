/**
 * Which cells stand out of order: the versions' orders against that of the rows, a heaviest ascending chain for each
 * (`core/align/chain.ts`). What is not in the chain moved. Pure; asked for by row, worked out once for a table, as where a
 * segment stands is told by all the others.
 */
import { ascending } from '../core/align/chain.ts'
import type { Comparison, ComparisonRow } from './comparison.ts'

/** A cell that stands elsewhere in its own version. */
export interface MovedCell {
  ref: string
  /** The segment that it stands after in its own version; null where it stands first. */
  after: string | null
}

/** So little a row that the alignment calls a move holds against one that it does not: it is the one that moved. */
const WEIGHT_OF_MOVE = 1 / 1_000

type Moves = ReadonlyMap<number, readonly MovedCell[]>
const known = new WeakMap<readonly ComparisonRow[], Pick<Comparison, 'base' | 'texts'> & { moves: Moves }>()

/** The moved cells by row, as an index; a row that holds none is not there. */
export function movesIn(comparison: Comparison): Moves {
  const { rows, base, texts } = comparison
  const before = known.get(rows)
  // A save leaves the rows as they are, but may remove the segment that a moved one is said to stand after.
  if (before?.base === base && before.texts === texts) return before.moves
  const moves = new Map<number, MovedCell[]>()
  for (const ref of comparison.versions) {
    if (ref === base) continue
    for (const [row, cell] of movedIn(comparison, ref)) moves.set(row, [...(moves.get(row) ?? []), cell])
  }
  known.set(rows, { base, texts, moves })
  return moves
}

function movedIn({ rows, base, texts }: Comparison, ref: string): [number, MovedCell][] {
  const numberOf = (id: string) => Number(id.slice(id.indexOf('.') + 1))
  const pairs = rows.flatMap((row, a) => {
    const first = row.cells[ref]?.[0]
    if (first === undefined || !row.cells[base]?.length) return []
    return [{ a, b: numberOf(first), weight: row.kind === 'move' ? WEIGHT_OF_MOVE : 1 }]
  })
  const inOrder = new Set(ascending(pairs))
  return pairs
    .filter(pair => !inOrder.has(pair))
    .map(({ a, b }) => {
      const before = texts[ref]!.segments.slice(0, b - 1).findLast(({ text }) => text !== '')
      return [a, { ref, after: before?.id ?? null }]
    })
}

/** Where a moved cell stands, for a reader. */
export const placeOf = ({ ref, after }: MovedCell): string =>
  after === null ? `stands first in ${ref}` : `stands after ${after} in ${ref}`
