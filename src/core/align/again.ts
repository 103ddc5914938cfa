/**
 * An alignment of nearly the same two versions -> that of the present ones, with only the windows round what changed
 * searched anew. What is outside is kept as it was: which words are rare now, or how free the version is, is learned for
 * the window alone, and nothing moves from one window to another, so a fresh alignment may differ. The laws of a fresh
 * alignment hold all the same; an earlier answer that is none is refused.
 */
import { type Bead, inReadingOrder, type Previous, validPins } from './bead.ts'
import { findShift, type Shift } from './change.ts'
import { findWindows, type Window } from './windows.ts'

/** Where more segments than this must be searched on a side, a fresh alignment is as good. */
const WIDEST = 4000
/** A move is kept over a change of its words if they still answer each other so surely. */
const STILL_ALIKE = 0.3
/** In the place of a window: a gap has no segment on that side. */
const EMPTY = -2

type Align = (a: readonly string[], b: readonly string[], pinned: Bead[]) => Bead[]

/** The beads, or null if the earlier answer is of no use; `align` searches what it is given afresh. */
export function alignAgain(
  a: readonly string[],
  b: readonly string[],
  previous: Previous,
  pinned: readonly Bead[],
  align: Align,
): Bead[] | null {
  const old = previous.beads
  if (previous.a.length === 0 || previous.b.length === 0) return null
  if (!coversOnce(old, previous.a.length, previous.b.length)) return null
  const shifts = { a: findShift(previous.a, a), b: findShift(previous.b, b) }
  const pins = validPins(pinned, a.length, b.length)
  const isAlike = (bead: Bead) => {
    const texts = (list: readonly number[], shift: Shift, now: readonly string[]) =>
      list.map(k => now[shift.now(k)]!)
    const found = align(texts(bead.a, shifts.a, a), texts(bead.b, shifts.b, b), [])
    return found.some(({ kind, score }) => kind === 'match' && score >= STILL_ALIKE)
  }
  const touched = findTouched(old, shifts, previous, pins, isAlike)
  if (touched === null) return null
  const windows = findWindows(old, touched, previous.a.length, previous.b.length)
  const placeA = placesIn(windows, previous.a.length, 'A')
  const placeB = placesIn(windows, previous.b.length, 'B')
  const kept: Bead[][] = windows.map(() => [])
  const held = { a: new Set<number>(), b: new Set<number>() }
  const outside: (Bead | Window)[] = []
  let opened = 0
  for (let at = -1; at < old.length; at++) {
    const bead = old[at]
    if (bead) {
      const inA = bead.a.length > 0 ? placeA[bead.a[0]!]! : EMPTY
      const inB = bead.b.length > 0 ? placeB[bead.b[0]!]! : EMPTY
      if (inA < 0 && inB < 0) outside.push(atPresent(bead, shifts))
      else if (inA !== inB && inA !== EMPTY && inB !== EMPTY && !isTouched(bead, touched)) {
        // A move, or a pin, that leads out of a window.
        const now = atPresent(bead, shifts)
        if (inA >= 0) kept[inA]!.push(now)
        else outside.push(now)
        for (const i of now.a) held.a.add(i)
        for (const j of now.b) held.b.add(j)
      }
    }
    while (opened < windows.length && windows[opened]!.after === at) outside.push(windows[opened++]!)
  }
  const beads: Bead[] = []
  for (const next of outside) {
    if (!('fromA' in next)) beads.push(next)
    else {
      const found = searchWindow(a, b, next, shifts, held, pins, align)
      if (found === null) return null
      for (const bead of inReadingOrder([...kept[windows.indexOf(next)]!, ...found])) beads.push(bead)
    }
  }
  return hasAll(beads, pins) ? beads : null
}

/** By old segment, the window in which it stands, or -1. */
function placesIn(windows: readonly Window[], count: number, side: 'A' | 'B'): Int32Array {
  const places = new Int32Array(count).fill(-1)
  for (const [k, window] of windows.entries()) places.fill(k, window[`from${side}`], window[`to${side}`])
  return places
}

const isTouched = ({ a, b }: Bead, touched: Touched) =>
  a.some(i => touched.a[i] === 1) || b.some(j => touched.b[j] === 1)

/** The beads of what is free in a window; null if it is too large or a pin leads out of it. */
function searchWindow(
  a: readonly string[],
  b: readonly string[],
  window: Window,
  shifts: { a: Shift; b: Shift },
  held: { a: ReadonlySet<number>; b: ReadonlySet<number> },
  pins: readonly Bead[],
  align: Align,
): Bead[] | null {
  const free = (from: number, to: number, shift: Shift, taken: ReadonlySet<number>) => {
    const end = shift.end(to)
    const list: number[] = []
    for (let k = shift.begin(from); k < end; k++) if (!taken.has(k)) list.push(k)
    return list
  }
  const listA = free(window.fromA, window.toA, shifts.a, held.a)
  const listB = free(window.fromB, window.toB, shifts.b, held.b)
  if (Math.max(listA.length, listB.length) > WIDEST) return null
  const atA = new Map(listA.map((i, k) => [i, k]))
  const atB = new Map(listB.map((j, k) => [j, k]))
  const inside = pins.filter(pin => pin.a.some(i => atA.has(i)) || pin.b.some(j => atB.has(j)))
  if (!inside.every(pin => pin.a.every(i => atA.has(i)) && pin.b.every(j => atB.has(j)))) return null
  const mapped = inside.map(pin => ({
    ...pin,
    a: pin.a.map(i => atA.get(i)!),
    b: pin.b.map(j => atB.get(j)!),
  }))
  const found = align(
    listA.map(i => a[i]!),
    listB.map(j => b[j]!),
    mapped,
  )
  return found.map(bead => ({ ...bead, a: bead.a.map(k => listA[k]!), b: bead.b.map(k => listB[k]!) }))
}

/** By old segment, 1 if its place is in question. */
interface Touched {
  a: Uint8Array
  b: Uint8Array
}

/**
 * The segments whose place is in question, as they stood: changed ones and the neighbours of what was put in, those of
 * pins that came or went, and all that stand in one bead with them. A move that is still alike stays out of question.
 */
function findTouched(
  old: readonly Bead[],
  shifts: { a: Shift; b: Shift },
  previous: Previous,
  pins: readonly Bead[],
  isAlike: (bead: Bead) => boolean,
): Touched | null {
  const touched = { a: new Uint8Array(previous.a.length), b: new Uint8Array(previous.b.length) }
  let isReworded = true
  for (const side of ['a', 'b'] as const)
    for (const { oldFrom, oldTo, newFrom, newTo } of shifts[side].stretches) {
      if (oldTo - oldFrom > WIDEST) return null
      const isSwap = oldTo - oldFrom === newTo - newFrom
      if (!isSwap) isReworded = false
      touched[side].fill(1, Math.max(0, isSwap ? oldFrom : oldFrom - 1), isSwap ? oldTo : oldTo + 1)
    }
  const before = (previous.pinned ?? []).map(pin => atPresent(pin, shifts))
  const isKnown = (pin: Bead, list: readonly Bead[]) => list.some(other => isSame(other, pin))
  const asked = [...pins.filter(pin => !isKnown(pin, before)), ...before.filter(pin => !isKnown(pin, pins))]
  const askedA = new Set(asked.flatMap(pin => pin.a))
  const askedB = new Set(asked.flatMap(pin => pin.b))
  for (let k = 0; k < old.length; k++) {
    const bead = old[k]!
    const isAsked =
      asked.length > 0 &&
      (bead.a.some(i => askedA.has(shifts.a.now(i))) || bead.b.some(j => askedB.has(shifts.b.now(j))))
    if (!isAsked && !isTouched(bead, touched)) continue
    const flag = !isAsked && isReworded && bead.kind === 'move' && isAlike(bead) ? 0 : 1
    for (const i of bead.a) touched.a[i] = flag
    for (const j of bead.b) touched.b[j] = flag
  }
  return touched
}

const isSame = (p: Bead, q: Bead) =>
  p.kind === q.kind &&
  p.score === q.score &&
  p.a.length === q.a.length &&
  p.b.length === q.b.length &&
  p.a.every((i, k) => i === q.a[k]) &&
  p.b.every((j, k) => j === q.b[k])

/** A bead of segments that did not change, where they stand now. Nothing is made anew that need not be: there are many. */
function atPresent(bead: Bead, shifts: { a: Shift; b: Shift }): Bead {
  const a = shifted(bead.a, shifts.a)
  const b = shifted(bead.b, shifts.b)
  return a === bead.a && b === bead.b ? bead : { a, b, kind: bead.kind, score: bead.score }
}

function shifted(list: number[], shift: Shift): number[] {
  if (list.length === 0 || shift.now(list[list.length - 1]!) === list[list.length - 1]) return list
  return list.length === 1 ? [shift.now(list[0]!)] : list.map(k => shift.now(k))
}

/** True if every segment stands in exactly one bead. */
function coversOnce(beads: readonly Bead[], n: number, m: number): boolean {
  const covers = (side: 'a' | 'b', count: number) => {
    const seen = new Uint8Array(count)
    let found = 0
    for (let at = 0; at < beads.length; at++) {
      const list = beads[at]![side]
      for (let l = 0; l < list.length; l++) {
        const k = list[l]!
        if (!(k >= 0 && k < count) || seen[k] === 1) return false
        seen[k] = 1
        found++
      }
    }
    return found === count
  }
  return covers('a', n) && covers('b', m)
}

/** True if each pin is among the beads. */
function hasAll(beads: readonly Bead[], pins: readonly Bead[]): boolean {
  if (pins.length === 0) return true
  const key = ({ a, b }: Bead) => a[0] ?? -1 - b[0]!
  const byFirst = new Map(beads.map(bead => [key(bead), bead]))
  return pins.every(pin => {
    const bead = byFirst.get(key(pin))
    return bead !== undefined && isSame(bead, pin)
  })
}
