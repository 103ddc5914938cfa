/**
 * What a proofreader decides -> the changeset that says it: an edit, a mark, a join, an undo. Pure: a comparison and a
 * decision in, a proposal out, which `entryOf` (proposal.ts) turns into an outbox entry. Joining and splitting are
 * nothing but new texts of segments, saved together. Readings of other versions are in `adopting.ts`.
 */
import { changeKind, joinTexts } from '../core/revision.ts'
import { type Comparison, findSegment, type SegmentState } from './comparison.ts'
import type { Done, Mark, Proposal } from './proposal.ts'

/** A new text of one segment, perhaps marked at once; null if neither says anything new. */
export function proposeEdit(
  segment: SegmentState,
  written: string,
  reason: string,
  mark: Mark | null,
): Proposal | null {
  // Nothing but blanks is nothing: it removes the segment, and does not leave a white one.
  const text = written.trim() === '' ? '' : written
  const changed = text !== segment.text
  const marks = mark && (changed || segment.mark !== mark) ? [{ segment: segment.id, mark }] : []
  if (!changed && marks.length === 0) return null
  const edit = { segment: segment.id, text, ...(reason.trim() ? { reason: reason.trim() } : {}) }
  return { kind: changed ? changeKind(segment.text, text) : 'mark', edits: changed ? [edit] : [], marks }
}

/** Marks every standing segment of a cell. */
export function proposeMark(segments: readonly SegmentState[], mark: Mark): Proposal | null {
  const marks = segments
    .filter(segment => segment.text !== '' && segment.mark !== mark)
    .map(segment => ({ segment: segment.id, mark }))
  return marks.length ? { kind: 'mark', edits: [], marks } : null
}

/**
 * Joins a segment that reads on from the one before it with that one, any other with the one after it: the first takes
 * both texts, the second becomes empty. `two-turns` where the second begins another turn; null at the version's end.
 */
export function proposeJoin(
  comparison: Comparison,
  ref: string,
  segment: SegmentState,
): Proposal | 'two-turns' | null {
  const standing = comparison.texts[ref]!.segments.filter(other => other.text !== '')
  const place = standing.findIndex(other => other.id === segment.id)
  if (place < 0) return null
  const readsOn = segment.joins && place > 0
  const first = readsOn ? standing[place - 1] : segment
  const second = readsOn ? segment : standing[place + 1]
  if (!first || !second) return null
  if (second.kind === 'turn') return 'two-turns'
  const edits = [
    { segment: first.id, text: joinTexts(first.text, second.text) },
    { segment: second.id, text: '' },
  ]
  return { kind: 'join', edits, marks: [] }
}

/** Joins segments that stand one after the other: the first takes all the texts, the others become empty. */
export function proposeJoinAll(segments: readonly SegmentState[]): Proposal | null {
  const [first, ...others] = segments
  if (!first || others.length === 0) return null
  const text = others.reduce((joined, other) => joinTexts(joined, other.text), first.text)
  return {
    kind: 'join',
    edits: [{ segment: first.id, text }, ...others.map(({ id }) => ({ segment: id, text: '' }))],
    marks: [],
  }
}

/**
 * Takes back what was done last; `moved` names a segment that was saved since, so that nothing is undone over it; `hidden`
 * one whose version is not shown. Where each segment was changed for itself, those saved since are `staying`.
 */
export function proposeUndo(
  comparison: Comparison,
  done: Done,
):
  | { kind: 'proposal'; proposal: Proposal; staying: string[] }
  | { kind: 'moved'; segment: string }
  | { kind: 'hidden'; segment: string } {
  for (const { segment } of [...done.edits, ...done.marks]) {
    if (!findSegment(comparison, segment)) return { kind: 'hidden', segment }
  }
  const isMoved = ({ segment, revision, after }: Done['edits'][number]) => {
    const { head, text } = findSegment(comparison, segment)!
    // A merge gives a revision another id; where it left the words as they were saved, they can still be taken back.
    return head !== revision && text !== after
  }
  const staying = done.edits.filter(isMoved).map(({ segment }) => segment)
  if (staying.length > 0 && (!done.apart || staying.length === done.edits.length))
    return { kind: 'moved', segment: staying[0]! }
  const marks = done.marks
    .filter(({ segment, on }) => findSegment(comparison, segment)!.head === on)
    .map(({ segment, before }) => ({ segment, mark: before }))
  const edits = done.edits
    .filter(({ segment }) => !staying.includes(segment))
    .map(({ segment, before }) => ({ segment, text: before }))
  const isNothing = edits.length + marks.length === 0
  if (isNothing) return { kind: 'moved', segment: done.marks[0]!.segment }
  return { kind: 'proposal', proposal: { kind: 'undo', edits, marks }, staying }
}
