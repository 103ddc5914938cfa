/**
 * Two versions in two languages -> beads. Lengths and the few words that are known or look alike tell first, then a
 * dictionary that is learned from the texts themselves (bilingual/passes.ts). Promised and tested: every segment stands in exactly one
 * bead, pinned beads are kept and all else is aligned round them. A score is how likely the bead is to be right, by
 * what the search holds of it, its words and its lengths (bilingual/trust.ts): below a half is doubt.
 */
import { type Bead, fences, inReadingOrder, type PipelineOptions, validPins } from './bead.ts'
import { pairInPasses, type Stretch } from './bilingual/passes.ts'
import { scoresOf } from './bilingual/trust.ts'
import { readSide } from './bilingual/words.ts'

/** A person was sure. */
const PINNED = 1

/** The beads of two texts, in reading order; called in one direction only (align.ts turns the sides). */
export function alignBilingual(a: readonly string[], b: readonly string[], options: PipelineOptions): Bead[] {
  const pinned = validPins(options.pinned ?? [], a.length, b.length)
  if (pinned.length === 0 && a.length === b.length && a.every((text, i) => text === b[i]))
    return a.map((_, i) => ({ a: [i], b: [i], kind: 'match', score: 1 }))
  const sideA = readSide(a, options.languages?.[0])
  const sideB = readSide(b, options.languages?.[1])
  const known = pinned
    .filter(bead => bead.a.length > 0 && bead.b.length > 0)
    .map(bead => ({ a: bead.a, b: bead.b, weight: PINNED }))
  const { beads, aloneA, aloneB, sure } = pairInPasses(
    sideA,
    sideB,
    stretches(a.length, b.length, pinned),
    known,
  )
  const scores = scoresOf(sideA, sideB, beads, sure)
  const found: Bead[] = [...pinned]
  const takenA = new Set(pinned.flatMap(bead => bead.a))
  const takenB = new Set(pinned.flatMap(bead => bead.b))
  for (const [k, bead] of beads.entries()) {
    found.push({ a: bead.a, b: bead.b, kind: 'match', score: scores[k]! })
    for (const i of bead.a) takenA.add(i)
    for (const j of bead.b) takenB.add(j)
  }
  for (const i of a.keys())
    if (!takenA.has(i)) found.push({ a: [i], b: [], kind: 'delete', score: Math.min(1, aloneA[i]!) })
  for (const j of b.keys())
    if (!takenB.has(j)) found.push({ a: [], b: [j], kind: 'insert', score: Math.min(1, aloneB[j]!) })
  return inReadingOrder(found)
}

/** What is not pinned, cut where pinned matches stand in order. */
function stretches(n: number, m: number, pinned: readonly Bead[]): Stretch[] {
  const pinnedA = new Set(pinned.flatMap(bead => bead.a))
  const pinnedB = new Set(pinned.flatMap(bead => bead.b))
  const free = (from: number, to: number, taken: ReadonlySet<number>) =>
    Array.from({ length: Math.max(0, to - from) }, (_, k) => from + k).filter(i => !taken.has(i))
  const found: Stretch[] = []
  let atA = 0
  let atB = 0
  for (const fence of [...fences(pinned), undefined]) {
    const [endA, endB] = fence ? [fence.a[0]!, fence.b[0]!] : [n, m]
    found.push({ a: free(atA, endA, pinnedA), b: free(atB, endB, pinnedB) })
    atA = endA
    atB = endB
  }
  return found
}
