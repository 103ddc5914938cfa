/**
 * Two sequences of segments -> the corridor in which their alignment is searched: for each place in `a`, from where to
 * where in `b`. Its posts are segments that share rare words and phrases with one segment of the other side only, as the
 * heaviest chain that ascends; inside large stretches without a post it looks again with what is rare there. Where nothing
 * is rare, segments that read alike are posts if the two stretches nearly do; else it keeps to the diagonal. What crosses is
 * left to moves.ts.
 */
import { diffArrays } from 'diff/lib/diff/array.js'
import { type Anchor, ascending } from '../order/ascending.ts'
import type { Pair } from './model.ts'
import type { Found } from './trellis.ts'

/** Node `i` of a row (before segment `i` of `a`) may stand before segment `from[i]` to `to[i]` of `b`, both included. */
export interface Corridor {
  from: Int32Array
  to: Int32Array
}

/** Segments around a post that stay open, for splits, merges, and posts that are wrong. */
const MARGIN = 5
/** The same round an alignment that is nearly right. */
const NARROW_MARGIN = 4
/** Stretches with at most so many pairs are searched whole. */
const MOST_CELLS = 60_000
/** Of a larger stretch where nothing is rare, a band round the diagonal is searched that has about so many pairs. */
const BAND_CELLS = 160_000
const LEAST_HALF = 16
/** So many shared rare words or pairs of neighbouring words make a post, if no other segment has half as many. */
const FEWEST_VOTES = 2
/** So many segments may be on one side only of two large stretches that say the same things again and again. */
const MOST_EDITS = 100
/** More votes than this add nothing: long segments should not outweigh ten short ones. */
const MOST_VOTES = 12

/** The corridor of two sequences of segment indices. */
export function findCorridor(pair: Pair, a: Int32Array, b: Int32Array): Corridor {
  const n = a.length
  const m = b.length
  const from = new Int32Array(n + 1)
  const to = new Int32Array(n + 1).fill(m)
  const fill = (i0: number, j0: number, i1: number, j1: number, depth: number) => {
    const rows = i1 - i0
    const columns = j1 - j0
    if (rows * columns > MOST_CELLS) {
      const rare = depth < 4 ? findPosts(pair, a, b, i0, j0, i1, j1) : []
      const posts = rare.length > 0 ? rare : findRepeats(pair, a, b, i0, j0, i1, j1)
      if (posts.length > 0) {
        let p = i0
        let q = j0
        for (const post of posts) {
          fill(p, q, post.a, post.b, depth + 1)
          p = post.a + 1
          q = post.b + 1
        }
        fill(p, q, i1, j1, depth + 1)
        return
      }
    }
    const slope = columns / Math.max(1, rows)
    const band = Math.max(LEAST_HALF, Math.ceil(slope) + MARGIN, Math.floor(BAND_CELLS / (2 * rows + 1)))
    const half = rows * columns > MOST_CELLS ? band : columns
    for (let i = i0; i <= i1; i++) {
      const middle = j0 + slope * (i - i0)
      from[i] = Math.max(j0, Math.floor(middle) - half)
      to[i] = Math.min(j1, Math.ceil(middle) + half)
    }
  }
  const posts = n * m > 400 ? findPosts(pair, a, b, 0, 0, n, m) : []
  let p = 0
  let q = 0
  for (const post of posts) {
    fill(p, q, post.a, post.b, 1)
    p = post.a + 1
    q = post.b + 1
  }
  fill(p, q, n, m, posts.length > 0 ? 1 : 9)
  return widened(from, to, m, MARGIN)
}

/** The same, a few segments wider all along. */
function widened(from: Int32Array, to: Int32Array, m: number, margin: number): Corridor {
  const n = from.length - 1
  const wide = { from: new Int32Array(n + 1), to: new Int32Array(n + 1) }
  for (let i = 0; i <= n; i++) {
    wide.from[i] = i < margin ? 0 : Math.max(0, from[i - margin]! - 1)
    wide.to[i] = i + margin > n ? m : Math.min(m, to[i + margin]! + 1)
  }
  wide.from[0] = 0
  wide.to[n] = m
  return wide
}

/**
 * The corridor round an alignment that is nearly right: a few segments beside its beads; all of a place in which both
 * sides have something left. Never wider than the one in which that was found.
 */
export function corridorAround(found: readonly Found[], wide: Corridor, m: number): Corridor {
  const n = wide.from.length - 1
  const from = new Int32Array(n + 1)
  const to = new Int32Array(n + 1).fill(m)
  for (let k = 0; k < found.length; ) {
    const first = found[k]!
    let endA = first.at + first.na
    let endB = first.bt + first.nb
    const isGap = (bead: Found) => bead.na === 0 || bead.nb === 0
    k++
    while (isGap(first) && k < found.length && isGap(found[k]!)) {
      endA = found[k]!.at + found[k]!.na
      endB = found[k]!.bt + found[k]!.nb
      k++
    }
    for (let i = first.at + 1; i <= endA; i++) from[i] = first.bt
    for (let i = first.at; i < endA; i++) to[i] = endB
  }
  const around = widened(from, to, m, NARROW_MARGIN)
  for (let i = 0; i <= n; i++) {
    around.from[i] = Math.max(around.from[i]!, wide.from[i]!)
    around.to[i] = Math.min(around.to[i]!, wide.to[i]!)
  }
  return around
}

const mix = (x: number) => {
  const y = Math.imul(x ^ (x >>> 16), 0x45d9f3b)
  return y ^ (y >>> 15)
}

/** Segments `i0..i1` and `j0..j1` that only each other's rare words point to, in ascending order on both sides. */
function findPosts(
  { a: { starts: startsA, words: wordsA }, b: { starts: startsB, words: wordsB } }: Pair,
  a: Int32Array,
  b: Int32Array,
  i0: number,
  j0: number,
  i1: number,
  j1: number,
): Anchor[] {
  let count = 0
  for (let i = i0; i < i1; i++) count += startsA[a[i]! + 1]! - startsA[a[i]!]!
  for (let j = j0; j < j1; j++) count += startsB[b[j]! + 1]! - startsB[b[j]!]!
  let size = 1024
  while (size < 2 * count && size < 1 << 23) size *= 2
  // By hash of a word or of two neighbouring words: 1 + the only segment that has it; -1 for several.
  const onlyA = new Int32Array(size)
  const onlyB = new Int32Array(size)
  const mark = (only: Int32Array, slot: number, place: number) => {
    if (only[slot] === 0) only[slot] = place + 1
    else if (only[slot] !== place + 1) only[slot] = -1
  }
  const markAll = (
    only: Int32Array,
    starts: Int32Array,
    words: Int32Array,
    list: Int32Array,
    k0: number,
    k1: number,
  ) => {
    for (let k = k0; k < k1; k++) {
      const end = starts[list[k]! + 1]!
      for (let at = starts[list[k]!]!; at < end; at++) {
        mark(only, mix(words[at]! + 1) & (size - 1), k)
        if (at + 1 < end)
          mark(only, mix(Math.imul(words[at]! + 1, 31_337) ^ (words[at + 1]! + 7)) & (size - 1), k)
      }
    }
  }
  markAll(onlyA, startsA, wordsA, a, i0, i1)
  markAll(onlyB, startsB, wordsB, b, j0, j1)
  const votes = new Int32Array(j1 - j0)
  const bestOf = new Map<number, { a: number; votes: number; rival: number }>()
  const voted: number[] = []
  for (let i = i0; i < i1; i++) {
    const end = startsA[a[i]! + 1]!
    voted.length = 0
    const vote = (slot: number) => {
      if (onlyA[slot] !== i + 1 || onlyB[slot]! <= 0) return
      const j = onlyB[slot]! - 1 - j0
      if (votes[j] === 0) voted.push(j)
      votes[j]!++
    }
    for (let at = startsA[a[i]!]!; at < end; at++) {
      vote(mix(wordsA[at]! + 1) & (size - 1))
      if (at + 1 < end) vote(mix(Math.imul(wordsA[at]! + 1, 31_337) ^ (wordsA[at + 1]! + 7)) & (size - 1))
    }
    for (const j of voted) {
      const given = votes[j]!
      const known = bestOf.get(j)
      if (!known) bestOf.set(j, { a: i, votes: given, rival: 0 })
      else if (given > known.votes) bestOf.set(j, { a: i, votes: given, rival: known.votes })
      else known.rival = Math.max(known.rival, given)
    }
    for (const j of voted) votes[j] = 0
  }
  const posts: Anchor[] = []
  for (const [j, { a: i, votes: given, rival }] of bestOf)
    if (given >= FEWEST_VOTES && given >= 2 * rival)
      posts.push({ a: i, b: j + j0, weight: Math.min(given, MOST_VOTES) })
  return ascending(posts)
}

/**
 * Of two stretches that differ in few segments, those that read alike and stand in order: the shortest edit script (Myers,
 * "An O(ND) difference algorithm and its variations", 1986); none where that is long.
 */
function findRepeats(
  { a: { keys: keysA }, b: { keys: keysB } }: Pair,
  a: Int32Array,
  b: Int32Array,
  i0: number,
  j0: number,
  i1: number,
  j1: number,
): { a: number; b: number }[] {
  const read = (keys: Int32Array, list: Int32Array, from: number, to: number) =>
    Array.from(
      list.subarray(from, to),
      k => (keys[2 * k]! & 0x1fffff) * 0x100000000 + (keys[2 * k + 1]! >>> 0),
    )
  const script = diffArrays(read(keysA, a, i0, i1), read(keysB, b, j0, j1), { maxEditLength: MOST_EDITS })
  const posts: { a: number; b: number }[] = []
  let [i, j] = [i0, j0]
  for (const { added, removed, value } of script ?? []) {
    if (!added && !removed) for (let k = 0; k < value.length; k++) posts.push({ a: i + k, b: j + k })
    if (!added) i += value.length
    if (!removed) j += value.length
  }
  return posts
}
