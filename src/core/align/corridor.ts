/**
 * Two sequences of segments -> the corridor in which their alignment is searched: for each place in `a`, from where to
 * where in `b`. It runs between posts (posts.ts); inside large stretches without a post it looks again with what is rare
 * there; where there is none, it keeps to the diagonal. What crosses is left to moves.ts.
 */
import type { Pair } from './model.ts'
import { type Box, findPosts, findRepeats } from './posts.ts'
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
/** Two sides with no more pairs than this are searched whole at once. */
const SMALL = 400
/** So often a stretch between posts is looked at again. */
const MOST_DEPTH = 4

/** The corridor of two sequences of segment indices. */
export function findCorridor(pair: Pair, a: Int32Array, b: Int32Array): Corridor {
  const n = a.length
  const m = b.length
  const from = new Int32Array(n + 1)
  const to = new Int32Array(n + 1).fill(m)
  const fillBetween = (
    posts: readonly { a: number; b: number }[],
    { fromA, toA, fromB, toB }: Box,
    depth: number,
  ) => {
    let [atA, atB] = [fromA, fromB]
    for (const post of posts) {
      fill({ a, b, fromA: atA, toA: post.a, fromB: atB, toB: post.b }, depth)
      ;[atA, atB] = [post.a + 1, post.b + 1]
    }
    fill({ a, b, fromA: atA, toA, fromB: atB, toB }, depth)
  }
  const fill = (box: Box, depth: number) => {
    const { fromA, toA, fromB, toB } = box
    const rows = toA - fromA
    const columns = toB - fromB
    if (rows * columns > MOST_CELLS) {
      const rare = depth < MOST_DEPTH ? findPosts(pair, box) : []
      const posts = rare.length > 0 ? rare : findRepeats(pair, box)
      if (posts.length > 0) {
        fillBetween(posts, box, depth + 1)
        return
      }
    }
    const slope = columns / Math.max(1, rows)
    const band = Math.max(LEAST_HALF, Math.ceil(slope) + MARGIN, Math.floor(BAND_CELLS / (2 * rows + 1)))
    const half = rows * columns > MOST_CELLS ? band : columns
    for (let i = fromA; i <= toA; i++) {
      const middle = fromB + slope * (i - fromA)
      from[i] = Math.max(fromB, Math.floor(middle) - half)
      to[i] = Math.min(toB, Math.ceil(middle) + half)
    }
  }
  const whole = { a, b, fromA: 0, toA: n, fromB: 0, toB: m }
  const posts = n * m > SMALL ? findPosts(pair, whole) : []
  // What is rare in the whole need not be looked for again.
  fillBetween(posts, whole, posts.length > 0 ? 1 : MOST_DEPTH)
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
