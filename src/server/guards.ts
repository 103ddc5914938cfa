/**
 * What every request must pass before a route sees it. A page anywhere on the web can send requests to this machine, so:
 * only host names that are this machine's own (against DNS rebinding), and changes only as JSON from this program's own
 * page (against forged requests). Files come as `multipart/form-data`, which a form on any page can send, too: there the
 * `Origin` and `Sec-Fetch-Site` that every browser adds to a POST must say that it was ours. There are no CORS headers at
 * all. See `refuse.ts` for the answers.
 */
import type { Context, MiddlewareHandler } from 'hono'
import { paths } from '../api/paths.ts'
import { refuse } from './refuse.ts'
import { isUpload } from './uploads.ts'

const NAMES = ['localhost', '127.0.0.1', '[::1]']

const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "worker-src 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types lit-html recension',
].join('; ')

const HEADERS: readonly (readonly [string, string])[] = [
  ['content-security-policy', CONTENT_SECURITY_POLICY],
  ['x-content-type-options', 'nosniff'],
  ['referrer-policy', 'no-referrer'],
  ['cross-origin-opener-policy', 'same-origin'],
  ['cross-origin-resource-policy', 'same-origin'],
]

/** Every answer carries these, refusals too. */
export const secureHeaders: MiddlewareHandler = async (c, next) => {
  await next()
  for (const [name, value] of HEADERS) c.res.headers.set(name, value)
}

/** Refuses a Host that is not this machine at the port it listens on; also one sent twice, and an absolute address. */
export function knownHost(port: () => number): MiddlewareHandler {
  return async (c, next) => {
    const host = c.req.header('host')?.toLowerCase()
    const known = NAMES.flatMap(name => [`${name}:${port()}`, ...(port() === 80 ? [name] : [])])
    if (host === undefined || !known.includes(host) || !hasPlainTarget(c)) {
      return refuse(c, 'foreign-host', `Open http://localhost:${port()}/ instead.`)
    }
    return next()
  }
}

/** What came over the socket: one Host line, and a target that is a path. Tests without a socket pass. */
function hasPlainTarget(c: Context): boolean {
  const incoming = (c.env as { incoming?: { url?: string; rawHeaders?: string[] } } | undefined)?.incoming
  if (!incoming?.rawHeaders) return true
  const hosts = incoming.rawHeaders.filter((name, i) => i % 2 === 0 && name.toLowerCase() === 'host')
  return hosts.length === 1 && (incoming.url ?? '').startsWith('/')
}

/** Lets a change through only as JSON and only from this program's own page, or from a program that is no browser. */
export const ownChanges: MiddlewareHandler = async (c, next) => {
  if (c.req.method === 'GET' || c.req.method === 'HEAD') return next()
  const origin = c.req.header('origin')
  const site = c.req.header('sec-fetch-site')
  if (
    (origin !== undefined && origin !== `http://${c.req.header('host')?.toLowerCase()}`) ||
    (site !== undefined && site !== 'same-origin' && site !== 'none')
  ) {
    return refuse(c, 'foreign-origin', 'Use the page that this server gives.')
  }
  const type = c.req.header('content-type') ?? ''
  const isJson = /^application\/json(?:\s*;\s*charset="?utf-8"?)?$/i.test(type)
  if (c.req.method === 'POST' && !isJson && !(takesFiles(c.req.path) && isUpload(c))) {
    return refuse(c, 'not-json', 'Send the body as application/json, in UTF-8.')
  }
  return next()
}

/** The addresses that take files. */
function takesFiles(path: string): boolean {
  return (
    path === paths.imports() ||
    path === paths.transcripts() ||
    /^\/api\/transcripts\/[^/]+\/versions$/.test(path)
  )
}
