/** Transcripts and their versions: listing, reading at any point, importing. */
import { Hono } from 'hono'
import * as z from 'zod'
import { paths } from '../api/paths.ts'
import {
  AddVersion,
  NewTranscript,
  TranscriptDetail,
  TranscriptSummary,
  VersionState,
} from '../api/transcripts.ts'
import { reviewOf } from '../core/review/review.ts'
import type { ImportOutcome } from '../store/store.ts'
import { slugIn, versionIn } from './address.ts'
import { IMPORT_LIMIT, limited, readBody } from './body.ts'
import type { Dependencies } from './dependencies.ts'
import { describe } from './describe.ts'
import { importing } from './importing.ts'
import { segmented, slugsFor } from './imports.ts'
import { refuse } from './refuse.ts'
import { locate, stateOf, summariesOver } from './states.ts'
import { isUpload } from './uploads.ts'

/** How an import of any kind may be refused. */
const IMPORT_REFUSALS = [
  'invalid-body',
  'not-well-formed',
  'exists',
  'id-reused',
  'not-json',
  'too-large',
  'foreign-origin',
  'storage-full',
] as const

export function transcriptRoutes(dependencies: Dependencies): Hono {
  const { store, feed, now } = dependencies
  const files = importing(dependencies)
  const { summary, detail } = summariesOver(store)
  const app = new Hono()

  app.get(
    paths.transcripts(),
    describe({ summary: 'All transcripts', answers: { 200: z.array(TranscriptSummary) } }),
    async c => {
      const list: TranscriptSummary[] = []
      for (const transcript of await store.transcripts()) list.push(await summary(transcript))
      return c.json(list)
    },
  )

  app.get(
    paths.transcript(':slug'),
    describe({
      summary: 'One transcript',
      answers: { 200: TranscriptDetail },
      refusals: ['unknown-transcript'],
    }),
    async c => {
      const transcript = await store.transcript(slugIn(c))
      if (!transcript) return refuse(c, 'unknown-transcript', 'Choose one from /api/transcripts.')
      return c.json(await detail(transcript))
    },
  )

  app.get(
    paths.version(':slug', ':version'),
    describe({
      summary: 'A version at a point: A, A@0 (as imported), A@142 (after ledger entry 142)',
      answers: { 200: VersionState },
      refusals: ['unknown-transcript', 'unknown-version', 'invalid-query'],
    }),
    async c => {
      const transcript = await store.transcript(slugIn(c))
      if (!transcript) return refuse(c, 'unknown-transcript', 'Choose one from /api/transcripts.')
      const point = versionIn(c)
      const located = point && locate(transcript, point)
      if (!point || !located || located.kind === 'unknown-version') {
        return refuse(c, 'unknown-version', `It has ${sigla(transcript.versions)}.`)
      }
      if (located.kind === 'beyond') {
        return refuse(c, 'invalid-query', `The ledger ends at ${located.head}.`)
      }
      const segments = await store.segments(transcript.slug, point.siglum, located.seq)
      const review = reviewOf(await store.acts(transcript.slug, located.seq))
      return c.json(stateOf(located.version, point.at, segments, review) satisfies VersionState)
    },
  )

  app.post(
    paths.transcripts(),
    limited(IMPORT_LIMIT),
    describe({
      summary:
        'Import a transcript with its versions, as JSON or as files (multipart/form-data: see `POST /api/imports`); the same request again changes nothing',
      body: NewTranscript,
      answers: { 200: TranscriptDetail, 201: TranscriptDetail },
      refusals: [...IMPORT_REFUSALS],
    }),
    async c => {
      if (isUpload(c)) return files.transcript(c)
      const read = await readBody(c, NewTranscript)
      if (read.kind === 'refused') return read.refusal
      const { id, by, slug, title, date, metadata = {}, versions } = read.body
      const slugs = slug === undefined ? slugsFor(title) : [slug]
      const outcome = await store.importTranscript(
        { id, by, slugs, title, date, metadata, versions: versions.map(version => segmented(version)) },
        now(),
      )
      return answer(c, outcome)
    },
  )

  app.post(
    paths.versions(':slug'),
    limited(IMPORT_LIMIT),
    describe({
      summary:
        'Add a version to a transcript, as JSON, or versions as files; the same request again changes nothing',
      body: AddVersion,
      answers: { 200: TranscriptDetail, 201: TranscriptDetail },
      refusals: ['unknown-transcript', ...IMPORT_REFUSALS],
    }),
    async c => {
      if (isUpload(c)) return files.versions(c)
      const read = await readBody(c, AddVersion)
      if (read.kind === 'refused') return read.refusal
      const { id, by, version } = read.body
      return answer(c, await store.importVersion(slugIn(c), { id, by, version: segmented(version) }, now()))
    },
  )

  async function answer(c: Parameters<typeof refuse>[0], outcome: ImportOutcome): Promise<Response> {
    switch (outcome.kind) {
      case 'unknown-transcript':
        return refuse(c, 'unknown-transcript', 'Choose one from /api/transcripts.')
      case 'exists':
        return refuse(
          c,
          'exists',
          outcome.what === 'slug' ? 'Choose another slug.' : 'Choose another siglum.',
        )
      case 'id-reused':
        return refuse(c, 'id-reused', 'Make a new id for a new import.')
      case 'imported':
      case 'replayed': {
        feed.announce(outcome.slug)
        const transcript = await store.transcript(outcome.slug)
        return c.json(await detail(transcript!), outcome.kind === 'imported' ? 201 : 200)
      }
    }
  }

  return app
}

function sigla(versions: readonly { siglum: string }[]): string {
  return versions.map(({ siglum }) => siglum).join(', ')
}
