/**
 * Where the reader is, and where a move takes them. Pure: a comparison, the rows shown and a cursor in, a cursor out.
 * `column` is the version that an edit or a mark would touch; `change` is the one changed place that is marked, which
 * may be in another version: walking the changes does not change what is being proofread.
 */
import type { ChangeClass } from '../core/classify/classify.ts'
import { classesOfPlace, type SomeClass, type Weight, weightOf } from './classes.ts'
import { type Comparison, cellSegments, isComparable, isOpen, rowOf } from './comparison.ts'
import { rowView } from './rows.ts'

export interface ChangeAt {
  ref: string
  /** Counts the places of that version's difference from the base, in this row. */
  place: number
}
export interface Cursor {
  row: number
  column: string
  change: ChangeAt | null
}

/** Which changes are walked: all, those of one weight, or those of some classes. */
export type Walked = Weight | 'any' | readonly SomeClass[]

function isWalked(change: { class: ChangeClass; also?: readonly ChangeClass[] }, walked: Walked): boolean {
  if (walked === 'any') return true
  if (typeof walked === 'string') return weightOf(change.class) === walked
  return classesOfPlace(change).some(found => found !== 'none' && walked.includes(found))
}

/** The row `by` steps further among the rows shown; stays where there is none. */
function moveRow(shown: readonly number[], cursor: Cursor, by: 1 | -1): Cursor {
  const next = by > 0 ? shown.find(row => row > cursor.row) : shown.findLast(row => row < cursor.row)
  return next === undefined ? cursor : { ...cursor, row: next, change: null }
}

/** The version beside, in the order shown. */
function moveColumn(comparison: Comparison, cursor: Cursor, by: 1 | -1): Cursor {
  const columns = comparison.versions
  const next = columns[columns.indexOf(cursor.column) + by]
  return next ? { ...cursor, column: next } : cursor
}

/** The changed places of one row, version by version. */
export function changesIn(comparison: Comparison, row: number, walked: Walked): ChangeAt[] {
  return comparison.versions
    .filter(ref => ref !== comparison.base && isComparable(comparison, ref))
    .flatMap(ref =>
      (cellOf(comparison, row, ref)?.difference?.places ?? []).flatMap((change, place) =>
        isWalked(change, walked) ? [{ ref, place }] : [],
      ),
    )
}

/** The changed place that is marked. */
export const changeAt = (comparison: Comparison, row: number, { ref, place }: ChangeAt) =>
  cellOf(comparison, row, ref)?.difference?.places[place]

const cellOf = (comparison: Comparison, row: number, ref: string) =>
  rowView(comparison, row).cells.find(cell => cell.ref === ref)

/** The next changed place after the one that is marked (or after the start of this row), over the rows shown. */
function moveChange(
  comparison: Comparison,
  shown: readonly number[],
  cursor: Cursor,
  by: 1 | -1,
  walked: Walked,
): Cursor {
  const here = changesIn(comparison, cursor.row, walked)
  const at = here.findIndex(({ ref, place }) => ref === cursor.change?.ref && place === cursor.change.place)
  const inRow = at >= 0 ? here[at + by] : by > 0 ? here[0] : undefined
  if (inRow) return { ...cursor, change: inRow }
  const rows =
    by > 0 ? shown.filter(row => row > cursor.row) : shown.filter(row => row < cursor.row).reverse()
  for (const row of rows) {
    const change = changesIn(comparison, row, walked).at(by > 0 ? 0 : -1)
    if (change) return { ...cursor, row, change }
  }
  return cursor
}

/** The next row, after this one and then from the start, in which the column has a segment that is not proofread. */
export function moveToOpen(comparison: Comparison, shown: readonly number[], cursor: Cursor): Cursor {
  const isOpenRow = (row: number) =>
    cellSegments(comparison, comparison.rows[row]!, cursor.column).some(isOpen)
  const next =
    shown.find(row => row > cursor.row && isOpenRow(row)) ??
    shown.find(row => row !== cursor.row && isOpenRow(row))
  return next === undefined ? cursor : { ...cursor, row: next, change: null }
}

/** The segment by which a cursor's row is named: one of its column, else any. */
export function segmentAt({ rows }: Comparison, { row, column }: Cursor): string {
  const cells = rows[row]?.cells ?? {}
  return cells[column]?.[0] ?? Object.values(cells).flat()[0] ?? ''
}

/**
 * Where the cursor's row stands after the rows were aligned anew: with the segment that is being written in, else with what
 * the cursor is on, else with anything of its row. A change that was marked is let go of where the row is another one.
 */
export function rowAgain(
  before: Comparison,
  after: Comparison,
  cursor: Cursor,
  editing: { segment: string } | null,
): Partial<Cursor> {
  const row = before.rows[cursor.row]
  const again = rowOf(after, editing?.segment ?? segmentAt(before, cursor))
  if (again < 0) return { row: Math.min(cursor.row, after.rows.length - 1), change: null }
  return after.rows[again] === row ? { row: again } : { row: again, change: null }
}

/** The next row whose alignment is in doubt, in the direction named and then from the other end. */
function moveToDoubt(comparison: Comparison, shown: readonly number[], cursor: Cursor, by: 1 | -1): Cursor {
  const ring = [...shown.filter(row => row > cursor.row), ...shown.filter(row => row < cursor.row)]
  if (by < 0) ring.reverse()
  const next = ring.find(row => rowView(comparison, row).doubtful)
  return next === undefined ? cursor : { ...cursor, row: next, change: null }
}

const moves = {
  'next-row': (_, shown, cursor) => moveRow(shown, cursor, 1),
  'previous-row': (_, shown, cursor) => moveRow(shown, cursor, -1),
  'first-row': (_, shown, cursor) => ({ ...cursor, row: shown[0] ?? cursor.row, change: null }),
  'last-row': (_, shown, cursor) => ({ ...cursor, row: shown.at(-1) ?? cursor.row, change: null }),
  'next-version': (comparison, _, cursor) => moveColumn(comparison, cursor, 1),
  'previous-version': (comparison, _, cursor) => moveColumn(comparison, cursor, -1),
  'next-change': (comparison, shown, cursor, walked) => moveChange(comparison, shown, cursor, 1, walked),
  'previous-change': (comparison, shown, cursor, walked) => moveChange(comparison, shown, cursor, -1, walked),
  'next-doubt': (comparison, shown, cursor) => moveToDoubt(comparison, shown, cursor, 1),
  'previous-doubt': (comparison, shown, cursor) => moveToDoubt(comparison, shown, cursor, -1),
  'next-open': (comparison, shown, cursor) => moveToOpen(comparison, shown, cursor),
} satisfies Record<
  string,
  (comparison: Comparison, shown: readonly number[], cursor: Cursor, walked: Walked) => Cursor
>

export type Move = keyof typeof moves

/** Is this command nothing but a move of the cursor? */
export function isMove(command: string): command is Move {
  return command in moves
}

/** Where a move takes the cursor, among the rows shown; `walked` are the changes that are walked. */
export function moveBy(
  move: Move,
  comparison: Comparison,
  shown: readonly number[],
  cursor: Cursor,
  walked: Walked,
): Cursor {
  return moves[move](comparison, shown, cursor, walked)
}
