/**
 * Beads in order -> the same with what the search cannot say: a bead may reach over a neighbour that answers nothing or
 * has moved, may let go of one inside it, and what is left on both sides of one place may answer in part. Each change is
 * made only where the evidence grows by it.
 */
import type { Evidence } from './evidence.ts'
import { type Group, groupsOf, isGap } from './group.ts'
import { covered, makeRests, type Rest } from './rest.ts'
import { searchTrellis } from './trellis.ts'

/** A bead reaches over so many others that answer nothing. */
const REACH = 4
/** What a change must add. */
const LEAST_GAIN = 0.5
/** Of what one part of a bead lacks and another has too much, by weight: more is no chance. */
const MOST_BRIDGED = 0.2
/** Places with more pairs than this are not searched for what answers in part. */
const MOST_CELLS = 400

const judge = (evidence: Evidence, a: readonly number[], b: readonly number[]) => {
  const x = Int32Array.from(a)
  const y = Int32Array.from(b)
  const shared = evidence.shared(x, 0, x.length, y, 0, y.length)
  return evidence.worth(shared, x, 0, x.length, y, 0, y.length)
}

/** Mends the beads of a search, given in order; gives them in order of their places. */
export function mend(evidence: Evidence, groups: readonly Group[]): Group[] {
  return pairInPart(evidence, reachOver(evidence, cutApart(evidence, letGo(evidence, groups))))
}

/** Cuts beads of several segments on both sides in two where nothing bridges the cut but lengths that fit by chance. */
function cutApart(evidence: Evidence, groups: readonly Group[]): Group[] {
  const inPart = evidence.allowingParts()
  const restOf = makeRests(evidence)
  const isBridged = (p: Rest, q: Rest) =>
    covered(evidence, p.a, q.b) > MOST_BRIDGED || covered(evidence, q.a, p.b) > MOST_BRIDGED
  const cut = (group: Group): Group[] => {
    const { a, b, sure } = group
    if (group.pin || a.length < 2 || b.length < 2) return [group]
    let best: { p: Group; q: Group } | undefined
    let most = judge(inPart, a, b) + LEAST_GAIN
    for (let i = 1; i < a.length; i++)
      for (let j = 1; j < b.length; j++) {
        const p = {
          a: a.slice(0, i),
          b: b.slice(0, j),
          worth: judge(inPart, a.slice(0, i), b.slice(0, j)),
          sure,
        }
        const q = { a: a.slice(i), b: b.slice(j), worth: judge(inPart, a.slice(i), b.slice(j)), sure }
        if (p.worth + q.worth <= most || isBridged(restOf(p), restOf(q))) continue
        most = p.worth + q.worth
        best = { p, q }
      }
    return best ? [...cut(best.p), ...cut(best.q)] : [group]
  }
  return groups.flatMap(cut)
}

/** Takes segments out of the middle of beads that are better without them. */
function letGo(evidence: Evidence, groups: readonly Group[]): Group[] {
  const kept: Group[] = []
  for (const group of groups) {
    let { a, b, worth } = group
    const out: Group[] = []
    const tryWithout = (side: 'a' | 'b', k: number) => {
      const list = side === 'a' ? a : b
      const rest = list.filter(other => other !== k)
      const without = side === 'a' ? judge(evidence, rest, b) : judge(evidence, a, rest)
      const gap = side === 'a' ? evidence.gapA : evidence.gapB
      if (without + gap < worth + LEAST_GAIN) return
      worth = without
      if (side === 'a') a = rest
      else b = rest
      out.push({ a: side === 'a' ? [k] : [], b: side === 'b' ? [k] : [], worth: gap, sure: group.sure })
    }
    if (!isGap(group) && !group.pin) {
      for (const i of a.slice(1, -1)) tryWithout('a', i)
      for (const j of b.slice(1, -1)) tryWithout('b', j)
    }
    kept.push({ ...group, a, b, worth }, ...out)
  }
  return kept
}

/** Gives segments that answer nothing to the nearest bead before or after them, if others stand between and it gains. */
function reachOver(evidence: Evidence, groups: readonly Group[]): Group[] {
  const mended = groups.map(group => ({ ...group }))
  for (const [k, gap] of mended.entries()) {
    if (gap.pin || !isGap(gap) || gap.a.length + gap.b.length === 0) continue
    const side = gap.a.length > 0 ? 'a' : 'b'
    const segment = gap[side][0]!
    let best: { into: Group; worth: number; gain: number } | undefined
    for (const step of [-1, 1]) {
      let at = k + step
      for (let over = 0; over < REACH && mended[at] && isGap(mended[at]!) && !mended[at]!.pin; at += step)
        if (mended[at]!.a.length + mended[at]!.b.length > 0) over++
      const into = mended[at]
      if (!into || into.pin || isGap(into) || into[side].length >= 4) continue
      const list = step < 0 ? [...into[side], segment] : [segment, ...into[side]]
      list.sort((p, q) => p - q)
      const worth = side === 'a' ? judge(evidence, list, into.b) : judge(evidence, into.a, list)
      const gain = worth - into.worth - (side === 'a' ? evidence.gapA : evidence.gapB)
      if (gain > LEAST_GAIN && gain > (best?.gain ?? 0)) best = { into, worth, gain }
    }
    if (!best) continue
    best.into[side] = [...best.into[side], segment].sort((p, q) => p - q)
    best.into.worth = best.worth
    gap[side] = []
  }
  return mended.filter(({ a, b }) => a.length + b.length > 0)
}

/** Pairs what is left on both sides of one place, where one side may hold more than the other. */
function pairInPart(evidence: Evidence, groups: readonly Group[]): Group[] {
  const inPart = evidence.allowingParts()
  const mended: Group[] = []
  for (let k = 0; k < groups.length; ) {
    if (groups[k]!.pin || !isGap(groups[k]!)) {
      mended.push(groups[k++]!)
      continue
    }
    const from = k
    while (k < groups.length && isGap(groups[k]!) && !groups[k]!.pin) k++
    const place = groups.slice(from, k)
    const a = Int32Array.from(place.flatMap(gap => gap.a)).sort()
    const b = Int32Array.from(place.flatMap(gap => gap.b)).sort()
    if (a.length === 0 || b.length === 0 || a.length * b.length > MOST_CELLS) {
      for (const gap of place) mended.push(gap)
      continue
    }
    const whole = { from: new Int32Array(a.length + 1), to: new Int32Array(a.length + 1).fill(b.length) }
    for (const group of groupsOf(searchTrellis(inPart, a, b, whole, true), a, b)) mended.push(group)
  }
  return mended
}
