/**
 * Two sides of a bead -> whether they begin and end alike: a cut in the wrong place shows there before it shows anywhere
 * else. The sides are stretches of lists of segments; what an agreement is worth is learned in model.ts.
 */
import type { WordLists } from './read.ts'

/**
 * How the outermost words of two sides agree: 1 for the outermost, and 2 for the one beside it; `step` 1 is the beginning.
 * The sides are stretches of lists of segments.
 */
export function edgeAt(
  a: WordLists,
  listA: ArrayLike<number>,
  i0: number,
  i1: number,
  b: WordLists,
  listB: ArrayLike<number>,
  j0: number,
  j1: number,
  step: 1 | -1,
): number {
  const outer = wordFrom(a, listA, i0, i1, step, 0)
  if (outer < 0) return 0
  const first = outer === wordFrom(b, listB, j0, j1, step, 0) ? 1 : 0
  const second = wordFrom(a, listA, i0, i1, step, 1)
  // Two sides of one word each agree in all that they have.
  if (second < 0 && first === 0) return 0
  return first + (second === wordFrom(b, listB, j0, j1, step, 1) ? 2 : 0)
}

/** The first (`k` 0) or second word of some segments, from the beginning or the end; -1 where there is none. */
function wordFrom(
  { starts, words }: WordLists,
  list: ArrayLike<number>,
  from: number,
  to: number,
  step: 1 | -1,
  k: number,
): number {
  let left = k
  for (let at = step === 1 ? from : to - 1; at >= from && at < to; at += step) {
    const segment = list[at]!
    const count = starts[segment + 1]! - starts[segment]!
    if (left < count) return words[step === 1 ? starts[segment]! + left : starts[segment + 1]! - 1 - left]!
    left -= count
  }
  return -1
}
