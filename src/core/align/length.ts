/**
 * Two lengths -> what their agreement is worth: after Gale and Church (1993), but of the logarithm of their proportion,
 * against what lengths do by chance, and with a floor, for now and then one side says twice as much. All logarithms are
 * looked up: this is asked for millions of pairs.
 */
import type { WordLists } from './read.ts'

/** The model of lengths of one pair of versions. */
export interface Lengths {
  /** How far lengths spread in true beads, in parts of what is usual. */
  spread: number
  /** By the sum of two lengths: what equal ones are worth, and what the square of their distance costs. */
  lengthGain: Float64Array
  lengthCost: Float64Array
}

/** Added to each length, so that those of the shortest differ less. */
const LEAST_LENGTH = 3

/** Variance of the logarithms of the lengths. */
export function chanceSpread({ letters }: WordLists): number {
  let sum = 0
  let squares = 0
  for (const length of letters) {
    const x = Math.log(length + LEAST_LENGTH)
    sum += x
    squares += x * x
  }
  const mean = sum / Math.max(1, letters.length)
  return Math.max(0.1, squares / Math.max(1, letters.length) - mean * mean)
}

/** Squared distance of two lengths in units of a usual spread: short ones may differ more in proportion. */
export function lengthDistance(x: number, y: number): number {
  const off = Math.log((y + LEAST_LENGTH) / (x + LEAST_LENGTH))
  return (off * off) / lengthVariance(x, y)
}

const lengthVariance = (x: number, y: number) => 0.004 + 2 / (x + y + 2 * LEAST_LENGTH)

/** How far two lengths are apart, in spreads that are usual in this pair. */
export function lengthOff(model: Lengths, x: number, y: number): number {
  return Math.sqrt(lengthDistance(x, y) / model.spread)
}

/** What two lengths are worth; `x` is already in letters of the other side. A normal model with a floor: some are outliers. */
export function lengthWorth(model: Lengths, x: number, y: number): number {
  const off = logOf(y) - logOf(x)
  const at = Math.min(MOST_LETTERS, Math.round(x + y))
  return Math.max(OUTLIER, model.lengthGain[at]! - off * off * model.lengthCost[at]!)
}

/** The logarithm of how rare lengths are that do not fit at all. */
const OUTLIER = Math.log(0.05)
/** Sums of lengths above this are judged alike. */
const MOST_LETTERS = 2047
const logs = Float64Array.from({ length: MOST_LETTERS + 1 }, (_, x) => Math.log(x + LEAST_LENGTH))
const logOf = (x: number) => {
  const at = Math.round(x)
  return at <= MOST_LETTERS ? logs[at]! : Math.log(x + LEAST_LENGTH)
}

/** By the sum of two lengths: what equal ones are worth, and what the square of their distance costs. */
export function modelLengths(spread: number, byChance: number): Lengths {
  const variances = Float64Array.from(logs, (_, sum) =>
    Math.min(byChance, spread * lengthVariance(sum / 2, sum / 2)),
  )
  return {
    spread,
    lengthGain: variances.map(variance => 0.5 * Math.log(byChance / variance)),
    lengthCost: variances.map(variance => 0.5 * (1 / variance - 1 / byChance)),
  }
}
