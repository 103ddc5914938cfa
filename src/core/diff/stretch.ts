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
