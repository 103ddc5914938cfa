/**
 * Two lists of words -> the stretches in which they differ, so that they cost a reader least. Equal ends are trimmed, a box
 * of any common size is solved exactly (cheapest.ts); larger ones are cut at long runs that stand once on each side, then
 * at shorter ones (unique-runs.ts), and what even then is too large is walked through greedily (greedy.ts). So time is linear
 * in the length for any two texts; the answer says whether it is exact.
 */

import { pairCheapest } from './cheapest.ts'
import { pairGreedily } from './greedy.ts'
import { type Anchors, anchorsOf } from './unique-runs.ts'
import { type Stretch, stretchesOf } from './unpaired.ts'
import type { Lists } from './words.ts'

/**
 * Boxes of at most so many cells are solved exactly: 2,000 words against 2,000 rewritten throughout, about 10 ms. Lower, and
 * long rewritten paragraphs are aligned by luck; higher, and typing in them lags.
 */
const EXACT_CELLS = 4_000_000
/** The same between the anchors of longer texts, where there may be many such boxes. */
const EXACT_CELLS_IN_BOOKS = 1_000_000
/** Larger boxes of a longer text are anchored first: that is quicker by far and rarely worse. */
const UNANCHORED_CELLS = 60_000
/** Runs that are looked for as anchors, longest first. */
const RUNS = [8, 4, 2, 1]

/** Words of each text that are anchored at once while two texts keep together. */
const WINDOW = 1024
/** One run in so many must be an anchor, or the texts have parted: anchors fewer than that may be chance. */
const LEAST_ANCHORED = 32
/** How often a stretch between anchors is searched for anchors again; deeper than this nothing is left to find. */
const DEEPEST = 16

/** Stretches in order, and whether no other pairing costs less. */
export interface Pairing {
  stretches: Stretch[]
  precise: boolean
}

/** For each entry of `a` the entry of `b` that answers it, or -1: ascending, and as many as can be where it is solved. */
export function pairUp(a: Int32Array, b: Int32Array): Int32Array {
  let ids = 0
  for (const list of [a, b]) for (const id of list) ids = Math.max(ids, id + 1)
  const mate = new Int32Array(a.length).fill(-1)
  settleAll({ a, b, ids, weigh: () => 1 }, { place: 0, placeInBooks: 0, isBook: false }, mate)
  return mate
}

/**
 * The changed stretches between two lists, where each stretch costs `place` beside the weight of what it holds; in lists
 * too long to be solved exactly, or that are part of a `book`, it costs `placeInBooks`.
 */
export function pair(lists: Lists, place: number, placeInBooks = place, isBook = false): Pairing {
  const mate = new Int32Array(lists.a.length).fill(-1)
  const precise = settleAll(lists, { place, placeInBooks, isBook }, mate)
  const stretches = stretchesOf(mate, lists.b.length)
  return { stretches: precise ? stretches : joinCheaper(lists, stretches, placeInBooks), precise }
}

interface Prices {
  place: number
  placeInBooks: number
  isBook: boolean
}

/** Writes `mate[i] = j` for all pairs; answers whether no other pairing costs less. */
function settleAll(lists: Lists, prices: Prices, mate: Int32Array): boolean {
  const { a, b } = lists
  const exactCells = prices.isBook ? UNANCHORED_CELLS : EXACT_CELLS
  let place = prices.isBook ? prices.placeInBooks : prices.place
  let precise = true
  settle(0, a.length, 0, b.length, 0)
  return precise

  function settle(fromA: number, toA: number, fromB: number, toB: number, level: number, depth = 0): void {
    while (fromA < toA && fromB < toB && a[fromA] === b[fromB]) mate[fromA++] = fromB++
    while (fromA < toA && fromB < toB && a[toA - 1] === b[toB - 1]) mate[--toA] = --toB
    if (fromA === toA || fromB === toB) return
    const box = { fromA, toA, fromB, toB }
    if (pairCheapest(lists, box, place, depth === 0 ? exactCells : EXACT_CELLS_IN_BOOKS, mate)) return
    if (!haveCommon(lists, box)) return
    precise = false
    place = prices.placeInBooks
    if (depth === 0) {
      ;[fromA, fromB] = march(fromA, toA, fromB, toB)
      settle(fromA, toA, fromB, toB, level, 1)
      return
    }
    for (let next = level; next < RUNS.length && depth < DEEPEST; next++) {
      const length = RUNS[next]!
      const anchors = anchorsOf(a, b, box, length)
      if (anchors.a.length === 0) continue
      ;[fromA, fromB] = between(anchors, fromA, toA, fromB, toB, next, depth)
      settle(fromA, toA, fromB, toB, next, depth + 1)
      return
    }
    pairGreedily(a, b, box, mate)
  }

  /** Pairs what stands up to the last anchor and as far as the texts go on alike from there; answers how far that is. */
  function between(
    anchors: Anchors,
    fromA: number,
    toA: number,
    fromB: number,
    toB: number,
    level: number,
    depth: number,
  ): [number, number] {
    for (let p = 0; p < anchors.a.length; p++) {
      const i = anchors.a[p]!
      const j = anchors.b[p]!
      // The run before may have grown over this one.
      if (i < fromA || j < fromB) continue
      if (i > fromA || j > fromB) settle(fromA, i, fromB, j, level, depth + 1)
      fromA = i
      fromB = j
      while (fromA < toA && fromB < toB && a[fromA] === b[fromB]) mate[fromA++] = fromB++
    }
    return [fromA, fromB]
  }

  /**
   * Goes through two long texts side by side, anchored in one window after the other, as long as they keep together:
   * tables of a window's size stay in the processor's cache. Answers where they part.
   */
  function march(fromA: number, toA: number, fromB: number, toB: number): [number, number] {
    while ((toA - fromA) * (toB - fromB) > UNANCHORED_CELLS) {
      const box = { fromA, toA: Math.min(toA, fromA + WINDOW), fromB, toB: Math.min(toB, fromB + WINDOW) }
      const anchors = anchorsOf(a, b, box, RUNS[0]!)
      if (anchors.a.length < Math.min(WINDOW, toA - fromA, toB - fromB) / LEAST_ANCHORED) break
      ;[fromA, fromB] = between(anchors, fromA, toA, fromB, toB, 0, 1)
    }
    return [fromA, fromB]
  }
}

function haveCommon({ a, b, ids }: Lists, { fromA, toA, fromB, toB }: Stretch): boolean {
  const seen = new Uint8Array(ids)
  for (let i = fromA; i < toA; i++) seen[a[i]!] = 1
  for (let j = fromB; j < toB; j++) if (seen[b[j]!] === 1) return true
  return false
}

/** Gives up pairs between two stretches that together weigh less than the place they save. */
function joinCheaper(lists: Lists, stretches: readonly Stretch[], place: number): Stretch[] {
  const joined: Stretch[] = []
  for (const stretch of stretches) {
    const last = joined.at(-1)
    let weight = 0
    if (last) {
      for (let i = last.toA, j = last.toB; i < stretch.fromA && weight < place; i++, j++)
        weight += lists.weigh(0, i) + lists.weigh(1, j)
    }
    if (last && weight < place) {
      last.toA = stretch.toA
      last.toB = stretch.toB
    } else joined.push({ ...stretch })
  }
  return joined
}
