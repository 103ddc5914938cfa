/** Whence each word of a segment came: reads as much of the transcript as the tracing asks for, and no more. */
import { Hono } from 'hono'
import { Lineage } from '../api/lineage.ts'
import { paths } from '../api/paths.ts'
import { type SegmentLife, tracerOf } from '../core/review/lineage.ts'
import { segmentIn, slugIn, wholeNumber } from './address.ts'
import type { Dependencies } from './dependencies.ts'
import { describe } from './describe.ts'
import { refuse } from './refuse.ts'

export function lineageRoutes({ store }: Dependencies): Hono {
  const app = new Hono()
  app.get(
    paths.lineage(':slug', ':segment'),
    describe({
      summary:
        'Every word of a segment with what first brought it, who, when and why, and the way on which it came',
      query: { at: 'the point of the ledger; absent: its head' },
      answers: { 200: Lineage },
      refusals: ['unknown-transcript', 'unknown-segment', 'invalid-query'],
    }),
    async c => {
      const transcript = await store.transcript(slugIn(c))
      if (!transcript) return refuse(c, 'unknown-transcript', 'Choose one from /api/transcripts.')
      const { slug, seq: head } = transcript
      const at = wholeNumber(c.req.query('at'), head)
      if (at === null || at > head)
        return refuse(c, 'invalid-query', `\`at\` is a whole number up to ${head}.`)
      const segment = segmentIn(c)
      const siglum = segment.slice(0, segment.indexOf('.'))
      const version = transcript.versions.find(one => one.siglum === siglum)
      if (version && version.seq > at)
        return refuse(c, 'invalid-query', `${siglum} was imported by entry ${version.seq}.`)

      const lives = new Map<string, SegmentLife | null>()
      const trace = tracerOf(segment, at)
      let found = trace(lives)
      while (found.kind === 'wanting') {
        for (const [id, life] of await store.lives(slug, found.segments, at)) lives.set(id, life)
        found = trace(lives)
      }
      if (found.kind === 'unknown') return refuse(c, 'unknown-segment', 'Segments are named like A.17.')
      const { text, spans } = found
      return c.json({ segment, at, text, spans: spans as Lineage['spans'] } satisfies Lineage)
    },
  )
  return app
}
