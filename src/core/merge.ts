/**
 * Parent, ours and theirs -> one text, or the places that only a person can settle. Three-way merge over tokens and the
 * white space between them (diff3; Khanna, Kunal and Pierce, 2007), with a finer idea of what meets (merge/meet.ts): two
 * corrections of different words never do, the same change made twice is one, and a sentence that one side moved is
 * first moved for the other side too (merge/untangle.ts). No token of either side is lost; where nobody changed anything the
 * parent stands byte for byte.
 */
import { disputeBorders, disputeCounts, disputeMoves } from './merge/dispute.ts'
import { type Edit, type Side, sideOf, type Units, unitsOf } from './merge/edit.ts'
import { type Place, placesOf } from './merge/place.ts'
import { settle } from './merge/settle.ts'
import { untangle } from './merge/untangle.ts'

/**
 * `agreed` is what nobody disputes: the parent's words where neither side touched them, and the edits of either side
 * that met no edit of the other. So joining `agreed` with `ours` of every conflict gives one whole text in which all
 * undisputed edits of both stand and ours wins the disputes; likewise with `theirs`, or with `parent`.
 */
export type MergePiece =
  | { kind: 'agreed'; text: string }
  | { kind: 'conflict'; parent: string; ours: string; theirs: string }

export type Merge = { kind: 'clean'; text: string } | { kind: 'conflict'; pieces: MergePiece[] }

/** Merges two texts that were both written upon `parent`. Pure, total; swapping the sides swaps nothing but the names. */
export function merge(parent: string, ours: string, theirs: string): Merge {
  // No short cuts for equal texts: that they merge cleanly follows from the walk, and the tests of it test the walk.
  const texts = untangle(parent, ours, theirs)
  const units = unitsOf(texts.parent)
  const pieces = mergeUnits(units, sideOf(units, texts.ours), sideOf(units, texts.theirs), texts.disputed)
  if (pieces.some(piece => piece.kind === 'conflict')) return { kind: 'conflict', pieces }
  return { kind: 'clean', text: pieces.map(piece => (piece.kind === 'agreed' ? piece.text : '')).join('') }
}

function mergeUnits(
  parent: Units,
  ours: Side,
  theirs: Side,
  disputed: readonly { from: number; to: number }[],
): MergePiece[] {
  const found = placesOf(
    parent,
    [ours, theirs],
    disputed.map(range => unitRange(parent, range)),
  )
  let places = disputeMoves(parent, [ours, theirs], found)
  // Each round leaves fewer places that are not yet asked about.
  for (;;) {
    const settled = places.map(place => settlePlace(parent, ours, theirs, place))
    const pieces = joinPieces(parent, places, settled)
    const as = (winner: Winner) => settled.map(list => textOf(list, winner))
    const whole = () => [unitsOf(textOf(pieces, 'ours')), unitsOf(textOf(pieces, 'theirs'))] as const
    const again =
      disputeCounts(parent, [ours, theirs], places, whole) ??
      disputeBorders(parent, places, [as('ours'), as('theirs')])
    if (!again) return pieces
    places = again
  }
}

type Winner = 'ours' | 'theirs'

/** The text where one side wins every question. */
const textOf = (pieces: readonly MergePiece[], winner: Winner) =>
  pieces.map(piece => (piece.kind === 'agreed' ? piece.text : piece[winner])).join('')

/** What was settled at each place, with the parent's words between. */
function joinPieces(parent: Units, places: readonly Place[], settled: readonly MergePiece[][]): MergePiece[] {
  const pieces: MergePiece[] = []
  let at = 0
  for (const [i, place] of places.entries()) {
    agree(pieces, parent.units.slice(at, place.from).join(''))
    for (const piece of settled[i]!) {
      if (piece.kind === 'agreed') agree(pieces, piece.text)
      else pieces.push(piece)
    }
    at = place.to
  }
  agree(pieces, parent.units.slice(at).join(''))
  return pieces
}

function settlePlace(parent: Units, ours: Side, theirs: Side, place: Place): MergePiece[] {
  const pieces: MergePiece[] = []
  const p = parent.units.slice(place.from, place.to)
  const mine = standAt(parent, ours, place, place.ours)
  const yours = standAt(parent, theirs, place, place.theirs)
  if (place.forced) {
    const [o, t] = [mine.units.join(''), yours.units.join('')]
    if (o === t) agree(pieces, o)
    else conflict(pieces, p.join(''), o, t)
    return pieces
  }
  if (place.theirs.length === 0) agree(pieces, mine.units.join(''))
  else if (place.ours.length === 0) agree(pieces, yours.units.join(''))
  else
    for (const piece of settle(p, mine, yours)) {
      if (piece.kind === 'agreed') agree(pieces, piece.text)
      else conflict(pieces, piece.parent, piece.ours, piece.theirs)
    }
  return pieces
}

/** What one side has at a place: its units, and its edits counted from the place's start. */
function standAt(parent: Units, side: Side, { from, to }: Place, edits: readonly Edit[]) {
  const first = edits[0]
  const last = edits.at(-1)
  if (!first || !last) return { units: parent.units.slice(from, to), edits: [] }
  const start = first.fromSide - (first.from - from)
  return {
    units: side.units.slice(start, last.toSide + (to - last.to)),
    edits: edits.map(edit => ({
      from: edit.from - from,
      to: edit.to - from,
      fromSide: edit.fromSide - start,
      toSide: edit.toSide - start,
    })),
  }
}

/** A range of characters of the parent as units: the tokens that begin in it. */
function unitRange({ tokens }: Units, { from, to }: { from: number; to: number }) {
  const first = tokens.findIndex(token => token.from >= from)
  const end = tokens.findIndex(token => token.from >= to)
  return { from: 2 * (first < 0 ? tokens.length : first), to: 2 * (end < 0 ? tokens.length : end) - 1 }
}

function agree(pieces: MergePiece[], text: string): void {
  const last = pieces.at(-1)
  if (text === '') return
  if (last?.kind === 'agreed') pieces[pieces.length - 1] = { kind: 'agreed', text: last.text + text }
  else pieces.push({ kind: 'agreed', text })
}

/** White space that all three end with is no matter of dispute. */
function conflict(pieces: MergePiece[], parent: string, ours: string, theirs: string): void {
  let blank = 0
  const ends = (text: string) => text[text.length - 1 - blank] ?? ''
  while (/\s/u.test(ends(parent)) && ends(parent) === ends(ours) && ends(parent) === ends(theirs)) blank++
  const cut = (text: string) => text.slice(0, text.length - blank)
  pieces.push({ kind: 'conflict', parent: cut(parent), ours: cut(ours), theirs: cut(theirs) })
  agree(pieces, parent.slice(parent.length - blank))
}
