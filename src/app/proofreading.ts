/**
 * What a proofreader decides -> the changeset that says it. Pure: a comparison and a decision in, a proposal out, which
 * `entryOf` turns into an outbox entry with ids and parents. Joining, splitting, adopting and restoring are nothing but
 * new texts of segments, saved together.
 */
import type { changesetKinds, markKinds, RevisionInput } from '../api/changesets.ts'
import { joinTexts, paragraphsOf } from '../core/revision.ts'
import {
  BETWEEN_SEGMENTS,
  type Comparison,
  cellSegments,
  cellText,
  findSegment,
  type SegmentState,
} from './comparison.ts'
import { differenceOf } from './differences.ts'
import type { OutboxEntry } from './outbox.ts'

export type ChangesetKind = (typeof changesetKinds)[number]
export type Mark = (typeof markKinds)[number]

/** New texts and marks, not yet tied to parents. */
export interface Proposal {
  kind: ChangesetKind
  edits: { segment: string; text: string; reason?: string; adoptedFrom?: string }[]
  marks: { segment: string; mark: Mark }[]
}

/** What was saved and what stood there before, so that it can be undone. */
export interface Done {
  edits: { segment: string; before: string; after: string; revision: string }[]
  marks: { segment: string; before: Mark; after: Mark; on: string | null }[]
}

/** A new text of one segment, perhaps marked at once; null if neither says anything new. */
export function proposeEdit(
  segment: SegmentState,
  text: string,
  reason: string,
  mark: Mark | null,
): Proposal | null {
  const changed = text !== segment.text
  const marks = mark && (changed || segment.mark !== mark) ? [{ segment: segment.id, mark }] : []
  if (!changed && marks.length === 0) return null
  const split = paragraphsOf(text).length > paragraphsOf(segment.text).length
  const edit = { segment: segment.id, text, ...(reason.trim() ? { reason: reason.trim() } : {}) }
  return { kind: changed ? (split ? 'split' : 'edit') : 'mark', edits: changed ? [edit] : [], marks }
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
 * both texts, the second becomes empty. Null at the end of the version.
 */
export function proposeJoin(comparison: Comparison, ref: string, segment: SegmentState): Proposal | null {
  const standing = comparison.texts[ref]!.segments.filter(other => other.text !== '')
  const place = standing.findIndex(other => other.id === segment.id)
  if (place < 0) return null
  const readsOn = segment.joins && place > 0
  const first = readsOn ? standing[place - 1] : segment
  const second = readsOn ? segment : standing[place + 1]
  if (!first || !second) return null
  const edits = [
    { segment: first.id, text: joinTexts(first.text, second.text) },
    { segment: second.id, text: '' },
  ]
  return { kind: 'join', edits, marks: [] }
}

/**
 * Gives the target's cell the source's text, whole: its first segment takes it, the others become empty. Where the target
 * has a gap, the text joins the segment before it as paragraphs of its own. Null if they agree already.
 */
export function proposeAdoption(
  comparison: Comparison,
  rowIndex: number,
  target: string,
  source: string,
): Proposal | null {
  const text = cellText(comparison, comparison.rows[rowIndex]!, source)
  return proposeCellText(comparison, rowIndex, target, text, adoptedFrom(comparison, rowIndex, source))
}

/** Adopts one changed place of `source` against `target`; `place` counts the places of their difference. */
export function proposeChangeAdoption(
  comparison: Comparison,
  rowIndex: number,
  target: string,
  source: string,
  place: number,
): Proposal | null {
  const row = comparison.rows[rowIndex]!
  const before = cellText(comparison, row, target)
  const after = cellText(comparison, row, source)
  const change = differenceOf(before, after, comparison.texts[target]!.language).places[place]
  if (!change) return null
  const text =
    before.slice(0, change.fromA) + after.slice(change.fromB, change.toB) + before.slice(change.toA)
  return proposeCellText(comparison, rowIndex, target, text, adoptedFrom(comparison, rowIndex, source))
}

/** Takes one change of a version against the base back to the base's words. */
export function proposeReverting(
  comparison: Comparison,
  rowIndex: number,
  ref: string,
  place: number,
): Proposal | null {
  const row = comparison.rows[rowIndex]!
  const before = cellText(comparison, row, comparison.base)
  const after = cellText(comparison, row, ref)
  const change = differenceOf(before, after, comparison.texts[ref]!.language).places[place]
  if (!change) return null
  const text = after.slice(0, change.fromB) + before.slice(change.fromA, change.toA) + after.slice(change.toB)
  return proposeCellText(comparison, rowIndex, ref, text, adoptedFrom(comparison, rowIndex, comparison.base))
}

function adoptedFrom(comparison: Comparison, rowIndex: number, source: string): string {
  return (
    cellSegments(comparison, comparison.rows[rowIndex]!, source)
      .map(({ id }) => id)
      .join(' ') || `${source} (gap)`
  )
}

/** A new text for a whole cell, laid over its segments: those whose own stretch is untouched keep their text. */
function proposeCellText(
  comparison: Comparison,
  rowIndex: number,
  ref: string,
  text: string,
  from: string,
): Proposal | null {
  const segments = cellSegments(comparison, comparison.rows[rowIndex]!, ref)
  const standing = segments.filter(segment => segment.text !== '')
  if (segments.length === 0) {
    const before = segmentBefore(comparison, rowIndex, ref)
    if (!before || text === '') return null
    const edit = {
      segment: before.id,
      text: [before.text, text].filter(Boolean).join(BETWEEN_SEGMENTS),
      adoptedFrom: from,
    }
    return { kind: 'adopt', edits: [edit], marks: [] }
  }
  const paragraphs = text.split(BETWEEN_SEGMENTS)
  const keepsStructure = standing.length > 1 && paragraphs.length === standing.length
  const texts = keepsStructure
    ? new Map(standing.map((segment, i) => [segment.id, paragraphs[i]!]))
    : new Map([[(standing[0] ?? segments[0]!).id, text]])
  const edits = segments
    .map(segment => ({ segment: segment.id, text: texts.get(segment.id) ?? '', adoptedFrom: from }))
    .filter(edit => edit.text !== findSegment(comparison, edit.segment)!.text)
  return edits.length ? { kind: 'adopt', edits, marks: [] } : null
}

function segmentBefore(comparison: Comparison, rowIndex: number, ref: string): SegmentState | undefined {
  for (let i = rowIndex - 1; i >= 0; i--) {
    const standing = cellSegments(comparison, comparison.rows[i]!, ref).filter(segment => segment.text !== '')
    if (standing.length) return standing.at(-1)
  }
  return undefined
}

/** Takes back what was done last; `moved` names a segment that somebody saved since, so that nothing is undone over them. */
export function proposeUndo(
  comparison: Comparison,
  done: Done,
): { kind: 'proposal'; proposal: Proposal } | { kind: 'moved'; segment: string } {
  for (const { segment, revision } of done.edits) {
    if (findSegment(comparison, segment)?.head !== revision) return { kind: 'moved', segment }
  }
  for (const { segment, on } of done.marks) {
    if (findSegment(comparison, segment)?.head !== on) return { kind: 'moved', segment }
  }
  const edits = done.edits.map(({ segment, before }) => ({ segment, text: before }))
  const marks = done.marks.map(({ segment, before }) => ({ segment, mark: before }))
  return { kind: 'proposal', proposal: { kind: 'undo', edits, marks } }
}

/** Ties a proposal to the heads it was made upon. `parents` overrides them where a text was written upon an older one. */
export function entryOf(
  comparison: Comparison,
  proposal: Proposal,
  parts: {
    by: string
    tab: string
    newId: () => string
    parents?: Map<string, { parent: string | null; text: string }> | undefined
  },
): { entry: OutboxEntry; done: Done } {
  const { by, tab, newId, parents } = parts
  const parentTexts: Record<string, string> = {}
  const done: Done = { edits: [], marks: [] }
  const id = newId()
  const heads = new Map<string, string | null>()
  const revisions = proposal.edits.map((edit): RevisionInput => {
    const segment = findSegment(comparison, edit.segment)!
    const parent = parents?.get(edit.segment) ?? { parent: segment.head, text: segment.text }
    const revision = { id: newId(), segment: edit.segment, parent: parent.parent, text: edit.text }
    heads.set(edit.segment, revision.id)
    parentTexts[edit.segment] = parent.text
    done.edits.push({ segment: edit.segment, before: segment.text, after: edit.text, revision: revision.id })
    const { reason, adoptedFrom: from } = edit
    return { ...revision, ...(reason ? { reason } : {}), ...(from ? { adoptedFrom: from } : {}) }
  })
  const marks = proposal.marks.map(({ segment, mark }) => {
    const before = findSegment(comparison, segment)!
    const on = heads.get(segment) ?? before.head
    done.marks.push({ segment, before: before.mark, after: mark, on })
    return { segment, mark, on }
  })
  const changeset = { id, kind: proposal.kind, by, revisions, ...(marks.length ? { marks } : {}) }
  return { entry: { slug: comparison.slug, tab, changeset, parentTexts }, done }
}
