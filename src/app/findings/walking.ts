/** From finding to finding, in the order of the text and around its end; where one was settled, on from its place. Pure. */
import type { Finding } from '../../core/checks/finding.ts'
import { type Comparison, rowOf } from '../comparison.ts'
import type { FindingsView, Pointed } from './found.ts'

const numberOf = (segment: string) => Number(segment.slice(segment.indexOf('.') + 1))

/** The finding that is pointed at; null where it stands no more. */
export function pointedIn({ standing }: FindingsView, pointed: Pointed | null): Finding | null {
  if (!pointed) return null
  const alike = standing.filter(
    ({ key, places }) => key === pointed.key && places.some(({ segment }) => segment === pointed.segment),
  )
  const isHere = ({ places }: Finding) =>
    places.some(({ segment, from }) => segment === pointed.segment && from === pointed.from)
  return alike.find(isHere) ?? alike[0] ?? null
}

/** Points at a finding: at its place in one of these segments, if it has any there, else at its first. */
export function pointAt({ key, places }: Finding, segments: readonly string[] = []): Pointed | null {
  const place = places.find(({ segment }) => segments.includes(segment)) ?? places[0]
  return place ? { key, segment: place.segment, from: place.from, reason: '' } : null
}

/**
 * The finding after (`by` 1) or before (-1) the one pointed at; where none is, or the reader has gone to another row, the
 * first at or after the current row, or the last before it. Each finding is walked once, at its first place.
 */
export function stepped(
  view: FindingsView,
  comparison: Comparison,
  row: number,
  pointed: Pointed | null,
  by: 1 | -1,
): Finding | null {
  const { standing } = view
  const first = ({ places: [place] }: Finding) => place!
  const walked = standing.filter(({ places }) => places.length > 0)
  if (walked.length === 0) return null
  const isFrom = pointed !== null && rowOf(comparison, pointed.segment) === row
  const at = isFrom ? walked.indexOf(pointedIn(view, pointed)!) : -1
  if (at >= 0) return walked.at((at + by) % walked.length)!
  const [number, offset] = isFrom
    ? [numberOf(pointed.segment), pointed.from]
    : [startOf(comparison, row, view.ref), 0]
  const isAfter = (finding: Finding) => {
    const { segment, from } = first(finding)
    return numberOf(segment) > number || (numberOf(segment) === number && from >= offset)
  }
  return by > 0 ? (walked.find(isAfter) ?? walked[0]!) : (walked.findLast(f => !isAfter(f)) ?? walked.at(-1)!)
}

/** The number of the version's first segment in this row, or of the next that stands in one. */
function startOf({ rows }: Comparison, row: number, ref: string): number {
  for (let at = row; at < rows.length; at++) {
    const [id] = rows[at]!.cells[ref] ?? []
    if (id) return numberOf(id)
  }
  return Number.POSITIVE_INFINITY
}
