/**
 * A search in a trellis -> how sure each of its beads is: the share of all alignments in the corridor that have it, by the
 * forward-backward algorithm (Rabiner, 1989) over what the search has already weighed.
 */
import type { Corridor } from './corridor.ts'
import { IMPOSSIBLE } from './evidence.ts'
import { type makeLarger, NA, NB } from './shapes.ts'
import type { Found } from './trellis.ts'

export interface Trellis {
  corridor: Corridor
  /** By row, its first node. */
  starts: Int32Array
  /** By node, the worth of the 1-1 bead that ends there. */
  singles: Float32Array
  /** Larger beads, in the order of the nodes where they end. */
  larger: ReturnType<typeof makeLarger>
  gapA: number
  gapB: number
  n: number
}

const addLogs = (x: number, y: number): number => {
  const most = Math.max(x, y)
  const off = Math.min(x, y) - most
  // Also where both are nothing: the difference of two infinities is no number.
  return off > -30 ? most + Math.log1p(Math.exp(off)) : most
}

/** Fills in how sure each bead is: forward over all alignments, then backward. */
export function weigh(
  { corridor: { from, to }, starts, singles, larger, gapA, gapB, n }: Trellis,
  found: Found[],
): void {
  const nodes = starts[n + 1]!
  const forward = new Float64Array(nodes).fill(Number.NEGATIVE_INFINITY)
  const backward = new Float64Array(nodes).fill(Number.NEGATIVE_INFINITY)
  const nodeAt = (i: number, j: number) =>
    i < 0 || j < from[i]! || j > to[i]! ? -1 : starts[i]! + j - from[i]!
  forward[0] = 0
  let k = 0
  for (let i = 0; i <= n; i++) {
    for (let j = from[i]!; j <= to[i]!; j++) {
      const node = starts[i]! + j - from[i]!
      let sum = forward[node]!
      const above = nodeAt(i - 1, j)
      if (above >= 0) sum = addLogs(sum, forward[above]! + gapA)
      if (j > from[i]!) sum = addLogs(sum, forward[node - 1]! + gapB)
      if (singles[node]! > IMPOSSIBLE) sum = addLogs(sum, forward[nodeAt(i - 1, j - 1)]! + singles[node]!)
      for (; k < larger.count && larger.node(k) === node; k++) {
        const shape = larger.shape(k)
        sum = addLogs(sum, forward[nodeAt(i - NA[shape]!, j - NB[shape]!)]! + larger.worth(k))
      }
      forward[node] = sum
    }
  }
  backward[nodes - 1] = 0
  k = larger.count - 1
  for (let i = n; i >= 0; i--) {
    for (let j = to[i]!; j >= from[i]!; j--) {
      const node = starts[i]! + j - from[i]!
      const here = backward[node]!
      const give = (before: number, worth: number) => {
        if (before >= 0) backward[before] = addLogs(backward[before]!, here + worth)
      }
      give(nodeAt(i - 1, j), gapA)
      if (j > from[i]!) give(node - 1, gapB)
      if (singles[node]! > IMPOSSIBLE) give(nodeAt(i - 1, j - 1), singles[node]!)
      for (; k >= 0 && larger.node(k) === node; k--) {
        const shape = larger.shape(k)
        give(nodeAt(i - NA[shape]!, j - NB[shape]!), larger.worth(k))
      }
    }
  }
  const all = forward[nodes - 1]!
  const share = (before: number, worth: number, after: number) =>
    before < 0 || after < 0 ? 0 : Math.exp(forward[before]! + worth + backward[after]! - all)
  for (const bead of found) {
    const { at, na, bt, nb, worth } = bead
    let sure = 0
    // A gap is as sure as its segment is alone, wherever on the other side.
    if (nb === 0)
      for (let j = from[at + 1]!; j <= to[at]!; j++) sure += share(nodeAt(at, j), gapA, nodeAt(at + 1, j))
    else if (na === 0) {
      for (let i = at; i >= 0 && to[i]! > bt; i--) sure += share(nodeAt(i, bt), gapB, nodeAt(i, bt + 1))
      for (let i = at + 1; i <= n && from[i]! <= bt; i++)
        sure += share(nodeAt(i, bt), gapB, nodeAt(i, bt + 1))
    } else sure = share(nodeAt(at, bt), worth, nodeAt(at + na, bt + nb))
    bead.sure = Math.min(1, sure)
  }
}
