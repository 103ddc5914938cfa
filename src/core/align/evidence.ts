/**
 * A pair and a model -> what any bead of it is worth, above leaving its segments out: the words found on both sides, those
 * missing, the lengths, the closing marks, the kind of bead. Sides are given as lists of segments. Words are counted in a
 * bag that is filled for one side and emptied by the other, so that nothing is made for a bead that is only looked at.
 */
import { edgeAt } from './edge.ts'
import { type Model, type Pair, shapeOf } from './model.ts'
import type { WordLists } from './read.ts'
import { END_MARKS } from './scan.ts'
import { BULKIEST, bulkStep } from './word-worth.ts'

/** A bead in which a segment has nothing to say is no bead, unless both sides have only that. */
export const IMPOSSIBLE = -1e9

/** The logarithm of how rare it is that one side of a bead holds a passage more. */
const PARTIAL = Math.log(0.03)

const ONE_TO_ONE = shapeOf(1, 1)

/** Judges beads of one pair by one model. */
export class Evidence {
  readonly pair: Pair
  readonly model: Model
  /** By segment: what its words would win if all were found. */
  readonly fullA: Float32Array
  readonly fullB: Float32Array
  /** By segment: what its words lose if none of them is in a single segment of the other side. */
  readonly lossA: Float32Array
  readonly lossB: Float32Array
  /** The same, at the least, whatever it is put together with. */
  readonly leastLossA: Float32Array
  readonly leastLossB: Float32Array
  /** The worth of a gap on each side. */
  readonly gapA: number
  readonly gapB: number
  /** The most that anything but words can add to a bead. */
  readonly slack: number
  /** True where one side of a bead may hold a passage more: see `allowingParts`. */
  private readonly inPart: boolean
  /** By the bulk of the other side, then by segment: what is lost if none of its words is found. */
  private readonly lossesA: (Float32Array | undefined)[] = []
  private readonly lossesB: (Float32Array | undefined)[] = []
  private readonly single: Float32Array
  private readonly bag: Int32Array
  private readonly taken: Int32Array
  private onHold = -1

  constructor(pair: Pair, model: Model, inPart = false) {
    const { words, lengths, begins, finishes, ends, shapes } = model
    this.pair = pair
    this.model = model
    this.inPart = inPart
    this.single = words.lift(0, 0)
    this.bag = new Int32Array(pair.classes.length)
    this.taken = new Int32Array(1 + longest(pair.b))
    this.fullA = sums(pair.a, pair.classes, this.single)
    this.fullB = sums(pair.b, pair.classes, this.single)
    this.lossA = this.lossesAt('a', 0)
    this.lossB = this.lossesAt('b', 0)
    this.leastLossA = this.lossesAt('a', BULKIEST)
    this.leastLossB = this.lossesAt('b', BULKIEST)
    this.gapA = shapes[shapeOf(1, 0)]!
    this.gapB = shapes[shapeOf(0, 1)]!
    this.slack = inPart
      ? Number.POSITIVE_INFINITY
      : Math.max(...begins) +
        Math.max(...finishes) +
        Math.max(...ends) +
        Math.max(0, lengths.worth(1000, 1000))
  }

  /** The same evidence, but one side of a bead may hold a passage more: then what is missing there tells nothing. */
  allowingParts(): Evidence {
    return new Evidence(this.pair, this.model, true)
  }

  /** Takes segment `i` of `a` as the one that `held` holds others against. */
  hold(i: number): void {
    if (this.onHold === i) return
    this.release()
    this.fill(i, 1)
    this.onHold = i
  }

  /** What the words that segment `j` of `b` shares with the one on hold are worth. */
  held(j: number): number {
    const { bag, taken, single } = this
    const { classes } = this.pair
    const { words, starts } = this.pair.b
    const end = starts[j + 1]!
    let count = 0
    let sum = 0
    for (let k = starts[j]!; k < end; k++) {
      const word = words[k]!
      if (bag[word]! > 0) {
        bag[word]!--
        taken[count++] = word
        sum += single[classes[word]!]!
      }
    }
    for (let k = 0; k < count; k++) bag[taken[k]!]!++
    return sum
  }

  /** What the words shared by two sides of several segments are worth. */
  shared(a: Int32Array, i0: number, i1: number, b: Int32Array, j0: number, j1: number): number {
    return this.sumCommon(a, i0, i1, b, j0, j1, this.liftsIn(a, i0, i1, b, j0, j1))
  }

  /** How many words they share. */
  common(a: Int32Array, i0: number, i1: number, b: Int32Array, j0: number, j1: number): number {
    return this.sumCommon(a, i0, i1, b, j0, j1, null)
  }

  /** What a word found on both sides is worth there, by its class. */
  liftsIn(a: Int32Array, i0: number, i1: number, b: Int32Array, j0: number, j1: number): Float32Array {
    return this.model.words.lift(bulkOf(this.pair.a, a, i0, i1), bulkOf(this.pair.b, b, j0, j1))
  }

  /** What all but the words is worth in a bead: its kind, beginnings and ends, lengths, closing marks. */
  beside(a: Int32Array, i0: number, i1: number, b: Int32Array, j0: number, j1: number): number {
    const { a: sideA, b: sideB } = this.pair
    const { shapes, begins, finishes, lengths, ratio, ends } = this.model
    return (
      shapes[shapeOf(i1 - i0, j1 - j0)]! +
      begins[edgeAt(sideA, a, i0, i1, sideB, b, j0, j1, 1)]! +
      finishes[edgeAt(sideA, a, i0, i1, sideB, b, j0, j1, -1)]! +
      lengths.worth(lettersIn(sideA, a, i0, i1) * ratio, lettersIn(sideB, b, j0, j1)) +
      ends[sideA.ends[a[i1 - 1]!]! * END_MARKS + sideB.ends[b[j1 - 1]!]!]!
    )
  }

  /** The worth of the 1-1 bead of two segments whose shared words are worth `shared`. */
  worthOfPair(shared: number, i: number, j: number): number {
    if (this.inPart) return this.worth(shared, Int32Array.of(i), 0, 1, Int32Array.of(j), 0, 1)
    const { a: sideA, b: sideB } = this.pair
    const { begins, finishes, ends, shapes, lengths, ratio } = this.model
    const [p0, p1] = [sideA.starts[i]!, sideA.starts[i + 1]!]
    const [q0, q1] = [sideB.starts[j]!, sideB.starts[j + 1]!]
    const x = sideA.words
    const y = sideB.words
    const countA = p1 - p0
    const countB = q1 - q0
    if (countA === 0 || countB === 0) return countA === countB ? shapes[ONE_TO_ONE]! : IMPOSSIBLE
    const both = countA > 1 && countB > 1
    const first = x[p0] === y[q0] ? 1 : 0
    const last = x[p1 - 1] === y[q1 - 1] ? 1 : 0
    const second = both ? x[p0 + 1] === y[q0 + 1] : countA === countB && first === 1
    const beforeLast = both ? x[p1 - 2] === y[q1 - 2] : countA === countB && last === 1
    return (
      shared -
      this.lossA[i]! -
      this.lossB[j]! +
      shapes[ONE_TO_ONE]! +
      begins[first + (second ? 2 : 0)]! +
      finishes[last + (beforeLast ? 2 : 0)]! +
      lengths.worth(sideA.letters[i]! * ratio, sideB.letters[j]!) +
      ends[sideA.ends[i]! * END_MARKS + sideB.ends[j]!]!
    )
  }

  /** The worth of a bead whose shared words are worth `shared`; `inPart` allows this one to hold a passage more. */
  worth(
    shared: number,
    a: Int32Array,
    i0: number,
    i1: number,
    b: Int32Array,
    j0: number,
    j1: number,
    inPart = this.inPart,
  ): number {
    const { a: sideA, b: sideB } = this.pair
    const { begins, finishes, ends, shapes, lengths, ratio } = this.model
    const na = i1 - i0
    const nb = j1 - j0
    const lossesA = this.lossesAt('a', bulkOf(sideB, b, j0, j1))
    const lossesB = this.lossesAt('b', bulkOf(sideA, a, i0, i1))
    let lostA = 0
    let lostB = 0
    let empties = 0
    for (let i = i0; i < i1; i++) {
      lostA += lossesA[a[i]!]!
      if (isEmpty(sideA, a[i]!)) empties++
    }
    for (let j = j0; j < j1; j++) {
      lostB += lossesB[b[j]!]!
      if (isEmpty(sideB, b[j]!)) empties++
    }
    if (empties > 0 && !(na === 1 && nb === 1 && empties === 2)) return IMPOSSIBLE
    const lengthA = lettersIn(sideA, a, i0, i1) * ratio
    const lengthB = lettersIn(sideB, b, j0, j1)
    const mark = sideA.ends[a[i1 - 1]!]! * END_MARKS + sideB.ends[b[j1 - 1]!]!
    const begin = begins[edgeAt(sideA, a, i0, i1, sideB, b, j0, j1, 1)]!
    const finish = finishes[edgeAt(sideA, a, i0, i1, sideB, b, j0, j1, -1)]!
    const base = shared - lostA - lostB + shapes[shapeOf(na, nb)]!
    const whole = base + begin + finish + lengths.worth(lengthA, lengthB) + ends[mark]!
    if (!inPart) return whole
    const longA = lengthA > lengthB
    let full = 0
    if (longA) for (let i = i0; i < i1; i++) full += this.fullA[a[i]!]!
    else for (let j = j0; j < j1; j++) full += this.fullB[b[j]!]!
    if (full === 0) return whole
    const missing = (longA ? lostA : lostB) * Math.max(0, 1 - shared / full)
    return Math.max(whole, base + missing + Math.max(begin, finish) + PARTIAL)
  }

  private lossesAt(side: 'a' | 'b', step: number): Float32Array {
    const lists = side === 'a' ? this.lossesA : this.lossesB
    const known = lists[step]
    if (known !== undefined) return known
    const made = sums(this.pair[side], this.pair.classes, this.model.words.loss(step))
    lists[step] = made
    return made
  }

  /** Puts the words of a segment of `a` into the bag; `by` 0 takes them all out. */
  private fill(i: number, by: 0 | 1): void {
    const { bag } = this
    const { starts, words } = this.pair.a
    const end = starts[i + 1]!
    for (let k = starts[i]!; k < end; k++) {
      const word = words[k]!
      bag[word] = by === 0 ? 0 : bag[word]! + 1
    }
  }

  private release(): void {
    if (this.onHold >= 0) this.fill(this.onHold, 0)
    this.onHold = -1
  }

  /** What the words that two sides share weigh together by class; without weights, how many they are. */
  private sumCommon(
    a: Int32Array,
    i0: number,
    i1: number,
    b: Int32Array,
    j0: number,
    j1: number,
    weights: Float32Array | null,
  ): number {
    const { bag } = this
    const { classes } = this.pair
    const { starts, words } = this.pair.b
    this.release()
    for (let i = i0; i < i1; i++) this.fill(a[i]!, 1)
    let sum = 0
    for (let j = j0; j < j1; j++) {
      const end = starts[b[j]! + 1]!
      for (let k = starts[b[j]!]!; k < end; k++) {
        const word = words[k]!
        if (bag[word]! > 0) {
          bag[word]!--
          sum += weights === null ? 1 : weights[classes[word]!]!
        }
      }
    }
    for (let i = i0; i < i1; i++) this.fill(a[i]!, 0)
    return sum
  }
}

const isEmpty = ({ starts }: WordLists, segment: number) => starts[segment] === starts[segment + 1]

function lettersIn({ letters }: WordLists, list: Int32Array, from: number, to: number): number {
  let sum = 0
  for (let k = from; k < to; k++) sum += letters[list[k]!]!
  return sum
}

/** How bulky a side of a bead is, as a step. */
function bulkOf({ letters }: WordLists, list: Int32Array, from: number, to: number): number {
  if (to - from === 1) return 0
  let sum = 0
  let most = 1
  for (let k = from; k < to; k++) {
    sum += letters[list[k]!]!
    most = Math.max(most, letters[list[k]!]!)
  }
  return bulkStep(Math.max(1, sum / most))
}

function longest({ starts }: WordLists): number {
  let most = 0
  for (let i = 0; i + 1 < starts.length; i++) most = Math.max(most, starts[i + 1]! - starts[i]!)
  return most
}

function sums({ starts, words }: WordLists, classes: Uint8Array, weights: Float32Array): Float32Array {
  const sum = new Float32Array(starts.length - 1)
  for (let i = 0; i < sum.length; i++)
    for (let k = starts[i]!; k < starts[i + 1]!; k++) sum[i]! += weights[classes[words[k]!]!]!
  return sum
}
