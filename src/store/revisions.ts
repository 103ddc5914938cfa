/** The saved revisions of one version, in ledger order, with who saved each and when. */
import type { Kysely } from 'kysely'
import type { ChangeClass } from '../core/classify/change-class.ts'
import type { SavedRevision } from '../core/review/emendation.ts'
import type { Schema } from './schema.ts'

/** See `Store.revisions`. */
export async function readRevisions(
  db: Kysely<Schema>,
  slug: string,
  siglum: string,
  at: number,
): Promise<SavedRevision[]> {
  const rows = await db
    .selectFrom('revisions as r')
    .innerJoin('entries as e', join => join.onRef('e.slug', '=', 'r.slug').onRef('e.seq', '=', 'r.seq'))
    .select(['r.id', 'r.segment', 'r.text', 'r.reason', 'r.class', 'r.adopted_from', 'r.seq', 'e.by', 'e.at'])
    .where('r.slug', '=', slug)
    .where('r.siglum', '=', siglum)
    .where('r.seq', '<=', at)
    .orderBy('r.seq')
    .execute()
  return rows.map(({ adopted_from, seq, class: given, ...row }) => ({
    ...row,
    seq: Number(seq),
    class: given as ChangeClass | null,
    adoptedFrom: adopted_from,
  }))
}
