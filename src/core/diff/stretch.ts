/**
 * Two lists of numbers -> which entries answer which, in order, and the changed stretches between. Equal ends are trimmed,
 * long lists are cut at entries that stand once in each (patience diff, Bram Cohen), and what is left goes to a solver:
 * the one given for small pieces, else Myers' greedy algorithm (1986) in bounded steps. So the worst case is linear in
 * the length: lists that share nothing end as quickly as lists that share all. What entries mean is not known here.
 */

/** A stretch that differs, as half-open index ranges into both lists; one of the two ranges may be empty. */
export interface Stretch {
  fromA: number
  toA: number
  fromB: number
  toB: number
}

/** A solver writes `mate[i] = j` for the pairs it wants inside the box; what it leaves at -1 is changed. */
export interface Solver {
  /** Boxes of at most so many cells (height times width) are given to `solve`. */
  cells: number
  solve: (box: Stretch, mate: Int32Array) => void
}

/** Edits after which Myers' algorithm takes the farthest path so far as settled and begins anew from its end. */
const LONGEST_EDIT = 256
/** How often a stretch between anchors is searched for anchors again; deeper than this nothing is left to find. */
const DEEPEST = 8

/** For each index of `a` the index of `b` that answers it, or -1. Ascending: no two pairs cross. */
export function pairUp(a: Int32Array, b: Int32Array, solver?: Solver): Int32Array {
  const mate = new Int32Array(a.length).fill(-1)
  settle({ fromA: 0, toA: a.length, fromB: 0, toB: b.length }, 0)
  return mate

  function settle(whole: Stretch, depth: number): void {
    const box = trim(whole)
    const height = box.toA - box.fromA
    const width = box.toB - box.fromB
    if (height === 0 || width === 0) return
    if (solver && height * width <= solver.cells) {
      solver.solve(box, mate)
      return
    }
    const anchors = depth < DEEPEST ? uniqueInBoth(a, b, box) : []
    if (anchors.length === 0) {
      byMyers(a, b, box, mate)
      return
    }
    let { fromA, fromB } = box
    for (const [i, j] of anchors) {
      mate[i] = j
      settle({ fromA, toA: i, fromB, toB: j }, depth + 1)
      fromA = i + 1
      fromB = j + 1
    }
    settle({ fromA, toA: box.toA, fromB, toB: box.toB }, depth + 1)
  }

  function trim({ fromA, toA, fromB, toB }: Stretch): Stretch {
    while (fromA < toA && fromB < toB && a[fromA] === b[fromB]) mate[fromA++] = fromB++
    while (fromA < toA && fromB < toB && a[toA - 1] === b[toB - 1]) mate[--toA] = --toB
    return { fromA, toA, fromB, toB }
  }
}

/** The stretches that a pairing leaves: between two of them stands at least one pair. */
export function stretchesOf(mate: Int32Array, lengthB: number): Stretch[] {
  const stretches: Stretch[] = []
  let fromA = 0
  let fromB = 0
  for (let i = 0; i <= mate.length; i++) {
    const j = i < mate.length ? mate[i]! : lengthB
    if (j < 0) continue
    if (i > fromA || j > fromB) stretches.push({ fromA, toA: i, fromB, toB: j })
    fromA = i + 1
    fromB = j + 1
  }
  return stretches
}

/** Gives equal strings equal numbers, counted from 0 over both lists. */
export function number(a: readonly string[], b: readonly string[]): [Int32Array, Int32Array] {
  const ids = new Map<string, number>()
  const idOf = (text: string) => {
    const id = ids.get(text) ?? ids.size
    ids.set(text, id)
    return id
  }
  return [Int32Array.from(a, idOf), Int32Array.from(b, idOf)]
}

/** The longest ascending chain of pairs whose entry stands exactly once in each side of the box. */
function uniqueInBoth(a: Int32Array, b: Int32Array, box: Stretch): [number, number][] {
  const whereA = onlyPlaces(a, box.fromA, box.toA)
  const whereB = onlyPlaces(b, box.fromB, box.toB)
  const pairs: [number, number][] = []
  for (const [id, i] of whereA) {
    const j = whereB.get(id) ?? -1
    if (i >= 0 && j >= 0) pairs.push([i, j])
  }
  // A Map yields ids in the order of their first place, which is the order of i.
  return longestAscending(pairs)
}

/** Each id's only place, or -1 where it has several. */
function onlyPlaces(list: Int32Array, from: number, to: number): Map<number, number> {
  const places = new Map<number, number>()
  for (let i = from; i < to; i++) places.set(list[i]!, places.has(list[i]!) ? -1 : i)
  return places
}

/** Longest chain with ascending second parts, by patience sorting. */
function longestAscending(pairs: readonly [number, number][]): [number, number][] {
  const tops: number[] = []
  const below = new Int32Array(pairs.length).fill(-1)
  for (let p = 0; p < pairs.length; p++) {
    let low = 0
    let high = tops.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (pairs[tops[middle]!]![1] < pairs[p]![1]) low = middle + 1
      else high = middle
    }
    if (low > 0) below[p] = tops[low - 1]!
    tops[low] = p
  }
  const chain: [number, number][] = []
  for (let p = tops.at(-1) ?? -1; p >= 0; p = below[p]!) chain.push(pairs[p]!)
  return chain.reverse()
}

/** Myers' O(ND) walk, begun anew from its farthest point after `LONGEST_EDIT` edits. */
function byMyers(a: Int32Array, b: Int32Array, box: Stretch, mate: Int32Array): void {
  let { fromA, fromB } = box
  while (fromA < box.toA && fromB < box.toB) {
    const height = box.toA - fromA
    const width = box.toB - fromB
    const rows: Int32Array[] = []
    let best = { x: 0, k: 0, d: 0, far: -1 }
    let reached = false
    // rows[d][k + d] is the farthest index into a on diagonal k (index into a less index into b) after d edits.
    for (let d = 0; d <= LONGEST_EDIT && !reached; d++) {
      const row = new Int32Array(2 * d + 1)
      const last = rows[d - 1]
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
      rows.push(row)
    }
    for (let { x, k, d } = best; d >= 0; d--) {
      const last = rows[d - 1]
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
