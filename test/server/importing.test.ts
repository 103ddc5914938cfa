/** Files over HTTP: looked at without being stored, kept with what a person corrected, once however often they are sent. */
import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { Imported, Look } from '../../src/api/imports.ts'
import { paths } from '../../src/api/paths.ts'
import { TranscriptDetail, VersionState } from '../../src/api/transcripts.ts'
import { edit } from '../store/material.ts'
import { PORT, type Served, sent, serve } from './served.ts'

let served: Served
beforeEach(async () => {
  served = await serve()
})
afterEach(() => served.store.close())

const TALK = 'Deng: Good morning.\n\nHan: Good morning to you.\n\nDeng: Let us begin.\n\nHan: Yes.\n'

function upload(
  path: string,
  files: Record<string, string | Uint8Array>,
  about?: object,
  headers: Record<string, string> = {},
) {
  const form = new FormData()
  for (const [name, content] of Object.entries(files))
    form.append('file', new File([content as BlobPart], name))
  if (about) form.append('about', JSON.stringify(about))
  return served.app.request(path, {
    method: 'POST',
    headers: { host: `localhost:${PORT}`, ...headers },
    body: form,
  })
}

test('a look says what is in a file and stores nothing', async () => {
  const russian = new Uint8Array([...'Дэн: Здравствуйте. Мы начинаем разговор.'].map(letter => koi(letter)))
  const answer = await upload(paths.imports(), {
    'talk.txt': TALK,
    'old.txt': russian,
    'x.png': new Uint8Array([0x89, 0x50, 0x4e, 0x47, 1]),
  })
  expect(answer.status).toBe(200)
  const { files } = Look.parse(await answer.json())
  expect(files[0]).toMatchObject({
    kind: 'read',
    format: 'text',
    versions: [{ language: 'en', segments: 4, known: [] }],
  })
  expect(files[1]).toMatchObject({ kind: 'read', encoding: { sure: false } })
  expect(files[2]).toMatchObject({ kind: 'refused', fault: 'unknown-format' })
  expect(await served.json(paths.transcripts())).toEqual([])
})

/** A letter in windows-1251. */
function koi(letter: string): number {
  const code = letter.charCodeAt(0)
  return code >= 0x410 && code <= 0x44f ? code - 0x410 + 0xc0 : code
}

test('progress is told line by line to whoever asks for it, and then the look', async () => {
  const answer = await upload(paths.imports(), { 'talk.txt': TALK }, {}, { accept: 'application/x-ndjson' })
  const lines = (await answer.text()).trim().split('\n')
  expect(Look.parse((JSON.parse(lines.at(-1)!) as { look: unknown }).look).files).toHaveLength(1)
})

test('files become a transcript as a person corrected them, and the same again changes nothing', async () => {
  const about = {
    id: randomUUID(),
    by: 'Ada',
    title: 'A talk',
    versions: [
      { file: 0, version: 0, siglum: 'E', label: 'English', language: 'en-GB', role: 'translation' },
    ],
  }
  const first = await upload(paths.transcripts(), { 'talk.txt': TALK }, about)
  expect(first.status).toBe(201)
  const kept = Imported.parse(await first.json())
  expect(kept).toMatchObject({ slug: 'a-talk', imported: { sigla: ['E'], known: [] } })
  expect(kept.versions[0]).toMatchObject({ siglum: 'E', label: 'English', language: 'en-GB' })
  const { ledger } = kept
  for (const again of [about, { by: 'Bob' }]) {
    const answer = await upload(paths.transcripts(), { 'talk.txt': TALK }, again)
    expect(answer.status).toBe(200)
    expect(Imported.parse(await answer.json()).ledger).toEqual(ledger)
  }
  expect(await served.json<unknown[]>(paths.transcripts())).toHaveLength(1)
})

test('a later draft moves no segment, revision, mark or query of those that are there', async () => {
  await served.post(paths.transcripts(), sent('talk', { A: TALK }))
  const first = edit('A.2', null, 'Han: A good morning.')
  const on = first.revisions[0]!.id
  await served.post(paths.changesets('talk'), {
    ...first,
    marks: [{ segment: 'A.2', mark: 'proofread', on }],
  })
  const before = VersionState.parse(await served.json(paths.version('talk', 'A')))
  const answer = await upload(
    paths.versions('talk'),
    { 'later.txt': TALK.replace('begin', 'start') },
    { by: 'Ada' },
  )
  expect(answer.status).toBe(201)
  expect(Imported.parse(await answer.json()).imported.sigla).toEqual(['B'])
  expect(VersionState.parse(await served.json(paths.version('talk', 'A')))).toEqual(before)
  const same = await upload(paths.versions('talk'), { 'again.txt': TALK }, { by: 'Ada' })
  expect(Imported.parse(await same.json()).imported).toMatchObject({
    sigla: [],
    known: [{ slug: 'talk', siglum: 'A' }],
  })
  expect(TranscriptDetail.parse(await served.json(paths.transcript('talk'))).versions).toHaveLength(2)
})

test('nothing is kept of a request of which one file cannot be read, or of another page’s', async () => {
  const broken = await upload(paths.transcripts(), {
    'talk.txt': TALK,
    'x.docx': new Uint8Array([0x50, 0x4b, 3, 4, 0]),
  })
  expect(broken.status).toBe(400)
  expect(((await broken.json()) as { detail: string }).detail).toContain('x.docx')
  const foreign = await upload(
    paths.transcripts(),
    { 'talk.txt': TALK },
    {},
    { origin: 'http://evil.example' },
  )
  expect(foreign.status).toBe(403)
  const elsewhere = await upload(paths.changesets('talk'), { 'talk.txt': TALK })
  expect(elsewhere.status).toBe(415)
  expect(await served.json(paths.transcripts())).toEqual([])
})
