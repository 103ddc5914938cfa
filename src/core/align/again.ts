/**
 * An alignment of nearly the same two versions -> that of the present ones, with only the windows round what changed
 * searched anew. What is outside is kept as it was: which words are rare now, or how free the version is, is learned for
 * the window alone, and nothing moves from one window to another, so a fresh alignment may differ. The laws of a fresh
 * alignment hold all the same; an earlier answer that is none is refused.
 */
import { type Bead, inReadingOrder, type Previous } from './bead.ts'
import { type Earlier, readEarlier } from './earlier.ts'
import { validPins } from './fences.ts'
import { findShift, isSwap, type Shift } from './shift.ts'
import { findWindows, type Window } from './windows.ts'

/** Where more segments than this must be searched on a side, a fresh alignment is as good. */
const WIDEST = 4000
/** A move is kept over a change of its words if they still answer each other so surely. */
const STILL_ALIKE = 0.3

type Align = (a: readonly string[], b: readonly string[], pinned: Bead[]) => Bead[]

interface Shifts {
  a: Shift
  b: Shift
}

/** The beads, or null if the earlier answer is of no use; `align` searches what it is given afresh. */
export function alignAgain(
  a: readonly string[],
  b: readonly string[],
  previous: Previous,
  pinned: readonly Bead[],
  align: Align,
): Bead[] | null {
  if (previous.a.length === 0 || previous.b.length === 0) return null
  const earlier = readEarlier(previous.beads, previous.a.length, previous.b.length)
  if (earlier === null) return null
  const shifts = { a: findShift(previous.a, a), b: findShift(previous.b, b) }
  const pins = validPins(pinned, a.length, b.length)
  const isAlike = (bead: Bead) => {
    const texts = (list: readonly number[], shift: Shift, now: readonly string[]) =>
      list.map(k => now[shift.now(k)]!)
    const found = align(texts(bead.a, shifts.a, a), texts(bead.b, shifts.b, b), [])
    return found.some(({ kind, score }) => kind === 'match' && score >= STILL_ALIKE)
  }
  const before = (previous.pinned ?? []).map(pin => atPresent(pin, shifts))
  const inQuestion = findInQuestion(earlier, shifts, before, pins, isAlike)
  if (inQuestion === null) return null
  const isDisplaced = findDisplaced(earlier, shifts)
  const found: Bead[][] = []
  const carry = (from: number, to: number) => {
    const beads = earlier.beads.slice(from, to)
    for (let k = isDisplaced.indexOf(1, from) - from; k >= 0 && k < beads.length; k++)
      if (isDisplaced[from + k] === 1) beads[k] = atPresent(beads[k]!, shifts)
    found.push(beads)
  }
  let next = 0
  for (const window of findWindows(earlier, inQuestion)) {
    carry(next, window.from)
    const isFree = (k: number) => inQuestion.has(k) || isInside(earlier.beads[k]!, window)
    const searched = searchWindow(a, b, freeIn(window, earlier, shifts, isFree), pins, align)
    if (searched === null) return null
    for (let k = window.from; k < window.to; k++)
      if (!isFree(k)) searched.push(atPresent(earlier.beads[k]!, shifts))
    found.push(inReadingOrder(searched))
    next = window.to
  }
  carry(next, earlier.beads.length)
  const all = ([] as Bead[]).concat(...found)
  return hasAll(all, pins) ? all : null
}

/** By bead, 1 if a segment of it stands elsewhere now. The others need not be looked at: there are many. */
function findDisplaced({ beads, inA, inB }: Earlier, shifts: Shifts): Uint8Array {
  const displaced = new Uint8Array(beads.length)
  for (const [standsIn, { by, stretches }] of [[inA, shifts.a] as const, [inB, shifts.b] as const])
    for (let k = stretches[0]?.oldFrom ?? by.length; k < by.length; k++)
      if (by[k] !== 0) displaced[standsIn[k]!] = 1
  return displaced
}

/** False of a move, or a pin, that leads out of the window. */
const isInside = ({ a, b }: Bead, { fromA, toA, fromB, toB }: Window) =>
  (a.length === 0 || (a[0]! >= fromA && a[a.length - 1]! < toA)) &&
  (b.length === 0 || (b[0]! >= fromB && b[b.length - 1]! < toB))

/** The segments of a window, as they stand now, that no bead holds which stays. */
function freeIn(
  { fromA, toA, fromB, toB }: Window,
  { inA, inB }: Earlier,
  shifts: Shifts,
  isFree: (bead: number) => boolean,
): { a: number[]; b: number[] } {
  const free = (from: number, to: number, shift: Shift, standsIn: Int32Array) => {
    const end = shift.end(to)
    const list: number[] = []
    for (let k = shift.begin(from); k < end; k++) {
      const old = shift.was(k)
      if (old < 0 || isFree(standsIn[old]!)) list.push(k)
    }
    return list
  }
  return { a: free(fromA, toA, shifts.a, inA), b: free(fromB, toB, shifts.b, inB) }
}

/** The beads of what is free in a window; null if it is too large or a pin leads out of it. */
function searchWindow(
  a: readonly string[],
  b: readonly string[],
  free: { a: readonly number[]; b: readonly number[] },
  pins: readonly Bead[],
  align: Align,
): Bead[] | null {
  if (Math.max(free.a.length, free.b.length) > WIDEST) return null
  const atA = new Map(free.a.map((i, k) => [i, k]))
  const atB = new Map(free.b.map((j, k) => [j, k]))
  const inside = pins.filter(pin => pin.a.some(i => atA.has(i)) || pin.b.some(j => atB.has(j)))
  if (!inside.every(pin => pin.a.every(i => atA.has(i)) && pin.b.every(j => atB.has(j)))) return null
  const mapped = inside.map(pin => ({
    ...pin,
    a: pin.a.map(i => atA.get(i)!),
    b: pin.b.map(j => atB.get(j)!),
  }))
  const found = align(
    free.a.map(i => a[i]!),
    free.b.map(j => b[j]!),
    mapped,
  )
  return found.map(bead => ({ ...bead, a: bead.a.map(k => free.a[k]!), b: bead.b.map(k => free.b[k]!) }))
}

/**
 * The beads whose place is in question: those of changed segments, of the neighbours of what was put in, and of pins that
 * came or went. A move that is still alike stays out of question.
 */
function findInQuestion(
  { beads, inA, inB }: Earlier,
  shifts: Shifts,
  before: readonly Bead[],
  pins: readonly Bead[],
  isAlike: (bead: Bead) => boolean,
): Set<number> | null {
  const changed = new Set<number>()
  let isReworded = true
  for (const [standsIn, { stretches }] of [[inA, shifts.a] as const, [inB, shifts.b] as const])
    for (const stretch of stretches) {
      const { oldFrom, oldTo } = stretch
      if (oldTo - oldFrom > WIDEST) return null
      const beside = isSwap(stretch) ? 0 : 1
      if (beside > 0) isReworded = false
      const to = Math.min(standsIn.length, oldTo + beside)
      for (let k = Math.max(0, oldFrom - beside); k < to; k++) changed.add(standsIn[k]!)
    }
  const isKnown = (pin: Bead, list: readonly Bead[]) => list.some(other => isSame(other, pin))
  const asked = [
    ...pins.filter(pin => !isKnown(pin, before)),
    ...before.filter(pin => !isKnown(pin, pins)),
  ].flatMap(({ a, b }) => [...a.map(i => inA[shifts.a.was(i)]), ...b.map(j => inB[shifts.b.was(j)])])
  if (isReworded)
    for (const k of changed) if (beads[k]!.kind === 'move' && isAlike(beads[k]!)) changed.delete(k)
  // An earlier pin may have named what there was not.
  for (const k of asked) if (k !== undefined) changed.add(k)
  return changed
}

const isSame = (p: Bead, q: Bead) =>
  p.kind === q.kind &&
  p.score === q.score &&
  p.a.length === q.a.length &&
  p.b.length === q.b.length &&
  p.a.every((i, k) => i === q.a[k]) &&
  p.b.every((j, k) => j === q.b[k])

/** A bead of segments that did not change, where they stand now. */
function atPresent(bead: Bead, shifts: Shifts): Bead {
  const a = shifted(bead.a, shifts.a.by)
  const b = shifted(bead.b, shifts.b.by)
  return a === bead.a && b === bead.b ? bead : { a, b, kind: bead.kind, score: bead.score }
}

function shifted(list: number[], by: Int32Array): number[] {
  const count = list.length
  if (count === 0 || by[list[count - 1]!] === 0) return list
  return count === 1 ? [list[0]! + by[list[0]!]!] : list.map(k => k + by[k]!)
}

/** True if each pin is among the beads. */
function hasAll(beads: readonly Bead[], pins: readonly Bead[]): boolean {
  if (pins.length === 0) return true
  const key = ({ a, b }: Bead) => a[0] ?? -1 - b[0]!
  const wanted = new Map(pins.map(pin => [key(pin), pin]))
  let found = 0
  for (const bead of beads) {
    const pin = wanted.get(key(bead))
    if (pin && isSame(pin, bead)) found++
  }
  return found === pins.length
}
