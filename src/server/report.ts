/**
 * The report on the proofreading of one version at a point, as JSON or as a spreadsheet: the list of emendations, or the
 * counts. What is counted, and how, is told in core/measure; what a save changed is counted once and remembered.
 */
import { setImmediate } from 'node:timers/promises'
import { type Context, Hono } from 'hono'
import { paths } from '../api/paths.ts'
import { Report } from '../api/report.ts'
import { editedPlaces, type MeasureContext, measure } from '../core/measure/rate.ts'
import { type Counting, reporting } from '../core/measure/report.ts'
import { certificate, signedText } from '../core/review/readiness.ts'
import { reviewOf, signOffOf } from '../core/review/review.ts'
import { csvFile } from '../formats/csv.ts'
import { sha256 } from '../store/ledger.ts'
import type { Store, TranscriptRecord, VersionRecord } from '../store/store.ts'
import { slugIn, wholeNumber } from './address.ts'
import type { Dependencies } from './dependencies.ts'
import { describe } from './describe.ts'
import { refuse } from './refuse.ts'
import { countRows, emendationRows } from './report-rows.ts'
import { mainVersion, statusOf } from './states.ts'

/** How many changes are remembered with what was counted in them; about 0.2 kB each. */
const KEPT_COUNTS = 100_000
/** Milliseconds of counting until others get their turn. */
const TURN = 20

export function reportRoutes({ store }: Dependencies): Hono {
  const counting = { measure: remembering(measure), editedPlaces: remembering(editedPlaces) }
  const app = new Hono()
  app.get(
    paths.report(':slug'),
    describe({
      summary:
        'The report on a version: emendations, counts by class, person and round, edit rates, sign-off',
      query: {
        version: 'a siglum; the first version that is not the original where absent',
        at: 'the point of the ledger; absent: its head',
        format: '`json` (default) or `csv`',
        part: 'of a CSV: `emendations` (default) or `counts`',
      },
      answers: { 200: Report },
      refusals: ['unknown-transcript', 'unknown-version', 'invalid-query'],
    }),
    async c => {
      const transcript = await store.transcript(slugIn(c))
      if (!transcript) return refuse(c, 'unknown-transcript', 'Choose one from /api/transcripts.')
      const siglum = c.req.query('version') || mainVersion(transcript)?.siglum
      const version = transcript.versions.find(one => one.siglum === siglum)
      if (!version) return refuse(c, 'unknown-version', 'Give `version` as one of its sigla, such as A.')
      const { seq: head } = transcript
      const at = wholeNumber(c.req.query('at'), head)
      if (at === null || at > head || at < version.seq)
        return refuse(c, 'invalid-query', `\`at\` is a whole number from ${version.seq} to ${head}.`)
      const { format = 'json', part = 'emendations' } = c.req.query()
      if (!['json', 'csv'].includes(format) || !['emendations', 'counts'].includes(part))
        return refuse(c, 'invalid-query', '`format` is json or csv, `part` is emendations or counts.')
      const report = await makeReport(store, transcript, version, at, counting)
      if (format === 'json') return c.json(report satisfies Report)
      return spreadsheet(c, report, part)
    },
  )
  return app
}

async function makeReport(
  store: Store,
  transcript: TranscriptRecord,
  version: VersionRecord,
  at: number,
  counting: Counting,
): Promise<Report> {
  const { slug, title } = transcript
  const { siglum, label, language } = version
  const segments = await store.segments(slug, siglum, at)
  const review = reviewOf(await store.acts(slug, at))
  const revisions = await store.revisions(slug, siglum, at)
  const figures = await inTurns(
    reporting(segments, revisions, review, { version: siglum, language }, counting),
  )
  const signOff = signOffOf(review, siglum)
  return {
    slug,
    title,
    version: siglum,
    label,
    language,
    at,
    status: {
      published: statusOf(version, segments, review),
      certificate: signOff && certificate(signOff),
      isSignedText: signOff && sha256(signedText(segments)) === signOff.sha256,
    },
    openQueries: review.queries.filter(({ open, segment }) => open && segment.startsWith(`${siglum}.`))
      .length,
    ...figures,
  }
}

function spreadsheet(c: Context, report: Report, part: string): Response {
  const rows = part === 'counts' ? countRows(report) : emendationRows(report)
  return c.body(csvFile(rows), 200, {
    'content-type': 'text/csv; charset=utf-8; header=present',
    // Slugs and sigla are letters, digits and hyphens.
    'content-disposition': `attachment; filename="${report.slug}-${report.version}-${part}.csv"`,
  })
}

async function inTurns<T>(steps: Generator<void, T>): Promise<T> {
  for (let since = performance.now(); ; ) {
    const { done, value } = steps.next()
    if (done) return value
    if (performance.now() - since < TURN) continue
    await setImmediate()
    since = performance.now()
  }
}

/** Saved texts never change: neither does what was counted in them, under the same names and classes. */
function remembering<T>(count: (before: string, after: string, context?: MeasureContext) => T) {
  const kept = new Map<string, T>()
  /** One list of names serves a whole report, and may be long. */
  const written = new WeakMap<object, string>()
  return (before: string, after: string, context: MeasureContext = {}): T => {
    const { names = [], given = '', language = '' } = context
    const forms = written.get(names) ?? sha256(JSON.stringify(names))
    written.set(names, forms)
    const key = sha256(JSON.stringify([before, after, forms, given, language]))
    const known = kept.get(key)
    if (known !== undefined) return known
    const counted = count(before, after, context)
    // One version may have more than are kept: to drop the oldest one by one would then drop each before it is asked for again.
    if (kept.size >= KEPT_COUNTS) kept.clear()
    kept.set(key, counted)
    return counted
  }
}
