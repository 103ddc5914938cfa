/**
 * The beads of an earlier alignment -> in which of them each segment stands, and its fences: the 1-1 matches that no other
 * match crosses, between which all else stands apart. What does not hold every segment once, in beads of its kind, is
 * refused. One pass over all beads, for this is done after every change.
 */
import { type Bead, inReadingOrder } from './bead.ts'

/** An earlier alignment, in reading order. */
export interface Earlier {
  beads: readonly Bead[]
  /** By segment, the place in the list of the bead in which it stands. */
  inA: Int32Array
  inB: Int32Array
  /** Places in the list, ascending; so do the segments of these beads, on both sides. */
  fences: Int32Array
}

/** The alignment of `n` and `m` segments that the beads are, or null if they are none. */
export function readEarlier(given: readonly Bead[], n: number, m: number): Earlier | null {
  const first = readBeads(given, n, m)
  if (first === null || first.isOrdered) return first
  return readBeads(inReadingOrder(given), n, m)
}

function readBeads(beads: readonly Bead[], n: number, m: number): (Earlier & { isOrdered: boolean }) | null {
  const inA = new Int32Array(n).fill(-1)
  const inB = new Int32Array(m).fill(-1)
  const fences = new Int32Array(Math.min(n, m))
  let count = 0
  let found = 0
  let isOrdered = true
  // Of the beads so far: where the last begins, and how far the matches reach.
  let lastA = -1
  let lastInsert = -1
  let lastFence = -1
  let reachA = -1
  let reachB = -1
  for (let k = 0; k < beads.length; k++) {
    const { a, b, kind } = beads[k]!
    const na = a.length
    const nb = b.length
    if (na === 0 ? nb === 0 || kind !== 'insert' : nb === 0 ? kind !== 'delete' : !isPaired(kind)) return null
    for (let l = 0; l < na; l++) {
      const i = a[l]!
      if (!(i >= 0 && i < n) || inA[i] !== -1 || (l > 0 && i < a[l - 1]!)) return null
      inA[i] = k
    }
    for (let l = 0; l < nb; l++) {
      const j = b[l]!
      if (!(j >= 0 && j < m) || inB[j] !== -1 || (l > 0 && j < b[l - 1]!)) return null
      inB[j] = k
    }
    found += na + nb
    if (na === 0) {
      if (b[0]! < lastInsert || b[0]! < lastFence) isOrdered = false
      lastInsert = b[0]!
      continue
    }
    const i = a[0]!
    if (i < lastA) isOrdered = false
    lastA = i
    if (kind !== 'match') continue
    const j = b[0]!
    // A later match that begins before a fence on the other side crosses it.
    while (count > 0 && beads[fences[count - 1]!]!.b[0]! >= j) count--
    if (na === 1 && nb === 1 && i > reachA && j > reachB) {
      if (j < lastInsert) isOrdered = false
      lastFence = j
      fences[count++] = k
    }
    reachA = Math.max(reachA, a[na - 1]!)
    reachB = Math.max(reachB, b[nb - 1]!)
  }
  return found === n + m ? { beads, inA, inB, fences: fences.subarray(0, count), isOrdered } : null
}

const isPaired = (kind: Bead['kind']) => kind === 'match' || kind === 'move'
