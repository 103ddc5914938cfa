/**
 * The plan of an import (versions, then what came with them) -> the store, step by step, each step under an id that follows from the
 * import's own: what was cut off in the middle is finished by asking for the same again, and what is there is not done twice.
 */
import { createHash } from 'node:crypto'
import type { AlignChangeset, Changeset, ImportOutcome, NewVersion, ReviewChangeset, Store } from './store.ts'

export interface BringIn {
  id: string
  by: string
  versions: readonly NewVersion[]
  changesets: readonly (Changeset | AlignChangeset | ReviewChangeset)[]
}

/** Where the versions go: a transcript that is there, or a new one. */
export type Destination =
  | { kind: 'transcript'; slug: string }
  | { kind: 'new'; slugs: readonly string[]; title: string; date: string; metadata: Record<string, string> }

export type BroughtIn = ImportOutcome | { kind: 'refused'; changeset: string; why: string }

/** Asks for all steps. A version is one step: of several, those before the one that is refused stay. */
export async function bringIn(store: Store, to: Destination, from: BringIn, at: string): Promise<BroughtIn> {
  const { id, by, versions, changesets } = from
  let outcome: ImportOutcome
  if (to.kind === 'new') {
    const { slugs, title, date, metadata } = to
    outcome = await store.importTranscript({ id, by, slugs, title, date, metadata, versions }, at)
  } else {
    outcome = { kind: 'replayed', slug: to.slug, sigla: [] }
    for (const [number, version] of versions.entries()) {
      const stepId = versions.length === 1 ? id : idUnder(id, `version ${number}`)
      const step = await store.importVersion(to.slug, { id: stepId, by, version }, at)
      if (step.kind !== 'imported' && step.kind !== 'replayed') return step
      const sigla: string[] = [...outcome.sigla, ...step.sigla]
      outcome = { kind: step.kind === 'imported' ? 'imported' : outcome.kind, slug: to.slug, sigla }
    }
  }
  if (outcome.kind !== 'imported' && outcome.kind !== 'replayed') return outcome
  for (const changeset of changesets) {
    const saved = await store.save(outcome.slug, changeset, at)
    if (saved.kind !== 'saved' && saved.kind !== 'replayed')
      return { kind: 'refused', changeset: changeset.kind, why: saved.kind }
  }
  return outcome
}

/** An id (UUID, version 8) that follows from another and a name. */
export function idUnder(id: string, name: string): string {
  const hex = createHash('sha256').update(`${id}\n${name}`, 'utf8').digest('hex')
  const variant = ((Number.parseInt(hex[16]!, 16) & 3) | 8).toString(16)
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
