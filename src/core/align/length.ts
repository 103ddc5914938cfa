/**
 * Two lengths -> what their agreement is worth: after Gale and Church (1993), but of the logarithm of their proportion,
 * against what lengths do by chance, and with a floor, for now and then one side says twice as much. All logarithms are
 * looked up: this is asked for millions of pairs.
 */
import type { WordLists } from './read.ts'

/** Added to each length, so that those of the shortest differ less. */
const LEAST_LENGTH = 3
/** The logarithm of how rare lengths are that do not fit at all. */
const OUTLIER = Math.log(0.05)
/** Sums of lengths above this are judged alike. */
const MOST_LETTERS = 2047
const logs = Float64Array.from({ length: MOST_LETTERS + 1 }, (_, x) => Math.log(x + LEAST_LENGTH))
const logOf = (x: number) => {
  const at = Math.round(x)
  return at <= MOST_LETTERS ? logs[at]! : Math.log(x + LEAST_LENGTH)
}

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

/** The model of lengths of one pair of versions. */
export class Lengths {
  /** How far lengths spread in true beads, in parts of what is usual; and the variance of those that meet by chance. */
  private spread: number
  private byChance: number
  /** By the sum of two lengths, when first asked for: what equal ones are worth (else not a number), and what the square
   * of their distance costs. */
  private gain = new Float64Array(MOST_LETTERS + 1).fill(Number.NaN)
  private cost = new Float64Array(MOST_LETTERS + 1)

  constructor(spread: number, byChance: number) {
    this.spread = spread
    this.byChance = byChance
  }

  /** How far two lengths are apart, in spreads that are usual in this pair. */
  off(x: number, y: number): number {
    return Math.sqrt(lengthDistance(x, y) / this.spread)
  }

  /** What two lengths are worth; `x` is already in letters of the other side. A normal model with a floor: some are outliers. */
  worth(x: number, y: number): number {
    const off = logOf(y) - logOf(x)
    const at = Math.min(MOST_LETTERS, Math.round(x + y))
    if (Number.isNaN(this.gain[at])) this.make(at)
    return Math.max(OUTLIER, this.gain[at]! - off * off * this.cost[at]!)
  }

  private make(sum: number): void {
    const variance = Math.min(this.byChance, this.spread * lengthVariance(sum / 2, sum / 2))
    this.gain[sum] = 0.5 * Math.log(this.byChance / variance)
    this.cost[sum] = 0.5 * (1 / variance - 1 / this.byChance)
  }
}
