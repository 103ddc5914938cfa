/**
 * Pairs of positions -> the heaviest chain of them that ascends on both sides: what two orders agree on. Exact, n log n,
 * deterministic. What the pairs are, and what they weigh, is told by who asks.
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
  const ranks = new Map(
    [...new Set(order.map(pair => pair.b))].sort((p, q) => p - q).map((b, rank) => [b, rank + 1]),
  )
  // A Fenwick tree over the ranks of b holds the best chain that ends at or below each.
  const tree = new Int32Array(ranks.size + 1).fill(-1)
  const total = new Float64Array(order.length)
  const before = new Int32Array(order.length).fill(-1)
  let top = -1
  for (const [k, pair] of order.entries()) {
    const rank = ranks.get(pair.b)!
    let best = -1
    for (let at = rank - 1; at > 0; at -= at & -at)
      if (tree[at]! >= 0 && (best < 0 || total[tree[at]!]! > total[best]!)) best = tree[at]!
    before[k] = best
    total[k] = pair.weight + (best < 0 ? 0 : total[best]!)
    for (let at = rank; at < tree.length; at += at & -at)
      if (tree[at]! < 0 || total[k]! > total[tree[at]!]!) tree[at] = k
    if (top < 0 || total[k]! > total[top]!) top = k
  }
  const chain: T[] = []
  for (let k = top; k >= 0; k = before[k]!) chain.push(order[k]!)
  return chain.reverse()
}
