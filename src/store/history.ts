/** The life of one segment: its imported text and every revision after it, oldest first, with the marks each got. */
import type { Kysely } from 'kysely'
import type { MarkKind } from '../core/transcript.ts'
import { entryOf } from './ledger.ts'
import type { Schema } from './schema.ts'
import type { SegmentHistoryState } from './store.ts'

/** See `Store.history`. */
export async function readHistory(
  db: Kysely<Schema>,
  slug: string,
  segment: string,
): Promise<SegmentHistoryState[] | null> {
  const imported = await db
    .selectFrom('segments as s')
    .innerJoin('versions as v', join =>
      join.onRef('v.slug', '=', 's.slug').onRef('v.siglum', '=', 's.siglum'),
    )
    .innerJoin('entries as e', join => join.onRef('e.slug', '=', 'v.slug').onRef('e.seq', '=', 'v.seq'))
    .select(['s.text', 'e.seq', 'e.by', 'e.at'])
    .where('s.slug', '=', slug)
    .where('s.id', '=', segment)
    .executeTakeFirst()
  if (!imported) return null
  const revisions = await db
    .selectFrom('revisions')
    .selectAll()
    .where('slug', '=', slug)
    .where('segment', '=', segment)
    .orderBy('seq')
    .execute()
  const marks = await db
    .selectFrom('marks as m')
    .innerJoin('entries as e', join => join.onRef('e.slug', '=', 'm.slug').onRef('e.seq', '=', 'm.seq'))
    .select(['m.mark', 'm.judged', 'm.seq', 'e.by', 'e.at'])
    .where('m.slug', '=', slug)
    .where('m.segment', '=', segment)
    .orderBy('m.seq')
    .execute()
  const entries = await db
    .selectFrom('entries')
    .selectAll()
    .where('slug', '=', slug)
    .where('seq', 'in', ({ selectFrom }) =>
      selectFrom('revisions').select('seq').where('slug', '=', slug).where('segment', '=', segment),
    )
    .execute()

  const entryAt = new Map(entries.map(row => [Number(row.seq), entryOf(row)]))
  const marksOn = (judged: string) =>
    marks
      .filter(mark => mark.judged === judged)
      .map(({ mark, by, at, seq }) => ({ mark: mark as MarkKind, by, at, seq: Number(seq) }))
  const none = { reason: null, class: null, adoptedFrom: null }
  const first: SegmentHistoryState = {
    id: null,
    parent: null,
    seq: Number(imported.seq),
    at: imported.at,
    by: imported.by,
    kind: 'import',
    text: imported.text,
    ...none,
    marks: marksOn(''),
  }
  const rest = revisions.map(row => {
    const { at, by, body } = entryAt.get(Number(row.seq))!
    return {
      id: row.id,
      parent: row.parent === '' ? null : row.parent,
      seq: Number(row.seq),
      at,
      by,
      // A correction of the alignment brings no revisions.
      kind: (body.type === 'changeset' ? body.kind : body.type) as SegmentHistoryState['kind'],
      text: row.text,
      reason: row.reason,
      class: row.class,
      adoptedFrom: row.adopted_from,
      marks: marksOn(row.id),
    }
  })
  return [first, ...rest]
}
