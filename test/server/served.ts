/** An application over a store in memory, and requests as this program's own page makes them. */
import { randomUUID } from 'node:crypto'
import { alignHere } from '../../src/server/aligner.ts'
import { createApp } from '../../src/server/app.ts'
import type { Dependencies } from '../../src/server/dependencies.ts'
import { createFeed } from '../../src/server/feed.ts'
import { readHere } from '../../src/server/reader.ts'
import { openMemoryStore } from '../../src/store/open.ts'
import { NOON } from '../store/material.ts'

export const PORT = 4680
const OWN = { host: `localhost:${PORT}` }

export async function serve(more: Partial<Dependencies> = {}) {
  const store = await openMemoryStore(NOON)
  const lines: string[] = []
  const closing = new AbortController()
  const app = createApp({
    store,
    feed: createFeed(),
    align: async task => alignHere(task),
    read: readHere,
    newId: randomUUID,
    now: () => NOON,
    port: () => PORT,
    version: '0.0.0',
    page: null,
    log: line => lines.push(line),
    closing: closing.signal,
    pingEvery: 15_000,
    ...more,
  })
  return {
    app,
    store,
    closing,
    /** What the application told the person who runs it. */
    lines,
    get: (path: string, headers: Record<string, string> = {}) =>
      app.request(path, { headers: { ...OWN, ...headers } }),
    post: (path: string, body: unknown, headers: Record<string, string> = {}) =>
      app.request(path, {
        method: 'POST',
        headers: { ...OWN, 'content-type': 'application/json', ...headers },
        body:
          typeof body === 'string' || body instanceof Uint8Array ? (body as BodyInit) : JSON.stringify(body),
      }),
    async json<T>(path: string): Promise<T> {
      const answer = await app.request(path, { headers: OWN })
      if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`)
      return (await answer.json()) as T
    },
  }
}

export type Served = Awaited<ReturnType<typeof serve>>

/** The body of an import of these versions (siglum -> text). */
export function sent(slug: string, versions: Record<string, string>, roles: Record<string, string> = {}) {
  return {
    id: randomUUID(),
    by: 'Importer',
    slug,
    title: `The talk ${slug}`,
    date: '1962-04-30',
    metadata: { citation: 'An archive, 1962' },
    versions: Object.entries(versions).map(([siglum, text]) => ({
      siglum,
      label: `Version ${siglum}`,
      language: 'en',
      text,
      ...(roles[siglum] && { role: roles[siglum] }),
    })),
  }
}
