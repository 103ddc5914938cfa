/** Serving the built page: its files and nothing else. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Served, serve } from './served.ts'

let folder: string
let served: Served
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'recension-page-'))
  mkdirSync(join(folder, 'app', 'assets'), { recursive: true })
  const files = {
    'app/index.html': '<title>Page</title>',
    'app/sw.js': 'self',
    'app/favicon.svg': '<svg/>',
    'app/recension.webmanifest': '{}',
    'app/assets/index-1a2b.js': 'export {}',
    'app/assets/index-1a2b.css': 'p{}',
    'secret.txt': 'SECRET',
  }
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content)
  served = await serve({ page: join(folder, 'app') })
})
afterAll(async () => {
  await served.store.close()
  rmSync(folder, { recursive: true })
})

test('files come with their type, and only names with a hash are kept for ever', async () => {
  const cases = [
    ['/', 'text/html; charset=utf-8', 'no-cache'],
    ['/index.html', 'text/html; charset=utf-8', 'no-cache'],
    ['/sw.js', 'text/javascript; charset=utf-8', 'no-cache'],
    ['/favicon.svg', 'image/svg+xml', 'no-cache'],
    ['/recension.webmanifest', 'application/manifest+json', 'no-cache'],
    ['/assets/index-1a2b.js', 'text/javascript; charset=utf-8', 'public, max-age=31536000, immutable'],
    ['/assets/index-1a2b.css', 'text/css; charset=utf-8', 'public, max-age=31536000, immutable'],
  ] as const
  for (const [path, type, cache] of cases) {
    const answer = await served.get(path)
    expect(answer.status, path).toBe(200)
    expect(answer.headers.get('content-type'), path).toBe(type)
    expect(answer.headers.get('cache-control'), path).toBe(cache)
    expect(answer.headers.get('content-security-policy'), path).toContain("script-src 'self'")
  }
})

test('an address of the page’s own gets the page; a file that is not there does not', async () => {
  for (const path of ['/t/talk', '/t/talk/compare?base=A', '/anything']) {
    const answer = await served.get(path)
    expect(await answer.text(), path).toContain('<title>Page</title>')
    expect(answer.headers.get('cache-control')).toBe('no-cache')
  }
  for (const path of ['/assets/index-0000.js', '/none.png', '/assets/x.css']) {
    expect((await served.get(path)).status, path).toBe(404)
  }
  expect((await served.get('/api/none')).headers.get('content-type')).toBe('application/problem+json')
})

test('no address leads out of the folder', async () => {
  const up = [
    '../secret.txt',
    '..%2fsecret.txt',
    '%2e%2e/secret.txt',
    '..\\secret.txt',
    '..%5csecret.txt',
    'assets/../../secret.txt',
  ]
  for (const path of [...up.map(p => `/${p}`), '//secret.txt', '/%00/../secret.txt', '/..;/secret.txt']) {
    expect(await (await served.get(path)).text(), path).not.toContain('SECRET')
  }
})
