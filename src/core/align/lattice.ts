/**
 * Two stretches of sketches -> beads in order, by exact dynamic programming over 1-1, 1-2, 2-1, 1-3, 3-1, 2-2 and gaps
 * (the beads of Gale and Church, 1993; within one language scored by shared words, between languages by their lengths).
 * Too large a stretch is searched in a band round its diagonal. Gaps are what the beads leave out.
 */
import type { Measure } from './similarity.ts'
import { beadWorths, gapWorth, LEAST_LIKENESS } from './worth.ts'

/** Neighbours on one side that answer neighbours on the other. */
export interface Pairing {
  a: number[]
  b: number[]
}

/** Cells of the table that are looked at in full: about half a second for paragraphs. */
const MOST_CELLS = 160_000
const MOST_CELLS_ACROSS = 500_000
const SHAPES: readonly (readonly [na: number, nb: number])[] = [
  [1, 1],
  [1, 2],
  [2, 1],
  [1, 3],
  [3, 1],
  [2, 2],
]
/** True if a table of these sides is searched whole. */
export const isSmall = (n: number, m: number, bilingual: boolean) =>
  n * m <= (bilingual ? MOST_CELLS_ACROSS : MOST_CELLS)

/** The beads of greatest worth; `a` and `b` are the indices of the two stretches. */
export function pairInOrder(
  measured: Measure,
  a: readonly number[],
  b: readonly number[],
  options: { least?: number; shapes?: 'all' | 'single' } = {},
): Pairing[] {
  const n = a.length
  const m = b.length
  if (n === 0 || m === 0) return []
  const least = options.least ?? LEAST_LIKENESS
  const shapes = options.shapes === 'single' ? SHAPES.slice(0, 1) : SHAPES
  const most = measured.bilingual ? MOST_CELLS_ACROSS : MOST_CELLS
  const half = n * m <= most ? m : Math.max(Math.ceil(most / (2 * n)), Math.ceil(m / n) + 4)
  const low = (i: number) => Math.max(0, Math.floor((i * m) / n) - half)
  const high = (i: number) => Math.min(m, Math.ceil((i * m) / n) + half)
  const value = beadWorths(measured, a, b, least)
  const gap = gapWorth(measured.bilingual)
  const best: Float64Array[] = []
  const from: Uint8Array[] = []
  for (let i = 0; i <= n; i++) {
    best.push(new Float64Array(high(i) - low(i) + 1).fill(Number.NEGATIVE_INFINITY))
    from.push(new Uint8Array(high(i) - low(i) + 1))
  }
  best[0]![0] = 0
  const offer = (i: number, j: number, total: number, shape: number) => {
    if (i > n || j < low(i) || j > high(i)) return
    const at = j - low(i)
    if (total > best[i]![at]!) {
      best[i]![at] = total
      from[i]![at] = shape
    }
  }
  for (let i = 0; i <= n; i++) {
    for (let j = low(i); j <= high(i); j++) {
      const here = best[i]![j - low(i)]!
      if (here === Number.NEGATIVE_INFINITY) continue
      if (i < n) offer(i + 1, j, here + gap, 254)
      if (j < m) offer(i, j + 1, here + gap, 255)
      if (i === n || j === m) continue
      for (const [shape, [na, nb]] of shapes.entries()) {
        if (i + na > n || j + nb > m) continue
        const gain = value(i, na, j, nb)
        if (gain > (na + nb) * gap) offer(i + na, j + nb, here + gain, shape)
      }
    }
  }
  const found: Pairing[] = []
  for (let i = n, j = m; i > 0 || j > 0; ) {
    const shape = from[i]![j - low(i)]!
    if (shape === 254) i--
    else if (shape === 255) j--
    else {
      const [na, nb] = SHAPES[shape]!
      i -= na
      j -= nb
      found.push({ a: a.slice(i, i + na), b: b.slice(j, j + nb) })
    }
  }
  return found.reverse()
}
