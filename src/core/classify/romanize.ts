/**
 * Two written names -> are they one name in two romanizations? Asks the rules for Chinese, Korean and Russian names in turn,
 * and whether only diacritics, hyphens or apostrophes differ. Each asks for a sign that the name is of its language,
 * because `Bear` and `Pear` differ in Korean no more than `Pak` and `Bak`. Names that no rule knows are two names.
 */
import { loosely } from '../text/norm.ts'
import { isChineseName } from './chinese-name.ts'
import { isKoreanName, isMarkedKorean, mayBeKorean } from './korean-name.ts'
import { isRussianName } from './russian-name.ts'

/** Letters of the longest name in full: beyond any name, the readings of a run of letters would be too many to try. */
const LONGEST_NAME = 40

/** True if two runs of capitalised words (`Mao Tse-tung`, `Mao Zedong`) are forms of one name, by the rules alone. */
export function sameNameRomanized(a: string, b: string): boolean {
  if (a === b || Math.max(a.length, b.length) > LONGEST_NAME || !/^\p{Lu}/u.test(a) || !/^\p{Lu}/u.test(b))
    return false
  const [endA, endB] = [possessiveOf(a), possessiveOf(b)]
  if (endA.replace('’', "'") !== endB.replace('’', "'")) return false
  return endA === '' ? isOneName(a, b) : isOneName(a.slice(0, -endA.length), b.slice(0, -endB.length))
}

/** `’s` and the endings of `I’d`, `We’re`, which are no part of a name. */
const possessiveOf = (name: string) => /['’](?:s|d|m|t|ll|re|ve)?$/i.exec(name)?.[0] ?? ''

function isOneName(a: string, b: string): boolean {
  const [partsA, partsB] = [partsOf(a), partsOf(b)]
  if (!partsA || !partsB) return false
  const [x, y] = [partsA.map(lettersOf), partsB.map(lettersOf)]
  if (![...x, ...y].every(part => /^[a-z]+$/.test(part))) return false
  if (x.join('') === y.join('')) return differsInMarksOnly(a, b, x, y)
  if (isChineseName(partsA.map(loosely), partsB.map(loosely), HAS_MARK.test(a + b))) return true
  if (mayBeKorean(a + b) && isKoreanName(partsA.map(brevesOf), partsB.map(brevesOf), isMarkedKorean(a + b)))
    return true
  const [wordsA, wordsB] = [a.trim().split(/\s+/u), b.trim().split(/\s+/u)]
  return (
    wordsA.length === wordsB.length &&
    wordsA.every((word, i) => lettersOf(word) === lettersOf(wordsB[i]!) || isOneWord(word, wordsB[i]!))
  )
}

const isOneWord = (a: string, b: string) => isRussianName(a, b) || spelledOut(a) === spelledOut(b)

/** `Göring` as it is written without umlauts. */
const spelledOut = (word: string) =>
  loosely(word.normalize('NFC').replace(/[äöüÄÖÜ]/gu, letter => `${letter.normalize('NFD')[0]}e`))

/** The parts of a name; null if any word of it is no name-like word. */
function partsOf(name: string): string[] | null {
  const words = name.trim().split(/\s+/u)
  if (words.length > 4 || !words.every(word => /^\p{Lu}[\p{L}\p{M}'’‘ʼʻʽ‐‑-]*$/u.test(word))) return null
  return words.flatMap(word => word.split(/[-‐‑]/u))
}

const lettersOf = (part: string) => loosely(part).replace(/'/g, '')
/** Lower case, with the breves that tell Korean vowels apart and without other marks. */
const brevesOf = (part: string) =>
  part
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}]/gu, '')
    .replace(/(?![ŏŭ])[^a-z]/gu, letter => loosely(letter))

/** `Han Ik-su`, `Han Ik Su`, `Han Iksu`; `Bolkonski`, `Bolkónski`: the same letters. */
function differsInMarksOnly(a: string, b: string, x: readonly string[], y: readonly string[]): boolean {
  const bare = (text: string) =>
    text
      .replace(/['’‘ʼʻʽ‐‑\s-]/gu, '')
      .toLowerCase()
      .normalize('NFC')
  if (bare(a) !== bare(b)) return isBareOf(bare(a), bare(b)) || isBareOf(bare(b), bare(a))
  // A soft sign: `Kuz'min`.
  if (!/[-‐‑\s]/u.test(a + b)) return bare(a).length > 4 && /\p{L}['’ʼ]\p{L}{2}/u.test(a + b)
  // A hyphen or blank is the romanizer's only between single syllables: `Marxism-Leninism` has none.
  return (HAS_MARK.test(a + b) || x.length > 2 || y.length > 2) && longer(x, y).every(isSyllable)
}

/** Are all letters with diacritics in `marked` bare in `other`, or the same? Two tones (`Lǐ`, `Lì`) are two names. */
export function isBareOf(other: string, marked: string): boolean {
  const [x, y] = [clusters(other), clusters(marked)]
  return (
    x.length === y.length &&
    x.every((letter, i) => letter === y[i] || letter === y[i]![0] || letter === loosely(y[i]!))
  )
}

const clusters = (text: string) => text.normalize('NFD').match(/\P{M}\p{M}*/gu) ?? []
const HAS_MARK = /[-‐‑'’‘ʼʻʽ]/u
const longer = (x: readonly string[], y: readonly string[]) => (x.length >= y.length ? x : y)
const isSyllable = (part: string) =>
  /^(?:ch|hs|[hjkmnpr]y|[kpt]h|ph|pp|sh|s[sz]|t[hstz]|zh|jj|kk|[b-df-hj-np-tw-z])?[aeiouwy]{1,3}(?:ng|[bdgklmnprt]|r?h)?$/.test(
    part,
  )

/** A cheap look: may this capitalised word be a Chinese or Korean name, which are judged by several words together? */
export const isSyllabic = (word: string) => word.length <= LONGEST_NAME && SYLLABLES.test(word)
const SYLLABLES =
  /^(?=\p{Lu})(?:(?:ch|hs|sh|zh|ts|tz|ss|[ktp]h|kk|tt|pp|jj|[b-df-hj-np-tw-z])?['’ʻʽ]?[yw]?[aeiouăŏŭêüyéè]{1,3}(?:ng|[bdgklmnprth])?(?:['’-]|(?=\p{L})|$))+$/iu
