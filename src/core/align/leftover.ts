/**
 * What the search in order left out -> bigger beads, pairs at one place, and moves. A place is the stretch between two
 * neighbouring matches. Changes the list of matches that it is given; what remains after it are gaps.
 */
import { type Pairing, pairInOrder } from './lattice.ts'
import { findMoves } from './move.ts'
import type { Sides, Texts } from './sequence.ts'
import type { Measure } from './similarity.ts'
import { worth } from './worth.ts'

/** Segments left in one place are paired in their order if there are as many on both sides, and no more than this. */
const MOST_IN_PLACE = 3
/** What pairs in the same place must share at least: one is short, or the words are not wholly strange. */
const STRANGE = 0.05
const SHORT = 12
/** Places with more pairs than this have no order worth trusting: weak pairs there would be guesses. */
const MOST_CELLS_IN_PLACE = 400

/** An alignment in the making. */
export interface State extends Texts {
  /** Pinned matches in order: they part places as matches do. */
  fixed: readonly Pairing[]
  matches: Pairing[]
  /** Segments that are settled outside the matches: pinned or moved. */
  pinnedA: ReadonlySet<number>
  pinnedB: ReadonlySet<number>
}

/** Segments in no match: on each side, those that stand between the same two matches are one place. */
export function places({ measured, fixed, matches, pinnedA, pinnedB }: State): Sides[] {
  const usedA = new Set([...pinnedA, ...matches.flatMap(pair => pair.a)])
  const usedB = new Set([...pinnedB, ...matches.flatMap(pair => pair.b)])
  const spine: Pairing[] = [...fixed, ...matches].sort((p, q) => p.a[0]! - q.a[0]!)
  const found: Sides[] = []
  let atA = 0
  let atB = 0
  for (const pair of [...spine, { a: [measured.a.length], b: [measured.b.length] }]) {
    const range = (from: number, to: number, used: ReadonlySet<number>) =>
      Array.from({ length: Math.max(0, to - from) }, (_, k) => from + k).filter(i => !used.has(i))
    found.push({ a: range(atA, pair.a[0]!, usedA), b: range(atB, pair.b[0]!, usedB) })
    atA = pair.a[0]! + 1
    atB = pair.b[0]! + 1
  }
  return found
}

/** Lets beads grow by neighbours left out that they plainly hold, and equal neighbours of beads become beads. */
export function extend(state: State): void {
  const { measured, textA, textB, matches, pinnedA, pinnedB } = state
  const freeA = measured.a.map((_, i) => !pinnedA.has(i))
  const freeB = measured.b.map((_, j) => !pinnedB.has(j))
  for (const { a, b } of matches) {
    for (const i of a) freeA[i] = false
    for (const j of b) freeB[j] = false
  }
  const grows = (pair: Pairing, next: Pairing) => {
    if (measured.bilingual) return false
    const sketches = ({ a, b }: Pairing) => [a.map(i => measured.a[i]!), b.map(j => measured.b[j]!)] as const
    const added =
      next.a.length > pair.a.length
        ? measured.a[next.a.find(i => !pair.a.includes(i))!]!
        : measured.b[next.b.find(j => !pair.b.includes(j))!]!
    return added.mass > 0 && worth(measured, ...sketches(next)) > worth(measured, ...sketches(pair))
  }
  const queue = [...matches].reverse()
  for (let pair = queue.pop(); pair; pair = queue.pop()) {
    for (const step of [-1, 1]) {
      for (;;) {
        const i = step < 0 ? pair.a[0]! - 1 : pair.a.at(-1)! + 1
        const j = step < 0 ? pair.b[0]! - 1 : pair.b.at(-1)! + 1
        if (freeA[i] && freeB[j] && textA[i] === textB[j]) {
          const equal = { a: [i], b: [j] }
          matches.push(equal)
          queue.push(equal)
          freeA[i] = false
          freeB[j] = false
          break
        }
        const withA = { a: step < 0 ? [i, ...pair.a] : [...pair.a, i], b: pair.b }
        const withB = { a: pair.a, b: step < 0 ? [j, ...pair.b] : [...pair.b, j] }
        if (freeA[i] && grows(pair, withA)) {
          pair.a = withA.a
          freeA[i] = false
        } else if (freeB[j] && grows(pair, withB)) {
          pair.b = withB.b
          freeB[j] = false
        } else break
      }
    }
  }
  matches.sort((p, q) => p.a[0]! - q.a[0]!)
}

/**
 * Pairs what was left at the same place: the likeliest in order where `least` is given, and with `least` 0 all of it if
 * there are as many on both sides: a person sees a rewritten segment beside the old one, with a low score.
 */
export function pairInPlaces(state: State, least: number): void {
  const { measured, matches } = state
  for (const { a, b } of places(state)) {
    if (a.length === 0 || b.length === 0) continue
    if (least > 0) {
      if (!measured.bilingual && a.length * b.length <= MOST_CELLS_IN_PLACE)
        matches.push(...pairInOrder(measured, a, b, { least, shapes: 'single' }))
    } else if (
      a.length === b.length &&
      a.length <= MOST_IN_PLACE &&
      a.every((i, k) => canAnswer(measured, i, b[k]!))
    )
      matches.push(...a.map((i, k) => ({ a: [i], b: [b[k]!] })))
  }
  matches.sort((p, q) => p.a[0]! - q.a[0]!)
}

function canAnswer(measured: Measure, i: number, j: number): boolean {
  const x = measured.a[i]!
  const y = measured.b[j]!
  if (x.mass === 0 || y.mass === 0) return false
  if (measured.bilingual) return true
  const [short, long] = x.words.length < y.words.length ? [x, y] : [y, x]
  if (long.words.length > SHORT && short.words.length * 4 < long.words.length) return false
  return long.words.length <= SHORT || measured.likeness(x, y) >= STRANGE
}

/** Takes what moved out of the places. Pairs that turn out to stand in order become matches. */
export function takeMoves(state: State): Pairing[] {
  const left = places(state)
  const placeA = new Map(left.flatMap(({ a }, place) => a.map(i => [i, place] as const)))
  const placeB = new Map(left.flatMap(({ b }, place) => b.map(j => [j, place] as const)))
  const found = findMoves(state.measured, [...placeA.keys()], [...placeB.keys()])
  const moves: Pairing[] = []
  for (const { a, b } of found) {
    // Both at one place, and nothing between them that crosses: it did not move.
    const crossing = found.some(
      other => (other.a - a) * (other.b - b) < 0 && placeA.get(other.a) === placeA.get(a),
    )
    if (placeA.get(a) === placeB.get(b) && !crossing) state.matches.push({ a: [a], b: [b] })
    else moves.push({ a: [a], b: [b] })
  }
  state.matches.sort((p, q) => p.a[0]! - q.a[0]!)
  const movedA = moves.flatMap(move => move.a)
  const movedB = moves.flatMap(move => move.b)
  state.pinnedA = new Set([...state.pinnedA, ...movedA])
  state.pinnedB = new Set([...state.pinnedB, ...movedB])
  return moves
}
