/**
 * Two texts -> changes, word by word. Joining `equal` and `delete` gives the first text, `equal` and `insert` the second,
 * byte for byte, for any two strings; a replacement is one `delete` and then one `insert`. Words are compared by their
 * normal form, so white space never decides whether they agree, but a difference in it is a change like any other. Of all
 * ways to tell the difference this is the one that costs a reader least; `readable.ts` and `inner-places.ts` see to the taste.
 */
import { blankSheet, lex, surelyBegins } from '../text/lex.ts'
import { readApart } from './apart.ts'
import { type Block, differingBlocks } from './lines.ts'
import { type Place, placesOf } from './offsets.ts'
import { pair } from './pairing.ts'
import { joinSwapped, slideAll } from './readable.ts'
import { PLACE, PLACE_IN_BOOKS } from './weigh.ts'
import { numberWords } from './words.ts'

export interface Change {
  op: 'equal' | 'insert' | 'delete'
  text: string
  /** On a change of a text too long to be compared exactly: another answer might be shorter. */
  precise?: false
}

/** For the texts that most are: kept between calls only to spare the engine making them. */
const sheets = [blankSheet(4000), blankSheet(4000)] as const
/** Texts of more units on both sides, multiplied, are compared by lines before they are compared by words. */
const BOOKS = 30_000 ** 2

/** The changes that make `b` of `a`. Total and deterministic; see the head of this file for what is promised. */
export function diffWords(a: string, b: string, options?: { language?: string }): Change[] {
  if (a === b) return a === '' ? [] : [{ op: 'equal', text: a }]
  const whole = differingMiddle(a, b)
  const isLong = (whole.toA - whole.fromA) * (whole.toB - whole.fromB) > BOOKS
  const blocks = isLong ? differingBlocks(a, b, whole) : [whole]
  const isBook = blocks.length > 1
  const changes: Change[] = []
  let at = 0
  for (const block of blocks) {
    const { places, precise } = compare(a, b, block, isBook, options?.language)
    at = spell(changes, a, b, at, places, precise)
  }
  if (at < a.length) changes.push({ op: 'equal', text: a.slice(at) })
  return changes
}

/** The changed places of one block of the texts. */
function compare(a: string, b: string, block: Block, isBook: boolean, language?: string) {
  const { fromA, toA, fromB, toB } = block
  const lexedA = lex(a, { language, characters: true, start: fromA, end: toA }, sheets[0])
  const lexedB = lex(b, { language, characters: true, start: fromB, end: toB }, sheets[1])
  const lists = numberWords(lexedA, lexedB)
  const { stretches: cheapest, precise } = pair(lists, PLACE, PLACE_IN_BOOKS, isBook)
  const stretches = precise && !isBook ? readApart(lexedA, lexedB, lists, cheapest) : cheapest
  slideAll(lexedA, lexedB, lists, stretches)
  const places = placesOf(lexedA, lexedB, joinSwapped(lists, stretches), language)
  return { places, precise: precise && !isBook }
}

/** What is left of the common ends, so that a change may still be slid along its neighbours and cut at their bounds. */
const LEFT_STANDING = 32

/** The texts less most of what they both begin and end with; both cuts fall where tokens begin. */
function differingMiddle(a: string, b: string): Block {
  const shorter = Math.min(a.length, b.length)
  const margin = LEFT_STANDING + Math.max(a.length, b.length) - shorter
  let head = 0
  while (head < shorter && a.charCodeAt(head) === b.charCodeAt(head)) head++
  let start = head - margin
  while (start > 0 && !surelyBegins(a, start)) start--
  let same = 0
  while (same < shorter - head && a.charCodeAt(a.length - 1 - same) === b.charCodeAt(b.length - 1 - same))
    same++
  let tail = same - margin
  while (tail > 0 && !surelyBegins(a, a.length - tail)) tail--
  const from = Math.max(0, start)
  const end = Math.max(0, tail)
  return { fromA: from, toA: a.length - end, fromB: from, toB: b.length - end }
}

/** Writes the changes of some places, with what stands unchanged before each; answers how far `a` is written. */
function spell(
  changes: Change[],
  a: string,
  b: string,
  at: number,
  places: readonly Place[],
  precise: boolean,
): number {
  let written = at
  for (const { fromA, toA, fromB, toB } of places) {
    if (fromA > written) changes.push({ op: 'equal', text: a.slice(written, fromA) })
    if (toA > fromA) changes.push(changeOf('delete', a.slice(fromA, toA), precise))
    if (toB > fromB) changes.push(changeOf('insert', b.slice(fromB, toB), precise))
    written = toA
  }
  return written
}

const changeOf = (op: Change['op'], text: string, precise: boolean): Change =>
  precise ? { op, text } : { op, text, precise: false }
