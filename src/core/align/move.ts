/**
 * Segments that the aligned order left out on both sides -> pairs that are too alike to be chance: what moved. A moved
 * passage takes its short neighbours along. Whether a pair really crosses the others is told in align.ts.
 */
import type { Measure } from './similarity.ts'

/** Least likeness of a moved segment; lower, and common phrases begin to travel. */
const ALIKE = 0.6
/** Least likeness of a neighbour that goes along with a moved segment. */
const ALONG = 0.4
/** A segment of fewer words has not moved by itself: `Deng: Good.` is said in many places. */
const FEWEST_WORDS = 4
/** Pairs held against each other in full; above, only equal segments are looked for. */
const MOST_PAIRS = 150_000

/** One-to-one pairs of the indices `a` and `b`, each at most once, the likest and longest first served. */
export function findMoves(
  measured: Measure,
  a: readonly number[],
  b: readonly number[],
): { a: number; b: number }[] {
  const long = (side: 'a' | 'b', list: readonly number[]) =>
    list.filter(i => measured[side][i]!.words.length >= FEWEST_WORDS)
  const candidates = candidatePairs(measured, long('a', a), long('b', b))
  candidates.sort((p, q) => q.weight - p.weight || p.a + p.b - (q.a + q.b) || p.a - q.a)
  const freeA = new Set(a)
  const freeB = new Set(b)
  const found: { a: number; b: number }[] = []
  const take = (i: number, j: number) => {
    freeA.delete(i)
    freeB.delete(j)
    found.push({ a: i, b: j })
  }
  for (const pair of candidates) {
    if (!freeA.has(pair.a) || !freeB.has(pair.b)) continue
    take(pair.a, pair.b)
    for (const step of [-1, 1]) {
      for (let i = pair.a + step, j = pair.b + step; freeA.has(i) && freeB.has(j); i += step, j += step) {
        if (measured.likeness(measured.a[i]!, measured.b[j]!) < ALONG) break
        take(i, j)
      }
    }
  }
  return found
}

function candidatePairs(measured: Measure, a: readonly number[], b: readonly number[]) {
  const pairs: { a: number; b: number; weight: number }[] = []
  if (a.length * b.length <= MOST_PAIRS) {
    for (const i of a) {
      const x = measured.a[i]!
      for (const j of b) {
        const y = measured.b[j]!
        if (2 * Math.min(x.mass, y.mass) < (ALIKE - 0.25) * (x.mass + y.mass)) continue
        const score = measured.likeness(x, y)
        if (score >= ALIKE) pairs.push({ a: i, b: j, weight: score * (x.mass + y.mass) })
      }
    }
    return pairs
  }
  const places = new Map<string, number[]>()
  for (const j of b) {
    const { key } = measured.b[j]!
    places.set(key, [...(places.get(key) ?? []).slice(0, 20), j])
  }
  for (const i of a) {
    const x = measured.a[i]!
    for (const j of places.get(x.key) ?? []) pairs.push({ a: i, b: j, weight: 2 * x.mass })
  }
  return pairs
}
