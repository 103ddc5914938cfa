/**
 * New ledger entries -> server-sent `entry` events, each numbered like its entry. A page that comes back says the last
 * number it saw (`Last-Event-ID` or `?after=`) and gets what it missed from the ledger first: none twice, none left out.
 * A reader that does not keep up makes its own stream wait; nothing piles up for it here.
 */
import { Hono } from 'hono'
import { streamSSE } from 'hono/streaming'
import type { EntryEvent } from '../api/ledger.ts'
import { paths } from '../api/paths.ts'
import type { Entry } from '../store/store.ts'
import { slugIn, wholeNumber } from './address.ts'
import type { Dependencies } from './dependencies.ts'
import { describe } from './describe.ts'
import { refuse } from './refuse.ts'

const PAGE = 200

export function eventRoutes({ store, feed, pingEvery, closing, log }: Dependencies): Hono {
  const app = new Hono()
  app.get(
    paths.events(':slug'),
    describe({
      summary: 'Server-sent events: `entry` for each new ledger entry (text/event-stream)',
      query: { after: 'the last number that you have; the ledger’s head where absent' },
      answers: { 200: null },
      refusals: ['unknown-transcript', 'invalid-query'],
    }),
    async c => {
      const transcript = await store.transcript(slugIn(c))
      if (!transcript) return refuse(c, 'unknown-transcript', 'Choose one from /api/transcripts.')
      const { slug, seq } = transcript
      const after = wholeNumber(c.req.header('last-event-id') ?? c.req.query('after'), seq)
      if (after === null) return refuse(c, 'invalid-query', '`after` is a whole number.')

      // Nothing would ever read, and so never end, the stream behind a HEAD.
      if (c.req.method === 'HEAD') return c.body(null, 200, { 'content-type': 'text/event-stream' })

      const answer = streamSSE(c, async stream => {
        let wake = () => {}
        let grown = true
        const grow = () => {
          grown = true
          wake()
        }
        const leave = feed.follow(slug, grow)
        const over = () => stream.aborted || closing.aborted
        stream.onAbort(grow)
        closing.addEventListener('abort', grow)
        let last = after
        try {
          await stream.write(': open\n\n')
          while (!over()) {
            if (!grown) await until(w => (wake = w), pingEvery)
            if (!grown && !over()) await stream.write(': ping\n\n')
            grown = false
            for (const entry of await store.entries(slug, last, PAGE)) {
              if (over()) break
              await stream.writeSSE({
                event: 'entry',
                id: String(entry.seq),
                data: JSON.stringify(eventOf(entry)),
              })
              last = entry.seq
              // There may be another page.
              grown = true
            }
          }
        } catch {
          // The page comes back by itself and says where it was.
          log('An event stream ended early.')
        } finally {
          leave()
          closing.removeEventListener('abort', grow)
        }
      })
      answer.headers.set('cache-control', 'no-store')
      return answer
    },
  )
  return app
}

/** Resolves when the function handed to `take` is called, or after `most` milliseconds. */
function until(take: (wake: () => void) => void, most: number): Promise<void> {
  return new Promise(resolve => {
    const timer = setTimeout(resolve, most)
    take(() => {
      clearTimeout(timer)
      resolve()
    })
  })
}

function eventOf({ seq, at, by, body }: Entry): EntryEvent {
  if (body.type === 'import') return { seq, at, by, id: body.id, kind: 'import', segments: [] }
  const { id, kind, revisions, marks, pins = [], acts = [] } = body
  const written = [...revisions, ...marks].map(({ segment }) => segment)
  const pinned = pins.flatMap(({ cells }) => Object.values(cells).flat())
  const spoken = acts.flatMap(act => ('segment' in act && act.segment !== null ? [act.segment] : []))
  return { seq, at, by, id, kind, segments: [...new Set([...written, ...pinned, ...spoken])] }
}
