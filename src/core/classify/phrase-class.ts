/**
 * A phrase of several words against another -> do they say the same, and in what dress: a number, date, time or range in
 * another style, one word written as two, initials with and without stops, a name in another romanization. Whatever is
 * none of these is `substantive`.
 */
import { plainMarks } from '../text/norm.ts'
import {
  HYPHENATION,
  type Mixture,
  NUMBER_STYLE,
  PUNCTUATION,
  ROMANIZATION,
  SPACING,
  SUBSTANTIVE,
} from './change-class.ts'
import { isMonth, timeValue } from './date.ts'
import { hanValue, mayBeNumber, numberValue, romanValue } from './number.ts'
import { sameNameRomanized } from './romanize.ts'

/** The text of the phrase, and its words. */
export interface Phrase {
  text: string
  words: readonly string[]
}

/** Words that numbers, dates and times are made of, the figures and number words aside. */
const NUMBERISH =
  /^(?:\p{N}[\p{N}.,:]*(?:st|nd|rd|th)?|[%％$£€/–—−.,:;-]+|per|cent|percent|and|the|of|an?|to|[ap]\.?m\.?|o['’]clock|h(?:ou)?rs\.?|noon|[IVXLCDM]+|chapter|book|part|volume|vol\.|section|article|annex|act|scene|war|[\p{sc=Han}〇]+)$/iu

const LONGEST_FIGURE = 40

/** A cheap look at one word: may it be part of a number, a date or a time? */
export const isNumberish = (word: string) =>
  word.length <= LONGEST_FIGURE &&
  (NUMBERISH.test(word) || isMonth(word) || word.split('-').every(mayBeNumber))

/** The classes of the change from one phrase to the other; at least one of them has several words. */
export function classOfPhrase(
  a: Phrase,
  b: Phrase,
  context: { names: readonly (readonly string[])[] },
): Mixture {
  if (context.names.some(forms => forms.includes(a.text) && forms.includes(b.text))) return ROMANIZATION
  const [p, q] = [plainMarks(a.text), plainMarks(b.text)]
  if (isName(p) && isName(q) && sameNameRomanized(a.text, b.text)) return ROMANIZATION
  if (lettersOf(p) === lettersOf(q)) {
    const joined = classOfJoin(p, q)
    if (joined !== SUBSTANTIVE) return joined
  }
  if (isSpacedFigure(p, q)) return SPACING
  if (/^(?:per cent|%)$/i.test(p) && /^(?:per cent|%)$/i.test(q)) return NUMBER_STYLE
  return isSameValue(a, b) ? NUMBER_STYLE : SUBSTANTIVE
}

const isName = (text: string) => /^\p{Lu}/u.test(text)
const lettersOf = (text: string) => text.replace(/[^\p{L}\p{M}\p{N}]/gu, '').toLowerCase()

/** `11:00 a.m.`, `11:00a.m.`; but between two figures or two letters a blank says something. */
const isSpacedFigure = (p: string, q: string) =>
  p.replace(/\s/g, '') === q.replace(/\s/g, '') && !/(?:\p{N}\s+\p{N}|\p{L}\s+\p{L})/u.test(`${p}|${q}`)

function isSameValue(a: Phrase, b: Phrase): boolean {
  const both = [...a.words, ...b.words]
  if (!both.some(word => mayBeNumber(word) || isMonth(word))) return false
  for (const read of [numberValue, timeValue, numberedValue]) {
    const value = read(a.text)
    if (value !== null && value === read(b.text)) return true
  }
  // Two Chinese numbers that are written differently in characters are left to the reader, but for their zeros.
  const [x, y] = [hanValue(a.text), hanValue(b.text)]
  return x !== null && x === y && (/\p{Nd}/u.test(a.text + b.text) || a.words.length === b.words.length)
}

/** `Chapter I`, `Chapter 1`: after a word that counts, a single letter is a figure too. */
function numberedValue(text: string): string | null {
  const found = /^(chapter|book|part|volume|vol\.|section|article|annex|act|scene|war) (\S+)$/i.exec(text)
  if (!found) return null
  const value = found[2] === 'I' ? '1' : (romanValue(found[2]!) ?? numberValue(found[2]!))
  return value === null ? null : `${found[1]!.toLowerCase()} ${value}`
}

/** Pairs that are written both ways and mean the same; `may be`/`maybe` or `no where`/`nowhere` do not. */
const JOINED = new Set(
  (
    'anyone everyone someone cannot today tonight tomorrow yesterday forever anybody everybody somebody anything everything ' +
    'something anywhere everywhere somewhere meanwhile percent thereupon whereupon midday nearby yourself himself herself ' +
    'themselves itself myself oneself anymore another someday underway onto nevertheless nonetheless moreover furthermore ' +
    'insofar inasmuch notwithstanding ourselves whoever whatever whenever wherever however nowadays ' +
    'hereafter thereafter whereas whereby wherein therein thereof hereby heretofore hitherto'
  ).split(' '),
)
/** First and second halves that make other words than the two apart: `some times`, `need less`, `over come`. */
const CHANGES_WHEN_JOINED =
  /^(?:some|any|every|all|never|there|then|when|where|what|over|under|with|without|after|before|back|down|into|upon|most|more|than|that|this|self|fore|less|times|ever|thing|body|ward|wise|like|full|able|ness)$/

/** Korean words that make another word with the next: `안 되다`, `못 하다`, `큰 집`, `한 번`. */
const HANGUL_APART = /^(?:안|못|잘|한|큰|작은|새|첫)$/

/** The same letters, other blanks, hyphens and stops between them. */
function classOfJoin(p: string, q: string): Mixture {
  if (p.replace(/\p{Cf}/gu, '') === q.replace(/\p{Cf}/gu, '')) return SPACING
  if (/\p{N}/u.test(p + q)) return SUBSTANTIVE
  // Initials: `U. S.`, `US`, `A B C`.
  if (/^(?:\p{Lu}[\s.]*)+$/u.test(p) && /^(?:\p{Lu}[\s.]*)+$/u.test(q))
    return p.replace(/\s/g, '') === q.replace(/\s/g, '') ? SPACING : PUNCTUATION
  if (/[^\p{L}\p{M}\s'-]/u.test(p + q)) return SUBSTANTIVE
  if (p.includes('-') !== q.includes('-')) return HYPHENATION
  if (p.includes('-')) return SUBSTANTIVE
  const [longer, shorter] = p.length > q.length ? [p, q] : [q, p]
  return longer.replace(/\s+/gu, ' ').toLowerCase() !== shorter.toLowerCase() && partsMayJoin(longer, shorter)
    ? SPACING
    : SUBSTANTIVE
}

/** Are all blanks that one side has more between words that may be written as one? */
function partsMayJoin(spaced: string, joined: string): boolean {
  const words = spaced.toLowerCase().split(/\s+/u)
  if (/\s/u.test(joined) && words.length > 2) {
    // Several words on both sides: only in a script whose writers set blanks as they like.
    return /^[\p{sc=Hangul}\s]+$/u.test(spaced) && !words.some(word => HANGUL_APART.test(word))
  }
  if (words.every(word => /^\p{sc=Hangul}+$/u.test(word)))
    return !words.slice(0, -1).some(word => HANGUL_APART.test(word))
  if (JOINED.has(words.join(''))) return true
  if (words.length !== 2 || words.some(word => CHANGES_WHEN_JOINED.test(word))) return false
  return /^(?:\p{L}{4,} \p{L}{4,}|(?:sea|law|tax|sun|eye|air|day|bed|sky|gun|oil|mid) \p{L}{5,})$/u.test(
    words.join(' '),
  )
}
