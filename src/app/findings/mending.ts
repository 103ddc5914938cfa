/**
 * A fix and the places that are left of it -> whole texts of segments. Nothing comes of a fix whose segment reads otherwise
 * than when it was looked at: its offsets would hit other words. Pure.
 */
import type { FixEdit } from '../../core/checks/finding.ts'

/** The text with these stretches replaced; they do not overlap. */
export function mended(text: string, edits: readonly FixEdit[]): string {
  return [...edits]
    .sort((a, b) => b.from - a.from || b.to - a.to)
    .reduce((now, { from, to, text: put }) => now.slice(0, from) + put + now.slice(to), text)
}

/** New texts by segment; null where one of them reads no more as it did in `texts`. */
export function mendedSegments(
  edits: readonly FixEdit[],
  texts: ReadonlyMap<string, string>,
  textNow: (segment: string) => string | null,
): { segment: string; text: string }[] | null {
  const bySegment = new Map<string, FixEdit[]>()
  for (const edit of edits) bySegment.set(edit.segment, [...(bySegment.get(edit.segment) ?? []), edit])
  const changed: { segment: string; text: string }[] = []
  for (const [segment, own] of bySegment) {
    const now = textNow(segment)
    if (now === null || now !== texts.get(segment)) return null
    const text = mended(now, own)
    if (text !== now) changed.push({ segment, text })
  }
  return changed
}
