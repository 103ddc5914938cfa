/**
 * Keeps the page itself for offline use: the newest page wins while the server answers, the kept one opens while it
 * does not. Texts and saves are none of its business (`cache.ts`, `outbox.ts`). Assets carry their hash in their name,
 * so a kept one is never out of date; what a page no longer names is dropped when a newer page has come.
 */
const CACHE = 'recension-page'

self.addEventListener('install', event => event.waitUntil(keepPage().then(() => self.skipWaiting())))
self.addEventListener('activate', event => event.waitUntil(self.clients.claim()))

self.addEventListener('fetch', event => {
  const { request } = event
  const url = new URL(request.url)
  if (request.method !== 'GET' || url.origin !== location.origin || url.pathname.startsWith('/api/')) return
  if (request.mode === 'navigate') event.respondWith(fetch(request).catch(() => caches.match('/')))
  else event.respondWith(keptOrFetched(request))
})

self.addEventListener('message', event => {
  if (Array.isArray(event.data?.keep))
    event.waitUntil(keepPage(event.data.keep).finally(() => event.ports[0]?.postMessage('kept')))
})

async function keptOrFetched(request) {
  const kept = await caches.match(request, { ignoreVary: true })
  if (kept) return kept
  const answer = await fetch(request)
  if (answer.ok) await (await caches.open(CACHE)).put(request, answer.clone())
  return answer
}

/**
 * Keeps the page and all that it names, whole or not at all: a page without its script would be a blank screen; and the
 * assets that an open page says it has `loaded`, which may have come before this worker. A page that names other scripts
 * is a newer one: then what the older one had kept goes.
 */
async function keepPage(loaded = []) {
  const cache = await caches.open(CACHE)
  const answer = await fetch('/', { cache: 'no-cache' })
  if (!answer.ok) return
  const named = namedIn(await answer.clone().text())
  const before = await cache.match('/')
  const isNewer = before !== undefined && namedIn(await before.text()).join() !== named.join()
  const missing = []
  for (const path of named) if (!path.startsWith('/assets/') || !(await cache.match(path))) missing.push(path)
  await cache.addAll(missing)
  await cache.put('/', answer)
  for (const path of loaded) if (!(await cache.match(path))) await cache.add(path).catch(() => {})
  if (!isNewer) return
  const keep = new Set(['/', ...named, ...loaded])
  for (const request of await cache.keys())
    if (!keep.has(new URL(request.url).pathname)) await cache.delete(request)
}

const namedIn = page => [...page.matchAll(/(?:src|href)="(\/[^"]+)"/g)].map(match => match[1])
