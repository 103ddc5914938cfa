/** Keeping pins: once and only once, all or none, never stale, and at every point what held there. */
import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { pinsInForce } from '../../src/core/pin.ts'
import { openMemoryStore } from '../../src/store/open.ts'
import type { AlignChangeset, Saved, Store } from '../../src/store/store.ts'
import { dice, edit, NOON, pinning, seed } from './material.ts'

let store: Store
beforeEach(async () => {
  store = await openMemoryStore(NOON)
  await seed(store, 'talk', { A: 'One.\n\nTwo.\n\nThree.', B: 'Uno.\n\nDue.', C: 'Eins.' })
})
afterEach(() => store.close())

const seqOf = async () => (await store.transcript('talk'))!.seq
const held = async (at: number) => (await store.pins('talk', at)).map(({ pin }) => pin.id)
const link = (a: string[], b: string[]) => ({ kind: 'linked' as const, cells: { A: a, B: b } })

async function saved(changeset: AlignChangeset): Promise<Saved> {
  const outcome = await store.save('talk', changeset, NOON)
  if (outcome.kind !== 'saved') throw new Error(`a save ended in ${outcome.kind}`)
  return outcome.saved
}

test('pins are saved as one entry, hold from then on, and tell who set them and why', async () => {
  const change = { ...pinning(link(['A.1'], ['B.1', 'B.2'])), reason: 'Cut by the page' }
  const [pin] = change.pins
  expect(await saved(change)).toEqual({
    seq: 4,
    at: NOON,
    revisions: [],
    pins: [{ id: pin!.id, superseded: [] }],
  })
  expect(await store.pins('talk', 3)).toEqual([])
  expect(await store.pins('talk', 4)).toEqual([
    { pin: { ...pin, seq: 4, by: 'Ada', at: NOON, reason: 'Cut by the page' }, superseded: [] },
  ])
  const [entry] = await store.entries('talk', 3, 1)
  expect(entry!.body).toEqual({
    type: 'changeset',
    id: change.id,
    kind: 'align',
    revisions: [],
    marks: [],
    pins: change.pins,
    reason: 'Cut by the page',
  })
  expect(await store.verify('talk')).toMatchObject({ kind: 'intact', seq: 4 })
})

test('the same pins again are saved once and answered alike, whatever came after', async () => {
  const first = pinning(link(['A.1'], ['B.1']))
  const second = pinning(link(['A.1'], ['B.2']))
  await saved(first)
  const answer = await saved(second)
  expect(answer.pins![0]!.superseded).toEqual(first.pins)
  await saved(pinning(link(['A.1'], ['B.1'])))
  expect(await store.save('talk', second, NOON)).toEqual({ kind: 'replayed', saved: answer })
  expect(await seqOf()).toBe(6)
})

test('an id that was used for other pins, another reason or a revision’s changeset is refused', async () => {
  const change = pinning(link(['A.1'], ['B.1']))
  await saved(change)
  const refused = { kind: 'id-reused', id: change.id }
  expect(await store.save('talk', { ...change, by: 'Bob' }, NOON)).toEqual(refused)
  expect(await store.save('talk', { ...change, reason: 'x' }, NOON)).toEqual(refused)
  expect(await store.save('talk', { ...pinning(link(['A.2'], ['B.2'])), id: change.id }, NOON)).toEqual(
    refused,
  )
  expect(await store.save('talk', { ...edit('A.1', null, 'x'), id: change.id }, NOON)).toEqual(refused)
  const again = { ...pinning(link(['A.2'], ['B.2'])), pins: change.pins }
  expect(await store.save('talk', again, NOON)).toEqual({ kind: 'id-reused', id: change.pins[0]!.id })
  expect(await seqOf()).toBe(4)
})

test('one unknown segment or version keeps all pins of a changeset out', async () => {
  const good = link(['A.1'], ['B.1'])
  for (const [cells, refusal] of [
    [
      { A: ['A.9'], B: ['B.2'] },
      { kind: 'unknown-segment', segment: 'A.9' },
    ],
    [
      { A: ['A.2'], Z: [] },
      { kind: 'unknown-version', siglum: 'Z' },
    ],
    [
      { A: ['A.2'], Z: ['Z.1'] },
      { kind: 'unknown-version', siglum: 'Z' },
    ],
  ] as const) {
    const bad = { kind: 'apart' as const, cells: cells as unknown as Record<string, string[]> }
    expect(await store.save('talk', pinning(good, bad), NOON)).toEqual(refusal)
  }
  expect(await store.save('none', pinning(good), NOON)).toEqual({ kind: 'unknown-transcript' })
  expect(await seqOf()).toBe(3)
  expect(await store.pins('talk', 99)).toEqual([])
})

test('two proofreaders who pin one segment at once are both kept, and the later is in force', async () => {
  const both = [
    { ...pinning(link(['A.1'], ['B.1'])), by: 'Ada' },
    { ...pinning(link(['A.1'], ['B.2'])), by: 'Bob' },
  ]
  const answers = await Promise.all(both.map(saved))
  const [earlier, later] = answers[0]!.seq < answers[1]!.seq ? both : both.toReversed()
  expect(answers.map(({ seq }) => seq).sort()).toEqual([4, 5])
  expect(await held(5)).toEqual([later!.pins[0]!.id])
  expect(await held(4)).toEqual([earlier!.pins[0]!.id])
  const last = answers.find(({ seq }) => seq === 5)!
  expect(last.pins![0]!.superseded).toEqual(earlier!.pins)
  expect(await store.verify('talk')).toMatchObject({ kind: 'intact', seq: 5 })
})

test('pins are not disturbed by revisions of their segments, and disturb none', async () => {
  await saved(pinning(link(['A.1'], ['B.1'])))
  const change = edit('A.1', null, '')
  expect((await store.save('talk', change, NOON)).kind).toBe('saved')
  await saved(pinning(link(['A.2'], ['B.2'])))
  expect(await held(6)).toHaveLength(2)
  expect((await store.segments('talk', 'A', 6))[0]).toMatchObject({ text: '', mark: 'unread' })
  expect((await store.history('talk', 'A.1'))!.map(({ kind }) => kind)).toEqual(['import', 'edit'])
})

test('pins of one transcript are none of another’s', async () => {
  await seed(store, 'other', { A: 'One.', B: 'Uno.' })
  await saved(pinning(link(['A.1'], ['B.1'])))
  expect(await store.pins('other', 99)).toEqual([])
})

const cell = (siglum: string, most: number, min: number) =>
  fc.uniqueArray(
    fc.integer({ min: 1, max: most }).map(n => `${siglum}.${n}`),
    { minLength: min },
  )
const anyPin = fc.constantFrom('linked' as const, 'apart' as const, 'released' as const).chain(kind => {
  const min = kind === 'linked' ? 1 : 0
  return fc.oneof(
    fc.record({ kind: fc.constant(kind), cells: fc.record({ A: cell('A', 3, 1), B: cell('B', 2, min) }) }),
    fc.record({ kind: fc.constant(kind), cells: fc.record({ C: cell('C', 1, 1), A: cell('A', 3, min) }) }),
  )
})

test('after any history of pins and revisions the ledger verifies, and every point reads as it did then', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyPin, { maxLength: 10 }), fc.integer(), async (list, seedNumber) => {
      const own = await openMemoryStore(NOON)
      await seed(own, 'talk', { A: 'One.\n\nTwo.\n\nThree.', B: 'Uno.\n\nDue.', C: 'Eins.' })
      const random = dice(seedNumber)
      const changes = list.map(pin => pinning({ ...pin, cells: { ...pin.cells } }))
      const seen: unknown[] = []
      let seq = 3
      for (const change of changes) {
        if (random() < 0.3) {
          const { head } = (await own.segments('talk', 'B', 99))[0]!
          await own.save('talk', edit('B.1', head, randomUUID()), NOON)
          seq++
          seen.push(await own.pins('talk', seq))
        }
        const outcome = await own.save('talk', change, NOON)
        expect(outcome).toMatchObject({ kind: 'saved', saved: { seq: ++seq } })
        seen.push(await own.pins('talk', seq))
      }
      expect(await own.verify('talk')).toMatchObject({ kind: 'intact', seq })
      for (const [i, pins] of seen.entries()) expect(await own.pins('talk', i + 4)).toEqual(pins)
      const expected = pinsInForce(changes.flatMap(({ pins }) => pins)).map(({ pin }) => pin.id)
      expect((await own.pins('talk', seq)).map(({ pin }) => pin.id)).toEqual(expected)
      await own.close()
    }),
    { numRuns: 100 },
  )
})
