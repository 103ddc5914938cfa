/**
 * A row of the alignment table as an element paints it. The same row gives the same object until one of its segments
 * changes, so that a save repaints one row and not all of them.
 */
import type { ChangeClass } from '../core/classify/classify.ts'
import type { Filter } from './address.ts'
import { heaviest } from './classes.ts'
import {
  type Comparison,
  type ComparisonRow,
  cellSegments,
  isComparable,
  isOpen,
  type SegmentState,
  textOf,
} from './comparison.ts'
import { type Difference, differenceOf } from './differences.ts'

export interface CellView {
  ref: string
  language: string
  segments: SegmentState[]
  text: string
  /** From the base's text to this one's, old to new; null in the base and across languages. Computed when first looked at. */
  readonly difference: Difference | null
}
export interface RowView {
  index: number
  base: string
  cells: CellView[]
  /** The weightiest class over the versions shown. Computed when first looked at. */
  readonly class: ChangeClass
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
    const isCompared = ref !== comparison.base && isComparable(comparison, ref)
    return {
      ref,
      language,
      segments,
      text,
      get difference() {
        return isCompared ? differenceOf(baseText, text, language) : null
      },
    }
  })
  const filled = cells.filter(cell => cell.text !== '').length
  let heaviestClass: ChangeClass | undefined
  const view: RowView = {
    index,
    base: comparison.base,
    cells,
    get class() {
      heaviestClass ??= heaviest(cells.map(cell => cell.difference?.class ?? 'none'))
      return heaviestClass
    },
    moved: row.kind === 'move',
    doubtful: filled > 1 && row.score < DOUBT,
  }
  views.set(row, { key, view })
  return view
}

/** Whether a row passes each filter. `surveyed`: of rows from there on, the class of change is not known yet. */
function passes(
  comparison: Comparison,
  index: number,
  working: string,
  filter: Filter,
  surveyed: number,
): boolean {
  if (filter === 'all') return true
  const view = rowView(comparison, index)
  if (filter === 'unproofread')
    return view.cells.some(({ ref, segments }) => ref === working && segments.some(isOpen))
  if (index >= surveyed) return false
  return filter === 'substantive' ? view.class === 'substantive' : view.class !== 'none'
}

/** The rows to show, as indices, for a filter and a search text. */
export function visibleRows(
  comparison: Comparison,
  {
    working,
    filter,
    search,
    surveyed,
  }: { working: string; filter: Filter; search: string; surveyed: number },
): number[] {
  const needle = search.trim().toLowerCase()
  const holds = (index: number) =>
    needle === '' || rowView(comparison, index).cells.some(({ text }) => text.toLowerCase().includes(needle))
  return comparison.rows.flatMap((_, index) =>
    passes(comparison, index, working, filter, surveyed) && holds(index) ? [index] : [],
  )
}

/** How many rows each filter would show. */
export function filterCounts(
  comparison: Comparison,
  working: string,
  surveyed: number,
): Record<Filter, number> {
  const count = (filter: Filter) => visibleRows(comparison, { working, filter, search: '', surveyed }).length
  return {
    all: comparison.rows.length,
    changed: count('changed'),
    substantive: count('substantive'),
    unproofread: count('unproofread'),
  }
}
