/**
 * Two stretches of segments -> pairs of them that surely answer each other, in ascending order on both sides: between them
 * the search is cheap (corridor.ts). A segment is named by what only it has among all of its stretch: rare words, rare
 * pairs of neighbouring words, and its whole reading, which may be the only one where every word is common. Where
 * nothing names any, those that read alike and stand in order may serve.
 */
import { diffArrays } from 'diff/lib/diff/array.js'
import { type Anchor, ascending } from '../order/ascending.ts'
import type { Pair } from './model.ts'
import type { WordLists } from './read.ts'

/** Two sequences of segments, and the stretches of them that are looked at. */
export interface Box {
  a: Int32Array
  b: Int32Array
  fromA: number
  toA: number
  fromB: number
  toB: number
}

/** So many shared names make a post, if no other segment has half as many. */
const FEWEST_VOTES = 2
/** More votes than this add nothing: long segments should not outweigh ten short ones. */
const MOST_VOTES = 12
/** A reading of fewer words names nothing that they do not: `Not yet.` may be said of anything. */
const LEAST_READING = 3
/** A whole reading that comes once on each side is a post by itself, and no more than that. */
const READING_VOTES = FEWEST_VOTES
/** So many segments more on one side than on the other, and so many for each segment between, is no detour. */
const MOST_OFF = 20
const SHARE_OFF = 0.25
/** So many segments may be on one side only of two large stretches that say the same things again and again. */
const MOST_EDITS = 100

const mix = (x: number) => {
  const y = Math.imul(x ^ (x >>> 16), 0x45d9f3b)
  return y ^ (y >>> 15)
}

/** Segments that only each other's names point to, by vote, as the heaviest chain in order. */
export function findPosts({ a: sideA, b: sideB }: Pair, box: Box): Anchor[] {
  const { a, b, fromA, toA, fromB, toB } = box
  const sumA = sizeOf(sideA, a, fromA, toA)
  const sumB = sizeOf(sideB, b, fromB, toB)
  let size = 1024
  while (size < 2 * (sumA.words + sumB.words) && size < 1 << 23) size *= 2
  const names = new Int32Array(2 * Math.max(sumA.longest, sumB.longest))
  const onlyA = onlyOnes(sideA, a, fromA, toA, size, names)
  const onlyB = onlyOnes(sideB, b, fromB, toB, size, names)
  const votes = new Int32Array(toB - fromB)
  const bestOf = new Map<number, { a: number; votes: number; rival: number }>()
  const voted: number[] = []
  for (let i = fromA; i < toA; i++) {
    const count = namesOf(sideA, a[i]!, size - 1, names)
    const words = wordsIn(sideA, a[i]!)
    voted.length = 0
    for (let k = 0; k < count; k++) {
      const slot = names[k]!
      if (onlyA[slot] !== i + 1 || onlyB[slot]! <= 0) continue
      const j = onlyB[slot]! - 1 - fromB
      if (votes[j] === 0) voted.push(j)
      votes[j]! += k < 2 * words - 1 ? 1 : READING_VOTES
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
      posts.push({ a: i, b: j + fromB, weight: Math.min(given, MOST_VOTES) })
  return withoutLonely(ascending(posts), box)
}

/**
 * The posts without those that stand off the diagonal of what comes before them and of what comes after: one segment that
 * moved must not draw a whole stretch with it, where nothing else holds that in its place.
 */
function withoutLonely(posts: Anchor[], { fromA, toA, fromB, toB }: Box): Anchor[] {
  const isFar = (p: { a: number; b: number }, q: { a: number; b: number }) => {
    const [inA, inB] = [q.a - p.a, q.b - p.b]
    return Math.abs(inA - inB) > MOST_OFF + Math.min(inA, inB) * SHARE_OFF
  }
  const [first, last] = [
    { a: fromA - 1, b: fromB - 1 },
    { a: toA, b: toB },
  ]
  const held = posts.filter(
    (post, k) => !isFar(posts[k - 1] ?? first, post) || !isFar(post, posts[k + 1] ?? last),
  )
  // Where all stand so, as in a text turned round, there is no diagonal either.
  return held.length > 0 ? held : posts
}

const wordsIn = ({ starts }: WordLists, segment: number) => starts[segment + 1]! - starts[segment]!

function sizeOf(side: WordLists, list: Int32Array, from: number, to: number) {
  let words = 0
  let longest = 1
  for (let k = from; k < to; k++) {
    const count = wordsIn(side, list[k]!)
    words += count
    longest = Math.max(longest, count)
  }
  return { words, longest }
}

/** By hash of a name: 1 + the only place of the list that has it; 0 for none, -1 for several. */
function onlyOnes(
  side: WordLists,
  list: Int32Array,
  from: number,
  to: number,
  size: number,
  names: Int32Array,
): Int32Array {
  const only = new Int32Array(size)
  for (let place = from; place < to; place++) {
    const count = namesOf(side, list[place]!, size - 1, names)
    for (let k = 0; k < count; k++) {
      const slot = names[k]!
      if (only[slot] === 0) only[slot] = place + 1
      else if (only[slot] !== place + 1) only[slot] = -1
    }
  }
  return only
}

/** Puts the hashes of what names a segment into `names` and says how many: words, pairs of words, last the whole reading. */
function namesOf(
  { starts, words, keys }: WordLists,
  segment: number,
  mask: number,
  names: Int32Array,
): number {
  const from = starts[segment]!
  const end = starts[segment + 1]!
  let count = 0
  for (let at = from; at < end; at++) {
    names[count++] = mix(words[at]! + 1) & mask
    if (at + 1 < end) names[count++] = mix(Math.imul(words[at]! + 1, 31_337) ^ (words[at + 1]! + 7)) & mask
  }
  if (end - from >= LEAST_READING)
    names[count++] = mix(keys[2 * segment]! ^ Math.imul(keys[2 * segment + 1]!, 31)) & mask
  return count
}

/**
 * Of two stretches that differ in few segments, those that read alike and stand in order: the shortest edit script (Myers,
 * "An O(ND) difference algorithm and its variations", 1986); none where that is long.
 */
export function findRepeats(
  { a: sideA, b: sideB }: Pair,
  { a, b, fromA, toA, fromB, toB }: Box,
): { a: number; b: number }[] {
  const read = ({ keys }: WordLists, list: Int32Array, from: number, to: number) =>
    Array.from(
      list.subarray(from, to),
      k => (keys[2 * k]! & 0x1fffff) * 0x100000000 + (keys[2 * k + 1]! >>> 0),
    )
  const script = diffArrays(read(sideA, a, fromA, toA), read(sideB, b, fromB, toB), {
    maxEditLength: MOST_EDITS,
  })
  const posts: { a: number; b: number }[] = []
  let [i, j] = [fromA, fromB]
  for (const { added, removed, value } of script ?? []) {
    if (!added && !removed) for (let k = 0; k < value.length; k++) posts.push({ a: i + k, b: j + k })
    if (!added) i += value.length
    if (!removed) j += value.length
  }
  return posts
}
