/**
 * Lengths of two sides -> how much likelier a bead is by its lengths than by chance. The idea is Gale and Church's (1993);
 * here ratio and spread are learned from the two texts themselves, and what a stretch of such a length is worth by chance
 * is set against it. Pure arithmetic over tables, made once a pass; the search is in search.ts.
 */

/** Most segments of one side in a bead. */
export const WIDEST = 4

/** What lengths say, in natural logarithms, for windows that start at `i` and `j`. */
export type LengthOdds = (i: number, na: number, j: number, nb: number) => number

/** Ratio and spread of the lengths: `log(b / a)` has the mean `shift` and the variance `fixed + loose / length`. */
export interface LengthModel {
  shift: number
  fixed: number
  loose: number
}

/** Further from the mean than this many spreads all is equally unlikely: free translations and slips stay possible. */
const FARTHEST = 3
const LEAST_LENGTH = 1

const logLength = (length: number) => Math.log(length + LEAST_LENGTH)

/** The model before anything is paired: the ratio of the whole texts, and a spread that fits most translations. */
export function firstLengths(a: Float64Array, b: Float64Array): LengthModel {
  const sum = (list: Float64Array) => list.reduce((total, length) => total + length, LEAST_LENGTH)
  return { shift: Math.log(sum(b) / sum(a)), fixed: 0.02, loose: 1.5 }
}

/** The model of beads that were found: robust, because some of them are wrong. `lengths` are pairs, a then b. */
export function fitLengths(pairs: readonly (readonly [number, number])[], before: LengthModel): LengthModel {
  if (pairs.length < 20) return before
  const deltas = pairs.map(([x, y]) => logLength(y) - logLength(x)).sort((p, q) => p - q)
  const shift = deltas[deltas.length >> 1]!
  // The variance in the shorter and the longer half tells which part of it falls with length.
  const sized = pairs
    .map(([x, y]) => ({
      size: (x + y * Math.exp(-shift)) / 2 + LEAST_LENGTH,
      off: Math.abs(logLength(y) - logLength(x) - shift),
    }))
    .sort((p, q) => p.size - q.size)
  const half = sized.length >> 1
  const middle = (list: typeof sized) => {
    const off = list.map(({ off }) => off).sort((p, q) => p - q)
    const inverse = list.reduce((sum, { size }) => sum + 1 / size, 0) / list.length
    return { variance: (off[off.length >> 1]! * 1.4826) ** 2, inverse }
  }
  const [short, long] = [middle(sized.slice(0, half)), middle(sized.slice(half))]
  const slope = (short.variance - long.variance) / Math.max(1e-9, short.inverse - long.inverse)
  const loose = Math.min(6, Math.max(0.2, slope))
  const fixed = Math.min(0.3, Math.max(0.01, long.variance - loose * long.inverse))
  return { shift, fixed, loose }
}

/** Tables for all windows of both sides. */
export function lengthOdds(a: Float64Array, b: Float64Array, model: LengthModel): LengthOdds {
  const sideA = windows(a)
  const sideB = windows(b)
  const { shift, fixed, loose } = model
  const inverse = sideA.logs.map(logs => logs.map(log => 1 / (fixed + loose / Math.exp(log))))
  const peak = inverse.map(list => list.map(value => 0.5 * Math.log(value)))
  const most = FARTHEST * FARTHEST
  return (i, na, j, nb) => {
    const off = sideB.logs[nb]![j]! - sideA.logs[na]![i]! - shift
    const spread = Math.min(most, off * off * inverse[na]![i]!)
    return peak[na]![i]! - spread / 2 - (sideA.chance[na]![i]! + sideB.chance[nb]![j]!) / 2
  }
}

/** Logarithms of the lengths of all windows of 1 to 4 segments, and the log density of such a length among its like. */
function windows(lengths: Float64Array) {
  const logs: Float64Array[] = [new Float64Array(0)]
  const chance: Float64Array[] = [new Float64Array(0)]
  for (let size = 1; size <= WIDEST; size++) {
    const list = new Float64Array(Math.max(0, lengths.length - size + 1))
    for (let i = 0; i < list.length; i++) {
      let sum = 0
      for (let k = i; k < i + size; k++) sum += lengths[k]!
      list[i] = logLength(sum)
    }
    const mean = list.reduce((sum, log) => sum + log, 0) / Math.max(1, list.length)
    const variance = list.reduce((sum, log) => sum + (log - mean) ** 2, 0) / Math.max(1, list.length) + 0.05
    logs.push(list)
    chance.push(list.map(log => -0.5 * Math.log(variance) - Math.min(9, (log - mean) ** 2 / variance) / 2))
  }
  return { logs, chance }
}
