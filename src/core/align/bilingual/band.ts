/**
 * Which pairs of places in two stretches the search looks at: for each place of one side a range on the other, round the
 * diagonal at first, then round what an earlier pass found, wider where it was unsure. Places are the edges of
 * segments: `n + 1` of them for `n` segments.
 */

/** Ranges of places, row by row; both ends ascend, and neighbouring rows overlap. */
export interface Band {
  /** First and last place (both inclusive) of `b` for each place of `a`. */
  low: Int32Array
  high: Int32Array
  /** Where each row begins in a table of all places; the last entry is the size of the table. */
  start: Int32Array
}

/** With so many places (264 segments a side) all are looked at. */
const WHOLE = 70_000
/** Places on either side of a way that was found: it is off by 3 mostly, by 12 in one place of a hundred, by 27 at most. */
const ROUND_WAY = 24
/** Places that the first pass may look at where no way was found: more of them take time and memory. */
const MOST_PLACES = 400_000
const NARROWEST = 40
/** Places that a later pass may look at. */
const MOST_AGAIN = 300_000
/** Chains less likely than this (a logarithm) are not looked at again. */
const UNLIKELY = -10

/** True if the band of two sides holds all their places. */
export const isSmall = (n: number, m: number): boolean => (n + 1) * (m + 1) <= WHOLE

/** Round a way through both sides: of each place of `a`, the place of `b`. */
export function wayBand(way: Int32Array, m: number): Band {
  const low = way.map(j => Math.max(0, j - ROUND_WAY))
  const high = way.map(j => Math.min(m, j + ROUND_WAY))
  return ordered(low, high, m)
}

/** No more than the places of some beads, in order. */
export function beadBand(
  beads: readonly { i: number; na: number; j: number; nb: number }[],
  n: number,
  m: number,
): Band {
  const low = new Int32Array(n + 1)
  const high = new Int32Array(n + 1)
  let next = 0
  let at = 0
  for (const { i, na, j, nb } of beads) {
    for (; next < i; next++) low[next] = high[next] = at
    for (; next < i + na; next++) {
      low[next] = j
      high[next] = j + nb
    }
    at = j + nb
  }
  for (; next <= n; next++) low[next] = high[next] = at
  return ordered(low, high, m)
}

/** Round the line along which both sides have used up the same part of their lengths. */
export function diagonalBand(a: Float64Array, b: Float64Array): Band {
  const n = a.length
  const m = b.length
  const low = new Int32Array(n + 1)
  const high = new Int32Array(n + 1)
  const whole = isSmall(n, m)
  const half = Math.max(
    NARROWEST,
    Math.min(Math.ceil(0.2 * Math.max(n, m)), Math.floor(MOST_PLACES / (2 * (n + 1)))),
  )
  const partsA = parts(a)
  const partsB = parts(b)
  let j = 0
  for (let i = 0; i <= n; i++) {
    while (j < m && partsB[j]! < partsA[i]!) j++
    low[i] = whole || i === 0 ? 0 : Math.max(0, j - half)
    high[i] = whole || i === n ? m : Math.min(m, j + half)
  }
  return ordered(low, high, m)
}

/** Of each place, the part of the whole text that stands before it; segments count too, so that empty ones have room. */
function parts(lengths: Float64Array): Float64Array {
  const sums = new Float64Array(lengths.length + 1)
  for (const [i, length] of lengths.entries()) sums[i + 1] = sums[i]! + length + 1
  const total = sums[lengths.length]! || 1
  return sums.map(sum => sum / total)
}

/** The part of a band that chains go through: `places` is how likely each place is, as a logarithm;
 * `margin` segments round them are looked at as well. */
export function narrowed(band: Band, places: Float64Array, margin: number): Band {
  const n = band.low.length - 1
  const m = band.high[n]!
  let least = UNLIKELY
  for (;;) {
    const low = new Int32Array(n + 1).fill(m)
    const high = new Int32Array(n + 1)
    for (let i = 0; i <= n; i++) {
      for (let j = band.low[i]!; j <= band.high[i]!; j++) {
        if (places[band.start[i]! + j - band.low[i]!]! < least) continue
        if (j < low[i]!) low[i] = j
        if (j > high[i]!) high[i] = j
      }
      // Where a bead steps over a place, its row may hold none; the neighbours' margins cover it.
      if (low[i]! > high[i]!) {
        low[i] = i === 0 ? 0 : low[i - 1]!
        high[i] = i === 0 ? 0 : high[i - 1]!
      }
    }
    const near = (i: number, edge: Int32Array, pick: (...values: number[]) => number) =>
      pick(...edge.subarray(Math.max(0, i - margin), i + margin + 1))
    const found = ordered(
      low.map((_, i) => Math.max(0, near(i, low, Math.min) - margin)),
      high.map((_, i) => Math.min(m, near(i, high, Math.max) + margin)),
      m,
    )
    // Where nothing is likely everything is: then only the likeliest is looked at again.
    if (found.start[n + 1]! <= Math.max(MOST_AGAIN, 50 * (n + 1)) || least > -1) return found
    least /= 2
  }
}

/** Makes both ends ascend and rows overlap, so that a path through the band always exists. */
export function ordered(low: Int32Array, high: Int32Array, m: number): Band {
  const n = low.length - 1
  low[0] = 0
  high[n] = m
  for (let i = 1; i <= n; i++) high[i] = Math.max(high[i]!, high[i - 1]!)
  for (let i = n - 1; i >= 0; i--) low[i] = Math.min(low[i]!, low[i + 1]!)
  for (let i = 1; i <= n; i++) low[i] = Math.min(low[i]!, high[i - 1]!)
  const start = new Int32Array(n + 2)
  for (let i = 0; i <= n; i++) start[i + 1] = start[i]! + high[i]! - low[i]! + 1
  return { low, high, start }
}
