/** Event streams: every entry once, in order, also for a page that was away. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { EntryEvent } from '../../src/api/ledger.ts'
import { paths } from '../../src/api/paths.ts'
import { edit } from '../store/material.ts'
import { PORT, type Served, sent, serve } from './served.ts'

let served: Served
beforeEach(async () => {
  // No ping in any test’s time: it would cover up a wake that got lost.
  served = await serve({ pingEvery: 600_000 })
  await served.post(paths.transcripts(), sent('talk', { A: 'One.\n\nTwo.', B: 'Uno.' }))
})
afterEach(() => served.store.close())

/** Reads a stream until `enough` says so, then leaves; what was read. */
async function read(answer: Response, enough: (text: string) => boolean): Promise<string> {
  const reader = answer.body!.pipeThrough(new TextDecoderStream()).getReader()
  let text = ''
  while (!enough(text)) {
    const { done, value } = await reader.read()
    if (done) break
    text += value
  }
  await reader.cancel()
  return text
}

const idsIn = (text: string) => [...text.matchAll(/^id: (\d+)$/gm)].map(match => Number(match[1]))
const count = (text: string, words: string) => text.split(words).length - 1

test('a save is told to those who follow, with its number, id and segments', async () => {
  const stream = await served.get(paths.events('talk'))
  expect(stream.headers.get('content-type')).toBe('text/event-stream')
  const change = edit('A.2', null, 'Second.')
  const reading = read(stream, text => text.includes('event: entry'))
  await served.post(paths.changesets('talk'), change)
  const text = await reading
  expect(text).toMatch(/event: entry\n/)
  expect(idsIn(text)).toEqual([3])
  const data = EntryEvent.parse(JSON.parse(/^data: (.*)$/m.exec(text)![1]!))
  expect(data).toMatchObject({ seq: 3, by: 'Ada', id: change.id, kind: 'edit', segments: ['A.2'] })
})

test('a page that comes back gets all that it missed, then what is new, each once', async () => {
  let parent: string | null = null
  const save = async (n: number) => {
    const change = edit('A.1', parent, `Text ${n}`)
    parent = change.revisions[0]!.id
    await served.post(paths.changesets('talk'), change)
  }
  for (let n = 0; n < 450; n++) await save(n)
  for (const stream of [
    await served.get(`${paths.events('talk')}?after=1`),
    await served.get(paths.events('talk'), { 'last-event-id': '1' }),
  ]) {
    const head = (await served.store.transcript('talk'))!.seq
    const reading = read(stream, text => text.includes(`id: ${head + 5}\n`))
    for (let n = 0; n < 5; n++) await save(n)
    expect(idsIn(await reading)).toEqual(Array.from({ length: head + 4 }, (_, i) => i + 2))
  }
})

test('saves while a stream is being read are neither lost nor told twice', async () => {
  const stream = await served.get(paths.events('talk'))
  const reading = read(stream, text => text.includes('id: 102\n'))
  const heads: (string | null)[] = [null, null]
  await Promise.all(
    [0, 1].map(async segment => {
      for (let n = 0; n < 50; n++) {
        const change = edit(`A.${segment + 1}`, heads[segment]!, `Text ${n}`)
        heads[segment] = change.revisions[0]!.id
        await served.post(paths.changesets('talk'), change)
      }
    }),
  )
  expect(idsIn(await reading)).toEqual(Array.from({ length: 100 }, (_, i) => i + 3))
})

test('a quiet stream gives signs of life', async () => {
  const lively = await serve({ pingEvery: 60, store: served.store })
  const text = await read(await lively.get(paths.events('talk')), text => count(text, ': ping') === 3)
  expect(count(text, 'event:')).toBe(0)
})

test('all streams end when the server is asked to stop', async () => {
  const stream = await served.get(paths.events('talk'))
  setTimeout(() => served.closing.abort(), 20)
  expect(await read(stream, () => false)).toMatch(/^: open/)
})

test('asking for the headers alone opens no stream', async () => {
  const answer = await served.app.request(paths.events('talk'), {
    method: 'HEAD',
    headers: { host: `localhost:${PORT}` },
  })
  expect(answer.status).toBe(200)
  expect(await answer.text()).toBe('')
})
