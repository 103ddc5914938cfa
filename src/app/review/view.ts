/**
 * What people said of the open transcript, as the page shows it: the acts that the server has, those that still wait laid
 * over them, folded by the core. And where the words of a query stand in the texts as this page has them just now, which
 * may be a save ahead of the server's answer. Pure.
 */

import type { SetAct } from '../../core/review/act.ts'
import type { AnchorPlace } from '../../core/review/anchor.ts'
import { type Query, queriesFor, type Review, reviewOf } from '../../core/review/review.ts'
import { type Comparison, findSegment, rowOf } from '../comparison.ts'
import { wordsFollowed } from '../differences.ts'

export interface ReviewView {
  /** The point of the ledger up to which the server's acts and places speak. */
  seq: number
  review: Review
  /** By the id of each query that the server has placed; one that still waits stands where it was asked. */
  places: Record<string, AnchorPlace>
  /** The head of each segment in `places`, as the server spoke of it; and its text, where this page has had it. */
  heads: Record<string, string | null>
  texts: ReadonlyMap<string, string>
  /** The ids of acts that the server has not acknowledged. */
  waiting: ReadonlySet<string>
}

/** What waits is numbered after all that is known, in its order. */
export function viewOf(
  known: {
    seq: number
    acts: readonly SetAct[]
    places: Record<string, AnchorPlace>
    heads?: Record<string, string | null>
  },
  waiting: readonly SetAct[],
  texts: ReadonlyMap<string, string> = new Map(),
): ReviewView {
  const ids = new Set(known.acts.map(({ act }) => act.id))
  const ahead = waiting.filter(({ act }) => !ids.has(act.id))
  return {
    seq: known.seq,
    review: reviewOf([...known.acts, ...ahead]),
    places: known.places,
    // A copy that the device kept from before may not say them.
    heads: known.heads ?? {},
    texts,
    waiting: new Set(ahead.map(({ act }) => act.id)),
  }
}

/** The place of a query in the texts on screen. `from` = `to`: the segment as a whole is meant, or must stand for the words. */
export type QueryPlace =
  | { kind: 'placed'; segment: string; from: number; to: number }
  | { kind: 'detached'; segment: string }

/**
 * Where a query stands on this page. Offsets hold only in the text of which they were said: in another one the words are
 * followed from that text; where it is not at hand, they must stand there once, or the whole segment stands for them.
 */
export function placeOfQuery(view: ReviewView, comparison: Comparison | null, query: Query): QueryPlace {
  const known = view.places[query.id]
  const place = known ?? { kind: 'placed' as const, ...query }
  if (place.kind === 'detached') return { kind: 'detached', segment: place.segment }
  const { segment, from, to } = place
  const whole: QueryPlace = { kind: 'placed', segment, from: 0, to: 0 }
  const here = comparison && findSegment(comparison, segment)
  if (!here || from === to) return { kind: 'placed', segment, from, to }
  const { text, head } = here
  if (text === '') return { kind: 'detached', segment }
  const spokenOf = known ? view.heads[segment] : query.on
  const isThatText = spokenOf === head && to <= text.length
  if (isThatText && (known || text.slice(from, to) === query.quote)) {
    return { kind: 'placed', segment, from, to }
  }
  const before = known && spokenOf !== undefined ? view.texts.get(segment) : undefined
  if (before !== undefined) {
    const step = { segment, before, after: text }
    const followed = wordsFollowed({ segment, from, to }, query.quote, [[step]])
    if (!followed) return whole
    if (followed.kind === 'detached') return { kind: 'detached', segment }
    return { kind: 'placed', segment, from: followed.from, to: followed.to }
  }
  const found = text.indexOf(query.quote)
  const isOnce = found >= 0 && text.indexOf(query.quote, found + 1) < 0
  return isOnce ? { kind: 'placed', segment, from: found, to: found + query.quote.length } : whole
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

/** The segments of versions not shown on which a query is open that this person may see, by version. */
export function askedElsewhere(
  view: ReviewView,
  comparison: Comparison,
  person: string,
): Map<string, string[]> {
  const elsewhere = new Map<string, string[]>()
  for (const query of queriesFor(view.review, person)) {
    const { segment } = placeOfQuery(view, comparison, query)
    const version = segment.slice(0, segment.indexOf('.'))
    if (!query.open || comparison.versions.includes(version)) continue
    elsewhere.set(version, [...(elsewhere.get(version) ?? []), segment])
  }
  return elsewhere
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
