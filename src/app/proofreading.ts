/**
 * What a proofreader decides -> the changeset that says it. Pure: a comparison and a decision in, a proposal out, which
 * `entryOf` turns into an outbox entry with ids and parents. Joining, splitting, adopting and restoring are nothing but
 * new texts of segments, saved together.
 */
import type { changesetKinds, markKinds, RevisionInput } from '../api/changesets.ts'
import { changeKind, joinTexts } from '../core/revision.ts'
import { siglumOf } from '../core/transcript.ts'
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

/**
 * Gives the target's cell the source's reading, whole. Where the target has a gap, the text joins the segment before it as
 * paragraphs of its own. Null if they agree already.
 */
export function proposeAdoption(
  comparison: Comparison,
  rowIndex: number,
  target: string,
  source: string,
): Proposal | null {
  const { after, places } = readings(comparison, rowIndex, target, source)
  const changes = places.map(({ fromA, toA, fromB, toB }) => ({
    from: fromA,
    to: toA,
    text: after.slice(fromB, toB),
  }))
  return proposeChanges(comparison, rowIndex, target, changes, adoptedFrom(comparison, rowIndex, source))
}

/** Adopts one changed place of `source` against `target`; `place` counts the places of their difference. */
export function proposeChangeAdoption(
  comparison: Comparison,
  rowIndex: number,
  target: string,
  source: string,
  place: number,
): Proposal | null {
  const { after, places } = readings(comparison, rowIndex, target, source)
  const change = places[place]
  if (!change) return null
  const changes = [{ from: change.fromA, to: change.toA, text: after.slice(change.fromB, change.toB) }]
  return proposeChanges(comparison, rowIndex, target, changes, adoptedFrom(comparison, rowIndex, source))
}

/** Takes one change of a version against the base back to the base's words. */
export function proposeReverting(
  comparison: Comparison,
  rowIndex: number,
  ref: string,
  place: number,
): Proposal | null {
  const { before, places } = readings(comparison, rowIndex, comparison.base, ref)
  const change = places[place]
  if (!change) return null
  const changes = [{ from: change.fromB, to: change.toB, text: before.slice(change.fromA, change.toA) }]
  const from = adoptedFrom(comparison, rowIndex, comparison.base)
  return proposeChanges(comparison, rowIndex, ref, changes, from)
}

function readings(comparison: Comparison, rowIndex: number, from: string, to: string) {
  const row = comparison.rows[rowIndex]!
  const before = cellText(comparison, row, from)
  const after = cellText(comparison, row, to)
  return { before, after, places: differenceOf(before, after, comparison.texts[from]!.language).places }
}

/** As many ids as the history has room for beside a revision. */
const MOST_SOURCES = 12
/** As many letters as the server takes. */
const LONGEST_SOURCES = 200

function adoptedFrom(comparison: Comparison, rowIndex: number, source: string): string {
  const point = source.slice(siglumOf(source).length)
  const ids = cellSegments(comparison, comparison.rows[rowIndex]!, source)
    .filter(({ text }) => text !== '')
    .map(({ id }) => id + point)
  if (ids.length === 0) return `${source} (nothing there)`
  const all = ids.join(' ')
  return ids.length > MOST_SOURCES || all.length > LONGEST_SOURCES ? `${ids[0]} to ${ids.at(-1)}` : all
}

/** Words that take the place of others in a cell's text, at offsets into it. */
interface CellChange {
  from: number
  to: number
  text: string
}

/**
 * Lays changes over the segments of a cell: each is made in the segment that it lies in; one that runs over the border of
 * two joins them, as the first takes the text of both and the second becomes empty. In a gap all of the text is the change.
 */
function proposeChanges(
  comparison: Comparison,
  rowIndex: number,
  ref: string,
  changes: readonly CellChange[],
  from: string,
): Proposal | null {
  const standing = cellSegments(comparison, comparison.rows[rowIndex]!, ref).filter(({ text }) => text !== '')
  if (standing.length === 0)
    return proposeInGap(comparison, rowIndex, ref, changes.map(change => change.text).join(''), from)
  const text = standing.map(segment => segment.text).join(BETWEEN_SEGMENTS)
  const runsOver = (border: number) =>
    changes.some(change => change.from < border + BETWEEN_SEGMENTS.length && change.to > border)
  const texts = new Map<string, string>()
  let start = 0
  let open: { id: string; from: number } | null = null
  for (const segment of standing) {
    const end = start + segment.text.length
    if (open) texts.set(segment.id, '')
    else open = { id: segment.id, from: start }
    const isLast = end === text.length
    if (isLast || !runsOver(end)) {
      texts.set(open.id, changed(text, open.from, end, changes))
      open = null
    }
    start = end + BETWEEN_SEGMENTS.length
  }
  const edits = standing
    .filter(segment => texts.get(segment.id) !== segment.text)
    .map(segment => ({ segment: segment.id, text: texts.get(segment.id)!, adoptedFrom: from }))
  return edits.length ? { kind: 'adopt', edits, marks: [] } : null
}

/** The stretch of a text with the changes that lie in it. */
function changed(text: string, from: number, to: number, changes: readonly CellChange[]): string {
  let result = ''
  let at = from
  for (const change of changes) {
    if (change.from < from || change.to > to) continue
    result += text.slice(at, change.from) + change.text
    at = change.to
  }
  return result + text.slice(at, to)
}

/** A text for a cell that has none: its removed segment takes it, else the segment before it, as paragraphs of its own. */
function proposeInGap(
  comparison: Comparison,
  rowIndex: number,
  ref: string,
  text: string,
  from: string,
): Proposal | null {
  const [removed] = cellSegments(comparison, comparison.rows[rowIndex]!, ref)
  const host = removed ?? segmentBefore(comparison, rowIndex, ref)
  if (!host || text === '' || host.text.endsWith(BETWEEN_SEGMENTS + text)) return null
  const edit = {
    segment: host.id,
    text: [host.text, text].filter(Boolean).join(BETWEEN_SEGMENTS),
    adoptedFrom: from,
  }
  return { kind: 'adopt', edits: [edit], marks: [] }
}

function segmentBefore(comparison: Comparison, rowIndex: number, ref: string): SegmentState | undefined {
  for (let i = rowIndex - 1; i >= 0; i--) {
    const standing = cellSegments(comparison, comparison.rows[i]!, ref).filter(segment => segment.text !== '')
    if (standing.length) return standing.at(-1)
  }
  return undefined
}

/** Takes back what was done last; `moved` names a segment that was saved
 * since, so that nothing is undone over it; `hidden` one whose version is not shown. */
export function proposeUndo(
  comparison: Comparison,
  done: Done,
):
  | { kind: 'proposal'; proposal: Proposal }
  | { kind: 'moved'; segment: string }
  | { kind: 'hidden'; segment: string } {
  for (const { segment } of [...done.edits, ...done.marks]) {
    if (!findSegment(comparison, segment)) return { kind: 'hidden', segment }
  }
  for (const { segment, revision, after } of done.edits) {
    const head = findSegment(comparison, segment)!
    // A merge gives a revision another id; where it left the words as they were saved, they can still be taken back.
    if (head.head !== revision && head.text !== after) return { kind: 'moved', segment }
  }
  const marks = done.marks
    .filter(({ segment, on }) => findSegment(comparison, segment)!.head === on)
    .map(({ segment, before }) => ({ segment, mark: before }))
  const edits = done.edits.map(({ segment, before }) => ({ segment, text: before }))
  const isNothing = edits.length + marks.length === 0
  if (isNothing) return { kind: 'moved', segment: done.marks[0]!.segment }
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
    // Judged was the text that the person had before them, which may not be the head any more: the server will say so.
    const on = heads.get(segment) ?? (parents?.has(segment) ? parents.get(segment)!.parent : before.head)
    done.marks.push({ segment, before: before.mark, after: mark, on })
    return { segment, mark, on }
  })
  const changeset = { id, kind: proposal.kind, by, revisions, ...(marks.length ? { marks } : {}) }
  return { entry: { slug: comparison.slug, tab, changeset, parentTexts }, done }
}
