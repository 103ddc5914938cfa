/**
 * Versions at their points -> the alignment table, row by row, with the texts themselves and the pins that hold it. How
 * the rows are made is in tables.ts; what differs inside a row is found in the page.
 */
import { setImmediate } from 'node:timers/promises'
import { Hono } from 'hono'
import { paths } from '../api/paths.ts'
import { Comparison, type ComparisonRow } from '../api/transcripts.ts'
import type { SetAct } from '../core/review/act.ts'
import { reviewOf } from '../core/review/review.ts'
import { parseVersionPoint, type VersionPoint } from '../core/transcript.ts'
import type { SegmentAt, TranscriptRecord, VersionRecord } from '../store/store.ts'
import { slugIn } from './address.ts'
import type { Dependencies } from './dependencies.ts'
import { describe } from './describe.ts'
import { holdingPins } from './pins.ts'
import { refuse } from './refuse.ts'
import { locate, mainVersion, stateOf } from './states.ts'
import { createTables, type TableRow } from './tables.ts'

/** A column of the comparison: a version at a point, as it was asked for. */
interface Column {
  written: string
  point: VersionPoint
  version: VersionRecord
  seq: number
}

type Chosen = { kind: 'columns'; columns: Column[] } | { kind: 'invalid'; detail: string }

const MOST_COLUMNS = 26

export function comparisonRoutes({ store, align }: Dependencies): Hono {
  const app = new Hono()
  const tables = createTables(align)

  app.get(
    paths.comparison(':slug'),
    describe({
      summary: 'The alignment table of several versions, each at any point',
      query: {
        base: 'the version that the others are set against; the first asked for where absent',
        versions: 'such as A,B@0,C@142; all that are not put away where absent',
      },
      answers: { 200: Comparison },
      refusals: ['unknown-transcript', 'invalid-query'],
    }),
    async c => {
      const transcript = await store.transcript(slugIn(c))
      if (!transcript) return refuse(c, 'unknown-transcript', 'Choose one from /api/transcripts.')
      const { slug, seq } = transcript
      const acts = await store.acts(slug, seq)
      const chosen = chooseColumns(transcript, acts, c.req.query('base'), c.req.query('versions'))
      if (chosen.kind === 'invalid') return refuse(c, 'invalid-query', chosen.detail)
      const { columns } = chosen
      const texts: SegmentAt[][] = []
      for (const column of columns) {
        texts.push(await store.segments(slug, column.version.siglum, column.seq))
        // The embedded database answers at once; between two long texts others get their turn.
        await setImmediate()
      }

      const pins = await holdingPins(
        store,
        slug,
        columns.map(({ version, seq }) => ({ siglum: version.siglum, seq })),
      )
      const filled = columns.map(({ version: { siglum, language } }, i) => {
        return { siglum, language, segments: texts[i]! }
      })
      const rows = await tables(slug, filled, pins.between)
      const states = columns.map((column, i) => [
        column.written,
        stateOf(
          column.version,
          column.point.at,
          texts[i]!,
          reviewOf(acts.filter(act => act.seq <= column.seq)),
        ),
      ])
      const versions = columns.map(({ written }) => written)
      return c.json({
        slug,
        seq,
        base: versions[0]!,
        versions,
        rows: rows.map(row => rowOf(row, versions)),
        texts: Object.fromEntries(states),
        pins: pins.all,
      } satisfies Comparison)
    },
  )
  return app
}

/** The columns, base first; what was put away is there only where it is asked for. */
function chooseColumns(
  transcript: TranscriptRecord,
  acts: readonly SetAct[],
  base: string | undefined,
  versions: string | undefined,
): Chosen {
  const all = transcript.versions.map(({ siglum }) => siglum)
  const review = reviewOf(versions ? [] : acts)
  const away = new Set(review.putAway.map(({ version }) => version))
  const asked = versions ? versions.split(',') : all.filter(siglum => !away.has(siglum))
  const first = base || (versions ? asked[0]! : (mainVersion(transcript, review)?.siglum ?? ''))
  const written = [...new Set([first, ...asked])]
  if (written.length > MOST_COLUMNS)
    return { kind: 'invalid', detail: `Ask for at most ${MOST_COLUMNS} versions.` }
  const columns: Column[] = []
  for (const one of written) {
    const point = parseVersionPoint(one)
    if (!point)
      return { kind: 'invalid', detail: 'Write versions like A, A@0 or A@142, with commas between.' }
    const located = locate(transcript, point)
    if (located.kind === 'beyond') return { kind: 'invalid', detail: `The ledger ends at ${located.head}.` }
    if (located.kind === 'unknown-version') return { kind: 'invalid', detail: `It has ${all.join(', ')}.` }
    columns.push({ written: one, point, version: located.version, seq: located.seq })
  }
  return { kind: 'columns', columns }
}

function rowOf({ kind, score, pinned, moved, cells }: TableRow, versions: readonly string[]): ComparisonRow {
  return {
    kind,
    score,
    cells: Object.fromEntries(versions.map((written, v) => [written, cells[v]!])),
    ...(pinned && { pinned }),
    ...(moved.length > 0 && { moved: moved.map(v => versions[v]!) }),
  }
}
