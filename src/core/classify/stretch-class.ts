/**
 * One changed stretch, cut at whole words -> the classes of the change. Both sides are cut into items (words, figures and
 * the signs that say something), which are matched from the left, one with one or a phrase with a phrase (`fifty thousand`,
 * `30 April`, `so called`); then what stands between the items is compared. The first item that finds no match makes the
 * stretch `substantive`: nothing is ever skipped.
 */
import { plainMarks } from '../text/norm.ts'
import { type Token, tokenize } from '../text/token.ts'
import {
  EDITORIAL_STATUS,
  LAYOUT,
  type Mixture,
  NOTHING,
  PUNCTUATION,
  SPACING,
  SUBSTANTIVE,
} from './change-class.ts'
import { classOfPhrase, isNumberish } from './phrase-class.ts'
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
  const listed = withoutListMarks(before, after, around)
  if (listed) return LAYOUT | classOfStretch(...listed, { ...around, startsLine: false })
  const [a, b] = [withoutBrackets(before), withoutBrackets(after)]
  if (a === b) return EDITORIAL_STATUS
  const brackets =
    a === before && b === after
      ? NOTHING
      : bracketsOf(before) === bracketsOf(after)
        ? NOTHING
        : EDITORIAL_STATUS
  const itemsA = itemsOf(a, around)
  const itemsB = itemsOf(b, around)
  return brackets | match(itemsA, itemsB, around)
}

/**
 * The class where only blanks differ, and none of them between two letters or two figures, where it may part a word or a
 * number in two; 0 if it is not so simple.
 */
function classOfBlanks(a: string, b: string, endsText: boolean): Mixture {
  let found: Mixture = NOTHING
  let [i, j] = [0, 0]
  while (i < a.length || j < b.length) {
    const [fromA, fromB] = [i, j]
    while (i < a.length && isBlank(a[i]!)) i++
    while (j < b.length && isBlank(b[j]!)) j++
    if (a[i] !== b[j]) return NOTHING
    const [x, y] = [a.slice(fromA, i), b.slice(fromB, j)]
    if (x !== y) {
      const around = `${a[fromA - 1] ?? ''}${a[i] ?? ''}`
      if ((x === '' || y === '') && /^(?:\p{L}\p{M}*\p{L}|\p{N}\p{N})$/u.test(around)) return NOTHING
      found |= LINE_END.test(x + y) || (endsText && i === a.length) ? LAYOUT : SPACING
    }
    i++
    j++
  }
  return found
}

/** White space, and the format marks that nobody sees. */
const isBlank = (character: string) => /[\s\u200b\u200e\u200f\u2060-\u2069\ufeff]/.test(character)

const BRACKETS = /[[\]［］〔〕]/g
/** An editor's word about the text, and none of the text. */
const REMARK = /\s?[[［](?:sic|\?|!)[\]］]/gi
const withoutBrackets = (text: string) => text.replace(REMARK, '').replace(BRACKETS, '')

/** Brackets, each with the number of letters before it: the same where only words changed elsewhere. */
function bracketsOf(text: string): string {
  let letters = 0
  let drawn = ''
  for (const mark of text.match(/[\p{L}\p{N}]|[[\]［］〔〕]/gu) ?? []) {
    if (/[\p{L}\p{N}]/u.test(mark)) letters++
    else drawn += `${letters}${mark}`
  }
  return drawn
}

const LIST_MARK =
  /^\s*(?:\(?(\d{1,2}|[a-z]|[ivx]{2,4})([.)]|\))|[•·▪●○–—*-]|[一二三四五六七八九十]{1,3}、)(?:\s+|(?<=、))/u

/** Both sides without the number or bullet of a list, where one side alone has it, or has it with other marks; else null. */
function withoutListMarks(
  a: string,
  b: string,
  { startsLine, endsText }: Surroundings,
): [string, string] | null {
  if (!startsLine) return null
  const [x, y] = [LIST_MARK.exec(a), LIST_MARK.exec(b)]
  if (x && y)
    return x[1] !== undefined && x[1] === y[1] && x[0].trim() !== y[0].trim()
      ? [a.slice(x[0].length), b.slice(y[0].length)]
      : null
  const found = x ?? y
  if (!found || (found[1] && /[a-z]/.test(found[1]) && found[2] !== ')')) return null
  const rest: [string, string] = [x ? a.slice(x[0].length) : a, y ? b.slice(y[0].length) : b]
  // A number alone is no list, and before a month it is a day.
  if (rest[x ? 0 : 1].trim() === '' && endsText) return null
  return /^(?:\p{Lu}\p{Ll}{2,8}\b)/u.test(rest[0]) &&
    /^(?:Jan|Feb|Ma[ry]|Apr|Ju[nl]|Aug|Sep|O[ck]t|Nov|De[cz])/.test(rest[0])
    ? null
    : rest
}

/** A word, figure or speaking sign, with the marks and blanks before it, cut off from the item before. */
interface Item {
  text: string
  /** All between the item before and this one. */
  before: string
  from: number
}

interface Items {
  whole: string
  items: Item[]
  /** What follows the last item. */
  rest: string
}

const HAN = /^\p{sc=Han}{2,}$/u

/** Chinese words are taken apart into characters: what is one word here need not be one in the other text. */
function itemsOf(whole: string, { language }: Surroundings): Items {
  const tokens = tokenize(whole, language === undefined ? {} : { language })
  const items: Item[] = []
  let end = 0
  const add = (text: string, from: number) => {
    items.push({ text, before: whole.slice(end, from), from })
    end = from + text.length
  }
  for (const [i, token] of tokens.entries()) {
    if (token.kind === 'lead' || (token.kind === 'punctuation' && !saysSomething(tokens, i))) continue
    const next = tokens[i + 1]
    const initial = /^\p{Lu}$|\.\p{L}$/u.test(token.text) && token.space === '' && next?.text === '.'
    if (!HAN.test(token.text)) add(initial ? `${token.text}.` : token.text, token.from)
    else for (const found of token.text.matchAll(/./gu)) add(found[0], token.from + found.index)
  }
  return { whole, items, rest: whole.slice(end) }
}

/** Marks that say something: currency, per cent, a fraction's or range's mark, a minus or a point before a figure. */
function saysSomething(tokens: readonly Token[], at: number): boolean {
  const { text, space } = tokens[at]!
  if (/^[%‰&@#％＆＠＃]$|^(?![`´^~|])\p{S}/u.test(text)) return !LIST_BULLET.test(text)
  const [left, right] = [tokens[at - 1], tokens[at + 1]]
  if (right?.kind !== 'number') return false
  if (/^[-–—−/:]$/u.test(text) && left?.kind === 'number') return true
  return /^[-−.]$/.test(text) && space === '' && (left === undefined || left.space !== '' || left.text === '')
}

const LIST_BULLET = /^[•·▪●○]$/

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
    found |= classOfGap(x.before, y.before, i === 0 && around.startsLine, false)
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
  const first = a.items.length === 0
  return found | classOfGap(a.rest, b.rest, first && around.startsLine, around.endsText)
}

function classOfItems(a: Items, i: number, b: Items, j: number, around: Surroundings): Mixture {
  const [x, y] = [a.items[i]!, b.items[j]!]
  if (x.text === y.text) return NOTHING
  if (isPossessiveOfS(a, i, y.text) || isPossessiveOfS(b, j, x.text)) return PUNCTUATION
  const opens = i === 0 ? around.startsSentence : opensSentence(x.before, y.before)
  const previous = i === 0 ? around.previous : () => a.items[i - 1]!.text
  return classOfWord(x.text, y.text, { ...around, opens, previous })
}

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

function phraseOf({ whole, items }: Items, from: number, count: number): { text: string; words: string[] } {
  const last = items[from + count - 1]!
  const words = items.slice(from, from + count).map(item => item.text)
  return { text: whole.slice(items[from]!.from, last.from + last.text.length), words }
}

const LINE_END = /[\n\r\u2028\u2029]/
const BLANKS = /[\s\p{Cf}]+/gu

/** What stands between two words, against what stands there in the other text. */
function classOfGap(x: string, y: string, startsLine: boolean, endsText: boolean): Mixture {
  if (x === y) return NOTHING
  const [marksX, marksY] = [x.replace(BLANKS, ''), y.replace(BLANKS, '')]
  const lines = LINE_END.test(x) === LINE_END.test(y) ? NOTHING : LAYOUT
  if (plainMarks(marksX).normalize('NFC') !== plainMarks(marksY).normalize('NFC')) {
    const bullets = startsLine && /^[•·▪●○*–—-]?$/u.test(marksX) && /^[•·▪●○*–—-]?$/u.test(marksY)
    return bullets ? LAYOUT : PUNCTUATION | lines
  }
  if (marksX !== marksY) return PUNCTUATION | lines
  return endsText || LINE_END.test(x + y) ? LAYOUT : SPACING
}
