/**
 * Dependencies -> the whole HTTP application, without a socket: `app.request()` tests it and `main.ts` listens with it.
 * Guards first, then the routes, then the page. Every refusal is a problem (`refuse.ts`); no input makes a 5xx.
 */
import { Hono } from 'hono'
import { generateSpecs } from 'hono-openapi'
import { paths } from '../api/paths.ts'
import { Health } from '../api/transcripts.ts'
import { changesetRoutes } from './changesets.ts'
import { comparisonRoutes } from './comparisons.ts'
import type { Dependencies } from './dependencies.ts'
import { describe } from './describe.ts'
import { eventRoutes } from './events.ts'
import { knownHost, ownChanges, secureHeaders } from './guards.ts'
import { importRoutes } from './importing.ts'
import { ledgerRoutes } from './ledger.ts'
import { lineageRoutes } from './lineage.ts'
import { pageRoutes } from './page.ts'
import { refuse, refuseError } from './refuse.ts'
import { reportRoutes } from './report.ts'
import { reviewRoutes } from './review.ts'
import { transcriptRoutes } from './transcripts.ts'

const READ = ['GET', 'HEAD']

/** What each address takes; every other method is answered with 405. */
const METHODS: readonly (readonly [path: string, methods: readonly string[]])[] = [
  [paths.health(), READ],
  [paths.openapi(), READ],
  [paths.transcripts(), [...READ, 'POST']],
  [paths.imports(), ['POST']],
  [paths.transcript(':slug'), READ],
  [paths.versions(':slug'), ['POST']],
  [paths.version(':slug', ':version'), READ],
  [paths.comparison(':slug'), READ],
  [paths.history(':slug', ':segment'), READ],
  [paths.lineage(':slug', ':segment'), READ],
  [paths.changesets(':slug'), ['POST']],
  [paths.review(':slug'), READ],
  [paths.blind(':slug'), ['POST']],
  [paths.report(':slug'), READ],
  [paths.ledger(':slug'), READ],
  [paths.events(':slug'), READ],
]

export function createApp(dependencies: Dependencies): Hono {
  const { store, version, port, page, log } = dependencies
  const app = new Hono()
  app.onError((error, c) => refuseError(error, c, log))
  app.notFound(c => refuse(c, 'not-found', 'Check the address.'))

  app.use(secureHeaders)
  app.use(knownHost(port))
  app.use(ownChanges)
  app.use('/api/*', async (c, next) => {
    await next()
    c.res.headers.set('cache-control', 'no-store')
  })

  app.get(paths.health(), describe({ summary: 'Is the server well?', answers: { 200: Health } }), c =>
    c.json({ ok: true, version, store: store.engine } satisfies Health),
  )
  app.route('/', transcriptRoutes(dependencies))
  app.route('/', importRoutes(dependencies))
  app.route('/', comparisonRoutes(dependencies))
  app.route('/', changesetRoutes(dependencies))
  app.route('/', reviewRoutes(dependencies))
  app.route('/', ledgerRoutes(dependencies))
  app.route('/', lineageRoutes(dependencies))
  app.route('/', reportRoutes(dependencies))
  app.route('/', eventRoutes(dependencies))

  let document: ReturnType<typeof generateSpecs> | undefined
  app.get(paths.openapi(), async c => {
    document ??= generateSpecs(app, { documentation: { info: { title: 'Recension', version } } })
    return c.json(await document)
  })

  for (const [path, methods] of METHODS) {
    const allow = methods.join(', ')
    app.all(path, c => refuse(c, 'method-not-allowed', `It takes ${allow}.`, { headers: { allow } }))
  }
  app.all('/api/*', c => refuse(c, 'not-found', 'See /api/openapi.json for every address.'))
  app.all('/api', c => refuse(c, 'not-found', 'See /api/openapi.json for every address.'))
  if (page !== null) app.route('/', pageRoutes(page))
  app.all('*', c =>
    refuse(c, 'method-not-allowed', 'Pages are only read.', { headers: { allow: READ.join(', ') } }),
  )
  return app
}
