/**
 * Two versions in two languages -> beads. For now by the same search as within one language, with lengths, numbers and
 * marks in the place of words.
 */
import type { Bead, PipelineOptions } from './bead.ts'
import { alignWithin } from './before.ts'

/** The beads of two texts, in reading order; called in one direction only (align.ts turns the sides). */
export function alignBilingual(a: readonly string[], b: readonly string[], options: PipelineOptions): Bead[] {
  return alignWithin(a, b, options)
}
