/**
 * An earlier alignment, and those of its beads whose place is in question -> windows: stretches of both versions between
 * two fences, and with them all beads that begin there. All that the beads in question hold is in a window.
 */
import type { Earlier } from './earlier.ts'

/** Segments `fromA` to `toA` and `fromB` to `toB`, as they stood, and the beads `from` to `to` of the list. */
export interface Window {
  fromA: number
  toA: number
  fromB: number
  toB: number
  from: number
  to: number
}

/** Fences on each side of what is touched that are given up, so that the search has something to go by. */
const BESIDE = 8

/** The windows round the beads in question, in order; none that touches the next. */
export function findWindows({ beads, inA, inB, fences }: Earlier, inQuestion: ReadonlySet<number>): Window[] {
  const given: { from: number; to: number }[] = []
  const giveUp = (side: 'a' | 'b', segment: number) => {
    let low = 0
    let high = fences.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (beads[fences[middle]!]![side][0]! < segment) low = middle + 1
      else high = middle
    }
    // Fence `low` is the first at or after the segment.
    given.push({ from: Math.max(0, low - BESIDE), to: Math.min(fences.length, low + BESIDE) })
  }
  for (const k of inQuestion) {
    for (const i of beads[k]!.a) giveUp('a', i)
    for (const j of beads[k]!.b) giveUp('b', j)
  }
  given.sort((p, q) => p.from - q.from)
  const windows: Window[] = []
  for (let k = 0; k < given.length; ) {
    const { from } = given[k]!
    let to = given[k]!.to
    for (k++; k < given.length && given[k]!.from <= to; k++) to = Math.max(to, given[k]!.to)
    const before = fences[from - 1]
    const next = fences[to]
    windows.push({
      fromA: before === undefined ? 0 : beads[before]!.a[0]! + 1,
      toA: next === undefined ? inA.length : beads[next]!.a[0]!,
      fromB: before === undefined ? 0 : beads[before]!.b[0]! + 1,
      toB: next === undefined ? inB.length : beads[next]!.b[0]!,
      from: before === undefined ? 0 : before + 1,
      to: next === undefined ? beads.length : next,
    })
  }
  return windows
}
