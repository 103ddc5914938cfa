/**
 * How acts are said: what people say of a text without changing it (queries, dismissals, lists, rounds, snapshots, reasons,
 * sign-offs), and the answer that holds them all. What they amount to is told in core/review, in page and server alike.
 */
import * as z from 'zod'
import { isSamePerson } from '../core/review/person.ts'
import { isBlank } from '../core/review/seen.ts'
import { changeClasses } from './change-classes.ts'
import { Id, Line, Name, SegmentId, SegmentText, Siglum } from './text.ts'

const Offset = z.number().int().min(0).max(200_000)
const Point = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER)
/** What a person writes to another: a sentence or a few paragraphs. */
const Remark = SegmentText.max(10_000)
const SpokenRemark = Remark.refine(text => text.trim() !== '', 'is empty')

const Ask = z
  .strictObject({
    act: z.literal('ask'),
    id: Id,
    segment: SegmentId,
    on: Id.nullable().describe('the revision in whose text the words stand; null: the imported text'),
    from: Offset,
    to: Offset,
    quote: SegmentText.describe('the words from `from` to `to`; empty: the whole segment'),
    text: SpokenRemark,
  })
  .refine(
    ({ from, to, quote }) => to - from === quote.length && (quote !== '' || from === 0),
    'quotes other words than it points at',
  )
const answer = { id: Id, query: Id }

const Dismiss = z.strictObject({
  act: z.literal('dismiss'),
  id: Id,
  key: Line.min(1),
  check: Name.max(60),
  version: Siglum,
  segment: SegmentId.nullable().describe('null: wherever the check finds the same in this transcript'),
  quote: SegmentText.max(2_000),
  reason: Line.default(''),
})

export const Policy = z.strictObject({
  silent: z.array(z.enum(changeClasses)).max(changeClasses.length),
  approval: z.enum(['anyone', 'another']),
  romanization: z.strictObject({
    zh: z.enum(['pinyin', 'wade-giles']).optional(),
    ko: z.enum(['revised', 'mccune-reischauer', 'dprk']).optional(),
  }),
})
export const RegisteredName = z.strictObject({
  preferred: Name.max(200),
  forms: z.array(Name.max(200)).max(50),
  kind: z.enum(['person', 'place', 'other']),
  note: Line,
})
export const Term = z.strictObject({
  term: Name.max(200),
  use: z.enum(['keep', 'avoid']),
  instead: Line.max(200),
  note: Line,
})
const setting = { id: Id, parent: Id.nullable().describe('the act that set the list in force') }

export const Act = z.discriminatedUnion('act', [
  z.strictObject({ act: z.literal('unblind'), id: Id, blind: Id }),
  Ask,
  z.strictObject({ act: z.literal('reply'), ...answer, text: SpokenRemark }),
  z.strictObject({ act: z.literal('settle'), ...answer, text: Remark }),
  z.strictObject({ act: z.literal('reopen'), ...answer, text: Remark }),
  Dismiss,
  z.strictObject({ act: z.literal('recall'), id: Id, dismissal: Id }),
  z.strictObject({ act: z.literal('policy'), ...setting, value: Policy }),
  z.strictObject({ act: z.literal('names'), ...setting, value: z.array(RegisteredName).max(2_000) }),
  z.strictObject({ act: z.literal('glossary'), ...setting, value: z.array(Term).max(2_000) }),
  z.strictObject({ act: z.literal('round'), id: Id, version: Siglum, name: Name.max(80) }),
  z.strictObject({ act: z.literal('snapshot'), id: Id, name: Name.max(80), note: Remark, point: Point }),
  z
    .strictObject({
      act: z.literal('account'),
      id: Id,
      revision: Id,
      class: z.enum(changeClasses).optional(),
      reason: Line.refine(reason => !isBlank(reason), 'is empty').optional(),
    })
    .refine(({ class: given, reason }) => given !== undefined || reason !== undefined, 'says nothing'),
  z.strictObject({
    act: z.literal('sign-off'),
    id: Id,
    version: Siglum,
    point: Point,
    sha256: z.string().regex(/^[0-9a-f]{64}$/, '64 hexadecimal digits'),
    examination: z.enum(['proofreading', 'review', 'revision']),
    against: Siglum.nullable(),
    note: Remark,
  }),
  z.strictObject({
    act: z.enum(['put-away', 'bring-back']),
    id: Id,
    version: Siglum.nullable().describe('null: the whole transcript'),
  }),
  z.strictObject({ act: z.literal('withdraw'), id: Id, signOff: Id, reason: Line }),
  z.strictObject({
    act: z.literal('blind'),
    id: Id,
    version: Siglum,
    point: Point,
    copies: z.array(z.strictObject({ siglum: Siglum, proofreader: Name })).length(2),
  }),
])
export type Act = z.infer<typeof Act>

/** Acts kept together or not at all. They have no texts, and are never stale: what they speak of must be there. */
export const ReviewChangeset = z
  .strictObject({
    id: Id,
    kind: z.literal('review'),
    by: Name.describe('the proofreader'),
    acts: z.array(Act).min(1, 'holds no act').max(500),
    revisions: z.array(z.never()).max(0, 'revisions go in a changeset of their own').optional(),
    marks: z.array(z.never()).max(0, 'marks go in a changeset of their own').optional(),
  })
  .refine(({ acts }) => new Set(acts.map(({ id }) => id)).size === acts.length, 'names an id twice')
  .refine(
    ({ acts }) => acts.length === 1 || acts.every(({ act }) => act !== 'sign-off'),
    'signs off beside other acts: a sign-off goes in a changeset of its own',
  )
  .refine(
    ({ acts }) => acts.every(({ act }) => act !== 'blind'),
    'begins a blind reading, which makes copies: ask for it at its own address',
  )
export type ReviewChangeset = z.infer<typeof ReviewChangeset>

/** Begins a blind reading: two copies of `version` as it stands, one for each proofreader. */
export const BlindStart = z
  .strictObject({
    id: Id,
    by: Name,
    version: Siglum,
    act: Id,
    proofreaders: z.tuple([Name, Name]),
  })
  .refine(({ proofreaders: [one, other] }) => !isSamePerson(one, other), 'names one proofreader twice')
export type BlindStart = z.infer<typeof BlindStart>

export const SetAct = z.strictObject({ act: Act, seq: z.number().int(), by: z.string(), at: z.string() })

/** Where the words of a query stand at the point of the answer. */
export const AnchorPlace = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('placed'), segment: z.string(), from: z.number(), to: z.number() }),
  z.strictObject({ kind: z.literal('detached'), segment: z.string().describe('where they stood last') }),
])

export const ReviewState = z.strictObject({
  seq: z.number().int().describe('the point of the ledger of which this speaks'),
  acts: z.array(SetAct).describe('all acts up to that point, in order'),
  places: z.record(z.string(), AnchorPlace).describe('by the id of each query'),
  heads: z
    .record(z.string(), z.string().nullable())
    .describe('of each segment in `places`, the revision in whose text they stand; null: the imported text'),
})
export type ReviewState = z.infer<typeof ReviewState>

/** What stands between a version and its sign-off. */
export const Obstacles = z.strictObject({
  unproofread: z.array(z.string()),
  queries: z.array(z.string()),
  unexplained: z.array(z.string()),
})
export type Obstacles = z.infer<typeof Obstacles>
