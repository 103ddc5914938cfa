/**
 * A problem code -> the answer that says so. Every refusal of the server is made here, as RFC 9457
 * `application/problem+json`; nothing of the request and nothing internal is repeated in it.
 */
import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { type Problem, type ProblemCode, problems } from '../api/problems.ts'
import { StoreError } from '../store/errors.ts'

/** The answer for `code`; `detail` is a sentence that says what to do. */
export function refuse(
  c: Context,
  code: ProblemCode,
  detail: string,
  more: Pick<Problem, 'stale' | 'obstacles'> & { headers?: Record<string, string> } = {},
): Response {
  const [status, title] = problems[code]
  const { headers = {}, stale, obstacles } = more
  const body: Problem = {
    type: `urn:recension:problem:${code}`,
    title,
    status,
    code,
    detail,
    ...(stale && { stale }),
    ...(obstacles && { obstacles }),
  }
  return c.body(JSON.stringify(body), status as ContentfulStatusCode, {
    'content-type': 'application/problem+json',
    'cache-control': 'no-store',
    ...headers,
  })
}

/** What was thrown -> an answer. `log` hears of what nobody expected. */
export function refuseError(error: unknown, c: Context, log: (line: string) => void): Response {
  if (error instanceof StoreError) {
    log(`The store refused (${error.code}): ${oneLine(error.message)}`)
    if (error.code === 'storage-full') {
      return refuse(
        c,
        'storage-full',
        'The server has no room left. Keep this page open, make room there and save again.',
      )
    }
    if (error.code === 'not-well-formed') return refuse(c, 'not-well-formed', NOT_WELL_FORMED)
    return refuse(c, 'storage-failed', 'Keep this page open and save again in a moment.', {
      headers: { 'retry-after': '2' },
    })
  }
  if (error instanceof HTTPException) {
    const status = error.getResponse().status
    if (status === 413) return refuse(c, 'too-large', 'Send it in smaller parts.')
    if (status === 404) return refuse(c, 'not-found', 'Check the address.')
    if (status < 500) return refuse(c, 'invalid-body', 'Check the request against /api/openapi.json.')
  }
  log(
    `A mistake of the program: ${oneLine(error instanceof Error ? (error.stack ?? error.message) : String(error))}`,
  )
  return refuse(c, 'internal', 'Keep this page open and try again; the server’s own output says more.')
}

export const NOT_WELL_FORMED =
  'A text holds half a surrogate pair or the character U+0000, which cannot be kept. Remove it and save again.'

/** Nothing that came over the wire may start a line of the log. */
function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').slice(0, 2_000)
}
