/** How the report on a version is said: its emendations, counts by class, person and round, and its edit rates. */
import * as z from 'zod'
import { changeClasses } from './change-classes.ts'

const ChangeClass = z.enum(changeClasses)
const Count = z.number().int()

/** Edits over the words of the revised text; words and marks count one each, as does each Chinese character. */
export const EditRate = z.strictObject({
  insertions: Count,
  deletions: Count,
  substitutions: Count,
  shifts: Count,
  numerator: Count.describe('all four together'),
  denominator: Count.describe('the words of the revised text'),
  rate: z.number().nullable().describe('null where the denominator is 0'),
})
export type EditRate = z.infer<typeof EditRate>

const Places = z
  .array(z.strictObject({ class: ChangeClass, places: Count }))
  .describe('edited places by class, heaviest first; a place of several classes counts for each')
const share = {
  revisions: Count.describe('saved changes of segments'),
  segments: Count.describe('segments that were changed, each once'),
  places: Places,
}

export const ReportedEmendation = z.strictObject({
  segment: z.string(),
  before: z.string(),
  after: z.string(),
  class: ChangeClass,
  overridden: z.boolean().describe('a person gave the class'),
  reasons: z.array(z.string()),
  by: z.array(z.string()),
  at: z.string(),
  seq: Count,
  adoptedFrom: z.array(z.string()),
})

export const Report = z.strictObject({
  slug: z.string(),
  title: z.string(),
  version: z.string(),
  label: z.string(),
  language: z.string(),
  at: Count.describe('the point of the ledger of which this speaks'),
  status: z.strictObject({
    published: z.string().describe('the published status: that of the sign-off, or as it was imported'),
    certificate: z.string().nullable().describe('null: no sign-off holds'),
    isSignedText: z
      .boolean()
      .nullable()
      .describe('whether the text is still the one that was signed; null: no sign-off holds'),
  }),
  marks: z
    .strictObject({ unread: Count, proofread: Count, approved: Count, 'needs-work': Count })
    .describe('standing segments by their mark'),
  openQueries: Count,
  emendations: z.array(ReportedEmendation),
  classes: z.array(z.strictObject({ class: ChangeClass, emendations: Count, places: Count })),
  people: z.array(z.strictObject({ by: z.string(), ...share })),
  rounds: z.array(
    z.strictObject({
      name: z.string().nullable().describe('null: before any round was named'),
      seq: Count,
      by: z.string().nullable(),
      at: z.string().nullable(),
      ...share,
    }),
  ),
  rates: z.strictObject({ all: EditRate, substantive: EditRate }),
})
export type Report = z.infer<typeof Report>
