/**
 * Five hundred corrections of the alignment that no well-behaved page makes, from a seeded generator that can make no valid
 * one: none may end in a 5xx, none may be kept, and afterwards every row is as it was.
 */
import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { paths } from '../../src/api/paths.ts'
import { Problem } from '../../src/api/problems.ts'
import { dice, edit, pinning } from '../store/material.ts'
import { sent, serve } from './served.ts'

const BODIES = 500
const SEED = Number(process.env.RECENSION_SEED ?? Math.floor(Date.now() % 1_000_000))

test(`${BODIES} malformed pins end in no 5xx and change nothing (seed ${SEED})`, async () => {
  console.log(`malformed pins: seed ${SEED} (set RECENSION_SEED to repeat)`)
  const served = await serve()
  await served.post(paths.transcripts(), sent('talk', { A: 'One.\n\nTwo.\n\nThree.', B: 'Uno.\n\nDue.' }))
  await served.post(paths.changesets('talk'), edit('A.1', null, 'First.'))
  const kept = pinning({ kind: 'linked', cells: { A: ['A.1'], B: ['B.2'] } })
  expect((await served.post(paths.changesets('talk'), kept)).status).toBe(201)
  const dump = async () => ({
    transcripts: await served.store.transcripts(),
    entries: await served.store.entries('talk', 0, 1_000),
    pins: await served.store.pins('talk', 1_000),
    comparison: await served.json(paths.comparison('talk')),
  })
  const before = await dump()

  const random = dice(SEED)
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!
  const some = (most: number) => Math.floor(random() * most)
  const junk = (): unknown =>
    pick<() => unknown>([
      () => null,
      () => true,
      () => some(100) - 50,
      () => '',
      () => 'x'.repeat(some(3_000)),
      () => '\ud800',
      () => 'A\0',
      () => '__proto__',
      () => [],
      () => ({}),
      () => [[['A.1']]],
      () => ({ A: { B: [] } }),
      () => Array.from({ length: some(600) }, () => 'A.1'),
      () => JSON.parse('{"__proto__":["A.1"],"constructor":["B.1"]}') as unknown,
    ])()
  const [good] = pinning({ kind: 'linked', cells: { A: ['A.2'], B: ['B.1'] } }).pins
  /** Never two sigla of this transcript with segments of their own, at least one. */
  const cells = (): unknown =>
    pick<() => unknown>([
      junk,
      () => ({ A: ['A.1'] }),
      () => ({ A: ['B.1'], B: ['A.1'] }),
      () => ({ A: ['A.1'], B: junk() }),
      () => ({ A: [junk()], B: ['B.1'] }),
      () => ({ A: ['A.1'], [String(junk())]: ['B.1'] }),
      () => ({ A: ['A.1'], B: ['B.1'], A1: [] }),
      () => JSON.parse('{"A":["A.1"],"B":["B.1"],"__proto__":["C.1"]}') as unknown,
      () => ({ A: [`A.${4 + some(1e9)}`], B: ['B.1'] }),
      () => ({ A: ['A.0'], B: ['B.01'] }),
      () => ({ A: ['A.1'], Z: ['Z.1'] }),
      () => ({ 'A@0': ['A.1'], B: ['B.1'] }),
      () => ({ A: [], B: [] }),
      () => ({ A: ['A.1', 'A.1'], B: ['B.1'] }),
      () => ({ a: ['a.1'], b: ['b.1'] }),
    ])()
  const body = (): unknown => {
    const change = pinning({ kind: 'linked', cells: { A: ['A.2'], B: ['B.1'] } })
    const pin = { ...good, id: randomUUID() }
    return pick<() => unknown>([
      () => ({ ...change, pins: [{ ...pin, cells: cells() }] }),
      () => ({ ...change, pins: [pin, { ...pin, id: randomUUID(), cells: cells() }] }),
      () => ({ ...change, pins: [{ ...pin, kind: 'linked', cells: { A: ['A.1'], B: [] } }] }),
      () => ({ ...change, pins: [{ ...pin, [pick(['id', 'kind', 'extra', 'reason'])]: junk() }] }),
      () => ({ ...change, pins: pick([junk(), [junk()], [pin, pin], [{ ...pin, id: kept.pins[0]!.id }]]) }),
      () => ({ ...change, id: kept.id }),
      () => ({
        ...change,
        [pick(['id', 'by', 'kind', 'extra', 'revisions', 'marks'])]: pick([null, 7, {}, true]),
      }),
      () => ({ ...change, revisions: edit('A.2', null, 'x').revisions }),
      () => ({ ...change, marks: [{ segment: 'A.2', mark: 'approved', on: null }] }),
      () => ({ ...edit('A.2', null, 'x'), pins: [pin] }),
      () => ({ ...edit('A.2', null, 'x'), kind: 'align' }),
      () => JSON.stringify(change).slice(0, some(150)),
      () => [change],
    ])()
  }

  const statuses = new Map<number, number>()
  for (let i = 0; i < BODIES; i++) {
    const sending = body()
    const slug = pick(['talk', 'talk', 'talk', 'talk', 'none'])
    const answer = await served.post(paths.changesets(slug), sending)
    const name = `seed ${SEED}, body ${i}: ${JSON.stringify(sending)?.slice(0, 300)}: ${served.lines.at(-1)}`
    expect(answer.status, name).toBeGreaterThanOrEqual(400)
    expect(answer.status, name).toBeLessThan(500)
    Problem.parse(await answer.json())
    statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1)
  }
  console.log(`malformed pins: answers ${JSON.stringify(Object.fromEntries([...statuses].sort()))}`)
  expect(await dump()).toEqual(before)
  expect(await served.store.verify('talk')).toMatchObject({ kind: 'intact' })
  expect(served.lines).toEqual([])
  await served.store.close()
})
