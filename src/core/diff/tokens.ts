/**
 * Two token lists -> the stretches in which they differ, with every equal word kept that can be: what `merge` begins from.
 * Words that are merely alike (`guerilla`, `guerrilla`) are set against each other as a stretch of their own. What a
 * reader is shown is found in diff.ts.
 */
import type { Token } from '../text/token.ts'
import { pair } from './pairing.ts'
import type { Stretch } from './unpaired.ts'
import { isFunctionWord, LEAST_PLACE, likeness } from './weigh.ts'
import { numberStrings } from './words.ts'

/** A changed stretch of tokens; `like` marks one word that stands for one like it. */
export interface TokenStretch extends Stretch {
  like?: boolean
}

/** Words less alike than this are not set against each other. */
const ALIKE = 0.6
/** Stretches of more pairs of words than this are rewritings, in which likeness is chance. */
const MOST_PAIRS = 2500

/** The changed stretches between two token lists. */
export function diffTokens(a: readonly Token[], b: readonly Token[]): TokenStretch[] {
  const faceOf = ({ norm }: Token) => norm
  const { stretches } = pair(numberStrings(a.map(faceOf), b.map(faceOf)), LEAST_PLACE)
  return stretches.flatMap(stretch => splitAtLike(a, b, stretch))
}

/** Cuts a stretch before and after each pair of like words in it: the chain of pairs that are most alike together. */
function splitAtLike(a: readonly Token[], b: readonly Token[], stretch: Stretch): TokenStretch[] {
  let { fromA, fromB } = stretch
  const height = stretch.toA - fromA
  const width = stretch.toB - fromB
  if (height === 0 || width === 0 || height * width > MOST_PAIRS) return [stretch]
  const [startA, startB] = [fromA, fromB]
  const alike = (i: number, j: number) => likenessOf(a[startA + i]!, b[startB + j]!)
  // best[i][j]: what the pairs among the words from i and j on are worth together.
  const best = Array.from({ length: height + 1 }, () => new Float64Array(width + 1))
  const worth = Array.from({ length: height }, () => new Float64Array(width))
  for (let i = height - 1; i >= 0; i--) {
    for (let j = width - 1; j >= 0; j--) {
      worth[i]![j] = alike(i, j)
      const paired = worth[i]![j]! > 0 ? worth[i]![j]! + best[i + 1]![j + 1]! : 0
      best[i]![j] = Math.max(paired, best[i + 1]![j]!, best[i]![j + 1]!)
    }
  }
  const parts: TokenStretch[] = []
  for (let i = 0, j = 0; i < height && j < width && best[i]![j]! > 0; ) {
    if (worth[i]![j]! > 0 && best[i]![j] === worth[i]![j]! + best[i + 1]![j + 1]!) {
      const [atA, atB] = [startA + i, startB + j]
      if (atA > fromA || atB > fromB) parts.push({ fromA, toA: atA, fromB, toB: atB })
      parts.push({ fromA: atA, toA: atA + 1, fromB: atB, toB: atB + 1, like: true })
      fromA = atA + 1
      fromB = atB + 1
      i++
      j++
    } else if (best[i + 1]![j] === best[i]![j]) i++
    else j++
  }
  if (stretch.toA > fromA || stretch.toB > fromB) parts.push({ ...stretch, fromA, fromB })
  return parts
}

/** 0 for most: only words that begin or end alike are looked at, and quotes and dashes of all shapes. */
function likenessOf(x: Token, y: Token): number {
  if (x.kind !== y.kind || x.kind === 'lead') return 0
  if (x.kind === 'punctuation') return familyOf(x.norm) === familyOf(y.norm) ? 0.5 : 0
  if (isFunctionWord(x.norm) !== isFunctionWord(y.norm)) return 0
  const first = x.norm.charCodeAt(0) | 0x20
  const last = x.norm.charCodeAt(x.norm.length - 1)
  const mayBe =
    first === (y.norm.charCodeAt(0) | 0x20) || last === y.norm.charCodeAt(y.norm.length - 1) || first > 0x7f
  const alike = mayBe ? likeness(x.text, y.text) : 0
  return alike >= ALIKE ? alike : 0
}

/** Quotes and dashes of all shapes stand for each other; other marks stand for themselves. */
function familyOf(mark: string): string {
  if (/^[\p{Pi}\p{Pf}'"`]/u.test(mark)) return '"'
  return /^\p{Pd}/u.test(mark) ? '-' : mark
}
