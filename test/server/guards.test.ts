/** The guards: which requests get in at all. The matrix is the whole product of what a browser can say about itself. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { paths } from '../../src/api/paths.ts'
import { edit } from '../store/material.ts'
import { PORT, type Served, sent, serve } from './served.ts'

let served: Served
beforeEach(async () => {
  served = await serve()
  await served.post(paths.transcripts(), sent('talk', { A: 'One.' }))
})
afterEach(() => served.store.close())

const HOSTS: readonly (readonly [host: string | null, known: boolean])[] = [
  [`localhost:${PORT}`, true],
  [`127.0.0.1:${PORT}`, true],
  [`[::1]:${PORT}`, true],
  [`LOCALHOST:${PORT}`, true],
  ['localhost', false],
  ['localhost:80', false],
  [`localhost.:${PORT}`, false],
  [`localhost:${PORT}.evil.example`, false],
  [`evil.example:${PORT}`, false],
  ['evil.example', false],
  [`127.0.0.2:${PORT}`, false],
  [`0.0.0.0:${PORT}`, false],
  [`localhost:${PORT}, localhost:${PORT}`, false],
  [`user@localhost:${PORT}`, false],
  ['', false],
  [null, false],
]
const ORIGINS: readonly (readonly [origin: string | null, own: (host: string) => boolean])[] = [
  [null, () => true],
  [`http://localhost:${PORT}`, host => host === `localhost:${PORT}`],
  [`http://127.0.0.1:${PORT}`, host => host === `127.0.0.1:${PORT}`],
  [`https://localhost:${PORT}`, () => false],
  ['http://localhost:9999', () => false],
  [`http://evil.example:${PORT}`, () => false],
  ['null', () => false],
  ['', () => false],
]
const SITES: readonly (readonly [site: string | null, own: boolean])[] = [
  [null, true],
  ['same-origin', true],
  ['none', true],
  ['same-site', false],
  ['cross-site', false],
]
const TYPES: readonly (readonly [type: string | null, json: boolean])[] = [
  ['application/json', true],
  ['application/json; charset=utf-8', true],
  ['Application/JSON', true],
  ['application/json; charset=latin1', false],
  ['application/problem+json', false],
  ['text/plain', false],
  ['application/x-www-form-urlencoded', false],
  ['multipart/form-data; boundary=x', false],
  ['text/json', false],
  [null, false],
]

test('of every mix of Host, Origin, Sec-Fetch-Site and type, only our own page’s JSON gets in', async () => {
  let parent: string | null = null
  let tried = 0
  let allowed = 0
  for (const [host, known] of HOSTS) {
    for (const [origin, own] of ORIGINS) {
      for (const [site, sameSite] of SITES) {
        for (const [type, json] of TYPES) {
          const change = edit('A.1', parent, `Text ${tried++}`)
          const headers = new Headers()
          if (host !== null) headers.set('host', host)
          if (origin !== null) headers.set('origin', origin)
          if (site !== null) headers.set('sec-fetch-site', site)
          // A body that is bytes brings no type of its own.
          const body = new TextEncoder().encode(JSON.stringify(change))
          if (type !== null) headers.set('content-type', type)
          const answer = await served.app.request(paths.changesets('talk'), { method: 'POST', headers, body })
          const wanted = !known ? 421 : !own(host!.toLowerCase()) || !sameSite ? 403 : !json ? 415 : 201
          expect(answer.status, JSON.stringify({ host, origin, site, type })).toBe(wanted)
          if (wanted === 201) {
            parent = change.revisions[0]!.id
            allowed++
          } else {
            expect(answer.headers.get('content-type')).toBe('application/problem+json')
          }
        }
      }
    }
  }
  expect(tried).toBe(16 * 8 * 5 * 10)
  expect((await served.store.transcript('talk'))!.seq).toBe(1 + allowed)
  expect(await served.store.verify('talk')).toMatchObject({ kind: 'intact' })
})

test('reading, too, wants a known host, on every address', async () => {
  for (const path of [
    '/',
    '/api/health',
    paths.transcripts(),
    paths.events('talk'),
    '/api/none',
    '/none.js',
  ]) {
    const answer = await served.app.request(path, { headers: { host: `evil.example:${PORT}` } })
    expect(answer.status, path).toBe(421)
  }
})

test('a target that is a whole address, and a doubled Host line, are refused', async () => {
  const ask = (url: string, rawHeaders: string[]) =>
    served.app.request(
      '/api/health',
      { headers: { host: `localhost:${PORT}` } },
      { incoming: { url, rawHeaders } },
    )
  const host = ['Host', `localhost:${PORT}`]
  expect((await ask('/api/health', host)).status).toBe(200)
  expect((await ask('http://evil.example/api/health', host)).status).toBe(421)
  expect((await ask('*', host)).status).toBe(421)
  expect((await ask('/api/health', [...host, ...host])).status).toBe(421)
})

test('a wrong method is 405 and says which are right', async () => {
  const cases = [
    ['DELETE', paths.transcript('talk'), 'GET, HEAD'],
    ['PUT', paths.transcripts(), 'GET, HEAD, POST'],
    ['POST', paths.health(), 'GET, HEAD'],
    ['GET', paths.changesets('talk'), 'POST'],
    ['GET', paths.versions('talk'), 'POST'],
    ['OPTIONS', paths.changesets('talk'), 'POST'],
    ['PATCH', paths.ledger('talk'), 'GET, HEAD'],
    ['DELETE', '/', 'GET, HEAD'],
  ] as const
  for (const [method, path, allow] of cases) {
    const headers = { host: `localhost:${PORT}`, 'content-type': 'application/json' }
    const answer = await served.app.request(path, { method, headers })
    expect(answer.status, `${method} ${path}`).toBe(405)
    expect(answer.headers.get('allow'), `${method} ${path}`).toBe(allow)
    expect(await answer.json()).toMatchObject({ code: 'method-not-allowed' })
  }
})

test('every answer carries the security headers, none a permission for other origins', async () => {
  const answers = [
    await served.get(paths.health()),
    await served.get('/api/none'),
    await served.post(paths.changesets('talk'), '{'),
    await served.app.request('/', { headers: { host: 'evil.example' } }),
    await served.get(paths.health(), { origin: 'http://evil.example' }),
  ]
  for (const { headers } of answers) {
    expect(headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(headers.get('content-security-policy')).toContain("require-trusted-types-for 'script'")
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('referrer-policy')).toBe('no-referrer')
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin')
    expect(headers.get('cross-origin-opener-policy')).toBe('same-origin')
    expect(headers.get('cache-control')).toBe('no-store')
    expect([...headers.keys()].filter(name => name.startsWith('access-control'))).toEqual([])
  }
})

test('a store that fails is told in our words, and what it said stays here', async () => {
  const { StoreError } = await import('../../src/store/errors.ts')
  const failing = (error: Error) => ({ ...served.store, transcripts: () => Promise.reject(error) })
  const cases = [
    [new StoreError('storage-full', 'at /home/x: disk is full'), 507, 'storage-full'],
    [new StoreError('storage-failed', 'at /home/x: locked'), 503, 'storage-failed'],
    [new Error('at /home/x:\nnobody expected this'), 500, 'internal'],
  ] as const
  for (const [error, status, code] of cases) {
    const broken = await serve({ store: failing(error) })
    const answer = await broken.get(paths.transcripts())
    expect(answer.status).toBe(status)
    const body = await answer.text()
    expect(JSON.parse(body)).toMatchObject({ code })
    expect(body).not.toContain('/home/x')
    expect(broken.lines).toHaveLength(1)
    expect(broken.lines[0]).not.toContain('\n')
  }
})
