/**
 * Goes through the rows of a freshly opened comparison in short turns, so that the overview and the filters come to know
 * every row's class of change while the page stays free for the reader. Rows in view do not wait for it.
 */
import type { Comparison } from './comparison.ts'
import { rowView } from './rows.ts'

/** One turn, in milliseconds: within a frame, with room left for painting. */
const TURN_MS = 10

export interface SurveyParts {
  now(): number
  /** Calls back when the page has nothing more urgent to do. */
  idle(call: () => void): void
}

/** Begins a survey; `told` hears how many rows are known after each turn. Call what it returns to stop. */
export function survey(
  comparison: Comparison,
  parts: SurveyParts,
  told: (surveyed: number) => void,
): () => void {
  let next = 0
  let isStopped = false
  const turn = () => {
    if (isStopped) return
    const end = parts.now() + TURN_MS
    while (next < comparison.rows.length && parts.now() < end) void rowView(comparison, next++).class
    told(next)
    if (next < comparison.rows.length) parts.idle(turn)
  }
  turn()
  return () => {
    isStopped = true
  }
}
