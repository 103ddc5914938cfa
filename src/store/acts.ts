/**
 * Acts (queries, dismissals, lists, rounds, snapshots, sign-offs) -> rows, and rows -> the acts up to a point of the ledger.
 * What acts amount to is told in core/review; whether one may stand is asked in `standing.ts`.
 */
import type { Kysely, Transaction } from 'kysely'
import { canonicalJson } from '../core/canonical.ts'
import type { Act, SetAct } from '../core/review/act.ts'
import { keptText } from './errors.ts'
import { inRuns } from './runs.ts'
import type { Schema } from './schema.ts'

/** See `Store.acts`. */
export async function readActs(db: Kysely<Schema>, slug: string, at: number): Promise<SetAct[]> {
  const rows = await db
    .selectFrom('acts as a')
    .innerJoin('entries as e', join => join.onRef('e.slug', '=', 'a.slug').onRef('e.seq', '=', 'a.seq'))
    .select(['a.body', 'a.seq', 'e.by', 'e.at'])
    .where('a.slug', '=', slug)
    .where('a.seq', '<=', at)
    .orderBy('a.seq')
    .orderBy('a.number')
    .execute()
  return rows.map(({ body, seq, by, at }) => ({ act: JSON.parse(body) as Act, seq: Number(seq), by, at }))
}

/** The number of the entry that began the round in which a version was after entry `at`; 0 before any was named. */
export async function roundBegan(
  db: Kysely<Schema>,
  slug: string,
  siglum: string,
  at: number,
): Promise<number> {
  const rows = await db
    .selectFrom('acts')
    .select(['seq', 'body'])
    .where('slug', '=', slug)
    .where('kind', '=', 'round')
    .where('seq', '<=', at)
    .orderBy('seq')
    .execute()
  const last = rows.findLast(({ body }) => {
    const act = JSON.parse(body) as Act
    return act.act === 'round' && act.version === siglum
  })
  return last ? Number(last.seq) : 0
}

/** An id of these that some other act has, anywhere in the store. */
export async function usedAct(tx: Transaction<Schema>, acts: readonly Act[]): Promise<string | undefined> {
  for (const run of inRuns(acts.map(({ id }) => id))) {
    const row = await tx.selectFrom('acts').select('id').where('id', 'in', run).executeTakeFirst()
    if (row) return row.id
  }
  return undefined
}

export async function insertActs(
  tx: Transaction<Schema>,
  slug: string,
  seq: number,
  acts: readonly Act[],
): Promise<void> {
  const rows = acts.map((act, number) => ({ ...actRow(act), slug, seq, number }))
  for (const run of inRuns(rows)) await tx.insertInto('acts').values(run).execute()
}

/** What a row must say of its act, word for word. */
export function actRow(act: Act): { id: string; kind: string; body: string } {
  return { id: act.id, kind: act.act, body: keptText(canonicalJson(act)) }
}
