/**
 * The segments of one version -> all that the core's checks point at in it, and the alarms of what was revised since it was
 * loaded. Pure; run in a worker (`check.worker.ts`) or, where none can be had, in idle slices (`checker.ts`).
 */
import { alarmsIn } from '../../core/checks/alarm.ts'
import { checkText } from '../../core/checks/check.ts'
import type { CheckContext, CheckedSegment, Finding } from '../../core/checks/finding.ts'

/** A segment as it is sent to be checked. */
export interface SentSegment extends CheckedSegment {
  /** Its text as loaded, where it was changed since. */
  imported?: string
}

/** A number, name, negation, … that the saved revisions of a segment changed, all of them together. */
export interface RevisionAlarm {
  segment: string
  message: string
}

export interface Looked {
  findings: Finding[]
  alarms: RevisionAlarm[]
  /** False: only each segment by itself was looked at. */
  whole: boolean
}

/** Everything there is to point at. */
export function lookOver(segments: readonly SentSegment[], context: CheckContext): Looked {
  return {
    findings: checkText(segments, context),
    alarms: alarmsOf(segments, context),
    whole: true,
  }
}

/**
 * The alarms of all revised segments, each from its text as loaded to its text now. A segment that took over the words of
 * those after it, which are empty now, is compared with all of them, so that a join raises none.
 */
export function alarmsOf(segments: readonly SentSegment[], context: CheckContext): RevisionAlarm[] {
  const alarms: RevisionAlarm[] = []
  for (let i = 0; i < segments.length; i++) {
    const { id, text, imported = text } = segments[i]!
    if (text === '') continue
    let before = imported
    for (let next = i + 1; segments[next]?.text === ''; next++) before += ` ${segments[next]!.imported ?? ''}`
    if (before === text) continue
    for (const { message } of alarmsIn(before, text, context)) alarms.push({ segment: id, message })
  }
  return alarms
}
