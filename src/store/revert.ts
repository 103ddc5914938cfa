/**
 * A transaction that may end in an answer instead of a change: `revert(answer)` inside it undoes what it did so far and
 * makes `answer` its value. Kysely rolls back on a throw only; this is the one place where that throw is hidden.
 */
import type { Kysely, Transaction } from 'kysely'
import type { Schema } from './schema.ts'

class Reverted<T> extends Error {
  readonly answer: T

  constructor(answer: T) {
    super('the transaction was reverted')
    this.answer = answer
  }
}

/** Runs `work` in one transaction; whatever `revert` is given becomes the value, with nothing changed. */
export async function transact<T>(
  db: Kysely<Schema>,
  work: (tx: Transaction<Schema>, revert: (answer: T) => never) => Promise<T>,
): Promise<T> {
  const revert = (answer: T): never => {
    throw new Reverted(answer)
  }
  try {
    return await db.transaction().execute(tx => work(tx, revert))
  } catch (error) {
    if (error instanceof Reverted) return error.answer as T
    throw error
  }
}
