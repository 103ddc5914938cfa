/**
 * The readings of a row -> its distinct texts as numbered words. Readings that agree token by token are one text, and
 * texts and words are numbered by what they say, never by where they stand: so nothing that is computed from them can
 * depend on the order in which the versions are given, nor on how often one text is repeated.
 */
import { isUnspaced, weightOf } from '../diff/weigh.ts'
import { type Token, tokenize } from '../text/token.ts'

/** A word or mark of the row, told apart by its normal form. */
export interface Word {
  norm: string
  kind: Token['kind']
  /** What a reader pays for it, as in the word diff: 1 for a content word, 0.5 for a function word, 0.25 for a mark. */
  cost: number
  /** What agreeing on it counts for: its cost, more for long words and for words that come once in a text. */
  weight: number
}

export interface Texts {
  /** Of each reading its tokens, without the white space at its start. */
  tokens: Token[][]
  /** Of each reading the number of its text. */
  textOf: number[]
  /** Of each text its words, as numbers into `words`. */
  ids: Int32Array[]
  words: Word[]
}

/** Letters from which on a word is taken for the surer the longer it is, and where that ends: twice the weight. */
const SHORT = 4
const LONG = 14

export function distinctTexts(readings: readonly string[], options: { language?: string }): Texts {
  const tokens = readings.map(reading => tokenize(reading, options).filter(token => token.text !== ''))
  const faces = tokens.map(list => list.map(token => token.norm).join('\u0000'))
  const sorted = [...new Set(faces)].sort((p, q) => p.length - q.length || (p < q ? -1 : 1))
  const rank = new Map(sorted.map((face, text) => [face, text]))
  const textOf = faces.map(face => rank.get(face)!)
  const example = sorted.map((_, text) => tokens[textOf.indexOf(text)]!)
  const numbers = new Map<string, number>()
  const words: Word[] = []
  const ids = example.map(list =>
    Int32Array.from(list, token => {
      const known = numbers.get(token.norm)
      if (known !== undefined) return known
      numbers.set(token.norm, words.length)
      words.push(wordOf(token))
      return words.length - 1
    }),
  )
  weighByRarity(words, ids)
  return { tokens, textOf, ids, words }
}

function wordOf({ norm, kind }: Token): Word {
  const cost = weightOf(norm, kind === 'punctuation') / 1000
  const isSure = cost >= 1 && !isUnspaced(norm)
  const weight = isSure ? cost + Math.min(1, Math.max(0, norm.length - SHORT) / (LONG - SHORT)) : cost
  return { norm, kind, cost, weight }
}

/** A word that comes once in a text places it; one that comes again and again may answer any of its likes. */
function weighByRarity(words: Word[], ids: readonly Int32Array[]): void {
  const most = new Int32Array(words.length)
  const count = new Int32Array(words.length)
  for (const list of ids) {
    for (const id of list) most[id] = Math.max(most[id]!, ++count[id]!)
    for (const id of list) count[id] = 0
  }
  for (const [id, word] of words.entries()) word.weight *= 0.75 + 0.75 / most[id]!
}

/** Dice's coefficient of each two bags of words, given as lists of word numbers; two empty ones are alike. */
export function likenessOfBags(ids: readonly Int32Array[]): number[][] {
  const bags = ids.map(list => list.slice().sort())
  return bags.map((bag, p) => bags.map((other, q) => (p === q ? 1 : dice(bag, other))))
}

function dice(x: Int32Array, y: Int32Array): number {
  if (x.length + y.length === 0) return 1
  let common = 0
  for (let i = 0, j = 0; i < x.length && j < y.length; ) {
    const order = x[i]! - y[j]!
    if (order === 0) common++
    if (order <= 0) i++
    if (order >= 0) j++
  }
  return (2 * common) / (x.length + y.length)
}
