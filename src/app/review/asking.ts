/**
 * A query that is being written: what it is about and its words so far, kept on the device with every letter, as all that
 * is typed is. What it is about is given by a selection, by the change that is marked, or is the segment as a whole; and
 * can be said in words. Pure, but for the class that holds it.
 */

import { follow } from '../../core/review/anchor.ts'
import { BETWEEN_SEGMENTS, type Comparison, cellSegments, findSegment, isWritable } from '../comparison.ts'
import { type Cursor, changeAt } from '../cursor.ts'
import type { NewAct } from './reviewing.ts'

export interface Asking {
  segment: string
  /** The words that are asked about; empty: the whole segment. */
  quote: string
  /** Which of them is meant where they stand several times, from 0. */
  nth: number
  text: string
  /** Where the words stood when it was begun: later saves are followed from there. Absent: they were typed. */
  begun?: { text: string; from: number; to: number } | undefined
}

/** A stretch of a segment's text, as selected on screen. */
export interface Stretch {
  segment: string
  from: number
  to: number
}

/** What a query asked for just now is about: what is selected, else the change that is marked, else the segment. */
export function askingAbout(comparison: Comparison, cursor: Cursor, selected: Stretch | null): Asking | null {
  const row = comparison.rows[cursor.row]
  if (!row || !isWritable(cursor.column)) return null
  if (selected && findSegment(comparison, selected.segment)) return quoting(comparison, selected)
  const cell = cellSegments(comparison, row, cursor.column).filter(({ text }) => text !== '')
  const [first] = cell
  if (!first) return null
  const place = cursor.change && changeAt(comparison, cursor.row, cursor.change)
  const isOwn = cursor.column === comparison.base || cursor.column === cursor.change?.ref
  if (!place || !isOwn) return { segment: first.id, quote: '', nth: 0, text: '' }
  const [from, to] = cursor.column === comparison.base ? [place.fromA, place.toA] : [place.fromB, place.toB]
  let start = 0
  for (const { id, text } of cell) {
    const end = start + text.length
    if (from >= start && to <= end)
      return quoting(comparison, { segment: id, from: from - start, to: to - start })
    start = end + BETWEEN_SEGMENTS.length
  }
  return { segment: first.id, quote: '', nth: 0, text: '' }
}

/** The stretch as words; blanks at its ends are nobody's question. */
function quoting(comparison: Comparison, { segment, from, to }: Stretch): Asking {
  const { text } = findSegment(comparison, segment)!
  const words = text.slice(from, to)
  const quote = words.trim()
  const start = from + words.indexOf(quote)
  let nth = 0
  if (quote) {
    for (let at = text.indexOf(quote); at >= 0 && at < start; at = text.indexOf(quote, at + 1)) nth++
  }
  return { segment, quote, nth, text: '' }
}

/** The query with the text on which it is begun, so that it stays with its words while others save. */
export function begunOn(comparison: Comparison, asking: Asking): Asking {
  const text = findSegment(comparison, asking.segment)?.text
  if (asking.begun || asking.quote === '' || text === undefined) return asking
  const stretch = stretchOf(text, asking)
  return stretch ? { ...asking, begun: { text, ...stretch } } : asking
}

/** Where the words asked about stand in the segment; null where they do not. */
export function stretchOf(
  text: string,
  { quote, nth, begun }: Pick<Asking, 'quote' | 'nth' | 'begun'>,
): { from: number; to: number } | null {
  if (quote === '') return { from: 0, to: 0 }
  if (begun) {
    if (begun.text === text) return { from: begun.from, to: begun.to }
    const step = { segment: '', before: begun.text, after: text }
    const place = follow({ segment: '', from: begun.from, to: begun.to }, quote, [[step]])
    // Words that were put in the place of these are for the person to ask about, not for us to choose.
    const stands = place.kind === 'placed' && text.slice(place.from, place.to) === quote
    return stands ? { from: place.from, to: place.to } : null
  }
  let from = text.indexOf(quote)
  for (let n = 0; n < nth && from >= 0; n++) {
    const next = text.indexOf(quote, from + 1)
    if (next < 0) break
    from = next
  }
  return from < 0 ? null : { from, to: from + quote.length }
}

/** The act that asks; null while it says nothing, or asks about words that do not stand there. */
export function actOf(comparison: Comparison, asking: Asking): NewAct | null {
  const segment = findSegment(comparison, asking.segment)
  const stretch = segment && stretchOf(segment.text, asking)
  if (!segment || !stretch || asking.text.trim() === '') return null
  return {
    act: 'ask',
    segment: segment.id,
    on: segment.head,
    ...stretch,
    quote: asking.quote,
    text: asking.text.trim(),
  }
}
