/** How a save is said: revisions and marks that are kept together or not at all, and the answer to it. */
import * as z from 'zod'
import { Id, Line, Name, SegmentId, SegmentText } from './text.ts'

export const changesetKinds = [
  'edit',
  'join',
  'split',
  'adopt',
  'restore',
  'replace',
  'merge',
  'undo',
  'mark',
] as const
export const changeClasses = [
  'none', 'layout', 'spacing', 'punctuation', 'capitals', 'spelling', 'hyphenation', 'number-style',
  'editorial-status', 'romanization', 'substantive',
] as const // biome-ignore format: one list
export const markKinds = ['unread', 'proofread', 'approved', 'needs-work'] as const

export const RevisionInput = z.strictObject({
  id: Id.describe('made by the client, so that saving twice is saving once'),
  segment: SegmentId,
  parent: Id.nullable().describe('the revision that this one was written upon; null: the imported text'),
  text: SegmentText.describe('the whole new text; empty removes the segment, a blank line splits it'),
  reason: Line.optional(),
  class: z.enum(changeClasses).optional().describe('only where a person overrode the guess'),
  adoptedFrom: Line.max(200)
    .optional()
    .describe('the segments whose words these are, such as `C.17` or `C.17 C.18`'),
})
export type RevisionInput = z.infer<typeof RevisionInput>

export const MarkInput = z.strictObject({
  segment: SegmentId,
  mark: z.enum(markKinds),
  on: Id.nullable().describe(
    'the revision that was judged: the head, or one in this changeset; null: the imported text',
  ),
})
export type MarkInput = z.infer<typeof MarkInput>

export const Changeset = z
  .strictObject({
    id: Id,
    kind: z.enum(changesetKinds),
    by: Name.describe('the proofreader'),
    revisions: z.array(RevisionInput).max(5_000),
    marks: z.array(MarkInput).max(5_000).optional(),
  })
  .refine(
    ({ revisions, marks }) => revisions.length + (marks?.length ?? 0) > 0,
    'holds no revision and no mark',
  )
  .refine(
    ({ revisions }) => new Set(revisions.map(r => r.segment)).size === revisions.length,
    'names a segment twice',
  )
  .refine(
    ({ marks = [] }) => new Set(marks.map(m => m.segment)).size === marks.length,
    'marks a segment twice',
  )
  .refine(
    ({ revisions }) => new Set(revisions.map(r => r.id)).size === revisions.length,
    'names a revision id twice',
  )
export type Changeset = z.infer<typeof Changeset>

export const SavedChangeset = z.strictObject({
  seq: z.number().int().describe('the number of its entry in the ledger'),
  at: z.string().describe('when the server saved it, ISO 8601'),
  revisions: z.array(z.strictObject({ id: z.string(), segment: z.string(), parent: z.string().nullable() })),
})
export type SavedChangeset = z.infer<typeof SavedChangeset>
