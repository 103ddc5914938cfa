/**
 * A row of the alignment table as an element paints it. The same row gives the same object until one of its segments
 * changes, so that a save repaints one row and not all of them.
 */
import { type ChangeClass, heaviest } from '../core/classify.ts'
import {
  type Comparison,
  type ComparisonRow,
  cellSegments,
  isComparable,
  type SegmentState,
  textOf,
} from './comparison.ts'
import { type Difference, differenceOf } from './differences.ts'

export interface CellView {
  ref: string
  language: string
  segments: SegmentState[]
  text: string
  /** From the base's text to this one's, old to new; null in the base and across languages. */
  difference: Difference | null
}
export interface RowView {
  index: number
  base: string
  cells: CellView[]
  class: ChangeClass
  moved: boolean
  /** The alignment is a guess that a reader should look at. */
  doubtful: boolean
}

/** Below this score of the core's alignment, a bead of two texts is shown as doubtful. Tuned on the first transcript; too
 * high and free revisions are all doubted, too low and a wrong pair looks certain. */
const DOUBT = 0.3

const views = new WeakMap<ComparisonRow, { key: readonly unknown[]; view: RowView }>()

/** The view of one row. */
export function rowView(comparison: Comparison, index: number): RowView {
  const row = comparison.rows[index]!
  const parts = comparison.versions.map(ref => cellSegments(comparison, row, ref))
  const key = [comparison.base, comparison.versions, index, ...parts.flat()]
  const known = views.get(row)
  if (known && known.key.length === key.length && known.key.every((part, i) => part === key[i]))
    return known.view

  const baseText = textOf(cellSegments(comparison, row, comparison.base))
  const cells = comparison.versions.map((ref, i): CellView => {
    const segments = parts[i]!
    const { language } = comparison.texts[ref]!
    const text = textOf(segments)
    const compared = ref !== comparison.base && isComparable(comparison, ref)
    return {
      ref,
      language,
      segments,
      text,
      difference: compared ? differenceOf(baseText, text, language) : null,
    }
  })
  const filled = cells.filter(cell => cell.text !== '').length
  const view: RowView = {
    index,
    base: comparison.base,
    cells,
    class: heaviest(cells.flatMap(cell => (cell.difference ? [cell.difference.class] : []))),
    moved: row.kind === 'move',
    doubtful: filled > 1 && row.score < DOUBT,
  }
  views.set(row, { key, view })
  return view
}
