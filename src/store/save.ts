/**
 * A changeset -> one ledger entry with its revisions and marks, or its pins, or the reason why not; all of it or nothing.
 * Promised and tested: the same changeset twice is saved once and answered alike; a revision is kept only if its parent
 * is the segment's head at that moment (see stale.ts), so nobody's text is written over unseen. Merging is not done here
 * but in the page.
 */
import type { Kysely, Transaction } from 'kysely'
import { canonicalJson } from '../core/canonical.ts'
import { insertActs, usedAct } from './acts.ts'
import { keptText, StoreError } from './errors.ts'
import { appendEntry, entriesOf, entryOf, sha256, takeTurn } from './ledger.ts'
import { insertPins, savedPins, unknownIn, usedPin } from './pins.ts'
import { transact } from './revert.ts'
import { inRuns } from './runs.ts'
import type { Schema } from './schema.ts'
import { headsOf, staleOnes } from './stale.ts'
import { actRefusal, markRefusal, parentsRefusal } from './standing.ts'
import type {
  AlignChangeset,
  Changeset,
  EntryBody,
  NewMark,
  NewRevision,
  ReviewChangeset,
  Saved,
  SaveOutcome,
} from './store.ts'

type AnyChangeset = Changeset | AlignChangeset | ReviewChangeset
type ChangesetBody = Extract<EntryBody, { type: 'changeset' }>

/** See `Store.save`. */
export async function save(
  db: Kysely<Schema>,
  slug: string,
  changeset: AnyChangeset,
  at: string,
): Promise<SaveOutcome> {
  try {
    return await attempt(db, slug, changeset, at)
  } catch (error) {
    // Second line of defence: the unique index saw what the comparison could not yet. Now the comparison sees it too.
    if (error instanceof StoreError && error.code === 'not-unique') return attempt(db, slug, changeset, at)
    throw error
  }
}

function attempt(
  db: Kysely<Schema>,
  slug: string,
  changeset: AnyChangeset,
  at: string,
): Promise<SaveOutcome> {
  const { id, by } = changeset
  const body = bodyOf(changeset)
  const request = sha256(canonicalJson({ slug, by, body }))

  return transact<SaveOutcome>(db, async (tx, revert) => {
    const turn = await takeTurn(tx, slug)
    if (!turn) return revert({ kind: 'unknown-transcript' })

    const [before] = await entriesOf(tx, id)
    if (before && before.request !== request) return revert({ kind: 'id-reused', id })
    if (before) return revert({ kind: 'replayed', saved: await savedAs(tx, slug, entryOf(before)) })

    const { revisions, marks, pins = [], acts = [], parents = [], reason } = body
    const segments = [...new Set([...revisions, ...marks].map(({ segment }) => segment))]
    const heads = await headsOf(tx, slug, segments)
    const unknown = segments.find(segment => !heads.has(segment))
    if (unknown !== undefined) return revert({ kind: 'unknown-segment', segment: unknown })
    const unknownPinned = await unknownIn(tx, slug, pins)
    if (unknownPinned) return revert(unknownPinned)

    const used = (await usedRevision(tx, revisions)) ?? (await usedPin(tx, pins)) ?? (await usedAct(tx, acts))
    if (used !== undefined) return revert({ kind: 'id-reused', id: used })

    const stale = await staleOnes(tx, slug, heads, revisions, marks)
    if (stale.length > 0) return revert({ kind: 'stale', stale })

    const refusal =
      (await actRefusal(tx, slug, turn.seq - 1, acts)) ??
      (await parentsRefusal(tx, slug, turn.seq - 1, parents)) ??
      (await markRefusal(tx, slug, turn.seq - 1, by, body, heads))
    if (refusal) return revert(refusal)

    const { seq } = await appendEntry(tx, slug, turn, { by, at, body, part: '', request })
    const siglum = (segment: string) => heads.get(segment)!.siglum
    await insertRevisions(tx, slug, seq, revisions, siglum)
    await insertMarks(tx, slug, seq, marks, siglum)
    await insertPins(tx, slug, seq, pins, reason)
    await insertActs(tx, slug, seq, acts)
    return { kind: 'saved', saved: await savedAs(tx, slug, { seq, at, body }) }
  })
}

function bodyOf(changeset: AnyChangeset): ChangesetBody {
  if (changeset.kind === 'review') {
    const { id, kind, acts } = changeset
    return { type: 'changeset', id, kind, revisions: [], marks: [], acts: [...acts] }
  }
  if (changeset.kind !== 'align') {
    const { id, kind, revisions, marks = [], parents } = changeset
    const rest = parents === undefined ? {} : { parents: [...parents] }
    return { type: 'changeset', id, kind, revisions: [...revisions], marks: [...marks], ...rest }
  }
  const { id, kind, pins, reason } = changeset
  return {
    type: 'changeset',
    id,
    kind,
    revisions: [],
    marks: [],
    pins: [...pins],
    ...(reason === undefined ? {} : { reason: keptText(reason) }),
  }
}

async function savedAs(
  tx: Transaction<Schema>,
  slug: string,
  { seq, at, body }: { seq: number; at: string; body: EntryBody },
): Promise<Saved> {
  const { revisions, pins } = body.type === 'changeset' ? body : { revisions: [], pins: undefined }
  return {
    seq,
    at,
    revisions: revisions.map(({ id, segment, parent }) => ({ id, segment, parent })),
    ...(pins && { pins: await savedPins(tx, slug, seq, pins) }),
  }
}

/** A revision id of these that some other changeset has used. */
async function usedRevision(
  tx: Transaction<Schema>,
  revisions: readonly NewRevision[],
): Promise<string | undefined> {
  for (const run of inRuns(revisions.map(({ id }) => id))) {
    const row = await tx.selectFrom('revisions').select('id').where('id', 'in', run).executeTakeFirst()
    if (row) return row.id
  }
  return undefined
}

async function insertRevisions(
  tx: Transaction<Schema>,
  slug: string,
  seq: number,
  revisions: readonly NewRevision[],
  siglum: (segment: string) => string,
): Promise<void> {
  for (const run of inRuns(revisions)) {
    const rows = run.map(revision => ({
      id: revision.id,
      slug,
      seq,
      siglum: siglum(revision.segment),
      segment: revision.segment,
      parent: revision.parent ?? '',
      text: keptText(revision.text),
      reason: revision.reason ?? null,
      class: revision.class ?? null,
      adopted_from: revision.adoptedFrom ?? null,
    }))
    await tx.insertInto('revisions').values(rows).execute()
  }
}

async function insertMarks(
  tx: Transaction<Schema>,
  slug: string,
  seq: number,
  marks: readonly NewMark[],
  siglum: (segment: string) => string,
): Promise<void> {
  for (const run of inRuns(marks)) {
    const rows = run.map(({ segment, mark, on }) => ({
      slug,
      seq,
      siglum: siglum(segment),
      segment,
      mark,
      judged: on ?? '',
    }))
    await tx.insertInto('marks').values(rows).execute()
  }
}
