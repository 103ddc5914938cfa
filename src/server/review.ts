/** What people said of a transcript's texts, with where the words stand that they asked about; and what a version's sign-off still lacks. */
import { Hono } from 'hono'
import { paths } from '../api/paths.ts'
import { BlindStart, ReviewState } from '../api/review.ts'
import { TranscriptDetail } from '../api/transcripts.ts'
import { type AnchorPlace, Follower, type Step } from '../core/review/anchor.ts'
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
      const { places, heads } = await placesOf(store, slug, at, reviewOf(acts).queries)
      return c.json({ seq: at, acts, places, heads } satisfies ReviewState)
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

interface Save {
  seq: number
  steps: Step[]
}

/**
 * Where each query's words stand after entry `at`. Reads the revisions of the versions that are asked about, once each; of
 * these a query costs only those of the segments in which its words stood.
 */
async function placesOf(
  store: Store,
  slug: string,
  at: number,
  queries: readonly Query[],
): Promise<Pick<ReviewState, 'places' | 'heads'>> {
  const touching = new Map<string, Save[]>()
  const sequence = new Map<string, number>()
  const newest = new Map<string, string>()
  for (const siglum of new Set(queries.map(({ segment }) => siglumOf(segment)))) {
    const segments = await store.segments(slug, siglum, 0)
    const texts = new Map(segments.map(({ id, imported }) => [id, imported]))
    let save: Save = { seq: 0, steps: [] }
    for (const { id, seq, segment, text } of await store.revisions(slug, siglum, at)) {
      if (save.seq !== seq) save = { seq, steps: [] }
      save.steps.push({ segment, before: texts.get(segment) ?? '', after: text })
      texts.set(segment, text)
      sequence.set(id, seq)
      newest.set(segment, id)
      const saves = touching.get(segment)
      if (saves) saves.push(save)
      else touching.set(segment, [save])
    }
  }
  const places = Object.fromEntries(
    queries.map(query => {
      const { on } = query
      return [query.id, placeOf(query, on === null ? 0 : (sequence.get(on) ?? 0), touching)]
    }),
  )
  const segments = Object.values(places).map(({ segment }) => segment)
  return { places, heads: Object.fromEntries(segments.map(id => [id, newest.get(id) ?? null])) }
}

/** Walks from save to save of the segments in which the words stand, or stood before. */
function placeOf(
  { segment, from, to, quote }: Query,
  since: number,
  touching: ReadonlyMap<string, readonly Save[]>,
): AnchorPlace {
  const follower = new Follower({ segment, from, to }, quote)
  for (let last = since; ; ) {
    let next: Save | undefined
    for (const watched of follower.watched) {
      const saves = touching.get(watched) ?? []
      const save = saves[firstAfter(saves, last)]
      if (save && (!next || save.seq < next.seq)) next = save
    }
    if (!next) return follower.place
    follower.save(next.steps)
    last = next.seq
  }
}

/** The index of the first save with a number above `seq`. */
function firstAfter(saves: readonly Save[], seq: number): number {
  let [from, to] = [0, saves.length]
  while (from < to) {
    const middle = (from + to) >> 1
    if (saves[middle]!.seq > seq) to = middle
    else from = middle + 1
  }
  return from
}

const siglumOf = (segment: string) => segment.slice(0, segment.indexOf('.'))
