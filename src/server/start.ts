/**
 * Options -> a listening server, or one line that says why not. The port is taken before the data folder is touched, so a
 * start that fails changes nothing; requests that come in between wait. Stopping lets answers in flight finish, ends the
 * event streams, then closes the database.
 */
import { existsSync } from 'node:fs'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createAdaptorServer } from '@hono/node-server'
import type { Hono } from 'hono'
import { StoreError } from '../store/errors.ts'
import { openStore } from '../store/open.ts'
import type { Store } from '../store/store.ts'
import type { Aligner } from './aligner.ts'
import { createApp } from './app.ts'
import { createFeed } from './feed.ts'
import { readTranslations } from './folder.ts'
import type { Options } from './options.ts'
import type { Reader } from './reader.ts'

export interface Surroundings {
  now(): string
  newId(): string
  log(line: string): void
  align: Aligner
  read: Reader
  version: string
  page: string | null
}

export type Started =
  | { kind: 'running'; address: string; stop(): Promise<void> }
  | { kind: 'refused'; line: string }

const PING_EVERY = 15_000
/** How long answers in flight may take after a stop; the whole stop must be over within 3 seconds. */
const PATIENCE = 2_000

export async function startServer(options: Options, outside: Surroundings): Promise<Started> {
  const { host, data, translations } = options
  if (options.translationsNamed && !existsSync(translations)) {
    return {
      kind: 'refused',
      line: `The translations folder ${translations} is not there. Name another or leave it out.`,
    }
  }

  let ready: (app: Hono) => void = () => {}
  const app = new Promise<Hono>(resolve => {
    ready = resolve
  })
  const server = createAdaptorServer({
    fetch: async (request, env) => (await app).fetch(request, env),
    hostname: host,
  }) as Server
  const refused = await listen(server, options)
  if (refused) return { kind: 'refused', line: refused }

  const closing = new AbortController()
  const feed = createFeed()
  let store: Store | undefined
  /** The translations folder, from when it is being read. */
  let reading: string | undefined
  try {
    store = await openStore(data, outside.now())
    if (existsSync(translations)) {
      reading = translations
      await readTranslations(translations, store, outside)
    }
  } catch (error) {
    await shut(server)
    await store?.close()
    if (error instanceof StoreError && error.code === 'damaged') {
      const line = `The database in ${data} is damaged (${error.message}). Put back a copy of the folder, or name another with --data.`
      return { kind: 'refused', line }
    }
    if (error instanceof StoreError) return { kind: 'refused', line: error.message }
    const code = error instanceof Error && 'code' in error ? String(error.code) : undefined
    if (code === undefined) throw error
    if (reading) {
      return {
        kind: 'refused',
        line: `The translations folder ${reading} cannot be read (${code}). Name another with --translations.`,
      }
    }
    return {
      kind: 'refused',
      line: `The data folder ${data} cannot be written (${code}). Name another with --data.`,
    }
  }

  const opened = store
  const { port } = server.address() as AddressInfo
  const { now, newId, log, align, read, version, page } = outside
  ready(
    createApp({
      store: opened,
      feed,
      align,
      read,
      newId,
      now,
      log,
      version,
      page,
      port: () => port,
      closing: closing.signal,
      pingEvery: PING_EVERY,
    }),
  )
  const address = `http://${host.includes(':') ? `[${host}]` : host}:${port}`
  return {
    kind: 'running',
    address,
    async stop() {
      closing.abort()
      await shut(server)
      await opened.close()
    },
  }
}

/** The line that says why the port cannot be had, or nothing. */
function listen(server: Server, { port, host }: Options): Promise<string | undefined> {
  return new Promise(resolve => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const advice = 'Choose another with --port, or 0 for any free one.'
      if (error.code === 'EADDRINUSE') resolve(`Port ${port} on ${host} is in use. ${advice}`)
      else if (error.code === 'EACCES') resolve(`Port ${port} may not be used by you. ${advice}`)
      else
        resolve(
          `Cannot listen on ${host}, port ${port} (${error.code}). Choose another with --host and --port.`,
        )
    })
    server.listen(port, host, () => resolve(undefined))
  })
}

/** Takes no more connections, waits for answers in flight, and cuts what is still open after a while. */
function shut(server: Server): Promise<void> {
  return new Promise(resolve => {
    // A connection kept alive becomes idle only after its answer, and would hold the server open for seconds.
    const idle = setInterval(() => server.closeIdleConnections(), 20)
    const late = setTimeout(() => server.closeAllConnections(), PATIENCE)
    server.close(() => {
      clearInterval(idle)
      clearTimeout(late)
      resolve()
    })
    server.closeIdleConnections()
  })
}
