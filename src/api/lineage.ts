/** How the lineage of a segment's words is said: stretches with one origin each, and the way from there to here. */
import * as z from 'zod'
import { changesetKinds } from './changesets.ts'

/** One entry of the ledger as it touched one segment. */
const Deed = z.strictObject({
  segment: z.string(),
  revision: z.string().nullable().describe('null: the imported text'),
  seq: z.number().int(),
  by: z.string(),
  at: z.string(),
  reason: z.string().nullable(),
  changeset: z.enum([...changesetKinds, 'import']).describe('the kind of the changeset'),
})

const Replaced = z.string().nullable().describe('the words whose place it took; null: it took none')

export const LineageSpan = z.strictObject({
  from: z.number().int(),
  to: z.number().int(),
  origin: Deed.extend({
    kind: z.enum(['imported', 'revision']),
    version: z.string().describe('the siglum of the version into which it first came'),
  }),
  replaced: Replaced,
  path: z
    .array(
      Deed.extend({
        kind: z
          .enum(['adopted', 'copied', 'carried', 'moved', 'returned'])
          .describe(
            'adopted: from a segment that the revision names; copied: with its version; carried: from another segment in the same save, as by a join; moved: within the segment; returned: put back',
          ),
        from: z.string().describe('the segment that it came from'),
        replaced: Replaced,
        away: Deed.optional().describe('of `returned`: what had taken it out'),
      }),
    )
    .describe('what befell it after its origin, oldest first'),
})
export type LineageSpan = z.infer<typeof LineageSpan>

export const Lineage = z.strictObject({
  segment: z.string(),
  at: z.number().int().describe('the point of the ledger of which this speaks'),
  text: z.string(),
  spans: z
    .array(LineageSpan)
    .describe('in order; every word of the text is in one of them, offsets in UTF-16 units'),
})
export type Lineage = z.infer<typeof Lineage>
