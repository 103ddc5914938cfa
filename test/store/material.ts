/** What the tests of the store and the server are made of: a clock that only steps, ids, paragraphs, seeded dice. */
import { randomUUID } from 'node:crypto'
import type { Pin } from '../../src/core/pin.ts'
import type { Act } from '../../src/core/review/act.ts'
import type { Segment } from '../../src/core/transcript.ts'
import type {
  AlignChangeset,
  Changeset,
  NewVersion,
  ReviewChangeset,
  Store,
  TranscriptImport,
} from '../../src/store/store.ts'

export const NOON = '2026-01-01T12:00:00.000Z'

/** A plain stand-in for `segmentText`: paragraphs between blank lines. */
export function paragraphs(text: string): Segment[] {
  const found: Segment[] = []
  for (const match of text.matchAll(/[^\n]+(?:\n[^\n]+)*/g)) {
    found.push({ kind: 'paragraph', text: match[0], from: match.index, to: match.index + match[0].length })
  }
  return found
}

export function version(siglum: string, text: string, segments = paragraphs(text)): NewVersion {
  return {
    siglum,
    label: `Version ${siglum}`,
    language: 'en',
    status: 'Not yet proofread',
    provenance: '',
    role: siglum === 'A' ? 'translation' : 'draft',
    text,
    segments,
  }
}

export function transcript(
  slug: string,
  versions: NewVersion[],
  id: string = randomUUID(),
): TranscriptImport {
  return { id, by: 'Importer', slugs: [slug], title: slug, date: '1962', metadata: {}, versions }
}

/** A changeset of one edit. */
export function edit(segment: string, parent: string | null, text: string): Changeset {
  return {
    id: randomUUID(),
    kind: 'edit',
    by: 'Ada',
    revisions: [{ id: randomUUID(), segment, parent, text }],
  }
}

/** A changeset of these pins, which get ids. */
export function pinning(...pins: Omit<Pin, 'id'>[]): AlignChangeset {
  return {
    id: randomUUID(),
    kind: 'align',
    by: 'Ada',
    pins: pins.map(pin => ({ id: randomUUID(), ...pin })),
  }
}

/** Imports `versions` (siglum -> text) under `slug`. */
export async function seed(store: Store, slug: string, versions: Record<string, string>): Promise<void> {
  const all = Object.entries(versions).map(([siglum, text]) => version(siglum, text))
  const outcome = await store.importTranscript(transcript(slug, all), NOON)
  if (outcome.kind !== 'imported') throw new Error(`seeding ended in ${outcome.kind}`)
}

/** Numbers in [0, 1) that are the same for the same seed (mulberry32). */
export function dice(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** A changeset of these acts, which get ids. */
export function reviewing(by: string, ...acts: UnnamedAct[]): ReviewChangeset & { acts: Act[] } {
  return {
    id: randomUUID(),
    kind: 'review',
    by,
    acts: acts.map(act => ({ id: randomUUID(), ...act }) as Act),
  }
}
type UnnamedAct = Act extends infer One ? (One extends Act ? Omit<One, 'id'> : never) : never
