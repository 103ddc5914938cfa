/**
 * Every way in which the server refuses, as RFC 9457 `application/problem+json`: a closed list of codes, each with its
 * HTTP status and title. The `detail` of one refusal is a sentence that says what to do.
 */
import * as z from 'zod'
import { Obstacles } from './review.ts'

export const problems = {
  'not-found': [404, 'There is nothing at this address'],
  'unknown-transcript': [404, 'No such transcript'],
  'unknown-version': [404, 'No such version'],
  'unknown-segment': [404, 'No such segment'],
  'method-not-allowed': [405, 'This address does not take that method'],
  'invalid-query': [400, 'The address has a wrong or missing parameter'],
  'invalid-body': [400, 'The body is not what this address takes'],
  'not-well-formed': [400, 'The text is not well-formed Unicode'],
  'foreign-origin': [403, 'Changes are taken from this program’s own page only'],
  'foreign-host': [421, 'This server does not answer to that host name'],
  'not-json': [415, 'Send application/json'],
  'too-large': [413, 'The body is too large'],
  stale: [409, 'Somebody saved this segment after you opened it'],
  exists: [409, 'That name is taken'],
  unknown: [404, 'What this speaks of is not there'],
  overtaken: [409, 'Somebody else was here in between'],
  'not-ready': [409, 'The text is not ready to be signed off'],
  'not-allowed': [409, 'The policy of this transcript does not allow it'],
  'id-reused': [422, 'This id was used for another changeset'],
  'storage-full': [507, 'The disk is full'],
  'storage-failed': [503, 'The database did not answer'],
  internal: [500, 'The program made a mistake'],
} as const satisfies Record<string, readonly [status: number, title: string]>

export type ProblemCode = keyof typeof problems

/** What the page needs in order to merge: for one segment, the parent that was given and the head that is there. */
export const StaleSegment = z.strictObject({
  segment: z.string(),
  parent: z.string().nullable(),
  head: z.string().nullable(),
  parentText: z.string().nullable().describe('null where the given parent is no revision of this segment'),
  headText: z.string(),
  headBy: z.string().nullable(),
  headAt: z.string().nullable(),
})
export type StaleSegment = z.infer<typeof StaleSegment>

export const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number(),
  code: z.enum(Object.keys(problems) as [ProblemCode, ...ProblemCode[]]),
  detail: z.string(),
  stale: z
    .array(StaleSegment)
    .optional()
    .describe('with code `stale`: every segment whose parent is not its head'),
  obstacles: Obstacles.optional().describe('with code `not-ready`: what has still to be done'),
})
export type Problem = z.infer<typeof Problem>
