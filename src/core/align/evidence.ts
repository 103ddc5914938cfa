/**
 * A pair and a model -> what any bead of it is worth, above leaving its segments out: the words found on both sides, those
 * missing, the lengths, the closing marks, the kind of bead. Sides are given as lists of segments. Words are counted in a
 * bag that is filled for one side and emptied by the other, so that nothing is made for a bead that is only looked at.
 */
import { edgeAt } from './edge.ts'
import { lengthWorth } from './length.ts'
import { bulkStep, liftAt, type Model, type Pair, shapeOf } from './model.ts'
import type { WordLists } from './read.ts'
import { END_MARKS } from './scan.ts'

/** A bead in which a segment has nothing to say is no bead, unless both sides have only that. */
export const IMPOSSIBLE = -1e9

/** The logarithm of how rare it is that one side of a bead holds a passage more. */
const PARTIAL = Math.log(0.03)

export interface Evidence {
  pair: Pair
  model: Model
  /** By segment: what its words would win if all were found. */
  fullA: Float32Array
  fullB: Float32Array
  /** By segment: what its words lose if none of them is in a single segment of the other side. */
  lossA: Float32Array
  lossB: Float32Array
  /** The same, at the least, whatever it is put together with. */
  leastLossA: Float32Array
  leastLossB: Float32Array
  /** The most that anything but words can add to a bead. */
  slack: number
  /** Takes segment `i` of `a` as the one that `held` holds others against. */
  hold(i: number): void
  /** What the words that segment `j` of `b` shares with the one on hold are worth. */
  held(j: number): number
  /** What the words shared by two sides of several segments are worth. */
  shared(a: Int32Array, i0: number, i1: number, b: Int32Array, j0: number, j1: number): number
  /** How many words they share. */
  common(a: Int32Array, i0: number, i1: number, b: Int32Array, j0: number, j1: number): number
  /** The worth of the 1-1 bead of two segments whose shared words are worth `lift`. */
  worthOfPair(lift: number, i: number, j: number): number
  /** The worth of a bead whose shared words are worth `lift`. */
  worth(
    lift: number,
    a: Int32Array,
    i0: number,
    i1: number,
    b: Int32Array,
    j0: number,
    j1: number,
    inPart?: boolean,
  ): number
  /** What all but the words is worth in a bead: its kind, beginnings and ends, lengths, closing marks. */
  beside(a: Int32Array, i0: number, i1: number, b: Int32Array, j0: number, j1: number): number
  /** What a word found on both sides is worth there, by its class. */
  liftsIn(a: Int32Array, i0: number, i1: number, b: Int32Array, j0: number, j1: number): Float32Array
  /** The worth of a gap on each side. */
  gapA: number
  gapB: number
}

/** Prepares what is needed to judge beads of one pair by one model. */
export function weighEvidence(pair: Pair, model: Model): Evidence {
  const { a: sideA, b: sideB } = pair
  const { lifts, losses, begins, finishes, ends, shapes, ratio } = model
  const { classes } = pair
  const single = lifts[liftAt(0, 0)]!
  const bag = new Int32Array(pair.classes.length)
  const taken = new Int32Array(1 + longest(sideB))
  let onHold = -1
  const fill = (side: WordLists, segment: number, by: number) => {
    const end = side.starts[segment + 1]!
    for (let k = side.starts[segment]!; k < end; k++) {
      const word = side.words[k]!
      bag[word] = by === 0 ? 0 : bag[word]! + by
    }
  }
  const release = () => {
    if (onHold >= 0) fill(sideA, onHold, 0)
    onHold = -1
  }
  const empty = (side: WordLists, segment: number) => side.starts[segment] === side.starts[segment + 1]
  // By the bulk of the other side, then by segment: what is lost if none of its words is found.
  const lossA = [sums(sideA, classes, losses[0]!)]
  const lossB = [sums(sideB, classes, losses[0]!)]
  const lossesAt = (lists: Float32Array[], side: WordLists, step: number) => {
    lists[step] ??= sums(side, classes, losses[step]!)
    return lists[step]
  }
  const bulkOf = ({ letters }: WordLists, list: Int32Array, from: number, to: number) => {
    if (to - from === 1) return 0
    let sum = 0
    let most = 1
    for (let k = from; k < to; k++) {
      sum += letters[list[k]!]!
      most = Math.max(most, letters[list[k]!]!)
    }
    return bulkStep(Math.max(1, sum / most))
  }
  const fullA = sums(sideA, classes, single)
  const fullB = sums(sideB, classes, single)
  const ones = new Float32Array(single.length).fill(1)
  const sumCommon = (
    a: Int32Array,
    i0: number,
    i1: number,
    b: Int32Array,
    j0: number,
    j1: number,
    weights: Float32Array,
  ) => {
    release()
    for (let i = i0; i < i1; i++) fill(sideA, a[i]!, 1)
    let sum = 0
    for (let j = j0; j < j1; j++) {
      const end = sideB.starts[b[j]! + 1]!
      for (let k = sideB.starts[b[j]!]!; k < end; k++) {
        const word = sideB.words[k]!
        if (bag[word]! > 0) {
          bag[word]!--
          sum += weights[classes[word]!]!
        }
      }
    }
    for (let i = i0; i < i1; i++) fill(sideA, a[i]!, 0)
    return sum
  }
  const one = shapeOf(1, 1)
  const evidence: Evidence = {
    pair,
    model,
    fullA,
    fullB,
    lossA: lossA[0]!,
    lossB: lossB[0]!,
    leastLossA: lossesAt(lossA, sideA, losses.length - 1),
    leastLossB: lossesAt(lossB, sideB, losses.length - 1),
    slack:
      Math.max(...begins) +
      Math.max(...finishes) +
      Math.max(...ends) +
      Math.max(0, lengthWorth(model, 1000, 1000)),
    gapA: shapes[shapeOf(1, 0)]!,
    gapB: shapes[shapeOf(0, 1)]!,
    hold(i) {
      if (onHold === i) return
      release()
      fill(sideA, i, 1)
      onHold = i
    },
    held(j) {
      const { words, starts } = sideB
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
    },
    shared(a, i0, i1, b, j0, j1) {
      const lift = lifts[liftAt(bulkOf(sideA, a, i0, i1), bulkOf(sideB, b, j0, j1))]!
      return sumCommon(a, i0, i1, b, j0, j1, lift)
    },
    liftsIn: (a, i0, i1, b, j0, j1) => lifts[liftAt(bulkOf(sideA, a, i0, i1), bulkOf(sideB, b, j0, j1))]!,
    beside(a, i0, i1, b, j0, j1) {
      const letters = ({ letters }: WordLists, list: Int32Array, from: number, to: number) => {
        let sum = 0
        for (let k = from; k < to; k++) sum += letters[list[k]!]!
        return sum
      }
      return (
        shapes[shapeOf(i1 - i0, j1 - j0)]! +
        begins[edgeAt(sideA, a, i0, i1, sideB, b, j0, j1, 1)]! +
        finishes[edgeAt(sideA, a, i0, i1, sideB, b, j0, j1, -1)]! +
        lengthWorth(model, letters(sideA, a, i0, i1) * ratio, letters(sideB, b, j0, j1)) +
        ends[sideA.ends[a[i1 - 1]!]! * END_MARKS + sideB.ends[b[j1 - 1]!]!]!
      )
    },
    common: (a, i0, i1, b, j0, j1) => sumCommon(a, i0, i1, b, j0, j1, ones),
    worthOfPair(shared, i, j) {
      const [p0, p1] = [sideA.starts[i]!, sideA.starts[i + 1]!]
      const [q0, q1] = [sideB.starts[j]!, sideB.starts[j + 1]!]
      const x = sideA.words
      const y = sideB.words
      const countA = p1 - p0
      const countB = q1 - q0
      if (countA === 0 || countB === 0) return countA === countB ? shapes[one]! : IMPOSSIBLE
      const both = countA > 1 && countB > 1
      const first = x[p0] === y[q0] ? 1 : 0
      const last = x[p1 - 1] === y[q1 - 1] ? 1 : 0
      const second = both ? x[p0 + 1] === y[q0 + 1] : countA === countB && first === 1
      const beforeLast = both ? x[p1 - 2] === y[q1 - 2] : countA === countB && last === 1
      return (
        shared -
        lossA[0]![i]! -
        lossB[0]![j]! +
        shapes[one]! +
        begins[first + (second ? 2 : 0)]! +
        finishes[last + (beforeLast ? 2 : 0)]! +
        lengthWorth(model, sideA.letters[i]! * ratio, sideB.letters[j]!) +
        ends[sideA.ends[i]! * END_MARKS + sideB.ends[j]!]!
      )
    },
    worth(shared, a, i0, i1, b, j0, j1, inPart = false) {
      const na = i1 - i0
      const nb = j1 - j0
      const lossesA = lossesAt(lossA, sideA, bulkOf(sideB, b, j0, j1))
      const lossesB = lossesAt(lossB, sideB, bulkOf(sideA, a, i0, i1))
      let lostA = 0
      let lostB = 0
      let lengthA = 0
      let lengthB = 0
      let empties = 0
      for (let i = i0; i < i1; i++) {
        lostA += lossesA[a[i]!]!
        lengthA += sideA.letters[a[i]!]!
        if (empty(sideA, a[i]!)) empties++
      }
      for (let j = j0; j < j1; j++) {
        lostB += lossesB[b[j]!]!
        lengthB += sideB.letters[b[j]!]!
        if (empty(sideB, b[j]!)) empties++
      }
      if (empties > 0 && !(na === 1 && nb === 1 && empties === 2)) return IMPOSSIBLE
      const mark = sideA.ends[a[i1 - 1]!]! * END_MARKS + sideB.ends[b[j1 - 1]!]!
      const begin = begins[edgeAt(sideA, a, i0, i1, sideB, b, j0, j1, 1)]!
      const finish = finishes[edgeAt(sideA, a, i0, i1, sideB, b, j0, j1, -1)]!
      const base = shared - lostA - lostB + shapes[shapeOf(na, nb)]!
      const whole = base + begin + finish + lengthWorth(model, lengthA * ratio, lengthB) + ends[mark]!
      if (!inPart) return whole
      const longA = lengthA * ratio > lengthB
      let full = 0
      if (longA) for (let i = i0; i < i1; i++) full += fullA[a[i]!]!
      else for (let j = j0; j < j1; j++) full += fullB[b[j]!]!
      if (full === 0) return whole
      const missing = (longA ? lostA : lostB) * Math.max(0, 1 - shared / full)
      return Math.max(whole, base + missing + Math.max(begin, finish) + PARTIAL)
    },
  }
  return evidence
}

/** The same evidence, but one side of a bead may hold a passage more: then what is missing there tells nothing. */
export function allowParts(evidence: Evidence): Evidence {
  return {
    ...evidence,
    slack: Number.POSITIVE_INFINITY,
    worthOfPair: (lift, i, j) => evidence.worth(lift, Int32Array.of(i), 0, 1, Int32Array.of(j), 0, 1, true),
    worth: (lift, a, i0, i1, b, j0, j1) => evidence.worth(lift, a, i0, i1, b, j0, j1, true),
  }
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
