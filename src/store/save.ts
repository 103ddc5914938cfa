/**
 * A changeset -> one ledger entry with its revisions and marks, or its pins, or the reason why not; all of it or nothing. Promised and
 * tested: the same changeset twice is saved once and answered alike; a revision is kept only if its parent is the
 * segment's head at that moment, so nobody's text is written over unseen. Merging is not done here but in the page.
 */
import type { Kysely, Transaction } from 'kysely'
import { canonicalJson } from '../core/canonical.ts'
import { keptText, StoreError } from './errors.ts'
import { appendEntry, entriesOf, entryOf, sha256, takeTurn } from './ledger.ts'
import { insertPins, savedPins, unknownIn, usedPin } from './pins.ts'
import { transact } from './revert.ts'
import { inRuns } from './runs.ts'
import type { Schema } from './schema.ts'
import type {
  AlignChangeset,
  Changeset,
  EntryBody,
  NewMark,
  NewRevision,
  Saved,
  SaveOutcome,
  StaleSegment,
} from './store.ts'

type ChangesetBody = Extract<EntryBody, { type: 'changeset' }>

type Head = Omit<StaleSegment, 'segment' | 'parent' | 'parentText'> & { siglum: string }

/** See `Store.save`. */
export async function save(
  db: Kysely<Schema>,
  slug: string,
  changeset: Changeset | AlignChangeset,
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
  changeset: Changeset | AlignChangeset,
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

    const { revisions, marks, pins = [], reason } = body
    const segments = [...new Set([...revisions, ...marks].map(({ segment }) => segment))]
    const heads = await headsOf(tx, slug, segments)
    const unknown = segments.find(segment => !heads.has(segment))
    if (unknown !== undefined) return revert({ kind: 'unknown-segment', segment: unknown })
    const unknownPinned = await unknownIn(tx, slug, pins)
    if (unknownPinned) return revert(unknownPinned)

    const used = (await usedRevision(tx, revisions)) ?? (await usedPin(tx, pins))
    if (used !== undefined) return revert({ kind: 'id-reused', id: used })

    const stale = await staleOnes(tx, slug, heads, revisions, marks)
    if (stale.length > 0) return revert({ kind: 'stale', stale })

    const { seq } = await appendEntry(tx, slug, turn, { by, at, body, part: '', request })
    const siglum = (segment: string) => heads.get(segment)!.siglum
    await insertRevisions(tx, slug, seq, revisions, siglum)
    await insertMarks(tx, slug, seq, marks, siglum)
    await insertPins(tx, slug, seq, pins, reason)
    return { kind: 'saved', saved: await savedAs(tx, slug, { seq, at, body }) }
  })
}

function bodyOf(changeset: Changeset | AlignChangeset): ChangesetBody {
  const { id, kind } = changeset
  if (kind !== 'align') {
    const { revisions, marks = [] } = changeset
    return { type: 'changeset', id, kind, revisions: [...revisions], marks: [...marks] }
  }
  const { pins, reason } = changeset
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

/** The current state of each of these segments; one that does not exist is left out. */
async function headsOf(
  tx: Transaction<Schema>,
  slug: string,
  segments: readonly string[],
): Promise<Map<string, Head>> {
  const heads = new Map<string, Head>()
  for (const run of inRuns(segments)) {
    const imported = await tx
      .selectFrom('segments')
      .select(['id', 'siglum', 'text'])
      .where('slug', '=', slug)
      .where('id', 'in', run)
      .execute()
    for (const { id, siglum, text } of imported) {
      heads.set(id, { siglum, head: null, headText: text, headBy: null, headAt: null })
    }
    const revised = await tx
      .selectFrom('revisions as r')
      .innerJoin('entries as e', join => join.onRef('e.slug', '=', 'r.slug').onRef('e.seq', '=', 'r.seq'))
      .select(['r.id', 'r.siglum', 'r.segment', 'r.text', 'e.by', 'e.at'])
      .where('r.slug', '=', slug)
      .where('r.segment', 'in', run)
      .where('r.seq', '=', ({ selectFrom }) =>
        selectFrom('revisions as later')
          .select(({ fn }) => fn.max('later.seq').as('last'))
          .whereRef('later.slug', '=', 'r.slug')
          .whereRef('later.segment', '=', 'r.segment'),
      )
      .execute()
    for (const { id, siglum, segment, text, by, at } of revised) {
      heads.set(segment, { siglum, head: id, headText: text, headBy: by, headAt: at })
    }
  }
  return heads
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

/** Every segment whose given parent (or judged revision) is not what stands there now. */
async function staleOnes(
  tx: Transaction<Schema>,
  slug: string,
  heads: ReadonlyMap<string, Head>,
  revisions: readonly NewRevision[],
  marks: readonly NewMark[],
): Promise<StaleSegment[]> {
  const coming = new Map(revisions.map(({ segment, id }) => [segment, id]))
  const given = [
    ...revisions.map(({ segment, parent }) => ({ segment, parent })),
    ...marks
      .filter(({ segment, on }) => !coming.has(segment) || coming.get(segment) !== on)
      .map(({ segment, on }) => ({ segment, parent: on, overtaken: coming.has(segment) })),
  ]
  const stale: StaleSegment[] = []
  for (const { segment, parent, ...rest } of given) {
    const { siglum: _, ...head } = heads.get(segment)!
    // A mark on the old head beside a new revision of the same segment judges a text that this save replaces.
    const overtaken = 'overtaken' in rest && rest.overtaken
    if (parent === head.head && !overtaken) continue
    if (stale.some(other => other.segment === segment)) continue
    stale.push({ segment, parent, ...head, parentText: await textOf(tx, slug, segment, parent) })
  }
  return stale
}

async function textOf(
  tx: Transaction<Schema>,
  slug: string,
  segment: string,
  revision: string | null,
): Promise<string | null> {
  const row =
    revision === null
      ? await tx
          .selectFrom('segments')
          .select('text')
          .where('slug', '=', slug)
          .where('id', '=', segment)
          .executeTakeFirst()
      : await tx
          .selectFrom('revisions')
          .select('text')
          .where('id', '=', revision)
          .where('slug', '=', slug)
          .where('segment', '=', segment)
          .executeTakeFirst()
  return row?.text ?? null
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
