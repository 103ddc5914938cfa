/**
 * How a save is said: revisions and marks, or pins, that are kept together or not at all, and the answer to it. What a
 * pin means is told in `core/pin.ts`.
 */
import * as z from 'zod'
import { agree } from '../core/pin.ts'
import { changeClasses } from './change-classes.ts'
import { ReviewChangeset } from './review.ts'
import { Id, Line, Name, SegmentId, SegmentText, Siglum } from './text.ts'

export const changesetKinds = [
  'edit',
  'join',
  'split',
  'adopt',
  'restore',
  'replace',
  'merge',
  'undo',
  'reconcile',
  'mark',
] as const
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
    parents: z
      .array(z.string().regex(/^[A-Za-z][A-Za-z0-9]{0,7}@\d{1,12}$/, 'a version at a point, such as A1@31'))
      .min(1)
      .max(10)
      .optional()
      .describe('of a reconciliation: the versions that it was made from'),
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

const isBetweenTwo = ({ cells }: { cells: object }) => Object.keys(cells).length === 2

export const pinKinds = ['linked', 'apart', 'released'] as const
const MOST_PINNED = 500

export const PinInput = z
  .strictObject({
    id: Id,
    kind: z
      .enum(pinKinds)
      .describe(
        'linked: these answer each other; apart: each answers nothing in the other version; released: no earlier pin of these holds',
      ),
    cells: z
      .record(Siglum, z.array(SegmentId).max(MOST_PINNED))
      .describe('exactly two sigla, and the segments named of each, by their ids'),
  })
  .refine(isBetweenTwo, 'does not name two versions')
  .refine(
    ({ cells }) =>
      Object.entries(cells).every(([siglum, ids]) => ids.every(id => id.startsWith(`${siglum}.`))),
    'names a segment under another version',
  )
  .refine(({ cells }) => Object.values(cells).some(ids => ids.length > 0), 'names no segment')
  .refine(
    ({ kind, cells }) => kind !== 'linked' || Object.values(cells).every(ids => ids.length > 0),
    'links to nothing',
  )
export type PinInput = z.infer<typeof PinInput>

/** A correction of the alignment. It has no parent and is never stale: of two pins that contradict each other the later holds. */
export const AlignChangeset = z
  .strictObject({
    id: Id,
    kind: z.literal('align'),
    by: Name.describe('the proofreader'),
    pins: z.array(PinInput).min(1, 'holds no pin').max(5_000),
    reason: Line.optional(),
    revisions: z.array(RevisionInput).max(0, 'revisions go in a changeset of their own').optional(),
    marks: z.array(MarkInput).max(0, 'marks go in a changeset of their own').optional(),
  })
  .refine(({ pins }) => namedOnce(pins), 'names a segment twice between two versions')
  .refine(({ pins }) => new Set(pins.map(({ id }) => id)).size === pins.length, 'names a pin id twice')
  .refine(
    ({ pins }) => !pins.every(isBetweenTwo) || agree(pins),
    'links what it also holds apart, through a third version: leave out one of the two',
  )
export type AlignChangeset = z.infer<typeof AlignChangeset>

/** Two pins of one changeset that named one segment would have to be put in an order; so there are none. */
function namedOnce(pins: readonly PinInput[]): boolean {
  const named = pins.flatMap(({ cells }) => {
    const pair = Object.keys(cells).sort().join(' ')
    return Object.values(cells).flatMap(ids => ids.map(id => `${pair} ${id}`))
  })
  return new Set(named).size === named.length
}

export const AnyChangeset = z.discriminatedUnion('kind', [Changeset, AlignChangeset, ReviewChangeset])
export type AnyChangeset = z.infer<typeof AnyChangeset>

export const SavedChangeset = z.strictObject({
  seq: z.number().int().describe('the number of its entry in the ledger'),
  at: z.string().describe('when the server saved it, ISO 8601'),
  revisions: z.array(z.strictObject({ id: z.string(), segment: z.string(), parent: z.string().nullable() })),
  pins: z
    .array(z.strictObject({ id: z.string(), superseded: z.array(PinInput) }))
    .optional()
    .describe(
      'of an `align`: each new pin, with those that it put out of force, as it names the same segments or contradicts them through a third version; what an undo needs',
    ),
})
export type SavedChangeset = z.infer<typeof SavedChangeset>
