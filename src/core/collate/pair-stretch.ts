/**
 * Two stretches of places -> the pairs of greatest worth, by exact dynamic programming over two states, "agreeing" and
 * "changing": a place of change costs something to open (Gotoh's affine gaps, 1982), so agreement gathers into phrases,
 * and rare words outweigh commas. Unlike words may stand side by side as variants. Too large a stretch is searched
 * in a band round its diagonal.
 */
import {
  commonWorth,
  type Face,
  faceOf,
  fillGains,
  type Gains,
  postingsOf,
  putBack,
  type Row,
  sharedLength,
} from './face.ts'
import type { PlacePairs, Profile } from './profile.ts'

/** A stretch of each of two profiles, half-open. */
export interface Stretch {
  fromP: number
  toP: number
  fromQ: number
  toQ: number
}

/** What it costs to leave agreement, in the weight of words: too low scatters lone commas, too high tears phrases off. */
const OPEN = 0.6
/** What it is worth to unlike words, and to unlike marks: just enough to stand side by side instead of one by one. */
const BESIDE = 0.08
/** Pairs of places that are all looked at, about 1 ms; in a larger stretch so many as lie this near its diagonal. */
const MOST_CELLS = 120_000
const LEAST_HALF = 48
/**
 * The same where the sides have next to nothing in common: all agreement is worth less than standing side by side, and for
 * that the neighbourhood of the diagonal serves. Small stretches are searched all the same.
 */
const FOREIGN_HALF = 16
const SMALL = 15_000

const MATCH = 1
const BESIDE_STEP = 2
const SKIP_P = 3
const SKIP_Q = 4
/** Set on a step that is taken from the state of change. */
const FROM_CHANGE = 8

/** Adds the pairs of one stretch, ascending, to `pairs`. */
export function pairStretch(
  row: Row,
  left: Profile,
  right: Profile,
  stretch: Stretch,
  pairs: PlacePairs,
): void {
  const { fromP, fromQ } = stretch
  const n = stretch.toP - fromP
  const m = stretch.toQ - fromQ
  if (n === 0 || m === 0) return
  const p = faceOf(row, left, fromP, n)
  const q = faceOf(row, right, fromQ, m)
  const postings = postingsOf(q, row.head)
  const common = n * m > SMALL ? commonWorth(row, p, q, postings) : Number.POSITIVE_INFINITY
  const isForeign = common < BESIDE * sharedLength(p, q)
  const wide = isForeign ? FOREIGN_HALF : Math.max(LEAST_HALF, Math.ceil(MOST_CELLS / (2 * n)))
  const half = n * m <= MOST_CELLS && !isForeign ? m : Math.max(wide, Math.ceil(m / n) + 2)
  const width = Math.min(m, 2 * half) + 2
  const low = (i: number) => Math.max(0, Math.min(m - width + 2, Math.round((i * m) / n) - half))
  // Values of the last row in each state, and of each cell the steps by which both states are best reached.
  let agree = new Float64Array(m + 1).fill(Number.NEGATIVE_INFINITY)
  let change = new Float64Array(m + 1).fill(Number.NEGATIVE_INFINITY)
  let agreeNow = agree.slice()
  let changeNow = change.slice()
  const steps = new Uint8Array((n + 1) * width)
  const gains: Gains = { gain: new Float64Array(m), same: new Float64Array(m), touched: [] }
  const { gain, same, touched } = gains
  agree[0] = 0
  for (let j = 1; j <= Math.min(m, low(0) + width - 2); j++) {
    change[j] = Math.max(change[j - 1]!, (j === 1 ? 0 : Number.NEGATIVE_INFINITY) - OPEN * q.present[j - 1]!)
    steps[j - low(0)] = (SKIP_Q | (j === 1 ? 0 : FROM_CHANGE)) << 4
  }
  // Is there a cell of agreement in the last row, from which a step may come?
  let isAgreeing = true
  for (let i = 1; i <= n; i++) {
    if (common > 0) fillGains(row, p, q, i - 1, postings, gains)
    const from = low(i)
    const to = Math.min(m, from + width - 2)
    const present = p.present[i - 1]!
    if (touched.length === 0 && !isAgreeing) {
      const corner = from > low(i - 1) ? change[from - 1]! : Number.NEGATIVE_INFINITY
      changeOnly(
        q,
        change,
        changeNow,
        { from, to, corner, present, isMark: p.mark[i - 1]! },
        steps,
        i * width,
      )
      const next = Math.min(m, low(i + 1) + width - 2)
      agreeNow.fill(Number.NEGATIVE_INFINITY, from, next + 1)
      changeNow.fill(Number.NEGATIVE_INFINITY, to + 1, next + 1)
      ;[agree, agreeNow] = [agreeNow, agree]
      ;[change, changeNow] = [changeNow, change]
      continue
    }
    isAgreeing = touched.length > 0
    const openP = OPEN * present
    const isMark = p.mark[i - 1]!
    // The values of the cells at the left and above it: they are the ones looked at most.
    let agreeLeft = Number.NEGATIVE_INFINITY
    let changeLeft = Number.NEGATIVE_INFINITY
    const isInBand = from > low(i - 1)
    let agreeAbove = isInBand ? agree[from - 1]! : Number.NEGATIVE_INFINITY
    let changeAbove = isInBand ? change[from - 1]! : Number.NEGATIVE_INFINITY
    let at = i * width
    for (let j = from; j <= to; j++) {
      const agreeUp = agree[j]!
      let bestChange = change[j]!
      const changeUp = bestChange
      let stepChange = SKIP_P | FROM_CHANGE
      if (agreeUp - openP > bestChange) {
        bestChange = agreeUp - openP
        stepChange = SKIP_P
      }
      let bestAgree = Number.NEGATIVE_INFINITY
      let stepAgree = 0
      if (j > 0) {
        const presentQ = q.present[j - 1]!
        const openQ = OPEN * presentQ
        if (changeLeft > bestChange) {
          bestChange = changeLeft
          stepChange = SKIP_Q | FROM_CHANGE
        }
        if (agreeLeft - openQ > bestChange) {
          bestChange = agreeLeft - openQ
          stepChange = SKIP_Q
        }
        const worth = gain[j - 1]!
        if (worth > 0 && 2 * same[j - 1]! >= present * presentQ) {
          bestAgree = (agreeAbove > changeAbove ? agreeAbove : changeAbove) + worth
          stepAgree = agreeAbove >= changeAbove ? MATCH : MATCH | FROM_CHANGE
        } else if (worth > 0 || isMark === q.mark[j - 1]!) {
          const opened = agreeAbove - (openP > openQ ? openP : openQ)
          const beside = (opened > changeAbove ? opened : changeAbove) + worth + BESIDE * present * presentQ
          if (beside > bestChange) {
            bestChange = beside
            stepChange = opened > changeAbove ? BESIDE_STEP : BESIDE_STEP | FROM_CHANGE
          }
        }
      }
      agreeNow[j] = bestAgree
      changeNow[j] = bestChange
      steps[at++] = stepAgree | (stepChange << 4)
      agreeAbove = agreeUp
      changeAbove = changeUp
      agreeLeft = bestAgree
      changeLeft = bestChange
    }
    // What the next row may look at beyond this one's end was never reached.
    const next = Math.min(m, low(i + 1) + width - 2)
    agreeNow.fill(Number.NEGATIVE_INFINITY, to + 1, next + 1)
    changeNow.fill(Number.NEGATIVE_INFINITY, to + 1, next + 1)
    ;[agree, agreeNow] = [agreeNow, agree]
    ;[change, changeNow] = [changeNow, change]
  }
  putBack(postings, q)
  const found: [number, number][] = []
  let inChange = change[m]! > agree[m]!
  for (let i = n, j = m; i > 0 || j > 0; ) {
    const both = steps[i * width + j - low(i)]!
    const step = inChange ? both >> 4 : both & 15
    inChange = (step & FROM_CHANGE) !== 0
    const kind = step & 7
    if (kind === 0) break
    if (kind === MATCH || kind === BESIDE_STEP) found.push([fromP + i - 1, fromQ + j - 1])
    if (kind !== SKIP_Q) i--
    if (kind !== SKIP_P) j--
  }
  for (const [x, y] of found.reverse()) {
    pairs.p.push(x)
    pairs.q.push(y)
  }
}

/** A row of the table, or of its band, and what stands in its place of the left side. */
interface ChangingRow {
  from: number
  to: number
  /** The value before the first in the row above. */
  corner: number
  present: number
  isMark: number
}

/**
 * Fills in a row in which nothing agrees, after a row in which nothing did: one state and three steps are left of it. Where two
 * texts have nothing in common nearly all rows are such.
 */
function changeOnly(
  q: Face,
  above: Float64Array,
  now: Float64Array,
  { from, to, corner, present, isMark }: ChangingRow,
  steps: Uint8Array,
  start: number,
): void {
  const { present: presentQ, mark } = q
  const worth = BESIDE * present
  let left = Number.NEGATIVE_INFINITY
  let beforeIt = corner
  let at = start
  for (let j = from; j <= to; j++) {
    const up = above[j]!
    let best = up
    let step = SKIP_P | FROM_CHANGE
    if (left > best) {
      best = left
      step = SKIP_Q | FROM_CHANGE
    }
    if (j > 0 && mark[j - 1] === isMark) {
      const beside = beforeIt + worth * presentQ[j - 1]!
      if (beside > best) {
        best = beside
        step = BESIDE_STEP | FROM_CHANGE
      }
    }
    now[j] = best
    steps[at++] = step << 4
    beforeIt = up
    left = best
  }
}
