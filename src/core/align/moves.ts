/**
 * Segments that the search in order left alone or paired badly -> beads that are too alike to be chance, wherever they
 * stand: what moved. Seeds come from an inverted index over the words of the pool; round a seed the neighbours in the pool
 * are searched as any small text is, so that a moved passage comes with its splits and its short lines.
 */
import type { Evidence } from './evidence.ts'
import { type Group, groupsOf, isGap } from './group.ts'
import type { Phrases } from './phrases.ts'
import type { WordLists } from './read.ts'
import { searchTrellis } from './trellis.ts'

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
/** Words and phrases in more places than this point nowhere. */
const MOST_POSTINGS = 24
/** A segment that reads so in more places has not moved by itself: `Good.` is said in many. */
const FEW_PLACES = 3
/** Seeds looked at for one segment. */
const SEEDS = 3
/** What a seed must share, as a part of what the shorter side could. */
const LEAST_SHARED = 0.25
/** Neighbours on each side that are searched with a seed. */
const REACH = 5

/** Beads of the pool, the worthiest first; each segment stands in one at most. */
export function findMoved(evidence: Evidence, phrases: Phrases, pool: Pool): Moved[] {
  const free = { a: new Set(pool.a), b: new Set(pool.b) }
  const least = LEAST_WORTH + Math.log(1 + Math.min(pool.a.length, pool.b.length))
  const moved: Moved[] = []
  const take = (bead: Moved) => {
    for (const i of bead.a) free.a.delete(i)
    for (const j of bead.b) free.b.delete(j)
    moved.push(bead)
  }
  for (const { i, j } of findSeeds(evidence, phrases, pool)) {
    if (!free.a.has(i) || !free.b.has(j)) continue
    const round = searchRound(evidence, i, j, free).find(({ a, b }) => a.includes(i) && b.includes(j))
    // Where all is the other way round, the neighbours stand against the seed: then it is taken by itself.
    const seed = round ?? pairOf(evidence, i, j)
    if (seed && seed.worth >= least) take(seed)
  }
  // Only when all seeds have theirs: a neighbour with a better place of its own should not be taken along.
  for (const seed of [...moved]) {
    for (const step of [-1, 1]) {
      const i = step < 0 ? seed.a[0]! - 1 : seed.a.at(-1)! + 1
      const j = step < 0 ? seed.b[0]! - 1 : seed.b.at(-1)! + 1
      if (!free.a.has(i) || !free.b.has(j)) continue
      const found = searchRound(evidence, i, j, free)
      if (step < 0) found.reverse()
      const at = found.findIndex(({ a, b }) => a.includes(i) && b.includes(j))
      for (let k = at; k >= 0 && found[k]!.worth >= LEAST_ALONG; k++) {
        take(found[k]!)
        if (!found[k + 1] || isGap(found[k + 1]!)) break
      }
    }
  }
  return moved
}

/** The bead of two segments, and no others. */
function pairOf(evidence: Evidence, i: number, j: number): Group {
  evidence.hold(i)
  return { a: [i], b: [j], worth: evidence.worthOfPair(evidence.held(j), i, j), sure: 1 }
}

/** What a search of the neighbourhood of two segments finds in the pool. */
function searchRound(
  evidence: Evidence,
  i: number,
  j: number,
  free: { a: ReadonlySet<number>; b: ReadonlySet<number> },
): Group[] {
  const a = neighbours(i, free.a)
  const b = neighbours(j, free.b)
  const whole = { from: new Int32Array(a.length + 1), to: new Int32Array(a.length + 1).fill(b.length) }
  return groupsOf(searchTrellis(evidence, a, b, whole), a, b)
}

/** The segment with those of the pool that stand next to it without a break. */
function neighbours(segment: number, free: ReadonlySet<number>): Int32Array {
  let from = segment
  let to = segment + 1
  while (free.has(from - 1) && segment - from < REACH) from--
  while (free.has(to) && to - segment <= REACH) to++
  return Int32Array.from({ length: to - from }, (_, k) => from + k)
}

/** Pairs of the pool that share words or phrases that are rare in the whole texts: what comes everywhere names no place. */
function findSeeds(
  evidence: Evidence,
  phrases: Phrases,
  { a, b }: Pool,
): { i: number; j: number; shared: number }[] {
  const { pair, model, fullA, fullB } = evidence
  const lift = model.words.lift(0, 0)
  /** What a segment has that names a place: words by their number, phrases by what stands below none. */
  const eachMark = (
    { starts, words }: WordLists,
    segment: number,
    each: (mark: number, worth: number) => void,
  ) => {
    for (let k = starts[segment]!; k < starts[segment + 1]!; k++) {
      const word = words[k]!
      const worth = lift[pair.classes[word]!]!
      const places = Math.max(pair.a.frequency[word]!, pair.b.frequency[word]!)
      if (places <= MOST_POSTINGS) each(word, worth)
      if (k + 1 === starts[segment + 1]!) continue
      const slot = phrases.slotOf(word, words[k + 1]!)
      if (phrases.placesOf(slot) <= MOST_POSTINGS) each(-1 - slot, worth)
    }
  }
  const postings = new Map<number, number[]>()
  for (const j of b)
    eachMark(pair.b, j, mark => {
      const list = postings.get(mark)
      if (!list) postings.set(mark, [j])
      else if (list.at(-1) !== j) list.push(j)
    })
  const seeds: { i: number; j: number; shared: number }[] = []
  const votes = new Map<number, number>()
  for (const i of a) {
    if (phrases.readings('a', i) > FEW_PLACES) continue
    votes.clear()
    eachMark(pair.a, i, (mark, worth) => {
      for (const j of postings.get(mark) ?? []) votes.set(j, (votes.get(j) ?? 0) + worth)
    })
    if (votes.size === 0) continue
    const leading = [...votes].sort((p, q) => q[1] - p[1] || p[0] - q[0]).slice(0, SEEDS)
    evidence.hold(i)
    for (const [j] of leading) {
      const shared = evidence.held(j)
      if (shared <= LEAST_SHARED * Math.min(fullA[i]!, fullB[j]!)) continue
      if (phrases.readings('b', j) <= FEW_PLACES) seeds.push({ i, j, shared })
    }
  }
  return seeds.sort((p, q) => q.shared - p.shared || p.i - q.i || p.j - q.j)
}
