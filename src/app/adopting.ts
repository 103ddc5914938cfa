/**
 * Readings that pass from one version to another: whole, one changed place, or back to the base's words. Pure: a
 * comparison and a choice in, a proposal out. Words land in the segment that they lie in, however many a cell holds.
 */
import { siglumOf } from '../core/transcript.ts'
import { BETWEEN_SEGMENTS, type Comparison, cellSegments, cellText, type SegmentState } from './comparison.ts'
import { differenceOf } from './differences.ts'
import type { Proposal } from './proposal.ts'

/**
 * Gives the target's cell the source's reading, whole. Where the target has a gap, the text joins the segment before it as
 * paragraphs of its own. Null if they agree already.
 */
export function proposeAdoption(
  comparison: Comparison,
  rowIndex: number,
  target: string,
  source: string,
): Proposal | null {
  const { after, places } = readings(comparison, rowIndex, target, source)
  const changes = places.map(({ fromA, toA, fromB, toB }) => ({
    from: fromA,
    to: toA,
    text: after.slice(fromB, toB),
  }))
  return proposeChanges(comparison, rowIndex, target, changes, adoptedFrom(comparison, rowIndex, source))
}

/** Adopts one changed place of `source` against `target`; `place` counts the places of their difference. */
export function proposeChangeAdoption(
  comparison: Comparison,
  rowIndex: number,
  target: string,
  source: string,
  place: number,
): Proposal | null {
  const { after, places } = readings(comparison, rowIndex, target, source)
  const change = places[place]
  if (!change) return null
  const changes = [{ from: change.fromA, to: change.toA, text: after.slice(change.fromB, change.toB) }]
  return proposeChanges(comparison, rowIndex, target, changes, adoptedFrom(comparison, rowIndex, source))
}

/** Takes one change of a version against the base back to the base's words. */
export function proposeReverting(
  comparison: Comparison,
  rowIndex: number,
  ref: string,
  place: number,
): Proposal | null {
  const { before, places } = readings(comparison, rowIndex, comparison.base, ref)
  const change = places[place]
  if (!change) return null
  const changes = [{ from: change.fromB, to: change.toB, text: before.slice(change.fromA, change.toA) }]
  const from = adoptedFrom(comparison, rowIndex, comparison.base)
  return proposeChanges(comparison, rowIndex, ref, changes, from)
}

function readings(comparison: Comparison, rowIndex: number, from: string, to: string) {
  const row = comparison.rows[rowIndex]!
  const before = cellText(comparison, row, from)
  const after = cellText(comparison, row, to)
  return { before, after, places: differenceOf(before, after, comparison.texts[from]!.language).places }
}

/** As many ids as the history has room for beside a revision. */
const MOST_SOURCES = 12
/** As many letters as the server takes. */
const LONGEST_SOURCES = 200

function adoptedFrom(comparison: Comparison, rowIndex: number, source: string): string {
  const point = source.slice(siglumOf(source).length)
  const ids = cellSegments(comparison, comparison.rows[rowIndex]!, source)
    .filter(({ text }) => text !== '')
    .map(({ id }) => id + point)
  if (ids.length === 0) return `${source} (nothing there)`
  const all = ids.join(' ')
  return ids.length > MOST_SOURCES || all.length > LONGEST_SOURCES ? `${ids[0]} to ${ids.at(-1)}` : all
}

/** Words that take the place of others in a cell's text, at offsets into it. */
interface CellChange {
  from: number
  to: number
  text: string
}

/**
 * Lays changes over the segments of a cell: each is made in the segment that it lies in; one that runs over the border of
 * two joins them, as the first takes the text of both and the second becomes empty. In a gap all of the text is the change.
 */
function proposeChanges(
  comparison: Comparison,
  rowIndex: number,
  ref: string,
  changes: readonly CellChange[],
  from: string,
): Proposal | null {
  const standing = cellSegments(comparison, comparison.rows[rowIndex]!, ref).filter(({ text }) => text !== '')
  if (standing.length === 0)
    return proposeInGap(comparison, rowIndex, ref, changes.map(change => change.text).join(''), from)
  const text = standing.map(segment => segment.text).join(BETWEEN_SEGMENTS)
  const runsOver = (border: number) =>
    changes.some(change => change.from < border + BETWEEN_SEGMENTS.length && change.to > border)
  const texts = new Map<string, string>()
  let start = 0
  let open: { id: string; from: number } | null = null
  for (const segment of standing) {
    const end = start + segment.text.length
    if (open) texts.set(segment.id, '')
    else open = { id: segment.id, from: start }
    const isLast = end === text.length
    if (isLast || !runsOver(end)) {
      texts.set(open.id, changed(text, open.from, end, changes))
      open = null
    }
    start = end + BETWEEN_SEGMENTS.length
  }
  const edits = standing
    .filter(segment => texts.get(segment.id) !== segment.text)
    .map(segment => ({ segment: segment.id, text: texts.get(segment.id)!, adoptedFrom: from }))
  return edits.length ? { kind: 'adopt', edits, marks: [] } : null
}

/** The stretch of a text with the changes that lie in it. */
function changed(text: string, from: number, to: number, changes: readonly CellChange[]): string {
  let result = ''
  let at = from
  for (const change of changes) {
    if (change.from < from || change.to > to) continue
    result += text.slice(at, change.from) + change.text
    at = change.to
  }
  return result + text.slice(at, to)
}

/** A text for a cell that has none: its removed segment takes it, else the segment before it, as paragraphs of its own. */
function proposeInGap(
  comparison: Comparison,
  rowIndex: number,
  ref: string,
  text: string,
  from: string,
): Proposal | null {
  const [removed] = cellSegments(comparison, comparison.rows[rowIndex]!, ref)
  const host = removed ?? segmentBefore(comparison, rowIndex, ref)
  if (!host || text === '' || host.text.endsWith(BETWEEN_SEGMENTS + text)) return null
  const edit = {
    segment: host.id,
    text: [host.text, text].filter(Boolean).join(BETWEEN_SEGMENTS),
    adoptedFrom: from,
  }
  return { kind: 'adopt', edits: [edit], marks: [] }
}

function segmentBefore(comparison: Comparison, rowIndex: number, ref: string): SegmentState | undefined {
  for (let i = rowIndex - 1; i >= 0; i--) {
    const standing = cellSegments(comparison, comparison.rows[i]!, ref).filter(segment => segment.text !== '')
    if (standing.length) return standing.at(-1)
  }
  return undefined
}
