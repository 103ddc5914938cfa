/** Saving over HTTP: 201 once, 200 after, 409 with what a merge needs, and every other refusal. */
import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { SavedChangeset } from '../../src/api/changesets.ts'
import { paths } from '../../src/api/paths.ts'
import { Problem } from '../../src/api/problems.ts'
import { edit } from '../store/material.ts'
import { type Served, sent, serve } from './served.ts'

let served: Served
beforeEach(async () => {
  served = await serve()
  await served.post(paths.transcripts(), sent('talk', { A: 'One.\n\nTwo.\n\nThree.' }))
})
afterEach(() => served.store.close())

const save = (body: unknown) => served.post(paths.changesets('talk'), body)
const seq = async () => (await served.store.transcript('talk'))!.seq

test('a changeset is answered with 201, and with 200 and the same body ever after', async () => {
  const change = edit('A.1', null, 'First.')
  const first = await save(change)
  expect(first.status).toBe(201)
  const body = SavedChangeset.parse(await first.json())
  expect(body.seq).toBe(2)
  await save(edit('A.1', change.revisions[0]!.id, 'Later.'))
  const second = await save(change)
  expect(second.status).toBe(200)
  expect(await second.json()).toEqual(body)
  expect(await seq()).toBe(3)
})

test('a reused id is 422, with the order of names in the body of no account', async () => {
  const change = edit('A.1', null, 'First.')
  await save(change)
  expect((await save({ ...change, by: 'Eve' })).status).toBe(422)
  const [{ id, segment, parent, text }] = change.revisions as unknown as [(typeof change.revisions)[number]]
  const turned = {
    revisions: [{ text, parent, segment, id }],
    marks: [],
    by: 'Ada',
    kind: 'edit',
    id: change.id,
  }
  expect((await save(turned)).status).toBe(200)
})

test('a stale parent is 409 with both texts, and saving upon the head that it names works', async () => {
  await save(edit('A.1', null, 'First.'))
  const refused = await save(edit('A.1', null, 'Mine.'))
  expect(refused.status).toBe(409)
  const problem = Problem.parse(await refused.json())
  expect(problem).toMatchObject({
    code: 'stale',
    stale: [{ segment: 'A.1', parent: null, parentText: 'One.', headText: 'First.', headBy: 'Ada' }],
  })
  expect((await save(edit('A.1', problem.stale![0]!.head, 'Both.'))).status).toBe(201)
})

test('a join is one entry that changes two segments or none', async () => {
  const join = {
    id: randomUUID(),
    kind: 'join',
    by: 'Ada',
    revisions: [
      { id: randomUUID(), segment: 'A.1', parent: null, text: 'One. Two.' },
      { id: randomUUID(), segment: 'A.2', parent: null, text: '' },
    ],
  }
  expect((await save(join)).status).toBe(201)
  const texts = (await served.store.segments('talk', 'A', 2)).map(({ text }) => text)
  expect(texts).toEqual(['One. Two.', '', 'Three.'])
})

test('every kind of wrong body is refused with its code and changes nothing', async () => {
  const good = edit('A.1', null, 'First.')
  const [revision] = good.revisions
  const withText = (text: string) => ({ ...good, revisions: [{ ...revision, text }] })
  const cases: readonly (readonly [unknown, number, string])[] = [
    ['', 400, 'invalid-body'],
    ['{', 400, 'invalid-body'],
    ['null', 400, 'invalid-body'],
    ['[]', 400, 'invalid-body'],
    // Half a character: a decoder that repairs would keep a text that nobody wrote.
    [Buffer.from(JSON.stringify(withText('caf\u00e9')), 'latin1'), 400, 'invalid-body'],
    [{ ...good, extra: 1 }, 400, 'invalid-body'],
    [`{"__proto__":{"a":1},${JSON.stringify(good).slice(1)}`, 400, 'invalid-body'],
    [{ ...good, id: 'x' }, 400, 'invalid-body'],
    [{ ...good, kind: 'delete' }, 400, 'invalid-body'],
    [{ ...good, by: ' ' }, 400, 'invalid-body'],
    [{ ...good, by: 'A\nB' }, 400, 'invalid-body'],
    [{ ...good, revisions: [] }, 400, 'invalid-body'],
    [{ ...good, revisions: [revision, revision] }, 400, 'invalid-body'],
    [{ ...good, revisions: [{ ...revision, segment: 'A' }] }, 400, 'invalid-body'],
    [{ ...good, revisions: [{ ...revision, class: 'huge' }] }, 400, 'invalid-body'],
    [withText('x'.repeat(200_001)), 400, 'invalid-body'],
    [withText('a\ud800'), 400, 'not-well-formed'],
    [withText('a\0'), 400, 'not-well-formed'],
    [{ ...good, by: 'a\udc00' }, 400, 'not-well-formed'],
    [
      { ...good, marks: ['A.2', 'A.2'].map(segment => ({ segment, mark: 'approved', on: null })) },
      400,
      'invalid-body',
    ],
    [{ ...good, revisions: [{ ...revision, segment: 'A.99' }] }, 404, 'unknown-segment'],
    ['x'.repeat(8 * 1_048_576 + 1), 413, 'too-large'],
  ]
  for (const [body, status, code] of cases) {
    const answer = await save(body)
    const name = JSON.stringify(body)?.slice(0, 80)
    expect(answer.status, name).toBe(status)
    expect(await answer.json(), name).toMatchObject({ code })
  }
  expect(await seq()).toBe(1)
})

test('a refusal never repeats what was sent', async () => {
  const secret = 'SECRET-1962'
  for (const body of [
    { [secret]: 1 },
    { ...edit('A.1', null, 'x'), [secret]: secret },
    { ...edit('A.1', null, 'x'), kind: secret },
    `{"${secret}`,
  ]) {
    expect(await (await save(body)).text()).not.toContain(secret)
  }
})

test('eight writers of fifty saves over HTTP overwrite nothing unseen', async () => {
  const acknowledged: { segment: string; parent: string | null; id: string; seq: number }[] = []
  let conflicts = 0
  const writer = async (number: number) => {
    const heads = new Map<string, string | null>()
    for (let round = 0; round < 50; round++) {
      const segment = `A.${1 + ((number + round) % 3)}`
      for (;;) {
        const answer = await save(edit(segment, heads.get(segment) ?? null, `${number}/${round}`))
        if (answer.status === 201) {
          const saved = SavedChangeset.parse(await answer.json())
          acknowledged.push({ ...saved.revisions[0]!, seq: saved.seq })
          heads.set(segment, saved.revisions[0]!.id)
          break
        }
        expect(answer.status).toBe(409)
        conflicts++
        heads.set(segment, Problem.parse(await answer.json()).stale![0]!.head)
      }
    }
  }
  await Promise.all(Array.from({ length: 8 }, (_, number) => writer(number)))
  const heads = new Map<string, string>()
  let overwritten = 0
  for (const { segment, parent, id } of acknowledged.sort((a, b) => a.seq - b.seq)) {
    if ((heads.get(segment) ?? null) !== parent) overwritten++
    heads.set(segment, id)
  }
  expect(overwritten).toBe(0)
  expect(acknowledged).toHaveLength(400)
  expect(conflicts).toBeGreaterThan(100)
  expect(await seq()).toBe(401)
  expect(await served.store.verify('talk')).toMatchObject({ kind: 'intact', seq: 401 })
})
