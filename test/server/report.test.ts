/** Lineage and report over HTTP: what stands in the ledger, told in full, at any point. */
import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import type { Lineage } from '../../src/api/lineage.ts'
import { Lineage as LineageSchema } from '../../src/api/lineage.ts'
import { paths } from '../../src/api/paths.ts'
import { type Report, Report as ReportSchema } from '../../src/api/report.ts'
import type { VersionState } from '../../src/api/transcripts.ts'
import { signedText } from '../../src/core/review/readiness.ts'
import { sha256 } from '../../src/store/ledger.ts'
import { NOON, reviewing, seed } from '../store/material.ts'
import { type Served, serve } from './served.ts'

const here = paths.changesets('talk')

async function save(
  { post }: Served,
  kind: string,
  by: string,
  ...revisions: {
    segment: string
    parent: string | null
    text: string
    adoptedFrom?: string
    reason?: string
  }[]
): Promise<string[]> {
  const given = revisions.map(revision => ({ id: randomUUID(), ...revision }))
  const answer = await post(here, { id: randomUUID(), kind, by, revisions: given })
  if (answer.status !== 201) throw new Error(await answer.text())
  return given.map(({ id }) => id)
}

/** A word that went from B to A by adoption, and from A.2 to A.1 by a join. */
async function talk() {
  const served = await serve()
  await seed(served.store, 'talk', {
    A: 'He is Chairman of\n\nChina, he said.',
    B: 'He is Secretary of\n\nChina.',
  })
  const [inB] = await save(served, 'edit', 'Ben', {
    segment: 'B.1',
    parent: null,
    text: 'He is General Secretary of',
    reason: 'His office.',
  })
  const [adopted] = await save(served, 'adopt', 'Ada', {
    segment: 'A.1',
    parent: null,
    text: 'He is General Secretary of',
    adoptedFrom: 'B.1',
  })
  const joined = await save(
    served,
    'join',
    'Cleo',
    { segment: 'A.1', parent: adopted!, text: 'He is General Secretary of China, he said.' },
    { segment: 'A.2', parent: null, text: '' },
  )
  return { served, inB: inB!, adopted: adopted!, joined }
}

test('a word is traced over an adoption and a join to who first brought it, and why', async () => {
  const { served, inB, adopted } = await talk()
  const lineage = LineageSchema.parse(await served.json<Lineage>(paths.lineage('talk', 'A.1')))
  const told = lineage.spans.map(({ from, to, origin, replaced, path }) => [
    lineage.text.slice(from, to),
    `${origin.segment}@${origin.seq} ${origin.by}`,
    replaced,
    path.map(hop => `${hop.kind} ${hop.from} ${hop.seq} ${hop.by}`),
  ])
  expect(told).toEqual([
    ['He is', 'A.1@1 Importer', null, []],
    ['General', 'B.1@3 Ben', null, ['adopted B.1 4 Ada']],
    ['Secretary', 'B.1@2 Importer', null, ['adopted B.1 4 Ada']],
    ['of', 'A.1@1 Importer', null, []],
    ['China, he said.', 'A.2@1 Importer', null, ['carried A.2 5 Cleo']],
  ])
  expect(lineage.spans[1]!.origin).toMatchObject({
    revision: inB,
    reason: 'His office.',
    changeset: 'edit',
    version: 'B',
  })
  expect(lineage.spans[1]!.path[0]).toMatchObject({ revision: adopted, replaced: 'Chairman' })
  expect(lineage.at).toBe(5)
  const before = await served.json<Lineage>(`${paths.lineage('talk', 'A.1')}?at=2`)
  expect(before.spans).toHaveLength(1)
  expect(before.text).toBe('He is Chairman of')
})

test('a reason that is given later is told', async () => {
  const { served, inB } = await talk()
  const later = reviewing('Ben', { act: 'account', revision: inB, reason: 'As the body has it.' })
  expect((await served.post(here, later)).status).toBe(201)
  const lineage = await served.json<Lineage>(paths.lineage('talk', 'A.1'))
  expect(lineage.spans[1]!.origin.reason).toBe('As the body has it.')
})

test('what two read blind and a third settled is traced to its reader, and what neither touched to the import', async () => {
  const { served } = await talk()
  const { store, post } = served
  const begun = { id: randomUUID(), by: 'Ada', version: 'A', act: randomUUID() }
  const outcome = await store.startBlind('talk', { ...begun, proofreaders: ['Dan', 'Eve'] }, NOON)
  if (outcome.kind !== 'started') throw new Error(outcome.kind)
  const [dans, eves] = outcome.sigla as [string, string]
  const text = 'He is General Secretary of the Party, he said.'
  await save(served, 'edit', 'Dan', { segment: `${dans}.1`, parent: null, text })
  const { seq } = (await store.transcript('talk'))!
  const head = (await store.segments('talk', 'A', seq))[0]!.head
  const settled = {
    id: randomUUID(),
    kind: 'reconcile',
    by: 'Flo',
    parents: [`${dans}@${seq}`, `${eves}@${seq}`],
    revisions: [{ id: randomUUID(), segment: 'A.1', parent: head, text }],
  }
  expect((await post(here, settled)).status).toBe(201)
  const ways = async (segment: string) => {
    const { text: now, spans } = await served.json<Lineage>(paths.lineage('talk', segment))
    return spans.map(
      ({ from, to, origin, path }) =>
        `${now.slice(from, to)} < ${origin.segment} ${origin.by}${path.map(hop => ` ${hop.kind} ${hop.seq}`).join()}`,
    )
  }
  expect(await ways('A.1')).toEqual([
    'He is < A.1 Importer',
    'General < B.1 Ben adopted 4',
    'Secretary < B.1 Importer adopted 4',
    'of < A.1 Importer',
    `the Party < ${dans}.1 Dan adopted ${seq + 1}`,
    ', he said. < A.2 Importer carried 5',
  ])
  expect((await ways(`${eves}.1`))[1]).toBe('General < B.1 Ben adopted 4, copied 7')
})

test('a point, a segment or a transcript that is not there is refused', async () => {
  const { served } = await talk()
  const lineage = paths.lineage('talk', 'A.1')
  for (const [path, status] of [
    [`${lineage}?at=6`, 400],
    [`${lineage}?at=x`, 400],
    [`${lineage}?at=0`, 400],
    [`${paths.lineage('talk', 'B.1')}?at=1`, 400],
    [paths.lineage('talk', 'A.9'), 404],
    [paths.lineage('talk', 'x'), 404],
    [paths.lineage('none', 'A.1'), 404],
    [`${paths.report('talk')}?version=Z`, 404],
    [`${paths.report('talk')}?version=A&at=9`, 400],
    [`${paths.report('talk')}?version=B&at=1`, 400],
    [`${paths.report('talk')}?format=pdf`, 400],
    [`${paths.report('talk')}?format=csv&part=all`, 400],
    [paths.report('none'), 404],
  ] as const) {
    expect([path, (await served.get(path)).status]).toEqual([path, status])
  }
  expect((await served.post(lineage, {})).status).toBe(405)
})

test('the report counts what was done, and turns its status with the sign-off', async () => {
  const { served } = await talk()
  const { store, post, json } = served
  const first = ReportSchema.parse(await json<Report>(`${paths.report('talk')}?version=A`))
  expect(first.status).toEqual({ published: 'Not yet proofread', certificate: null, isSignedText: null })
  expect(first.people.map(({ by, revisions }) => [by, revisions])).toEqual([
    ['Ada', 1],
    ['Cleo', 2],
  ])
  expect(first.rates.all).toMatchObject({ numerator: 2, denominator: 10 })
  expect(first.marks).toMatchObject({ unread: 1 })

  const [state] = await store.segments('talk', 'A', 5)
  const marking = { segment: 'A.1', mark: 'proofread', on: state!.head }
  await post(here, { id: randomUUID(), kind: 'mark', by: 'Ada', revisions: [], marks: [marking] })
  const accounts = (await store.revisions('talk', 'A', 5)).map(({ id }) => ({
    act: 'account' as const,
    revision: id,
    reason: 'The office.',
  }))
  await post(here, reviewing('Ada', ...accounts))
  const { seq } = (await store.transcript('talk'))!
  const signing = reviewing('Ada', {
    act: 'sign-off',
    version: 'A',
    point: seq,
    sha256: sha256(signedText(await store.segments('talk', 'A', seq))),
    examination: 'proofreading',
    against: null,
    note: '',
  })
  const answer = await post(here, signing)
  expect([answer.status, await answer.clone().text()]).toEqual([201, expect.anything()])
  const signed = await json<Report>(paths.report('talk'))
  expect(signed.status).toMatchObject({
    published: `Proofread by Ada, ${NOON.slice(0, 10)}`,
    isSignedText: true,
  })
  expect(signed.status.certificate).toMatch(/^Proofread by Ada on 2026-01-01, in the translation alone/)
  await save(served, 'edit', 'Eve', { segment: 'A.1', parent: state!.head, text: 'Something else.' })
  const later = (await json<Report>(paths.report('talk'))).status
  expect(later.isSignedText).toBe(false)
  // The same words as the library and the version itself have, also in the spreadsheet.
  expect(later.published).toBe(`Proofread by Ada, ${NOON.slice(0, 10)}; changed since`)
  expect((await json<VersionState>(paths.version('talk', 'A'))).status).toBe(later.published)
  const counts = await (await served.get(`${paths.report('talk')}?version=A&format=csv&part=counts`)).text()
  expect(counts).toContain(`version,A,status,"${later.published}"`)
})

test('as a spreadsheet it is a file of its own, and runs nothing', async () => {
  const { served } = await talk()
  await save(served, 'edit', '=Eve', { segment: 'B.2', parent: null, text: '=1+1, "he" said' })
  const answer = await served.get(`${paths.report('talk')}?version=B&format=csv`)
  expect(answer.headers.get('content-type')).toMatch(/^text\/csv/)
  expect(answer.headers.get('content-disposition')).toBe('attachment; filename="talk-B-emendations.csv"')
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(await answer.arrayBuffer())
  expect(text.split('\r\n')[0]).toBe(
    '\ufeffsegment,before,after,class,class given by a person,reasons,by,at,entry,from',
  )
  expect(text).toContain(`B.2,China.,"'=1+1, ""he"" said",`)
  expect(text).toContain(`,'=Eve,`)
  const counts = await (await served.get(`${paths.report('talk')}?version=B&format=csv&part=counts`)).text()
  expect(counts).toContain('person,Ben,saved changes,1')
  expect(counts).toContain('edit rate,all,words of the revised text,')
})

test('a blank reason is refused, and so is a sign-off beside other acts', async () => {
  const { served } = await talk()
  const [revision] = await served.store.revisions('talk', 'A', 5)
  for (const reason of ['', ' ', '\u00a0', '\u200b\u2060']) {
    const answer = await served.post(
      here,
      reviewing('Ada', { act: 'account', revision: revision!.id, reason }),
    )
    expect([reason, answer.status]).toEqual([reason, 400])
  }
  const signOff = { act: 'sign-off' as const, version: 'A', point: 5, sha256: '0'.repeat(64) }
  const signing = { ...signOff, examination: 'proofreading' as const, against: null, note: '' }
  const round = { act: 'round' as const, version: 'A', name: 'Second proof' }
  expect((await served.post(here, reviewing('Ada', round, signing))).status).toBe(400)
  expect((await served.post(here, reviewing('Ada', signing))).status).toBe(409)
})
