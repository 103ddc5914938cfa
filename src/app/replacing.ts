/**
 * Replacing in all segments: what is sought, the places that are to stay, and the edits that come of it. Pure; the search
 * itself is the core's, the decision a person's.
 */
import { type Place, placesIn, replaced } from '../core/replace.ts'
import type { SegmentState } from './comparison.ts'
import type { Proposal } from './proposal.ts'

/** A search for words to be replaced, and the places that are to stay, as `A.17:2` (the third place in A.17). */
export interface Replacing {
  words: string
  put: string
  whole: boolean
  exactCase: boolean
  reason: string
  spared: readonly string[]
}

export const fresh: Replacing = {
  words: '',
  put: '',
  whole: true,
  exactCase: false,
  reason: '',
  spared: [],
}

export interface FoundIn {
  segment: SegmentState
  places: Place[]
}

/** The segments that hold what is sought, with the places. */
export function placesOf(segments: readonly SegmentState[], sought: Replacing): FoundIn[] {
  return segments
    .map(segment => ({ segment, places: placesIn(segment.text, sought) }))
    .filter(({ places }) => places.length > 0)
}

/** One edit a segment of which at least one place was not spared. */
export function editsOf(found: readonly FoundIn[], replacing: Replacing): Proposal['edits'] {
  const { put, exactCase, spared, reason } = replacing
  const said = reason.trim() ? { reason: reason.trim() } : {}
  return found.flatMap(({ segment, places }) => {
    const chosen = places.filter((_, i) => !spared.includes(`${segment.id}:${i}`))
    const text = replaced(segment.text, chosen, put, exactCase)
    return text === segment.text ? [] : [{ segment: segment.id, text, ...said }]
  })
}
