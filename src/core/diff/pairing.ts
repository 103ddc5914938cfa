/**
 * Two token lists -> the stretches in which they differ, so that the heaviest common words are kept and the stretches are
 * few. Words that are merely alike (`guerilla`, `guerrilla`) are set against each other as a stretch of their own. This is
 * the finding of differences: `merge` takes them as they are, `readable` makes them pleasant.
 */
import { loosely } from '../text/norm.ts'
import type { Token } from '../text/token.ts'
import { number, pairUp, type Stretch, stretchesOf } from './stretch.ts'
import { isFunctionWord, likeness, weigh } from './weigh.ts'

/** A changed stretch of tokens; `like` marks one word that stands for one like it. */
export interface TokenStretch extends Stretch {
  like?: boolean
}

/**
 * Boxes of at most so many cells are solved exactly (a paragraph of 600 tokens rewritten throughout, about 4 ms); larger
 * ones are first cut at words that stand once on each side. Lower, and long rewritten paragraphs are aligned by luck;
 * higher, and typing in them lags.
 */
const EXACT_CELLS = 400_000
/** What it costs to open one more changed stretch: less than a function word, so that none is given up for tidiness here. */
const OPENING = 0.6
/** Words less alike than this are not set against each other. */
const ALIKE = 0.6
/** What a pair of like words keeps of a word's weight, so that equal words win over like ones. */
const LIKE_WORTH = 0.75

/** The changed stretches between two token lists, heaviest common words kept: what `merge` and `readable` begin from. */
export function diffTokens(a: readonly Token[], b: readonly Token[]): TokenStretch[] {
  const [idsA, idsB] = number(
    a.map(token => token.norm),
    b.map(token => token.norm),
  )
  const like = new Int32Array(a.length).fill(-1)
  const mate = pairUp(idsA, idsB, { cells: EXACT_CELLS, solve: heaviestPairing })
  return stretchesOf(mate, b.length).flatMap(stretch => splitAtLike(stretch, like))

  /**
   * The pairing of greatest weight, less `OPENING` for each changed stretch: Needleman and Wunsch's table with an affine
   * gap (Gotoh 1982). Two states: `paired` ends in a pair, `apart` in a changed stretch.
   */
  function heaviestPairing({ fromA, toA, fromB, toB }: Stretch, mates: Int32Array): void {
    const height = toA - fromA
    const width = toB - fromB
    let paired = new Float64Array(width + 1).fill(Number.NEGATIVE_INFINITY)
    let apart = new Float64Array(width + 1).fill(-OPENING)
    paired[0] = 0
    apart[0] = Number.NEGATIVE_INFINITY
    let nextPaired = new Float64Array(width + 1)
    let nextApart = new Float64Array(width + 1)
    // Only now: in most texts most tokens are trimmed away and never weighed.
    const weights = a.slice(fromA, toA).map(weigh)
    const alike = likenessOf(a.slice(fromA, toA), b.slice(fromB, toB))
    const trail = new Uint8Array((height + 1) * (width + 1))
    for (let j = 2; j <= width; j++) trail[j] = FROM_LEFT | STAYS_APART
    if (width > 0) trail[1] = FROM_LEFT
    for (let i = 1; i <= height; i++) {
      nextPaired[0] = Number.NEGATIVE_INFINITY
      nextApart[0] = -OPENING
      trail[i * (width + 1)] = i > 1 ? STAYS_APART : 0
      const id = idsA[fromA + i - 1]!
      const weight = weights[i - 1]!
      for (let j = 1; j <= width; j++) {
        const worth = id === idsB[fromB + j - 1] ? weight : alike(i - 1, j - 1) * weight
        let step = 0
        if (worth > 0) {
          const join = paired[j - 1]! >= apart[j - 1]!
          nextPaired[j] = worth + (join ? paired[j - 1]! : apart[j - 1]!)
          if (!join) step = PAIRED_AFTER_APART
        } else {
          nextPaired[j] = Number.NEGATIVE_INFINITY
        }
        let best = apart[j]!
        let how = STAYS_APART
        if (nextApart[j - 1]! > best) {
          best = nextApart[j - 1]!
          how = FROM_LEFT | STAYS_APART
        }
        if (paired[j]! - OPENING > best) {
          best = paired[j]! - OPENING
          how = 0
        }
        if (nextPaired[j - 1]! - OPENING > best) {
          best = nextPaired[j - 1]! - OPENING
          how = FROM_LEFT
        }
        nextApart[j] = best
        trail[i * (width + 1) + j] = step | how
      }
      ;[paired, nextPaired] = [nextPaired, paired]
      ;[apart, nextApart] = [nextApart, apart]
    }
    let i = height
    let j = width
    let inPair = paired[width]! > apart[width]!
    while (i > 0 || j > 0) {
      const step = trail[i * (width + 1) + j]!
      if (inPair) {
        i--
        j--
        if (idsA[fromA + i] === idsB[fromB + j]) mates[fromA + i] = fromB + j
        else like[fromA + i] = fromB + j
        inPair = (step & PAIRED_AFTER_APART) === 0
      } else {
        if (step & FROM_LEFT) j--
        else i--
        inPair = (step & STAYS_APART) === 0
      }
    }
  }
}

const FROM_LEFT = 1
const STAYS_APART = 2
const PAIRED_AFTER_APART = 4

/** Cuts a stretch before and after each pair of like words in it. */
function splitAtLike(stretch: Stretch, like: Int32Array): TokenStretch[] {
  const parts: TokenStretch[] = []
  let { fromA, fromB } = stretch
  for (let i = stretch.fromA; i < stretch.toA; i++) {
    const j = like[i]!
    if (j < 0) continue
    if (i > fromA || j > fromB) parts.push({ fromA, toA: i, fromB, toB: j })
    parts.push({ fromA: i, toA: i + 1, fromB: j, toB: j + 1, like: true })
    fromA = i + 1
    fromB = j + 1
  }
  if (stretch.toA > fromA || stretch.toB > fromB) parts.push({ ...stretch, fromA, fromB })
  return parts
}

/**
 * How much of its weight a pair of unequal tokens keeps: 0 for most. Only words that begin or end alike are compared,
 * and each pair of words once.
 */
function likenessOf(a: readonly Token[], b: readonly Token[]): (i: number, j: number) => number {
  const [headsA, headsB] = number(a.map(headOf), b.map(headOf))
  const [tailsA, tailsB] = number(a.map(tailOf), b.map(tailOf))
  const [idsA, idsB] = number(
    a.map(token => token.norm),
    b.map(token => token.norm),
  )
  const known = new Map<number, number>()
  return (i, j) => {
    if (headsA[i] !== headsB[j] && tailsA[i] !== tailsB[j]) return 0
    const key = idsA[i]! * 0x4000000 + idsB[j]!
    let worth = known.get(key)
    if (worth === undefined) {
      const alike = pairable(a[i]!, b[j]!) ? likeness(a[i]!.text, b[j]!.text) : 0
      worth = alike >= ALIKE ? alike * LIKE_WORTH : 0
      known.set(key, worth)
    }
    return worth
  }
}

const pairable = (x: Token, y: Token) =>
  x.kind === y.kind && x.kind !== 'lead' && isFunctionWord(x) === isFunctionWord(y)

const headOf = ({ norm, kind }: Token) =>
  kind === 'punctuation' ? familyOf(norm) : loosely(norm).slice(0, 3)
const tailOf = (token: Token) =>
  token.kind === 'word' && token.norm.length > 4 ? `-${loosely(token.norm).slice(-4)}` : headOf(token)

/** Quotes and dashes of all shapes stand for each other; other marks stand for themselves. */
function familyOf(mark: string): string {
  if (/^[\p{Pi}\p{Pf}'"`]/u.test(mark)) return '"'
  return /^\p{Pd}/u.test(mark) ? '-' : mark
}
