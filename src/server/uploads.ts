/**
 * A `multipart/form-data` request -> its files and what it says of them (`about`, JSON), or the refusal. Nothing here opens a
 * file's content; names are for people and open nothing.
 */
import type { Context } from 'hono'
import type * as z from 'zod'
import { parseBody } from './body.ts'
import type { FileGiven } from './reader.ts'
import { refuse } from './refuse.ts'

const MOST_FILES = 50

type Uploaded<About> =
  | { kind: 'uploaded'; files: FileGiven[]; about: About }
  | { kind: 'refused'; refusal: Response }

/** True of a request that carries files. */
export function isUpload(c: Context): boolean {
  return /^multipart\/form-data\s*;/i.test(c.req.header('content-type') ?? '')
}

export async function readUpload<Schema extends z.ZodType>(
  c: Context,
  schema: Schema,
): Promise<Uploaded<z.output<Schema>>> {
  const refused = (detail: string) => ({
    kind: 'refused' as const,
    refusal: refuse(c, 'invalid-body', detail),
  })
  let form: FormData
  try {
    form = await c.req.raw.formData()
  } catch {
    return refused('The body is not multipart/form-data.')
  }
  const files: FileGiven[] = []
  for (const [name, value] of form.entries()) {
    if (name === 'about') continue
    if (name !== 'file' || typeof value === 'string')
      return refused('Send files in parts named `file`, and what is to be said of them in one part `about`.')
    if (files.length === MOST_FILES) return refused(`Send at most ${MOST_FILES} files at one time.`)
    files.push({ name: plainName(value.name), bytes: new Uint8Array(await value.arrayBuffer()) })
  }
  if (files.length === 0) return refused('There is no part named `file`.')
  const [about = '{}', second] = form.getAll('about')
  if (second !== undefined) return refused('There is more than one part named `about`.')
  const bytes =
    typeof about === 'string' ? new TextEncoder().encode(about) : new Uint8Array(await about.arrayBuffer())
  const parsed = parseBody(c, schema, bytes)
  return parsed.kind === 'refused' ? parsed : { kind: 'uploaded', files, about: parsed.body }
}

/** The last part of a path, as one line. */
function plainName(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? ''
  return (
    last
      .replace(/\p{Cc}+/gu, ' ')
      .toWellFormed()
      .slice(0, 200)
      .trim() || 'file'
  )
}
