/** The server as a process: how it starts, how it refuses to, who may hold a data folder, how it stops. */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { paths } from '../../src/api/paths.ts'
import { openStore } from '../../src/store/open.ts'
import { loadSqlite, openSqlite } from '../../src/store/sqlite.ts'
import { sent } from '../server/served.ts'
import { edit, NOON } from '../store/material.ts'
import { buildServer, type Process, removeBuild, startBuilt } from './built.ts'

let main: string
let folder: string
let running: Process[]
beforeAll(async () => {
  main = await buildServer()
})
afterAll(removeBuild)
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'recension-process-'))
  running = []
})
afterEach(async () => {
  await Promise.all(running.map(process => process.kill()))
  rmSync(folder, { recursive: true, force: true })
})

const data = () => join(folder, 'data')

function start(args: readonly string[], env: Record<string, string> = {}): Process {
  const process = startBuilt(main, args, env)
  running.push(process)
  return process
}

const post = (url: string, body: unknown) =>
  fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })

/** It must end by itself with code 1 and exactly one line on standard error. */
async function refusal(args: readonly string[], env: Record<string, string> = {}): Promise<string> {
  const { code, out, err } = await start(args, env).ended
  expect({ code, out }, err).toEqual({ code: 1, out: '' })
  expect(err).toMatch(/^[^\n]+\.\n$/)
  return err
}

test('it prints its address once it listens, serves page and API, and takes names from the environment', async () => {
  const server = start([], { RECENSION_DATA: data(), PORT: '0', DATA: '/nowhere' })
  const address = await server.address
  expect(address).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
  expect(await (await fetch(`${address}/api/health`)).json()).toMatchObject({ ok: true, store: 'sqlite' })
  expect(await (await fetch(`${address}/`)).text()).toContain('<title>Recension</title>')
  expect((await fetch(`${address}/assets/index-abc123.js`)).headers.get('cache-control')).toContain(
    'immutable',
  )
  expect(existsSync(join(data(), 'recension.db'))).toBe(true)
})

test('--help and --version start nothing', async () => {
  const help = await start(['--help']).ended
  expect(help).toMatchObject({ code: 0, err: '' })
  expect(help.out).toContain('--translations')
  const version = await start(['--version']).ended
  expect(version.out).toMatch(/^\d+\.\d+\.\d+\n$/)
})

test('wrong flags, ports and hosts are refused, and nothing is made', async () => {
  expect(await refusal(['--data', data(), '--colour', 'blue'])).toContain('--colour')
  expect(await refusal(['--data', data(), '--port', '70000'])).toContain('--port')
  expect(await refusal(['--data', data(), '--host', '0.0.0.0'])).toContain('--host')
  expect(await refusal(['--data', data()], { RECENSION_HOST: '192.168.0.1' })).toContain('RECENSION_HOST')
  expect(await refusal(['--data', data(), '--translations', join(folder, 'none')])).toContain('none')
  expect(readdirSync(folder)).toEqual([])
})

test('a taken port is refused before anything is made', async () => {
  const other = createServer()
  const port = await new Promise<number>(resolve => {
    other.listen(0, '127.0.0.1', () => resolve((other.address() as { port: number }).port))
  })
  expect(await refusal(['--data', data(), '--port', String(port)])).toContain(`Port ${port}`)
  expect(readdirSync(folder)).toEqual([])
  other.close()
})

test('a data folder that cannot be written is refused', async () => {
  writeFileSync(join(folder, 'file'), 'x')
  expect(await refusal(['--port', '0', '--data', join(folder, 'file', 'data')])).toContain('--data')
  expect(await refusal(['--port', '0', '--data', join(folder, 'file')])).toContain('--data')
  expect(await refusal(['--port', '0', '--data', '/proc/recension'])).toContain('--data')
  expect(readdirSync(folder)).toEqual(['file'])
})

test('a newer or foreign database is refused and left byte for byte', async () => {
  await (await openStore(data(), NOON)).close()
  const file = join(data(), 'recension.db')
  const raw = openSqlite(await loadSqlite(), file)
  raw.exec(`INSERT INTO migrations VALUES (999, 'from the future', '${NOON}')`)
  raw.close()
  for (const content of [readFileSync(file), Buffer.from('no database at all, '.repeat(300))]) {
    writeFileSync(file, content)
    const before = readdirSync(data())
    await refusal(['--port', '0', '--data', data()])
    expect(readFileSync(file).equals(content)).toBe(true)
    expect(readdirSync(data())).toEqual(before)
  }
})

test('a second process on the data folder is refused at once, naming the first, even one that is stopped', async () => {
  const first = start(['--port', '0', '--data', data()])
  await first.address
  const before = performance.now()
  expect(await refusal(['--port', '0', '--data', data()])).toContain(`process ${first.child.pid}`)
  expect(performance.now() - before).toBeLessThan(3_000)
  first.child.kill('SIGSTOP')
  expect(await refusal(['--port', '0', '--data', data()])).toContain(`process ${first.child.pid}`)
  first.child.kill('SIGCONT')
  expect((await fetch(`${await first.address}/api/health`)).status).toBe(200)
})

test('after a kill -9 the folder is free at once', async () => {
  for (let round = 0; round < 5; round++) {
    const server = start(['--port', '0', '--data', data()])
    await server.address
    expect(existsSync(join(data(), 'recension.pid'))).toBe(true)
    await server.kill()
  }
})

test('killed in the middle of its first start, it starts all the same afterwards', async () => {
  for (let wait = 100; wait <= 400; wait += 30) {
    const server = start(['--port', '0', '--data', data()])
    await new Promise(resolve => setTimeout(resolve, wait))
    await server.kill()
    const again = start(['--port', '0', '--data', data()])
    expect((await fetch(`${await again.address}/api/health`)).status).toBe(200)
    await again.kill()
    rmSync(data(), { recursive: true, force: true })
  }
})

test('asked to stop under load, with a stream open, it answers what it took, ends in 3 s and loses nothing', async () => {
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    const server = start(['--port', '0', '--data', data()])
    const address = await server.address
    const slug = signal.toLowerCase()
    await post(address + paths.transcripts(), sent(slug, { A: 'One.\n\nTwo.\n\nThree.\n\nFour.' }))
    const stream = await fetch(address + paths.events(slug))
    const reading = stream.text().catch(() => '')
    const saved: string[] = []
    const writers = [1, 2, 3, 4].map(async n => {
      let head: string | null = null
      for (;;) {
        const change = edit(`A.${n}`, head, `Text ${saved.length}`)
        const answer = await post(address + paths.changesets(slug), change).catch(() => null)
        if (!answer) return
        expect(answer.status).toBe(201)
        head = change.revisions[0]!.id
        saved.push(head)
        await answer.json()
      }
    })
    while (saved.length < 20) await new Promise(resolve => setTimeout(resolve, 10))
    const before = performance.now()
    server.child.kill(signal)
    const { code, err } = await server.ended
    expect(performance.now() - before).toBeLessThan(3_000)
    expect({ code, err }).toEqual({ code: 0, err: '' })
    await Promise.all(writers)
    expect(await reading).toContain(': open')

    expect(readdirSync(data()).sort()).toEqual(['recension.db', 'recension.lock'])
    const store = await openStore(data(), NOON)
    const entries = await store.entries(slug, 0, 100_000)
    const kept = new Set(
      entries.flatMap(({ body }) => (body.type === 'changeset' ? body.revisions.map(r => r.id) : [])),
    )
    expect(saved.filter(id => !kept.has(id))).toEqual([])
    expect(await store.verify(slug)).toMatchObject({ kind: 'intact' })
    await store.close()
  }
})

/** What a raw socket gets back for these bytes. */
function raw(port: number, bytes: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let answer = ''
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes))
    socket.on('data', piece => {
      answer += piece
    })
    socket.on('close', () => resolve(answer))
    socket.on('error', reject)
    setTimeout(() => socket.end(), 500)
  })
}

test('over a real socket, foreign, doubled and missing hosts and absolute targets get nothing', async () => {
  const server = start(['--port', '0', '--data', data()])
  const port = Number(new URL(await server.address).port)
  const own = `Host: localhost:${port}\r\n`
  const ask = (line: string, headers: string) => raw(port, `${line}\r\n${headers}Connection: close\r\n\r\n`)
  expect(await ask('GET /api/health HTTP/1.1', own)).toMatch(/^HTTP\/1\.1 200/)
  const refused = [
    await ask('GET /api/health HTTP/1.1', 'Host: evil.example\r\n'),
    await ask('GET /api/health HTTP/1.1', own + own),
    await ask('GET /api/health HTTP/1.1', `${own}Host: evil.example\r\n`),
    await ask('GET /api/health HTTP/1.1', ''),
    await ask('GET /api/health HTTP/1.0', ''),
    await ask('GET http://evil.example/api/health HTTP/1.1', own),
    await ask(`GET http://localhost:${port}/api/health HTTP/1.1`, own),
    await ask('OPTIONS * HTTP/1.1', own),
    await ask('TRACE /api/health HTTP/1.1', own),
    await ask('CONNECT localhost:1 HTTP/1.1', own),
    await ask('BREW /api/health HTTP/1.1', own),
  ]
  for (const [i, answer] of refused.entries()) {
    expect(answer, `case ${i}`).toMatch(/^(HTTP\/1\.1 4\d\d|$)/)
    expect(answer, `case ${i}`).not.toContain('"ok"')
  }
  expect(await (await fetch(`http://127.0.0.1:${port}/api/health`)).json()).toMatchObject({ ok: true })
})

test('an import that is cut off half way leaves nothing', async () => {
  const server = start(['--port', '0', '--data', data()])
  const port = Number(new URL(await server.address).port)
  const body = JSON.stringify(sent('talk', { A: 'One.' }))
  const head = `POST /api/transcripts HTTP/1.1\r\nHost: localhost:${port}\r\nContent-Type: application/json\r\n`
  await raw(port, `${head}Content-Length: ${body.length}\r\n\r\n${body.slice(0, -20)}`)
  await raw(port, `${head}Transfer-Encoding: chunked\r\n\r\n5\r\n${body.slice(0, 5)}\r\n`)
  await raw(port, `${head}Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`)
  expect(await (await fetch(`http://127.0.0.1:${port}/api/transcripts`)).json()).toEqual([])
})
