/** A database that an earlier release wrote: it opens, verifies with the same hashes, and learns what is new. */
import { randomUUID } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openStore } from '../../src/store/open.ts'
import { loadSqlite, openSqlite } from '../../src/store/sqlite.ts'
import type { Changeset } from '../../src/store/store.ts'
import { edit, NOON, pinning } from './material.ts'

/** The head of the ledger as that release noted it. */
const HEAD = 'df0d51d3a44fa874ab738492007111168132710dc2e063b4df63af9ca5cc1c04'

let folder: string
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'recension-released-'))
  const raw = openSqlite(await loadSqlite(), join(folder, 'recension.db'))
  raw.exec(readFileSync(new URL('released-1.sql', import.meta.url), 'utf8'))
  raw.close()
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** Every row of every table that the release knew, but for the notes on migrations. */
async function rows(): Promise<Record<string, unknown>> {
  const raw = openSqlite(await loadSqlite(), join(folder, 'recension.db'))
  const tables = ['transcripts', 'entries', 'versions', 'segments', 'revisions', 'marks']
  const found = tables.map(table => [table, raw.prepare(`SELECT * FROM ${table}`).all([])])
  raw.close()
  return JSON.parse(JSON.stringify(Object.fromEntries(found))) as Record<string, unknown>
}

test('a database of the first release opens unchanged, and its ledger verifies to the same hash', async () => {
  const before = await rows()
  const store = await openStore(folder, NOON)
  expect(await store.verify('talk')).toEqual({ kind: 'intact', seq: 6, hash: HEAD })
  expect(await store.pins('talk', 6)).toEqual([])
  await store.close()
  expect(await rows()).toEqual(before)
  // A second start has nothing left to do.
  await (await openStore(folder, NOON)).close()
  expect(await rows()).toEqual(before)
})

test('a changeset that the first release saved is still known by its id and its body', async () => {
  const store = await openStore(folder, NOON)
  const third = (await store.entries('talk', 2, 1))[0]!
  const change = { ...third.body, by: third.by } as unknown as Changeset
  expect((await store.save('talk', change, NOON)).kind).toBe('replayed')
  expect((await store.save('talk', { ...change, by: 'Eve' }, NOON)).kind).toBe('id-reused')
  await store.close()
})

test('it takes pins and revisions upon what it holds, and verifies', async () => {
  const store = await openStore(folder, NOON)
  const pins = pinning({ kind: 'linked', cells: { A: ['A.1'], B: ['B.2'] } })
  expect(await store.save('talk', pins, NOON)).toMatchObject({ kind: 'saved', saved: { seq: 7 } })
  const head = (await store.segments('talk', 'A', 7))[0]!.head
  expect((await store.save('talk', edit('A.1', head, 'Later.'), NOON)).kind).toBe('saved')
  expect(await store.save('talk', { ...pins, id: randomUUID() }, NOON)).toMatchObject({ kind: 'id-reused' })
  await store.close()
  const again = await openStore(folder, NOON)
  expect(await again.verify('talk')).toMatchObject({ kind: 'intact', seq: 8 })
  expect(await again.pins('talk', 8)).toHaveLength(1)
  await again.close()
})
