/**
 * One changed place -> the places within it that a reader would mark: words of Chinese, Japanese, Thai and the like by
 * character; one long word, or several in a row, that changed by a letter or two within; a word whose apostrophe or hyphen
 * is only printed otherwise at that mark. All else is replaced whole: no confetti.
 */
import { type Lexed, lex, MARK } from '../text/lex.ts'
import { plainMarks } from '../text/norm.ts'
import { pair } from './pairing.ts'
import type { Stretch } from './unpaired.ts'
import { isUnspaced } from './weigh.ts'
import { type Lists, numberStrings } from './words.ts'

/** Beyond so many units on both sides together nothing is marked within: cutting them up would take too long. */
const LONGEST = 4000
/** Shorter words are so common that their standing on both sides of a rewriting says nothing. */
const SHORTEST_FORM = 4
/** Words shorter than this are replaced whole: `form`, `from`. */
const SHORTEST_MARKED = 5
/** Characters that one side may have more than the other inside a word, and their share of it, before it is replaced whole. */
const MOST_INSIDE = 3
const SHARE_INSIDE = 0.34
/** As above where both sides have characters of their own: `baptise`, `baptize`, but no `Nazareth` for `Nazarene`. */
const MOST_EXCHANGED = 1

/** The places inside `place`, in order, as offsets into the whole texts; `place` itself where nothing is marked within. */
export function innerPlaces(textA: string, textB: string, place: Stretch, language?: string): Stretch[] {
  const { fromA, toA, fromB, toB } = place
  if (fromA === toA || fromB === toB || toA - fromA + toB - fromB > LONGEST) return [place]
  const a = textA.slice(fromA, toA)
  const b = textB.slice(fromB, toB)
  const found = isUnspaced(a) && isUnspaced(b) ? byCharacter(a, b, language) : byWord(a, b)
  return found === null ? [place] : found.map(part => shifted(part, place))
}

/** A place inside another as offsets into what that stands in. */
const shifted = (part: Stretch, { fromA, fromB }: Stretch): Stretch => ({
  fromA: fromA + part.fromA,
  toA: fromA + part.toA,
  fromB: fromB + part.fromB,
  toB: fromB + part.toB,
})

/** What one more place costs among characters: a mark that stays is no more than a mark that is read twice. */
const CHARACTER_PLACE = 450

/** The pieces of a place that are compared: characters of Chinese, words of all else, marks, blanks. */
function piecesOf(text: string, language?: string): string[] {
  const { count, from, to } = lex(text, { language, characters: true })
  const pieces: string[] = from[0]! > 0 ? [text.slice(0, from[0])] : []
  for (let k = 0; k < count; k++) {
    pieces.push(text.slice(from[k], to[k]))
    if (from[k + 1]! > to[k]!) pieces.push(text.slice(to[k], from[k + 1]))
  }
  return pieces
}

function byCharacter(a: string, b: string, language?: string): Stretch[] {
  const x = piecesOf(a, language)
  const y = piecesOf(b, language)
  const lists: Lists = numberStrings(x, y)
  const { stretches } = pair(lists, CHARACTER_PLACE)
  return inUnits(stretches, x, y).flatMap(part => {
    const found = byWord(a.slice(part.fromA, part.toA), b.slice(part.fromB, part.toB))
    return found === null ? [part] : found.map(inner => shifted(inner, part))
  })
}

/** Stretches of pieces -> of units. */
function inUnits(stretches: readonly Stretch[], x: readonly string[], y: readonly string[]): Stretch[] {
  const startsX = startsOf(x)
  const startsY = startsOf(y)
  return stretches.map(({ fromA, toA, fromB, toB }) => ({
    fromA: startsX[fromA]!,
    toA: startsX[toA]!,
    fromB: startsY[fromB]!,
    toB: startsY[toB]!,
  }))
}

function startsOf(pieces: readonly string[]): number[] {
  const starts = [0]
  for (const piece of pieces) starts.push(starts.at(-1)! + piece.length)
  return starts
}

/** Beyond so many words on a side a place is a rewriting. */
const MOST_WORDS = 12

/** The places between and within words that are forms of each other; or null where there are none such. */
function byWord(a: string, b: string): Stretch[] | null {
  const x = lex(a)
  const y = lex(b)
  if (Math.min(x.count, y.count) === 0 || Math.max(x.count, y.count) > MOST_WORDS) return null
  return oneByOne(x, y) ?? aroundForms(x, y)
}

/** Words that stand for each other one by one, each equal or corrected within; or null. */
function oneByOne(x: Lexed, y: Lexed): Stretch[] | null {
  if (x.count !== y.count || x.from[0] !== y.from[0]) return null
  const places: Stretch[] = []
  for (let k = 0; k < x.count; k++) {
    const part = corrected(x, k, y, k)
    if (part === null) return null
    if (part.toA > part.fromA || part.toB > part.fromB) places.push(part)
    const space = { fromA: x.to[k]!, toA: x.from[k + 1]!, fromB: y.to[k]!, toB: y.from[k + 1]! }
    if (x.text.slice(space.fromA, space.toA) !== y.text.slice(space.fromB, space.toB)) places.push(space)
  }
  return places
}

/** Parts a rewriting at words that are only corrected, or only printed otherwise: they are the same word. */
function aroundForms(x: Lexed, y: Lexed): Stretch[] | null {
  const places: Stretch[] = []
  let [fromA, fromB, next] = [0, 0, 0]
  for (let i = 0; i < x.count; i++) {
    if (x.kind[i] === MARK || x.to[i]! - x.from[i]! < SHORTEST_FORM) continue
    for (let j = next; j < y.count; j++) {
      const part = y.kind[j] === MARK ? null : corrected(x, i, y, j)
      if (part === null || (part.toA === part.fromA && part.toB === part.fromB)) continue
      if (x.from[i]! > fromA || y.from[j]! > fromB)
        places.push({ fromA, toA: x.from[i]!, fromB, toB: y.from[j]! })
      places.push(part)
      ;[fromA, fromB, next] = [x.to[i]!, y.to[j]!, j + 1]
      break
    }
  }
  if (next === 0) return null
  places.push({ fromA, toA: x.text.length, fromB, toB: y.text.length })
  return places
}

/**
 * What changed between two forms of a word, as one place in it; empty for equal ones; null where they are two words. The
 * place may end inside a character: offsets.ts widens it.
 */
function corrected(x: Lexed, i: number, y: Lexed, j: number): Stretch | null {
  const [fromA, fromB] = [x.from[i]!, y.from[j]!]
  const [lengthA, lengthB] = [x.to[i]! - fromA, y.to[j]! - fromB]
  const shorter = Math.min(lengthA, lengthB)
  const [lastA, lastB] = [x.to[i]! - 1, y.to[j]! - 1]
  let tail = 0
  while (tail < shorter && x.text.charCodeAt(lastA - tail) === y.text.charCodeAt(lastB - tail)) tail++
  let head = 0
  while (head < shorter - tail && x.text.charCodeAt(fromA + head) === y.text.charCodeAt(fromB + head)) head++
  const changed = Math.max(lengthA, lengthB) - head - tail
  if (changed > 0) {
    const most = head + tail < shorter ? MOST_EXCHANGED : MOST_INSIDE
    const few =
      head >= 2 && changed <= most && changed <= SHARE_INSIDE * shorter && shorter >= SHORTEST_MARKED
    const a = x.text.slice(fromA, fromA + lengthA)
    const b = y.text.slice(fromB, fromB + lengthB)
    if (!(few && isSingleWord(a) && isSingleWord(b)) && !isSamePrinted(a, b)) return null
  }
  return {
    fromA: fromA + head,
    toA: fromA + lengthA - tail,
    fromB: fromB + head,
    toB: fromB + lengthB - tail,
  }
}

const BEYOND_ASCII = /[\u0080-\uffff]/

/** One word, in another Unicode form or with other quotes and dashes. */
const isSamePrinted = (a: string, b: string) =>
  (BEYOND_ASCII.test(a) || BEYOND_ASCII.test(b)) &&
  plainMarks(a.normalize('NFC')) === plainMarks(b.normalize('NFC'))

const isSingleWord = (text: string) => /^\p{L}[\p{L}\p{M}\u00ad'’‐‑-]*$/u.test(text)
