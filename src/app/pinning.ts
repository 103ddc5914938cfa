/**
 * What a proofreader says of the alignment -> pins (`core/pin.ts`): these answer each other, this answers nothing, the row
 * is right as it stands, let go of it. Pure: a comparison, a place and a decision in, pins without ids out. That the rows
 * follow is done in `realigned.ts`, saving in `realigning.ts`.
 */
import type { Pin } from '../core/pin.ts'
import { siglumOf } from '../core/transcript.ts'
import { type Comparison, cellSegments, isWritable } from './comparison.ts'
import type { Notice } from './state.ts'

export type NewPin = Omit<Pin, 'id'>

/** Segments of one version that are about to be linked with others. */
export interface Linking {
  ref: string
  segments: string[]
}

/** The ids of a cell's standing segments. */
export function standingIds(comparison: Comparison, row: number, ref: string): string[] {
  const at = comparison.rows[row]
  if (!at) return []
  return cellSegments(comparison, at, ref).flatMap(({ id, text }) => (text === '' ? [] : [id]))
}

/** May these two columns be realigned? Two points of one version may not, nor two past points: what was is history. */
function isRealignable(p: string, q: string): boolean {
  return siglumOf(p) !== siglumOf(q) && (isWritable(p) || isWritable(q))
}

/** The row is right as it stands: what answers the first filled cell is linked with it, what is empty is said to be. */
export function pinsOfRow(comparison: Comparison, row: number): NewPin[] {
  const cells = comparison.versions.map(ref => ({ ref, ids: standingIds(comparison, row, ref) }))
  const first = cells.find(({ ids }) => ids.length > 0)
  if (!first) return []
  const others = cells.filter(
    ({ ref }, i) =>
      isRealignable(first.ref, ref) && cells.findIndex(other => siglumOf(other.ref) === siglumOf(ref)) === i,
  )
  return others.map(({ ref, ids }) => ({
    kind: ids.length ? ('linked' as const) : ('apart' as const),
    cells: { [siglumOf(first.ref)]: first.ids, [siglumOf(ref)]: ids },
  }))
}

/** A cell answers nothing in this row: not the base, or, where it is the base or the base has nothing, none of the others. */
export function pinsApart(comparison: Comparison, row: number, ref: string): NewPin[] {
  const ids = standingIds(comparison, row, ref)
  if (ids.length === 0) return []
  const { base } = comparison
  const isByBase = ref !== base && standingIds(comparison, row, base).length > 0
  const others = isByBase ? [base] : comparison.versions.filter(other => other !== ref)
  return others
    .filter(other => isRealignable(ref, other) && standingIds(comparison, row, other).length > 0)
    .map(other => ({ kind: 'apart' as const, cells: { [siglumOf(ref)]: ids, [siglumOf(other)]: [] } }))
}

/** One way in which what is being linked may answer the cell under the cursor. */
export interface LinkChoice {
  label: string
  pin: NewPin
}

/**
 * The ways to link, the likeliest first: with what stands there already (a split or a merge), or in its place. Empty where
 * the cursor is in the same version, in a gap, or in a column that cannot be realigned.
 */
export function linkChoices(
  comparison: Comparison,
  linking: Linking,
  row: number,
  ref: string,
): LinkChoice[] {
  const targets = standingIds(comparison, row, ref)
  const own = linking.segments
  if (!isRealignable(linking.ref, ref) || targets.length === 0 || own.length === 0) return []
  const choice = (mine: readonly string[], theirs: readonly string[]): LinkChoice => ({
    label: `${named(mine)} ${mine.length > 1 ? 'answer' : 'answers'} ${named(theirs)}`,
    pin: { kind: 'linked', cells: { [siglumOf(linking.ref)]: [...mine], [siglumOf(ref)]: [...theirs] } },
  })
  const alone = choice(own, targets)
  const beside = joined(comparison, linking.ref, own, standingIds(comparison, row, linking.ref))
  const from = comparison.rows.findIndex(other => other.cells[linking.ref]?.includes(own[0]!))
  const partners = from === row ? [] : standingIds(comparison, from, ref)
  const both = joined(comparison, ref, targets, partners)
  const choices = [
    ...(partners.length === 0 && beside ? [choice(beside, targets)] : []),
    alone,
    ...(partners.length > 0 && beside ? [choice(beside, targets)] : []),
    ...(both ? [choice(own, both)] : []),
  ]
  return choices
}

/** Segments of one version for a reader: `B.1`, `B.1 and B.2`, `B.1 to B.4`. */
export const named = (ids: readonly string[]) =>
  ids.length > 2 ? `${ids[0]} to ${ids.at(-1)}` : ids.join(' and ')

/** Two lists of one version's segments as one stretch; null where the second adds nothing or something stands between. */
function joined(
  comparison: Comparison,
  ref: string,
  one: readonly string[],
  other: readonly string[],
): string[] | null {
  if (other.every(id => one.includes(id))) return null
  const wanted = new Set([...one, ...other])
  const standing = comparison.texts[ref]!.segments.filter(({ text }) => text !== '')
  const first = standing.findIndex(({ id }) => wanted.has(id))
  const stretch = standing.slice(first, first + wanted.size)
  return stretch.every(({ id }) => wanted.has(id)) ? stretch.map(({ id }) => id) : null
}

/** The pins in force that hold a row: those of which a segment stands in it. */
export function pinsHolding(comparison: Comparison, row: number) {
  const ids = new Set(Object.values(comparison.rows[row]?.cells ?? {}).flat())
  return (comparison.pins ?? []).filter(({ cells }) =>
    Object.values(cells).some(named => named.some(id => ids.has(id))),
  )
}

/** No pin holds the row any more. */
export function releasing(comparison: Comparison, row: number): NewPin[] {
  return pinsHolding(comparison, row).map(({ cells }) => ({ kind: 'released', cells }))
}

/** What a reader is told of older pins that a new one contradicts: which, whose, and how to have them back. */
export function newsOfReleased(released: readonly Pin[], inForce: NonNullable<Comparison['pins']>): Notice {
  const byWhom = new Map(inForce.map(({ id, by }) => [id, by]))
  const what = released.map(pin => {
    const by = byWhom.get(pin.id)
    return `“${meaningOf(pin)}”${by ? ` (${by})` : ''}`
  })
  const text = `This contradicts what was pinned before: ${what.join(' and ')} ${what.length > 1 ? 'hold' : 'holds'} no more.`
  return { text, action: { label: 'Undo', act: { do: 'command', id: 'undo' } } }
}

function meaningOf({ kind, cells }: Pin): string {
  const [[p, inP], [q, inQ]] = Object.entries(cells) as [[string, string[]], [string, string[]]]
  if (kind === 'linked') return `${named(inP)} ${inP.length > 1 ? 'answer' : 'answers'} ${named(inQ)}`
  const [ids, other] = inP.length > 0 ? [inP, q] : [inQ, p]
  return `${named(ids)} ${ids.length > 1 ? 'answer' : 'answers'} nothing in ${other}`
}
