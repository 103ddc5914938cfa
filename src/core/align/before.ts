/**
 * Two versions in one language -> beads. First what stands in order (sequence.ts), then what that leaves out
 * (leftover.ts). Called in one direction only (align.ts turns the sides), so it may decide ties as it likes.
 */
import { type Bead, fences, inReadingOrder, type PipelineOptions, validPins } from './bead.ts'
import type { Pairing } from './lattice.ts'
import { extend, pairInPlaces, places, type State, takeMoves } from './leftover.ts'
import { pairStretch } from './sequence.ts'
import { addSketches, type Measure, measure } from './similarity.ts'

/** In one place, what the strict search left is searched once more with this. */
const LEAST_IN_PLACE = 0.1
/** A gap is held against at most so many segments left out at its place. */
const MOST_HELD = 10

/** The beads of two texts, in reading order. */
export function alignWithin(a: readonly string[], b: readonly string[], options: PipelineOptions): Bead[] {
  const measured = measure(a, b, options.languages)
  const pinned = validPins(options.pinned ?? [], a.length, b.length)
  const fixed = fences(pinned)
  const pinnedA = new Set(pinned.flatMap(bead => bead.a))
  const pinnedB = new Set(pinned.flatMap(bead => bead.b))
  const freeA = a.map((_, i) => i).filter(i => !pinnedA.has(i))
  const freeB = b.map((_, j) => j).filter(j => !pinnedB.has(j))
  const found: Pairing[] = []
  let atA = 0
  let atB = 0
  for (const fence of [...fixed, undefined]) {
    const endA = fence ? freeA.findLastIndex(i => i < fence.a[0]!) + 1 : freeA.length
    const endB = fence ? freeB.findLastIndex(j => j < fence.b[0]!) + 1 : freeB.length
    const edges = { start: atA > 0 || atB > 0 || fixed[0] !== fence, end: fence !== undefined }
    const sides = { a: freeA.slice(atA, endA), b: freeB.slice(atB, endB) }
    const whole = sides.a.length === a.length && sides.b.length === b.length
    pairStretch({ measured, textA: a, textB: b, whole }, sides, edges, found)
    atA = endA
    atB = endB
  }
  const state: State = { measured, textA: a, textB: b, fixed, matches: found, pinnedA, pinnedB }
  extend(state)
  pairInPlaces(state, LEAST_IN_PLACE)
  const moves = measured.bilingual ? [] : takeMoves(state)
  pairInPlaces(state, 0)
  const bead = (kind: 'match' | 'move') => (pair: Pairing) => ({
    ...pair,
    kind,
    score: scoreOf(measured, a, b, pair),
  })
  const paired = [...state.matches.map(bead('match')), ...moves.map(bead('move'))]
  return inReadingOrder([...pinned, ...paired, ...gapBeads(state)])
}

function scoreOf(
  measured: Measure,
  textA: readonly string[],
  textB: readonly string[],
  { a, b }: Pairing,
): number {
  if (a.length === 1 && b.length === 1 && textA[a[0]!] === textB[b[0]!]) return 1
  return measured.likeness(addSketches(a.map(i => measured.a[i]!)), addSketches(b.map(j => measured.b[j]!)))
}

/** One bead for each segment that answers nothing. */
function gapBeads(state: State): Bead[] {
  const { measured } = state
  const likeliest = (one: (k: number) => number, count: number) => {
    let most = measured.bilingual ? 0.5 : 0
    for (let k = 0; k < Math.min(count, MOST_HELD); k++) most = Math.max(most, one(k))
    return 1 - most
  }
  const beads: Bead[] = []
  for (const { a, b } of places(state)) {
    for (const i of a)
      beads.push({
        a: [i],
        b: [],
        kind: 'delete',
        score: likeliest(k => measured.likeness(measured.a[i]!, measured.b[b[k]!]!), b.length),
      })
    for (const j of b)
      beads.push({
        a: [],
        b: [j],
        kind: 'insert',
        score: likeliest(k => measured.likeness(measured.a[a[k]!]!, measured.b[j]!), a.length),
      })
  }
  return beads
}
