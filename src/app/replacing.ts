/**
 * Replacing in all segments: what is sought, the places that are to stay, and the edits that come of it. A decision is kept
 * with the text that it was made upon: where somebody saves that segment meanwhile, it goes with its words, and never by
 * number to others. Pure; the search itself is the core's, the decision a person's.
 */
import { isAsTyped, type Place, placesIn, replaced } from '../core/replace.ts'
import { follow } from '../core/review/anchor.ts'
import type { SegmentState } from './comparison.ts'
import type { Proposal } from './proposal.ts'
import type { Parents } from './saving.ts'

/** The places of one segment that are to stay, in the text that was looked at. */
export interface Spared {
  text: string
  places: readonly Place[]
}

/** A search for words to be replaced, and the places that are to stay, by segment. */
export interface Replacing {
  words: string
  put: string
  whole: boolean
  exactCase: boolean
  reason: string
  spared: Readonly<Record<string, Spared>>
}

export const fresh: Replacing = {
  words: '',
  put: '',
  whole: true,
  exactCase: false,
  reason: '',
  spared: {},
}

export interface FoundPlace extends Place {
  isSpared: boolean
}

export interface FoundIn {
  segment: SegmentState
  places: FoundPlace[]
}

/** The segments that hold what is sought, with the places. */
export function placesOf(segments: readonly SegmentState[], sought: Replacing): FoundIn[] {
  return segments.flatMap(segment => {
    const found = placesIn(segment.text, sought)
    if (found.length === 0) return []
    const spared = sparedNow(segment, sought.spared[segment.id])
    const places = found.map(place => ({ ...place, isSpared: spared.some(other => isOver(place, other)) }))
    return [{ segment, places }]
  })
}

/** Where the places that are to stay stand in the text as it is now. */
function sparedNow({ id, text }: SegmentState, spared: Spared | undefined): readonly Place[] {
  if (!spared || spared.text === text) return spared?.places ?? []
  const step = [{ segment: id, before: spared.text, after: text }]
  return spared.places.flatMap(({ from, to }) => {
    const place = follow({ segment: id, from, to }, spared.text.slice(from, to), [step])
    return place.kind === 'placed' ? [place] : []
  })
}

const isOver = (a: Place, b: Place) => a.from < b.to && b.from < a.to

/** What is decided otherwise of the place `nth` of a segment, upon the text that stands there now. */
export function toggled({ spared }: Replacing, { segment, places }: FoundIn, nth: number) {
  const stay = places.filter(({ isSpared }, i) => (i === nth ? !isSpared : isSpared))
  const decided = { text: segment.text, places: stay.map(({ from, to }) => ({ from, to })) }
  return { spared: { ...spared, [segment.id]: decided } }
}

/** The text with the new words at these places. */
export function withWords(text: string, places: readonly Place[], replacing: Replacing): string {
  return replaced(text, places, replacing.put, isAsTyped(replacing))
}

/**
 * One edit a segment of which at least one place was not spared, and the texts that they were made upon, so that what
 * somebody saves before they are sent is merged and not written over.
 */
export function editsOf(
  found: readonly FoundIn[],
  replacing: Replacing,
): { edits: Proposal['edits']; parents: Parents } {
  const reason = replacing.reason.trim()
  const parents: Parents = new Map()
  const edits = found.flatMap(({ segment: { id, head, text: now }, places }) => {
    const chosen = places.filter(({ isSpared }) => !isSpared)
    const written = withWords(now, chosen, replacing)
    if (written === now) return []
    parents.set(id, { parent: head, text: now })
    // Nothing but blanks is nothing, as in the editor.
    const text = written.trim() === '' ? '' : written
    return [{ segment: id, text, ...(reason ? { reason } : {}) }]
  })
  return { edits, parents }
}
