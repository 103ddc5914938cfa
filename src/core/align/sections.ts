/**
 * Groups of which some are in doubt -> the same with each doubtful stretch searched again, and nothing else: after moved
 * segments were taken out, or a person changed one. A stretch goes a few groups beyond what is in doubt and ends at pins.
 */
import { findCorridor } from './corridor.ts'
import type { Evidence } from './evidence.ts'
import { type Group, groupsOf } from './group.ts'
import { searchTrellis } from './trellis.ts'

/** Groups on each side of a doubtful one that are searched with it. */
const BESIDE = 5

/** Segments that stand nowhere any more, and which groups to search again. */
export interface Doubts {
  isDoubtful: (group: Group, at: number) => boolean
  goneA: ReadonlySet<number>
  goneB: ReadonlySet<number>
}

/** The groups in order, with the doubtful stretches found anew. */
export function searchAgain(evidence: Evidence, groups: readonly Group[], doubts: Doubts): Group[] {
  const open = new Uint8Array(groups.length)
  for (const [k, group] of groups.entries()) {
    if (group.pin || !doubts.isDoubtful(group, k)) continue
    for (const step of [-1, 1])
      for (let at = k; Math.abs(at - k) <= BESIDE && groups[at] && !groups[at]!.pin; at += step) open[at] = 1
  }
  const found: Group[] = []
  for (let k = 0; k < groups.length; ) {
    if (open[k] === 0) {
      found.push(groups[k++]!)
      continue
    }
    const from = k
    while (k < groups.length && open[k] === 1) k++
    const stretch = groups.slice(from, k)
    const left = (side: 'a' | 'b', gone: ReadonlySet<number>) =>
      Int32Array.from(stretch.flatMap(group => group[side]).filter(segment => !gone.has(segment))).sort()
    for (const group of searchSection(evidence, left('a', doubts.goneA), left('b', doubts.goneB)))
      found.push(group)
  }
  return found
}

/** The groups of two sequences of segments. */
export function searchSection(evidence: Evidence, a: Int32Array, b: Int32Array): Group[] {
  return groupsOf(searchTrellis(evidence, a, b, findCorridor(evidence.pair, a, b), true), a, b)
}
