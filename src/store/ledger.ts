/**
 * Entry bodies <-> rows of the hash-chained ledger. Entry n carries SHA-256 over the hash of entry n-1, a line feed and
 * the canonical JSON of its own number, time, author and body, so nothing in the past can change without every later hash
 * changing too. Checking the chain is in verify.ts.
 */
import { createHash } from 'node:crypto'
import { type Kysely, type Selectable, sql, type Transaction } from 'kysely'
import { canonicalJson } from '../core/canonical.ts'
import { linkTextOf } from '../core/chain.ts'
import type { Schema } from './schema.ts'
import type { Entry, EntryBody } from './store.ts'

export function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex')
}

export interface LedgerHead {
  seq: number
  hash: string
}

/**
 * Raises the transcript's number and so takes its row's lock: of two saves the second waits here until the first is
 * committed, in SQLite and PostgreSQL alike. Null where there is no such transcript. Must be the first statement.
 */
export async function takeTurn(tx: Transaction<Schema>, slug: string): Promise<LedgerHead | null> {
  const row = await tx
    .updateTable('transcripts')
    .set({ seq: sql<number>`seq + 1` })
    .where('slug', '=', slug)
    .returning(['seq', 'hash'])
    .executeTakeFirst()
  return row ? { seq: Number(row.seq), hash: row.hash } : null
}

/** Writes the entry number `turn.seq` after the one with `turn.hash`, and notes it as the head. */
export async function appendEntry(
  tx: Transaction<Schema>,
  slug: string,
  turn: LedgerHead,
  entry: { by: string; at: string; body: EntryBody; part: string; request: string },
): Promise<LedgerHead> {
  const { by, at, body, part, request } = entry
  const written = canonicalJson(body)
  const hash = sha256(linkTextOf(turn.hash, { seq: turn.seq, at, by }, written))
  await tx
    .insertInto('entries')
    .values({
      slug,
      seq: turn.seq,
      id: body.id,
      part,
      request,
      by,
      at,
      body: written,
      prev: turn.hash,
      hash,
    })
    .execute()
  await tx.updateTable('transcripts').set({ seq: turn.seq, hash }).where('slug', '=', slug).execute()
  return { seq: turn.seq, hash }
}

/** What happened under an id before, anywhere in the store; empty: nothing. */
export function entriesOf(tx: Kysely<Schema>, id: string) {
  return tx.selectFrom('entries').selectAll().where('id', '=', id).orderBy('seq').execute()
}

/** At most `limit` entries with `seq` > `after`, in order. */
export async function readEntries(
  db: Kysely<Schema>,
  slug: string,
  after: number,
  limit: number,
): Promise<Entry[]> {
  const rows = await db
    .selectFrom('entries')
    .selectAll()
    .where('slug', '=', slug)
    .where('seq', '>', after)
    .orderBy('seq')
    .limit(limit)
    .execute()
  return rows.map(entryOf)
}

/** A row as an entry. */
export function entryOf(row: Selectable<Schema['entries']>): Entry {
  const { at, by, prev, hash } = row
  return { seq: Number(row.seq), at, by, body: JSON.parse(row.body) as EntryBody, prev, hash }
}
