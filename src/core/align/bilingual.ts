/**
 * Two versions in two languages -> beads. Lengths and the few words that are known or look alike tell first, then a
 * dictionary that is learned from the texts themselves (bilingual/passes.ts). Promised and tested: every segment stands in exactly one
 * bead, pinned beads are kept and all else is aligned round them. A score is how likely the bead is to be right, by
 * what the search holds of it, its words and its lengths (bilingual/trust.ts): below a half is doubt.
 */
import { type Bead, inReadingOrder, type PipelineOptions } from './bead.ts'
import { pairInPasses } from './bilingual/passes.ts'
import { readSide } from './bilingual/side.ts'
import { scoresOf } from './bilingual/trust.ts'
import { freeStretches, validPins } from './fences.ts'

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
    freeStretches(pinned, a.length, b.length),
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
