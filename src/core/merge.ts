/**
 * Parent, ours and theirs -> one text, or the places that only a person can settle. Three-way merge over tokens and the
 * white space between them (diff3; Khanna, Kunal and Pierce, 2007), with a finer idea of what meets (merge/meet.ts): two
 * corrections of different words never do, the same change made twice is one, and a sentence that one side moved is
 * first moved for the other side too (merge/move.ts). No token of either side is lost; where nobody changed anything the
 * parent stands byte for byte.
 */
import { type Edit, isContent, type Side, sideOf, tokenRange, type Units, unitsOf } from './merge/edit.ts'
import { untangle } from './merge/move.ts'
import { type Place, placesOf } from './merge/place.ts'
import { settle } from './merge/settle.ts'

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
  const places = disputeMoves(parent, ours, theirs, found)
  const pieces: MergePiece[] = []
  let at = 0
  for (const place of places) {
    agree(pieces, parent.units.slice(at, place.from).join(''))
    settlePlace(pieces, parent, ours, theirs, place)
    at = place.to
  }
  agree(pieces, parent.units.slice(at).join(''))
  return pieces
}

function settlePlace(pieces: MergePiece[], parent: Units, ours: Side, theirs: Side, place: Place): void {
  const p = parent.units.slice(place.from, place.to)
  const mine = standAt(parent, ours, place, place.ours)
  const yours = standAt(parent, theirs, place, place.theirs)
  if (place.forced) {
    const [o, t] = [mine.units.join(''), yours.units.join('')]
    if (o === t) agree(pieces, o)
    else conflict(pieces, p.join(''), o, t)
    return
  }
  if (place.theirs.length === 0) agree(pieces, mine.units.join(''))
  else if (place.ours.length === 0) agree(pieces, yours.units.join(''))
  else
    for (const piece of settle(p, mine, yours)) {
      if (piece.kind === 'agreed') agree(pieces, piece.text)
      else conflict(pieces, piece.parent, piece.ours, piece.theirs)
    }
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

/**
 * A word that both took from its place and that one of them, or each for itself, put in somewhere else was moved, not
 * removed: if one moved and one removed it, or both moved it and not to the same place, a person must say where it goes.
 */
function disputeMoves(parent: Units, ours: Side, theirs: Side, places: readonly Place[]): Place[] {
  const gone = new Map<string, Set<number>>()
  const put = new Map<string, Set<number>>()
  const note = (map: Map<string, Set<number>>, norm: string, i: number) =>
    map.set(norm, (map.get(norm) ?? new Set()).add(i))
  const wordsOf = (side: Pick<Units, 'tokens'>, edits: readonly (readonly [number, number])[]) =>
    edits.flatMap(([from, to]) => {
      const range = tokenRange(from, to)
      return side.tokens
        .slice(range.from, range.to)
        .filter(isContent)
        .map(token => token.norm)
    })
  for (const [i, place] of places.entries()) {
    const had = wordsOf(parent, [[place.from, place.to]])
    const has = [ours, theirs].map((side, s) => {
      const edits = s === 0 ? place.ours : place.theirs
      return wordsOf(
        side,
        edits.map(edit => [edit.fromSide, edit.toSide] as const),
      )
    })
    if (place.ours.length > 0 && place.theirs.length > 0) {
      if (has.flat().length === 0) for (const norm of had) note(gone, norm, i)
    } else for (const norm of has.flat()) if (!had.includes(norm)) note(put, norm, i)
  }
  const answer = [...places]
  const joins: [number, number][] = []
  for (const [norm, from] of gone) {
    const to = put.get(norm)
    if (!to) continue
    const mine = [...to].some(i => places[i]!.ours.length > 0)
    const yours = [...to].some(i => places[i]!.theirs.length > 0)
    if (mine && yours) joins.push([Math.min(...from, ...to), Math.max(...from, ...to)])
    else for (const i of to) answer[i] = { ...answer[i]!, forced: true }
  }
  for (const [first, last] of joins.sort((a, b) => b[0] - a[0])) joinPlaces(answer, places, first, last)
  return answer
}

/** Makes one forced place of all from `first` to `last`, as numbered in `places`. */
function joinPlaces(answer: Place[], places: readonly Place[], first: number, last: number): void {
  const lower = places[first]!.from
  const upper = places[last]!.to
  const from = answer.findIndex(place => place.to >= lower && place.from <= upper && place.from >= lower)
  const to = answer.findLastIndex(place => place.from <= upper && place.from >= lower)
  const joined = answer.slice(from, to + 1)
  answer.splice(from, joined.length, {
    from: lower,
    to: Math.max(...joined.map(place => place.to)),
    ours: joined.flatMap(place => place.ours),
    theirs: joined.flatMap(place => place.theirs),
    forced: true,
  })
}

function agree(pieces: MergePiece[], text: string): void {
  const last = pieces.at(-1)
  if (text === '') return
  if (last?.kind === 'agreed') last.text += text
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
