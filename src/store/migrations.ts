/**
 * An empty or older database -> one with today's tables. Steps are numbered and never edited once released; each runs in
 * its own transaction with the note that it ran. A database with a higher number than the last step is refused before
 * anything is written to it.
 */
import { type Kysely, sql } from 'kysely'
import { StoreError } from './errors.ts'
import type { Schema } from './schema.ts'

interface Migration {
  number: number
  name: string
  up(db: Kysely<Schema>): Promise<void>
}

/** The first tables whose rows are never changed or removed, and hold the ledger's word. */
const APPEND_ONLY = ['versions', 'segments', 'entries', 'revisions', 'marks'] as const

const migrations: readonly Migration[] = [
  { number: 1, name: 'transcripts, their versions and the ledger', up: createFirstTables },
  { number: 2, name: 'pins, which correct an alignment', up: createPins },
  { number: 3, name: 'acts, by which people review a text', up: createActs },
]

/** The number of the last step that ran on this database; 0 for an empty one. Writes nothing. */
export async function migrated(db: Kysely<Schema>): Promise<number> {
  const tables = await db.introspection.getTables()
  if (tables.length === 0) return 0
  if (!tables.some(({ name }) => name === 'migrations')) {
    throw new StoreError('damaged', 'The database file belongs to another program.')
  }
  const row = await db
    .selectFrom('migrations')
    .select(({ fn }) => fn.max('number').as('last'))
    .executeTakeFirst()
  const last = Number(row?.last ?? 0)
  const known = migrations.at(-1)!.number
  if (last > known) {
    throw new StoreError(
      'newer',
      `The database was written by a newer Recension (its step ${last}, this program knows ${known}). Start the newer program, or use another data folder.`,
    )
  }
  return last
}

/** Runs every step after `from`. `at` is the time to note, ISO 8601. */
export async function migrate(db: Kysely<Schema>, from: number, at: string): Promise<void> {
  for (const { number, name, up } of migrations.filter(step => step.number > from)) {
    await db.transaction().execute(async tx => {
      await up(tx)
      await tx.insertInto('migrations').values({ number, name, at }).execute()
    })
  }
}

async function createFirstTables(db: Kysely<Schema>): Promise<void> {
  const { schema } = db
  await schema
    .createTable('migrations')
    .addColumn('number', 'bigint', c => c.primaryKey())
    .addColumn('name', 'text', c => c.notNull())
    .addColumn('at', 'text', c => c.notNull())
    .execute()
  await schema
    .createTable('transcripts')
    .addColumn('slug', 'text', c => c.primaryKey())
    .addColumn('title', 'text', c => c.notNull())
    .addColumn('date', 'text', c => c.notNull())
    .addColumn('metadata', 'text', c => c.notNull())
    .addColumn('seq', 'bigint', c => c.notNull())
    .addColumn('hash', 'text', c => c.notNull())
    .execute()
  await schema
    .createTable('entries')
    .addColumn('slug', 'text', c => c.notNull().references('transcripts.slug'))
    .addColumn('seq', 'bigint', c => c.notNull())
    .addColumn('id', 'text', c => c.notNull())
    .addColumn('part', 'text', c => c.notNull())
    .addColumn('request', 'text', c => c.notNull())
    .addColumn('by', 'text', c => c.notNull())
    .addColumn('at', 'text', c => c.notNull())
    .addColumn('body', 'text', c => c.notNull())
    .addColumn('prev', 'text', c => c.notNull())
    .addColumn('hash', 'text', c => c.notNull())
    .addPrimaryKeyConstraint('entries_key', ['slug', 'seq'])
    .addUniqueConstraint('entries_id', ['id', 'part'])
    .execute()
  await schema
    .createTable('versions')
    .addColumn('slug', 'text', c => c.notNull())
    .addColumn('siglum', 'text', c => c.notNull())
    .addColumn('label', 'text', c => c.notNull())
    .addColumn('language', 'text', c => c.notNull())
    .addColumn('status', 'text', c => c.notNull())
    .addColumn('provenance', 'text', c => c.notNull())
    .addColumn('role', 'text', c => c.notNull())
    .addColumn('sha256', 'text', c => c.notNull())
    .addColumn('tail', 'text', c => c.notNull())
    .addColumn('origin', 'text', c => c.notNull())
    .addColumn('seq', 'bigint', c => c.notNull())
    .addPrimaryKeyConstraint('versions_key', ['slug', 'siglum'])
    .addForeignKeyConstraint('versions_entry', ['slug', 'seq'], 'entries', ['slug', 'seq'])
    .execute()
  await schema
    .createTable('segments')
    .addColumn('slug', 'text', c => c.notNull())
    .addColumn('id', 'text', c => c.notNull())
    .addColumn('siglum', 'text', c => c.notNull())
    .addColumn('number', 'bigint', c => c.notNull())
    .addColumn('kind', 'text', c => c.notNull())
    .addColumn('layout', 'text', c => c.notNull())
    .addColumn('text', 'text', c => c.notNull())
    .addColumn('speaker', 'text')
    .addColumn('field', 'text')
    .addColumn('label', 'bigint', c => c.notNull())
    .addColumn('joins', 'bigint', c => c.notNull())
    .addPrimaryKeyConstraint('segments_key', ['slug', 'id'])
    .addUniqueConstraint('segments_number', ['slug', 'siglum', 'number'])
    .addForeignKeyConstraint('segments_version', ['slug', 'siglum'], 'versions', ['slug', 'siglum'])
    .execute()
  await schema
    .createTable('revisions')
    .addColumn('id', 'text', c => c.primaryKey())
    .addColumn('slug', 'text', c => c.notNull())
    .addColumn('seq', 'bigint', c => c.notNull())
    .addColumn('siglum', 'text', c => c.notNull())
    .addColumn('segment', 'text', c => c.notNull())
    .addColumn('parent', 'text', c => c.notNull())
    .addColumn('text', 'text', c => c.notNull())
    .addColumn('reason', 'text')
    .addColumn('class', 'text')
    .addColumn('adopted_from', 'text')
    .addUniqueConstraint('revisions_one_child', ['slug', 'segment', 'parent'])
    .addUniqueConstraint('revisions_one_an_entry', ['slug', 'segment', 'seq'])
    .addForeignKeyConstraint('revisions_entry', ['slug', 'seq'], 'entries', ['slug', 'seq'])
    .addForeignKeyConstraint('revisions_segment', ['slug', 'segment'], 'segments', ['slug', 'id'])
    .execute()
  await schema
    .createTable('marks')
    .addColumn('slug', 'text', c => c.notNull())
    .addColumn('seq', 'bigint', c => c.notNull())
    .addColumn('siglum', 'text', c => c.notNull())
    .addColumn('segment', 'text', c => c.notNull())
    .addColumn('mark', 'text', c => c.notNull())
    .addColumn('judged', 'text', c => c.notNull())
    .addPrimaryKeyConstraint('marks_key', ['slug', 'segment', 'seq'])
    .addForeignKeyConstraint('marks_entry', ['slug', 'seq'], 'entries', ['slug', 'seq'])
    .addForeignKeyConstraint('marks_segment', ['slug', 'segment'], 'segments', ['slug', 'id'])
    .execute()
  for (const table of ['revisions', 'marks']) {
    await schema.createIndex(`${table}_version`).on(table).columns(['slug', 'siglum', 'seq']).execute()
    await schema.createIndex(`${table}_seq`).on(table).columns(['slug', 'seq']).execute()
  }
  for (const table of APPEND_ONLY) await keepForEver(db, table)
}

async function createPins(db: Kysely<Schema>): Promise<void> {
  await db.schema
    .createTable('pins')
    .addColumn('id', 'text', c => c.primaryKey())
    .addColumn('slug', 'text', c => c.notNull())
    .addColumn('seq', 'bigint', c => c.notNull())
    .addColumn('number', 'bigint', c => c.notNull())
    .addColumn('kind', 'text', c => c.notNull())
    .addColumn('cells', 'text', c => c.notNull())
    .addColumn('reason', 'text')
    .addUniqueConstraint('pins_in_order', ['slug', 'seq', 'number'])
    .addForeignKeyConstraint('pins_entry', ['slug', 'seq'], 'entries', ['slug', 'seq'])
    .execute()
  await keepForEver(db, 'pins')
}

async function createActs(db: Kysely<Schema>): Promise<void> {
  await db.schema
    .createTable('acts')
    .addColumn('id', 'text', c => c.primaryKey())
    .addColumn('slug', 'text', c => c.notNull())
    .addColumn('seq', 'bigint', c => c.notNull())
    .addColumn('number', 'bigint', c => c.notNull())
    .addColumn('kind', 'text', c => c.notNull())
    .addColumn('body', 'text', c => c.notNull())
    .addUniqueConstraint('acts_in_order', ['slug', 'seq', 'number'])
    .addForeignKeyConstraint('acts_entry', ['slug', 'seq'], 'entries', ['slug', 'seq'])
    .execute()
  await db.schema.createIndex('acts_kind').on('acts').columns(['slug', 'kind', 'seq']).execute()
  await keepForEver(db, 'acts')
}

/** A trigger that raises on UPDATE and DELETE: SQLite's words (PostgreSQL says the same with a function and one trigger). */
async function keepForEver(db: Kysely<Schema>, table: keyof Schema): Promise<void> {
  for (const act of ['UPDATE', 'DELETE']) {
    await sql`CREATE TRIGGER ${sql.id(`${table}_no_${act.toLowerCase()}`)} BEFORE ${sql.raw(act)} ON ${sql.table(table)}
      BEGIN SELECT RAISE(ABORT, ${sql.lit(`${table} are kept for ever`)}); END`.execute(db)
  }
}
