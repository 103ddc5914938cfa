/**
 * Two thousand requests that no well-behaved page makes, over all routes, from a seeded generator that can make no valid
 * save: none may end in a 5xx, and afterwards every row is as it was.
 */
import { expect, test } from 'vitest'
import { paths } from '../../src/api/paths.ts'
import { dice, edit, NOON } from '../store/material.ts'
import { PORT, sent, serve } from './served.ts'

const REQUESTS = 2_000
const SEED = Number(process.env.RECENSION_SEED ?? Math.floor(Date.now() % 1_000_000))

test(`${REQUESTS} malformed requests end in no 5xx and change nothing (seed ${SEED})`, async () => {
  console.log(`malformed requests: seed ${SEED} (set RECENSION_SEED to repeat)`)
  const served = await serve()
  await served.post(paths.transcripts(), sent('talk', { A: 'One.\n\nTwo.', B: 'Uno.' }))
  await served.post(paths.changesets('talk'), edit('A.1', null, 'First.'))
  const dump = async () => ({
    transcripts: await served.store.transcripts(),
    entries: await served.store.entries('talk', 0, 1_000),
    a: await served.store.segments('talk', 'A', 1_000),
    b: await served.store.segments('talk', 'B', 1_000),
  })
  const before = await dump()

  const random = dice(SEED)
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!
  const some = (most: number) => Math.floor(random() * most)
  const junk = () =>
    pick([
      () => '',
      () => 'x'.repeat(some(3_000)),
      () => '%00',
      () => '%',
      () => '%ff%fe',
      () => '..%2f..%2fetc%2fpasswd',
      () => '../../etc/passwd',
      () => '__proto__',
      () => 'constructor',
      () => '\u202e\u{1f600}',
      () => `A@${'9'.repeat(some(30))}`,
      () => '-1',
      () => '1e309',
      () => "'; DROP TABLE entries; --",
      () => 'A,'.repeat(some(400)),
      () => String.fromCharCode(...Array.from({ length: some(20) }, () => 1 + some(0xd7ff))),
    ])()
  const value = (depth = 0): unknown =>
    pick<() => unknown>([
      () => null,
      () => true,
      () => -1,
      () => 1e308,
      () => junk(),
      () => '\ud800',
      () => 'a\0b',
      () => '00000000-0000-4000-8000-000000000000',
      () => 'A.1',
      () => (depth > 3 ? [] : Array.from({ length: some(4) }, () => value(depth + 1))),
      () =>
        depth > 3
          ? {}
          : Object.fromEntries(
              Array.from({ length: some(5) }, () => [
                pick([
                  'id',
                  'kind',
                  'by',
                  'revisions',
                  'marks',
                  'version',
                  'versions',
                  'title',
                  'slug',
                  'metadata',
                  junk(),
                ]),
                value(depth + 1),
              ]),
            ),
    ])()
  /** A good changeset or import with one thing spoilt: never one that may be kept. */
  const spoilt = () => {
    const change = edit('A.1', null, 'Never kept')
    const kinds: (() => unknown)[] = [
      () => ({ ...change, [pick(['id', 'kind', 'revisions', 'extra'])]: pick([null, 7, {}, 'x']) }),
      () => ({
        ...change,
        revisions: [{ ...change.revisions[0], [pick(['id', 'segment', 'text', 'x'])]: 0 }],
      }),
      () => change,
      () => ({ ...change, marks: [{ segment: 'A.2', mark: 'approved', on: change.id }], revisions: [] }),
      () => ({ ...sent('talk', { A: 'x' }) }),
      () => ({ ...sent('new', { A: 'x' }), versions: [] }),
      () => ({ ...sent('new', { A: 'x' }), metadata: { a: 1 } }),
      () => ({ ...sent('new', { A: 'x\0' }) }),
      () => ({ ...sent('new', { A: '\udfff' }) }),
      () => ({ id: change.id, by: 'x', version: { siglum: 'A', label: 'x', language: 'en', text: 'x' } }),
    ]
    return pick(kinds)()
  }
  const body = (): BodyInit =>
    pick<() => BodyInit>([
      () => '',
      () => junk(),
      () => JSON.stringify(value()),
      () => JSON.stringify(spoilt()),
      () => JSON.stringify(spoilt()).slice(0, some(200)),
      () => `{"__proto__":${JSON.stringify(value())}}`,
      () => '['.repeat(some(50_000)),
      () => new Uint8Array(Array.from({ length: some(200) }, () => some(256))),
      () => `\ufeff${JSON.stringify(spoilt())}`,
    ])()

  const statuses = new Map<number, number>()
  for (let i = 0; i < REQUESTS; i++) {
    const slug = pick(['talk', 'none', encodeURIComponent(junk()), junk()])
    const part = pick(['A', 'A.1', 'A@0', encodeURIComponent(junk()), junk()])
    const [usual, path] = pick([
      ['GET', paths.health()],
      ['GET', paths.openapi()],
      ['GET', paths.transcripts()],
      ['POST', paths.transcripts()],
      ['GET', paths.transcript(slug)],
      ['POST', paths.versions(slug)],
      ['GET', paths.version(slug, part)],
      ['GET', paths.comparison(slug)],
      ['GET', paths.history(slug, part)],
      ['GET', paths.lineage(slug, part)],
      ['GET', paths.report(slug)],
      ['POST', paths.changesets(slug)],
      ['POST', paths.changesets('talk')],
      ['GET', paths.ledger(slug)],
      ['GET', paths.events(pick(['none', junk()]))],
      ['GET', `/api/${junk()}`],
      ['GET', `/${junk()}`],
    ] as const)
    const query =
      random() < 0.5 ? '' : `?${pick(['after', 'base', 'versions', junk()])}=${encodeURIComponent(junk())}`
    const method =
      random() < 0.85 ? usual : pick(['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS'])
    const hasBody = method !== 'GET' && method !== 'HEAD'
    const headers = new Headers({ host: random() < 0.97 ? `localhost:${PORT}` : 'evil.example' })
    if (random() < 0.9) headers.set('content-type', 'application/json')
    if (random() < 0.2)
      headers.set(pick(['last-event-id', 'if-match', 'content-length', 'accept']), String(some(99)))
    let request: Request
    try {
      request = new Request(new URL(path.replace(/^\/\//, '/') + query, `http://localhost:${PORT}`), {
        method,
        headers,
        ...(hasBody && { body: body() }),
      })
    } catch {
      // No client could send this either.
      continue
    }
    const answer = await served.app.request(request)
    await answer.body?.cancel()
    statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1)
    expect(
      answer.status,
      `seed ${SEED}, request ${i}: ${method} ${path}${query}: ${served.lines.at(-1)}`,
    ).toBeLessThan(500)
  }
  console.log(`malformed requests: answers ${JSON.stringify(Object.fromEntries([...statuses].sort()))}`)
  expect([...statuses.keys()]).not.toContain(201)
  expect([...statuses.values()].reduce((a, b) => a + b)).toBeGreaterThan(REQUESTS * 0.9)
  expect(await dump()).toEqual(before)
  expect(await served.store.verify('talk')).toMatchObject({ kind: 'intact' })
  expect(served.lines).toEqual([])
  expect(NOON).toBe(before.transcripts[0]!.lastSaved!.at)
  await served.store.close()
})
