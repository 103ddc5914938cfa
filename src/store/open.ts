/**
 * A data folder -> an open store: the folder's lock taken, the database checked and brought up to today's tables, and the
 * settings on which its promises rest. `synchronous = FULL` with the write-ahead log means that an acknowledged save is on
 * the disk. Nothing is made or changed where the folder is held by another process or the database is newer or damaged.
 */
import { existsSync, mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { Kysely, SqliteDialect } from 'kysely'
import { readActs } from './acts.ts'
import { startBlind } from './blind.ts'
import { StoreError } from './errors.ts'
import { readHistory } from './history.ts'
import { importTranscript, importVersion } from './imports.ts'
import { entriesOf, readEntries } from './ledger.ts'
import { readLives } from './lives.ts'
import { type FolderLock, lockFolder } from './lock.ts'
import { migrate, migrated } from './migrations.ts'
import { readPins } from './pins.ts'
import { readRevisions } from './revisions.ts'
import { save } from './save.ts'
import type { Schema } from './schema.ts'
import { loadSqlite, type OpenSqlite, openSqlite } from './sqlite.ts'
import type { Store } from './store.ts'
import { readImportedText, readSegments, readTranscripts } from './texts.ts'
import { verify } from './verify.ts'

const SETTINGS = `
  PRAGMA synchronous = FULL;
  PRAGMA foreign_keys = ON;
  PRAGMA recursive_triggers = ON;
  PRAGMA busy_timeout = 5000;
  PRAGMA journal_size_limit = 67108864;
`

/** Opens the store in `folder`, making both where there is none. `now` is noted beside migrations. Throws StoreError. */
export async function openStore(folder: string, now: string): Promise<Store> {
  const engine = await loadSqlite()
  makeFolder(folder)
  const lock = lockFolder(engine, folder)
  try {
    const sqlite = openSqlite(engine, join(folder, 'recension.db'))
    return await prepare(sqlite, now, lock)
  } catch (error) {
    lock.release()
    if (!(error instanceof StoreError) || error.code !== 'storage-failed') throw error
    throw new StoreError(
      'unwritable',
      `The database in ${folder} cannot be opened. Make it readable and writable for you, or name another folder with --data.`,
      { cause: error },
    )
  }
}

/** A store that lives as long as the process; for tests and for comparisons that nobody keeps. */
export async function openMemoryStore(now: string): Promise<Store> {
  return prepare(openSqlite(await loadSqlite(), ':memory:'), now)
}

async function prepare(sqlite: OpenSqlite, now: string, lock?: FolderLock): Promise<Store> {
  const db = new Kysely<Schema>({ dialect: new SqliteDialect({ database: sqlite }) })
  try {
    sqlite.exec(SETTINGS)
    const from = await migrated(db)
    // After the look at its number: a newer database must stay as it is.
    sqlite.exec('PRAGMA journal_mode = WAL')
    await migrate(db, from, now)
  } catch (error) {
    sqlite.close()
    throw error
  }
  return storeOver(db, 'sqlite', async () => {
    foldLog(sqlite)
    await db.destroy()
    lock?.release()
  })
}

/**
 * Brings the write-ahead log into the database file, so that a closed folder is one complete file. By hand, because one of
 * the engines cannot release its statements before they are collected, and an open statement keeps the log in place.
 */
function foldLog(sqlite: OpenSqlite): void {
  try {
    sqlite.exec('PRAGMA journal_mode = DELETE')
  } catch {
    // Somebody reads the file at this moment: nothing is lost, the next start takes the log in.
  }
}

/** The store over any database that Kysely speaks to and that has the tables. */
function storeOver(db: Kysely<Schema>, engine: Store['engine'], close: () => Promise<void>): Store {
  return {
    engine,
    transcripts: () => readTranscripts(db),
    transcript: async slug => (await readTranscripts(db, slug))[0] ?? null,
    segments: (slug, siglum, at) => readSegments(db, slug, siglum, at),
    importedText: (slug, siglum) => readImportedText(db, slug, siglum),
    history: (slug, segment) => readHistory(db, slug, segment),
    pins: (slug, at) => readPins(db, slug, at),
    acts: (slug, at) => readActs(db, slug, at),
    revisions: (slug, siglum, at) => readRevisions(db, slug, siglum, at),
    lives: (slug, segments, at) => readLives(db, slug, segments, at),
    entries: (slug, after, limit) => readEntries(db, slug, after, limit),
    knows: async id => (await entriesOf(db, id)).length > 0,
    importTranscript: (transcript, at) => importTranscript(db, transcript, at),
    importVersion: (slug, version, at) => importVersion(db, slug, version, at),
    save: (slug, changeset, at) => save(db, slug, changeset, at),
    startBlind: (slug, start, at) => startBlind(db, slug, start, at),
    verify: slug => verify(db, slug),
    close,
  }
}

/** Not `recursive: true`: Node then loops for ever below a folder such as /proc, where making one says "no such folder". */
function makeMissing(folder: string): void {
  if (existsSync(folder)) return
  makeMissing(dirname(folder))
  mkdirSync(folder)
}

function makeFolder(folder: string): void {
  try {
    makeMissing(folder)
  } catch (error) {
    const why = error instanceof Error && 'code' in error ? ` (${error.code})` : ''
    throw new StoreError(
      'unwritable',
      `The data folder ${folder} cannot be made${why}. Name one that you may write to with --data.`,
    )
  }
}
