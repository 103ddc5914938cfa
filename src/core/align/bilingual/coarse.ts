/**
 * Two long sides and the pairs of words that look alike -> where about the search looks. Blocks of segments are set against
 * each other by the rarer of such words, then the smaller blocks near the best way through them, and so on: coarse to fine,
 * as in Salvador and Chan (2007) and vecalign (Thompson and Koehn, 2019). Work grows with the length, not with its square.
 */
import type { Cognates } from './cognates.ts'

/** Of each place of `a`, about which place of `b` answers it; `clear` is how far its blocks stand out, in spreads of chance. */
export interface Way {
  places: Int32Array
  clear: number
}

/** Blocks a side at the coarsest. */
const MOST_BLOCKS = 240
/** Segments in a block at the finest, and how many times smaller each next one is. */
const FINEST = 4
const FINER = 3
/** Blocks of the coarser grid that are looked at on either side of its way. */
const NEAR = 2
/** What a pair of blocks must have above the mean, in spreads, to count for the way. */
const LEAST_CLEAR = 1

/** The way through two lists of segments, given as the words of each. */
export function coarseWay(a: readonly Int32Array[], b: readonly Int32Array[], hints: Cognates): Way {
  const n = a.length
  const m = b.length
  const placesA = postings(a, hints.a)
  const placesB = postings(b, hints.b)
  let size = FINEST
  while (Math.max(n, m) / size > MOST_BLOCKS) size *= FINER
  let way: Int32Array | undefined
  let clear = 0
  for (; size >= FINEST; size /= FINER) {
    const rows = Math.ceil(n / size)
    const columns = Math.ceil(m / size)
    const low = new Int32Array(rows)
    const high = new Int32Array(rows).fill(columns)
    if (way) {
      for (let row = 0; row < rows; row++) {
        const coarse = Math.floor(row / FINER)
        low[row] = Math.max(0, (way[coarse]! - NEAR) * FINER)
        high[row] = Math.min(columns, (way[Math.min(way.length - 1, coarse + 1)]! + NEAR + 1) * FINER)
      }
    }
    const start = new Int32Array(rows + 1)
    for (let row = 0; row < rows; row++) start[row + 1] = start[row]! + Math.max(0, high[row]! - low[row]!)
    const worth = new Float32Array(start[rows]!)
    for (let k = 0; k < hints.a.length; k++)
      addPair(placesA.get(hints.a[k]!), placesB.get(hints.b[k]!), hints.weight[k]!)
    function addPair(from: Int32Array | undefined, to: Int32Array | undefined, weight: number): void {
      if (!from || !to) return
      const x = blocksOf(from, size)
      const y = blocksOf(to, size)
      const told = weight * Math.min(Math.log(rows / x.length), Math.log(columns / y.length))
      if (told <= 0.5) return
      let first = 0
      for (const row of x) {
        while (first < y.length && y[first]! < low[row]!) first++
        for (let k = first; k < y.length && y[k]! < high[row]!; k++)
          worth[start[row]! + y[k]! - low[row]!]! += told
      }
    }
    const found = bestWay(worth, low, high, start)
    way = found.way
    if (clear === 0) clear = found.clear
  }
  const places = new Int32Array(n + 1)
  for (let i = 0; i <= n; i++) {
    const row = Math.min(way!.length - 1, Math.floor(i / FINEST))
    const next = Math.min(m, FINEST * way![Math.min(way!.length - 1, row + 1)]!)
    const here = Math.min(m, FINEST * way![row]!)
    places[i] = Math.round(here + ((next - here) * (i - row * FINEST)) / FINEST)
  }
  return { places, clear }
}

/** Where each of some words stands. */
function postings(segments: readonly Int32Array[], words: Int32Array): Map<number, Int32Array> {
  const lists = new Map<number, number[]>()
  for (const word of words) lists.set(word, [])
  for (const [i, list] of segments.entries())
    for (const [k, word] of list.entries()) if (word !== list[k - 1]) lists.get(word)?.push(i)
  return new Map([...lists].map(([word, list]) => [word, Int32Array.from(list)]))
}

function blocksOf(segments: Int32Array, size: number): number[] {
  const blocks: number[] = []
  for (const i of segments) {
    const block = Math.floor(i / size)
    if (block !== blocks.at(-1)) blocks.push(block)
  }
  return blocks
}

/** The chain of cells, ascending on both sides, that stand out the most together: of each row, its column. */
function bestWay(worth: Float32Array, low: Int32Array, high: Int32Array, start: Int32Array) {
  const rows = low.length
  let sum = 0
  let squares = 0
  for (const value of worth) {
    sum += value
    squares += value * value
  }
  const mean = sum / Math.max(1, worth.length)
  const spread = Math.sqrt(squares / Math.max(1, worth.length) - mean * mean) || 1
  const least = mean + LEAST_CLEAR * spread
  const best = new Float32Array(worth.length)
  const from = new Uint8Array(worth.length)
  for (let row = 0; row < rows; row++) {
    for (let column = low[row]!; column < high[row]!; column++) {
      const at = start[row]! + column - low[row]!
      const gain = Math.max(0, (worth[at]! - least) / spread)
      let top = gain
      let way = 0
      const above = row > 0 ? start[row - 1]! - low[row - 1]! : 0
      if (row > 0 && column - 1 >= low[row - 1]! && column - 1 < high[row - 1]!)
        top += best[above + column - 1]!
      if (row > 0 && column >= low[row - 1]! && column < high[row - 1]! && best[above + column]! > top) {
        top = best[above + column]!
        way = 1
      }
      if (column > low[row]! && best[at - 1]! > top) {
        top = best[at - 1]!
        way = 2
      }
      best[at] = top
      from[at] = way
    }
  }
  const way = new Int32Array(rows)
  let column = high[rows - 1]! - 1
  const total = best[start[rows]! - 1] ?? 0
  for (let row = rows - 1; row >= 0; ) {
    if (column < low[row]!) {
      way[row] = low[row]!
      row--
      continue
    }
    column = Math.min(column, high[row]! - 1)
    way[row] = column
    const step = from[start[row]! + column - low[row]!]
    if (step === 2) column--
    else {
      row--
      if (step === 0) column--
    }
  }
  return { way, clear: total / Math.max(1, Math.min(rows, Math.max(...high))) }
}
