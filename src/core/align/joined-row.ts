/**
 * Rows of several versions -> one row of them, but for what a person's corrections hold apart (table-pins.ts). A row takes all
 * that it may; what it may not take stays a row of its own, so that no segment is lost and no correction broken.
 */
import type { Atom } from './table-pins.ts'

export interface JoinedRow {
  /** `cells[v]`: indices into version `v`, ascending; undefined is a gap. */
  cells: (number[] | undefined)[]
  /** The lowest score of the beads that joined it, and of those that found nothing for it. */
  score: number
  gapScore: number
  isJoined: boolean
  /** The corrections whose segments it holds. */
  atoms: Set<Atom>
  /** The rows that it was last put together from. */
  made?: JoinedRow[]
}

export const emptyRow = (count: number): JoinedRow => ({
  cells: Array.from({ length: count }, () => undefined),
  score: 1,
  gapScore: 1,
  isJoined: false,
  atoms: new Set(),
})

/** Of some rows the one that they make together, and of each of them what may not stand in it. */
export function putTogether(
  named: readonly JoinedRow[],
  score: number,
): { joined: JoinedRow; rests: (JoinedRow | undefined)[] } {
  const joined: JoinedRow = {
    ...emptyRow(named[0]!.cells.length),
    score: Math.min(score, ...named.map(row => row.score)),
    gapScore: Math.min(...named.map(row => row.gapScore)),
    isJoined: true,
  }
  const rests = named.map(row => {
    if (mayJoin(joined, row)) {
      take(joined, row)
      return undefined
    }
    const shared = [...row.atoms].filter(atom => joined.atoms.has(atom))
    if (shared.length === 0) return row
    // What a link forces together may have gathered, by likeness, what another correction holds apart: that is let go.
    const rest: JoinedRow = { ...row, ...emptyCells(row.cells.length) }
    delete rest.made
    for (const piece of piecesOf(row, shared)) take(mayJoin(joined, piece) ? joined : rest, piece)
    return rest.cells.some(cell => cell) ? rest : undefined
  })
  const whole = named.filter((_, k) => !rests[k])
  // Taken apart again it must give back just what it holds: a row that was taken in part cannot tell.
  if (rests.every((rest, k) => !rest || rest === named[k])) joined.made = whole
  return { joined, rests }
}

type Piece = Pick<JoinedRow, 'cells' | 'atoms'>

const emptyCells = (count: number): Piece => ({
  cells: Array.from({ length: count }, () => undefined),
  atoms: new Set(),
})

function take(row: Piece, piece: Piece): void {
  for (const [v, cell] of piece.cells.entries())
    if (cell) row.cells[v] = row.cells[v] ? [...row.cells[v], ...cell].sort((x, y) => x - y) : cell
  for (const atom of piece.atoms) row.atoms.add(atom)
}

/** A row taken apart: its atoms, those named first before all others, and what else it has of each version. */
function piecesOf(row: JoinedRow, first: readonly Atom[]): Piece[] {
  const atoms = [...first, ...[...row.atoms].filter(atom => !first.includes(atom))]
  const kept = (cell: number[] | undefined, keep: (i: number) => boolean) => {
    const own = cell?.filter(keep) ?? []
    return own.length > 0 ? own : undefined
  }
  const pieces = atoms.map(atom => ({
    cells: row.cells.map((cell, v) => kept(cell, i => atom.cells[v]?.includes(i) === true)),
    atoms: new Set([atom]),
  }))
  const free = row.cells.flatMap((cell, v) => {
    const own = kept(cell, i => !atoms.some(atom => atom.cells[v]?.includes(i)))
    return own
      ? [{ cells: row.cells.map((_, w) => (w === v ? own : undefined)), atoms: new Set<Atom>() }]
      : []
  })
  return [...pieces, ...free]
}

/** May these share a row? Each atom closes it to other segments of the versions that its corrections speak of. */
function mayJoin(x: Piece, y: Piece): boolean {
  return isOpen(x, y) && isOpen(y, x)
}

function isOpen(x: Pick<JoinedRow, 'atoms'>, y: Piece): boolean {
  for (const atom of x.atoms) {
    for (const v of atom.closed) {
      const own = atom.cells[v]
      const isOwn = (cell: readonly number[] | undefined) => !cell || cell.every(i => own?.includes(i))
      if (!isOwn(y.cells[v]) || ![...y.atoms].every(other => isOwn(other.cells[v]))) return false
    }
  }
  return true
}
