/**
 * The folder of the built page -> answers. Only files that were there when the server started are served, looked up by
 * their exact address, so no address can lead out of the folder. An unknown address without an extension gets the page
 * itself, which knows its own screens; an unknown file is not found.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { Hono } from 'hono'
import { refuse } from './refuse.ts'

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
  '.map': 'application/json',
}

/** Vite puts a hash into the names of these, so a name never changes its content. */
const isHashed = (address: string) => address.startsWith('/assets/')

export function pageRoutes(folder: string): Hono {
  const files = new Map<string, { bytes: Uint8Array<ArrayBuffer>; type: string }>()
  if (existsSync(folder)) {
    for (const item of readdirSync(folder, { recursive: true, withFileTypes: true })) {
      if (!item.isFile()) continue
      const path = join(item.parentPath, item.name)
      const address = path.slice(folder.length).replaceAll('\\', '/').replace(/^\/?/, '/')
      const type = TYPES[extname(item.name)] ?? 'application/octet-stream'
      files.set(address, { bytes: new Uint8Array(readFileSync(path)), type })
    }
  }

  const app = new Hono()
  app.get('*', c => {
    const exact = files.get(c.req.path)
    const file = exact ?? (extname(c.req.path) === '' ? files.get('/index.html') : undefined)
    if (!file) return refuse(c, 'not-found', 'Open the start page instead.')
    return c.body(file.bytes, 200, {
      'content-type': file.type,
      'cache-control': exact && isHashed(c.req.path) ? 'public, max-age=31536000, immutable' : 'no-cache',
    })
  })
  return app
}
