/** Transcripts over HTTP: importing, listing, reading at a point, history and ledger. */
import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { History, Ledger } from '../../src/api/ledger.ts'
import { paths } from '../../src/api/paths.ts'
import { Health, TranscriptDetail, TranscriptSummary, VersionState } from '../../src/api/transcripts.ts'
import { segmentText } from '../../src/core/text/segment.ts'
import { edit } from '../store/material.ts'
import { type Served, sent, serve } from './served.ts'

const A = 'Deng: Good morning.\n\nHan: Good morning to you.\n\nDeng: Let us begin.\n\nHan: Yes.'
const B = 'Deng: Good morning!\n\nHan: A good morning to you.\n\nDeng: Let us start.\n\nHan: Yes.'

let served: Served
beforeEach(async () => {
  served = await serve()
  const answer = await served.post(paths.transcripts(), sent('talk', { A, B }))
  expect(answer.status).toBe(201)
})
afterEach(() => served.store.close())

test('a server that is well says so', async () => {
  const health = Health.parse(await served.json(paths.health()))
  expect(health).toEqual({ ok: true, version: '0.0.0', store: 'sqlite' })
})

test('the list and the detail are what the contract says', async () => {
  const list = await served.json<unknown[]>(paths.transcripts())
  expect(list).toHaveLength(1)
  const summary = TranscriptSummary.parse(list[0])
  expect(summary).toMatchObject({
    slug: 'talk',
    progress: { version: 'A', proofread: 0, segments: 4 },
    lastSaved: null,
  })
  const detail = TranscriptDetail.parse(await served.json(paths.transcript('talk')))
  expect(detail.metadata).toEqual({ citation: 'An archive, 1962' })
  expect(detail.ledger.seq).toBe(2)
  expect(detail.ledger.hash).toMatch(/^[0-9a-f]{64}$/)
})

test('progress counts what is proofread on its head, of what is not removed', async () => {
  const first = edit('A.1', null, 'Deng: Good day.')
  const on = first.revisions[0]!.id
  await served.post(paths.changesets('talk'), {
    ...first,
    marks: [{ segment: 'A.1', mark: 'proofread', on }],
  })
  await served.post(paths.changesets('talk'), edit('A.2', null, ''))
  const { progress, lastSaved } = TranscriptDetail.parse(await served.json(paths.transcript('talk')))
  expect(progress).toEqual({ version: 'A', proofread: 1, segments: 3 })
  expect(lastSaved).toMatchObject({ by: 'Ada' })
  await served.post(paths.changesets('talk'), edit('A.1', on, 'Deng: Hello.'))
  const later = TranscriptDetail.parse(await served.json(paths.transcript('talk')))
  expect(later.progress.proofread).toBe(0)
})

test('a segment that reads on from the one before it says how sure that is, as its import said', async () => {
  const text = [
    'Deng: They came from the',
    'north in the winter of that year and',
    'Chinese comrades went with them to the',
    'Yalu, as everybody knows.',
  ].join('\n\n')
  await served.post(paths.transcripts(), sent('cut', { A: text }))
  const imported = segmentText(text)
  const { segments } = VersionState.parse(await served.json(paths.version('cut', 'A')))
  expect(segments.map(({ joins }) => joins)).toEqual(imported.map(({ joins }) => joins ?? false))
  expect(segments.map(({ joinScore }) => joinScore)).toEqual(imported.map(({ joinScore }) => joinScore))
  const scores = segments.flatMap(({ joinScore }) => joinScore ?? [])
  expect(Math.min(...scores)).toBeLessThan(0.8)
  expect(Math.max(...scores)).toBeGreaterThan(0.8)
  await served.post(paths.changesets('cut'), edit('A.1', null, 'Deng: They came.'))
  const later = VersionState.parse(await served.json(paths.version('cut', 'A')))
  expect(later.segments.map(({ joinScore }) => joinScore)).toEqual(segments.map(({ joinScore }) => joinScore))
})

test('progress is counted on the first version that is not the original', async () => {
  const body = sent('two', { Zh: '你好。', A }, { Zh: 'original', A: 'translation' })
  await served.post(paths.transcripts(), body)
  const { progress } = TranscriptDetail.parse(await served.json(paths.transcript('two')))
  expect(progress.version).toBe('A')
})

test('a version reads at its head, as imported and at any point between', async () => {
  const change = edit('A.1', null, 'Deng: Good day.')
  await served.post(paths.changesets('talk'), change)
  const head = VersionState.parse(await served.json(paths.version('talk', 'A')))
  expect(head).toMatchObject({ siglum: 'A', at: null })
  expect(head.segments[0]).toMatchObject({
    id: 'A.1',
    kind: 'turn',
    speaker: 'Deng',
    text: 'Deng: Good day.',
    imported: 'Deng: Good morning.',
    head: change.revisions[0]!.id,
  })
  for (const at of [0, 2]) {
    const past = VersionState.parse(await served.json(paths.version('talk', `A@${at}`)))
    expect(past).toMatchObject({ at })
    expect(past.segments[0]).toMatchObject({ text: 'Deng: Good morning.', head: null })
  }
})

test('what is not there is refused by name', async () => {
  const cases = [
    [paths.transcript('none'), 404, 'unknown-transcript'],
    [paths.transcript('talk%00x'), 404, 'unknown-transcript'],
    [paths.version('none', 'A'), 404, 'unknown-transcript'],
    [paths.version('talk', 'Z'), 404, 'unknown-version'],
    [paths.version('talk', 'A@x'), 404, 'unknown-version'],
    [paths.version('talk', 'A@3'), 400, 'invalid-query'],
    [paths.history('talk', 'A.9'), 404, 'unknown-segment'],
    [paths.history('talk', 'nonsense'), 404, 'unknown-segment'],
    [paths.ledger('none'), 404, 'unknown-transcript'],
    [`${paths.ledger('talk')}?after=-1`, 400, 'invalid-query'],
    ['/api', 404, 'not-found'],
    ['/api/none', 404, 'not-found'],
    ['/api/transcripts/talk/none', 404, 'not-found'],
  ] as const
  for (const [path, status, code] of cases) {
    const answer = await served.get(path)
    expect(answer.status, path).toBe(status)
    expect(answer.headers.get('content-type'), path).toBe('application/problem+json')
    expect(await answer.json(), path).toMatchObject({ code, status })
  }
})

test('the history of a segment starts with the imported text and tells everything', async () => {
  const change = edit('A.2', null, 'Han: And to you.')
  const on = change.revisions[0]!.id
  const [revision] = change.revisions
  await served.post(paths.changesets('talk'), {
    ...change,
    kind: 'adopt',
    revisions: [{ ...revision, reason: 'Shorter', class: 'substantive', adoptedFrom: 'B.2' }],
    marks: [{ segment: 'A.2', mark: 'approved', on }],
  })
  const history = History.parse(await served.json(paths.history('talk', 'A.2')))
  expect(history.states).toMatchObject([
    {
      id: null,
      parent: null,
      seq: 1,
      kind: 'import',
      by: 'Importer',
      text: 'Han: Good morning to you.',
      marks: [],
    },
    {
      id: on,
      parent: null,
      seq: 3,
      kind: 'adopt',
      by: 'Ada',
      text: 'Han: And to you.',
      reason: 'Shorter',
      class: 'substantive',
      adoptedFrom: 'B.2',
      marks: [{ mark: 'approved', by: 'Ada', seq: 3 }],
    },
  ])
})

test('the ledger comes in order and in pages', async () => {
  let parent: string | null = null
  for (let i = 0; i < 510; i++) {
    const change = edit('A.1', parent, `Deng: ${i}`)
    parent = change.revisions[0]!.id
    await served.store.save('talk', change, '2026-01-01T00:00:00.000Z')
  }
  const first = Ledger.parse(await served.json(paths.ledger('talk')))
  expect(first.entries.map(({ seq }) => seq)).toEqual(Array.from({ length: 500 }, (_, i) => i + 1))
  expect(first.more).toBe(true)
  const second = Ledger.parse(await served.json(`${paths.ledger('talk')}?after=500`))
  expect(second.entries).toHaveLength(12)
  expect(second.more).toBe(false)
  expect(second.entries[0]!.prev).toBe(first.entries.at(-1)!.hash)
})

test('an import is answered alike twice, and its names must be free', async () => {
  const body = sent('other', { A })
  expect((await served.post(paths.transcripts(), body)).status).toBe(201)
  expect((await served.post(paths.transcripts(), body)).status).toBe(200)
  const again = await served.post(paths.transcripts(), { ...body, id: randomUUID() })
  expect(again.status).toBe(409)
  expect(await again.json()).toMatchObject({ code: 'exists' })
  const reused = await served.post(paths.transcripts(), { ...body, title: 'Something else' })
  expect(reused.status).toBe(422)

  const version = { siglum: 'C', label: 'Third', language: 'en', text: 'Deng: Good morning.' }
  const added = { id: randomUUID(), by: 'Importer', version }
  expect((await served.post(paths.versions('other'), added)).status).toBe(201)
  expect((await served.post(paths.versions('other'), added)).status).toBe(200)
  expect((await served.post(paths.versions('other'), { ...added, id: randomUUID() })).status).toBe(409)
  expect((await served.post(paths.versions('none'), { ...added, id: randomUUID() })).status).toBe(404)
})

test('a slug is made from the title, and the next free one where it is taken', async () => {
  const { slug: _, ...body } = sent('x', { A })
  const make = async (title: string) => {
    const answer = await served.post(paths.transcripts(), { ...body, id: randomUUID(), title })
    expect(answer.status).toBe(201)
    return TranscriptDetail.parse(await answer.json()).slug
  }
  expect(await make('Entretien à Pékin, 30 avril')).toBe('entretien-a-pekin-30-avril')
  expect(await make('Entretien à Pékin, 30 avril')).toBe('entretien-a-pekin-30-avril-2')
  expect(await make('邓小平')).toBe('transcript')
})

test('the description covers every route of the contract', async () => {
  const document = await served.json<{ openapi: string; paths: Record<string, object> }>(paths.openapi())
  expect(document.openapi).toMatch(/^3\.1/)
  const described = Object.keys(document.paths)
  const wanted = [
    paths.health(),
    paths.transcripts(),
    paths.transcript('{slug}'),
    paths.versions('{slug}'),
    paths.version('{slug}', '{version}'),
    paths.comparison('{slug}'),
    paths.history('{slug}', '{segment}'),
    paths.changesets('{slug}'),
    paths.ledger('{slug}'),
    paths.events('{slug}'),
    paths.review('{slug}'),
    paths.blind('{slug}'),
    paths.lineage('{slug}', '{segment}'),
    paths.report('{slug}'),
    paths.imports(),
  ]
  expect(described.sort()).toEqual(wanted.sort())
})
