/**
 * A person's corrections between any two of many versions -> what no row may break: segments that are linked are one
 * atom, and a row that holds an atom is closed to all other segments of the versions that the corrections speak of. So a
 * correction wins over whatever would join through a third version. Of corrections that contradict each other those that
 * hold apart win, then those that come first by what they name; corrections that are in force (core/pin.ts) never do, and
 * are all kept.
 */
import { type Bead, mirror } from './bead.ts'
import { validPins } from './fences.ts'

/** A bead between versions `v` and `w`; its `a` are segments of `v`, its `b` of `w`. */
export interface TablePin {
  versions: [v: number, w: number]
  bead: Bead
}

/** Segments that a correction names, with all that they are linked to. */
export interface Atom {
  /** `cells[v]`: its segments of version `v`, ascending. */
  cells: (number[] | undefined)[]
  /** Versions of which a row with this atom may hold no other segments than the atom's own. */
  closed: Set<number>
  /** The lowest score that the links were given. */
  score: number
}

/** `atoms[v]`: the atom of each segment of version `v` that is named. */
export type Atoms = ReadonlyMap<number, Atom>[]

export function atomsOf(pins: readonly TablePin[], lengths: readonly number[]): Atoms {
  const atoms = lengths.map(() => new Map<number, Atom>())
  const valid = validTablePins(pins, lengths)
  const atomAt = (v: number, i: number): Atom => {
    const known = atoms[v]!.get(i)
    if (known) return known
    const atom: Atom = {
      cells: lengths.map((_, w) => (w === v ? [i] : undefined)),
      closed: new Set(),
      score: 1,
    }
    atoms[v]!.set(i, atom)
    return atom
  }
  for (const {
    versions: [v, w],
    bead,
  } of valid) {
    if (bead.kind === 'delete') for (const i of bead.a) atomAt(v, i).closed.add(w)
    if (bead.kind === 'insert') for (const j of bead.b) atomAt(w, j).closed.add(v)
  }
  for (const {
    versions: [v, w],
    bead,
  } of valid) {
    if (bead.kind === 'delete' || bead.kind === 'insert') continue
    const linked = new Set([...bead.a.map(i => atomAt(v, i)), ...bead.b.map(j => atomAt(w, j))])
    const barred = [...linked].some(x => [...linked].some(y => x !== y && isBarred(x, y)))
    if (barred) continue
    const [first, ...others] = [...linked] as [Atom, ...Atom[]]
    for (const other of others) {
      for (const [u, cell] of other.cells.entries()) {
        if (!cell) continue
        first.cells[u] = [...(first.cells[u] ?? []), ...cell].sort((p, q) => p - q)
        for (const i of cell) atoms[u]!.set(i, first)
      }
      for (const u of other.closed) first.closed.add(u)
      first.score = Math.min(first.score, other.score)
    }
    first.closed.add(v).add(w)
    first.score = Math.min(first.score, bead.score)
  }
  return atoms
}

/** Is a version that the one holds apart from itself found in the other? What links closed may still grow by links. */
const isBarred = (x: Atom, y: Atom) => {
  const bars = (p: Atom, q: Atom) => [...p.closed].some(v => !p.cells[v] && q.cells[v])
  return bars(x, y) || bars(y, x)
}

/** Pins that can be kept, one way round, in an order that depends on what they name. */
function validTablePins(pins: readonly TablePin[], lengths: readonly number[]): TablePin[] {
  const pairs = new Map<string, { versions: [number, number]; beads: Bead[] }>()
  for (const {
    versions: [v, w],
    bead,
  } of pins) {
    if (v === w || lengths[v] === undefined || lengths[w] === undefined) continue
    const turned: [number, number] = v < w ? [v, w] : [w, v]
    const pair = pairs.get(turned.join()) ?? { versions: turned, beads: [] }
    pairs.set(turned.join(), pair)
    pair.beads.push(v < w ? bead : mirror(bead))
  }
  const named = ({ a, b }: Bead) => `${a.join()}|${b.join()}`
  return [...pairs.values()]
    .sort((p, q) => p.versions[0] - q.versions[0] || p.versions[1] - q.versions[1])
    .flatMap(({ versions: [v, w], beads }) => {
      const sorted = beads.toSorted((p, q) => (named(p) < named(q) ? -1 : 1))
      return validPins(sorted, lengths[v]!, lengths[w]!).map(bead => ({
        versions: [v, w] as [number, number],
        bead,
      }))
    })
}
