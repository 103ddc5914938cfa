/**
 * What a pin is (a person's correction of an alignment: these answer each other, these answer nothing), which pins of a
 * ledger are still in force, how they are undone, and the pinned beads that `align` takes. Promised and tested: pins in
 * force contradict each other neither between two versions nor by way of a third, so that a table can keep them all; and
 * undoing what was done brings back what was in force. Pins name segments as imported, so no edit can move them. Keeping
 * them is done in the store.
 */
import type { Bead } from './align/align.ts'

/** `linked`: all the named segments answer each other. `apart`: each answers nothing in the other version. */
export type PinKind = 'linked' | 'apart' | 'released'

/** One correction between two versions; immutable. `released` only says that earlier ones hold no more. */
export interface Pin {
  id: string
  kind: PinKind
  /** Two sigla, and the ids of the segments named of each; `linked` names some of both, the others of at least one. */
  cells: Record<string, string[]>
}

/** A pin with the pins that it put out of force when it was set. */
export interface PinSet<P extends Pin = Pin> {
  pin: P
  superseded: P[]
}

/** A column of an alignment table: the version, and the ids of its segments in the order in which they are aligned. */
export interface PinColumn {
  siglum: string
  segments: readonly string[]
}

/** A bead between columns `v` and `w`, as `alignVersions` takes it. */
export interface PinnedBead {
  versions: [v: number, w: number]
  bead: Bead
}

/** Each segment that the pin names, with the version against which it is named: two pins that share one cannot both hold. */
function placesOf({ cells }: Pick<Pin, 'cells'>): string[] {
  const [[p, inP], [q, inQ]] = Object.entries(cells) as [[string, string[]], [string, string[]]]
  return [...inP.map(segment => `${q} ${segment}`), ...inQ.map(segment => `${p} ${segment}`)]
}

const segmentsOf = ({ cells }: Pick<Pin, 'cells'>) => Object.values(cells).flat()
const versionOf = (segment: string) => segment.slice(0, segment.indexOf('.'))

/** Pins that hold together, found by what they name. */
class Held<P extends Pin> {
  readonly sets = new Set<PinSet<P>>()
  private readonly holders = new Map<string, PinSet<P>>()
  private readonly linksOf = new Map<string, Set<PinSet<P>>>()

  add(set: PinSet<P>): void {
    this.sets.add(set)
    for (const place of placesOf(set.pin)) this.holders.set(place, set)
    if (set.pin.kind !== 'linked') return
    for (const segment of segmentsOf(set.pin))
      this.linksOf.set(segment, (this.linksOf.get(segment) ?? new Set()).add(set))
  }

  remove(set: PinSet<P>): void {
    this.sets.delete(set)
    for (const place of placesOf(set.pin)) if (this.holders.get(place) === set) this.holders.delete(place)
    for (const segment of segmentsOf(set.pin)) this.linksOf.get(segment)?.delete(set)
  }

  /** Those that name one of the pin's segments between the same two versions. */
  naming(pin: Pin): PinSet<P>[] {
    return [...new Set(placesOf(pin).flatMap(place => this.holders.get(place) ?? []))]
  }

  /** Those that contradict the pin only by way of another version, which is linked with both of its own. */
  contradicting(pin: Pin): PinSet<P>[] {
    if (pin.kind === 'released') return []
    return pin.kind === 'linked' ? this.barring(pin) : this.leading(pin)
  }

  /** All that the segments are linked with, themselves among it, without the links `but`. */
  linkedWith(segments: readonly string[], but: ReadonlySet<PinSet<P>> = new Set()): Set<string> {
    const found = new Set(segments)
    for (const segment of found)
      for (const link of this.linksOf.get(segment) ?? [])
        if (!but.has(link)) for (const other of segmentsOf(link.pin)) found.add(other)
    return found
  }

  /** What holds apart two of those that would be linked with each other. */
  private barring(pin: Pin): PinSet<P>[] {
    const linked = this.linkedWith(segmentsOf(pin))
    const versions = new Set([...linked].map(versionOf))
    const places = [...linked].flatMap(segment => [...versions].map(version => `${version} ${segment}`))
    const holders = new Set(places.flatMap(place => this.holders.get(place) ?? []))
    return [...holders].filter(({ pin: { kind } }) => kind === 'apart')
  }

  /** The links of the segments named by which they would still be linked with the version that they are held apart from. */
  private leading(pin: Pin): PinSet<P>[] {
    const own = new Set(segmentsOf(pin).flatMap(segment => [...(this.linksOf.get(segment) ?? [])]))
    const released = new Set(own)
    // In the order in which they were set, each is let go of only if it leads there beside those that are kept.
    for (const link of this.sets) {
      if (!own.has(link)) continue
      released.delete(link)
      if (this.isLed(pin, released)) released.add(link)
    }
    return [...released]
  }

  /** Is a segment that the pin names linked with the other version, without the links `but`? */
  private isLed({ cells }: Pin, but: ReadonlySet<PinSet<P>>): boolean {
    const [p, q] = Object.keys(cells) as [string, string]
    const leads = (from: string, to: string) =>
      cells[from]!.some(segment => [...this.linkedWith([segment], but)].some(id => versionOf(id) === to))
    return leads(p, q) || leads(q, p)
  }

  /** Sets pins together: first all that they replace goes, so that no order among them matters to that. */
  set(coming: readonly P[]): PinSet<P>[] {
    const replaced = coming.map(pin => this.naming(pin))
    for (const old of new Set(replaced.flat())) this.remove(old)
    return coming.map((pin, i) => {
      const contradicted = this.contradicting(pin)
      for (const old of contradicted) this.remove(old)
      const set = { pin, superseded: [...replaced[i]!, ...contradicted].map(old => old.pin) }
      if (pin.kind !== 'released') this.add(set)
      return set
    })
  }
}

/**
 * The pins that hold after all of `pins`, in the order in which they were set; those with one `seq` were set together. A
 * pin puts out of force, as a whole, every earlier one that it contradicts: the newest word counts. Those are the ones that
 * name one of the same segments between the same two versions; for a link also what holds apart what would now be linked
 * through other versions; for a bar also the links by which a segment that it names would come back through another one.
 */
export function pinsInForce<P extends Pin & { seq?: number }>(pins: readonly P[]): PinSet<P>[] {
  const held = new Held<P>()
  for (let from = 0, to = 1; from < pins.length; from = to++) {
    while (to < pins.length && pins[to]!.seq !== undefined && pins[to]!.seq === pins[from]!.seq) to++
    held.set(pins.slice(from, to))
  }
  return [...held.sets]
}

/** What each of `coming`, set together upon the pins `held` in force, puts out of force. */
export function supersededBy<P extends Pin>(held: readonly P[], coming: readonly P[]): PinSet<P>[] {
  return holding(held).set(coming)
}

/** Of what a pin put out of force, that which names none of its segments: it contradicted it through another version. */
export function contradictedBy<P extends Pin>({ pin, superseded }: PinSet<P>): P[] {
  const named = new Set(placesOf(pin))
  return superseded.filter(old => !placesOf(old).some(place => named.has(place)))
}

/** Can all of these hold at once? No link joins what another pin holds apart, even through a third version. */
export function agree(pins: readonly Pin[]): boolean {
  return holding<Pin>([])
    .set(pins)
    .every(({ superseded }) => superseded.length === 0)
}

/** All that the links among `pins` join with these segments, themselves first. */
export function linkedWith(pins: readonly Pin[], segments: readonly string[]): string[] {
  return [...holding(pins).linkedWith(segments)]
}

function holding<P extends Pin>(pins: readonly P[]): Held<P> {
  const held = new Held<P>()
  for (const pin of pins) if (pin.kind !== 'released') held.add({ pin, superseded: [] })
  return held
}

/**
 * The pins, still without ids, that set back what one changeset did: what its pins replaced is set again, and those that
 * this does not put out of force are released. Meant for pins that are all still in force; undoing the undoing does them
 * again.
 */
export function undoingPins(done: readonly PinSet[]): Omit<Pin, 'id'>[] {
  const own = new Set(done.map(({ pin }) => pin.id))
  const before = new Map(done.flatMap(({ superseded }) => superseded.map(pin => [pin.id, pin] as const)))
  const again = [...before.values()].flatMap(({ id, kind, cells }) => (own.has(id) ? [] : [{ kind, cells }]))
  const named = new Set(again.flatMap(placesOf))
  const released = done
    .filter(({ pin }) => pin.kind !== 'released' && !placesOf(pin).some(place => named.has(place)))
    .map(({ pin }) => ({ kind: 'released' as const, cells: pin.cells }))
  return [...released, ...again]
}

/**
 * The beads by which pins hold the columns of a table. `pinsBetween` gives the pins in force for columns `v` < `w`; those
 * between other versions are passed over. A segment that its column lacks (removed since) is left out of its pin; a link
 * with nothing left on one side holds nothing.
 */
export function pinnedBeads(
  columns: readonly PinColumn[],
  pinsBetween: (v: number, w: number) => readonly Pin[],
): PinnedBead[] {
  const indexOf = columns.map(({ segments }) => new Map(segments.map((id, index) => [id, index])))
  const within = (v: number, ids: readonly string[]) =>
    ids.flatMap(id => indexOf[v]!.get(id) ?? []).sort((i, j) => i - j)
  const beads: PinnedBead[] = []
  columns.forEach((one, v) => {
    for (const [w, other] of columns.entries()) {
      if (w <= v || one.siglum === other.siglum) continue
      for (const { kind, cells } of pinsBetween(v, w)) {
        if (!Object.hasOwn(cells, one.siglum) || !Object.hasOwn(cells, other.siglum)) continue
        const a = within(v, cells[one.siglum]!)
        const b = within(w, cells[other.siglum]!)
        for (const bead of beadsOf(kind, a, b)) beads.push({ versions: [v, w], bead })
      }
    }
  })
  return beads
}

function beadsOf(kind: PinKind, a: number[], b: number[]): Bead[] {
  if (kind === 'linked') return a.length > 0 && b.length > 0 ? [{ a, b, kind: 'match', score: 1 }] : []
  if (kind === 'released') return []
  // One bead a segment: to stand apart from the other version is not to stand together.
  return [
    ...a.map((i): Bead => ({ a: [i], b: [], kind: 'delete', score: 1 })),
    ...b.map((j): Bead => ({ a: [], b: [j], kind: 'insert', score: 1 })),
  ]
}
