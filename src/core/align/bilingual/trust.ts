/**
 * What the search believes -> what a person may: chains of beads are weighed against each other only, so the best chain
 * through two unrelated texts looks sure as well. What other beads taught about the words of a bead, and how much of the
 * texts agrees in this way at all, tell such chains from translations.
 */
import type { Likely } from './passes.ts'
import type { Side } from './words.ts'

/** Beads that the search was sure of were mostly wrong where words spoke against them, right in 6 of 10 cases where they said
 * little (up to 6), in 95 of 100 at 6 to 12, in 98 above. Measured on Spanish, French and Chinese; lower is more doubt. */
const AGAINST = 0.2
const UNSAID = 0.6
const SCALE = 5
/** Odds for each word: 0.15 to 0.9 in translations of some hundred segments, about 0.1 in unrelated texts and very short ones. */
const BORNE_OUT = 0.2
/** The part of the segments in sure beads: 0.89 and more in translations, 0.5 to 0.78 in unrelated texts. */
const SURE = 0.9

/** 0 to 1: how far the words of a bead bear it out; `words` is the logarithm that the dictionary gives it. */
export function wordsAgree(words: number): number {
  return words < 0 ? AGAINST : 1 - UNSAID * Math.exp(-words / SCALE)
}

/** 0 to 1: how far two texts show themselves to be translations of each other. */
export function trustOf(a: Side, b: Side, beads: readonly Likely[], sure: number): number {
  let odds = 0
  let count = 1
  for (const bead of beads) {
    odds += bead.words
    for (const i of bead.a) count += a.words[i]!.length
    for (const j of bead.b) count += b.words[j]!.length
  }
  const said = Math.min(1, Math.max(0, odds / count / BORNE_OUT))
  return (0.5 + said / 2) * Math.min(1, sure / SURE) ** 2
}
