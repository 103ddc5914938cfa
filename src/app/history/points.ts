/** Points of the ledger as they are shown: by their names, and always the older before the newer. Pure. */
import { parseVersionPoint, siglumOf } from '../../core/transcript.ts'

interface Named {
  name: string
  point: number
}

/** The name of the point at which a version is shown, such as `“Sent to press”`; empty: it has none. */
export function pointName(ref: string, snapshots: readonly Named[] = []): string {
  const at = parseVersionPoint(ref)?.at
  const found = at == null ? undefined : snapshots.findLast(({ point }) => point === at)
  return found ? `“${found.name}”` : ''
}

/** The base, or the oldest of the points of its version that are shown: changes are told old to new. */
export function olderBase(base: string, refs: readonly string[]): string {
  const pointOf = (ref: string) => parseVersionPoint(ref)?.at ?? Number.POSITIVE_INFINITY
  const same = refs.filter(ref => siglumOf(ref) === siglumOf(base))
  return same.reduce((oldest, ref) => (pointOf(ref) < pointOf(oldest) ? ref : oldest), base)
}
