/**
 * A row of the alignment table as an element paints it. The same row gives the same object until one of its segments
 * changes, so that a save repaints one row and not all of them.
 */
import { type ChangeClass, heaviest } from '../core/classify/change-class.ts'
import type { Filter } from './address.ts'
import { classesOfPlace, inOrder, type SomeClass } from './classes.ts'
import {
  type Comparison,
  type ComparisonRow,
  cellSegments,
  isComparable,
  isOpen,
  type SegmentState,
  textOf,
} from './comparison.ts'
import { type Difference, differenceOf, namesRead, readAmong } from './differences.ts'
import { type FindingsView, rowsFound } from './findings/found.ts'
import { movesIn } from './moves.ts'
import { type ReviewView, rowsAsked } from './review/view.ts'

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
  /** Every class that something changed in, over the versions shown, the weightiest first. */
  readonly classes: SomeClass[]
  /** The alignment is a guess that a reader should look at. */
  doubtful: boolean
  /** A person has said that these answer each other, or that one of them answers nothing. */
  pinned: boolean
}

/**
 * Below this score of the core's alignment a row is shown as in doubt. Looked for on verses, talks, paragraphs and repeated
 * lines in two versions each, cut, joined and moved by a seeded hand: 1 to 4 pairs in a hundred stand below it, up to one
 * in five of these is wrong, and they are about half of all that are. Too high, and free revisions are all doubted; too
 * low, and a wrong pair looks certain.
 */
const DOUBT = 0.5

const views = new WeakMap<ComparisonRow, { key: readonly unknown[]; view: RowView }>()

/** The view of one row. */
export function rowView(comparison: Comparison, index: number): RowView {
  const row = comparison.rows[index]!
  readAmong(comparison)
  const parts = comparison.versions.map(ref => cellSegments(comparison, row, ref))
  const key = [comparison.base, comparison.versions, index, namesRead(), ...parts.flat()]
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
  let classes: SomeClass[] | undefined
  const view: RowView = {
    index,
    base: comparison.base,
    cells,
    get class() {
      return heaviest(this.classes)
    },
    get classes() {
      classes ??= inOrder(cells.flatMap(cell => cell.difference?.places.flatMap(classesOfPlace) ?? []))
      return classes
    },
    doubtful: filled > 0 && row.score < DOUBT && !row.pinned,
    pinned: row.pinned ?? false,
  }
  views.set(row, { key, view })
  return view
}

/** What a reader wants to see. */
export interface Wanted {
  /** The version that is proofread. */
  working: string
  filter: Filter
  /** Only rows with a change of one of these classes; empty: of any. */
  classes: readonly SomeClass[]
  search: string
  /** What people said of the transcript; null: not known. */
  review: ReviewView | null
  /** What the checks point at; null: not known. */
  findings?: FindingsView | null
  /** Of rows from there on, the classes of change are not known yet. */
  surveyed: number
}

/** Whether a row passes each filter. */
function passes(comparison: Comparison, index: number, wanted: Wanted): boolean {
  const { working, filter, surveyed } = wanted
  // Those of queries and findings are told by these.
  if (filter === 'all' || filter === 'queries' || filter === 'findings') return true
  if (filter === 'moved') return movesIn(comparison).has(index)
  const view = rowView(comparison, index)
  if (filter === 'doubt') return view.doubtful
  if (filter === 'unproofread')
    return view.cells.some(({ ref, segments }) => ref === working && segments.some(isOpen))
  if (index >= surveyed) return false
  return filter === 'substantive' ? view.class === 'substantive' : view.class !== 'none'
}

/** The rows to show, as indices, for a filter, classes of change and a search text. */
export function visibleRows(comparison: Comparison, wanted: Wanted): number[] {
  const { classes, surveyed } = wanted
  const needle = wanted.search.trim().toLowerCase()
  const isOfClass = (index: number) =>
    classes.length === 0 ||
    (index < surveyed && rowView(comparison, index).classes.some(found => classes.includes(found)))
  const holds = (index: number) =>
    needle === '' || rowView(comparison, index).cells.some(({ text }) => text.toLowerCase().includes(needle))
  const only = namedRows(comparison, wanted)
  return comparison.rows.flatMap((_, index) =>
    (only === null || only.has(index)) &&
    passes(comparison, index, wanted) &&
    isOfClass(index) &&
    holds(index)
      ? [index]
      : [],
  )
}

/** The rows that somebody or something points at, where the filter is of these; null: it is not. */
function namedRows(comparison: Comparison, { filter, review, findings }: Wanted): Set<number> | null {
  if (filter === 'queries') return new Set(review ? rowsAsked(review, comparison) : [])
  if (filter === 'findings') return new Set(findings ? rowsFound(findings, comparison) : [])
  return null
}

/** How many rows each filter would show. */
export function filterCounts(
  comparison: Comparison,
  working: string,
  surveyed: number,
  review: ReviewView | null,
  findings: FindingsView | null = null,
): Record<Filter, number> {
  const count = (filter: Filter) =>
    visibleRows(comparison, { working, filter, classes: [], search: '', surveyed, review, findings }).length
  return {
    all: comparison.rows.length,
    changed: count('changed'),
    substantive: count('substantive'),
    unproofread: count('unproofread'),
    queries: review ? rowsAsked(review, comparison).length : 0,
    findings: findings ? rowsFound(findings, comparison).length : 0,
    doubt: count('doubt'),
    moved: count('moved'),
  }
}

/** In how many rows something changed in each class, of the rows whose classes are known. */
export function classCounts(comparison: Comparison, surveyed: number): Map<SomeClass, number> {
  const counts = new Map<SomeClass, number>()
  for (let index = 0; index < Math.min(surveyed, comparison.rows.length); index++)
    for (const found of rowView(comparison, index).classes) counts.set(found, (counts.get(found) ?? 0) + 1)
  return counts
}
