/**
 * Two stretches of sketches -> pairs that are sure enough to cut the problem in two: equal ends, and equal or nearly
 * equal segments that come once, as the heaviest chain that ascends on both sides. Crossing pairs are left for the
 * search for moves. Indices are positions in the measure's lists.
 */
import { type Anchor, ascending } from './chain.ts'
import type { Measure, Sketch } from './similarity.ts'

/** Fewer words than this are too likely to come by chance, however rare they look in a short stretch. */
const FEWEST_WORDS = 3
/** Nearly equal: likeness, and how far the next best must stay behind. */
const NEAR = 0.7
const LEAD = 0.15
/** Words in more segments than this name no place. */
const RARE = 3

/** Equal segments that come once on each side; with `near`, also segments that are nearly equal and have no rival. */
export function findAnchors(
  measured: Measure,
  a: readonly number[],
  b: readonly number[],
  near: boolean,
): Anchor[] {
  const exact = uniqueEquals(measured, a, b)
  if (!near) return ascending(exact)
  const takenA = new Set(exact.map(anchor => anchor.a))
  const takenB = new Set(exact.map(anchor => anchor.b))
  const restA = a.filter(i => !takenA.has(i))
  const restB = b.filter(j => !takenB.has(j))
  return ascending([...exact, ...nearEquals(measured, restA, restB)])
}

function uniqueEquals(
  { a: sketchesA, b: sketchesB }: Measure,
  a: readonly number[],
  b: readonly number[],
): Anchor[] {
  const once = (sketches: readonly Sketch[], indices: readonly number[]) => {
    const places = new Map<string, number>()
    for (const i of indices) {
      const { key, words } = sketches[i]!
      if (words.length >= FEWEST_WORDS) places.set(key, places.has(key) ? -1 : i)
    }
    return places
  }
  const inB = once(sketchesB, b)
  const anchors: Anchor[] = []
  for (const [key, i] of once(sketchesA, a)) {
    const j = inB.get(key) ?? -1
    if (i >= 0 && j >= 0) anchors.push({ a: i, b: j, weight: sketchesA[i]!.mass })
  }
  return anchors
}

function nearEquals(measured: Measure, a: readonly number[], b: readonly number[]): Anchor[] {
  const postings = new Map<number, number[]>()
  for (const j of b) {
    let last = -1
    for (const word of measured.b[j]!.words) {
      if (word === last) continue
      last = word
      const list = postings.get(word)
      if (!list) postings.set(word, [j])
      else if (list.length <= RARE) list.push(j)
    }
  }
  const best = new Map<number, { a: number; score: number; second: number }>()
  const found: (Anchor & { score: number })[] = []
  for (const i of a) {
    const x = measured.a[i]!
    const votes = new Map<number, number>()
    for (const word of x.words) {
      const list = postings.get(word)
      if (list && list.length <= RARE)
        for (const j of list) votes.set(j, (votes.get(j) ?? 0) + measured.weight(word))
    }
    const leading = [...votes].sort((p, q) => q[1] - p[1] || p[0] - q[0]).slice(0, 4)
    const scored = leading.map(([j]) => ({ j, score: measured.likeness(x, measured.b[j]!) }))
    scored.sort((p, q) => q.score - p.score || p.j - q.j)
    for (const { j, score } of scored) {
      const known = best.get(j)
      if (!known || score > known.score) best.set(j, { a: i, score, second: known?.score ?? 0 })
      else if (score > known.second) known.second = score
    }
    const [top, next] = scored
    if (top && top.score >= NEAR && top.score - (next?.score ?? 0) >= LEAD)
      found.push({ a: i, b: top.j, weight: x.mass * top.score, score: top.score })
  }
  return found.filter(({ a, b, score }) => best.get(b)!.a === a && score - best.get(b)!.second >= LEAD)
}
