/**
 * What the search believes -> what a person may. Chains of beads are weighed against each other only, so the best chain
 * through two unrelated texts looks sure as well, and so does a bead that took a sentence too many. What other beads taught
 * about its words, how its lengths compare, and how much of the texts agrees at all, tell right beads from wrong ones.
 */
import type { Likely } from './passes.ts'
import type { Side } from './side.ts'

/**
 * Weights of a logistic regression over 7,000 beads of verses, talks, handbooks and single sentences (English with Chinese,
 * Spanish, French, Russian). The last is set so that about 4 in 100 right beads fall below a half; half of the wrong do.
 * On texts held back: 5 in 100 and 51 in 100. Lower is more doubt.
 */
const LIKELY = 0.33
const WORDS = 0.29
const MANY = -1.65
const LENGTHS = -2.06
const SETTING = 0.1
/** The likelihood of a bead is a logarithm of odds; the search is not to be believed beyond these. */
const LEAST_LIKELY = -5
const MOST_LIKELY = 9
/** Logarithms of the ratio of lengths further off than this are all the same. */
const FARTHEST = 2

/**
 * Odds of a word in the beads: 0.03 (a dozen segments) to 0.4 in translations, -0.04 to 0.02 in unrelated texts; and the part
 * of the segments in sure beads: 0.83 and more, 0.75 and less, but where one text is half of the other it is low as well.
 */
const WORD_BORDER = 0.027
const WORD_SLOPE = 120
const SURE_BORDER = 0.78
const SURE_SLOPE = 12

const sigmoid = (x: number) => 1 / (1 + Math.exp(-x))

/** The scores of `beads`, each 0 to 1. `sure` is the part of both sides that surely stands in a bead. */
export function scoresOf(a: Side, b: Side, beads: readonly Likely[], sure: number): number[] {
  const trust = trustOf(a, b, beads, sure)
  const ratios = beads.map(bead => ratioOf(a, b, bead))
  const middle = ratios.toSorted((p, q) => p - q)[ratios.length >> 1] ?? 0
  return beads.map(({ a: i, b: j, likely, words }, k) => {
    const odds = Math.log(likely / Math.max(1e-9, 1 - likely))
    const signed =
      LIKELY * Math.min(MOST_LIKELY, Math.max(LEAST_LIKELY, odds)) +
      WORDS * Math.sign(words) * Math.sqrt(Math.abs(words)) +
      (i.length + j.length > 2 ? MANY : 0) +
      LENGTHS * Math.min(FARTHEST, Math.abs(ratios[k]! - middle)) +
      SETTING
    return sigmoid(signed) * trust
  })
}

function ratioOf(a: Side, b: Side, bead: Likely): number {
  const x = bead.a.reduce((sum, i) => sum + a.lengths[i]!, 1)
  const y = bead.b.reduce((sum, j) => sum + b.lengths[j]!, 1)
  return Math.log(y / x)
}

/** 0 to 1: how far two texts show themselves to be translations of each other. */
function trustOf(a: Side, b: Side, beads: readonly Likely[], sure: number): number {
  let odds = 0
  let count = 1
  for (const bead of beads) {
    odds += bead.words
    for (const i of bead.a) count += a.words[i]!.length
    for (const j of bead.b) count += b.words[j]!.length
  }
  return sigmoid(WORD_SLOPE * (odds / count - WORD_BORDER) + SURE_SLOPE * (sure - SURE_BORDER))
}
