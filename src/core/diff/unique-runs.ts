/**
 * A box of two lists -> pairs that stand fast: runs of `length` entries that stand once on each side, the longest ascending
 * chain of them (patience diff, Bram Cohen, over runs instead of single lines: a long run that stands once is no accident).
 * What lies between anchors is paired in pairing.ts.
 */
import type { Stretch } from './unpaired.ts'

/** Anchors as two lists of equal length, both ascending. */
export interface Anchors {
  a: number[]
  b: number[]
}

const BASE = 0x9e3779b1
const MANY = -2

/** Table of runs, one slot each: its first place in `a`, one more than the index; its place in `b`; -1 where not only. */
let firsts = new Int32Array(1024)
let placesA = new Int32Array(1024)
let placesB = new Int32Array(1024)
/** For each place of `b` the slot of its run. */
let slotsB = new Int32Array(1024)

/** The anchors of one box, runs of `length` entries, given by their first entries. */
export function anchorsOf(a: Int32Array, b: Int32Array, box: Stretch, length: number): Anchors {
  const { fromA, fromB } = box
  const endA = box.toA - length + 1
  const endB = box.toB - length + 1
  const found: Anchors = { a: [], b: [] }
  if (endA <= fromA || endB <= fromB) return found
  let size = 64
  while (size < 2 * (endA - fromA)) size *= 2
  if (firsts.length < size) {
    firsts = new Int32Array(size)
    placesA = new Int32Array(size)
    placesB = new Int32Array(size)
  }
  if (slotsB.length < endB - fromB) slotsB = new Int32Array(endB - fromB)
  firsts.fill(0, 0, size)
  const mask = size - 1
  // A run's hash rolls on: what its first entry brought in is taken out again (Karp and Rabin 1987).
  let oldest = 1
  for (let k = 1; k < length; k++) oldest = Math.imul(oldest, BASE)
  let hash = 0
  for (let k = fromA; k < fromA + length - 1; k++) hash = (Math.imul(hash, BASE) + a[k]! + 1) | 0
  for (let i = fromA; i < endA; i++) {
    hash = (Math.imul(hash, BASE) + a[i + length - 1]! + 1) | 0
    let slot = mixed(hash) & mask
    while (firsts[slot] !== 0 && !isSameRun(a, firsts[slot]! - 1, a, i, length)) slot = (slot + 1) & mask
    if (firsts[slot] === 0) {
      firsts[slot] = i + 1
      placesA[slot] = i
      placesB[slot] = -1
    } else placesA[slot] = -1
    hash = (hash - Math.imul(a[i]! + 1, oldest)) | 0
  }
  hash = 0
  for (let k = fromB; k < fromB + length - 1; k++) hash = (Math.imul(hash, BASE) + b[k]! + 1) | 0
  for (let j = fromB; j < endB; j++) {
    hash = (Math.imul(hash, BASE) + b[j + length - 1]! + 1) | 0
    let slot = mixed(hash) & mask
    while (firsts[slot] !== 0 && !isSameRun(a, firsts[slot]! - 1, b, j, length)) slot = (slot + 1) & mask
    slotsB[j - fromB] = slot
    if (firsts[slot] !== 0) placesB[slot] = placesB[slot] === -1 ? j : MANY
    hash = (hash - Math.imul(b[j]! + 1, oldest)) | 0
  }
  for (let j = fromB; j < endB; j++) {
    const slot = slotsB[j - fromB]!
    if (firsts[slot] === 0 || placesB[slot] !== j || placesA[slot]! < 0) continue
    found.a.push(placesA[slot]!)
    found.b.push(j)
  }
  return longestAscending(found)
}

const mixed = (hash: number) => hash ^ (hash >>> 15)

function isSameRun(x: Int32Array, i: number, y: Int32Array, j: number, length: number): boolean {
  for (let k = 0; k < length; k++) if (x[i + k] !== y[j + k]) return false
  return true
}

/** Of pairs that ascend in `b`, the longest chain that ascends in `a` too, by patience sorting. */
function longestAscending(pairs: Anchors): Anchors {
  const count = pairs.a.length
  const tops: number[] = []
  const below = new Int32Array(count)
  for (let p = 0; p < count; p++) {
    const value = pairs.a[p]!
    let low = 0
    let high = tops.length
    // Nearly always the chain just goes on.
    if (high > 0 && pairs.a[tops[high - 1]!]! < value) low = high
    while (low < high) {
      const middle = (low + high) >> 1
      if (pairs.a[tops[middle]!]! < value) low = middle + 1
      else high = middle
    }
    below[p] = low > 0 ? tops[low - 1]! : -1
    tops[low] = p
  }
  const chain: Anchors = { a: [], b: [] }
  for (let p = tops.at(-1) ?? -1; p >= 0; p = below[p]!) {
    chain.a.push(pairs.a[p]!)
    chain.b.push(pairs.b[p]!)
  }
  chain.a.reverse()
  chain.b.reverse()
  return chain
}
