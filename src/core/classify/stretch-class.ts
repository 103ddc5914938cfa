/**
 * One changed stretch, cut at whole words -> the classes of the change. Both sides are cut into items (words, figures and
 * the signs that say something), which are matched from the left, one with one or a phrase with a phrase (`fifty thousand`,
 * `30 April`, `so called`); then what stands between the items is compared. The first item that finds no match makes the
 * stretch `substantive`: nothing is ever skipped.
 */

import { classOfBetween, classOfBlanks } from './between.ts'
import { EDITORIAL_STATUS, LAYOUT, type Mixture, NOTHING, PUNCTUATION, SUBSTANTIVE } from './change-class.ts'
import { bracketsOf, withoutBrackets, withoutListMarks } from './editorial.ts'
import { type Item, type Items, itemsOf, phraseOf } from './items.ts'
import { hasKoreanFamily } from './korean-name.ts'
import { classOfPhrase, isNumberish } from './phrase-class.ts'
import { turnsAtEnd, turnsMeaning } from './turning-mark.ts'
import { classOfWord, type WordContext } from './word-class.ts'

/** What is known of the place: whose neighbours are the same in both texts. */
export interface Surroundings extends Omit<WordContext, 'opens'> {
  names: readonly (readonly string[])[]
  /** The stretch begins a line, or a sentence, or ends its text. */
  startsLine: boolean
  startsSentence: boolean
  endsText: boolean
}

/** The classes of the change from `before` to `after`; `NOTHING` if they are the same text. */
export function classOfStretch(before: string, after: string, around: Surroundings): Mixture {
  if (before === after) return NOTHING
  const blanks = classOfBlanks(before, after, around.endsText)
  if (blanks) return blanks
  const listed = around.startsLine ? withoutListMarks(before, after, around.endsText) : null
  if (listed) return LAYOUT | classOfStretch(...listed, { ...around, startsLine: false })
  const [a, b] = [withoutBrackets(before), withoutBrackets(after)]
  if (a === b) return EDITORIAL_STATUS
  const bracketsStay = (a === before && b === after) || bracketsOf(before) === bracketsOf(after)
  const words = match(itemsOf(a, around.language), itemsOf(b, around.language), around)
  return bracketsStay ? words : words | EDITORIAL_STATUS
}

/** The longest phrase that is looked for, in items. */
const LONGEST_PHRASE = 8

function match(a: Items, b: Items, around: Surroundings): Mixture {
  let found: Mixture = NOTHING
  const starts: [i: number, j: number][] = []
  let i = 0
  let j = 0
  while (i < a.items.length && j < b.items.length) {
    const [x, y] = [a.items[i]!, b.items[j]!]
    starts.push([i, j])
    found |= classOfBetween(x.before, y.before, i === 0 && around.startsLine, false)
    if (i > 0 && turnsMeaning(a.items[i - 1]!.text, x.before, y.before, x.text)) return SUBSTANTIVE
    const each = classOfItems(a, i, b, j, around)
    if (!(each & SUBSTANTIVE)) {
      found |= each
      i++
      j++
      continue
    }
    const phrase = phraseAround(a, b, starts, around)
    if (!phrase) return SUBSTANTIVE
    found |= phrase.mixture
    ;[i, j] = [phrase.i, phrase.j]
  }
  if (i < a.items.length || j < b.items.length) return SUBSTANTIVE
  if (turnsAtEnd(a.items.at(-1)?.text ?? '', a.rest, b.rest, around.endsText)) return SUBSTANTIVE
  const first = a.items.length === 0
  return found | classOfBetween(a.rest, b.rest, first && around.startsLine, around.endsText)
}

function classOfItems(a: Items, i: number, b: Items, j: number, around: Surroundings): Mixture {
  const [x, y] = [a.items[i]!, b.items[j]!]
  if (x.text === y.text) return NOTHING
  if (isPossessiveOfS(a, i, y.text) || isPossessiveOfS(b, j, x.text)) return PUNCTUATION
  const opens = i === 0 ? around.startsSentence : opensSentence(x.before, y.before)
  return classOfWord(x.text, y.text, { ...around, opens, previous: () => wordsBefore(a, i, around) })
}

/** The two words before an item, wherever its stretch begins. */
const wordsBefore = ({ items }: Items, at: number, { previous }: Surroundings) =>
  at > 1
    ? `${items[at - 2]!.text} ${items[at - 1]!.text}`
    : at === 1
      ? `${previous()} ${items[0]!.text}`
      : previous()

/** `James’ plan`, `James’s plan`. */
function isPossessiveOfS({ items, rest }: Items, at: number, other: string): boolean {
  const { text } = items[at]!
  const after = items[at + 1]?.before ?? rest
  return (
    /s$/i.test(text) &&
    /^['’]/.test(after) &&
    /^['’]s$/.test(other.slice(text.length)) &&
    other.startsWith(text)
  )
}

/** Items before a mismatch that may belong to the phrase that explains it: `1961-66` and `1961-1966` begin alike. */
const BACK = 3

/** A phrase that begins at the mismatch or a little before, and reaches beyond it; null if there is none. */
function phraseAround(a: Items, b: Items, starts: [number, number][], around: Surroundings) {
  const [atI, atJ] = starts.at(-1)!
  for (const [i, j] of starts.slice(-1 - BACK).reverse()) {
    const [mixture, m, n] = shortestPhrase(a, i, b, j, around, atI + 1 - i, atJ + 1 - j)
    if (!(mixture & SUBSTANTIVE)) return { mixture, i: i + m, j: j + n }
  }
  return null
}

const opensSentence = (x: string, y: string) => /[.!?:;…。！？\n]/u.test(x + y)

/** The shortest phrases from `i` and `j` on that say the same, of so many items at least, and how many they take. */
function shortestPhrase(
  a: Items,
  i: number,
  b: Items,
  j: number,
  around: Surroundings,
  leastA: number,
  leastB: number,
): [Mixture, number, number] {
  const classOf = (m: number, n: number) => classOfPhrase(phraseOf(a, i, m), phraseOf(b, j, n), around)
  const joined = joinAt(a.items, i, b.items, j)
  if (joined && joined[0] >= leastA && joined[1] >= leastB) {
    const found = classOf(...joined)
    if (!(found & SUBSTANTIVE)) return [found, ...joined]
  }
  const kinds = around.names.length > 0 ? [isNumberish, isNameWord, () => true] : [isNumberish, isNameWord]
  for (const isKind of kinds) {
    // Without its family name, a Korean name would pass for a Chinese one.
    if (isKind === isNameWord && hasKoreanFamily(wordsBefore(a, i, around))) continue
    const [mostA, mostB] = [runOf(a.items, i, isKind), runOf(b.items, j, isKind)]
    if (mostA < leastA || mostB < leastB) continue
    for (let all = Math.max(3, leastA + leastB); all <= mostA + mostB; all++) {
      for (let m = Math.max(leastA, all - mostB); m <= Math.min(mostA, all - leastB); m++) {
        const found = classOf(m, all - m)
        if (!(found & SUBSTANTIVE)) return [found, m, all - m]
      }
    }
  }
  return [SUBSTANTIVE, 1, 1]
}

/** A name has so many parts at most; a number, `LONGEST_PHRASE`. */
const LONGEST_NAME = 4
const isNameWord = (word: string) => /^\p{Lu}/u.test(word)

/** How many items from `at` on are of a kind. */
function runOf(items: readonly Item[], at: number, isKind: (word: string) => boolean): number {
  const most = isKind === isNameWord ? LONGEST_NAME : LONGEST_PHRASE
  let end = at
  while (end < items.length && end - at < most && isKind(items[end]!.text)) end++
  return end - at
}

const lettersOf = (text: string) => text.replace(/[^\p{L}\p{M}\p{N}]/gu, '').toLowerCase()

/** The fewest items on either side, more than one in all, that have the same letters; null if there are none. */
function joinAt(a: readonly Item[], i: number, b: readonly Item[], j: number): [number, number] | null {
  let [m, n] = [1, 1]
  let [x, y] = [lettersOf(a[i]!.text), lettersOf(b[j]!.text)]
  while (x !== y) {
    const shorter = x.length < y.length
    if (shorter ? !y.startsWith(x) : !x.startsWith(y)) return null
    const next = shorter ? a[i + m] : b[j + n]
    if (!next || m + n >= LONGEST_PHRASE) return null
    if (shorter) [x, m] = [x + lettersOf(next.text), m + 1]
    else [y, n] = [y + lettersOf(next.text), n + 1]
  }
  return m + n > 2 ? [m, n] : null
}
