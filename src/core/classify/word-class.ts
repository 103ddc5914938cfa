/**
 * One word of each text, as they stand in one place -> the classes of the change between them. From the gentlest reading to
 * the gravest; the first doubt makes it `substantive`. What takes several words to judge is in `stretch-class.ts`.
 */
import { loosely, plainMarks } from '../text/norm.ts'
import {
  CAPITALS,
  HYPHENATION,
  type Mixture,
  NOTHING,
  NUMBER_STYLE,
  PUNCTUATION,
  ROMANIZATION,
  SPACING,
  SPELLING,
  SUBSTANTIVE,
} from './change-class.ts'
import { sameWordInCyrillic } from './cyrillic.ts'
import { timeValue } from './date.ts'
import { isOneInHan } from './han.ts'
import { hasKoreanFamily } from './korean-name.ts'
import { isMisspelling, type Vocabulary } from './misspelling.ts'
import { hanValue, numberValue, romanValue } from './number.ts'
import { isBareOf, sameNameRomanized } from './romanize.ts'
import { sameWordSpelt } from './spelling.ts'

/** What is known around the two words. */
export interface WordContext {
  /** Do the rules for English hold here? Asked only where they are needed. */
  isEnglish: () => boolean
  /** Are both texts in traditional Chinese characters? Asked only where it is needed. */
  isTraditional: () => boolean
  language: string | undefined
  vocabulary: Vocabulary | undefined
  /** Does a sentence begin with these words? */
  opens: boolean
  /** The two words before; '' if there are none. */
  previous: () => string
}

const INVISIBLE = /\p{Cf}|\ufe0e|\ufe0f/gu

const LONGEST_WORD = 200

/** The classes of the change from `x` to `y`, single tokens without brackets. */
export function classOfWord(x: string, y: string, context: WordContext): Mixture {
  if (x === y) return NOTHING
  // Beyond any word a run of letters is data, and too long for the rules.
  if (Math.max(x.length, y.length) > LONGEST_WORD) return SUBSTANTIVE
  const [nfcX, nfcY] = [x.normalize('NFC'), y.normalize('NFC')]
  if (nfcX === nfcY) return NOTHING
  const [seenX, seenY] = [nfcX.replace(INVISIBLE, ''), nfcY.replace(INVISIBLE, '')]
  if (seenX === seenY) return SPACING
  const [p, q] = [plainMarks(seenX), plainMarks(seenY)]
  if (p === q) return PUNCTUATION
  if (/\p{N}/u.test(p + q)) return classOfFigures(p, q)
  if (p.toLowerCase() === q.toLowerCase()) return classOfCase(p, q, context)
  if (SIGNS.get(p.toLowerCase()) === q || SIGNS.get(q.toLowerCase()) === p)
    return /[&＆]/.test(p + q) ? SPELLING : NUMBER_STYLE
  if (p.normalize('NFKC') === q.normalize('NFKC') || isOneInHan(p, q, context.isTraditional)) return SPELLING
  if (withoutHyphens(p) === withoutHyphens(q)) return classOfHyphens(p, q, context)
  return classOfMarksInside(p, q) || classOfLetters(p, q, context)
}

/** Signs that are read as words. */
const SIGNS = new Map([
  ['percent', '%'],
  ['and', '&'],
  ['％', '%'],
  ['＆', '&'],
])

const withoutHyphens = (word: string) => word.replace(/-/g, '').toLowerCase()

/** Words that are others with a capital: names, peoples, months. Only where a sentence begins is the capital no name's. */
const NAMES_TOO =
  /^(?:may|march|august|polish|poles?|turkey|china|chad|guinea|jack|frank|pat|dane|swede|finn)$/i
/** `US` is no `us`: words that are others when they are written in capitals throughout. In a heading they have one anyway. */
const ACRONYMS = /^(?:us|it|who|aids|act|un|am|pm|pla|salt)$/

/** Units in which a capital is another size or another unit: `mW`, `MW`; `GB`, `Gb`; `5 m`, `5 M`. */
const UNIT_MEANT = /^(?:[mM](?:|g|s|m|l|L|V|W|A|J|N|Pa|Hz|Wh|bar)|[kKMGT]?[bB])$/

function classOfCase(x: string, y: string, { opens, previous }: WordContext): Mixture {
  if (UNIT_MEANT.test(x) && UNIT_MEANT.test(y) && differInOne(x, y) && /\p{N}\S*$/u.test(previous().trim()))
    return SUBSTANTIVE
  if (ACRONYMS.test(x) ? y === y.toUpperCase() : ACRONYMS.test(y) && x === x.toUpperCase()) return SUBSTANTIVE
  const first = (word: string) => /^\p{Lu}/u.test(word)
  if (NAMES_TOO.test(x) && first(x) !== first(y) && !opens) return SUBSTANTIVE
  return CAPITALS
}

const differInOne = (x: string, y: string) => [...x].filter((letter, i) => letter !== y[i]).length === 1

/** `re-sign` is no `resign`. */
const PREFIX_MEANT =
  /^(?:re-(?:sign|cover|creat|form|present|sent|count|leas|lay|mark|sort|press|serv|strain|treat|sound|collect|dress|pos|tir|bound|act|call|side|fuse|store)|co-op$|un-ion|pre-(?:position|dominate)|ex-(?:tent|press)|pro-(?:verb|noun|position)|over-?all)/i
/** Words of a syllable or two each that English once wrote with a hyphen, and that look like names where they begin a sentence. */
const OLD_HYPHENS = /^(?:to-(?:day|night|morrow)|any-?\w+|some-?\w+|every-?\w+|good-by)/i

function classOfHyphens(x: string, y: string, { previous }: WordContext): Mixture {
  const named = /'|\p{Mn}/u.test((x + y).normalize('NFD')) || /\p{Lu}\p{Ll}\S*$/u.test(previous())
  if (named && !OLD_HYPHENS.test(x) && !OLD_HYPHENS.test(y) && sameNameRomanized(x, y)) return ROMANIZATION
  if (PREFIX_MEANT.test(x) || PREFIX_MEANT.test(y)) return SUBSTANTIVE
  const sameCase = x.replace(/-/g, '') === y.replace(/-/g, '')
  return sameCase ? HYPHENATION : HYPHENATION | CAPITALS
}

/** A negation without its apostrophe is no word, but `cant`, `wont`, `were` and `its` are. */
const CONTRACTED = /^(?:do|does|did|is|are|was|were|has|have|had|would|should|could|must|need|might|ought)nt$/

/** `U.S.` and `US`, `p.m.` and `pm`, `dont` and `don’t`: marks inside a word. 0 where it is not that. */
function classOfMarksInside(x: string, y: string): Mixture {
  const [p, q] = [x, y].map(word => word.replace(/\./g, ''))
  if (p === q) {
    const bare = x.includes('.') ? y : x
    const initials = /^\p{Lu}+s?$/u.test(bare) || /^(?:pm|eg|ie|cf|viz|etc|vs|no|nos|pp)$/i.test(bare)
    return initials ? PUNCTUATION : NOTHING
  }
  const [r, s] = [x, y].map(word => word.replace(/'/g, '').toLowerCase())
  // `sha’n’t`, `shan’t`
  return r === s && (CONTRACTED.test(r!) || (/n'?t$/.test(x) && x.includes("'") && y.includes("'")))
    ? PUNCTUATION
    : NOTHING
}

function classOfLetters(x: string, y: string, context: WordContext): Mixture {
  if (/^\p{Lu}/u.test(x) && /^\p{Lu}/u.test(y) && sameNameRomanized(x, y)) {
    // `Song` and `Sung` are one name in Chinese and two in Korean: the whole name tells.
    return hasKoreanFamily(context.previous()) ? SUBSTANTIVE : ROMANIZATION
  }
  const [s, t] = [x.toLowerCase(), y.toLowerCase()]
  const cased = /^\p{Lu}/u.test(x) === /^\p{Lu}/u.test(y) ? NOTHING : CAPITALS
  if (/^\p{sc=Cyrillic}/u.test(s)) return sameWordInCyrillic(s, t) ? SPELLING | cased : SUBSTANTIVE
  if (!/^\p{sc=Latin}/u.test(s)) return SUBSTANTIVE
  // Sir Edward Grey is no Mr Gray; other words with a second spelling are seldom names.
  if (GREYS.test(s) && GREYS.test(t) && /^\p{Lu}/u.test(x) && !context.opens) return SUBSTANTIVE
  // The language is asked for last: it takes a look at the whole text.
  if (isEnglishSpelling(s, t, x, context) && context.isEnglish()) return SPELLING | cased
  return isGerman(context) && isReformed(s, t) ? SPELLING | cased : SUBSTANTIVE
}

const GREYS = /^gr[ae]y(?:s|'s)?$/

const isGerman = ({ language }: WordContext) => language === undefined || /^de\b/i.test(language)
/** `daß`, `dass`; but after a long vowel `ß` is told apart: `Maße`, `Masse`. */
const isReformed = (a: string, b: string) =>
  a.replace(/ß/g, 'ss') === b.replace(/ß/g, 'ss') &&
  /(?<![aeiouyäöü])[aeiouyäöü](?:ß|ss)(?:$|t)/.test(a) &&
  a.length <= 8

/** Words that the accent on their last letter makes. */
const ACCENT_MEANT = /^(?:expos|resum|résum|ros|pat|pât|mat|lam|sak|pal|pass|attach|retir|forc|divorc)[eé]s?$/

function isEnglishSpelling(s: string, t: string, x: string, { vocabulary }: WordContext): boolean {
  const [p, q] = [loosely(s), loosely(t)]
  if (p === q) {
    if (ACCENT_MEANT.test(s) && ACCENT_MEANT.test(t)) return false
    // `schon`, `schön`: in English the two points part vowels (`naïve`), they do not change one.
    if (/(?<![aeiou])[äöü]/.test((s + t).normalize('NFC'))) return false
    return isBareOf(s, t) || isBareOf(t, s) || isReformed(s, t) || /[æœ]/.test(s + t)
  }
  const [partsP, partsQ] = [p.split('-'), q.split('-')]
  if (partsP.length !== partsQ.length || Math.min(p.length, q.length) < 3) return false
  return partsP.every((part, i) => {
    const [a, b] = [possessed(part), possessed(partsQ[i]!)]
    if (endOf(part) !== endOf(partsQ[i]!)) return false
    // A word with a capital may be a name, and one letter makes another name (`Philips`, `Phillips`).
    return sameWordSpelt(a, b) || (/^\p{Ll}/u.test(x) && isMisspelling(a, b, vocabulary))
  })
}

/** A word without its possessive ending, and that ending: `ambassador's`. */
const possessed = (word: string) => word.replace(/'s$/, '')
const endOf = (word: string) => (word.endsWith("'s") ? "'s" : '')

function classOfFigures(x: string, y: string): Mixture {
  if (x.replace(/'/g, '') === y.replace(/'/g, '')) return PUNCTUATION
  if (/\p{L}/u.test(x + y) && x.toLowerCase() === y.toLowerCase()) return CAPITALS
  const [p, q] = [numberValue(x), numberValue(y)]
  if (p !== null && p === q) return NUMBER_STYLE
  const time = timeValue(x)
  if (time !== null && time === timeValue(y)) return NUMBER_STYLE
  const [hanX, hanY] = [hanValue(x), hanValue(y)]
  if (hanX !== null && hanX === hanY) return NUMBER_STYLE
  const [roman, figure] = /^\p{Lu}/u.test(x) ? [romanValue(x), q] : [romanValue(y), p]
  if (roman !== null && figure !== null && figure.replace('th', '') === roman) return NUMBER_STYLE
  if (x.replace(/-/g, '') === y.replace(/-/g, '') && /\p{L}-\p{N}|\p{N}-\p{L}/u.test(x + y))
    return HYPHENATION
  return SUBSTANTIVE
}
