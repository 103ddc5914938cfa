/**
 * Two profiles -> which of their places answer each other. Equal ends are taken as they are; a large middle is cut at
 * runs of words that come once on both sides, as the heaviest chain in order (as diff/unique-runs.ts does, but by weight:
 * runs of three words and then of one); between the cuts pair-stretch.ts decides exactly.
 */
import { type Anchor, ascending } from '../order/ascending.ts'
import type { Row } from './face.ts'
import { pairStretch, type Stretch } from './pair-stretch.ts'
import type { PlacePairs, Profile } from './profile.ts'

/**
 * Words in a run that must come once, and how many pairs of places a stretch must hold to be cut so: runs of three are as
 * good as certain, single words serve where weighing all pairs would take more than 2 ms.
 */
const CUTS = [
  { words: 3, above: 3_000 },
  { words: 1, above: 200_000 },
]
/** A single word cuts only if it is so heavy: a comma that comes once says nothing. */
const LEAST_WEIGHT = 1

export function pairPlaces(row: Row, left: Profile, right: Profile): PlacePairs {
  const pairs: PlacePairs = { p: [], q: [] }
  const p = leading(row, left)
  const q = leading(row, right)
  const isSure = (x: number, y: number) => p.whole[x] === 1 && q.whole[y] === 1 && p.ids[x] === q.ids[y]
  let start = 0
  while (start < left.size && start < right.size && isSure(start, start)) start++
  let end = 0
  const rest = Math.min(left.size, right.size) - start
  while (end < rest && isSure(left.size - 1 - end, right.size - 1 - end)) end++
  const keep = (x: number, y: number, length: number) => {
    for (let k = 0; k < length; k++) {
      pairs.p.push(x + k)
      pairs.q.push(y + k)
    }
  }
  keep(0, 0, start)
  const middle = { fromP: start, toP: left.size - end, fromQ: start, toQ: right.size - end }
  cutAndPair(row, left, right, p.ids, q.ids, middle, 0, pairs)
  keep(left.size - end, right.size - end, end)
  return pairs
}

/** Of each place the word that most texts read there, the first by number; `whole` where all texts read it. */
function leading({ texts }: Row, { texts: held, size, at }: Profile) {
  const ids = new Int32Array(size)
  const whole = new Uint8Array(size)
  const count = new Int32Array(texts.words.length)
  const k = held.length
  for (let place = 0; place < size; place++) {
    let best = -1
    for (let t = 0; t < k; t++) {
      const index = at[place * k + t]!
      if (index < 0) continue
      const id = texts.ids[held[t]!]![index]!
      count[id]!++
      if (best < 0 || count[id]! > count[best]! || (count[id] === count[best] && id < best)) best = id
    }
    ids[place] = best
    whole[place] = count[best] === k ? 1 : 0
    for (let t = 0; t < k; t++) {
      const index = at[place * k + t]!
      if (index >= 0) count[texts.ids[held[t]!]![index]!] = 0
    }
  }
  return { ids, whole }
}

function cutAndPair(
  row: Row,
  left: Profile,
  right: Profile,
  p: Int32Array,
  q: Int32Array,
  stretch: Stretch,
  level: number,
  pairs: PlacePairs,
): void {
  const { fromP, toP, fromQ, toQ } = stretch
  const run = CUTS.find((cut, k) => k >= level && (toP - fromP) * (toQ - fromQ) > cut.above)
  if (run === undefined) return pairStretch(row, left, right, stretch, pairs)
  const cuts = uniqueRuns(row, p, q, stretch, run.words)
  let [atP, atQ] = [fromP, fromQ]
  for (const cut of [...cuts, { p: toP, q: toQ }]) {
    // Runs overlap: what a former one has taken is not taken again.
    if (cut.p < atP || cut.q < atQ) continue
    cutAndPair(
      row,
      left,
      right,
      p,
      q,
      { fromP: atP, toP: cut.p, fromQ: atQ, toQ: cut.q },
      CUTS.indexOf(run) + 1,
      pairs,
    )
    ;[atP, atQ] = [cut.p, cut.q]
    if (atP === toP && atQ === toQ) break
    pairs.p.push(atP++)
    pairs.q.push(atQ++)
  }
}

/** Runs of `length` words that come once in each stretch, as the heaviest chain in order: one pair for each place in a run. */
function uniqueRuns({ texts }: Row, p: Int32Array, q: Int32Array, stretch: Stretch, length: number) {
  const { fromP, toP, fromQ, toQ } = stretch
  // A run that comes on both sides is of words that do: where little is common, hardly a run is looked at.
  const isInP = new Uint8Array(texts.words.length)
  const isInBoth = new Uint8Array(texts.words.length)
  for (let i = fromP; i < toP; i++) isInP[p[i]!] = 1
  for (let i = fromQ; i < toQ; i++) isInBoth[q[i]!] = isInP[q[i]!]!
  const once = (ids: Int32Array, from: number, to: number) => {
    const places = new Map<number, number>()
    let common = 0
    for (let end = from; end < to; end++) {
      common = isInBoth[ids[end]!] === 1 ? common + 1 : 0
      if (common < length) continue
      const start = end + 1 - length
      // Exact for three words out of 200,000; beyond, what only looks alike is found out below.
      let key = 0
      for (let k = start; k <= end; k++) key = key * texts.words.length + ids[k]!
      places.set(key, places.has(key) ? -1 : start)
    }
    return places
  }
  const inQ = once(q, fromQ, toQ)
  const found: Anchor[] = []
  for (const [key, x] of once(p, fromP, toP)) {
    const y = inQ.get(key) ?? -1
    if (x < 0 || y < 0) continue
    let weight = 0
    for (let k = 0; k < length; k++)
      weight += p[x + k] === q[y + k] ? texts.words[p[x + k]!]!.weight : Number.NEGATIVE_INFINITY
    if (weight >= LEAST_WEIGHT) found.push({ a: x, b: y, weight })
  }
  const cuts: { p: number; q: number }[] = []
  for (const pair of ascending(found)) {
    for (let k = 0; k < length; k++) {
      const last = cuts.at(-1)
      if (!last || (pair.a + k > last.p && pair.b + k > last.q)) cuts.push({ p: pair.a + k, q: pair.b + k })
    }
  }
  return cuts
}
