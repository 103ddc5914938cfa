/**
 * Two sequences of segments, evidence and a corridor -> the likeliest beads in order, by exact dynamic programming (the
 * search of Gale and Church, 1993, over beads of up to six segments), and for each bead how sure it is: its share of all
 * alignments in the corridor, by the forward-backward algorithm. Gaps are beads with one side.
 */
import type { Corridor } from './corridor.ts'
import { type Evidence, IMPOSSIBLE } from './evidence.ts'

/** A bead of the search: positions in the two sequences, and what was found of it. */
export interface Found {
  at: number
  na: number
  bt: number
  nb: number
  /** What it is worth, in nats; a gap is worth its rarity. */
  worth: number
  /** 0 to 1: its share among all alignments. */
  sure: number
}

/** Beads of more than two segments, by what they take of each side. */
const SHAPES: readonly (readonly [number, number])[] = [
  [1, 2],
  [2, 1],
  [2, 2],
  [1, 3],
  [3, 1],
  [2, 3],
  [3, 2],
  [1, 4],
  [4, 1],
  [3, 3],
  [1, 5],
  [5, 1],
]
const SINGLE = 12
const GAP_A = 13
const GAP_B = 14
const NA = [...SHAPES.map(([na]) => na), 1, 1, 0]
const NB = [...SHAPES.map(([, nb]) => nb), 1, 0, 1]
/** Rows of pairs that are kept: the tallest bead and the row that is being made. */
const ROWS = 6
/** Larger beads that fall so far behind the best way to the same place, in nats, are given up. */
const BEAM = 8
/** What the corners of a larger bead must share, as a part of what they could. */
const LEAST_CORNER = 0.1

/** The likeliest beads, in order; how sure each is only if `weighed`, else 1. */
export function searchTrellis(
  evidence: Evidence,
  a: Int32Array,
  b: Int32Array,
  corridor: Corridor,
  weighed = false,
): Found[] {
  const n = a.length
  const m = b.length
  const { from, to } = corridor
  const starts = new Int32Array(n + 2)
  let widest = 0
  for (let i = 0; i <= n; i++) {
    starts[i + 1] = starts[i]! + to[i]! - from[i]! + 1
    widest = Math.max(widest, to[i]! - from[i]! + 1)
  }
  const nodes = starts[n + 1]!
  const best = new Float64Array(nodes).fill(Number.NEGATIVE_INFINITY)
  const taken = new Uint8Array(nodes)
  const singles = new Float32Array(nodes).fill(IMPOSSIBLE)
  const larger = makeLarger()
  const rows = Array.from({ length: ROWS }, () => new Float32Array(widest + 8))
  const { gapA, gapB, fullA, fullB, lossA, lossB, slack } = evidence
  // Row i of pairs: segment a[i] against those of b in the corridor of the nodes on both its sides.
  const pairAt = (i: number, j: number) => {
    const at = j - from[i]!
    return at < 0 || j >= to[i + 1]! ? 0 : rows[i % ROWS]![at]!
  }
  const makeRow = (i: number) => {
    const row =
      rows[i % ROWS]!.length < to[i + 1]! - from[i]!
        ? new Float32Array(to[i + 1]! - from[i]! + 8)
        : rows[i % ROWS]!
    rows[i % ROWS] = row
    evidence.hold(a[i]!)
    for (let j = from[i]!; j < to[i + 1]!; j++) row[j - from[i]!] = evidence.held(b[j]!)
  }
  best[0] = 0
  for (let i = 0; i <= n; i++) {
    for (let j = from[i]!; j <= to[i]!; j++) {
      const node = starts[i]! + j - from[i]!
      let most = best[node]!
      let how = taken[node]!
      if (i > 0 && j >= from[i - 1]! && j <= to[i - 1]!) {
        const total = best[starts[i - 1]! + j - from[i - 1]!]! + gapA
        if (total > most) {
          most = total
          how = GAP_A
        }
      }
      if (j > from[i]!) {
        const total = best[node - 1]! + gapB
        if (total > most) {
          most = total
          how = GAP_B
        }
      }
      if (i > 0 && j > 0) {
        if (j - 1 >= from[i - 1]! && j - 1 <= to[i - 1]!) {
          const shared = pairAt(i - 1, j - 1)
          const before = best[starts[i - 1]! + j - 1 - from[i - 1]!]!
          // Most pairs cannot be worth more than two gaps, whatever else agrees: they are not looked at closely.
          const bound = shared - lossA[a[i - 1]!]! - lossB[b[j - 1]!]! + slack
          if (bound > gapA + gapB && before + bound > most - BEAM) {
            const worth = evidence.worthOfPair(shared, a[i - 1]!, b[j - 1]!)
            singles[node] = worth
            const total = before + worth
            if (total >= most) {
              most = total
              how = SINGLE
            }
          }
        }
        const last = pairAt(i - 1, j - 1)
        if (last > LEAST_CORNER * Math.min(fullA[a[i - 1]!]!, fullB[b[j - 1]!]!)) {
          for (let shape = 0; shape < SHAPES.length; shape++) {
            const na = NA[shape]!
            const nb = NB[shape]!
            const p = i - na
            const q = j - nb
            if (p < 0 || q < from[p]! || q > to[p]!) continue
            const before = best[starts[p]! + q - from[p]!]!
            if (before === Number.NEGATIVE_INFINITY) continue
            if (pairAt(p, q) <= LEAST_CORNER * Math.min(fullA[a[p]!]!, fullB[b[q]!]!)) continue
            let possible = 0
            let mostB = 0
            for (let t = q; t < j; t++) mostB += fullB[b[t]!]!
            let mostA = 0
            for (let s = p; s < i; s++) {
              mostA += fullA[a[s]!]!
              for (let t = q; t < j; t++) possible += pairAt(s, t)
            }
            possible = Math.min(possible, mostA, mostB)
            const least = Math.max(na * gapA + nb * gapB, most - BEAM - before)
            if (possible + slack < least) continue
            if (evidence.worth(possible, a, p, i, b, q, j) < least) continue
            const worth = evidence.worth(evidence.shared(a, p, i, b, q, j), a, p, i, b, q, j)
            if (worth < least) continue
            larger.push(node, shape, worth)
            if (before + worth > most) {
              most = before + worth
              how = shape
            }
          }
        }
      }
      best[node] = most
      taken[node] = how
    }
    if (i < n) makeRow(i)
  }
  const found: Found[] = []
  const edge = (i: number, j: number) => starts[i]! + j - from[i]!
  const worths = new Map<number, number>()
  for (let k = 0; k < larger.count; k++) {
    const node = larger.node(k)
    if (taken[node] === larger.shape(k)) worths.set(node, larger.worth(k))
  }
  for (let i = n, j = m; i > 0 || j > 0; ) {
    const node = edge(i, j)
    const how = taken[node]!
    const worth =
      how === SINGLE ? singles[node]! : how === GAP_A ? gapA : how === GAP_B ? gapB : worths.get(node)!
    i -= NA[how]!
    j -= NB[how]!
    found.push({ at: i, na: NA[how]!, bt: j, nb: NB[how]!, worth, sure: 1 })
  }
  found.reverse()
  if (weighed) weigh({ corridor, starts, singles, larger, gapA, gapB, n }, found)
  return found
}

interface Trellis {
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
function weigh(
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

function makeLarger() {
  let nodes = new Int32Array(1024)
  let shapes = new Uint8Array(1024)
  let worths = new Float32Array(1024)
  let count = 0
  const grow = () => {
    const [n, s, w] = [nodes, shapes, worths]
    nodes = new Int32Array(2 * count)
    shapes = new Uint8Array(2 * count)
    worths = new Float32Array(2 * count)
    nodes.set(n)
    shapes.set(s)
    worths.set(w)
  }
  return {
    push(node: number, shape: number, worth: number) {
      if (count === nodes.length) grow()
      nodes[count] = node
      shapes[count] = shape
      worths[count++] = worth
    },
    get count() {
      return count
    },
    node: (k: number) => nodes[k]!,
    shape: (k: number) => shapes[k]!,
    worth: (k: number) => worths[k]!,
  }
}
