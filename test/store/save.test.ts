/** Saving: once and only once, on the head and nowhere else, all or nothing. */
import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openMemoryStore } from '../../src/store/open.ts'
import type { SaveOutcome, Store } from '../../src/store/store.ts'
import { edit, NOON, seed } from './material.ts'

let store: Store
beforeEach(async () => {
  store = await openMemoryStore(NOON)
  await seed(store, 'talk', { A: 'One.\n\nTwo.\n\nThree.', B: 'Uno.\n\nDue.' })
})
afterEach(() => store.close())

const seqOf = async () => (await store.transcript('talk'))!.seq
const textsAt = async (at: number) => (await store.segments('talk', 'A', at)).map(({ text }) => text)

test('a revision on the imported text is saved and becomes the head', async () => {
  const change = edit('A.2', null, 'Second.')
  const outcome = await store.save('talk', change, NOON)
  expect(outcome).toEqual({
    kind: 'saved',
    saved: { seq: 3, at: NOON, revisions: [{ id: change.revisions[0]!.id, segment: 'A.2', parent: null }] },
  })
  expect(await textsAt(3)).toEqual(['One.', 'Second.', 'Three.'])
  expect(await textsAt(0)).toEqual(['One.', 'Two.', 'Three.'])
})

test('the same changeset twice is saved once and answered alike', async () => {
  const change = edit('A.1', null, 'First.')
  const first = await store.save('talk', change, NOON)
  const second = await store.save('talk', change, '2027-01-01T00:00:00.000Z')
  expect(second).toEqual({ kind: 'replayed', saved: (first as { saved: unknown }).saved })
  expect(await seqOf()).toBe(3)
})

test('a changeset is still known after somebody saved on top of it', async () => {
  const change = edit('A.1', null, 'First.')
  await store.save('talk', change, NOON)
  await store.save('talk', edit('A.1', change.revisions[0]!.id, 'Later.'), NOON)
  expect((await store.save('talk', change, NOON)).kind).toBe('replayed')
})

test('a used id with another body, author or transcript is refused', async () => {
  await seed(store, 'other', { A: 'One.' })
  const change = edit('A.1', null, 'First.')
  await store.save('talk', change, NOON)
  const refused = { kind: 'id-reused', id: change.id }
  const [revision] = change.revisions
  expect(await store.save('talk', { ...change, revisions: [{ ...revision!, text: 'x' }] }, NOON)).toEqual(
    refused,
  )
  expect(await store.save('talk', { ...change, by: 'Bob' }, NOON)).toEqual(refused)
  expect(await store.save('other', change, NOON)).toEqual(refused)
})

test('a used revision id is refused', async () => {
  const change = edit('A.1', null, 'First.')
  await store.save('talk', change, NOON)
  const id = change.revisions[0]!.id
  const again = { ...edit('A.2', null, 'x'), revisions: [{ id, segment: 'A.2', parent: null, text: 'x' }] }
  expect(await store.save('talk', again, NOON)).toEqual({ kind: 'id-reused', id })
})

test('a parent that is not the head is refused with everything that a merge needs', async () => {
  const first = edit('A.1', null, 'First.')
  await store.save('talk', first, NOON)
  const late = edit('A.1', null, 'Mine.')
  expect(await store.save('talk', late, NOON)).toEqual({
    kind: 'stale',
    stale: [
      {
        segment: 'A.1',
        parent: null,
        parentText: 'One.',
        head: first.revisions[0]!.id,
        headText: 'First.',
        headBy: 'Ada',
        headAt: NOON,
      },
    ],
  })
})

test('a parent that never was is stale without a parent text', async () => {
  const outcome = await store.save('talk', edit('A.1', randomUUID(), 'x'), NOON)
  expect(outcome).toMatchObject({
    kind: 'stale',
    stale: [{ head: null, headText: 'One.', parentText: null, headBy: null }],
  })
})

test('one stale segment keeps the whole changeset out, and every stale one is named', async () => {
  await store.save('talk', edit('A.1', null, 'First.'), NOON)
  await store.save('talk', edit('A.3', null, 'Third.'), NOON)
  const before = await seqOf()
  const outcome = await store.save(
    'talk',
    {
      id: randomUUID(),
      kind: 'join',
      by: 'Bob',
      revisions: ['A.1', 'A.2', 'A.3'].map(segment => ({
        id: randomUUID(),
        segment,
        parent: null,
        text: 'x',
      })),
    },
    NOON,
  )
  expect(outcome.kind === 'stale' && outcome.stale.map(({ segment }) => segment)).toEqual(['A.1', 'A.3'])
  expect(await seqOf()).toBe(before)
  expect(await textsAt(before)).toEqual(['First.', 'Two.', 'Third.'])
})

test('an unknown segment or transcript is refused', async () => {
  expect(await store.save('talk', edit('A.9', null, 'x'), NOON)).toEqual({
    kind: 'unknown-segment',
    segment: 'A.9',
  })
  expect(await store.save('none', edit('A.1', null, 'x'), NOON)).toEqual({ kind: 'unknown-transcript' })
})

test('a mark counts on the head it was given to, and a later revision takes it back', async () => {
  const change = edit('A.1', null, 'First.')
  const on = change.revisions[0]!.id
  await store.save('talk', { ...change, marks: [{ segment: 'A.1', mark: 'proofread', on }] }, NOON)
  const marked = await store.segments('talk', 'A', 3)
  expect(marked[0]).toMatchObject({ mark: 'proofread', markedBy: 'Ada', head: on })
  await store.save('talk', edit('A.1', on, 'Once more.'), NOON)
  expect((await store.segments('talk', 'A', 4))[0]).toMatchObject({ mark: 'unread', markedBy: null })
  expect((await store.segments('talk', 'A', 3))[0]).toMatchObject({ mark: 'proofread' })
})

test('a mark on anything but the head is stale', async () => {
  const mark = (on: string | null) => ({
    ...edit('A.1', null, ''),
    kind: 'mark' as const,
    revisions: [],
    marks: [{ segment: 'A.1', mark: 'approved' as const, on }],
  })
  expect((await store.save('talk', mark(randomUUID()), NOON)).kind).toBe('stale')
  expect((await store.save('talk', mark(null), NOON)).kind).toBe('saved')
  await store.save('talk', edit('A.1', null, 'First.'), NOON)
  expect((await store.save('talk', mark(null), NOON)).kind).toBe('stale')
})

test('a mark on the old head beside a new revision of that segment is stale', async () => {
  const change = {
    ...edit('A.1', null, 'x'),
    marks: [{ segment: 'A.1', mark: 'approved' as const, on: null }],
  }
  expect((await store.save('talk', change, NOON)).kind).toBe('stale')
  expect((await store.verify('talk')).kind).toBe('intact')
})

test('a text that no store keeps does not get past the last door', async () => {
  for (const text of ['a\ud800', 'a\0b'])
    await expect(store.save('talk', edit('A.1', null, text), NOON)).rejects.toThrow()
  expect(await seqOf()).toBe(2)
})

test('eight writers of fifty saves each overwrite nothing unseen', async () => {
  const acknowledged: { segment: string; parent: string | null; id: string; seq: number }[] = []
  let conflicts = 0
  const writer = async (number: number) => {
    for (let round = 0; round < 50; round++) {
      const segment = `A.${1 + ((number + round) % 3)}`
      let head = (await store.segments('talk', 'A', await seqOf())).find(({ id }) => id === segment)!.head
      for (;;) {
        const change = edit(segment, head, `${number}/${round}`)
        const outcome: SaveOutcome = await store.save('talk', change, NOON)
        if (outcome.kind === 'saved') {
          const [revision] = outcome.saved.revisions
          acknowledged.push({ ...revision!, seq: outcome.saved.seq })
          break
        }
        if (outcome.kind !== 'stale') throw new Error(`a save ended in ${outcome.kind}`)
        conflicts++
        head = outcome.stale[0]!.head
      }
    }
  }
  await Promise.all(Array.from({ length: 8 }, (_, number) => writer(number)))

  acknowledged.sort((a, b) => a.seq - b.seq)
  const heads = new Map<string, string>()
  let overwritten = 0
  for (const { segment, parent, id } of acknowledged) {
    if ((heads.get(segment) ?? null) !== parent) overwritten++
    heads.set(segment, id)
  }
  expect(overwritten).toBe(0)
  expect(acknowledged).toHaveLength(400)
  expect(conflicts).toBeGreaterThan(100)
  expect(await seqOf()).toBe(402)
  expect(await store.verify('talk')).toMatchObject({ kind: 'intact', seq: 402 })
})
