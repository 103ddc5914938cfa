/**
 * `npm run dev`: Vite serves the page, and this plug-in hands everything under /api to the same Hono application over the
 * same data folder, reloaded when its files change. It does nothing in a build, and loads nothing until a server starts,
 * because every build loads the config that imports it.
 */
import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { resolve } from 'node:path'
import type { Plugin, ViteDevServer } from 'vite'
import type { Aligner } from './aligner.ts'
import type { Reader } from './reader.ts'

type AppModule = typeof import('./app.ts')

export function developmentServer(): Plugin {
  return {
    name: 'recension-development-server',
    apply: 'serve',
    configureServer(server) {
      // The test runner loads this config's plug-ins too; only a server with a socket serves the API.
      if (!server.httpServer) return
      const listener = listenerFor(server, server.httpServer)
      server.middlewares.use((incoming, outgoing, next) => {
        if (!/^\/api(?:[/?]|$)/.test(incoming.url ?? '')) return next()
        listener.then(listen => listen(incoming, outgoing)).catch(next)
      })
      listener.catch((error: unknown) => {
        server.config.logger.error(
          `The API is not available: ${error instanceof Error ? error.message : error}`,
        )
      })
    },
  }
}

async function listenerFor(server: ViteDevServer, http: NonNullable<ViteDevServer['httpServer']>) {
  const load = (file: string) => server.ssrLoadModule(resolve(server.config.root, '../server', file))
  const { getRequestListener } = await import('@hono/node-server')
  const { openStore } = (await load('../store/open.ts')) as typeof import('../store/open.ts')
  const { parseOptions } = (await load('options.ts')) as typeof import('./options.ts')
  const { createFeed } = (await load('feed.ts')) as typeof import('./feed.ts')
  const { readTranslations } = (await load('folder.ts')) as typeof import('./folder.ts')

  const { PORT: _, ...env } = process.env
  const parsed = parseOptions([], env, process.cwd(), 'development')
  if (parsed.kind !== 'options') throw new Error(parsed.kind === 'refused' ? parsed.line : parsed.text)
  const { data, translations } = parsed.options

  const read: Reader = async (file, choices, onProgress) => {
    const { readHere } = (await load('reader.ts')) as typeof import('./reader.ts')
    return readHere(file, choices, onProgress)
  }
  const align: Aligner = async task => {
    const { alignHere } = (await load('aligner.ts')) as typeof import('./aligner.ts')
    return alignHere(task)
  }
  const now = () => new Date().toISOString()
  const log = (line: string) => server.config.logger.info(line)
  const store = await openStore(data, now())
  if (existsSync(translations)) await readTranslations(translations, store, { now, newId: randomUUID, log })
  const closing = new AbortController()
  http.once('close', () => {
    closing.abort()
    void store.close()
  })

  const dependencies = {
    store,
    feed: createFeed(),
    align,
    read,
    newId: randomUUID,
    now,
    log,
    version: 'development',
    page: null,
    port: () => (http.address() as AddressInfo).port,
    closing: closing.signal,
    pingEvery: 15_000,
  }
  let made: { from: AppModule['createApp']; app: ReturnType<AppModule['createApp']> } | undefined
  return getRequestListener(async (request, env) => {
    const { createApp } = (await load('app.ts')) as AppModule
    if (made?.from !== createApp) made = { from: createApp, app: createApp(dependencies) }
    return made.app.fetch(request, env)
  })
}
