/**
 * Pairs of entries -> the changed stretches between them. What entries mean is not known here; which of them are paired is
 * found in pairing.ts.
 */

/** A stretch that differs, as half-open index ranges into both lists; one of the two ranges may be empty. */
export interface Stretch {
  fromA: number
  toA: number
  fromB: number
  toB: number
}

/** The changed stretches that a pairing leaves, in order; between two of them stands at least one pair. */
export function stretchesOf(mate: Int32Array, lengthB: number): Stretch[] {
  return stretchesIn(mate, { fromA: 0, toA: mate.length, fromB: 0, toB: lengthB })
}

/** The same inside one box of the two lists. */
export function stretchesIn(mate: Int32Array, { fromA, toA, fromB, toB }: Stretch): Stretch[] {
  const stretches: Stretch[] = []
  let nextA = fromA
  let nextB = fromB
  for (let i = fromA; i <= toA; i++) {
    const j = i < toA ? mate[i]! : toB
    if (j < 0) continue
    if (i > nextA || j > nextB) stretches.push({ fromA: nextA, toA: i, fromB: nextB, toB: j })
    nextA = i + 1
    nextB = j + 1
  }
  return stretches
}
