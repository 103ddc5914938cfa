/**
 * Rows -> what stood in a transcript at a point. The state at point n is the imported texts with every revision whose
 * number is at most n; because nothing is ever changed, it is the same whenever it is asked for, so readers need no
 * transaction: they read the head's number first and then everything at that number.
 */
import { type Kysely, type Selectable, sql } from 'kysely'
import type { MarkKind, SegmentKind, VersionInfo } from '../core/transcript.ts'
import { roundBegan } from './acts.ts'
import type { Schema } from './schema.ts'
import type { SegmentAt, TranscriptRecord, VersionRecord } from './store.ts'

/** All transcripts, or the one with this slug. */
export async function readTranscripts(db: Kysely<Schema>, slug?: string): Promise<TranscriptRecord[]> {
  const where = slug === undefined ? [] : [slug]
  const transcripts = await db
    .selectFrom('transcripts as t')
    .selectAll()
    .select([lastSave('by').as('by'), lastSave('at').as('at')])
    .$if(slug !== undefined, q => q.where('t.slug', 'in', where))
    .orderBy('t.slug')
    .execute()
  const versions = await db
    .selectFrom('versions')
    .selectAll()
    .$if(slug !== undefined, q => q.where('slug', 'in', where))
    .orderBy('seq')
    .execute()
  return transcripts.map(row => {
    const seq = Number(row.seq)
    return {
      slug: row.slug,
      title: row.title,
      date: row.date,
      metadata: JSON.parse(row.metadata) as Record<string, string>,
      // What came in while these rows were being read belongs to a later point.
      versions: versions
        .filter(version => version.slug === row.slug)
        .map(versionRecord)
        .filter(version => version.seq <= seq),
      seq,
      hash: row.hash,
      lastSaved: row.by === null || row.at === null ? null : { by: row.by, at: row.at },
    }
  })
}

/** Of the newest entry that is no import: read from the end, where it is one of the last, however long the ledger. */
function lastSave(part: 'by' | 'at') {
  return sql<string | null>`(SELECT ${sql.ref(`e.${part}`)} FROM entries AS e
    WHERE e.slug = t.slug AND e.part = '' ORDER BY e.seq DESC LIMIT 1)`
}

function versionRecord(row: Selectable<Schema['versions']>): VersionRecord {
  const { siglum, label, language, status, provenance, sha256, origin } = row
  const role = row.role as VersionInfo['role']
  return { siglum, label, language, status, provenance, role, sha256, origin, seq: Number(row.seq) }
}

/** See `Store.segments`. */
export async function readSegments(
  db: Kysely<Schema>,
  slug: string,
  siglum: string,
  at: number,
): Promise<SegmentAt[]> {
  const imported = await db
    .selectFrom('segments')
    .selectAll()
    .where('slug', '=', slug)
    .where('siglum', '=', siglum)
    .orderBy('number')
    .execute()
  // By way of the segments: one look for each of them, not one for each of their revisions.
  const heads = await db
    .selectFrom('segments as s')
    .innerJoin('revisions as r', join => join.onRef('r.slug', '=', 's.slug').onRef('r.segment', '=', 's.id'))
    .select(['r.segment', 'r.id', 'r.text'])
    .where('s.slug', '=', slug)
    .where('s.siglum', '=', siglum)
    .where('r.seq', '=', ({ selectFrom }) =>
      selectFrom('revisions as later')
        .select(({ fn }) => fn.max('later.seq').as('last'))
        .whereRef('later.slug', '=', 's.slug')
        .whereRef('later.segment', '=', 's.id')
        .where('later.seq', '<=', at),
    )
    .execute()
  const marks = await db
    .selectFrom('segments as s')
    .innerJoin('marks as m', join => join.onRef('m.slug', '=', 's.slug').onRef('m.segment', '=', 's.id'))
    .innerJoin('entries as e', join => join.onRef('e.slug', '=', 'm.slug').onRef('e.seq', '=', 'm.seq'))
    .select(['m.segment', 'm.mark', 'm.judged', 'm.seq', 'e.by'])
    .where('s.slug', '=', slug)
    .where('s.siglum', '=', siglum)
    .where('m.seq', '=', ({ selectFrom }) =>
      selectFrom('marks as later')
        .select(({ fn }) => fn.max('later.seq').as('last'))
        .whereRef('later.slug', '=', 's.slug')
        .whereRef('later.segment', '=', 's.id')
        .where('later.seq', '<=', at),
    )
    .execute()
  const began = await roundBegan(db, slug, siglum, at)
  const headOf = new Map(heads.map(head => [head.segment, head]))
  const markOf = new Map(marks.map(mark => [mark.segment, mark]))
  return imported.map(row => {
    const head = headOf.get(row.id)
    const mark = markOf.get(row.id)
    // A judgement is of one text: after a later revision the segment is unread again.
    const isRevised = mark !== undefined && mark.judged !== (head?.id ?? '')
    const isPast = mark !== undefined && Number(mark.seq) < began
    const holds = mark !== undefined && !isRevised && !isPast
    return {
      id: row.id,
      kind: row.kind as SegmentKind,
      speaker: row.speaker,
      field: row.field,
      joins: Number(row.joins) === 1,
      text: head?.text ?? row.text,
      imported: row.text,
      label: Number(row.label),
      head: head?.id ?? null,
      mark: holds ? (mark.mark as MarkKind) : 'unread',
      markedBy: holds ? mark.by : null,
      lapsed:
        mark && !holds && mark.mark !== 'unread'
          ? { mark: mark.mark as MarkKind, by: mark.by, why: isRevised ? 'revised' : 'round' }
          : null,
    }
  })
}

/** See `Store.importedText`. */
export async function readImportedText(db: Kysely<Schema>, slug: string, siglum: string): Promise<string> {
  const pieces = await db
    .selectFrom('segments')
    .select(['layout', 'text'])
    .where('slug', '=', slug)
    .where('siglum', '=', siglum)
    .orderBy('number')
    .execute()
  const version = await db
    .selectFrom('versions')
    .select('tail')
    .where('slug', '=', slug)
    .where('siglum', '=', siglum)
    .executeTakeFirst()
  return pieces.map(({ layout, text }) => layout + text).join('') + (version?.tail ?? '')
}
