/**
 * Groups, and segments that were taken out of them as moved -> the groups with each place that lost a segment searched
 * again, and nothing else. The stretch that is searched goes a few groups beyond the place and ends at pins.
 */
import { findCorridor } from './corridor.ts'
import type { Evidence } from './evidence.ts'
import { type Group, groupsOf } from './group.ts'
import { searchTrellis } from './trellis.ts'

/** Groups on each side of one that lost a segment that are searched with it. */
const BESIDE = 5

/** Segments of each side that stand in none of the groups any more. */
interface Gone {
  a: ReadonlySet<number>
  b: ReadonlySet<number>
}

/** The groups in order, with the stretches round what is gone found anew. */
export function searchAgain(evidence: Evidence, groups: readonly Group[], gone: Gone): Group[] {
  const open = new Uint8Array(groups.length)
  for (const [k, group] of groups.entries()) {
    if (group.pin || !(group.a.some(i => gone.a.has(i)) || group.b.some(j => gone.b.has(j)))) continue
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
    const left = (side: 'a' | 'b') =>
      Int32Array.from(
        stretch.flatMap(group => group[side]).filter(segment => !gone[side].has(segment)),
      ).sort()
    for (const group of searchSection(evidence, left('a'), left('b'))) found.push(group)
  }
  return found
}

/** The groups of two sequences of segments. */
function searchSection(evidence: Evidence, a: Int32Array, b: Int32Array): Group[] {
  return groupsOf(searchTrellis(evidence, a, b, findCorridor(evidence.pair, a, b), true), a, b)
}
