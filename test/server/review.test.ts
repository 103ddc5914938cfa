/** Acts over HTTP: saved with the rest, refused with what to do, and told with where the asked-about words stand now. */
import { createHash, randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { paths } from '../../src/api/paths.ts'
import type { Problem } from '../../src/api/problems.ts'
import type { ReviewState } from '../../src/api/review.ts'
import type { TranscriptSummary, VersionState } from '../../src/api/transcripts.ts'
import { reviewing, seed } from '../store/material.ts'
import { serve } from './served.ts'

const here = paths.changesets('talk')

test('a query survives a split and a join of the segment that it is about', async () => {
  const { post, json, store } = await serve()
  await seed(store, 'talk', { A: 'It is all right as long as we are not\n\ncalled revisionists by them.' })
  const asked = reviewing('Ada', {
    act: 'ask',
    segment: 'A.2',
    on: null,
    from: 23,
    to: 27,
    quote: 'them',
    text: 'Who is meant by them? Needs the Chinese.',
  })
  expect((await post(here, asked)).status).toBe(201)
  const query = asked.acts[0]!.id
  const [first, second] = [randomUUID(), randomUUID()]
  const joined = 'It is all right as long as we are not called revisionists by them.'
  const join = {
    id: randomUUID(),
    kind: 'join',
    by: 'Ben',
    revisions: [
      { id: first, segment: 'A.1', parent: null, text: joined },
      { id: second, segment: 'A.2', parent: null, text: '' },
    ],
  }
  expect((await post(here, join)).status).toBe(201)
  const text = `${joined.replace(' as long', '.\n\nAs long')}`
  const split = {
    id: randomUUID(),
    kind: 'split',
    by: 'Ben',
    revisions: [{ id: randomUUID(), segment: 'A.1', parent: first, text }],
  }
  expect((await post(here, split)).status).toBe(201)
  const review = await json<ReviewState>(paths.review('talk'))
  const from = text.indexOf('them')
  expect(review.places[query]).toEqual({ kind: 'placed', segment: 'A.1', from, to: from + 4 })
  const before = await json<ReviewState>(`${paths.review('talk')}?at=2`)
  expect(before.places[query]).toEqual({ kind: 'placed', segment: 'A.2', from: 23, to: 27 })
  const [summary] = await json<TranscriptSummary[]>(paths.transcripts())
  expect(summary).toMatchObject({ openQueries: 1 })
})

test('a sign-off that is not ready is answered with everything that has still to be done', async () => {
  const { post, store } = await serve()
  await seed(store, 'talk', { A: 'One.' })
  const signing = reviewing('Ada', {
    act: 'sign-off',
    version: 'A',
    point: 1,
    sha256: '0'.repeat(64),
    examination: 'review',
    against: null,
    note: '',
  })
  const answer = await post(here, signing)
  expect(answer.status).toBe(409)
  const problem = (await answer.json()) as Problem
  expect(problem).toMatchObject({
    code: 'not-ready',
    obstacles: { unproofread: ['A.1'], queries: [], unexplained: [] },
  })
})

test('acts that say nothing, ask for copies, or quote other words than they point at are refused', async () => {
  const { post, store } = await serve()
  await seed(store, 'talk', { A: 'One.' })
  const id = () => randomUUID()
  const bad = [
    { act: 'account', id: id(), revision: id() },
    { act: 'ask', id: id(), segment: 'A.1', on: null, from: 0, to: 3, quote: 'On', text: 'Why?' },
    { act: 'ask', id: id(), segment: 'A.1', on: null, from: 0, to: 0, quote: '', text: '  ' },
    {
      act: 'blind',
      id: id(),
      version: 'A',
      point: 1,
      copies: [
        { siglum: 'A1', proofreader: 'Ada' },
        { siglum: 'A2', proofreader: 'Ben' },
      ],
    },
    { act: 'nothing', id: id() },
  ]
  for (const act of bad) {
    const answer = await post(here, { id: id(), kind: 'review', by: 'Ada', acts: [act] })
    expect([act.act, answer.status]).toEqual([act.act, 400])
  }
  expect((await store.transcript('talk'))!.seq).toBe(1)
})

test('a past or future point is answered as it was, or refused', async () => {
  const { get, store } = await serve()
  await seed(store, 'talk', { A: 'One.' })
  expect((await get(`${paths.review('talk')}?at=0`)).status).toBe(200)
  expect((await get(`${paths.review('talk')}?at=9`)).status).toBe(400)
  expect((await get(`${paths.review('talk')}?at=x`)).status).toBe(400)
  expect((await get(paths.review('nowhere'))).status).toBe(404)
})

test('a version that was signed off is published as such, and says when it was changed since', async () => {
  const { post, json, store } = await serve()
  await seed(store, 'talk', { A: 'One.' })
  await post(here, {
    id: randomUUID(),
    kind: 'mark',
    by: 'Ada',
    revisions: [],
    marks: [{ segment: 'A.1', mark: 'proofread', on: null }],
  })
  const sha256 = createHash('sha256').update('One.', 'utf8').digest('hex')
  const note = ''
  const signing = reviewing('Ada', {
    act: 'sign-off',
    version: 'A',
    point: 2,
    sha256,
    examination: 'proofreading',
    against: null,
    note,
  })
  expect((await post(here, signing)).status).toBe(201)
  const statusNow = async () => (await json<VersionState>(paths.version('talk', 'A'))).status
  expect(await statusNow()).toBe('Proofread by Ada, 2026-01-01')
  const [summary] = await json<TranscriptSummary[]>(paths.transcripts())
  expect(summary!.versions[0]!.status).toBe('Proofread by Ada, 2026-01-01')
  expect((await json<VersionState>(paths.version('talk', 'A@2'))).status).toBe('Not yet proofread')
  await post(here, {
    id: randomUUID(),
    kind: 'edit',
    by: 'Ben',
    revisions: [{ id: randomUUID(), segment: 'A.1', parent: null, text: 'Two.' }],
  })
  expect(await statusNow()).toBe('Proofread by Ada, 2026-01-01; changed since')
  await post(here, reviewing('Ada', { act: 'withdraw', signOff: signing.acts[0]!.id, reason: 'x' }))
  expect(await statusNow()).toBe('Not yet proofread')
})

test('what is asked of a copy that is read blind is not counted in the library until the readings are opened', async () => {
  const { post, json, store } = await serve()
  await seed(store, 'talk', { A: 'One.' })
  const begin = (proofreaders: string[]) =>
    post(paths.blind('talk'), { id: randomUUID(), by: 'Ed', version: 'A', act: randomUUID(), proofreaders })
  expect((await begin(['Ada', 'ada '])).status).toBe(400)
  expect((await begin(['Ada', 'Ben'])).status).toBe(201)
  const query = { act: 'ask', on: null, from: 0, to: 0, quote: '', text: 'Who?' } as const
  expect((await post(here, reviewing('Ben', { ...query, segment: 'A2.1' }))).status).toBe(201)
  expect((await post(here, reviewing('Ed', { ...query, segment: 'A.1' }))).status).toBe(201)
  const counted = async () => (await json<TranscriptSummary[]>(paths.transcripts()))[0]!.openQueries
  expect(await counted()).toBe(1)
  const blind = (await json<ReviewState>(paths.review('talk'))).acts.find(({ act }) => act.act === 'blind')!
  expect((await post(here, reviewing('Ed', { act: 'unblind', blind: blind.act.id }))).status).toBe(201)
  expect(await counted()).toBe(2)
})
