/**
 * A path -> an open SQLite database in the shape that Kysely's SqliteDialect wants. Uses `node:sqlite` where this Node
 * has it, else `@photostructure/sqlite`, which has the same face. Every error of the engine leaves here as a StoreError,
 * unless it is a mistake of our own SQL. One connection a database; nothing here knows a table.
 */
import type { DatabaseSync, DatabaseSyncInstance, StatementSyncInstance } from '@photostructure/sqlite'
import type { SqliteDatabase, SqliteStatement } from 'kysely'
import { StoreError, type StoreErrorCode } from './errors.ts'

type Engine = { DatabaseSync: typeof DatabaseSync }

/** Statements are compiled once; Kysely sends the same few dozen texts again and again. */
const KEPT_STATEMENTS = 200

/** What the engine says -> what we call it. By the words, because one of the two engines gives no number on some errors. */
const WORDS: readonly (readonly [RegExp, StoreErrorCode])[] = [
  [/database or disk is full/, 'storage-full'],
  [/UNIQUE constraint failed/, 'not-unique'],
  [/malformed|not a database/, 'damaged'],
  [/disk I\/O error|unable to open|readonly database|database is locked|out of memory/, 'storage-failed'],
]

export interface OpenSqlite extends SqliteDatabase {
  /** Runs SQL that returns nothing. */
  exec(sql: string): void
}

/** The SQLite engine of this process. */
export async function loadSqlite(): Promise<Engine> {
  const warn = process.emitWarning
  // Some Node versions call the module experimental on standard error, where only our own lines belong.
  process.emitWarning = () => {}
  try {
    const builtIn = process.getBuiltinModule?.('node:sqlite') as Engine | undefined
    return builtIn ?? (await import('@photostructure/sqlite'))
  } finally {
    process.emitWarning = warn
  }
}

/** Opens `path` (`:memory:` for one that is gone at the end); makes the file where there is none. */
export function openSqlite(engine: Engine, path: string): OpenSqlite {
  const database = guarded(() => new engine.DatabaseSync(path))
  const statements = new Map<string, SqliteStatement>()

  function prepare(sql: string): SqliteStatement {
    const known = statements.get(sql)
    if (known) return known
    const statement = wrap(
      database,
      guarded(() => database.prepare(sql)),
      sql,
    )
    if (statements.size >= KEPT_STATEMENTS) statements.delete(statements.keys().next().value!)
    statements.set(sql, statement)
    return statement
  }

  return {
    prepare,
    exec: sql => guarded(() => database.exec(sql)),
    close() {
      statements.clear()
      database.close()
    },
  }
}

function wrap(
  database: DatabaseSyncInstance,
  statement: StatementSyncInstance,
  sql: string,
): SqliteStatement {
  // The engine rolls back by itself on a full disk; a second rollback would hide that error behind its own.
  const idle = sql === 'rollback' ? () => !database.isTransaction : () => false
  return {
    reader: statement.columns().length > 0,
    all: parameters => guarded(() => statement.all(...(parameters as never[]))),
    run: parameters =>
      guarded(() =>
        idle() ? { changes: 0, lastInsertRowid: 0 } : statement.run(...(parameters as never[])),
      ),
    iterate: parameters => statement.iterate(...(parameters as never[])),
  }
}

function guarded<T>(work: () => T): T {
  try {
    return work()
  } catch (error) {
    if (!(error instanceof Error)) throw error
    const code = WORDS.find(([words]) => words.test(error.message))?.[1]
    throw code ? new StoreError(code, `The database says: ${error.message}.`, { cause: error }) : error
  }
}
