/**
 * Segments that the search in order left alone or paired badly -> beads that are too alike to be chance, wherever they
 * stand: what moved. Seeds come from an inverted index over the words of the pool; round a seed the neighbours in the pool
 * are searched as any small text is,
 * so that a moved passage comes with its splits and its short lines.
 */
import type { Evidence } from './evidence.ts'
import { liftAt } from './model.ts'
import { type Found, searchTrellis } from './trellis.ts'

/** Segments of both sides that may have moved, in the order of their texts. */
export interface Pool {
  a: Int32Array
  b: Int32Array
}

/** A bead out of order, as segments. */
export interface Moved {
  a: number[]
  b: number[]
  worth: number
}

/** What a moved bead must be worth, beside the logarithm of the number of places that it might have come from. */
const LEAST_WORTH = -1.5
/** What a neighbour of a moved bead must be worth to go along. */
const LEAST_ALONG = 0
/** Words in more segments than this point nowhere. */
const MOST_POSTINGS = 24
/** Seeds looked at for one segment. */
const SEEDS = 3
/** What a seed must share, as a part of what the shorter side could. */
const LEAST_SHARED = 0.25
/** Neighbours on each side that are searched with a seed. */
const REACH = 5

/** Beads of the pool, the worthiest first; each segment stands in one at most. */
export function findMoved(evidence: Evidence, pool: Pool): Moved[] {
  const seeds = findSeeds(evidence, pool)
  const freeA = new Set(pool.a)
  const freeB = new Set(pool.b)
  const least = LEAST_WORTH + Math.log(1 + Math.min(pool.a.length, pool.b.length))
  const moved: Moved[] = []
  for (const { i, j } of seeds) {
    if (!freeA.has(i) || !freeB.has(j)) continue
    const a = neighbours(i, freeA)
    const b = neighbours(j, freeB)
    const m = b.length
    const corridor = { from: new Int32Array(a.length + 1), to: new Int32Array(a.length + 1).fill(m) }
    const found = searchTrellis(evidence, a, b, corridor)
    const seed = found.findIndex(bead => covers(bead.at, bead.na, a, i) && covers(bead.bt, bead.nb, b, j))
    if (seed < 0 || found[seed]!.worth < least) continue
    const take = ({ at, na, bt, nb, worth }: Found) => {
      const bead = { a: Array.from(a.subarray(at, at + na)), b: Array.from(b.subarray(bt, bt + nb)), worth }
      for (const k of bead.a) freeA.delete(k)
      for (const k of bead.b) freeB.delete(k)
      moved.push(bead)
    }
    take(found[seed]!)
    for (const step of [-1, 1])
      for (let k = seed + step; found[k] && found[k]!.na > 0 && found[k]!.nb > 0; k += step) {
        if (found[k]!.worth < LEAST_ALONG) break
        take(found[k]!)
      }
  }
  return moved
}

const covers = (at: number, count: number, list: Int32Array, segment: number) => {
  for (let k = at; k < at + count; k++) if (list[k] === segment) return true
  return false
}

/** The segment with those of the pool that stand next to it without a break. */
function neighbours(segment: number, free: ReadonlySet<number>): Int32Array {
  let from = segment
  let to = segment + 1
  while (free.has(from - 1) && segment - from < REACH) from--
  while (free.has(to) && to - segment <= REACH) to++
  return Int32Array.from({ length: to - from }, (_, k) => from + k)
}

function findSeeds(evidence: Evidence, { a, b }: Pool): { i: number; j: number; shared: number }[] {
  const { pair, model, fullA, fullB } = evidence
  const lift = model.lifts[liftAt(0, 0)]!
  const postings = new Map<number, number[]>()
  for (const j of b) {
    for (let k = pair.b.starts[j]!; k < pair.b.starts[j + 1]!; k++) {
      const word = pair.b.words[k]!
      // In the whole text, not the pool alone: what comes everywhere names no place.
      if (pair.b.frequency[word]! > MOST_POSTINGS || pair.a.frequency[word] === 0) continue
      const list = postings.get(word)
      if (!list) postings.set(word, [j])
      else if (list.at(-1) !== j) list.push(j)
    }
  }
  const seeds: { i: number; j: number; shared: number }[] = []
  const votes = new Map<number, number>()
  for (const i of a) {
    votes.clear()
    for (let k = pair.a.starts[i]!; k < pair.a.starts[i + 1]!; k++) {
      const word = pair.a.words[k]!
      const list = postings.get(word)
      if (list) for (const j of list) votes.set(j, (votes.get(j) ?? 0) + lift[pair.classes[word]!]!)
    }
    if (votes.size === 0) continue
    const leading = [...votes].sort((p, q) => q[1] - p[1] || p[0] - q[0]).slice(0, SEEDS)
    evidence.hold(i)
    for (const [j] of leading) {
      const shared = evidence.held(j)
      if (shared > LEAST_SHARED * Math.min(fullA[i]!, fullB[j]!)) seeds.push({ i, j, shared })
    }
  }
  return seeds.sort((p, q) => q.shared - p.shared || p.i - q.i || p.j - q.j)
}
