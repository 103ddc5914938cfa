/**
 * A cell's text and its differences -> pieces to be painted one after the other: equal, inserted or deleted, each with
 * the changed places that it belongs to. Pure. Joined, the pieces that are not deletions are the cell's text (in the base,
 * all of them are): nothing is left out by painting it.
 */
import { heaviest } from '../core/classify/change-class.ts'
import { type Weight, weightOf } from './classes.ts'
import type { ChangeAt } from './cursor.ts'
import type { Difference } from './differences.ts'

export interface Piece {
  op: 'equal' | 'insert' | 'delete'
  text: string
  /** Where it stands in the cell's own text; a deletion in another version's cell has `from === to`. */
  from: number
  to: number
  changes: ChangeAt[]
  weight: Weight
  /** In the base: every version shown changes these words, not only some. */
  byAll: boolean
  /** A deletion that something took the place of: it stands beside. */
  replaced: boolean
}

const equalPiece = (text: string, from: number): Piece => ({
  op: 'equal', text, from, to: from + text.length, changes: [], weight: 'none', byAll: false, replaced: false,
}) // biome-ignore format: one line

/** The pieces of a version set against the base: its own words, and those of the base that it left out. */
export function versionPieces(difference: Difference, ref: string): Piece[] {
  const pieces: Piece[] = []
  let place = -1
  let at = 0
  let inPlace = false
  for (const { op, text } of difference.changes) {
    if (op === 'equal') {
      pieces.push(equalPiece(text, at))
      inPlace = false
    } else {
      if (!inPlace) place++
      inPlace = true
      const weight = weightOf(difference.places[place]?.class ?? 'substantive')
      const to = op === 'insert' ? at + text.length : at
      const after = difference.places[place]?.after ?? ''
      // A blank that gave way to another blank (a line end, say) is told by the new one alone.
      const replaced = op === 'delete' && (after.trim() !== '' || (text.trim() === '' && after !== ''))
      pieces.push({ op, text, from: at, to, changes: [{ ref, place }], weight, byAll: true, replaced })
    }
    if (op !== 'delete') at += text.length
  }
  return pieces
}

/** The pieces of the base: its words, those that other versions changed marked as deletions. */
export function basePieces(
  text: string,
  others: readonly { ref: string; difference: Difference }[],
): Piece[] {
  const ends = new Set([0, text.length])
  for (const { difference } of others) {
    for (const { fromA, toA } of difference.places) ends.add(fromA).add(toA)
  }
  const sorted = [...ends].sort((a, b) => a - b)
  return sorted.slice(0, -1).map((from, i) => {
    const to = sorted[i + 1]!
    const covering = others.flatMap(({ ref, difference }) =>
      difference.places.flatMap((change, place) =>
        change.fromA <= from && to <= change.toA ? [{ ref, place, class: change.class }] : [],
      ),
    )
    const piece = equalPiece(text.slice(from, to), from)
    if (covering.length === 0) return piece
    const weight = weightOf(heaviest(covering.map(change => change.class)))
    const changes = covering.map(({ ref, place }) => ({ ref, place }))
    return { ...piece, op: 'delete' as const, changes, weight, byAll: covering.length === others.length }
  })
}

/** Unmarked text as one piece. */
export function plainPieces(text: string): Piece[] {
  return text ? [equalPiece(text, 0)] : []
}

/** Cuts pieces at offsets into the cell's text, so that each lies on one side of every cut. */
export function cutPieces(pieces: readonly Piece[], cuts: readonly number[]): Piece[] {
  return pieces.flatMap(piece => {
    const inside = cuts.filter(cut => cut > piece.from && cut < piece.to).sort((a, b) => a - b)
    const ends = [piece.from, ...inside, piece.to]
    if (inside.length === 0) return [piece]
    return ends.slice(0, -1).map((from, i) => {
      const to = ends[i + 1]!
      return { ...piece, from, to, text: piece.text.slice(from - piece.from, to - piece.from) }
    })
  })
}

/** Every place where `needle` stands in `text`, whatever its capitals. */
export function hitsIn(text: string, needle: string): { from: number; to: number }[] {
  const wanted = needle.trim().toLowerCase()
  const hits: { from: number; to: number }[] = []
  if (!wanted) return hits
  const lower = text.toLowerCase()
  // Lower-casing may change a text's length (İ): then offsets would point elsewhere, and no hit is better than a wrong one.
  if (lower.length !== text.length) return hits
  for (let at = lower.indexOf(wanted); at >= 0; at = lower.indexOf(wanted, at + wanted.length)) {
    hits.push({ from: at, to: at + wanted.length })
  }
  return hits
}
