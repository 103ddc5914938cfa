/**
 * A version before and after -> which segments changed, and where each of the others stands now. Told by position where
 * nothing was put in or taken out, else by what is equal at both ends. Linear in the number of segments.
 */

/** What became of the segments of one version. */
export interface Shift {
  /** Old segments `oldFrom` to `oldTo` became new ones `newFrom` to `newTo`; all others only stand elsewhere. */
  stretches: readonly { oldFrom: number; oldTo: number; newFrom: number; newTo: number }[]
  /** The new index of an old segment that did not change. */
  now(index: number): number
  /** Where a stretch that began, or ended, at the old index does so now; what was put in at either end belongs to it. */
  begin(index: number): number
  end(index: number): number
}

/** Compares two states of one version. */
export function findShift(before: readonly string[], after: readonly string[]): Shift {
  const stretches: { oldFrom: number; oldTo: number; newFrom: number; newTo: number }[] = []
  if (before.length === after.length) {
    for (let k = 0; k < before.length; k++) {
      if (before[k] === after[k]) continue
      const from = k
      while (k < before.length && before[k] !== after[k]) k++
      stretches.push({ oldFrom: from, oldTo: k, newFrom: from, newTo: k })
    }
    return { stretches, now: index => index, begin: index => index, end: index => index }
  }
  const shorter = Math.min(before.length, after.length)
  let start = 0
  while (start < shorter && before[start] === after[start]) start++
  let end = 0
  while (end < shorter - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end++
  const oldTo = before.length - end
  stretches.push({ oldFrom: start, oldTo, newFrom: start, newTo: after.length - end })
  const by = after.length - before.length
  return {
    stretches,
    now: index => (index < start ? index : index + by),
    begin: index => (index <= start ? index : Math.max(start, index + by)),
    end: index => (index < oldTo ? Math.min(index, start) : index + by),
  }
}
