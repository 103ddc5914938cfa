/**
 * Two versions in one language -> beads. Rare words and phrases open a corridor (corridor.ts); in it the likeliest beads in
 * order are searched exactly (trellis.ts), first with guessed evidence, then with what that alignment taught (model.ts).
 * What is left alone or badly explained is looked for everywhere (moves.ts), the places it came from are searched again
 * (sections.ts), the last touches are mend.ts, and what answers one passage from two places is put together (gather.ts).
 * Called in one direction only: align.ts turns the sides.
 */

import { ascending } from '../order/ascending.ts'
import { type Bead, inReadingOrder } from './bead.ts'
import { corridorAround, findCorridor } from './corridor.ts'
import { scoreOf } from './doubt.ts'
import { Evidence } from './evidence.ts'
import { freeStretches, validPins } from './fences.ts'
import { gather } from './gather.ts'
import { type Group, groupsOf, isGap } from './group.ts'
import { mend } from './mend.ts'
import { guessModel, learnModel, makePair, type Pair } from './model.ts'
import { findMoved, type Moved } from './moves.ts'
import { countPhrases } from './phrases.ts'
import type { ReadText } from './read.ts'
import { searchAgain } from './sections.ts'
import { searchTrellis } from './trellis.ts'

/** A segment whose bead explains less of it than this may belong elsewhere. */
const POOR = 0.4
/** Moves are looked for so often: what one round takes out may uncover another. */
const ROUNDS = 2

/** The beads of two versions, in reading order. */
export function alignMonolingual(
  a: ReadText,
  b: ReadText,
  options: { pinned?: readonly Bead[] } = {},
): Bead[] {
  const pins = validPins(options.pinned ?? [], a.texts.length, b.texts.length)
  const pair = makePair(a.words(), b.words())
  const sections = freeStretches(pins, a.texts.length, b.texts.length).map(({ a, b, fence }) => ({
    a: Int32Array.from(a),
    b: Int32Array.from(b),
    fence,
  }))
  const first = new Evidence(pair, guessModel(pair))
  const corridors = sections.map(({ a, b }) => findCorridor(pair, a, b))
  const guessed = sections.map(({ a, b }, k) => searchTrellis(first, a, b, corridors[k]!))
  const learned = learnModel(
    pair,
    guessed.flatMap((found, k) => groupsOf(found, sections[k]!.a, sections[k]!.b)),
  )
  const evidence = new Evidence(pair, learned)
  let groups = sections.flatMap(({ a, b, fence }, k): Group[] => {
    const found = searchTrellis(evidence, a, b, corridorAround(guessed[k]!, corridors[k]!, b.length), true)
    return [
      ...groupsOf(found, a, b),
      ...(fence ? [{ a: fence.a, b: fence.b, worth: 0, sure: 1, pin: fence }] : []),
    ]
  })
  const moved: Moved[] = []
  const phrases = countPhrases(pair)
  for (let round = 0; round < ROUNDS; round++) {
    const more = crossing(groups, findMoved(evidence, phrases, poolOf(evidence, groups)))
    if (more.length === 0) break
    moved.push(...more)
    const gone = { a: new Set(more.flatMap(bead => bead.a)), b: new Set(more.flatMap(bead => bead.b)) }
    groups = searchAgain(evidence, groups, gone)
  }
  const settled = gather(
    evidence,
    dropLoneEmpties(mend(evidence, groups), pair),
    moved.map(move => ({ ...move, sure: 1 })),
  )
  const aside = pins.filter(pin => !sections.some(({ fence }) => fence === pin))
  return inReadingOrder([...toBeads(evidence, settled), ...aside])
}

/** Beads that cross what stands in order are moves, whoever found them. */
function toBeads(evidence: Evidence, groups: readonly Group[]): Bead[] {
  const paired = groups.filter(group => !isGap(group) && group.pin === undefined)
  // A bead that was gathered from two places stands where the most of it does.
  const place = (list: readonly number[], letters: Int32Array) =>
    list.reduce((most, k) => (letters[k]! > letters[most]! ? k : most))
  const { a: sideA, b: sideB } = evidence.pair
  const pairs = paired.map(group => ({
    a: place(group.a, sideA.letters),
    b: place(group.b, sideB.letters),
    weight: group.worth + 100,
    group,
  }))
  const inOrder = new Set(ascending(pairs).map(({ group }) => group))
  return groups.map(group => {
    if (group.pin) return group.pin
    const { a, b } = group
    const kind = b.length === 0 ? 'delete' : a.length === 0 ? 'insert' : inOrder.has(group) ? 'match' : 'move'
    return { a, b, kind, score: scoreOf(evidence, group) }
  })
}

/** Segments that stand alone, or of which their bead explains too little. */
function poolOf(evidence: Evidence, groups: readonly Group[]) {
  const poolA: number[] = []
  const poolB: number[] = []
  const explained = (a: readonly number[], b: readonly number[]) =>
    evidence.shared(Int32Array.from(a), 0, a.length, Int32Array.from(b), 0, b.length)
  for (const group of groups) {
    if (group.pin) continue
    const { a, b } = group
    for (const i of a) if (isGap(group) || explained([i], b) < POOR * evidence.fullA[i]!) poolA.push(i)
    for (const j of b) if (isGap(group) || explained(a, [j]) < POOR * evidence.fullB[j]!) poolB.push(j)
  }
  return { a: Int32Array.from(poolA).sort(), b: Int32Array.from(poolB).sort() }
}

/** Those that cross what stands in order; of the others the search in order knows better. */
function crossing(groups: readonly Group[], moved: readonly Moved[]): Moved[] {
  const usedA = new Set(moved.flatMap(({ a }) => a))
  const usedB = new Set(moved.flatMap(({ b }) => b))
  const spine = groups.flatMap(group => {
    const [i] = group.a.filter(k => !usedA.has(k))
    const [j] = group.b.filter(k => !usedB.has(k))
    return i === undefined || j === undefined ? [] : [{ a: i, b: j, weight: 1, move: undefined }]
  })
  const loose = moved.map(move => ({ a: move.a[0]!, b: move.b[0]!, weight: 0.5 / moved.length, move }))
  const inOrder = new Set<Moved | undefined>(ascending([...spine, ...loose]).map(({ move }) => move))
  return moved.filter(move => !inOrder.has(move))
}

/** Segments without a word answer each other only beside something that answers. */
function dropLoneEmpties(groups: readonly Group[], { a, b }: Pair): Group[] {
  const isEmpty = (group: Group) =>
    group.pin === undefined &&
    group.a.every(i => a.starts[i] === a.starts[i + 1]) &&
    group.b.every(j => b.starts[j] === b.starts[j + 1])
  const answers = (step: -1 | 1, k: number): boolean => {
    let at = k + step
    while (groups[at] && isEmpty(groups[at]!) && !isGap(groups[at]!)) at += step
    return groups[at] !== undefined && !isGap(groups[at]!)
  }
  return groups.flatMap((group, k) =>
    isGap(group) || !isEmpty(group) || answers(-1, k) || answers(1, k)
      ? [group]
      : [
          { ...group, b: [] },
          { ...group, a: [] },
        ],
  )
}
