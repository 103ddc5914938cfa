/**
 * Pins -> those that can be kept together, those of them that fence the rest in, and the stretches of segments that are free
 * between the fences, in order. Nothing here looks at a text: what stands in a stretch is paired by who asks
 * (monolingual.ts, bilingual/passes.ts). Pins between more than two versions are made of these by table-pins.ts.
 */
import { ascending } from '../order/ascending.ts'
import type { Bead } from './bead.ts'

/** Pins that can be kept together: ascending indices that there are, none of them twice. */
export function validPins(pins: readonly Bead[], n: number, m: number): Bead[] {
  const usedA = new Set<number>()
  const usedB = new Set<number>()
  const fits = (list: readonly number[], size: number, used: Set<number>) =>
    list.every(
      (i, k) => Number.isInteger(i) && i >= 0 && i < size && !used.has(i) && (k === 0 || i > list[k - 1]!),
    )
  return pins.filter(({ a, b, kind }) => {
    const sided =
      kind === 'delete'
        ? a.length > 0 && b.length === 0
        : kind === 'insert'
          ? b.length > 0 && a.length === 0
          : a.length > 0 && b.length > 0
    if (!sided || !fits(a, n, usedA) || !fits(b, m, usedB)) return false
    for (const i of a) usedA.add(i)
    for (const j of b) usedB.add(j)
    return true
  })
}

/** The pinned matches that are in order on both sides: everything else is aligned between them. */
function fences(pins: readonly Bead[]): Bead[] {
  const matches = pins.filter(bead => bead.kind === 'match')
  const chain = ascending(matches.map(bead => ({ a: bead.a[0]!, b: bead.b[0]!, weight: 1, bead })))
  return chain.map(({ bead }) => bead)
}

/** The segments of both sides, ascending, that no pin holds between one fence and the next; `fence` is the one after them. */
export interface Stretch {
  a: number[]
  b: number[]
  fence: Bead | undefined
}

/** What is free of two sides of `n` and `m` segments, stretch by stretch; the last has no fence after it. */
export function freeStretches(pins: readonly Bead[], n: number, m: number): Stretch[] {
  const heldA = new Set(pins.flatMap(bead => bead.a))
  const heldB = new Set(pins.flatMap(bead => bead.b))
  const free = (from: number, to: number, held: ReadonlySet<number>) =>
    Array.from({ length: Math.max(0, to - from) }, (_, k) => from + k).filter(k => !held.has(k))
  const stretches: Stretch[] = []
  let atA = 0
  let atB = 0
  for (const fence of [...fences(pins), undefined]) {
    const endA = fence ? fence.a[0]! : n
    const endB = fence ? fence.b[0]! : m
    stretches.push({ a: free(atA, endA, heldA), b: free(atB, endB, heldB), fence })
    atA = endA
    atB = endB
  }
  return stretches
}
