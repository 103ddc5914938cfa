/** What people said of a transcript's texts, with where the words stand that they asked about; and what a version's sign-off still lacks. */
import { Hono } from 'hono'
import { paths } from '../api/paths.ts'
import { BlindStart, ReviewState } from '../api/review.ts'
import { TranscriptDetail } from '../api/transcripts.ts'
import { type AnchorPlace, follow, type Step } from '../core/review/anchor.ts'
import { type Query, reviewOf } from '../core/review/review.ts'
import type { Store } from '../store/store.ts'
import { slugIn, wholeNumber } from './address.ts'
import { CHANGESET_LIMIT, limited, readBody } from './body.ts'
import type { Dependencies } from './dependencies.ts'
import { describe } from './describe.ts'
import { refuse } from './refuse.ts'
import { summariesOver } from './states.ts'

export function reviewRoutes({ store, feed, now }: Dependencies): Hono {
  const app = new Hono()
  app.get(
    paths.review(':slug'),
    describe({
      summary: 'Queries, dismissals, lists, rounds, snapshots and sign-offs: all acts up to a point',
      query: { at: 'the point of the ledger; absent: its head' },
      answers: { 200: ReviewState },
      refusals: ['unknown-transcript', 'invalid-query'],
    }),
    async c => {
      const transcript = await store.transcript(slugIn(c))
      if (!transcript) return refuse(c, 'unknown-transcript', 'Choose one from /api/transcripts.')
      const { slug, seq: head } = transcript
      const at = wholeNumber(c.req.query('at'), head)
      if (at === null || at > head)
        return refuse(c, 'invalid-query', `\`at\` is a whole number up to ${head}.`)
      const acts = await store.acts(slug, at)
      const places = await placesOf(store, slug, at, reviewOf(acts).queries)
      return c.json({ seq: at, acts, places } satisfies ReviewState)
    },
  )

  app.post(
    paths.blind(':slug'),
    limited(CHANGESET_LIMIT),
    describe({
      summary: 'Begin a blind reading: two copies of a version as it stands, one for each proofreader',
      body: BlindStart,
      answers: { 200: TranscriptDetail, 201: TranscriptDetail },
      refusals: [
        'unknown-transcript',
        'unknown-version',
        'id-reused',
        'invalid-body',
        'not-well-formed',
        'not-json',
        'too-large',
        'foreign-origin',
        'storage-full',
      ],
    }),
    async c => {
      const read = await readBody(c, BlindStart)
      if (read.kind === 'refused') return read.refusal
      const slug = slugIn(c)
      const outcome = await store.startBlind(slug, read.body, now())
      switch (outcome.kind) {
        case 'unknown-transcript':
          return refuse(c, 'unknown-transcript', 'Choose one from /api/transcripts.')
        case 'unknown-version':
          return refuse(c, 'unknown-version', `This transcript has no version ${outcome.siglum}.`)
        case 'id-reused':
          return refuse(c, 'id-reused', 'Make a new id for every blind reading and its act.')
        default: {
          feed.announce(slug)
          const detail = await summariesOver(store).detail((await store.transcript(slug))!)
          return c.json(detail, outcome.kind === 'started' ? 201 : 200)
        }
      }
    },
  )
  return app
}

/** Where each query's words stand after entry `at`. Reads the revisions of the versions that are asked about, once each. */
async function placesOf(
  store: Store,
  slug: string,
  at: number,
  queries: readonly Query[],
): Promise<Record<string, AnchorPlace>> {
  const sigla = [...new Set(queries.map(({ segment }) => siglumOf(segment)))]
  const stepsOf = new Map<string, { seq: number; steps: Step[] }[]>()
  const sequence = new Map<string, number>()
  for (const siglum of sigla) {
    const segments = await store.segments(slug, siglum, 0)
    const texts = new Map(segments.map(({ id, imported }) => [id, imported]))
    const entries: { seq: number; steps: Step[] }[] = []
    for (const { id, seq, segment, text } of await store.revisions(slug, siglum, at)) {
      if (entries.at(-1)?.seq !== seq) entries.push({ seq, steps: [] })
      entries.at(-1)!.steps.push({ segment, before: texts.get(segment) ?? '', after: text })
      texts.set(segment, text)
      sequence.set(id, seq)
    }
    stepsOf.set(siglum, entries)
  }
  return Object.fromEntries(
    queries.map(({ id, segment, on, from, to, quote }) => {
      const since = on === null ? 0 : (sequence.get(on) ?? 0)
      const steps = stepsOf.get(siglumOf(segment))!.filter(({ seq }) => seq > since)
      const place = follow(
        { segment, from, to },
        quote,
        steps.map(entry => entry.steps),
      )
      return [id, place]
    }),
  )
}

const siglumOf = (segment: string) => segment.slice(0, segment.indexOf('.'))
