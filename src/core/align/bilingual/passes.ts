/**
 * Two sides, and the stretches of them that are free -> the beads of each stretch, in several passes: by lengths
 * (Gale and Church, 1993) and words that are known or look alike, then by lengths and a dictionary that is learned from the
 * beads of the pass before, as hunalign (Varga et al., 2005) and Moore (2002) do. Each pass looks only near what the last
 * one found likely.
 */
import type { Stretch } from '../fences.ts'
import { beadBand, diagonalBand, isSmall, narrowed, wayBand } from './band.ts'
import { coarseWay } from './coarse.ts'
import { type Cognates, findCognates } from './cognates.ts'
import { type Lesson, learn } from './dictionary.ts'
import { firstLengths, fitLengths, lengthOdds } from './length-odds.ts'
import { bestChain, type Chain, SHAPES } from './search.ts'
import type { Side } from './side.ts'
import { type WordOdds, wordOdds } from './word-odds.ts'

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

/** A way through a text and its translation stands out by 1.2 to 3.3 spreads, one through unrelated or reversed texts by less
 * than 0.5. What lies between is only believed where the rest of a text has no answer. */
const CLEAR = 0.8
/** So many pairs of words that look alike would show a way if there were one. */
const TELLING = 300
/** Passes after the first, by pairs of segments. */
const PASSES = 3
const MIDDLE = 250_000
const MIDDLE_PASSES = 2
/** Enough meetings to tell whether words agree at all, and the odds of a word above which they do: a tenth of what
 * translations have, more than twice what unrelated texts have. */
const PROBE_MEETINGS = 300_000
const TAUGHT = 0.02
/** Long texts have taught enough by then. */
const LARGE_PASSES = 1
/** Shares of the shapes of `SHAPES` among beads, and of segments that answer nothing: about Gale and Church's, with more
 * room for what they left out. A higher share of gaps breaks free translations apart, a lower one pairs what was added. */
const SHARES = [0.78, 0.07, 0.07, 0.004, 0.012, 0.012, 0.002, 0.002, 0.001, 0.001]
const GAP_SHARE = 0.04
const PRIOR = SHAPES.map(([na, nb], shape) => Math.log(SHARES[shape]!) - (na + nb) * Math.log(GAP_SHARE))
/** The first pass of a long text tries only so many shapes. */
const FIRST_SHAPES = 6
/** Segments round the likely places that a pass looks at as well: a first pass that no way guides is sure of much that is
 * wrong. */
const WIDE_MARGIN = 12
const MARGIN = 4
/** Real translations have 0.88 and more after the second pass, unrelated and reversed texts 0.68 and less. */
const UNRELATED = 0.75
/** Texts with fewer pairs of segments are searched to the end in any case. */
const SMALL = 1_000_000
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
  const parts = stretches.map(stretch => beginPart(a, b, stretch, cognates))
  let model = firstLengths(a.lengths, b.lengths)
  let dictionary = learn(a, b, known, cognates)
  let sure = 0
  const size = a.words.length * b.words.length
  const large = size > SMALL
  const last = large ? LARGE_PASSES : size > MIDDLE ? MIDDLE_PASSES : PASSES
  for (let pass = 0; pass <= last; pass++) {
    for (const part of parts) {
      const { stretch } = part
      const lengths = lengthOdds(part.lengthsA, part.lengthsB, model)
      if (part.chain) {
        const margin = pass === 1 && part.guided !== 'by a way' ? WIDE_MARGIN : MARGIN
        part.band = narrowed(part.band, part.chain.places, margin)
      }
      if (pass > 0 || part.guided !== 'by nothing') {
        const lessons = {
          lessonsA: Int32Array.from(stretch.a, i => dictionary.lessonA[i]!),
          lessonsB: Int32Array.from(stretch.b, j => dictionary.lessonB[j]!),
        }
        part.words = wordOdds(part.a, part.b, dictionary, lessons, part.band)
      }
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
    if (pass === last || (pass > 0 && large && sure < UNRELATED)) break
    const isUnguided = large && parts.every(part => part.guided === 'by nothing')
    // Much looks alike and stands in no common order: words would not mend what lengths found.
    if (isUnguided && cognates.a.length >= TELLING) break
    const ones = beads.filter(bead => bead.a.length === 1 && bead.b.length === 1 && bead.likely > 0.5)
    model = fitLengths(
      ones.map(bead => [a.lengths[bead.a[0]!]!, b.lengths[bead.b[0]!]!] as const),
      model,
    )
    const lessons = beads
      .filter(({ likely }) => likely > LEAST_LIKELY)
      .map(bead => ({ a: bead.a, b: bead.b, weight: bead.likely }))
    if (isUnguided && !isTaught(a, b, [...known, ...lessons], cognates, parts)) break
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

/** True if a part of what lengths found agrees in its words: an honest doubt costs less than a search that cannot succeed. */
function isTaught(
  a: Side,
  b: Side,
  lessons: readonly Lesson[],
  cognates: Cognates,
  parts: readonly { stretch: Stretch; chain: Chain | undefined }[],
): boolean {
  const dictionary = learn(a, b, lessons, cognates, PROBE_MEETINGS)
  let odds = 0
  let count = 1
  for (const { stretch, chain } of parts) {
    const wordsA = stretch.a.map(i => a.words[i]!)
    const wordsB = stretch.b.map(j => b.words[j]!)
    const taught = {
      lessonsA: Int32Array.from(stretch.a, i => dictionary.lessonA[i]!),
      lessonsB: Int32Array.from(stretch.b, j => dictionary.lessonB[j]!),
    }
    const band = beadBand(chain!.beads, wordsA.length, wordsB.length)
    const words = wordOdds({ ...a, words: wordsA }, { ...b, words: wordsB }, dictionary, taught, band)
    for (const { i, na, j, nb } of chain!.beads) {
      odds += words(i, na, j, nb)
      for (let k = i; k < i + na; k++) count += wordsA[k]!.length
      for (let k = j; k < j + nb; k++) count += wordsB[k]!.length
    }
  }
  return odds / count > TAUGHT
}

/** A stretch with the band that its first pass looks at, and what led to it. */
function beginPart(a: Side, b: Side, stretch: Stretch, cognates: Cognates) {
  const lengthsA = Float64Array.from(stretch.a, i => a.lengths[i]!)
  const lengthsB = Float64Array.from(stretch.b, j => b.lengths[j]!)
  const wordsA = stretch.a.map(i => a.words[i]!)
  const wordsB = stretch.b.map(j => b.words[j]!)
  const isWhole = isSmall(stretch.a.length, stretch.b.length)
  const way = isWhole ? undefined : coarseWay(wordsA, wordsB, cognates)
  const isGuided = way !== undefined && way.clear > CLEAR
  const guided: 'by a way' | 'by all places' | 'by nothing' = isGuided
    ? 'by a way'
    : isWhole
      ? 'by all places'
      : 'by nothing'
  return {
    stretch,
    lengthsA,
    lengthsB,
    a: { words: wordsA, forms: a.forms },
    b: { words: wordsB, forms: b.forms },
    band: isGuided ? wayBand(way.places, stretch.b.length) : diagonalBand(lengthsA, lengthsB),
    guided,
    chain: undefined as Chain | undefined,
    words: (() => 0) as WordOdds,
  }
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
