/**
 * How often words of each class are found on both sides of true beads and of chance neighbours -> what a word found, or
 * missing, is worth in a bead, by how bulky its sides are. Each list is made when it is first asked for: most windows of a
 * mended alignment never ask for more than a few of them. How the counts are made is told in model.ts.
 */

/** By class of word, how often it is there and how often the other side has it too. */
export interface WordCounts {
  there: Float64Array
  matched: Float64Array
  chanceThere: Float64Array
  chanceMatched: Float64Array
}

/** How bulky a side can be beside its largest segment, in steps; see `bulkStep`. */
const BULKS: readonly number[] = [1, 1.25, 1.5, 2, 3, 4.5]

/** The step of the bulkiest sides. */
export const BULKIEST = BULKS.length - 1

/** The step in `BULKS` that is nearest to a side so many times its largest segment. */
export const bulkStep = (bulk: number) =>
  bulk < 1.125 ? 0 : bulk < 1.375 ? 1 : bulk < 1.75 ? 2 : bulk < 2.5 ? 3 : bulk < 3.75 ? 4 : 5

/** Words are dependent on each other, and each match is counted on both sides: less than their sum is evidence. */
const TEMPER = 0.35

/** What words are worth, by class, in nats. */
export class WordWorth {
  private counts: WordCounts
  private losses: (Float32Array | undefined)[] = []
  private gains: (Float32Array | undefined)[] = []
  private lifts: (Float32Array | undefined)[] = []

  constructor(counts: WordCounts) {
    this.counts = counts
  }

  /** What a word costs unmatched, where the other side is so bulky. */
  loss(step: number): Float32Array {
    if (this.losses[step] === undefined) this.make(step)
    return this.losses[step]!
  }

  /**
   * What a matched word is worth, where the sides are so bulky: how much better than an unmatched one, both sides together.
   * The more is put together, the likelier that a word is found in it by chance.
   */
  lift(stepA: number, stepB: number): Float32Array {
    const at = stepA * BULKS.length + stepB
    const known = this.lifts[at]
    if (known !== undefined) return known
    const [lossA, lossB] = [this.loss(stepA), this.loss(stepB)]
    const [gainA, gainB] = [this.gains[stepA]!, this.gains[stepB]!]
    const lift = new Float32Array(lossA.length)
    for (let c = 0; c < lift.length; c++) lift[c] = gainA[c]! + lossA[c]! + gainB[c]! + lossB[c]!
    this.lifts[at] = lift
    return lift
  }

  private make(step: number): void {
    const { there, matched, chanceThere, chanceMatched } = this.counts
    const loss = new Float32Array(there.length)
    const gain = new Float32Array(there.length)
    for (let c = 0; c < there.length; c++) {
      const single = Math.min(0.95, chanceMatched[c]! / chanceThere[c]!)
      const chance = 1 - (1 - single) ** BULKS[step]!
      const hit = Math.min(0.995, Math.max(matched[c]! / there[c]!, single + 0.02))
      loss[c] = TEMPER * Math.max(0, Math.log((1 - chance) / (1 - hit)))
      gain[c] = TEMPER * Math.max(0, Math.log(hit / chance))
    }
    this.losses[step] = loss
    this.gains[step] = gain
  }
}
