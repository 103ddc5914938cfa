/**
 * A ledger and the rows beside it -> "intact", or the first entry that is wrong. Walks the chain of hashes, the chain of
 * each segment's parents, and compares every revision, mark, pin and segment row with the entry that brought it. What no look
 * from inside can find is a ledger cut off at the end together with its head: compare the head with one noted elsewhere.
 */
import type { Kysely, Selectable } from 'kysely'
import { canonicalJson } from '../core/canonical.ts'
import { linkTextOf, NO_HASH } from '../core/chain.ts'
import { actRow } from './acts.ts'
import { entryOf, sha256 } from './ledger.ts'
import { pinRow } from './pins.ts'
import type { Schema } from './schema.ts'
import type { Entry, NewMark, NewRevision, Verification } from './store.ts'
import { readImportedText } from './texts.ts'

const PAGE = 500

/** See `Store.verify`. A transcript that is not there is broken at 0. */
export async function verify(db: Kysely<Schema>, slug: string): Promise<Verification> {
  const head = await db
    .selectFrom('transcripts')
    .select(['seq', 'hash'])
    .where('slug', '=', slug)
    .executeTakeFirst()
  if (!head) return { kind: 'broken', seq: 0, reason: 'there is no such transcript' }

  let seq = 0
  let hash = NO_HASH
  const heads = new Map<string, string>()
  for (let page = await entryRows(db, slug, 0); page.length > 0; ) {
    const rows = await rowsBetween(db, slug, Number(page[0]!.seq), Number(page.at(-1)!.seq))
    for (const row of page) {
      const entry = readable(row)
      if (!entry) return { kind: 'broken', seq: seq + 1, reason: 'its content is not canonical JSON' }
      const reason =
        linkFault(entry, row.body, seq, hash) ??
        parentFault(entry, heads) ??
        (await rowFault(db, slug, entry, rows.get(entry.seq)))
      if (reason) return { kind: 'broken', seq: seq + 1, reason }
      seq = entry.seq
      hash = entry.hash
    }
    page = await entryRows(db, slug, seq)
  }
  if (Number(head.seq) !== seq || head.hash !== hash) {
    return { kind: 'broken', seq: seq + 1, reason: 'the transcript’s head is not the last entry' }
  }
  const loose = await rowsBetween(db, slug, seq + 1, Number.MAX_SAFE_INTEGER)
  if (loose.size > 0) return { kind: 'broken', seq: seq + 1, reason: 'rows that no entry brought' }
  const versions = await db
    .selectFrom('versions')
    .select('seq')
    .where('slug', '=', slug)
    .where('seq', '>', seq)
    .execute()
  if (versions.length > 0) return { kind: 'broken', seq: seq + 1, reason: 'a version that no entry brought' }
  return { kind: 'intact', seq, hash }
}

function entryRows(db: Kysely<Schema>, slug: string, after: number) {
  return db
    .selectFrom('entries')
    .selectAll()
    .where('slug', '=', slug)
    .where('seq', '>', after)
    .orderBy('seq')
    .limit(PAGE)
    .execute()
}

/** The entry of a row; null where its body is not exactly the canonical JSON of what it says. */
function readable(row: Selectable<Schema['entries']>): Entry | null {
  try {
    const entry = entryOf(row)
    const isCanonical =
      canonicalJson(entry.body) === row.body && row.by.isWellFormed() && row.at.isWellFormed()
    return isCanonical ? entry : null
  } catch {
    return null
  }
}

/** `body` is the canonical JSON of the entry's body, which was written once already. */
function linkFault(entry: Entry, body: string, seq: number, hash: string): string | undefined {
  if (entry.seq !== seq + 1) return `entry ${seq + 1} is missing`
  if (entry.prev !== hash) return 'does not name the hash of the entry before it'
  if (sha256(linkTextOf(entry.prev, entry, body)) !== entry.hash) return 'its content does not have its hash'
  return undefined
}

/** Every revision must stand on the one before it. `heads` is brought forward. */
function parentFault({ body }: Entry, heads: Map<string, string>): string | undefined {
  if (body.type === 'import') return undefined
  for (const { id, segment, parent } of body.revisions) {
    if ((heads.get(segment) ?? null) !== parent)
      return `the revision of ${segment} does not stand on the head`
    heads.set(segment, id)
  }
  for (const { segment, on } of body.marks) {
    if ((heads.get(segment) ?? null) !== on) return `the mark of ${segment} does not stand on the head`
  }
  return undefined
}

interface Rows {
  revisions: NewRevision[]
  marks: NewMark[]
  /** As they stand in the tables, in the order of their numbers. */
  pins: string[]
  acts: string[]
}

const noRows = (): Rows => ({ revisions: [], marks: [], pins: [], acts: [] })

async function rowFault(
  db: Kysely<Schema>,
  slug: string,
  { seq, body }: Entry,
  rows: Rows = noRows(),
): Promise<string | undefined> {
  if (body.type === 'changeset') {
    if (!areSame(rows.revisions, body.revisions, REVISION_PARTS))
      return 'its revisions are not those in the tables'
    if (!areSame(rows.marks, body.marks, MARK_PARTS)) return 'its marks are not those in the tables'
    const pins = (body.pins ?? []).map(pin => JSON.stringify([pinRow(pin), body.reason ?? null]))
    if (pins.join('\n') !== rows.pins.join('\n')) return 'its pins are not those in the tables'
    const acts = (body.acts ?? []).map(act => JSON.stringify(actRow(act)))
    if (acts.join('\n') !== rows.acts.join('\n')) return 'its acts are not those in the tables'
    return undefined
  }
  if (rows.revisions.length + rows.marks.length + rows.pins.length + rows.acts.length > 0)
    return 'an import has revisions, marks, pins or acts'
  const version = await db
    .selectFrom('versions')
    .selectAll()
    .where('slug', '=', slug)
    .where('seq', '=', seq)
    .executeTakeFirst()
  if (!version || version.siglum !== body.siglum) return 'its version is not in the tables'
  if (version.label !== body.label || version.language !== body.language)
    return 'its version is described otherwise'
  const { count } = await db
    .selectFrom('segments')
    .select(({ fn }) => fn.countAll().as('count'))
    .where('slug', '=', slug)
    .where('siglum', '=', body.siglum)
    .executeTakeFirstOrThrow()
  if (Number(count) !== body.segments) return 'its version has another number of segments'
  if (sha256(await readImportedText(db, slug, body.siglum)) !== body.sha256)
    return 'its imported text has changed'
  return undefined
}

const REVISION_PARTS = ['id', 'segment', 'parent', 'text', 'reason', 'class', 'adoptedFrom'] as const
const MARK_PARTS = ['segment', 'mark', 'on'] as const

/**
 * Order within an entry is not kept in the tables, and a changeset names a segment once: so by segment. That an entry has
 * no other parts is the schema's affair; what it has is under its hash.
 */
function areSame<Row extends { segment: string }>(
  kept: readonly Row[],
  said: readonly Row[],
  parts: readonly (keyof Row)[],
): boolean {
  if (kept.length !== said.length) return false
  const bySegment = (x: Row, y: Row) => (x.segment < y.segment ? -1 : 1)
  const others = said.toSorted(bySegment)
  return kept.toSorted(bySegment).every((row, i) => parts.every(part => row[part] === others[i]![part]))
}

async function rowsBetween(
  db: Kysely<Schema>,
  slug: string,
  from: number,
  to: number,
): Promise<Map<number, Rows>> {
  const found = new Map<number, Rows>()
  const at = (seq: number) => {
    const rows = found.get(seq) ?? noRows()
    found.set(seq, rows)
    return rows
  }
  const revisions = await db
    .selectFrom('revisions')
    .selectAll()
    .where('slug', '=', slug)
    .where('seq', '>=', from)
    .where('seq', '<=', to)
    .execute()
  for (const row of revisions) {
    at(Number(row.seq)).revisions.push({
      id: row.id,
      segment: row.segment,
      parent: row.parent === '' ? null : row.parent,
      text: row.text,
      reason: row.reason ?? undefined,
      class: row.class ?? undefined,
      adoptedFrom: row.adopted_from ?? undefined,
    })
  }
  const marks = await db
    .selectFrom('marks')
    .selectAll()
    .where('slug', '=', slug)
    .where('seq', '>=', from)
    .where('seq', '<=', to)
    .execute()
  for (const row of marks) {
    const mark = row.mark as NewMark['mark']
    at(Number(row.seq)).marks.push({ segment: row.segment, mark, on: row.judged === '' ? null : row.judged })
  }
  const pins = await db
    .selectFrom('pins')
    .selectAll()
    .where('slug', '=', slug)
    .where('seq', '>=', from)
    .where('seq', '<=', to)
    .orderBy('number')
    .execute()
  for (const { seq, id, kind, cells, reason } of pins)
    at(Number(seq)).pins.push(JSON.stringify([{ id, kind, cells }, reason]))
  const acts = await db
    .selectFrom('acts')
    .selectAll()
    .where('slug', '=', slug)
    .where('seq', '>=', from)
    .where('seq', '<=', to)
    .orderBy('number')
    .execute()
  for (const { seq, id, kind, body } of acts) at(Number(seq)).acts.push(JSON.stringify({ id, kind, body }))
  return found
}
