/**
 * Sentences that one side moved -> the same three texts with those sentences moved in all of them, so that what is left
 * to merge are changes in place: a word that the other side corrected in a moved sentence is corrected where it now
 * stands. A sentence that one moved and the other removed, or that both moved and not to the same place, is named as
 * disputed. Where nothing is plainly moved the texts come back as they are, byte for byte.
 */
import type { SentenceSpan } from '../text/sentence.ts'
import { type Passage, passageOf, projection, type Reading, readingOf } from './sentences.ts'

export interface Untangled {
  parent: string
  ours: string
  theirs: string
  /** Stretches of the parent as it is given back, in characters, about which there can be no agreement. */
  disputed: { from: number; to: number }[]
}

export function untangle(parent: string, ours: string, theirs: string): Untangled {
  const asGiven = { parent, ours, theirs, disputed: [] }
  if (parent === ours && parent === theirs) return asGiven
  const base = passageOf(parent)
  if (base.sentences.length < 2) return asGiven
  const mine = readingOf(base, ours)
  const yours = readingOf(base, theirs)
  if (mine.moved.size === 0 && yours.moved.size === 0) return asGiven

  const clash = clashOf(mine, yours)
  if (clash.length > 0) return { ...asGiven, disputed: [hullOf(base, mine, yours, clash)] }
  const all = new Map([...mine.moved, ...yours.moved])
  const order = orderOf(base, [mine, yours], all)
  const identity = { ...base, mate: Int32Array.from(base.sentences.keys()), moved: new Map<number, number>() }
  const onlyIn = (side: Reading, other: Reading) => [...side.moved.keys()].some(i => !other.moved.has(i))
  const newParent = reorder(identity, order, all)
  const [mineInPlace, yoursInPlace] = [mine, yours].map((side, s) =>
    side.moved.size > 0 ? side : projection(base, parent, s === 0 ? ours : theirs, all),
  ) as [Reading, Reading]
  return {
    parent: newParent.text,
    ours: onlyIn(yours, mine) ? reorder(mineInPlace, order, all).text : ours,
    theirs: onlyIn(mine, yours) ? reorder(yoursInPlace, order, all).text : theirs,
    disputed: [...all.keys()]
      .filter(
        i =>
          (mine.moved.has(i) && yoursInPlace.mate[i]! < 0) ||
          (yours.moved.has(i) && mineInPlace.mate[i]! < 0),
      )
      .map(i => newParent.spans[i]!),
  }
}

/** The sentences that both moved, but not to the same place; all that were moved, where moves of the two meet at one place. */
function clashOf(mine: Reading, yours: Reading): number[] {
  const both = [...mine.moved.keys()].filter(i => yours.moved.has(i))
  const clash = both.filter(
    i => mine.moved.get(i) !== yours.moved.get(i) || behind(mine, i) !== behind(yours, i),
  )
  if (clash.length > 0) return clash
  const only = (side: Reading, other: Reading) => [...side.moved].filter(([i]) => !other.moved.has(i))
  const places = new Set(only(mine, yours).map(([, after]) => after))
  const meets = only(yours, mine).some(([, after]) => places.has(after))
  const onMoved = (side: Reading, other: Reading) =>
    [...side.moved.values()].some(after => other.moved.has(after) && !side.moved.has(after))
  if (!meets && !onMoved(mine, yours) && !onMoved(yours, mine)) return []
  return [...new Set([...mine.moved.keys(), ...yours.moved.keys()])]
}

/** The parent's sentence that stands next before sentence `i` on this side, itself moved or not; -1 for none. */
function behind(side: Reading, i: number): number {
  let best = -1
  for (const [other, j] of side.mate.entries())
    if (j >= 0 && j < side.mate[i]! && (best < 0 || j > side.mate[best]!)) best = other
  return best
}

/** The order of the parent's sentences in which all moves are made. */
function orderOf(base: Passage, sides: readonly Reading[], moved: ReadonlyMap<number, number>): number[] {
  const following = new Map<number, number[]>()
  for (const side of sides)
    for (const [i, after] of [...side.moved].sort((a, b) => side.mate[a[0]]! - side.mate[b[0]]!)) {
      const list = following.get(after) ?? []
      if (!list.includes(i)) following.set(after, [...list, i])
    }
  const order = [...(following.get(-1) ?? [])]
  for (const i of base.sentences.keys()) {
    if (moved.has(i)) continue
    order.push(i, ...(following.get(i) ?? []))
  }
  return order
}

/** A side's sentences in the given order of the parent's; what is its own stays behind what it stood behind. */
function reorder(
  side: Reading,
  order: readonly number[],
  moved: ReadonlyMap<number, number>,
): { text: string; spans: SentenceSpan[] } {
  const parentOf = new Map([...side.mate].map((j, i) => [j, i]))
  const owned = new Map<number, number[]>()
  let owner = -1
  for (const j of side.sentences.keys()) {
    const i = parentOf.get(j) ?? -1
    if (i >= 0 && !moved.has(i)) owner = i
    const key = i >= 0 ? i : owner
    owned.set(key, [...(owned.get(key) ?? []), j])
  }
  const spans: SentenceSpan[] = []
  let text = ''
  let place = 0
  for (const i of [-1, ...order])
    for (const j of owned.get(i) ?? []) {
      text += side.gaps[place++]!
      if (i >= 0 && side.mate[i] === j)
        spans[i] = { from: text.length, to: text.length + side.sentences[j]!.length }
      text += side.sentences[j]!
    }
  return { text: text + side.gaps[place]!, spans }
}

/** From the first to the last place that a disputed sentence has in the parent or would have been moved to. */
function hullOf(base: Passage, mine: Reading, yours: Reading, clash: readonly number[]): SentenceSpan {
  const places = clash.flatMap(i => [i, mine.moved.get(i) ?? i, yours.moved.get(i) ?? i])
  const starts: number[] = []
  let at = 0
  for (const [i, sentence] of base.sentences.entries()) {
    at += base.gaps[i]!.length
    starts.push(at)
    at += sentence.length
  }
  const first = Math.max(0, Math.min(...places))
  const last = Math.min(starts.length - 1, Math.max(...places) + 1)
  return { from: starts[first]!, to: starts[last]! + base.sentences[last]!.length }
}
