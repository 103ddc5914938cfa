/**
 * Tokens -> how much they count and how alike two of them are: content words above function words above punctuation,
 * so that a diff holds on to the rare word and not to the comma. The weights rank; they are no probabilities.
 */
import { loosely } from '../text/norm.ts'
import type { Token } from '../text/token.ts'

/**
 * The words that stand in any sentence. No negation and no modal: those carry meaning. English, and the articles and
 * joiners of a few neighbours; other languages do without, their short words are light by length.
 */
const FUNCTION_WORDS = new Set(
  (
    'a an the and or but nor so of to in on at by for from with as into than that this these those it its he him his ' +
    'she her they them their we us our you your i me my who whom whose which what there here is are was were be been ' +
    'being am do does did has have had if then when while where how up out about over also such ' +
    'le la les un une des de du et en der die das und den dem ein eine el los las y e il lo gli di и в на с что 的 了 是 在 和'
  ).split(' '),
)

export function isFunctionWord(token: Token): boolean {
  return token.kind === 'word' && FUNCTION_WORDS.has(token.norm.toLowerCase())
}

/** A mark that ends a sentence, in any script that has one. */
export function endsSentence(token: Token): boolean {
  return /^(?:[.!?…。！？｡።।؟]|\.{2,})$/u.test(token.text)
}

/** From 0.5 for a comma to 4 for a long word. */
export function weigh(token: Token): number {
  if (token.kind === 'lead') return 0.1
  if (token.kind === 'punctuation') return endsSentence(token) ? 0.8 : 0.5
  if (token.kind === 'number') return 3
  if (isFunctionWord(token)) return 1
  const unspaced = UNSPACED.test(token.text)
  return Math.min(4, 2 + token.text.length * (unspaced ? 0.75 : 0.25) - (unspaced ? 1 : 0))
}

const UNSPACED = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Laoo}\p{sc=Khmr}\p{sc=Mymr}]/u

/** True of a text in a script that writes its words without spaces between them. */
export function isUnspaced(text: string): boolean {
  return UNSPACED.test(text)
}

/** Beyond this many letters a word is no word, and likeness is not looked for. */
const LONGEST_WORD = 64

/**
 * How alike two words are, 0 to 1: one less the edits per letter of the longer, on their loose faces. Words that differ
 * in case, quotes or diacritics alone are 1.
 */
export function likeness(a: string, b: string): number {
  const x = loosely(a)
  const y = loosely(b)
  if (x === y) return 1
  const longer = Math.max(x.length, y.length)
  return longer > LONGEST_WORD ? 0 : 1 - editDistance(x, y) / longer
}

/** Levenshtein's distance with neighbours swapped counted as one edit (optimal string alignment), in UTF-16 units. */
export function editDistance(a: string, b: string): number {
  let before: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      let least = Math.min(last[j]!, row[j - 1]!) + 1
      least = Math.min(least, last[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1))
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        least = Math.min(least, before[j - 2]! + 1)
      row.push(least)
    }
    before = last
    last = row
  }
  return last[b.length]!
}
