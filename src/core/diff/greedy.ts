/**
 * A box of two lists that is too large to be solved and holds nothing to anchor on -> some pairing, in time linear in its
 * size: Myers' greedy walk (1986), which takes its farthest point as settled after so many edits and begins anew there.
 */
import type { Stretch } from './unpaired.ts'

/** Edits after which the farthest path so far is taken as settled. */
const LONGEST_EDIT = 256

/** Writes `mate[i] = j` for the pairs of the walk inside the box. */
export function pairGreedily(a: Int32Array, b: Int32Array, box: Stretch, mate: Int32Array): void {
  let { fromA, fromB } = box
  const rows: Int32Array[] = []
  while (fromA < box.toA && fromB < box.toB) {
    const height = box.toA - fromA
    const width = box.toB - fromB
    let best = { x: 0, k: 0, d: 0, far: -1 }
    let reached = false
    // rows[d][k + d] is the farthest index into a on diagonal k (index into a less index into b) after d edits.
    for (let d = 0; d <= LONGEST_EDIT && !reached; d++) {
      rows[d] ??= new Int32Array(2 * d + 1)
      const row = rows[d]!
      const last = d > 0 ? rows[d - 1]! : null
      for (let k = -d; k <= d; k += 2) {
        let x = last ? stepInto(last, d, k) : 0
        let y = x - k
        // A path that has left the box is of no use to any other; it stays where it is and wins nothing.
        while (x < height && y < width && a[fromA + x] === b[fromB + y]) {
          x++
          y++
        }
        row[k + d] = x
        if (x <= height && y <= width && x + y > best.far) best = { x, k, d, far: x + y }
        if (x === height && y === width) reached = true
      }
    }
    for (let { x, k, d } = best; d >= 0; d--) {
      const last = d > 0 ? rows[d - 1]! : null
      const start = last ? stepInto(last, d, k) : 0
      for (let i = start; i < x; i++) mate[fromA + i] = fromB + i - k
      if (!last) break
      const down = cameDown(last, d, k)
      x = down ? start : start - 1
      k = down ? k + 1 : k - 1
    }
    fromA += best.x
    fromB += best.x - best.k
    if (reached) return
  }
}

const cameDown = (last: Int32Array, d: number, k: number) =>
  k === -d || (k !== d && last[k - 1 + (d - 1)]! < last[k + 1 + (d - 1)]!)

/** Where diagonal k is entered after d edits, before any equal entries are walked. */
const stepInto = (last: Int32Array, d: number, k: number) =>
  cameDown(last, d, k) ? last[k + 1 + (d - 1)]! : last[k - 1 + (d - 1)]! + 1
