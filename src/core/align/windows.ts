/**
 * The beads of an earlier alignment, and the segments whose place is in question -> windows: stretches of both versions
 * between beads that are left as they are. These fences are 1-1 matches that no other match crosses.
 */
import type { Bead } from './bead.ts'

/** Segments `fromA` to `toA` and `fromB` to `toB`, as they stood; `after` is the place of the fence before it in the list, or -1. */
export interface Window {
  fromA: number
  toA: number
  fromB: number
  toB: number
  after: number
}

/** Fences on each side of what is touched that are given up, so that the search has something to go by. */
const BESIDE = 20
const NOWHERE = 0x7fffffff

/** The windows round the touched segments, in order; `n` and `m` are the numbers of segments. */
export function findWindows(
  beads: readonly Bead[],
  touched: { a: Uint8Array; b: Uint8Array },
  n: number,
  m: number,
): Window[] {
  const fences = findFences(beads, n)
  const given = new Uint8Array(fences.length)
  const giveUp = (side: 'a' | 'b', segment: number) => {
    let low = 0
    let high = fences.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (beads[fences[middle]!]![side][0]! < segment) low = middle + 1
      else high = middle
    }
    // Fence `low` is the first at or after the segment.
    for (let k = Math.max(0, low - BESIDE); k < Math.min(fences.length, low + BESIDE); k++) given[k] = 1
  }
  let found = false
  for (const side of ['a', 'b'] as const)
    for (let k = touched[side].indexOf(1); k >= 0; k = touched[side].indexOf(1, k + 1)) {
      giveUp(side, k)
      found = true
    }
  if (!found) return []
  if (fences.length === 0) return [{ fromA: 0, toA: n, fromB: 0, toB: m, after: -1 }]
  const windows: Window[] = []
  for (let k = 0; k < fences.length; k++) {
    if (given[k] === 0) continue
    const before = k === 0 ? undefined : beads[fences[k - 1]!]
    const after = k === 0 ? -1 : fences[k - 1]!
    while (k < fences.length && given[k] === 1) k++
    const next = k < fences.length ? beads[fences[k]!] : undefined
    windows.push({
      fromA: before ? before.a[0]! + 1 : 0,
      toA: next ? next.a[0]! : n,
      fromB: before ? before.b[0]! + 1 : 0,
      toB: next ? next.b[0]! : m,
      after,
    })
  }
  return windows
}

/** Where in the list the fences are. */
function findFences(beads: readonly Bead[], n: number): number[] {
  // By segment of `a` that is matched: the first and the last of `b` in its bead.
  const first = new Int32Array(n + 1).fill(NOWHERE)
  const last = new Int32Array(n + 1).fill(-1)
  for (let k = 0; k < beads.length; k++) {
    const { a, b, kind } = beads[k]!
    if (kind !== 'match') continue
    for (let l = 0; l < a.length; l++) {
      first[a[l]!] = b[0]!
      last[a[l]!] = b[b.length - 1]!
    }
  }
  const lastBefore = new Int32Array(n + 1).fill(-1)
  const firstFrom = new Int32Array(n + 2).fill(NOWHERE)
  for (let i = 0; i < n; i++) lastBefore[i + 1] = Math.max(lastBefore[i]!, last[i]!)
  for (let i = n - 1; i >= 0; i--) firstFrom[i] = Math.min(firstFrom[i + 1]!, first[i]!)
  const fences: number[] = []
  for (let k = 0; k < beads.length; k++) {
    const { a, b, kind } = beads[k]!
    if (kind !== 'match' || a.length !== 1 || b.length !== 1) continue
    if (lastBefore[a[0]!]! < b[0]! && firstFrom[a[0]! + 1]! > b[0]!) fences.push(k)
  }
  const isSorted = fences.every((k, at) => at === 0 || beads[fences[at - 1]!]!.a[0]! < beads[k]!.a[0]!)
  return isSorted ? fences : fences.sort((p, q) => beads[p]!.a[0]! - beads[q]!.a[0]!)
}
