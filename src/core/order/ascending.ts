/**
 * Pairs of positions -> the heaviest chain of them that ascends on both sides: what two orders agree on. Exact, n log n,
 * deterministic. What the pairs are, and what they weigh, is told by who asks: alignment and collation stand on it alike.
 * Where all weigh the same and there may be millions of them, diff/unique-runs.ts has a plainer one.
 */

/** A pair of positions; `weight` is what it counts for in a chain. */
export interface Anchor {
  a: number
  b: number
  weight: number
}

/** The heaviest chain of pairs that ascends strictly on both sides (longest increasing subsequence, with weights). */
export function ascending<T extends Anchor>(pairs: readonly T[]): T[] {
  const order = [...pairs].sort((p, q) => p.a - q.a || q.b - p.b)
  const ranks = ranksOf(order)
  // A Fenwick tree over the ranks of b holds the best chain that ends at or below each.
  const tree = new Int32Array(order.length + 1).fill(-1)
  const total = new Float64Array(order.length)
  const before = new Int32Array(order.length).fill(-1)
  let top = -1
  for (let k = 0; k < order.length; k++) {
    const rank = ranks[k]!
    let best = -1
    for (let at = rank - 1; at > 0; at -= at & -at)
      if (tree[at]! >= 0 && (best < 0 || total[tree[at]!]! > total[best]!)) best = tree[at]!
    before[k] = best
    total[k] = order[k]!.weight + (best < 0 ? 0 : total[best]!)
    for (let at = rank; at < tree.length; at += at & -at)
      if (tree[at]! < 0 || total[k]! > total[tree[at]!]!) tree[at] = k
    if (top < 0 || total[k]! > total[top]!) top = k
  }
  const chain: T[] = []
  for (let k = top; k >= 0; k = before[k]!) chain.push(order[k]!)
  return chain.reverse()
}

/** By pair: which of all the places in `b` its own is, counted from 1. */
function ranksOf(pairs: readonly Anchor[]): Int32Array {
  const places = Float64Array.from(pairs, pair => pair.b).sort()
  let count = 0
  for (let k = 0; k < places.length; k++)
    if (k === 0 || places[k] !== places[k - 1]) places[count++] = places[k]!
  const ranks = new Int32Array(pairs.length)
  for (let k = 0; k < pairs.length; k++) {
    const { b } = pairs[k]!
    let low = 0
    let high = count - 1
    while (low < high) {
      const middle = (low + high) >> 1
      if (places[middle]! < b) low = middle + 1
      else high = middle
    }
    ranks[k] = low + 1
  }
  return ranks
}
