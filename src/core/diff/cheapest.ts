/**
 * A box of two lists -> the pairing that costs its reader least: the weight of all that is called changed, and a price for
 * each changed stretch. Exact: Needleman and Wunsch's table with an affine gap (Gotoh 1982), in whole numbers and in
 * buffers that are used again. Boxes that are too large for it are cut up in pairing.ts.
 */
import type { Stretch } from './stretch.ts'
import type { Lists } from './words.ts'

const FAR = 1 << 30
/** Where the cheapest way to a cell came from. */
const PAIR_AFTER_GAP = 1
const GAP_FROM_LEFT = 2
const GAP_AFTER_GAP = 4

/** Buffers kept between calls to spare the engine their making; nothing in them outlives a call. */
let rows = new Int32Array(4096)
let trail = new Uint8Array(65_536)

/**
 * Writes `mate[i] = j` for the pairs of the cheapest pairing inside the box and answers what it costs. Time and space
 * grow with height times width.
 */
export function pairCheapest(lists: Lists, box: Stretch, place: number, mate: Int32Array): number {
  const { a, b, weigh } = lists
  const { fromA, fromB } = box
  const height = box.toA - fromA
  const width = box.toB - fromB
  const stride = width + 1
  if (rows.length < 3 * stride) rows = new Int32Array(4 * stride)
  if (trail.length < (height + 1) * stride) trail = new Uint8Array((height + 1) * stride * 1.25)
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
    apart[j] = apart[j - 1]! + weight
    trail[j] = GAP_FROM_LEFT | GAP_AFTER_GAP
  }
  for (let i = 1; i <= height; i++) {
    const id = a[fromA + i - 1]!
    const weight = weigh(0, fromA + i - 1)
    const row = i * stride
    let pairBefore: number = paired[0]!
    let gapBefore: number = apart[0]!
    paired[0] = FAR
    apart[0] = gapBefore + weight
    trail[row] = GAP_AFTER_GAP
    let leftPair = FAR
    let leftGap = apart[0]!
    for (let j = 1; j <= width; j++) {
      const abovePair = paired[j]!
      const aboveGap = apart[j]!
      let step = GAP_AFTER_GAP
      let gap = aboveGap
      if (abovePair + place < gap) {
        gap = abovePair + place
        step = 0
      }
      gap += weight
      let side = leftGap
      let sideStep = GAP_FROM_LEFT | GAP_AFTER_GAP
      if (leftPair + place < side) {
        side = leftPair + place
        sideStep = GAP_FROM_LEFT
      }
      side += weightsB[j]!
      if (side < gap) {
        gap = side
        step = sideStep
      }
      let pair = FAR
      if (b[fromB + j - 1] === id) {
        pair = pairBefore
        if (gapBefore < pair) {
          pair = gapBefore
          step |= PAIR_AFTER_GAP
        }
      }
      trail[row + j] = step
      paired[j] = leftPair = pair
      apart[j] = leftGap = gap
      pairBefore = abovePair
      gapBefore = aboveGap
    }
  }
  let i = height
  let j = width
  let inPair = paired[width]! <= apart[width]!
  const cost = inPair ? paired[width]! : apart[width]!
  while (i > 0 || j > 0) {
    const step = trail[i * stride + j]!
    if (inPair) {
      i--
      j--
      mate[fromA + i] = fromB + j
      inPair = (step & PAIR_AFTER_GAP) === 0
    } else {
      if (step & GAP_FROM_LEFT) j--
      else i--
      inPair = (step & GAP_AFTER_GAP) === 0
    }
  }
  return cost
}
