/**
 * What becomes of waiting changesets when the first of them was written upon a parent that is no longer head: a clean
 * merge gives it new revisions on the new head and re-parents the younger ones that stood upon it; a conflict takes it
 * (and all that stood upon it) out, both texts kept for a person. Pure: entries in, entries out. The idea is that of a
 * central authority and unconfirmed local steps (ProseMirror's collab module), with segments for steps.
 */
import type { RevisionInput } from '../api/changesets.ts'
import type { StaleSegment } from '../api/problems.ts'
import { merge } from '../core/merge.ts'
import { type Conflict, type ConflictingSegment, type OutboxEntry, untouched } from './outbox.ts'
import { askedAgain, type Successor } from './review/reask.ts'

export interface Reparented {
  /** What is to be sent instead, in order; the refused entry comes first unless it needs no sending any more. */
  entries: OutboxEntry[]
  conflicts: Conflict[]
  /** Segments whose text was combined with somebody else's. */
  merged: string[]
  /** Segments whose mark was dropped, as the judged text is no longer the text. */
  unmarked: string[]
}

/** Where a segment's chain of local revisions now hangs. */
interface NewParent {
  id: string | null
  text: string
}

/**
 * @param queue the refused entry first, then the younger ones of the same transcript and tab
 * @param stale the server's answer on the refused entry
 * @param newId makes ids
 */
export function reparent(
  queue: readonly OutboxEntry[],
  stale: readonly StaleSegment[],
  newId: () => string,
): Reparented {
  const result: Reparented = { entries: [], conflicts: [], merged: [], unmarked: [] }
  const heads = new Map(stale.map(segment => [segment.segment, segment]))
  /** Local revision id -> what replaced it. */
  const moved = new Map<string, NewParent>()
  const inConflict = new Map<string, Conflict>()
  /** Local revision id -> what an act that speaks of it is to speak of. */
  const successors = new Map<string, Successor>()

  queue.forEach((entry, position) => {
    const { changeset } = entry
    // Who realigns writes upon no text: that goes as it is.
    if (changeset.kind === 'align') {
      result.entries.push(entry)
      return
    }
    if (changeset.kind === 'review') {
      const acts = askedAgain(changeset.acts, successors)
      if (acts.length === 0) return
      const again = { ...changeset, id: newId(), acts: [...acts] }
      result.entries.push(acts === changeset.acts ? entry : { ...entry, changeset: again })
      return
    }
    const held = changeset.revisions
      .map(({ segment }) => inConflict.get(segment))
      .find(conflict => conflict !== undefined)
    if (held) {
      addToConflict(held, entry)
      for (const { segment } of changeset.revisions) inConflict.set(segment, held)
      return
    }
    const revisions: RevisionInput[] = []
    const parentTexts: Record<string, string> = {}
    const touched = new Set<string>()
    const conflicting: ConflictingSegment[] = []

    for (const revision of changeset.revisions) {
      const { segment } = revision
      const ownParentText = entry.parentTexts[segment] ?? ''
      const parent = newParentOf(revision, position === 0 ? heads.get(segment) : undefined, moved)
      if (!parent) {
        revisions.push(revision)
        parentTexts[segment] = ownParentText
        continue
      }
      touched.add(segment)
      const merged = merge(ownParentText, revision.text, parent.text)
      if (merged.kind === 'conflict') {
        conflicting.push(conflictOf(revision, ownParentText, parent, heads.get(segment)))
        successors.set(revision.id, { ...parent, before: revision.text })
      } else if (merged.text === parent.text) {
        moved.set(revision.id, parent)
        successors.set(revision.id, { ...parent, before: revision.text })
      } else {
        const id = newId()
        moved.set(revision.id, { id, text: merged.text })
        successors.set(revision.id, { id, text: merged.text, before: revision.text })
        revisions.push({ ...revision, id, parent: parent.id, text: merged.text })
        parentTexts[segment] = parent.text
        result.merged.push(segment)
      }
    }

    if (conflicting.length) {
      const rest = revisions.map(revision => untouched(revision, parentTexts[revision.segment] ?? ''))
      const conflict: Conflict = {
        id: changeset.id,
        slug: entry.slug,
        segments: [...conflicting, ...rest],
        refusal: null,
      }
      result.conflicts.push(conflict)
      for (const { segment } of changeset.revisions) inConflict.set(segment, conflict)
      return
    }

    const marks = (changeset.marks ?? []).filter(mark => {
      const judgedAnotherText =
        touched.has(mark.segment) ||
        inConflict.has(mark.segment) ||
        (position === 0 && heads.has(mark.segment))
      if (judgedAnotherText || (mark.on !== null && moved.has(mark.on))) {
        result.unmarked.push(mark.segment)
        return false
      }
      return true
    })
    if (revisions.length + marks.length === 0) return
    const changed = touched.size > 0 || marks.length !== (changeset.marks ?? []).length
    result.entries.push(
      changed ? { ...entry, changeset: { ...changeset, id: newId(), revisions, marks }, parentTexts } : entry,
    )
  })
  return result
}

function newParentOf(
  revision: RevisionInput,
  stale: StaleSegment | undefined,
  moved: ReadonlyMap<string, NewParent>,
): NewParent | undefined {
  if (stale) return { id: stale.head, text: stale.headText }
  return revision.parent === null ? undefined : moved.get(revision.parent)
}

function conflictOf(
  revision: RevisionInput,
  parentText: string,
  theirs: NewParent,
  stale: StaleSegment | undefined,
): ConflictingSegment {
  return {
    ...untouched(revision, parentText),
    theirs: theirs.text,
    theirsHead: theirs.id,
    theirsBy: stale?.headBy ?? null,
    theirsAt: stale?.headAt ?? null,
  }
}

/** A younger text of a segment in conflict is the newest that this person wrote: it is what they will see as theirs to keep. */
function addToConflict(conflict: Conflict, entry: OutboxEntry) {
  for (const revision of entry.changeset.revisions) {
    const there = conflict.segments.find(({ segment }) => segment === revision.segment)
    if (there) there.ours = revision.text
    else conflict.segments.push(untouched(revision, entry.parentTexts[revision.segment] ?? ''))
  }
}
