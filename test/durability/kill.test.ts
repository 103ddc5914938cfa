/**
 * The promise that a save which was answered with 201 is on the disk, whatever happens to the process next: fifty times
 * the server is killed at a random moment while four writers save over HTTP, and started again on the same folder. (Loss of
 * power is another matter: that rests on `synchronous = FULL`, and killing a process cannot show it.)
 */
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { SavedChangeset } from '../../src/api/changesets.ts'
import { paths } from '../../src/api/paths.ts'
import { VersionState } from '../../src/api/transcripts.ts'
import { openStore } from '../../src/store/open.ts'
import { sent } from '../server/served.ts'
import { dice, NOON } from '../store/material.ts'
import { buildServer, removeBuild, startBuilt } from './built.ts'

const ROUNDS = Number(process.env.RECENSION_KILL_ROUNDS ?? 50)
const SEED = Number(process.env.RECENSION_SEED ?? Math.floor(Date.now() % 1_000_000))
const SEGMENTS = ['A.1', 'A.2', 'A.3', 'A.4']

let main: string
let folder: string
beforeAll(async () => {
  main = await buildServer()
  folder = mkdtempSync(join(tmpdir(), 'recension-kill-'))
})
afterAll(() => {
  removeBuild()
  rmSync(folder, { recursive: true, force: true })
})

const post = (url: string, body: unknown) =>
  fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })

test(`${ROUNDS} times killed while saving, no acknowledged revision is lost (seed ${SEED})`, {
  timeout: 300_000,
}, async () => {
  const random = dice(SEED)
  const acknowledged: { id: string; segment: string; parent: string | null; seq: number; text: string }[] = []
  const starts: number[] = []

  for (let round = 0; round < ROUNDS; round++) {
    const before = performance.now()
    const server = startBuilt(main, ['--port', '0', '--data', join(folder, 'data')])
    const address = await server.address
    starts.push(performance.now() - before)
    if (round === 0) {
      const answer = await post(
        address + paths.transcripts(),
        sent('talk', { A: 'One.\n\nTwo.\n\nThree.\n\nFour.' }),
      )
      expect(answer.status).toBe(201)
    }
    const state = VersionState.parse(await (await fetch(address + paths.version('talk', 'A'))).json())
    const writers = SEGMENTS.map(async segment => {
      let head = state.segments.find(({ id }) => id === segment)!.head
      for (let n = 0; ; n++) {
        const text = `Round ${round}, save ${n} of ${segment}`
        const revision = { id: randomUUID(), segment, parent: head, text }
        const body = { id: randomUUID(), kind: 'edit', by: segment, revisions: [revision] }
        const answer = await post(address + paths.changesets('talk'), body)
        if (answer.status !== 201) throw new Error(`a save was answered with ${answer.status}`)
        // The status alone is the promise; the body may be cut off by the kill.
        const entry = { ...revision, seq: -1 }
        acknowledged.push(entry)
        entry.seq = SavedChangeset.parse(await answer.json()).seq
        head = revision.id
      }
    })
    const over = Promise.allSettled(writers)
    await new Promise(resolve => setTimeout(resolve, 20 + random() * 150))
    await server.kill()
    for (const result of await over) {
      if (result.status === 'rejected') expect(String(result.reason)).not.toContain('answered with')
    }
  }

  const store = await openStore(join(folder, 'data'), NOON)
  const verified = await store.verify('talk')
  const entries = []
  for (let page = await store.entries('talk', 0, 1_000); page.length > 0; ) {
    entries.push(...page)
    page = await store.entries('talk', entries.at(-1)!.seq, 1_000)
  }
  await store.close()
  const kept = new Map(
    entries.flatMap(({ seq, body }) =>
      body.type === 'changeset'
        ? body.revisions.map(revision => [revision.id, { ...revision, seq }] as const)
        : [],
    ),
  )
  const lost = acknowledged.filter(({ id, text, seq }) => {
    const found = kept.get(id)
    return found?.text !== text || (seq >= 0 && found.seq !== seq)
  })
  const sorted = starts.toSorted((a, b) => a - b)
  console.log(
    `killed ${ROUNDS} times (seed ${SEED}): ${acknowledged.length} acknowledged, ${lost.length} lost, ` +
      `${kept.size - acknowledged.length} kept without an answer; start to ready p50 ${Math.round(sorted[sorted.length >> 1]!)} ms, ` +
      `p95 ${Math.round(sorted[Math.floor(sorted.length * 0.95)]!)} ms`,
  )
  expect(lost).toEqual([])
  expect(verified).toMatchObject({ kind: 'intact', seq: 1 + kept.size })
  expect(acknowledged.length).toBeGreaterThan(ROUNDS)
})
