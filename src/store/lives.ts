/**
 * Rows -> the lives of segments, as the core traces words over them: every state with who made it, with what kind of
 * changeset, beside which other segments, and where its words are said to come from. The import of a blind copy says that
 * they come from the version that was copied. A reason that was given after the fact stands in the place of the first.
 * Tracing is done in core/review/lineage.ts.
 */
import type { Kysely } from 'kysely'
import type { Account, Act, Blind } from '../core/review/act.ts'
import { type LifeState, type SegmentLife, sourcesOf } from '../core/review/lineage.ts'
import { inRuns } from './runs.ts'
import type { Schema } from './schema.ts'
import type { EntryBody } from './store.ts'

/** See `Store.lives`. */
export async function readLives(
  db: Kysely<Schema>,
  slug: string,
  segments: readonly string[],
  at: number,
): Promise<Map<string, SegmentLife | null>> {
  const states = new Map<string, LifeState[]>()
  const copied = await copiesOf(db, slug)
  const reasons = await laterReasons(db, slug, at)
  const bodies = new Map<number, Changes>()
  for (const run of inRuns(segments)) {
    for (const row of await importedRows(db, slug, run, at)) {
      const point = copied.get(row.siglum)
      const number = row.id.slice(row.siglum.length)
      const sources = point ? [{ segment: point.version + number, at: point.point }] : []
      const entry = { seq: Number(row.seq), by: row.by, at: row.at }
      states.set(row.id, [
        stateOf(null, row.text, entry, null, { kind: 'import', segments: [] }, row.id, sources),
      ])
    }
    for (const row of await revisionRows(db, slug, run, at)) {
      const seq = Number(row.seq)
      const changes = bodies.get(seq) ?? changesIn(row.body)
      bodies.set(seq, changes)
      const sources = sourcesOf(row.segment, seq, row.adopted_from, changes.parents)
      const entry = { seq, by: row.by, at: row.at }
      states
        .get(row.segment)
        ?.push(
          stateOf(row.id, row.text, entry, reasons.get(row.id) ?? row.reason, changes, row.segment, sources),
        )
    }
  }
  return new Map(
    segments.map(segment => {
      const own = states.get(segment)
      return [segment, own ? { segment, states: own } : null]
    }),
  )
}

interface Changes {
  kind: string
  segments: string[]
  parents?: string[] | undefined
}

function stateOf(
  revision: string | null,
  text: string,
  entry: { seq: number; by: string; at: string },
  reason: string | null,
  { kind, segments }: Changes,
  segment: string,
  sources: LifeState['sources'],
): LifeState {
  const beside = segments.length > 1 ? segments.filter(other => other !== segment) : []
  return { revision, text, ...entry, reason, changeset: kind, beside, sources }
}

function importedRows(db: Kysely<Schema>, slug: string, segments: readonly string[], at: number) {
  return db
    .selectFrom('segments as s')
    .innerJoin('versions as v', join =>
      join.onRef('v.slug', '=', 's.slug').onRef('v.siglum', '=', 's.siglum'),
    )
    .innerJoin('entries as e', join => join.onRef('e.slug', '=', 'v.slug').onRef('e.seq', '=', 'v.seq'))
    .select(['s.id', 's.siglum', 's.text', 'e.seq', 'e.by', 'e.at'])
    .where('s.slug', '=', slug)
    .where('s.id', 'in', segments)
    .where('e.seq', '<=', at)
    .execute()
}

function revisionRows(db: Kysely<Schema>, slug: string, segments: readonly string[], at: number) {
  return db
    .selectFrom('revisions as r')
    .innerJoin('entries as e', join => join.onRef('e.slug', '=', 'r.slug').onRef('e.seq', '=', 'r.seq'))
    .select(['r.id', 'r.segment', 'r.text', 'r.reason', 'r.adopted_from', 'r.seq', 'e.by', 'e.at', 'e.body'])
    .where('r.slug', '=', slug)
    .where('r.segment', 'in', segments)
    .where('r.seq', '<=', at)
    .orderBy('r.seq')
    .execute()
}

function changesIn(written: string): Changes {
  const body = JSON.parse(written) as EntryBody
  // Only changesets bring revisions.
  if (body.type !== 'changeset') return { kind: body.type, segments: [] }
  return { kind: body.kind, segments: body.revisions.map(({ segment }) => segment), parents: body.parents }
}

/** The reasons that were given to revisions after they were saved; of two the later holds. */
async function laterReasons(db: Kysely<Schema>, slug: string, at: number): Promise<Map<string, string>> {
  const accounts = (await actsOf<Account>(db, slug, 'account')).filter(({ seq }) => seq <= at)
  return new Map(
    accounts.flatMap(({ act: { revision, reason } }) => (reason === undefined ? [] : [[revision, reason]])),
  )
}

/** Of each version that is a blind copy, which version it was copied from, and when. */
async function copiesOf(db: Kysely<Schema>, slug: string): Promise<Map<string, Blind>> {
  const blinds = await actsOf<Blind>(db, slug, 'blind')
  return new Map(blinds.flatMap(({ act }) => act.copies.map(({ siglum }) => [siglum, act])))
}

async function actsOf<A extends Act>(
  db: Kysely<Schema>,
  slug: string,
  kind: A['act'],
): Promise<{ act: A; seq: number }[]> {
  const rows = await db
    .selectFrom('acts')
    .select(['body', 'seq'])
    .where('slug', '=', slug)
    .where('kind', '=', kind)
    .orderBy('seq')
    .orderBy('number')
    .execute()
  return rows.map(({ body, seq }) => ({ act: JSON.parse(body) as A, seq: Number(seq) }))
}
