/**
 * A box of two lists -> the pairing that costs its reader least: the weight of all that is called changed, and a price for
 * each changed stretch. Exact: Needleman and Wunsch's table with an affine gap (Gotoh 1982), in whole numbers and in
 * buffers that are used again. Where few words changed only a band along the diagonal is filled, as wide as proves that
 * nothing outside can be cheaper (after Ukkonen 1985). What is too large even so is cut up in pairing.ts.
 */
import { bandOf, provenUpTo } from './band.ts'
import type { Stretch } from './unpaired.ts'
import type { Lists } from './words.ts'

const FAR = 1 << 30
/** Where the cheapest way to a cell came from. */
const PAIR_AFTER_GAP = 1
const GAP_FROM_LEFT = 2
const GAP_AFTER_GAP = 4
/** Below so many cells a band saves nothing. */
const SMALL = 2500
/** A band that covers more of the table than this is not tried first. */
const MOST_BANDED = 0.6

/** Buffers kept between calls to spare the engine their making; nothing in them outlives a call. */
let rows = new Int32Array(4096)
let trail = new Uint8Array(65_536)

/**
 * Writes `mate[i] = j` for the pairs of the cheapest pairing inside the box, if that takes no more than `cells` cells of
 * the table; answers whether it did. Time and space grow with the cells.
 */
export function pairCheapest(
  lists: Lists,
  box: Stretch,
  place: number,
  cells: number,
  mate: Int32Array,
): boolean {
  const height = box.toA - box.fromA
  const width = box.toB - box.fromB
  const whole = height * width
  if (whole > SMALL) {
    const band = bandOf(lists, box, place)
    const banded = height * (band.left + band.right + 1)
    if (banded <= cells && banded < whole * MOST_BANDED) {
      const proven = provenUpTo(lists, box, place, band)
      if (fill(lists, box, place, band.left, band.right, proven, mate)) return true
    }
  }
  return whole <= cells && fill(lists, box, place, height, width, FAR, mate)
}

/**
 * Fills the diagonals from `left` below the first to `right` above it and walks the cheapest way back, unless it costs
 * more than `most`.
 */
function fill(
  lists: Lists,
  box: Stretch,
  place: number,
  left: number,
  right: number,
  most: number,
  mate: Int32Array,
): boolean {
  const { a, b, weigh } = lists
  const { fromA, fromB } = box
  const height = box.toA - fromA
  const width = box.toB - fromB
  const stride = width + 1
  // Cell (i, j) is at i * step + j + base: whole rows, or just the band's diagonals.
  const isWhole = left >= height && right >= width
  const step = isWhole ? stride : left + right
  const base = isWhole ? 0 : left
  const size = (height + 1) * (step + 1) + 1
  if (rows.length < 3 * stride) rows = new Int32Array(4 * stride)
  if (trail.length < size) trail = new Uint8Array(size * 1.25)
  const paired = rows.subarray(0, stride)
  const apart = rows.subarray(stride, 2 * stride)
  const weightsB = rows.subarray(2 * stride, 3 * stride)
  paired[0] = 0
  // The gap that a box may begin with is opened here once.
  apart[0] = place
  for (let j = 1; j <= width; j++) {
    const weight = weigh(1, fromB + j - 1)
    weightsB[j] = weight
    paired[j] = FAR
    apart[j] = j <= right ? apart[j - 1]! + weight : FAR
    if (j <= right) trail[j + base] = GAP_FROM_LEFT | GAP_AFTER_GAP
  }
  for (let i = 1; i <= height; i++) {
    const id = a[fromA + i - 1]!
    const weight = weigh(0, fromA + i - 1)
    const row = i * step + base
    const first = i > left ? i - left : 1
    const last = i + right < width ? i + right : width
    let pairBefore: number = paired[first - 1]!
    let gapBefore: number = apart[first - 1]!
    let leftPair = FAR
    let leftGap = FAR
    if (i <= left) {
      paired[0] = FAR
      leftGap = gapBefore + weight
      apart[0] = leftGap
      trail[row] = GAP_AFTER_GAP
    }
    for (let j = first; j <= last; j++) {
      const abovePair = paired[j]!
      const aboveGap = apart[j]!
      let how = GAP_AFTER_GAP
      let gap = aboveGap
      if (abovePair + place < gap) {
        gap = abovePair + place
        how = 0
      }
      gap += weight
      let side = leftGap
      let sideHow = GAP_FROM_LEFT | GAP_AFTER_GAP
      if (leftPair + place < side) {
        side = leftPair + place
        sideHow = GAP_FROM_LEFT
      }
      side += weightsB[j]!
      if (side < gap) {
        gap = side
        how = sideHow
      }
      let pair = FAR
      if (b[fromB + j - 1] === id) {
        pair = pairBefore
        if (gapBefore < pair) {
          pair = gapBefore
          how |= PAIR_AFTER_GAP
        }
      }
      trail[row + j] = how
      paired[j] = leftPair = pair
      apart[j] = leftGap = gap
      pairBefore = abovePair
      gapBefore = aboveGap
    }
  }
  let inPair = paired[width]! <= apart[width]!
  if ((inPair ? paired[width]! : apart[width]!) > most) return false
  let i = height
  let j = width
  while (i > 0 || j > 0) {
    const how = trail[i * step + j + base]!
    if (inPair) {
      i--
      j--
      mate[fromA + i] = fromB + j
      inPair = (how & PAIR_AFTER_GAP) === 0
    } else {
      if (how & GAP_FROM_LEFT) j--
      else i--
      inPair = (how & GAP_AFTER_GAP) === 0
    }
  }
  return true
}
