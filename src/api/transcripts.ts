/** How transcripts, versions and comparisons are said. Segment ids are siglum and number (`A.17`), fixed at import. */
import * as z from 'zod'
import { markKinds, PinInput, pinKinds } from './changesets.ts'
import { Id, Line, Name, SegmentText, Siglum, Slug, VersionText } from './text.ts'

export const VersionInfo = z.strictObject({
  siglum: z.string(),
  label: z.string(),
  language: z.string(),
  status: z.string(),
  provenance: z.string(),
  role: z.enum(['translation', 'draft', 'original', 'copy']),
})
export type VersionInfo = z.infer<typeof VersionInfo>

/** How far the proofreading of one version has come; removed (empty) segments are not counted. */
export const Progress = z.strictObject({ version: z.string(), proofread: z.number(), segments: z.number() })
export type Progress = z.infer<typeof Progress>

export const TranscriptSummary = z.strictObject({
  slug: z.string(),
  title: z.string(),
  date: z.string(),
  versions: z.array(VersionInfo),
  progress: Progress.describe('of the first version that is not the original'),
  openQueries: z.number(),
  lastSaved: z.strictObject({ by: z.string(), at: z.string() }).nullable(),
  putAway: z
    .strictObject({
      transcript: z.strictObject({ by: z.string(), at: z.string() }).nullable(),
      versions: z.array(VersionInfo).describe('no longer among `versions`'),
    })
    .optional()
    .describe('what was taken out of the lists, as when an import is undone; absent: nothing was'),
})
export type TranscriptSummary = z.infer<typeof TranscriptSummary>

export const Metadata = z.record(Name.max(60), SegmentText).describe('citation, credits, rights, source, …')

export const TranscriptDetail = TranscriptSummary.extend({
  metadata: Metadata,
  ledger: z.strictObject({ seq: z.number(), hash: z.string() }).describe('the head of the ledger'),
})
export type TranscriptDetail = z.infer<typeof TranscriptDetail>

export const SegmentState = z.strictObject({
  id: z.string(),
  kind: z.enum(['metadata', 'heading', 'turn', 'paragraph', 'mark']),
  speaker: z.string().nullable(),
  field: z.string().nullable(),
  joins: z.boolean().describe('true: reads on from the segment before it; a join is proposed'),
  joinScore: z
    .number()
    .optional()
    .describe('0.5 to 1, only where `joins` is true: how sure it is that a page or column break cut them'),
  text: z.string().describe('the current text at this point, with the printed speaker label; empty: removed'),
  imported: z.string().describe('the text as it was loaded'),
  head: z.string().nullable().describe('the revision whose text this is; null: the imported text'),
  mark: z.enum(markKinds),
  markedBy: z.string().nullable(),
  lapsed: z
    .strictObject({ mark: z.enum(markKinds), by: z.string(), why: z.enum(['revised', 'round']) })
    .nullable()
    .optional()
    .describe('the last judgement where it holds no more; absent only in what an earlier release answered'),
})
export type SegmentState = z.infer<typeof SegmentState>

export const VersionState = VersionInfo.extend({
  at: z.number().nullable().describe('the point in the ledger; null: the head'),
  segments: z.array(SegmentState),
})
export type VersionState = z.infer<typeof VersionState>

export const ComparisonRow = z.strictObject({
  kind: z.enum(['match', 'move', 'gap']),
  score: z.number().describe('0 to 1; low: the alignment is in doubt'),
  cells: z
    .record(z.string(), z.array(z.string()))
    .describe('segment ids by version as asked for; empty: a gap'),
  moved: z
    .array(z.string())
    .optional()
    .describe('the versions, as asked for, that have it at another place than the base; absent: none'),
  pinned: z.literal(true).optional().describe('a pin holds this row; absent: none does'),
})
export type ComparisonRow = z.infer<typeof ComparisonRow>

/** A pin that holds, with who set it and what it replaced. */
export const PinInForce = z.strictObject({
  id: z.string(),
  kind: z.enum(pinKinds).exclude(['released']),
  cells: z.record(z.string(), z.array(z.string())).describe('segment ids by siglum'),
  seq: z.number().int(),
  by: z.string(),
  at: z.string(),
  reason: z.string().nullable(),
  superseded: z.array(PinInput).describe('the pins that it put out of force'),
})
export type PinInForce = z.infer<typeof PinInForce>

export const Comparison = z.strictObject({
  slug: z.string(),
  seq: z.number().describe('the ledger’s head when this was read'),
  base: z.string(),
  versions: z.array(z.string()).describe('as asked for, the base first'),
  rows: z.array(ComparisonRow),
  texts: z
    .record(z.string(), VersionState)
    .describe('the versions themselves, so that one call opens a comparison'),
  pins: z
    .array(PinInForce)
    .optional()
    .describe(
      'the pins that hold between these versions; between two columns, as of the later of their points. Absent only in what an earlier release answered',
    ),
})
export type Comparison = z.infer<typeof Comparison>

export const NewVersion = z.strictObject({
  siglum: Siglum,
  label: Name,
  language: z
    .string()
    .regex(/^[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8}){0,4}$/, 'a language tag such as en or zh-Hans'),
  status: Line.default('Not yet proofread'),
  provenance: Line.default(''),
  role: z.enum(['translation', 'draft', 'original']).default('draft'),
  text: VersionText,
})
export type NewVersion = z.infer<typeof NewVersion>

export const NewTranscript = z
  .strictObject({
    id: Id,
    by: Name,
    slug: Slug.optional().describe('made from the title where absent'),
    title: Name,
    date: Line.default(''),
    metadata: Metadata.optional(),
    versions: z.array(NewVersion).min(1).max(50),
  })
  .refine(
    ({ versions }) => new Set(versions.map(v => v.siglum)).size === versions.length,
    'names a siglum twice',
  )
export type NewTranscript = z.input<typeof NewTranscript>

export const AddVersion = z.strictObject({ id: Id, by: Name, version: NewVersion })
export type AddVersion = z.input<typeof AddVersion>

export const Health = z.strictObject({
  ok: z.boolean(),
  version: z.string(),
  store: z.enum(['sqlite', 'postgres']),
})
export type Health = z.infer<typeof Health>
