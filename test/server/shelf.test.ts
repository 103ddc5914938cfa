/** Putting a version or a transcript away, and bringing it back: out of the lists, never out of the store. */
import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { paths } from '../../src/api/paths.ts'
import { Comparison, TranscriptDetail, TranscriptSummary } from '../../src/api/transcripts.ts'
import { type Served, sent, serve } from './served.ts'

let served: Served
beforeEach(async () => {
  served = await serve()
  await served.post(paths.transcripts(), sent('talk', { A: 'One.\n\nTwo.', B: 'One!\n\nTwo!' }))
})
afterEach(() => served.store.close())

const shelve = (act: 'put-away' | 'bring-back', version: string | null) =>
  served.post(paths.changesets('talk'), {
    id: randomUUID(),
    kind: 'review',
    by: 'Ada',
    acts: [{ act, id: randomUUID(), version }],
  })
const detail = async () => TranscriptDetail.parse(await served.json(paths.transcript('talk')))
const sigla = (versions: readonly { siglum: string }[]) => versions.map(({ siglum }) => siglum)

test('a version that is put away is in no list, but its address still opens it, and it comes back', async () => {
  expect((await shelve('put-away', 'A')).status).toBe(201)
  const { versions, putAway, progress } = await detail()
  expect(sigla(versions)).toEqual(['B'])
  expect(sigla(putAway!.versions)).toEqual(['A'])
  expect(progress.version).toBe('B')
  const shown = Comparison.parse(await served.json(paths.comparison('talk')))
  expect(shown.versions).toEqual(['B'])
  const asked = Comparison.parse(await served.json(`${paths.comparison('talk')}?versions=A,B`))
  expect(asked.versions).toEqual(['A', 'B'])
  expect((await shelve('bring-back', 'A')).status).toBe(201)
  const after = await detail()
  expect(sigla(after.versions)).toEqual(['A', 'B'])
  expect(after.putAway).toBeUndefined()
})

test('a transcript that is put away says by whom', async () => {
  await shelve('put-away', null)
  const [summary] = (await served.json<unknown[]>(paths.transcripts())).map(one =>
    TranscriptSummary.parse(one),
  )
  expect(summary!.putAway!.transcript).toMatchObject({ by: 'Ada' })
  expect(sigla(summary!.versions)).toEqual(['A', 'B'])
})

test('what is away cannot be put away again, nor what is there brought back', async () => {
  expect((await shelve('bring-back', 'A')).status).toBe(409)
  await shelve('put-away', 'A')
  expect((await shelve('put-away', 'A')).status).toBe(409)
  expect((await shelve('put-away', 'X')).status).toBe(404)
})
