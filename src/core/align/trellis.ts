/**
 * Two sequences of segments, evidence and a corridor -> the likeliest beads in order, by exact dynamic programming (the
 * search of Gale and Church, 1993, over beads of up to six segments); how sure each is, is told by sureness.ts. Gaps are
 * beads with one side.
 */
import type { Corridor } from './corridor.ts'
import { type Evidence, IMPOSSIBLE } from './evidence.ts'
import { shapeOf } from './model.ts'
import { GAP_A, GAP_B, makeLarger, NA, NB, SHAPES, SINGLE } from './shapes.ts'
import { weigh } from './sureness.ts'

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

/** Rows of pairs that are kept: the tallest bead and the row that is being made. */
const ROWS = 6
/** Larger beads that fall so far behind the best way to the same place, in nats, are given up. */
const BEAM = 8
/** What the corners of a larger bead must share, as a part of what they could. */
const LEAST_CORNER = 0.2

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
  const { gapA, gapB, fullA, fullB, lossA, lossB, leastLossA, leastLossB, slack } = evidence
  const { shapes } = evidence.model
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
            let lost = 0
            for (let t = q; t < j; t++) {
              mostB += fullB[b[t]!]!
              lost += leastLossB[b[t]!]!
            }
            let mostA = 0
            for (let s = p; s < i; s++) {
              mostA += fullA[a[s]!]!
              lost += leastLossA[a[s]!]!
              for (let t = q; t < j; t++) possible += pairAt(s, t)
            }
            possible = Math.min(possible, mostA, mostB)
            const least = Math.max(na * gapA + nb * gapB, most - BEAM - before)
            if (possible - lost + shapes[shapeOf(na, nb)]! + slack < least) continue
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
