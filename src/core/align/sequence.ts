/**
 * Two stretches -> the pairs in order: equal ends off, sure pairs as fences, an exact search between them, and so on
 * inside. The stretches are lists of indices into the texts; what is out of order is left for leftover.ts.
 */
import { findAnchors } from './anchor.ts'
import type { Anchor } from './chain.ts'
import { isSmall, type Pairing, pairInOrder } from './lattice.ts'
import type { Measure } from './similarity.ts'

/** Two texts with what was measured of them. */
export interface Texts {
  measured: Measure
  textA: readonly string[]
  textB: readonly string[]
}

/** Indices of one stretch on both sides, ascending. */
export interface Sides {
  a: readonly number[]
  b: readonly number[]
}

/** Stretches with fewer pairs than this are searched as they are. */
const FEW_PAIRS = 100

/**
 * Pairs what is in order in one stretch, into `into`. `whole` tells that the stretch is all of both texts, `edges` on which
 * ends it borders on something that is already paired.
 */
export function pairStretch(
  texts: Texts & { whole: boolean },
  sides: Sides,
  edges: { start: boolean; end: boolean },
  into: Pairing[],
): void {
  const { measured } = texts
  const { head, tail, a, b } = trimEqualEnds(texts, sides, edges)
  // Not spread into push: a call takes only so many arguments.
  for (const pair of head) into.push(pair)
  const within = { start: edges.start || head.length > 0, end: edges.end || tail.length > 0 }
  const small = isSmall(a.length, b.length, measured.bilingual)
  let anchors: Anchor[] = []
  if (a.length * b.length > FEW_PAIRS) {
    anchors = findAnchors(measured, a, b, false)
    if (anchors.length === 0 && !small && !measured.bilingual) anchors = findAnchors(measured, a, b, true)
  }
  if (anchors.length === 0) {
    for (const pair of pairInOrder(measured, a, b)) into.push(pair)
  } else {
    let atA = 0
    let atB = 0
    for (const [k, anchor] of anchors.entries()) {
      const endA = a.indexOf(anchor.a, atA)
      const endB = b.indexOf(anchor.b, atB)
      const between = { start: k > 0 || within.start, end: true }
      pairStretch({ ...texts, whole: false }, { a: a.slice(atA, endA), b: b.slice(atB, endB) }, between, into)
      into.push({ a: [anchor.a], b: [anchor.b] })
      atA = endA + 1
      atB = endB + 1
    }
    pairStretch(
      { ...texts, whole: false },
      { a: a.slice(atA), b: b.slice(atB) },
      { start: true, end: within.end },
      into,
    )
  }
  for (const pair of tail) into.push(pair)
}

/** Takes the equal segments off both ends; empty ones only beside others, or where the whole texts are equal. */
function trimEqualEnds(
  texts: Texts & { whole: boolean },
  { a, b }: Sides,
  edges: { start: boolean; end: boolean },
) {
  const { measured, textA, textB } = texts
  const equal = (i: number, j: number) =>
    textA[i] === textB[j] || (measured.a[i]!.key !== '' && measured.a[i]!.key === measured.b[j]!.key)
  const most = Math.min(a.length, b.length)
  let start = 0
  while (start < most && equal(a[start]!, b[start]!)) start++
  if (texts.whole && start === a.length && start === b.length) {
    return { head: a.map((i, k) => ({ a: [i], b: [b[k]!] })), tail: [], a: [], b: [] }
  }
  let end = 0
  while (end < most - start && equal(a[a.length - 1 - end]!, b[b.length - 1 - end]!)) end++
  const isEmpty = (i: number) => measured.a[i]!.mass === 0
  if (!edges.start && a.slice(0, start).every(isEmpty)) start = 0
  if (!edges.end && a.slice(a.length - end).every(isEmpty)) end = 0
  const pair = (i: number, j: number): Pairing => ({ a: [i], b: [j] })
  return {
    head: a.slice(0, start).map((i, k) => pair(i, b[k]!)),
    tail: a.slice(a.length - end).map((i, k) => pair(i, b[b.length - end + k]!)),
    a: a.slice(start, a.length - end),
    b: b.slice(start, b.length - end),
  }
}
