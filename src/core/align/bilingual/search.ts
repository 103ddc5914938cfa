/**
 * The odds of beads in a band -> the best chain of them (Viterbi), and how likely each of its beads is when all chains
 * are counted (forward and backward sums, as for hidden Markov models). Odds are natural logarithms against leaving the
 * segments out, so that a gap counts nothing. What the odds are made of is in passes.ts.
 */
import type { Band } from './band.ts'

/** Sizes of beads, without gaps. */
export const SHAPES: readonly (readonly [na: number, nb: number])[] = [
  [1, 1], [1, 2], [2, 1], [2, 2], [1, 3], [3, 1], [1, 4], [4, 1], [2, 3], [3, 2],
] // biome-ignore format: pairs

/** What a bead is worth above leaving its segments out: shape is an index of `SHAPES`, `i` and `j` where it begins. */
export type BeadOdds = (shape: number, i: number, j: number) => number

/** A bead of a chain: `i` and `j` where it begins, its shape, and how likely it is. */
export interface Found {
  i: number
  j: number
  na: number
  nb: number
  shape: number
  likely: number
}

/** The best chain, and for each place the logarithm of how likely a chain goes through it. */
export interface Chain {
  beads: Found[]
  /** One value for each place of the band's table. */
  places: Float64Array
  /** Of each segment, how likely it is to stand in no bead. */
  aloneA: Float64Array
  aloneB: Float64Array
}

const NEVER = Number.NEGATIVE_INFINITY
/** Sums leave out what is less than e to the power of minus this. */
const NEGLIGIBLE = 18
/** Places less likely than e to the power of minus this are not gone back through. */
const HOPELESS = 40

/** Searches the band. `shapes` is how many of `SHAPES` are tried. */
export function bestChain(band: Band, n: number, m: number, odds: BeadOdds, shapes = SHAPES.length): Chain {
  const { low, high, start } = band
  const size = start[n + 1]!
  const best = new Float64Array(size).fill(NEVER)
  const forward = new Float64Array(size).fill(NEVER)
  const from = new Uint8Array(size)
  const worth = new Float32Array(size * shapes)
  const incoming = new Float64Array(shapes + 2)
  // Each place gathers what comes in from its left and from above; a bead's worth is kept for the way back.
  for (let i = 0; i <= n; i++) {
    for (let j = low[i]!; j <= high[i]!; j++) {
      const at = start[i]! + j - low[i]!
      if (at === 0) {
        best[0] = 0
        forward[0] = 0
        continue
      }
      let top = NEVER
      let way = 0
      let most = NEVER
      let count = 0
      if (i > 0 && j <= high[i - 1]!) {
        const before = start[i - 1]! + j - low[i - 1]!
        if (best[before]! > top) {
          top = best[before]!
          way = 254
        }
        incoming[count++] = forward[before]!
        most = Math.max(most, forward[before]!)
      }
      if (j > low[i]!) {
        if (best[at - 1]! > top) {
          top = best[at - 1]!
          way = 255
        }
        incoming[count++] = forward[at - 1]!
        most = Math.max(most, forward[at - 1]!)
      }
      for (let shape = 0; shape < shapes; shape++) {
        const [na, nb] = SHAPES[shape]!
        const p = i - na
        const q = j - nb
        if (p < 0 || q < low[p]! || q > high[p]!) {
          worth[at * shapes + shape] = NEVER
          continue
        }
        const before = start[p]! + q - low[p]!
        const gain = odds(shape, p, q)
        worth[at * shapes + shape] = gain
        if (best[before]! + gain > top) {
          top = best[before]! + gain
          way = shape
        }
        const sum = forward[before]! + gain
        incoming[count++] = sum
        if (sum > most) most = sum
      }
      best[at] = top
      from[at] = way
      forward[at] = logSum(incoming, count, most)
    }
  }
  const after = backward(band, n, worth, forward, shapes)
  const whole = forward[size - 1]!
  const { aloneA, aloneB } = gaps(band, n, m, forward, after)
  const beads: Found[] = []
  for (let i = n, j = m; i > 0 || j > 0; ) {
    const at = start[i]! + j - low[i]!
    const shape = from[at]!
    if (shape === 254) i--
    else if (shape === 255) j--
    else {
      const [na, nb] = SHAPES[shape]!
      const before = start[i - na]! + j - nb - low[i - na]!
      const likely = Math.exp(
        Math.min(0, forward[before]! + worth[at * shapes + shape]! + after[at]! - whole),
      )
      i -= na
      j -= nb
      beads.push({ i, j, na, nb, shape, likely })
    }
  }
  const places = after.map((sum, at) => sum + forward[at]! - whole)
  return { beads: beads.reverse(), places, aloneA, aloneB }
}

/** Of each place, the logarithm of the sum of all ways from it to the end. */
function backward(
  band: Band,
  n: number,
  worth: Float32Array,
  forward: Float64Array,
  shapes: number,
): Float64Array {
  const { low, high, start } = band
  const size = start[n + 1]!
  const after = new Float64Array(size).fill(NEVER)
  after[size - 1] = 0
  const least = forward[size - 1]! - HOPELESS
  for (let i = n; i >= 0; i--) {
    for (let j = high[i]!; j >= low[i]!; j--) {
      const at = start[i]! + j - low[i]!
      const here = after[at]!
      if (here + forward[at]! < least) continue
      if (i > 0 && j <= high[i - 1]!) addTo(after, start[i - 1]! + j - low[i - 1]!, here)
      if (j > low[i]!) addTo(after, at - 1, here)
      for (let shape = 0; shape < shapes; shape++) {
        const gain = worth[at * shapes + shape]!
        if (gain === NEVER) continue
        const [na, nb] = SHAPES[shape]!
        addTo(after, start[i - na]! + j - nb - low[i - na]!, here + gain)
      }
    }
  }
  return after
}

function gaps({ low, high, start }: Band, n: number, m: number, forward: Float64Array, after: Float64Array) {
  const whole = forward[start[n + 1]! - 1]!
  const aloneA = new Float64Array(n)
  const aloneB = new Float64Array(m)
  for (let i = 0; i <= n; i++) {
    for (let j = low[i]!; j <= high[i]!; j++) {
      const before = forward[start[i]! + j - low[i]!]! - whole
      if (i < n && j >= low[i + 1]!) aloneA[i]! += Math.exp(before + after[start[i + 1]! + j - low[i + 1]!]!)
      if (j < high[i]!) aloneB[j]! += Math.exp(before + after[start[i]! + j + 1 - low[i]!]!)
    }
  }
  return { aloneA, aloneB }
}

function addTo(sums: Float64Array, at: number, value: number): void {
  const known = sums[at]!
  if (value > known) {
    sums[at] = value - known > NEGLIGIBLE ? value : value + Math.log1p(Math.exp(known - value))
  } else if (known - value < NEGLIGIBLE) sums[at] = known + Math.log1p(Math.exp(value - known))
}

function logSum(values: Float64Array, count: number, most: number): number {
  if (most === NEVER) return NEVER
  let sum = 0
  for (let k = 0; k < count; k++) {
    const less = most - values[k]!
    if (less < NEGLIGIBLE) sum += less === 0 ? 1 : Math.exp(-less)
  }
  return sum === 1 ? most : most + Math.log(sum)
}
