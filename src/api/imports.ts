/**
 * How files come in: as `multipart/form-data`, with one or more parts `file` and, where more is to be said, one part `about`
 * (JSON). Read first for a look (`POST /api/imports`), nothing stored; then sent once more with what a person corrected.
 */
import * as z from 'zod'
import { Id, Line, Name, Slug } from './text.ts'
import { Metadata, NewVersion, TranscriptDetail } from './transcripts.ts'

/** How the files are to be read, where a person knows better than the guess. */
export const ReadingChoices = z.strictObject({
  encoding: z.string().max(40).optional().describe('of plain text, such as windows-1251'),
  history: z
    .enum(['versions', 'revisions'])
    .optional()
    .describe(
      'tracked changes: two versions, as sent and as corrected (default), or one with revisions by their authors',
    ),
})
export type ReadingChoices = z.infer<typeof ReadingChoices>

const Choices = z.array(ReadingChoices).max(50).optional().describe('one a file, in their order')

/** What a person says of one version of the files; what is absent stays as it was read. */
const VersionAbout = NewVersion.omit({ text: true })
  .partial()
  .extend({
    file: z.number().int().min(0).max(50).describe('which file, from 0'),
    version: z.number().int().min(0).max(1_000).describe('which of its versions, from 0'),
  })

const about = {
  id: Id.optional().describe('of the import; the same once more changes nothing'),
  by: Name.optional().describe('the proofreader'),
  choices: Choices,
  versions: z
    .array(VersionAbout)
    .min(1)
    .max(50)
    .optional()
    .describe('the versions to be kept; absent: all, as they were read'),
}

export const ImportAbout = z.strictObject({
  ...about,
  slug: Slug.optional(),
  title: Name.optional(),
  date: Line.optional(),
  metadata: Metadata.optional(),
})
export type ImportAbout = z.input<typeof ImportAbout>

export const AddAbout = z.strictObject(about)
export type AddAbout = z.input<typeof AddAbout>

export const LookAbout = z.strictObject({
  choices: Choices,
  texts: z.boolean().optional().describe('true: with the whole texts'),
})
export type LookAbout = z.input<typeof LookAbout>

export const Loss = z.strictObject({
  what: z.string().describe('in plain words'),
  count: z.number().int(),
  where: z.array(z.string()).describe('the first places'),
})
export type Loss = z.infer<typeof Loss>

export const ReadVersion = z.strictObject({
  siglum: z.string(),
  label: z.string(),
  language: z.string(),
  status: z.string(),
  provenance: z.string(),
  role: z.enum(['translation', 'draft', 'original']),
  characters: z.number(),
  segments: z.number(),
  beginning: z
    .array(z.strictObject({ kind: z.string(), speaker: z.string().nullable(), text: z.string() }))
    .describe('the first segments, each cut after some hundred characters'),
  revisions: z.number().describe('how many changes by others came with it'),
  queries: z.number(),
  known: z
    .array(z.strictObject({ slug: z.string(), siglum: z.string() }))
    .describe('where this very text is already'),
  text: z.string().optional(),
})
export type ReadVersion = z.infer<typeof ReadVersion>

/** One file as it was read, or why it was not. */
export const LookedAt = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('read'),
    name: z.string(),
    format: z.string(),
    title: z.string(),
    date: z.string(),
    metadata: z.record(z.string(), z.string()),
    versions: z.array(ReadVersion),
    losses: z.array(Loss),
    encoding: z
      .strictObject({ used: z.string(), sure: z.boolean(), others: z.array(z.string()) })
      .optional()
      .describe('of plain text that did not say so itself'),
  }),
  z.strictObject({
    kind: z.literal('refused'),
    name: z.string(),
    fault: z.string(),
    reason: z.string(),
    line: z.number().nullable(),
    part: z.string().nullable(),
  }),
])
export type LookedAt = z.infer<typeof LookedAt>

export const Look = z.strictObject({ files: z.array(LookedAt) })
export type Look = z.infer<typeof Look>

export const Imported = TranscriptDetail.extend({
  imported: z.strictObject({
    sigla: z.array(z.string()).describe('the versions that came in'),
    known: z
      .array(z.strictObject({ slug: z.string(), siglum: z.string() }))
      .describe('texts that were there already and were left as they are'),
    losses: z.array(Loss),
  }),
})
export type Imported = z.infer<typeof Imported>
