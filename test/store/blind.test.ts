/** Blind readings: two copies whose segments answer to the version's by number, made once, and kept by the ledger. */
import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { reviewOf } from '../../src/core/review/review.ts'
import { openMemoryStore } from '../../src/store/open.ts'
import type { BlindStart, Store } from '../../src/store/store.ts'
import { edit, NOON, seed } from './material.ts'

let store: Store
beforeEach(async () => {
  store = await openMemoryStore(NOON)
  await seed(store, 'talk', { A: 'One.\n\nTwo.\n\nThree.', A1: 'Taken.' })
})
afterEach(() => store.close())

const begun = (): BlindStart => ({
  id: randomUUID(),
  by: 'Editor',
  version: 'A',
  act: randomUUID(),
  proofreaders: ['Ada', 'Ben'],
})

test('two copies stand as the version stands, segment by segment, removed ones too', async () => {
  await store.save('talk', edit('A.1', null, 'First, edited.'), NOON)
  await store.save('talk', edit('A.2', null, ''), NOON)
  const start = begun()
  expect(await store.startBlind('talk', start, NOON)).toEqual({ kind: 'started', sigla: ['A2', 'A3'] })
  const { seq } = (await store.transcript('talk'))!
  for (const siglum of ['A2', 'A3']) {
    const copy = await store.segments('talk', siglum, seq)
    expect(copy.map(({ id, text }) => [id, text])).toEqual([
      [`${siglum}.1`, 'First, edited.'],
      [`${siglum}.2`, ''],
      [`${siglum}.3`, 'Three.'],
    ])
  }
  expect(reviewOf(await store.acts('talk', seq)).blinds).toMatchObject([
    {
      id: start.act,
      version: 'A',
      point: 4,
      copies: [
        { siglum: 'A2', proofreader: 'Ada' },
        { siglum: 'A3', proofreader: 'Ben' },
      ],
    },
  ])
  expect(await store.verify('talk')).toMatchObject({ kind: 'intact', seq })
})

test('the same request again changes nothing, another under its id is refused', async () => {
  const start = begun()
  await store.startBlind('talk', start, NOON)
  const { seq } = (await store.transcript('talk'))!
  expect(await store.startBlind('talk', start, NOON)).toEqual({ kind: 'replayed', sigla: ['A2', 'A3'] })
  expect(await store.startBlind('talk', { ...start, by: 'Other' }, NOON)).toMatchObject({ kind: 'id-reused' })
  expect(await store.startBlind('talk', { ...begun(), act: start.act }, NOON)).toMatchObject({
    kind: 'id-reused',
  })
  expect(await store.startBlind('talk', { ...begun(), version: 'Z' }, NOON)).toMatchObject({
    kind: 'unknown-version',
  })
  expect((await store.transcript('talk'))!.seq).toBe(seq)
})

test('a reconciliation names versions that are there, at points that have been', async () => {
  await store.startBlind('talk', begun(), NOON)
  const { seq } = (await store.transcript('talk'))!
  const from = (...parents: string[]) =>
    store.save('talk', { ...edit('A.1', null, 'One and one.'), kind: 'reconcile', parents }, NOON)
  expect(await from(`A2@${seq}`, `ZZ@${seq}`)).toEqual({ kind: 'unknown', what: 'version' })
  expect(await from(`A2@${seq}`, `A3@${seq + 1}`)).toEqual({ kind: 'unknown', what: 'point' })
  expect(await from('A2@1', `A3@${seq}`)).toEqual({ kind: 'unknown', what: 'point' })
  expect((await store.transcript('talk'))!.seq).toBe(seq)
  expect(await from(`A2@${seq}`, `A3@${seq}`)).toMatchObject({ kind: 'saved' })
})
