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
  /** By old segment: how much farther back it stands now; in a changed stretch, what stands there. */
  by: Int32Array
  /** The new index of an old segment. */
  now(index: number): number
  /** The old index of a segment, also of one that changed its words in its place; of others that are new, -1. */
  was(index: number): number
  /** Where a stretch that began, or ended, at the old index does so now; what was put in at either end belongs to it. */
  begin(index: number): number
  end(index: number): number
}

/** True of segments that only changed their words, as far as can be told. */
export const isSwap = ({ oldFrom, oldTo, newFrom, newTo }: Stretch): boolean =>
  oldTo - oldFrom === newTo - newFrom

/** Segments put in and taken out beyond which they are taken for one large change: a new alignment is due anyway. */
const MOST_EDITS = 200

/** Compares two states of one version. */
export function findShift(before: readonly string[], after: readonly string[]): Shift {
  const stretches = findStretches(before, after)
  const by = new Int32Array(before.length)
  for (const [k, { oldTo, newTo }] of stretches.entries())
    if (newTo !== oldTo) by.fill(newTo - oldTo, oldTo, stretches[k + 1]?.oldTo ?? before.length)
  /** How many stretches have `edge` before the index, or at it too. */
  const count = (edge: keyof Stretch, index: number, orAt: boolean) => {
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
  const shiftOf = (stretch: Stretch | undefined) => (stretch ? stretch.newTo - stretch.oldTo : 0)
  return {
    stretches,
    by,
    now: index => index + by[index]!,
    was: index => {
      const last = stretches[count('newFrom', index, true) - 1]
      return last && index < last.newTo && !isSwap(last) ? -1 : index - shiftOf(last)
    },
    begin: index => {
      const last = stretches[count('oldFrom', index, false) - 1]
      return Math.max(last?.newFrom ?? 0, index + shiftOf(last))
    },
    end: index => {
      const passed = count('oldTo', index, true)
      const next = stretches[passed]
      return next && next.oldFrom < index ? next.newFrom : index + shiftOf(stretches[passed - 1])
    },
  }
}

function findStretches(before: readonly string[], after: readonly string[]): Stretch[] {
  if (before === after) return []
  const shorter = Math.min(before.length, after.length)
  let start = 0
  while (start < shorter && before[start] === after[start]) start++
  let oldTo = before.length
  let newTo = after.length
  while (oldTo > start && newTo > start && before[oldTo - 1] === after[newTo - 1]) {
    oldTo--
    newTo--
  }
  if (start === oldTo && start === newTo) return []
  // All of it on one side: nothing is left to tell apart.
  if (start === oldTo || start === newTo) return [{ oldFrom: start, oldTo, newFrom: start, newTo }]
  return byPosition(before, after, start, oldTo, newTo) ?? byScript(before, after, start, oldTo, newTo)
}

/** The segments that differ place by place, or null where so many do that something was put in and taken out. */
function byPosition(
  before: readonly string[],
  after: readonly string[],
  start: number,
  oldTo: number,
  newTo: number,
): Stretch[] | null {
  if (oldTo !== newTo) return null
  const stretches: Stretch[] = []
  let changed = 0
  for (let k = start; k < oldTo; k++) {
    if (before[k] === after[k]) continue
    const from = k
    while (k < oldTo && before[k] !== after[k]) k++
    stretches.push({ oldFrom: from, oldTo: k, newFrom: from, newTo: k })
    changed += k - from
    if (changed > MOST_EDITS) return null
  }
  return stretches
}

function byScript(
  before: readonly string[],
  after: readonly string[],
  start: number,
  oldTo: number,
  newTo: number,
): Stretch[] {
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
