/**
 * Two read versions -> what each piece of evidence is worth: a word found on both sides of a bead or missing on one, the
 * lengths, the closing marks, the kind of bead. Each worth is the logarithm of how much likelier the evidence is in true
 * beads than in chance neighbours (record linkage after Fellegi and Sunter, 1969), begun with guesses and then learned from
 * the alignment that they give: so close revisions are judged strictly and free translations mildly.
 */
import type { Bead } from './bead.ts'
import { edgeAt } from './edge.ts'
import { chanceSpread, Lengths, lengthDistance } from './length.ts'
import type { WordLists } from './read.ts'
import { END_MARKS } from './scan.ts'
import { type WordCounts, WordWorth } from './word-worth.ts'

/** Two versions that are held against each other. */
export interface Pair {
  a: WordLists
  b: WordLists
  /** By word: the class that it is judged in, by how rare it is and of what kind. */
  classes: Uint8Array
}

/** A bead's kind as a number: how many segments it takes of each side. */
export const shapeOf = (na: number, nb: number) => na * 8 + nb

/** What evidence is worth, in nats. */
export interface Model {
  words: WordWorth
  lengths: Lengths
  /** Letters of `b` for each letter of `a`, in beads of one segment each: of whole texts one may lack a half. */
  ratio: number
  /** By `edgeAt`: what it is worth that a bead begins, or ends, with the same words on both sides, or does not. */
  begins: Float64Array
  finishes: Float64Array
  /** By mark of `a` times `END_MARKS` plus mark of `b`. */
  ends: Float64Array
  /** By `shapeOf`: the logarithm of the share of such beads. */
  shapes: Float64Array
}

/** The outermost words are among the words too: a part of what they tell is told already. */
const EDGE_TEMPER = 0.7
/** Segments that are thought of beside those that there are: in a text of four, a word that comes once is no common word. */
const UNSEEN = 20
/** Degrees of rarity: powers of two. */
const DEGREES = 16
const CLASSES = 3 * DEGREES
/** At most so many beads are counted: enough for every class. */
const MOST_BEADS = 6000
/** So many letters on each side are thought of as equally long. */
const GUESSED_LETTERS = 500
/** How many guessed counts are mixed into what is learned. */
const GUESSES = 8
/** Shares of the kinds of beads to begin with: of `a`, of `b`, share. All others are as rare as the last. */
const SHARES: readonly (readonly [number, number, number])[] = [
  [1, 1, 0.86],
  [1, 0, 0.03],
  [0, 1, 0.03],
  [1, 2, 0.03],
  [2, 1, 0.03],
  [1, 3, 0.004],
  [3, 1, 0.004],
  [2, 2, 0.003],
  [1, 4, 0.001],
  [4, 1, 0.001],
  [2, 3, 0.0004],
  [3, 2, 0.0004],
  [1, 5, 0.0004],
  [5, 1, 0.0004],
  [3, 3, 0.0001],
]

/** The pair of two versions that were read together. */
export function makePair(a: WordLists, b: WordLists): Pair {
  const { size, kinds } = a.vocabulary
  const classes = new Uint8Array(size)
  const count = a.letters.length + b.letters.length + UNSEEN
  for (let word = 0; word < size; word++) {
    const found = a.frequency[word]! + b.frequency[word]!
    if (found === 0) continue
    classes[word] = kinds[word]! * DEGREES + Math.min(DEGREES - 1, Math.round(Math.log2(count / found)))
  }
  return { a, b, classes }
}

/** Counts from which a model is made. */
interface Counts extends WordCounts {
  /** By `edgeAt`: beginnings and ends of true beads, then of chance neighbours. */
  begins: Float64Array
  finishes: Float64Array
  chanceEdges: Float64Array
  ends: Float64Array
  ratio: number
  spread: number
  chanceSpread: number
  shapes: Float64Array
}

function guesses(pair: Pair): Counts {
  const there = new Float64Array(CLASSES).fill(GUESSES)
  const matched = new Float64Array(CLASSES)
  const chanceMatched = new Float64Array(CLASSES)
  for (let kind = 0; kind < 3; kind++) {
    for (let degree = 0; degree < DEGREES; degree++) {
      const share = 2 ** -degree
      // A word that has come is likelier than elsewhere to come again nearby.
      const chance = Math.min(0.85, 2.5 * share + 0.002)
      matched[kind * DEGREES + degree] = GUESSES * Math.max(0.66, (1 + chance) / 2)
      chanceMatched[kind * DEGREES + degree] = GUESSES * chance
    }
  }
  const ends = new Float64Array(END_MARKS * END_MARKS).fill(0.3)
  for (let mark = 0; mark < END_MARKS; mark++) ends[mark * END_MARKS + mark] = 6
  const shapes = new Float64Array(64).fill(40 * 0.00003)
  for (const [na, nb, share] of SHARES) shapes[na * 8 + nb] = 40 * share
  return {
    there,
    matched,
    chanceThere: there.slice(),
    chanceMatched,
    begins: Float64Array.of(4, 2, 2, 8),
    finishes: Float64Array.of(4, 2, 2, 8),
    chanceEdges: Float64Array.of(24, 2, 1, 0.5),
    ends,
    ratio: 1,
    spread: 1,
    chanceSpread: chanceSpread(pair.a) + chanceSpread(pair.b),
    shapes,
  }
}

/** The model before anything is known. */
export function guessModel(pair: Pair): Model {
  return fromCounts(guesses(pair))
}

/** The model that an alignment of the same pair teaches. */
export function learnModel(pair: Pair, beads: readonly Pick<Bead, 'a' | 'b'>[]): Model {
  const counts = guesses(pair)
  const single = beads.filter(({ a, b }) => a.length === 1 && b.length === 1)
  const step = Math.max(1, Math.ceil(single.length / MOST_BEADS))
  const counter = new Int32Array(pair.classes.length)
  let lettersA = GUESSED_LETTERS
  let lettersB = GUESSED_LETTERS
  for (const { a, b } of single) {
    lettersA += pair.a.letters[a[0]!]!
    lettersB += pair.b.letters[b[0]!]!
  }
  counts.ratio = lettersB / lettersA
  let spread = 0
  let counted = 0
  for (let t = 0; t < single.length; t += step) {
    const i = single[t]!.a[0]!
    const j = single[t]!.b[0]!
    tally(pair, counter, i, j, counts.there, counts.matched)
    for (const away of [-7, -3, -2, 2, 3, 7]) {
      const other = single[t + away]
      if (!other) continue
      tally(pair, counter, i, other.b[0]!, counts.chanceThere, counts.chanceMatched)
      counts.chanceEdges[edge(pair, i, other.b[0]!, 1)]!++
      counts.chanceEdges[edge(pair, i, other.b[0]!, -1)]!++
    }
    counts.begins[edge(pair, i, j, 1)]!++
    counts.finishes[edge(pair, i, j, -1)]!++
    counts.ends[pair.a.ends[i]! * END_MARKS + pair.b.ends[j]!]!++
    spread += Math.min(9, lengthDistance(pair.a.letters[i]! * counts.ratio, pair.b.letters[j]!))
    counted++
  }
  counts.spread = (spread + 10) / (counted + 10)
  for (const { a, b } of beads) counts.shapes[Math.min(7, a.length) * 8 + Math.min(7, b.length)]!++
  return fromCounts(counts)
}

const edge = ({ a, b }: Pair, i: number, j: number, step: 1 | -1) => edgeAt(a, [i], 0, 1, b, [j], 0, 1, step)

function tally(
  { a, b, classes }: Pair,
  counter: Int32Array,
  i: number,
  j: number,
  there: Float64Array,
  matched: Float64Array,
): void {
  for (let k = b.starts[j]!; k < b.starts[j + 1]!; k++) counter[b.words[k]!]!++
  for (let k = a.starts[i]!; k < a.starts[i + 1]!; k++) {
    const word = a.words[k]!
    there[classes[word]!]!++
    if (counter[word]! > 0) {
      counter[word]!--
      matched[classes[word]!]!++
    }
  }
  for (let k = b.starts[j]!; k < b.starts[j + 1]!; k++) counter[b.words[k]!] = 0
}

function fromCounts(counts: Counts): Model {
  const ends = new Float64Array(END_MARKS * END_MARKS)
  const all = counts.ends.reduce((sum, n) => sum + n, 0)
  for (let p = 0; p < END_MARKS; p++) {
    for (let q = 0; q < END_MARKS; q++) {
      let row = 0
      let column = 0
      for (let k = 0; k < END_MARKS; k++) {
        row += counts.ends[p * END_MARKS + k]!
        column += counts.ends[k * END_MARKS + q]!
      }
      ends[p * END_MARKS + q] = 0.5 * Math.log((counts.ends[p * END_MARKS + q]! * all) / (row * column))
    }
  }
  const share = (list: Float64Array, k: number) => list[k]! / list.reduce((sum, n) => sum + n, 0)
  const edges = (list: Float64Array) =>
    list.map((_, k) => EDGE_TEMPER * Math.log(share(list, k) / share(counts.chanceEdges, k)))
  const total = counts.shapes.reduce((sum, n) => sum + n, 0)
  return {
    words: new WordWorth(counts),
    lengths: new Lengths(counts.spread, counts.chanceSpread),
    begins: edges(counts.begins),
    finishes: edges(counts.finishes),
    ends,
    ratio: counts.ratio,
    shapes: counts.shapes.map(n => Math.log(n / total)),
  }
}
