/**
 * What an alignment is made of, for every pipeline that makes one: beads, the options of a call, the rules for pins, and
 * the order in which beads are given. Nothing here looks at a text; who finds the beads is told in align.ts.
 */
import { ascending } from '../order/ascending.ts'

/** The smallest group in an alignment. Indices ascend; `a` is empty in an insert, `b` in a delete. */
export interface Bead {
  a: number[]
  b: number[]
  kind: 'match' | 'move' | 'delete' | 'insert'
  /**
   * 0 to 1: how sure the alignment is of this bead among all others that it weighed, less for what one side does not explain
   * of the other, for lengths that do not fit, and for a short segment that stands alone. Below a half is doubt.
   */
  score: number
}

/** An earlier answer, what it was the answer to, and the pins that were in force then. */
export interface Previous {
  a: readonly string[]
  b: readonly string[]
  beads: readonly Bead[]
  pinned?: readonly Bead[]
}

export interface AlignOptions {
  /** BCP 47; without them the scripts tell whether these are two languages. */
  languages?: [string, string]
  /** Beads that a person has set. Those that name a segment twice, or none that there is, are left out. */
  pinned?: Bead[]
  /**
   * An earlier answer for nearly the same two versions (and the pins it was given): only the windows round what changed
   * are searched again. The answer obeys the same laws, but may differ from a fresh one: outside of the windows all stays
   * as it was, and a window is judged by its own words. What is no alignment of these texts is left out of account.
   */
  previous?: Previous
}

/** What `align` hands to a pipeline: pins that can be kept together are found by `validPins`. */
export type PipelineOptions = Pick<AlignOptions, 'languages' | 'pinned'>

const MIRRORED = { match: 'match', move: 'move', delete: 'insert', insert: 'delete' } as const

/** The same bead with its sides exchanged. */
export const mirror = ({ a, b, kind, score }: Bead): Bead => ({ a: b, b: a, kind: MIRRORED[kind], score })

/** Sorts beads: the matches in order are the spine; deletes and moves stand by `a`, inserts by `b`. */
export function inReadingOrder(beads: readonly Bead[]): Bead[] {
  const chain = ascending(
    beads
      .filter(bead => bead.kind === 'match')
      .map(bead => ({ a: bead.a[0]!, b: bead.b[0]!, weight: 1, bead })),
  )
  const spine = new Set(chain.map(({ bead }) => bead))
  const byA = beads.filter(bead => !spine.has(bead) && bead.a.length > 0).sort((p, q) => p.a[0]! - q.a[0]!)
  const byB = beads.filter(bead => bead.a.length === 0).sort((p, q) => p.b[0]! - q.b[0]!)
  const sorted: Bead[] = []
  let nextA = 0
  let nextB = 0
  for (const fence of [...spine, undefined]) {
    while (nextA < byA.length && (!fence || byA[nextA]!.a[0]! < fence.a[0]!)) sorted.push(byA[nextA++]!)
    while (nextB < byB.length && (!fence || byB[nextB]!.b[0]! < fence.b[0]!)) sorted.push(byB[nextB++]!)
    if (fence) sorted.push(fence)
  }
  return sorted
}
