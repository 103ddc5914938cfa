/** Reading what happened: the ledger in pages, and the life of one segment. */
import { Hono } from 'hono'
import { type EntryBody, History, type HistoryState, Ledger } from '../api/ledger.ts'
import { paths } from '../api/paths.ts'
import { segmentIn, slugIn, wholeNumber } from './address.ts'
import type { Dependencies } from './dependencies.ts'
import { describe } from './describe.ts'
import { refuse } from './refuse.ts'

const PAGE = 500

export function ledgerRoutes({ store }: Dependencies): Hono {
  const app = new Hono()

  app.get(
    paths.ledger(':slug'),
    describe({
      summary: `The ledger in order, ${PAGE} entries at a time`,
      query: { after: 'the last number that you have' },
      answers: { 200: Ledger },
      refusals: ['unknown-transcript', 'invalid-query'],
    }),
    async c => {
      const after = wholeNumber(c.req.query('after'), 0)
      if (after === null) return refuse(c, 'invalid-query', '`after` is a whole number.')
      const transcript = await store.transcript(slugIn(c))
      if (!transcript) return refuse(c, 'unknown-transcript', 'Choose one from /api/transcripts.')
      const found = await store.entries(transcript.slug, after, PAGE + 1)
      const entries = found.slice(0, PAGE).map(entry => ({ ...entry, body: entry.body as EntryBody }))
      return c.json({ entries, more: found.length > PAGE } satisfies Ledger)
    },
  )

  app.get(
    paths.history(':slug', ':segment'),
    describe({
      summary: 'Every state of one segment, oldest first',
      answers: { 200: History },
      refusals: ['unknown-transcript', 'unknown-segment'],
    }),
    async c => {
      const transcript = await store.transcript(slugIn(c))
      if (!transcript) return refuse(c, 'unknown-transcript', 'Choose one from /api/transcripts.')
      const segment = segmentIn(c)
      const states = await store.history(transcript.slug, segment)
      if (!states) return refuse(c, 'unknown-segment', 'Segments are named like A.17.')
      return c.json({ segment, states: states as HistoryState[] } satisfies History)
    },
  )
  return app
}
