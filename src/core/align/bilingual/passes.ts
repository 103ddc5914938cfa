/**
 * Two sides, and the stretches of them that are free -> the beads of each stretch, in several passes: by lengths alone
 * (Gale and Church, 1993), then by lengths and a dictionary that is learned from the beads of the pass before, as hunalign
 * (Varga et al., 2005) and Moore (2002) do. Each pass looks only near what the last one found likely.
 */
import { diagonalBand, narrowed } from './band.ts'
import { findCognates } from './cognates.ts'
import { type Dictionary, type Lesson, learn } from './dictionary.ts'
import { type WordOdds, wordOdds } from './evidence.ts'
import { firstLengths, fitLengths, lengthOdds } from './lengths.ts'
import { bestChain, type Chain, SHAPES } from './search.ts'
import type { Side } from './words.ts'

/** Indices of segments that stand between two pinned beads, ascending. */
export interface Stretch {
  a: readonly number[]
  b: readonly number[]
}

/** A bead of a stretch: indices of segments, and how likely it is. */
export interface Likely {
  a: number[]
  b: number[]
  likely: number
  /** How much likelier its words are together than apart, by what all other beads taught: a natural logarithm. */
  words: number
}

export interface Passed {
  beads: Likely[]
  /** Of each segment that stands in a stretch, how likely it is to stand in no bead. */
  aloneA: Float64Array
  aloneB: Float64Array
  /** 0 to 1: of all segments in a stretch, the part that surely stands in a bead. */
  sure: number
}

const PASSES = 5
/** Long texts have taught enough by then. */
const LARGE_PASSES = 2
/** Shares of the shapes of `SHAPES` among beads, and of segments that answer nothing: about Gale and Church's, with more
 * room for what they left out. A higher share of gaps breaks free translations apart, a lower one pairs what was added. */
const SHARES = [0.78, 0.07, 0.07, 0.004, 0.012, 0.012, 0.002, 0.002, 0.001, 0.001]
const GAP_SHARE = 0.04
const PRIOR = SHAPES.map(([na, nb], shape) => Math.log(SHARES[shape]!) - (na + nb) * Math.log(GAP_SHARE))
/** The first pass of a long text tries only so many shapes. */
const FIRST_SHAPES = 6
/** Segments round the likely places that a pass looks at as well: the first pass is sure of much that is wrong. */
const WIDE_MARGIN = 12
const MARGIN = 6
/** Real translations have 0.88 and more after the second pass, unrelated and reversed texts 0.68 and less. */
const UNRELATED = 0.75
/** Texts with fewer pairs of segments are searched to the end in any case. */
const SMALL = 1_500_000
/** Beads less likely than this teach nothing. */
const LEAST_LIKELY = 0.5

/** Pairs what is free. `known` are pinned beads, which teach as well as any. */
export function pairInPasses(
  a: Side,
  b: Side,
  stretches: readonly Stretch[],
  known: readonly Lesson[],
): Passed {
  const cognates = findCognates(a, b)
  const parts = stretches.map(stretch => {
    const lengthsA = Float64Array.from(stretch.a, i => a.lengths[i]!)
    const lengthsB = Float64Array.from(stretch.b, j => b.lengths[j]!)
    return {
      stretch,
      lengthsA,
      lengthsB,
      a: { words: stretch.a.map(i => a.words[i]!), forms: a.forms },
      b: { words: stretch.b.map(j => b.words[j]!), forms: b.forms },
      band: diagonalBand(lengthsA, lengthsB),
      chain: undefined as Chain | undefined,
      words: (() => 0) as WordOdds,
    }
  })
  let model = firstLengths(a.lengths, b.lengths)
  let dictionary: Dictionary | undefined
  let sure = 0
  for (let pass = 0; pass <= PASSES; pass++) {
    for (const part of parts) {
      const { stretch } = part
      const lengths = lengthOdds(part.lengthsA, part.lengthsB, model)
      const lessons = dictionary && {
        lessonsA: Int32Array.from(stretch.a, i => dictionary!.lessonA[i]!),
        lessonsB: Int32Array.from(stretch.b, j => dictionary!.lessonB[j]!),
      }
      if (part.chain) part.band = narrowed(part.band, part.chain.places, pass === 1 ? WIDE_MARGIN : MARGIN)
      if (dictionary && lessons) part.words = wordOdds(part.a, part.b, dictionary, lessons, part.band)
      const { words } = part
      part.chain = bestChain(
        part.band,
        stretch.a.length,
        stretch.b.length,
        (shape, i, j) => {
          const [na, nb] = SHAPES[shape]!
          return PRIOR[shape]! + lengths(i, na, j, nb) + words(i, na, j, nb)
        },
        pass === 0 ? FIRST_SHAPES : SHAPES.length,
      )
    }
    const beads = parts.flatMap(({ stretch, chain, words }) => beadsOf(stretch, chain!, words))
    sure = sureness(
      beads,
      parts.map(part => part.stretch),
    )
    const large = a.words.length * b.words.length > SMALL
    if (pass === (large ? LARGE_PASSES : PASSES) || (pass > 0 && large && sure < UNRELATED)) break
    const ones = beads.filter(bead => bead.a.length === 1 && bead.b.length === 1 && bead.likely > 0.5)
    model = fitLengths(
      ones.map(bead => [a.lengths[bead.a[0]!]!, b.lengths[bead.b[0]!]!] as const),
      model,
    )
    const lessons = beads
      .filter(({ likely }) => likely > LEAST_LIKELY)
      .map(bead => ({ a: bead.a, b: bead.b, weight: bead.likely }))
    dictionary = learn(a, b, [...known, ...lessons], cognates)
  }
  const aloneA = new Float64Array(a.words.length)
  const aloneB = new Float64Array(b.words.length)
  for (const { stretch, chain } of parts) {
    for (const [at, i] of stretch.a.entries()) aloneA[i] = chain!.aloneA[at]!
    for (const [at, j] of stretch.b.entries()) aloneB[j] = chain!.aloneB[at]!
  }
  const beads = parts.flatMap(({ stretch, chain, words }) => beadsOf(stretch, chain!, words))
  return { beads, aloneA, aloneB, sure }
}

function sureness(beads: readonly Likely[], stretches: readonly Stretch[]): number {
  const all = stretches.reduce((sum, { a, b }) => sum + a.length + b.length, 0)
  return beads.reduce((sum, { a, b, likely }) => sum + likely * (a.length + b.length), 0) / Math.max(1, all)
}

function beadsOf({ a, b }: Stretch, { beads }: Chain, words: WordOdds): Likely[] {
  return beads.map(({ i, j, na, nb, likely }) => ({
    a: a.slice(i, i + na),
    b: b.slice(j, j + nb),
    likely,
    words: words(i, na, j, nb),
  }))
}
