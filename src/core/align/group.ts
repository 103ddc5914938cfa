/**
 * What the steps within one language hand to each other: groups of segments in the order of their texts, which become
 * beads in the end; a bead that a person has pinned stands among them and is never touched.
 */
import type { Bead } from './bead.ts'
import type { Found } from './trellis.ts'

/** A bead in the making: segments of both sides, ascending; one side is empty in a gap. */
export interface Group {
  a: number[]
  b: number[]
  /** In nats; a gap is worth its rarity. */
  worth: number
  /** 0 to 1: its share among all alignments that were weighed. */
  sure: number
  /** The pinned bead that it is, if it is one. */
  pin?: Bead
}

/** True if it answers nothing. */
export const isGap = ({ a, b }: Group): boolean => a.length === 0 || b.length === 0

/** What a search found in two sequences of segments, as groups of these segments. */
export function groupsOf(found: readonly Found[], a: Int32Array, b: Int32Array): Group[] {
  return found.map(({ at, na, bt, nb, worth, sure }) => ({
    a: Array.from(a.subarray(at, at + na)),
    b: Array.from(b.subarray(bt, bt + nb)),
    worth,
    sure,
  }))
}
