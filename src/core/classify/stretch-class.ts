/**
 * One replaced stretch, cut at whole words -> its change class. From the gentlest reading to the gravest: only blanks, only
 * brackets, only marks, then word against word; the first doubt makes it `substantive`. Called by `classify`.
 */

import { isUnspaced } from '../diff/weigh.ts'
import { loosely, plainMarks } from '../text/norm.ts'
import { type Token, tokenize } from '../text/token.ts'
import type { ChangeClass } from './classify.ts'
import { numberValue } from './number-words.ts'
import { sameNameRomanized } from './romanize.ts'
import { sameWordSpelt } from './spelling.ts'

/** What is known about the text around: forms of one name (each list one name), and the language (BCP 47). */
export interface ClassContext {
  names?: readonly (readonly string[])[]
  language?: string
}

/** `closing`: the stretch ends its text, so blanks at its end are trailing. */
export function classOfStretch(
  before: string,
  after: string,
  context: ClassContext & { closing?: boolean },
): ChangeClass {
  if (before === after) return 'none'
  const language = context.language === undefined ? {} : { language: context.language }
  const a = tokenize(before, language)
  const b = tokenize(after, language)
  if (textOf(a) === textOf(b)) return classOfBlanks(a, b, context.closing === true)
  if (isName(before, after, context)) return 'romanization'
  if (a.length < LONGEST_PHRASE && b.length < LONGEST_PHRASE) {
    const value = numberValue(before)
    const other = before.toLowerCase() === after.toLowerCase() ? null : numberValue(after)
    if (value !== null && value === other) return 'number-style'
  }
  const rest = classOfTokens(a.filter(isNoBracket), b.filter(isNoBracket), context)
  const bracketsStay = outline(a, isBracket) === outline(b, isBracket)
  return bracketsStay || rest === 'substantive' || rest === 'romanization' ? rest : 'editorial-status'
}

/** Tokens in the longest number that is looked for. */
const LONGEST_PHRASE = 20

const textOf = (tokens: readonly Token[]) => tokens.map(token => token.text).join('')
const isBracket = (token: Token) => /^[[\]［］〔〕]$/u.test(token.text)
const isNoBracket = (token: Token) => !isBracket(token)
const isMark = (token: Token) => token.kind === 'punctuation'
const isWord = (token: Token) => token.kind === 'word' || token.kind === 'number'
const isLineEnd = /[\n\r\u2028\u2029]/

/** Some of the marks, and how many words stand before each: the same where only words changed. */
function outline(tokens: readonly Token[], kept: (token: Token, at: number) => boolean): string {
  let words = 0
  let drawn = ''
  for (const [i, token] of tokens.entries()) {
    if (isWord(token)) words++
    else if (token.text !== '' && kept(token, i)) drawn += `${words}${token.text} `
  }
  return drawn
}

/** The same letters and marks, other blanks between them. */
function classOfBlanks(a: readonly Token[], b: readonly Token[], closing: boolean): ChangeClass {
  const [gapsA, gapsB] = [gapsOf(a), gapsOf(b)]
  const length = textOf(a).length
  let found: ChangeClass = 'layout'
  for (const at of new Set([...gapsA.keys(), ...gapsB.keys()])) {
    const [gapA, gapB] = [gapsA.get(at), gapsB.get(at)]
    if (gapA?.space === gapB?.space) continue
    const only = gapA && gapB ? undefined : (gapA ?? gapB)
    if (only && !mayJoin(only)) return 'substantive'
    const trails = closing && at === length
    if (!trails && !isLineEnd.test(`${gapA?.space}${gapB?.space}`)) found = 'spacing'
  }
  return found
}

/** White space with the tokens that it parts. */
interface Gap {
  left: string
  space: string
  right: string
}

/** The gaps by their offset in the text without white space. */
function gapsOf(tokens: readonly Token[]): Map<number, Gap> {
  const gaps = new Map<number, Gap>()
  let at = 0
  for (const [i, token] of tokens.entries()) {
    at += token.text.length
    if (token.space !== '')
      gaps.set(at, { left: token.text, space: token.space, right: tokens[i + 1]?.text ?? '' })
  }
  return gaps
}

/** Pairs that are written both ways and mean the same; `may be`/`maybe` or `no where`/`nowhere` do not. */
const JOINED = new Set(
  (
    'anyone everyone someone cannot today tonight tomorrow forever anybody everybody somebody anything everything ' +
    'something meanwhile percent thereupon whereupon midday nearby yourself himself herself themselves itself'
  ).split(' '),
)
/** First and second halves that make other words than the two apart: `some times`, `need less`, `over come`. */
const CHANGES_WHEN_JOINED =
  /^(?:some|any|every|all|never|there|then|when|where|what|over|under|with|without|after|before|back|down|into|upon|most|more|than|that|this|self|fore|less|times|ever|thing|body|ward|wise|like|full|able|ness)$/

/** May the two tokens be written as one without becoming another word or figure? */
function mayJoin({ left, right }: Gap): boolean {
  if (/\p{N}$/u.test(left) && /^\p{N}/u.test(right)) return false
  if (!/\p{L}\p{M}*$/u.test(left) || !/^\p{L}/u.test(right)) return true
  if (isUnspaced(left) || isUnspaced(right)) return true
  const [first, second] = [left.toLowerCase(), right.toLowerCase()]
  if (JOINED.has(first + second)) return true
  return [first, second].every(half => /^\p{L}{4,}$/u.test(half) && !CHANGES_WHEN_JOINED.test(half))
}

function classOfTokens(a: readonly Token[], b: readonly Token[], context: ClassContext): ChangeClass {
  const wordsA = a.filter(isWord)
  const wordsB = b.filter(isWord)
  const words = classOfWords(wordsA, wordsB, context)
  if (words === 'substantive') return words
  const drawn =
    wordsA.length === wordsB.length
      ? outline
      : (tokens: readonly Token[], kept: typeof isMarkAt) =>
          textOf(tokens.filter((token, i) => isMark(token) && kept(token, i)))
  if (drawn(a, (_, i) => saysSomething(a, i)) !== drawn(b, (_, i) => saysSomething(b, i)))
    return 'substantive'
  if (words !== 'none') return words
  if (drawn(a, isMarkAt) !== drawn(b, isMarkAt)) return 'punctuation'
  return textOf(a) === textOf(b) ? classOfBlanks(a, b, false) : 'spacing'
}

const isMarkAt = (token: Token, _at: number) => isMark(token)

/** Marks that say something: currency, per cent, a minus or a point before a figure. */
function saysSomething(tokens: readonly Token[], at: number): boolean {
  const { text, space, kind } = tokens[at]!
  if (kind !== 'punctuation') return false
  if (/^[%‰&@#]$|^(?![`´^~])\p{S}/u.test(text)) return true
  if (!/^[-−.]$/.test(text) || space !== '' || tokens[at + 1]?.kind !== 'number') return false
  const before = tokens[at - 1]
  return before === undefined || before.space !== ''
}

function classOfWords(a: readonly Token[], b: readonly Token[], context: ClassContext): ChangeClass {
  if (a.length === b.length) {
    let found: ChangeClass = 'none'
    for (const [i, token] of a.entries()) {
      const each = classOfWord(token.text, b[i]!.text, context)
      if (each === 'substantive') return classOfPhrase(a, b)
      if (WEIGHT.indexOf(each) > WEIGHT.indexOf(found)) found = each
    }
    return found
  }
  return classOfPhrase(a, b)
}

const WEIGHT: ChangeClass[] = [
  'none',
  'punctuation',
  'capitals',
  'hyphenation',
  'number-style',
  'spelling',
  'romanization',
]

/** Words that only as a phrase are the same: `so called`, `fifty thousand`, `30 April`. */
function classOfPhrase(a: readonly Token[], b: readonly Token[]): ChangeClass {
  const joined = (tokens: readonly Token[], by: string) => tokens.map(token => token.text).join(by)
  const value = numberValue(joined(a, ' '))
  if (value !== null && value === numberValue(joined(b, ' '))) return 'number-style'
  if (isDate(a) && isDate(b) && sorted(a) === sorted(b)) return 'number-style'
  const [p, q] = [joined(a, ''), joined(b, '')]
  // Of as many words on both sides each was judged by itself.
  if (a.length === b.length) return 'substantive'
  if (HYPHEN.test(p) !== HYPHEN.test(q) && [...a, ...b].every(isWordOnly) && plain(p) === plain(q))
    return 'hyphenation'
  return 'substantive'
}

const HYPHEN = /[-\u2010\u2011]/
const isWordOnly = (token: Token) => token.kind === 'word'
const plain = (text: string) => plainMarks(text).replace(/-/g, '').toLowerCase()
const sorted = (tokens: readonly Token[]) =>
  tokens
    .map(token => token.text)
    .sort()
    .join(' ')
const MONTH = /^(?:January|February|March|April|May|June|July|August|September|October|November|December)$/
const isDate = (tokens: readonly Token[]) =>
  (tokens.length === 2 || tokens.length === 3) &&
  tokens.filter(token => MONTH.test(token.text)).length === 1 &&
  tokens.filter(token => /^\d{1,4}$/.test(token.text)).length === tokens.length - 1

function classOfWord(x: string, y: string, context: ClassContext): ChangeClass {
  if (x.normalize('NFC') === y.normalize('NFC')) return 'none'
  const [p, q] = [plainMarks(x).normalize('NFC'), plainMarks(y).normalize('NFC')]
  if (p === q) return 'punctuation'
  if (/\p{N}/u.test(x + y)) return classOfFigures(p, q)
  if (p.toLowerCase() === q.toLowerCase()) return isAcronym(p, q) ? 'substantive' : 'capitals'
  if (p.replace(/-/g, '').toLowerCase() === q.replace(/-/g, '').toLowerCase()) {
    if (sameNameRomanized(x, y)) return 'romanization'
    return isPrefixMeant(p) || isPrefixMeant(q) ? 'substantive' : 'hyphenation'
  }
  if (sameNameRomanized(x, y)) return 'romanization'
  const english = context.language === undefined || /^en\b/i.test(context.language)
  if (!english) return 'substantive'
  const [s, t] = [loosely(x), loosely(y)]
  const [partsS, partsT] = [s.split('-'), t.split('-')]
  if (s.length >= 4 && /^\p{sc=Latin}/u.test(x) && partsS.length === partsT.length) {
    if (
      partsS.every(
        (part, i) =>
          sameWordSpelt(possessed(part), possessed(partsT[i]!)) && endOf(part) === endOf(partsT[i]!),
      )
    )
      return 'spelling'
  }
  return 'substantive'
}

/** A word without its possessive ending, and that ending: `ambassador's`. */
const possessed = (word: string) => word.replace(/'s$/, '')
const endOf = (word: string) => (word.endsWith("'s") ? "'s" : '')

function classOfFigures(x: string, y: string): ChangeClass {
  if (x.replace(/'/g, '') === y.replace(/'/g, '')) return 'punctuation'
  if (/\p{L}/u.test(x + y) && x.toLowerCase() === y.toLowerCase()) return 'capitals'
  const value = numberValue(x)
  if (value !== null && value === numberValue(y)) return 'number-style'
  if (x.replace(/-/g, '') === y.replace(/-/g, '') && /\p{L}-\p{N}|\p{N}-\p{L}/u.test(x + y))
    return 'hyphenation'
  return 'substantive'
}

/** `US` is no `us`: words that are others when they are written in capitals throughout. */
const ACRONYMS = /^(?:us|it|who|aids|act|un|am|pm|mig|pla)$/
const isAcronym = (x: string, y: string) =>
  ACRONYMS.test(x.toLowerCase()) && (x === x.toUpperCase()) !== (y === y.toUpperCase())

/** `re-sign` is no `resign`. */
const isPrefixMeant = (word: string) =>
  /^re-(?:sign|cover|creat|form|present|sent|count|leas|lay|mark|sort|press|serv|strain|treat|sound|collect|dress|pos|tir)|^co-op$|^un-ion/i.test(
    word,
  )

/** Two forms of one name, by rule or because the context lists them. */
function isName(before: string, after: string, { names = [] }: ClassContext): boolean {
  const [a, b] = [before.trim(), after.trim()]
  if (a.toLowerCase() === b.toLowerCase()) return false
  return names.some(forms => forms.includes(a) && forms.includes(b)) || sameNameRomanized(a, b)
}
