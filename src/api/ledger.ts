/** How the ledger and the history of one segment are said. */
import * as z from 'zod'
import { changeClasses } from './change-classes.ts'
import { changesetKinds, MarkInput, markKinds, PinInput, RevisionInput } from './changesets.ts'
import { Act } from './review.ts'

/** What an entry holds: a changeset, or the import of a version (named by the SHA-256 of its file). */
export const EntryBody = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('changeset'),
    id: z.string(),
    kind: z.enum([...changesetKinds, 'align', 'review']),
    revisions: z.array(RevisionInput),
    marks: z.array(MarkInput),
    pins: z.array(PinInput).optional().describe('of an `align`, which has no revisions and no marks'),
    reason: z.string().optional(),
    acts: z.array(Act).optional().describe('of a `review`'),
    parents: z.array(z.string()).optional(),
  }),
  z.strictObject({
    type: z.literal('import'),
    id: z.string(),
    siglum: z.string(),
    label: z.string(),
    language: z.string(),
    sha256: z.string().describe('of the version’s text in UTF-8'),
    segments: z.number(),
  }),
])
export type EntryBody = z.infer<typeof EntryBody>

export const LedgerEntry = z.strictObject({
  seq: z.number().int(),
  at: z.string(),
  by: z.string(),
  body: EntryBody,
  prev: z.string().describe('hash of the entry before; 64 zeros for the first'),
  hash: z
    .string()
    .describe(
      'SHA-256 of prev, a line feed and the RFC 8785 canonical JSON of { seq, at, by, body }, in UTF-8, as hex',
    ),
})
export type LedgerEntry = z.infer<typeof LedgerEntry>

export const Ledger = z.strictObject({
  entries: z.array(LedgerEntry),
  more: z.boolean().describe('true: ask again with after = the last seq'),
})
export type Ledger = z.infer<typeof Ledger>

/** One saved state of a segment, oldest first; the first is the imported text (`id` null, `seq` that of the import). */
export const HistoryState = z.strictObject({
  id: z.string().nullable(),
  parent: z.string().nullable(),
  seq: z.number(),
  at: z.string(),
  by: z.string(),
  kind: z.enum([...changesetKinds, 'import']),
  text: z.string(),
  reason: z.string().nullable(),
  class: z.enum(changeClasses).nullable(),
  adoptedFrom: z.string().nullable(),
  marks: z.array(
    z.strictObject({ mark: z.enum(markKinds), by: z.string(), at: z.string(), seq: z.number() }),
  ),
})
export type HistoryState = z.infer<typeof HistoryState>

export const History = z.strictObject({ segment: z.string(), states: z.array(HistoryState) })
export type History = z.infer<typeof History>

/** The data of one server-sent `entry` event; the event's id is `seq`. */
export const EntryEvent = z.strictObject({
  seq: z.number(),
  at: z.string(),
  by: z.string(),
  id: z.string().describe('the changeset’s or the import’s id: a page knows its own by it'),
  kind: z.enum([...changesetKinds, 'align', 'review', 'import']),
  segments: z.array(z.string()).describe('those that were revised, marked or pinned'),
})
export type EntryEvent = z.infer<typeof EntryEvent>
