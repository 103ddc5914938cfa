/**
 * A decision that is not yet tied to the texts it was made upon -> an outbox entry with ids and parents, and what is
 * needed to take it back. Pure. What decisions there are, and what each proposes, is in `proofreading.ts` and
 * `adopting.ts`, which a reader who never writes does not load.
 */
import type { Changeset, changesetKinds, markKinds, RevisionInput } from '../api/changesets.ts'
import type { Pin } from '../core/pin.ts'
import { type Comparison, findSegment } from './comparison.ts'
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
  /** Each segment changed for itself: those that others saved since may stay when the rest is taken back. */
  apart?: true
  /** Corrections of the alignment, with what each replaced; in a changeset of their own. */
  pins?: { pin: Pin; superseded: readonly Pin[] }[]
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
): { entry: OutboxEntry & { changeset: Changeset }; done: Done } {
  const { by, tab, newId, parents } = parts
  const parentTexts: Record<string, string> = {}
  const done: Done = { edits: [], marks: [], ...(proposal.kind === 'replace' ? { apart: true } : {}) }
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
