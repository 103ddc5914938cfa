/**
 * A group -> its score, 0 to 1: how far a person may rely on it. It is how sure the search was of it among all
 * alternatives, less for a segment that the other side hardly explains, for lengths that do not fit, and for a short
 * segment that stands alone (it may belong to a neighbour). Wrong beads should come out low; how well they do is measured
 * by the benchmark (area under the curve).
 */
import type { Evidence } from './evidence.ts'
import { type Group, isGap } from './group.ts'
import type { WordLists } from './read.ts'

/** A bead all of whose segments are explained so far loses nothing: half of the words of a free translation are others. */
const ENOUGH = 0.7
/** Lengths so many usual spreads apart halve the score. */
const FAR = 3
/** A segment of so many letters that stands alone loses a third of its score: a cut-off `said he` has about ten. */
const SHORT = 15

/** The score of a group; that of a pinned one is what the pin says. */
export function scoreOf(evidence: Evidence, group: Group): number {
  if (group.pin) return group.pin.score
  const { a, b, sure } = group
  const { a: sideA, b: sideB } = evidence.pair
  const { lengths, ratio } = evidence.model
  const letters = (list: readonly number[], all: Int32Array) => list.reduce((sum, k) => sum + all[k]!, 0)
  const lengthA = letters(a, sideA.letters)
  const lengthB = letters(b, sideB.letters)
  if (isGap(group)) {
    const length = lengthA + lengthB
    return length === 0 ? sure : sure * (1 - Math.exp(-length / SHORT))
  }
  const off = lengths.off(lengthA * ratio, lengthB) / FAR
  const explained = Math.min(1, Math.max(0.1, leastExplained(evidence, a, b) / ENOUGH))
  return (sure * explained) / (1 + off ** 4)
}

/** Of the segments of a bead, the least part of one that the other side explains: by the weight of words and by their number. */
function leastExplained(evidence: Evidence, a: readonly number[], b: readonly number[]): number {
  const { pair, fullA, fullB } = evidence
  const x = Int32Array.from(a)
  const y = Int32Array.from(b)
  const share = (found: number, full: number) => (full === 0 ? 1 : found / full)
  const part = (k0: number, k1: number, l0: number, l1: number, full: number, words: number) =>
    (share(evidence.shared(x, k0, k1, y, l0, l1), full) +
      share(evidence.common(x, k0, k1, y, l0, l1), words)) /
    2
  const words = ({ starts }: WordLists, k: number) => starts[k + 1]! - starts[k]!
  let least = 1
  for (let k = 0; k < x.length; k++)
    least = Math.min(least, part(k, k + 1, 0, y.length, fullA[x[k]!]!, words(pair.a, x[k]!)))
  for (let k = 0; k < y.length; k++)
    least = Math.min(least, part(0, x.length, k, k + 1, fullB[y[k]!]!, words(pair.b, y[k]!)))
  return least
}
