/**
 * A version before and after -> which segments changed, and where each of the others stands now. Told by position where
 * a few segments only changed their words, else by the shortest edit script between the equal ends (the package `diff`).
 * Time is linear in the number of segments, and in the square of the changes at most.
 */
import { diffArrays } from 'diff/lib/diff/array.js'

/** Old segments `oldFrom` to `oldTo` became new ones `newFrom` to `newTo`. */
interface Stretch {
  oldFrom: number
  oldTo: number
  newFrom: number
  newTo: number
}

/** What became of the segments of one version. */
export interface Shift {
  /** What changed, in order and apart; all other segments only stand elsewhere. */
  stretches: readonly Stretch[]
  /** The new index of an old segment that did not change. */
  now(index: number): number
  /** Where a stretch that began, or ended, at the old index does so now; what was put in at either end belongs to it. */
  begin(index: number): number
  end(index: number): number
}

/** Segments put in and taken out beyond which they are taken for one large change: a new alignment is due anyway. */
const MOST_EDITS = 200

/** Compares two states of one version. */
export function findShift(before: readonly string[], after: readonly string[]): Shift {
  const stretches = byPosition(before, after) ?? byScript(before, after)
  /** How many stretches have `edge` at or before the index, or before it. */
  const count = (edge: 'oldFrom' | 'oldTo', index: number, orAt: boolean) => {
    let low = 0
    let high = stretches.length
    while (low < high) {
      const middle = (low + high) >> 1
      const at = stretches[middle]![edge]
      if (at < index || (orAt && at === index)) low = middle + 1
      else high = middle
    }
    return low
  }
  const by = (stretch: Stretch | undefined) => (stretch ? stretch.newTo - stretch.oldTo : 0)
  return {
    stretches,
    now: index => index + by(stretches[count('oldTo', index, true) - 1]),
    begin: index => {
      const last = stretches[count('oldFrom', index, false) - 1]
      return Math.max(last?.newFrom ?? 0, index + by(last))
    },
    end: index => {
      const passed = count('oldTo', index, true)
      const next = stretches[passed]
      return next && next.oldFrom < index ? next.newFrom : index + by(stretches[passed - 1])
    },
  }
}

/** The segments that differ place by place, or null where so many do that something was put in and taken out. */
function byPosition(before: readonly string[], after: readonly string[]): Stretch[] | null {
  if (before.length !== after.length) return null
  const stretches: Stretch[] = []
  let changed = 0
  for (let k = 0; k < before.length; k++) {
    if (before[k] === after[k]) continue
    const from = k
    while (k < before.length && before[k] !== after[k]) k++
    stretches.push({ oldFrom: from, oldTo: k, newFrom: from, newTo: k })
    changed += k - from
    if (changed > MOST_EDITS) return null
  }
  return stretches
}

function byScript(before: readonly string[], after: readonly string[]): Stretch[] {
  const shorter = Math.min(before.length, after.length)
  let start = 0
  while (start < shorter && before[start] === after[start]) start++
  let end = 0
  while (end < shorter - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end++
  const [oldTo, newTo] = [before.length - end, after.length - end]
  const parts = diffArrays(before.slice(start, oldTo), after.slice(start, newTo), {
    maxEditLength: MOST_EDITS,
  })
  if (!parts) return [{ oldFrom: start, oldTo, newFrom: start, newTo }]
  const stretches: Stretch[] = []
  let [old, now] = [start, start]
  let open = false
  for (const { added, removed, value } of parts) {
    if (!added && !removed) {
      old += value.length
      now += value.length
      open = false
      continue
    }
    if (!open) stretches.push({ oldFrom: old, oldTo: old, newFrom: now, newTo: now })
    open = true
    if (removed) old += value.length
    else now += value.length
    Object.assign(stretches.at(-1)!, { oldTo: old, newTo: now })
  }
  return stretches
}
