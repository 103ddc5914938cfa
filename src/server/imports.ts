/** A text as it was sent or read -> a version for the store, cut into segments once and for all; titles -> slugs. */

import type * as z from 'zod'
import type { NewVersion as SentVersion } from '../api/transcripts.ts'
import { segmentText } from '../core/text/segment.ts'
import type { NewVersion } from '../store/store.ts'

/** The version with its segments. */
export function segmented(version: z.output<typeof SentVersion>, origin = ''): NewVersion {
  return { ...version, origin, segments: segmentText(version.text, { language: version.language }) }
}

const LONGEST = 80
/** How many of one title there may be before a slug must be given. */
const ATTEMPTS = 200

/** Slugs to try, best first: `Talk of 30 April` -> `talk-of-30-april`, `talk-of-30-april-2`, … */
export function slugsFor(title: string): string[] {
  const plain = title
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}+/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, LONGEST - 4)
    .replace(/^-+|-+$/g, '')
  const slug = plain || 'transcript'
  return Array.from({ length: ATTEMPTS }, (_, i) => (i === 0 ? slug : `${slug}-${i + 1}`))
}
