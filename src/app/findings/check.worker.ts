/**
 * The worker that checks a version beside the page, so that no key ever waits for it. It keeps the segments between calls:
 * after a save only those that changed are sent.
 */
import type { CheckContext } from '../../core/checks/finding.ts'
import { lookOver, type SentSegment } from './looking.ts'

/** What the page sends: all segments, or those that changed since, each with its place in the list. */
export interface CheckAsked {
  turn: number
  context: CheckContext
  segments: SentSegment[] | null
  changed: [index: number, segment: SentSegment][]
}

let segments: SentSegment[] = []

addEventListener('message', (event: MessageEvent<CheckAsked>) => {
  const { turn, context, changed } = event.data
  segments = event.data.segments ?? segments
  for (const [index, segment] of changed) segments[index] = segment
  postMessage({ turn, looked: lookOver(segments, context) })
})
