/** The variable parts of an address -> values, or nothing where they cannot be the name of anything. */
import type { Context } from 'hono'
import { SegmentId, Slug } from '../api/text.ts'
import { parseVersionPoint, type VersionPoint } from '../core/transcript.ts'

/** The slug in the path; empty (no transcript has it) where it cannot be one. */
export function slugIn(c: Context): string {
  return Slug.safeParse(c.req.param('slug')).data ?? ''
}

/** The segment id in the path; empty where it cannot be one. */
export function segmentIn(c: Context): string {
  return SegmentId.safeParse(c.req.param('segment')).data ?? ''
}

/** The version point in the path, or null. */
export function versionIn(c: Context): VersionPoint | null {
  return parseVersionPoint(c.req.param('version') ?? '')
}

/** A whole number in the query or a header: `absent` where it is not given, null where it is none. */
export function wholeNumber(written: string | undefined, absent: number): number | null {
  if (written === undefined || written === '') return absent
  return /^\d{1,15}$/.test(written) ? Number(written) : null
}
