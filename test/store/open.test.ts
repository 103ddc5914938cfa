/** Opening a data folder: what is kept is there again, and what must not be touched is not. */
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openStore } from '../../src/store/open.ts'
import { loadSqlite, openSqlite } from '../../src/store/sqlite.ts'
import { edit, NOON, seed } from './material.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'recension-open-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const database = () => join(folder, 'recension.db')
const digest = () => createHash('sha256').update(readFileSync(database())).digest('hex')

test('what was saved is there after closing and opening again', async () => {
  const store = await openStore(folder, NOON)
  await seed(store, 'talk', { A: 'One.' })
  await store.save('talk', edit('A.1', null, 'First.'), NOON)
  await store.close()
  const again = await openStore(folder, NOON)
  expect((await again.segments('talk', 'A', 2))[0]!.text).toBe('First.')
  expect(await again.verify('talk')).toMatchObject({ kind: 'intact', seq: 2 })
  await again.close()
  expect(readdirSync(folder).sort()).toEqual(['recension.db', 'recension.lock'])
})

test('a folder that is open is refused a second time, naming the process, and is free after closing', async () => {
  const store = await openStore(folder, NOON)
  await expect(openStore(folder, NOON)).rejects.toMatchObject({
    code: 'locked',
    message: expect.stringContaining(`process ${process.pid}`),
  })
  await seed(store, 'talk', { A: 'One.' })
  await store.close()
  await (await openStore(folder, NOON)).close()
})

test('a note of a process that is gone holds nobody up', async () => {
  await (await openStore(folder, NOON)).close()
  writeFileSync(join(folder, 'recension.pid'), '1\n')
  await (await openStore(folder, NOON)).close()
})

test('a database of a newer program is refused and left as it is', async () => {
  await (await openStore(folder, NOON)).close()
  const raw = openSqlite(await loadSqlite(), database())
  raw.exec(`INSERT INTO migrations VALUES (999, 'from the future', '${NOON}')`)
  raw.close()
  const before = digest()
  await expect(openStore(folder, NOON)).rejects.toMatchObject({ code: 'newer' })
  expect(digest()).toBe(before)
})

test('a file that is no database, or another program’s, is refused and left as it is', async () => {
  writeFileSync(database(), 'these are my notes, not a database\n'.repeat(100))
  let before = digest()
  await expect(openStore(folder, NOON)).rejects.toMatchObject({ code: 'damaged' })
  expect(digest()).toBe(before)

  rmSync(database())
  const raw = openSqlite(await loadSqlite(), database())
  raw.exec('CREATE TABLE recipes (name TEXT)')
  raw.close()
  before = digest()
  await expect(openStore(folder, NOON)).rejects.toMatchObject({ code: 'damaged' })
  expect(digest()).toBe(before)
})

test('a folder that cannot be made is refused', async () => {
  const file = join(folder, 'file')
  writeFileSync(file, '')
  await expect(openStore(join(file, 'data'), NOON)).rejects.toMatchObject({ code: 'unwritable' })
  await expect(openStore('/proc/recension', NOON)).rejects.toMatchObject({ code: 'unwritable' })
})

test('a database whose name is taken by a folder is refused in words', async () => {
  mkdirSync(database())
  await expect(openStore(folder, NOON)).rejects.toMatchObject({ name: 'StoreError' })
  expect(existsSync(join(folder, 'recension.pid'))).toBe(false)
})
