/** The ledger: any history verifies, no row can be changed, and whatever is changed behind its back is found. */
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { linkText, NO_HASH } from '../../src/core/chain.ts'
import { sha256 } from '../../src/store/ledger.ts'
import { openMemoryStore, openStore } from '../../src/store/open.ts'
import { loadSqlite, openSqlite } from '../../src/store/sqlite.ts'
import type { Changeset, Store } from '../../src/store/store.ts'
import { dice, edit, NOON, pinning, seed } from './material.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'recension-ledger-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const SEGMENTS = ['A.1', 'A.2', 'A.3']
const MARKS = ['unread', 'proofread', 'approved', 'needs-work'] as const

/** One step of a random history: which segments, written on the head or on something older, with which marks. */
const step = fc.record({
  touched: fc.uniqueArray(fc.constantFrom(...SEGMENTS), { minLength: 1, maxLength: 3 }),
  marked: fc.uniqueArray(fc.constantFrom(...SEGMENTS), { maxLength: 3 }),
  mark: fc.constantFrom(...MARKS),
  late: fc.boolean(),
  text: fc.string({ unit: 'grapheme', maxLength: 20 }).filter(text => !text.includes('\0')),
})

test('after any history the ledger verifies, and every point reads as it did then', {
  timeout: 60_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 12 }), async steps => {
      const store = await openMemoryStore(NOON)
      await seed(store, 'talk', { A: 'One.\n\nTwo.\n\nThree.' })
      const seen: unknown[] = []
      for (const { touched, marked, mark, late, text } of steps) {
        const now = await store.segments('talk', 'A', Number.MAX_SAFE_INTEGER)
        const headOf = (segment: string) => (late ? null : now.find(({ id }) => id === segment)!.head)
        const revisions = touched.map(segment => ({
          id: randomUUID(),
          segment,
          parent: headOf(segment),
          text,
        }))
        const on = (segment: string) => revisions.find(r => r.segment === segment)?.id ?? headOf(segment)
        const change: Changeset = {
          id: randomUUID(),
          kind: 'edit',
          by: 'Ada',
          revisions,
          marks: marked.map(segment => ({ segment, mark, on: on(segment) })),
        }
        const outcome = await store.save('talk', change, NOON)
        expect(['saved', 'stale']).toContain(outcome.kind)
        if (outcome.kind === 'saved') seen.push(await store.segments('talk', 'A', outcome.saved.seq))
      }
      expect(await store.verify('talk')).toMatchObject({ kind: 'intact', seq: 1 + seen.length })
      for (const [i, state] of seen.entries()) expect(await store.segments('talk', 'A', i + 2)).toEqual(state)
      await store.close()
    }),
    { numRuns: 100 },
  )
})

test('the hash is the one that the contract describes', async () => {
  const store = await openMemoryStore(NOON)
  await seed(store, 'talk', { A: 'One.' })
  const change = edit('A.1', null, 'First.')
  await store.save('talk', change, NOON)
  const [first, second] = await store.entries('talk', 0, 10)
  expect(first!.prev).toBe(NO_HASH)
  expect(second!.prev).toBe(first!.hash)
  const { id, segment, text } = change.revisions[0]!
  const canonical =
    `{"at":"${NOON}","body":{"id":"${change.id}","kind":"edit","marks":[],"revisions":[{"id":"${id}",` +
    `"parent":null,"segment":"${segment}","text":"${text}"}],"type":"changeset"},"by":"Ada","seq":2}`
  const { createHash } = await import('node:crypto')
  expect(second!.hash).toBe(createHash('sha256').update(`${first!.hash}\n${canonical}`).digest('hex'))
  expect(sha256(linkText(second!.prev, second!))).toBe(second!.hash)
  await store.close()
})

/** A folder with a history of some length; the store is closed. */
async function written(): Promise<void> {
  const store = await openStore(folder, NOON)
  await seed(store, 'talk', { A: 'One.\n\nTwo.\n\nThree.', B: 'Uno.' })
  let parent: string | null = null
  for (let i = 0; i < 12; i++) {
    const change = edit('A.1', parent, `Text ${i}`)
    parent = change.revisions[0]!.id
    await store.save('talk', { ...change, marks: [{ segment: 'A.1', mark: 'proofread', on: parent }] }, NOON)
  }
  const linked = { kind: 'linked' as const, cells: { A: ['A.2'], B: ['B.1'] } }
  const apart = { kind: 'apart' as const, cells: { A: ['A.3'], B: [] } }
  await store.save('talk', { ...pinning(linked, apart), reason: 'Because' }, NOON)
  await store.close()
}

async function tamper(sql: string): Promise<void> {
  const raw = openSqlite(await loadSqlite(), join(folder, 'recension.db'))
  for (const { name } of raw.prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger'").all([]) as {
    name: string
  }[]) {
    raw.exec(`DROP TRIGGER ${name}`)
  }
  raw.exec('PRAGMA foreign_keys = OFF')
  raw.exec(sql)
  raw.close()
}

async function reopened<T>(look: (store: Store) => Promise<T>): Promise<T> {
  const store = await openStore(folder, NOON)
  try {
    return await look(store)
  } finally {
    await store.close()
  }
}

test('entries, revisions, marks, pins, segments and versions cannot be changed or removed', async () => {
  await written()
  const raw = openSqlite(await loadSqlite(), join(folder, 'recension.db'))
  raw.exec('PRAGMA recursive_triggers = ON')
  for (const table of ['entries', 'revisions', 'marks', 'pins', 'segments', 'versions']) {
    const count = () => (raw.prepare(`SELECT count(*) AS n FROM ${table}`).all([]) as { n: number }[])[0]!.n
    const before = count()
    expect(() => raw.exec(`DELETE FROM ${table}`)).toThrow('kept for ever')
    expect(() => raw.exec(`UPDATE ${table} SET slug = slug`)).toThrow('kept for ever')
    expect(() => raw.exec(`INSERT OR REPLACE INTO ${table} SELECT * FROM ${table}`)).toThrow('kept for ever')
    expect(count()).toBe(before)
  }
  raw.close()
})

test('whatever is changed behind the ledger’s back is found, with the first entry that it spoils', async () => {
  const cases: readonly (readonly [sql: string, seq: number])[] = [
    [`UPDATE entries SET by = 'Eve' WHERE seq = 5`, 5],
    [`UPDATE entries SET at = '2020-01-01T00:00:00.000Z' WHERE seq = 3`, 3],
    [`UPDATE entries SET body = replace(body, 'Text 4', 'Text X') WHERE seq = 7`, 7],
    [`UPDATE entries SET hash = prev WHERE seq = 14`, 14],
    [`DELETE FROM entries WHERE seq = 6`, 6],
    [`DELETE FROM entries WHERE seq = 14`, 14],
    [`DELETE FROM entries WHERE seq = 15`, 15],
    [`UPDATE entries SET seq = 100 WHERE seq = 8`, 8],
    [`UPDATE revisions SET text = 'Other' WHERE seq = 9`, 9],
    [`UPDATE revisions SET reason = 'None' WHERE seq = 9`, 9],
    [`DELETE FROM revisions WHERE seq = 10`, 10],
    [`UPDATE marks SET mark = 'approved' WHERE seq = 11`, 11],
    [`DELETE FROM marks WHERE seq = 4`, 4],
    [`INSERT INTO marks SELECT slug, 99, siglum, 'A.2', mark, '' FROM marks WHERE seq = 4`, 16],
    [`UPDATE pins SET cells = replace(cells, 'A.2', 'A.1')`, 15],
    [`UPDATE pins SET cells = 'not JSON'`, 15],
    [`UPDATE pins SET kind = 'apart'`, 15],
    [`UPDATE pins SET reason = NULL`, 15],
    [`UPDATE pins SET number = 2 WHERE number = 0`, 15],
    [`DELETE FROM pins WHERE number = 1`, 15],
    [`UPDATE pins SET seq = 5`, 5],
    [`UPDATE entries SET body = replace(body, 'A.2', 'A.1') WHERE seq = 15`, 15],
    [`INSERT INTO pins SELECT 'x', slug, 99, 0, kind, cells, reason FROM pins WHERE number = 0`, 16],
    [`UPDATE segments SET text = 'Won.' WHERE id = 'A.1'`, 1],
    [`UPDATE segments SET layout = ' ' WHERE id = 'A.2'`, 1],
    [`UPDATE versions SET tail = '.' WHERE siglum = 'B'`, 2],
    [`UPDATE versions SET label = 'Best' WHERE siglum = 'B'`, 2],
    [`DELETE FROM segments WHERE id = 'A.3'`, 1],
    [`UPDATE transcripts SET seq = 13`, 16],
    [`UPDATE transcripts SET hash = '${NO_HASH}'`, 16],
  ]
  for (const [sql, seq] of cases) {
    rmSync(folder, { recursive: true, force: true })
    await written()
    expect(await reopened(store => store.verify('talk'))).toMatchObject({ kind: 'intact', seq: 15 })
    await tamper(sql)
    expect(await reopened(store => store.verify('talk')), sql).toMatchObject({ kind: 'broken', seq })
  }
})

test('two hundred random letters changed in random entries are all found', { timeout: 60_000 }, async () => {
  await written()
  const seedNumber = 20_260_430
  const random = dice(seedNumber)
  const engine = await loadSqlite()
  await tamper('SELECT 1')
  for (let round = 0; round < 200; round++) {
    const seq = 1 + Math.floor(random() * 15)
    const raw = openSqlite(engine, join(folder, 'recension.db'))
    const column = ['body', 'hash', 'prev', 'by', 'at'][Math.floor(random() * 5)]!
    const [row] = raw.prepare(`SELECT ${column} AS held FROM entries WHERE seq = ${seq}`).all([]) as {
      held: string
    }[]
    const place = Math.floor(random() * row!.held.length)
    const letter = row!.held[place] === 'q' ? 'r' : 'q'
    const bent = row!.held.slice(0, place) + letter + row!.held.slice(place + 1)
    raw.prepare(`UPDATE entries SET ${column} = ? WHERE seq = ${seq}`).run([bent])
    raw.close()
    const found = await reopened(store => store.verify('talk'))
    expect(found, `seed ${seedNumber}, round ${round}: ${column} of ${seq}`).toMatchObject({
      kind: 'broken',
      seq,
    })
    const back = openSqlite(engine, join(folder, 'recension.db'))
    back.prepare(`UPDATE entries SET ${column} = ? WHERE seq = ${seq}`).run([row!.held])
    back.close()
  }
  expect(await reopened(store => store.verify('talk'))).toMatchObject({ kind: 'intact' })
})
