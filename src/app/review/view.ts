/**
 * What people said of the open transcript, as the page shows it: the acts that the server has, those that still wait laid
 * over them, folded by the core. And where the words of a query stand in the texts as this page has them just now, which
 * may be a save ahead of the server's answer. Pure.
 */

import type { SetAct } from '../../core/review/act.ts'
import type { AnchorPlace } from '../../core/review/anchor.ts'
import { type Query, type Review, reviewOf } from '../../core/review/review.ts'
import { type Comparison, findSegment, rowOf } from '../comparison.ts'

export interface ReviewView {
  /** The point of the ledger up to which the server's acts and places speak. */
  seq: number
  review: Review
  /** By the id of each query that the server has placed; one that still waits stands where it was asked. */
  places: Record<string, AnchorPlace>
  /** The ids of acts that the server has not acknowledged. */
  waiting: ReadonlySet<string>
}

/** What waits is numbered after all that is known, in its order. */
export function viewOf(
  known: { seq: number; acts: readonly SetAct[]; places: Record<string, AnchorPlace> },
  waiting: readonly SetAct[],
): ReviewView {
  const ids = new Set(known.acts.map(({ act }) => act.id))
  const ahead = waiting.filter(({ act }) => !ids.has(act.id))
  return {
    seq: known.seq,
    review: reviewOf([...known.acts, ...ahead]),
    places: known.places,
    waiting: new Set(ahead.map(({ act }) => act.id)),
  }
}

/** The place of a query in the texts on screen. `from` = `to`: the segment as a whole is meant, or must stand for the words. */
export type QueryPlace =
  | { kind: 'placed'; segment: string; from: number; to: number }
  | { kind: 'detached'; segment: string }

/** Where a query stands on this page; what the server said of it is trusted only as far as the text agrees. */
export function placeOfQuery(view: ReviewView, comparison: Comparison | null, query: Query): QueryPlace {
  const place = view.places[query.id] ?? { kind: 'placed', ...query }
  if (place.kind === 'detached') return { kind: 'detached', segment: place.segment }
  const { segment, from, to } = place
  const text = comparison && findSegment(comparison, segment)?.text
  if (text === null || text === undefined || from === to) return { kind: 'placed', segment, from, to }
  if (text === '') return { kind: 'detached', segment }
  if (text.slice(from, to) === query.quote || place === view.places[query.id]) {
    return to <= text.length
      ? { kind: 'placed', segment, from, to }
      : { kind: 'placed', segment, from: 0, to: 0 }
  }
  const found = text.indexOf(query.quote)
  return found < 0
    ? { kind: 'placed', segment, from: 0, to: 0 }
    : { kind: 'placed', segment, from: found, to: found + query.quote.length }
}

/** The queries on these segments, open ones first, each with its place; detached ones where their words stood last. */
export function queriesOn(
  view: ReviewView,
  comparison: Comparison | null,
  segments: readonly string[],
): { query: Query; place: QueryPlace }[] {
  return view.review.queries
    .map(query => ({ query, place: placeOfQuery(view, comparison, query) }))
    .filter(({ place }) => segments.includes(place.segment))
    .sort((a, b) => Number(b.query.open) - Number(a.query.open))
}

/** The rows on which a query is open, in order. */
export function rowsAsked(view: ReviewView, comparison: Comparison): number[] {
  const rows = view.review.queries
    .filter(({ open }) => open)
    .map(query => rowOf(comparison, placeOfQuery(view, comparison, query).segment))
  return [...new Set(rows.filter(row => row >= 0))].sort((a, b) => a - b)
}

/** A stretch of a segment that a query asks about, as the text is painted. */
export interface Asked {
  from: number
  to: number
  open: boolean
}

const known = new WeakMap<ReviewView, { comparison: Comparison; asked: ReadonlyMap<string, Asked[]> }>()

/** What is asked about in each segment; a segment asked about as a whole has an empty stretch. */
export function askedIn(view: ReviewView | null, comparison: Comparison): ReadonlyMap<string, Asked[]> {
  if (!view) return new Map()
  const before = known.get(view)
  if (before?.comparison === comparison) return before.asked
  const asked = new Map<string, Asked[]>()
  for (const query of view.review.queries) {
    const place = placeOfQuery(view, comparison, query)
    const stretch = place.kind === 'placed' ? place : { from: 0, to: 0 }
    const list = asked.get(place.segment) ?? []
    list.push({ from: stretch.from, to: stretch.to, open: query.open })
    asked.set(place.segment, list)
  }
  known.set(view, { comparison, asked })
  return asked
}
