/**
 * Two versions -> beads: which segments of one answer which of the other. First what stands in order (sequence.ts), then
 * what that leaves out (leftover.ts). Promised and tested: every segment stands in exactly one bead, a text answers
 * itself one to one, exchanged sides give the mirrored beads, pinned beads are kept. It never throws. A low score is a doubt for a person to settle.
 */
import { ascending } from './anchor.ts'
import type { Pairing } from './lattice.ts'
import { extend, pairInPlaces, places, type State, takeMoves } from './leftover.ts'
import { pairStretch } from './sequence.ts'
import { addSketches, type Measure, measure } from './similarity.ts'

/** The smallest group in an alignment. Indices ascend; `a` is empty in an insert, `b` in a delete. */
export interface Bead {
  a: number[]
  b: number[]
  kind: 'match' | 'move' | 'delete' | 'insert'
  /** 0 to 1: how alike the two sides are; for a gap, how unlike anything left out at the same place. Low is doubt. */
  score: number
}

interface AlignOptions {
  /** BCP 47; without them the scripts tell whether these are two languages. */
  languages?: [string, string]
  /** Beads that a person has set. Those that name a segment twice, or none that there is, are left out. */
  pinned?: Bead[]
}

/** In one place, what the strict search left is searched once more with this. */
const LEAST_IN_PLACE = 0.1
/** A gap is held against at most so many segments left out at its place. */
const MOST_HELD = 10

/**
 * Aligns the segments of `a` with those of `b`. Beads come in reading order: that of `a`, with inserts where `b` has
 * them, after the deletes of the same place; a move stands at its place in `a`.
 *
 * Two texts of 5,000 segments take about a second; where a stretch without any sure pair is larger than the search can
 * hold, only the neighbourhood of its diagonal is searched.
 */
export function align(a: readonly string[], b: readonly string[], options: AlignOptions = {}): Bead[] {
  // The work is always done in one of the two directions, so that the mirrored call cannot decide a tie otherwise.
  if (!isTurned(a, b, options)) return alignTurned(a, b, options)
  const { languages, pinned } = options
  const mirrored = alignTurned(b, a, {
    ...(languages ? { languages: [languages[1], languages[0]] } : {}),
    ...(pinned ? { pinned: pinned.map(mirror) } : {}),
  })
  return inReadingOrder(mirrored.map(mirror))
}

const MIRRORED = { match: 'match', move: 'move', delete: 'insert', insert: 'delete' } as const

const mirror = ({ a, b, kind, score }: Bead): Bead => ({ a: b, b: a, kind: MIRRORED[kind], score })

function isTurned(a: readonly string[], b: readonly string[], options: AlignOptions): boolean {
  if (a.length !== b.length) return a.length > b.length
  for (const [i, text] of a.entries()) if (text !== b[i]) return text > b[i]!
  const [p, q] = options.languages ?? ['', '']
  if (p !== q || !options.pinned) return p > q
  return JSON.stringify(options.pinned) > JSON.stringify(options.pinned.map(mirror))
}

function alignTurned(a: readonly string[], b: readonly string[], options: AlignOptions): Bead[] {
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

/** Pins that can be kept together: ascending indices that there are, none of them twice. */
function validPins(pins: readonly Bead[], n: number, m: number): Bead[] {
  const usedA = new Set<number>()
  const usedB = new Set<number>()
  const fits = (list: readonly number[], size: number, used: Set<number>) =>
    list.every(
      (i, k) => Number.isInteger(i) && i >= 0 && i < size && !used.has(i) && (k === 0 || i > list[k - 1]!),
    )
  return pins.filter(({ a, b, kind }) => {
    const sided =
      kind === 'delete'
        ? a.length > 0 && b.length === 0
        : kind === 'insert'
          ? b.length > 0 && a.length === 0
          : a.length > 0 && b.length > 0
    if (!sided || !fits(a, n, usedA) || !fits(b, m, usedB)) return false
    for (const i of a) usedA.add(i)
    for (const j of b) usedB.add(j)
    return true
  })
}

/** The pinned matches that are in order on both sides: everything else is aligned between them. */
function fences(pins: readonly Bead[]): Bead[] {
  const matches = pins.filter(bead => bead.kind === 'match')
  const chain = ascending(matches.map(bead => ({ a: bead.a[0]!, b: bead.b[0]!, weight: 1, bead })))
  return chain.map(({ bead }) => bead)
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

/** Sorts beads: the matches in order are the spine; deletes and moves stand by `a`, inserts by `b`. */
function inReadingOrder(beads: readonly Bead[]): Bead[] {
  const chain = ascending(
    beads
      .filter(bead => bead.kind === 'match')
      .map(bead => ({ a: bead.a[0]!, b: bead.b[0]!, weight: 1, bead })),
  )
  const spine = new Set(chain.map(({ bead }) => bead))
  const byA = beads.filter(bead => !spine.has(bead) && bead.a.length > 0).sort((p, q) => p.a[0]! - q.a[0]!)
  const byB = beads.filter(bead => bead.a.length === 0).sort((p, q) => p.b[0]! - q.b[0]!)
  const sorted: Bead[] = []
  let nextA = 0
  let nextB = 0
  for (const fence of [...spine, undefined]) {
    while (nextA < byA.length && (!fence || byA[nextA]!.a[0]! < fence.a[0]!)) sorted.push(byA[nextA++]!)
    while (nextB < byB.length && (!fence || byB[nextB]!.b[0]! < fence.b[0]!)) sorted.push(byB[nextB++]!)
    if (fence) sorted.push(fence)
  }
  return sorted
}
