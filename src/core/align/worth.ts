/**
 * A bead -> what it is worth, above leaving its segments out: within one language by likeness and mass, so that the
 * best alignment is the one that explains most of the words; between languages by the chance of its lengths (Gale and
 * Church, 1993). Pure arithmetic; the search for the best chain of beads is in lattice.ts.
 */
import { addSketches, lengthFit, type Measure, type Sketch } from './similarity.ts'

/** What a bead must be worth: likeness below it is no better than a gap. Tuned on Bible verses and novel paragraphs in
 * revised states: too low pairs what is unrelated, too high tears heavy rewriting apart. */
export const LEAST_LIKENESS = 0.25
/** What a further segment in a bead costs, as a part of its mass: it must be found in the other side, not just fit in. */
const FURTHER = 0.35
/** Of the lighter of two segments at the corner of a bead, the part that the other must share for the bead to be tried. */
const FEWEST_SHARED = 0.1
/** Words in both sides of a bead, up to which near forms may be all that it has in common. */
const SHORT = 12
/** Logarithms of Gale and Church's shares of each kind of bead; 1-3 and 3-1 are ours. */
const PRIOR: Record<string, number> = {
  '1-1': Math.log(0.89),
  '1-2': Math.log(0.0445),
  '2-1': Math.log(0.0445),
  '2-2': Math.log(0.011),
  '1-3': Math.log(0.003),
  '3-1': Math.log(0.003),
}
/** What a segment that answers nothing is worth: nothing within one language, where words tell; else a rare event. */
export const gapWorth = (bilingual: boolean) => (bilingual ? GAP_ACROSS : 0)
const GAP_ACROSS = Math.log(0.005) - 3

/**
 * What a bead is worth above leaving its segments out. `x` and `y` are its sides; the weight of everything but the
 * heaviest segment of each side is what the joining itself must earn.
 */
export function worth(
  measured: Measure,
  x: readonly Sketch[],
  y: readonly Sketch[],
  least = LEAST_LIKENESS,
): number {
  const p = addSketches(x)
  const q = addSketches(y)
  const value = (measured.likeness(p, q) - least) * (p.mass + q.mass)
  return value - FURTHER * (furtherMass(x) + furtherMass(y))
}

function furtherMass(sketches: readonly Sketch[]): number {
  if (sketches.length === 1) return 0
  let sum = 0
  let most = 0
  for (const { mass } of sketches) {
    sum += mass
    most = Math.max(most, mass)
  }
  return sum - most
}

/** What the bead of `na` segments from position `i` and `nb` from position `j` is worth. */
export type BeadWorth = (i: number, na: number, j: number, nb: number) => number

/** The worth of every bead between two stretches, given as indices; of each pair the dear part is computed once. */
export function beadWorths(
  measured: Measure,
  a: readonly number[],
  b: readonly number[],
  least: number,
): BeadWorth {
  const sideA = windows(measured.a, a)
  const sideB = windows(measured.b, b)
  if (measured.bilingual) return (i, na, j, nb) => worthAcross(measured, sideA(i, na), sideB(j, nb), na, nb)
  // One row of pairs is kept for each of the last few segments of `a`: the search goes through them in order.
  const rows = Array.from({ length: 4 }, () => ({ i: -1, values: new Float64Array(b.length) }))
  const single = (i: number, j: number) => {
    const row = rows[i & 3]!
    if (row.i !== i) {
      row.i = i
      row.values.fill(-1)
    }
    if (row.values[j]! < 0) row.values[j] = measured.overlap(sideA(i, 1), sideB(j, 1))
    return row.values[j]!
  }
  const isFound = (i: number, j: number) =>
    single(i, j) > FEWEST_SHARED * Math.min(sideA(i, 1).mass, sideB(j, 1).mass)
  return (i, na, j, nb) => {
    if (na + nb > 2 && !(isFound(i, j) && isFound(i + na - 1, j + nb - 1))) return 0
    let possible = 0
    let massA = 0
    let massB = 0
    let mostA = 0
    let mostB = 0
    let words = 0
    for (let p = i; p < i + na; p++) {
      const x = sideA(p, 1)
      massA += x.mass
      mostA = Math.max(mostA, x.mass)
      words += x.words.length
      for (let q = j; q < j + nb; q++) possible += single(p, q)
    }
    for (let q = j; q < j + nb; q++) {
      const y = sideB(q, 1)
      massB += y.mass
      mostB = Math.max(mostB, y.mass)
      words += y.words.length
    }
    const mass = massA + massB
    const further = FURTHER * (mass - mostA - mostB)
    // The most it can be worth, before anything dear is computed: trigrams add little to texts that share few words.
    const most = (2 * Math.min(possible, massA, massB)) / mass + (words > SHORT ? 0.1 : 0.25)
    if (mass === 0 || (most - least) * mass - further <= 0) return 0
    return (measured.likeness(sideA(i, na), sideB(j, nb)) - least) * mass - further
  }
}

/** Sketches of neighbours added up, each sum made once. */
function windows(sketches: readonly Sketch[], indices: readonly number[]) {
  const made = new Map<number, Sketch>()
  return (at: number, count: number): Sketch => {
    if (count === 1) return sketches[indices[at]!]!
    const known = made.get(at * 4 + count)
    if (known) return known
    const sketch = addSketches(indices.slice(at, at + count).map(i => sketches[i]!))
    made.set(at * 4 + count, sketch)
    return sketch
  }
}

/** The logarithm of the chance of a bead by its lengths, and what numbers, common words and last marks add to it. */
function worthAcross(measured: Measure, x: Sketch, y: Sketch, na: number, nb: number): number {
  const fit = Math.max(Math.log(Math.max(lengthFit(x.length, y.length, measured.ratio), 1e-9)), -14)
  if (x.mass === 0 || y.mass === 0) return 3 * GAP_ACROSS
  let common = 0
  for (let i = 0, j = 0; i < x.shared.length && j < y.shared.length; ) {
    const p = x.shared[i]!
    const q = y.shared[j]!
    if (p === q) common += Math.min(3, measured.weight(p))
    if (p <= q) i++
    if (q <= p) j++
  }
  const ends = x.ending === y.ending ? 0.3 : x.ending === '?' || y.ending === '?' ? -1 : 0
  return fit + PRIOR[`${na}-${nb}`]! + Math.min(12, common) + ends
}
