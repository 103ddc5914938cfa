/**
 * A data folder -> the sole right to it, for as long as this process lives. The right is an operating-system lock that
 * SQLite takes on a small file of its own: it ends with the process however that ends, so a kill -9 leaves nothing to
 * clean up, and a holder that is merely stopped or slow is never robbed. The process number beside it is only for the
 * message; it decides nothing, because numbers are used again.
 */
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { StoreError } from './errors.ts'
import { type loadSqlite, openSqlite } from './sqlite.ts'

export interface FolderLock {
  release(): void
}

/** Takes the lock at once or throws StoreError `locked` with the holder's process number in the message. */
export function lockFolder(engine: Awaited<ReturnType<typeof loadSqlite>>, folder: string): FolderLock {
  // Not in one file with the number: closing any handle on a locked file gives up a POSIX lock of the whole process.
  const note = join(folder, 'recension.pid')
  const lock = openLock(engine, folder)
  try {
    lock.exec('PRAGMA busy_timeout = 0')
    lock.exec('BEGIN EXCLUSIVE')
  } catch (error) {
    lock.close()
    if (!(error instanceof StoreError) || !/locked/.test(error.message)) throw unwritable(folder, error)
    const holder = readHolder(note)
    throw new StoreError(
      'locked',
      `The data folder ${folder} is in use by another Recension${holder ? ` (process ${holder})` : ''}. Stop that one first, or give this one its own folder with --data.`,
    )
  }
  writeFileSync(note, `${process.pid}\n`)
  return {
    release() {
      rmSync(note, { force: true })
      lock.close()
    },
  }
}

function openLock(engine: Awaited<ReturnType<typeof loadSqlite>>, folder: string) {
  try {
    return openSqlite(engine, join(folder, 'recension.lock'))
  } catch (error) {
    throw unwritable(folder, error)
  }
}

function unwritable(folder: string, cause: unknown): StoreError {
  const line = `The data folder ${folder} cannot be written. Name one that you may write to with --data.`
  return new StoreError('unwritable', line, { cause })
}

function readHolder(note: string): string {
  try {
    return /^\d{1,10}$/m.exec(readFileSync(note, 'utf8'))?.[0] ?? ''
  } catch {
    return ''
  }
}
