/**
 * Two versions -> beads: which segments of one answer which of the other. Equal ends and sure pairs first (anchor.ts),
 * an exact search between them (lattice.ts), then what moved (move.ts). Promised and tested: every segment stands in
 * exactly one bead, a text answers itself one to one, exchanged sides give the mirrored beads, pinned beads are kept.
 * It never throws. A low score is a doubt for a person to settle.
 */
import { type Anchor, ascending, findAnchors } from './anchor.ts'
import { isSmall, type Pairing, pairInOrder } from './lattice.ts'
import { findMoves } from './move.ts'
import { addSketches, type Measure, measure } from './similarity.ts'
import { worth } from './worth.ts'

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

/** Segments left in one place are paired in their order if there are as many on both sides, and no more than this. */
const MOST_IN_PLACE = 3
/** What pairs in the same place must share at least: one is short, or the words are not wholly strange. */
const STRANGE = 0.05
const SHORT = 12
/** In one place, what the strict search left is searched once more with this. */
const LEAST_IN_PLACE = 0.1
/** Places with more pairs than this have no order worth trusting: weak pairs there would be guesses. */
const MOST_CELLS_IN_PLACE = 400
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
    pairStretch(
      { measured, textA: a, textB: b, whole: sides.a.length === a.length && sides.b.length === b.length },
      sides,
      edges,
      found,
    )
    atA = endA
    atB = endB
  }
  const state = { measured, textA: a, textB: b, fixed, matches: found, pinnedA, pinnedB }
  extend(state)
  pairInPlaces(state, LEAST_IN_PLACE)
  const moves = measured.bilingual ? [] : movesOf(state)
  pairInPlaces(state, 0)
  const matches = state.matches.map(
    (pair): Bead => ({ ...pair, kind: 'match', score: scoreOf(measured, a, b, pair) }),
  )
  const rest = gapBeads(state, moves)
  return inReadingOrder([...pinned, ...matches, ...moves, ...rest])
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

interface Texts {
  measured: Measure
  textA: readonly string[]
  textB: readonly string[]
  whole: boolean
}

interface Sides {
  a: readonly number[]
  b: readonly number[]
}

/** Pairs what is in order in one stretch. `edges` tells on which ends it borders on something that is already paired. */
function pairStretch(
  texts: Texts,
  sides: Sides,
  edges: { start: boolean; end: boolean },
  into: Pairing[],
): void {
  const { measured } = texts
  const { head, tail, a, b } = trimEqualEnds(texts, sides, edges)
  into.push(...head)
  const within = { start: edges.start || head.length > 0, end: edges.end || tail.length > 0 }
  const small = isSmall(a.length, b.length, measured.bilingual)
  let anchors: Anchor[] = []
  if (a.length * b.length > 100) {
    anchors = findAnchors(measured, a, b, false)
    if (anchors.length === 0 && !small && !measured.bilingual) anchors = findAnchors(measured, a, b, true)
  }
  if (anchors.length === 0) into.push(...pairInOrder(measured, a, b))
  else {
    let atA = 0
    let atB = 0
    for (const [k, anchor] of anchors.entries()) {
      const endA = a.indexOf(anchor.a, atA)
      const endB = b.indexOf(anchor.b, atB)
      const between = { start: k > 0 || within.start, end: true }
      pairStretch({ ...texts, whole: false }, { a: a.slice(atA, endA), b: b.slice(atB, endB) }, between, into)
      into.push({ a: [anchor.a], b: [anchor.b] })
      atA = endA + 1
      atB = endB + 1
    }
    pairStretch(
      { ...texts, whole: false },
      { a: a.slice(atA), b: b.slice(atB) },
      { start: true, end: within.end },
      into,
    )
  }
  into.push(...tail)
}

/** Takes the equal segments off both ends; empty ones only beside others, or where the whole texts are equal. */
function trimEqualEnds(texts: Texts, { a, b }: Sides, edges: { start: boolean; end: boolean }) {
  const { measured, textA, textB } = texts
  const equal = (i: number, j: number) =>
    textA[i] === textB[j] || (measured.a[i]!.key !== '' && measured.a[i]!.key === measured.b[j]!.key)
  const most = Math.min(a.length, b.length)
  let start = 0
  while (start < most && equal(a[start]!, b[start]!)) start++
  if (texts.whole && start === a.length && start === b.length) {
    return { head: a.map((i, k) => ({ a: [i], b: [b[k]!] })), tail: [], a: [], b: [] }
  }
  let end = 0
  while (end < most - start && equal(a[a.length - 1 - end]!, b[b.length - 1 - end]!)) end++
  const isEmpty = (i: number) => measured.a[i]!.mass === 0
  if (!edges.start && a.slice(0, start).every(isEmpty)) start = 0
  if (!edges.end && a.slice(a.length - end).every(isEmpty)) end = 0
  const pair = (i: number, j: number): Pairing => ({ a: [i], b: [j] })
  return {
    head: a.slice(0, start).map((i, k) => pair(i, b[k]!)),
    tail: a.slice(a.length - end).map((i, k) => pair(i, b[b.length - end + k]!)),
    a: a.slice(start, a.length - end),
    b: b.slice(start, b.length - end),
  }
}

interface State extends Omit<Texts, 'whole'> {
  fixed: readonly Bead[]
  matches: Pairing[]
  pinnedA: ReadonlySet<number>
  pinnedB: ReadonlySet<number>
}

/** Segments in no match: on each side, those that stand between the same two matches are one place. */
function places({ measured, fixed, matches, pinnedA, pinnedB }: State): Sides[] {
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
function extend(state: State): void {
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
  const queue = [...matches]
  for (let pair = queue.shift(); pair; pair = queue.shift()) {
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
function pairInPlaces(state: State, least: number): void {
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

function movesOf(state: State): Bead[] {
  const left = places(state)
  const placeA = new Map(left.flatMap(({ a }, place) => a.map(i => [i, place] as const)))
  const placeB = new Map(left.flatMap(({ b }, place) => b.map(j => [j, place] as const)))
  const found = findMoves(state.measured, [...placeA.keys()], [...placeB.keys()])
  const moves: Bead[] = []
  for (const { a, b } of found) {
    const score = scoreOf(state.measured, state.textA, state.textB, { a: [a], b: [b] })
    // Both at one place, and nothing between them that crosses: it did not move.
    const crossing = found.some(
      other => (other.a - a) * (other.b - b) < 0 && placeA.get(other.a) === placeA.get(a),
    )
    if (placeA.get(a) === placeB.get(b) && !crossing) state.matches.push({ a: [a], b: [b] })
    else moves.push({ a: [a], b: [b], kind: 'move', score })
  }
  state.matches.sort((p, q) => p.a[0]! - q.a[0]!)
  const movedA = moves.flatMap(move => move.a)
  const movedB = moves.flatMap(move => move.b)
  state.pinnedA = new Set([...state.pinnedA, ...movedA])
  state.pinnedB = new Set([...state.pinnedB, ...movedB])
  return moves
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
function gapBeads(state: State, moves: readonly Bead[]): Bead[] {
  const { measured, matches, pinnedA, pinnedB } = state
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
  // What is pinned apart from the spine can hide a segment from every place; nothing may be lost.
  const seenA = new Set([
    ...pinnedA,
    ...matches.flatMap(m => m.a),
    ...moves.flatMap(m => m.a),
    ...beads.flatMap(m => m.a),
  ])
  const seenB = new Set([
    ...pinnedB,
    ...matches.flatMap(m => m.b),
    ...moves.flatMap(m => m.b),
    ...beads.flatMap(m => m.b),
  ])
  measured.a.forEach((_, i) => {
    if (!seenA.has(i)) beads.push({ a: [i], b: [], kind: 'delete', score: 0.5 })
  })
  measured.b.forEach((_, j) => {
    if (!seenB.has(j)) beads.push({ a: [], b: [j], kind: 'insert', score: 0.5 })
  })
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
