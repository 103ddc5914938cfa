/**
 * Versions at their points -> the alignment table, row by row, with the texts themselves. Every segment stands in exactly
 * one cell. The alignment sees the words without the printed speaker labels; removed (empty) segments take no part in it
 * and stand beside the segment before them. What differs inside a row is found in the page.
 */
import { Hono } from 'hono'
import { paths } from '../api/paths.ts'
import { Comparison, type ComparisonRow } from '../api/transcripts.ts'
import { alignVersions } from '../core/align/table.ts'
import { labelAt } from '../core/text/speaker.ts'
import { parseVersionPoint, type VersionPoint } from '../core/transcript.ts'
import type { SegmentAt, TranscriptRecord, VersionRecord } from '../store/store.ts'
import { slugIn } from './address.ts'
import type { Dependencies } from './dependencies.ts'
import { describe } from './describe.ts'
import { refuse } from './refuse.ts'
import { locate, mainVersion, stateOf } from './states.ts'

/** A column of the comparison: a version at a point, as it was asked for. */
interface Column {
  written: string
  point: VersionPoint
  version: VersionRecord
  seq: number
}

type Chosen = { kind: 'columns'; columns: Column[] } | { kind: 'invalid'; detail: string }

/** How many tables are remembered; a table of 2,000 rows is about 0.5 MB. */
const KEPT_TABLES = 32
const MOST_COLUMNS = 26

export function comparisonRoutes({ store }: Dependencies): Hono {
  const app = new Hono()
  const tables = new Map<string, ComparisonRow[]>()

  app.get(
    paths.comparison(':slug'),
    describe({
      summary: 'The alignment table of several versions, each at any point',
      query: {
        base: 'the version that the others are set against; the first asked for where absent',
        versions: 'such as A,B@0,C@142; all where absent',
      },
      answers: { 200: Comparison },
      refusals: ['unknown-transcript', 'invalid-query'],
    }),
    async c => {
      const transcript = await store.transcript(slugIn(c))
      if (!transcript) return refuse(c, 'unknown-transcript', 'Choose one from /api/transcripts.')
      const chosen = chooseColumns(transcript, c.req.query('base'), c.req.query('versions'))
      if (chosen.kind === 'invalid') return refuse(c, 'invalid-query', chosen.detail)
      const { columns } = chosen
      const { slug, seq } = transcript
      const texts: SegmentAt[][] = []
      for (const column of columns) texts.push(await store.segments(slug, column.version.siglum, column.seq))

      const key = JSON.stringify([slug, columns.map(column => `${column.written}@${column.seq}`)])
      const rows = tables.get(key) ?? tableRows(columns, texts)
      tables.delete(key)
      tables.set(key, rows)
      if (tables.size > KEPT_TABLES) tables.delete(tables.keys().next().value!)

      const states = columns.map((column, i) => [
        column.written,
        stateOf(column.version, column.point.at, texts[i]!),
      ])
      const versions = columns.map(({ written }) => written)
      return c.json({
        slug,
        seq,
        base: versions[0]!,
        versions,
        rows,
        texts: Object.fromEntries(states),
      } satisfies Comparison)
    },
  )
  return app
}

/** The columns, base first. */
function chooseColumns(
  transcript: TranscriptRecord,
  base: string | undefined,
  versions: string | undefined,
): Chosen {
  const all = transcript.versions.map(({ siglum }) => siglum)
  const asked = versions ? versions.split(',') : all
  const first = base || (versions ? asked[0]! : (mainVersion(transcript)?.siglum ?? ''))
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

function tableRows(columns: readonly Column[], texts: readonly SegmentAt[][]): ComparisonRow[] {
  const filled = texts.map(segments => segments.filter(({ text }) => text !== ''))
  const { rows } = alignVersions(
    filled.map(segments => segments.map(withoutLabel)),
    { base: 0, languages: columns.map(({ version }) => version.language) },
  )
  const lists = rows.map(row => row.cells.map((cell, v) => cell.map(index => filled[v]![index]!.id)))
  for (const [v, segments] of texts.entries()) placeEmpty(lists, v, segments)
  // A version of empty segments only, beside nothing: they still need a row to stand in.
  return lists.map((cells, r) => ({
    kind: rows[r]?.kind ?? 'gap',
    score: rows[r]?.score ?? 0,
    cells: Object.fromEntries(columns.map(({ written }, v) => [written, cells[v] ?? []])),
  }))
}

/** Puts each removed segment of version `v` behind the one before it, so that nothing drops out of the table. */
function placeEmpty(rows: string[][][], v: number, segments: readonly SegmentAt[]): void {
  const rowOf = new Map(rows.flatMap((cells, r) => (cells[v] ?? []).map(id => [id, r] as const)))
  let before: { id: string; row: number } | null = null
  const leading: string[] = []
  for (const { id, text } of segments) {
    if (text !== '') {
      before = { id, row: rowOf.get(id)! }
    } else if (before) {
      const cell: string[] = rows[before.row]![v]!
      cell.splice(cell.indexOf(before.id) + 1, 0, id)
      before = { id, row: before.row }
    } else {
      leading.push(id)
    }
  }
  if (leading.length === 0) return
  if (rows.length === 0) rows.push([])
  const cells = rows[0]!
  while (cells.length <= v) cells.push([])
  cells[v]!.unshift(...leading)
}

/** The words of a segment; a label is looked for only where the imported text had one. */
function withoutLabel({ text, label }: SegmentAt): string {
  if (label === 0) return text
  return text.slice(labelAt(text, 0, text.length)?.length ?? 0)
}
