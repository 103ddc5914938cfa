/**
 * Changed stretches of tokens -> changed places of two texts, as offsets. A difference in the white space after two equal
 * tokens joins the change beside it or stands alone; white space that both sides of a place begin or end with is no
 * change; a small change inside a word is marked within it (inner-places.ts). No place cuts a grapheme cluster in two.
 */
import { isBlank, type Lexed } from '../text/lex.ts'
import { isClusterEdge } from '../text/segmenter.ts'
import { innerPlaces } from './inner-places.ts'
import type { Stretch } from './unpaired.ts'

/** A place is a stretch too: of UTF-16 units. */
export type Place = Stretch

/** The changed places, in order; what stands between two of them is the same, unit by unit, in both texts. */
export function placesOf(a: Lexed, b: Lexed, stretches: readonly Stretch[], language?: string): Place[] {
  const rough: Place[] = []
  compare(rough, a, b, a.start, a.from[0]!, b.start, b.from[0]!)
  let i = 0
  let j = 0
  for (const { fromA, toA, fromB, toB } of stretches) {
    compareEqual(rough, a, b, i, fromA, j)
    add(rough, a.from[fromA]!, a.from[toA]!, b.from[fromB]!, b.from[toB]!)
    i = toA
    j = toB
  }
  compareEqual(rough, a, b, i, a.count, j)
  const places: Place[] = []
  for (const place of rough) {
    trimBlanks(a.text, b.text, place)
    for (const part of innerPlaces(a.text, b.text, place, language)) {
      trimBlanks(a.text, b.text, part)
      addWhole(places, a.text, b.text, part)
    }
  }
  return places
}

function add(places: Place[], fromA: number, toA: number, fromB: number, toB: number): void {
  const last = places.at(-1)
  if (last !== undefined && last.toA === fromA && last.toB === fromB) {
    last.toA = toA
    last.toB = toB
  } else places.push({ fromA, toA, fromB, toB })
}

/** Equal tokens `i` to `toI` of `a` and as many of `b` from `j` on, which may be spelt or spaced otherwise. */
function compareEqual(places: Place[], a: Lexed, b: Lexed, i: number, toI: number, j: number): void {
  if (i === toI) return
  const [fromA, toA] = [a.from[i]!, a.from[toI]!]
  const [fromB, toB] = [b.from[j]!, b.from[j + toI - i]!]
  if (toA - fromA === toB - fromB && a.text.slice(fromA, toA) === b.text.slice(fromB, toB)) return
  for (let k = i, m = j; k < toI; k++, m++) {
    compare(places, a, b, a.from[k]!, a.to[k]!, b.from[m]!, b.to[m]!)
    compare(places, a, b, a.to[k]!, a.from[k + 1]!, b.to[m]!, b.from[m + 1]!)
  }
}

function compare(
  places: Place[],
  a: Lexed,
  b: Lexed,
  fromA: number,
  toA: number,
  fromB: number,
  toB: number,
): void {
  const length = toA - fromA
  if (length === toB - fromB) {
    let k = 0
    while (k < length && a.text.charCodeAt(fromA + k) === b.text.charCodeAt(fromB + k)) k++
    if (k === length) return
  }
  add(places, fromA, toA, fromB, toB)
}

/** White space that both sides begin with, or end with, is no change. */
function trimBlanks(a: string, b: string, place: Place): void {
  while (
    place.fromA < place.toA &&
    place.fromB < place.toB &&
    a[place.fromA] === b[place.fromB] &&
    isBlank(a.charCodeAt(place.fromA))
  ) {
    place.fromA++
    place.fromB++
  }
  while (
    place.fromA < place.toA &&
    place.fromB < place.toB &&
    a[place.toA - 1] === b[place.toB - 1] &&
    isBlank(a.charCodeAt(place.toA - 1))
  ) {
    place.toA--
    place.toB--
  }
}

/** Adds a place, widened to where characters begin and end in both texts. */
function addWhole(places: Place[], a: string, b: string, { fromA, toA, fromB, toB }: Place): void {
  if (fromA === toA && fromB === toB) return
  const last = places.at(-1)
  const isFree = () => last === undefined || (fromA > last.toA && fromB > last.toB)
  while (fromA > 0 && fromB > 0 && isFree() && !(isClusterEdge(a, fromA) && isClusterEdge(b, fromB))) {
    fromA--
    fromB--
  }
  while (
    toA < a.length &&
    toB < b.length &&
    !(isClusterEdge(a, toA) && isClusterEdge(b, toB)) &&
    a[toA] === b[toB]
  ) {
    toA++
    toB++
  }
  if (last === undefined || isFree()) places.push({ fromA, toA, fromB, toB })
  else {
    last.toA = Math.max(last.toA, toA)
    last.toB = Math.max(last.toB, toB)
  }
}
