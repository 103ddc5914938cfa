/**
 * The server over HTTP, as the page uses it: starting, opening a comparison, saving. Every save is acknowledged only
 * after it lies on the disk, so the disk is part of these figures.
 */
import { randomUUID } from 'node:crypto'
import { dataFolder, startServer } from './built.mjs'
import { median, spread, timed } from './figures.mjs'
import { SLUG } from './texts.mjs'

const SAVES = 200
const ROUNDS = 20
const STARTS = 3

const comparisonOf = address => `${address}/api/transcripts/${SLUG}/comparison?base=A&versions=A,B,C,D`

async function get(url) {
  const answer = await fetch(url)
  if (answer.status !== 200) throw new Error(`${url} answered ${answer.status}`)
  return answer.json()
}

const post = (url, body) =>
  fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })

/** Saves one segment after the other, round and round, each upon the head before it: no save is stale. */
async function saveTimes(address, segments, count) {
  const heads = new Map(segments.map(({ id, head }) => [id, head]))
  const times = []
  for (let i = 0; i < count; i++) {
    const { id: segment, text } = segments[i % segments.length]
    const revision = { id: randomUUID(), segment, parent: heads.get(segment), text: `${text} ${i}` }
    const body = { id: randomUUID(), kind: 'edit', by: 'Bench', revisions: [revision] }
    const { ms, answer } = await timed(async () => {
      const saved = await post(`${address}/api/transcripts/${SLUG}/changesets`, body)
      return { status: saved.status, said: await saved.json() }
    })
    if (answer.status !== 201) throw new Error(`a save answered ${answer.status}: ${answer.said.detail}`)
    heads.set(segment, revision.id)
    times.push(ms)
  }
  return times
}

/** Starts again and again: first on empty folders, then on one that holds the sample already. */
async function startTimes() {
  const fresh = []
  const again = []
  for (let i = 0; i < STARTS; i++) {
    const data = dataFolder()
    for (const times of [fresh, again]) {
      const server = await startServer(data.path)
      times.push(server.firstAnswer)
      await server.stop()
    }
    data.remove()
  }
  return { fresh: median(fresh), again: median(again) }
}

/** @returns {Promise<import('./figures.mjs').Figure[]>} */
export async function serverFigures() {
  const starts = await startTimes()
  const data = dataFolder()
  const server = await startServer(data.path)
  try {
    const url = comparisonOf(server.address)
    const first = await timed(() => get(url))
    const cached = []
    for (let i = 0; i < ROUNDS; i++) cached.push((await timed(() => get(url))).ms)
    const segments = first.answer.texts.A.segments.filter(({ text }) => text !== '')
    const saves = await saveTimes(server.address, segments, SAVES)
    const states = (await get(url)).texts.A.segments
    const afterSave = []
    for (let i = 0; i < ROUNDS; i++) {
      const { id } = segments[i]
      const current = states.find(segment => segment.id === id)
      await saveTimes(server.address, [current], 1)
      afterSave.push((await timed(() => get(url))).ms)
    }
    return [
      {
        name: `start to the first answer, empty data folder, median of ${STARTS}`,
        figure: starts.fresh,
        unit: 'ms',
      },
      {
        name: `start to the first answer, sample already kept, median of ${STARTS}`,
        figure: starts.again,
        unit: 'ms',
      },
      { name: 'GET comparison of 4 versions, the first', figure: first.ms, unit: 'ms' },
      { name: `GET comparison, table remembered, median of ${ROUNDS}`, figure: median(cached), unit: 'ms' },
      {
        name: `GET comparison after a save (aligned anew), median of ${ROUNDS}`,
        figure: median(afterSave),
        unit: 'ms',
      },
      ...spread('POST changeset of one revision', saves),
    ]
  } finally {
    await server.stop()
    data.remove()
  }
}
