/**
 * The bytes of a request -> a value of its schema, or the refusal. Bytes that are no UTF-8 are refused, not repaired: a
 * repaired text would be kept in place of the one that was sent. The refusal names the place and the rule, never the input.
 */
import type { Context } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type * as z from 'zod'
import { UNKEPT } from '../api/text.ts'
import { NOT_WELL_FORMED, refuse } from './refuse.ts'

const MEGABYTE = 1_048_576
export const IMPORT_LIMIT = 25 * MEGABYTE
export const CHANGESET_LIMIT = 8 * MEGABYTE

/** Refuses a body of more than `bytes`, whether it says its length or not. */
export function limited(bytes: number) {
  return bodyLimit({
    maxSize: bytes,
    onError: c =>
      refuse(c, 'too-large', `At most ${bytes / MEGABYTE} MB in one request: send it in smaller parts.`),
  })
}

/** The body as `schema` says it, or the answer that refuses it. */
export async function readBody<Schema extends z.ZodType>(
  c: Context,
  schema: Schema,
): Promise<ParsedBody<z.output<Schema>>> {
  let bytes: Uint8Array
  try {
    bytes = new Uint8Array(await c.req.arrayBuffer())
  } catch {
    return { kind: 'refused', refusal: refuse(c, 'invalid-body', 'The body ended too early.') }
  }
  return parseBody(c, schema, bytes)
}

type ParsedBody<Body> = { kind: 'body'; body: Body } | { kind: 'refused'; refusal: Response }

/** The same of bytes that came as a part of a request. */
export function parseBody<Schema extends z.ZodType>(
  c: Context,
  schema: Schema,
  bytes: Uint8Array,
): ParsedBody<z.output<Schema>> {
  const refused = (code: 'invalid-body' | 'not-well-formed', detail: string) => ({
    kind: 'refused' as const,
    refusal: refuse(c, code, detail),
  })
  let json: unknown
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    json = JSON.parse(text)
    if (namesPrototype(text)) return refused('invalid-body', `The body: ${PROTOTYPE} names nothing here.`)
  } catch {
    return refused('invalid-body', 'The body is not JSON in UTF-8.')
  }
  const parsed = schema.safeParse(json)
  if (parsed.success) return { kind: 'body', body: parsed.data }
  const { issues } = parsed.error
  if (issues.some(({ message }) => message === UNKEPT)) return refused('not-well-formed', NOT_WELL_FORMED)
  const [first] = issues
  return refused('invalid-body', `${placeOf(first?.path ?? [])}: ${ruleOf(first)}.`)
}

const PROTOTYPE = '__proto__'

/** The schema library drops this name without a word, so that half of what was sent would be kept and called the whole. */
function namesPrototype(text: string): boolean {
  if (!text.includes(PROTOTYPE) && !text.includes('\\u')) return false
  let found = false
  JSON.parse(text, (name, value: unknown) => {
    if (name === PROTOTYPE) found = true
    return value
  })
  return found
}

/** `revisions[0].text`. Names in a path are our own only where the schema has them, so anything odd is left out. */
function placeOf(path: readonly PropertyKey[]): string {
  const place = path
    .map(step =>
      typeof step === 'number' ? `[${step}]` : /^\w{1,40}$/.test(String(step)) ? `.${String(step)}` : '.?',
    )
    .join('')
    .replace(/^\./, '')
  return place || 'The body'
}

function ruleOf(issue: z.core.$ZodIssue | undefined): string {
  if (!issue) return 'is not what this address takes'
  // Its message repeats the names that were sent.
  if (issue.code === 'unrecognized_keys') return 'has a name that does not belong there'
  return issue.message.replace(/\.$/, '')
}
