/**
 * The columns of a comparison, with their texts and pins -> the rows of its table, as segment ids. Every segment stands in
 * exactly one cell. The alignment sees the words without the printed speaker labels; removed (empty) segments take no part
 * in it and stand beside the segment before them. A table is made once for the same texts and pins, however often and
 * under whatever names (`A`, `A@142`) it is asked for; the next one of the same versions may be mended from it.
 */
import { createHash } from 'node:crypto'
import type { PreviousTable } from '../core/align/table-again.ts'
import { type Pin, type PinnedBead, pinnedBeads } from '../core/pin.ts'
import { labelAt } from '../core/text/speaker.ts'
import type { SegmentAt } from '../store/store.ts'
import type { Aligner } from './aligner.ts'

/** A version at a point, with its segments there. */
export interface TableColumn {
  siglum: string
  language: string
  segments: readonly SegmentAt[]
}

/** A row with the segment ids of each column. */
export interface TableRow {
  kind: 'match' | 'move' | 'gap'
  score: number
  pinned: boolean
  /** The columns that have it at another place than the base. */
  moved: readonly number[]
  cells: string[][]
}

/** `pinsBetween` gives the pins in force for columns `v` < `w`. The first column is the base. */
export type Tables = (
  slug: string,
  columns: readonly TableColumn[],
  pinsBetween: (v: number, w: number) => readonly Pin[],
) => Promise<readonly TableRow[]>

/** How many tables are remembered; a table of 2,000 rows is about 0.5 MB. */
const KEPT_TABLES = 32
/** Of how many choices of versions the last table is remembered with its texts: of 30,000 segments some 10 MB. */
const KEPT_TEXTS = 8

/** Tables by this aligner, the last few of them remembered; one that is being made is waited for, not made twice. */
export function createTables(align: Aligner): Tables {
  const kept = new Map<string, Promise<readonly TableRow[]>>()
  // By the versions in their order, whatever they said then: an earlier table is told apart from this one by its texts.
  const earlier = new Map<string, PreviousTable>()
  const alignOnwards = (slug: string, columns: readonly TableColumn[]): Aligner => {
    const choice = JSON.stringify([slug, ...columns.map(({ siglum, language }) => [siglum, language])])
    return async task => {
      const table = await align({ ...task, previous: earlier.get(choice) })
      earlier.delete(choice)
      earlier.set(choice, { versions: task.versions, table, pinned: task.pinned })
      forgetOldest(earlier, KEPT_TEXTS)
      return table
    }
  }
  return (slug, columns, pinsBetween) => {
    const filled = columns.map(({ segments }) => segments.filter(({ text }) => text !== ''))
    const pinned = pinnedBeads(
      columns.map(({ siglum }, v) => ({ siglum, segments: filled[v]!.map(({ id }) => id) })),
      pinsBetween,
    )
    const key = keyOf(slug, columns, pinned)
    const made = kept.get(key) ?? makeRows(alignOnwards(slug, columns), columns, filled, pinned)
    kept.delete(key)
    kept.set(key, made)
    // What failed is tried anew the next time.
    made.catch(() => kept.get(key) === made && kept.delete(key))
    forgetOldest(kept, KEPT_TABLES)
    return made
  }
}

function forgetOldest(kept: Map<string, unknown>, most: number): void {
  if (kept.size > most) kept.delete(kept.keys().next().value!)
}

/** A revision never changes, so the heads of a version stand for its texts. */
function keyOf(slug: string, columns: readonly TableColumn[], pinned: readonly PinnedBead[]): string {
  const heads = columns.map(({ siglum, segments }) => [siglum, ...segments.map(({ head }) => head)])
  return createHash('sha256')
    .update(JSON.stringify([slug, heads, pinned]))
    .digest('base64')
}

async function makeRows(
  align: Aligner,
  columns: readonly TableColumn[],
  filled: readonly SegmentAt[][],
  pinned: PinnedBead[],
): Promise<readonly TableRow[]> {
  const versions = filled.map(segments => segments.map(withoutLabel))
  const { rows } = await align({ versions, languages: columns.map(({ language }) => language), pinned })
  const lists = rows.map(row => row.cells.map((cell, v) => cell.map(index => filled[v]![index]!.id)))
  for (const [v, { segments }] of columns.entries()) placeEmpty(lists, v, segments)
  // A version of empty segments only, beside nothing: they still need a row to stand in.
  return lists.map((cells, r) => ({
    kind: rows[r]?.kind ?? 'gap',
    score: rows[r]?.score ?? 0,
    pinned: rows[r]?.pinned ?? false,
    moved: rows[r]?.moved ?? [],
    cells: columns.map((_, v) => cells[v] ?? []),
  }))
}

/** Puts each removed segment of version `v` behind the one before it, so that nothing drops out of the table. */
function placeEmpty(rows: string[][][], v: number, segments: readonly SegmentAt[]): void {
  if (segments.every(({ text }) => text !== '')) return
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
