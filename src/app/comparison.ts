/**
 * The comparison that is open, as plain data, and the pure functions that read and change it: what stands in a cell,
 * what a row's difference is, what a save or somebody else's ledger entry makes of it. Changing returns a new value
 * that shares all that stayed, so that only what changed is painted again. The alignment itself comes from the server.
 */
import type { MarkInput, RevisionInput } from '../api/changesets.ts'
import type { Comparison, ComparisonRow, SegmentState, VersionState } from '../api/transcripts.ts'
import { parseVersionPoint } from '../core/transcript.ts'

/** What separates the segments of one cell in its text: paragraphs. */
export const BETWEEN_SEGMENTS = '\n\n'

export type { Comparison, ComparisonRow, SegmentState, VersionState }

/** A segment's version and its place in that version's list, both told by its id: `A.17` is number 17 of A. */
const versionOf = (id: string) => id.slice(0, id.indexOf('.'))
const indexOf = (id: string) => Number(id.slice(id.indexOf('.') + 1)) - 1

/** The segment at the head of its version; null if that version is not shown at its head. */
export function findSegment(comparison: Comparison, id: string): SegmentState | null {
  return comparison.texts[versionOf(id)]?.segments[indexOf(id)] ?? null
}

/** The row in which a segment stands, as an index; -1 if none. */
export function rowOf(comparison: Comparison, id: string): number {
  const found = comparison.rows.findIndex(row => row.cells[versionOf(id)]?.includes(id))
  return found >= 0
    ? found
    : comparison.rows.findIndex(row => Object.values(row.cells).some(ids => ids.includes(id)))
}

/** A reader begins at the text, not at its head matter. */
export function startingRow(comparison: Comparison): number {
  return comparison.rows.findIndex(row =>
    cellSegments(comparison, row, comparison.base).some(({ kind }) => kind === 'turn'),
  )
}

/** The segments of one cell, in order; empty for a gap. */
export function cellSegments(comparison: Comparison, row: ComparisonRow, ref: string): SegmentState[] {
  const { segments } = comparison.texts[ref]!
  return (row.cells[ref] ?? []).map(id => segments[indexOf(id)]!)
}

/** A cell's text: its segments that were not removed, as paragraphs. */
export function cellText(comparison: Comparison, row: ComparisonRow, ref: string): string {
  return textOf(cellSegments(comparison, row, ref))
}

/** The text of segments that stand in one cell. */
export function textOf(segments: readonly SegmentState[]): string {
  return segments
    .map(segment => segment.text)
    .filter(text => text !== '')
    .join(BETWEEN_SEGMENTS)
}

/** Can this version be written in? Only the head can; a past point is history. */
export function isWritable(ref: string): boolean {
  return parseVersionPoint(ref)?.at === null
}

/** Can these two versions be compared word by word? Not across languages: there, only the alignment is shown. */
export function isComparable(comparison: Comparison, ref: string): boolean {
  return languageOf(comparison, ref) === languageOf(comparison, comparison.base)
}

/** The language of a version, without its script and region. */
export function languageOf(comparison: Comparison, ref: string): string {
  return comparison.texts[ref]!.language.split('-')[0]!
}

/** Has this segment been settled? Removed segments need no proofreading. */
export function isOpen(segment: SegmentState): boolean {
  return segment.text !== '' && segment.mark !== 'proofread' && segment.mark !== 'approved'
}

/** How far the proofreading of a version has come. */
export function progressOf(version: VersionState): { proofread: number; segments: number } {
  const standing = version.segments.filter(segment => segment.text !== '')
  return { proofread: standing.filter(segment => !isOpen(segment)).length, segments: standing.length }
}

/** Applies saved or waiting revisions and marks. A mark stands only upon the head; a revision takes its segment back to unread. */
export function applyChangeset(
  comparison: Comparison,
  changes: { by: string; revisions: readonly RevisionInput[]; marks?: readonly MarkInput[] | undefined },
): Comparison {
  const marks = changes.marks ?? []
  const change = (segment: SegmentState): SegmentState => {
    const revision = changes.revisions.find(candidate => candidate.segment === segment.id)
    const revised: SegmentState = revision
      ? { ...segment, text: revision.text, head: revision.id, ...lapsing(segment) }
      : segment
    const mark = marks.find(candidate => candidate.segment === segment.id && candidate.on === revised.head)
    return mark ? { ...revised, mark: mark.mark, markedBy: changes.by, lapsed: null } : revised
  }
  return changeSegments(
    comparison,
    [...changes.revisions, ...marks].map(({ segment }) => segment),
    change,
  )
}

/** A revision takes a segment back to unread, and it is remembered who had judged it. */
function lapsing({ mark, markedBy, lapsed = null }: SegmentState): Partial<SegmentState> {
  const judged = mark === 'unread' ? lapsed : { mark, by: markedBy ?? '', why: 'revised' as const }
  return { mark: 'unread', markedBy: null, lapsed: judged }
}

/** Sets segments back to what the server says is their head; what stands upon that head already keeps its mark. */
export function resetSegments(
  comparison: Comparison,
  heads: readonly { segment: string; head: string | null; headText: string }[],
): Comparison {
  const change = (segment: SegmentState): SegmentState => {
    const head = heads.find(candidate => candidate.segment === segment.id)
    return head && head.head !== segment.head
      ? { ...segment, text: head.headText, head: head.head, ...lapsing(segment) }
      : segment
  }
  return changeSegments(
    comparison,
    heads.map(({ segment }) => segment),
    change,
  )
}

/** A comparison with some segments as they stand in another. */
export function keepingSegments(
  comparison: Comparison,
  other: Comparison,
  ids: readonly string[],
): Comparison {
  return changeSegments(comparison, ids, segment => findSegment(other, segment.id) ?? segment)
}

function changeSegments(
  comparison: Comparison,
  ids: readonly string[],
  change: (segment: SegmentState) => SegmentState,
): Comparison {
  const texts = { ...comparison.texts }
  for (const ref of new Set(ids.map(versionOf))) {
    const version = texts[ref]
    if (!version) continue
    const segments = [...version.segments]
    for (const id of new Set(ids)) {
      const segment = versionOf(id) === ref ? segments[indexOf(id)] : undefined
      if (segment) segments[indexOf(id)] = change(segment)
    }
    texts[ref] = { ...version, segments }
  }
  return { ...comparison, texts }
}
