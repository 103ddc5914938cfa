/**
 * What a changeset was written upon, held against what stands there now: every segment that somebody saved in between,
 * with all that a merge in the page needs. Nothing is written here.
 */
import type { Transaction } from 'kysely'
import { inRuns } from './runs.ts'
import type { Schema } from './schema.ts'
import type { NewMark, NewRevision, StaleSegment } from './store.ts'

/** The newest state of a segment. */
export type Head = Omit<StaleSegment, 'segment' | 'parent' | 'parentText'> & { siglum: string }

/** The current state of each of these segments; one that does not exist is left out. */
export async function headsOf(
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
      .selectFrom('segments as s')
      .innerJoin('revisions as r', join =>
        join.onRef('r.slug', '=', 's.slug').onRef('r.segment', '=', 's.id'),
      )
      .innerJoin('entries as e', join => join.onRef('e.slug', '=', 'r.slug').onRef('e.seq', '=', 'r.seq'))
      .select(['r.id', 'r.siglum', 'r.segment', 'r.text', 'e.by', 'e.at'])
      .where('s.slug', '=', slug)
      .where('s.id', 'in', run)
      .where('r.seq', '=', ({ selectFrom }) =>
        selectFrom('revisions as later')
          .select(({ fn }) => fn.max('later.seq').as('last'))
          .whereRef('later.slug', '=', 's.slug')
          .whereRef('later.segment', '=', 's.id'),
      )
      .execute()
    for (const { id, siglum, segment, text, by, at } of revised) {
      heads.set(segment, { siglum, head: id, headText: text, headBy: by, headAt: at })
    }
  }
  return heads
}

/** Every segment whose given parent (or judged revision) is not what stands there now. */
export async function staleOnes(
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
