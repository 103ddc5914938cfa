/**
 * What a pin is (a person's correction of an alignment: these answer each other, these answer nothing), which pins of a
 * ledger are still in force, how they are undone, and the pinned beads that `align` takes. Promised and tested: of two
 * pins in force between two versions none names a segment of the other, and undoing what was done brings back what was
 * in force. Pins name segments as imported, so no edit can move them. Keeping them is done in the store.
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
function placesOf({ cells }: Pin): string[] {
  const [[p, inP], [q, inQ]] = Object.entries(cells) as [[string, string[]], [string, string[]]]
  return [...inP.map(segment => `${q} ${segment}`), ...inQ.map(segment => `${p} ${segment}`)]
}

/**
 * The pins that hold after all of `pins`, in the order in which they were set. A pin puts every earlier one between the
 * same two versions out of force that names one of the same segments, and that one as a whole.
 */
export function pinsInForce<P extends Pin>(pins: readonly P[]): PinSet<P>[] {
  const holders = new Map<string, PinSet<P>>()
  const held = new Set<PinSet<P>>()
  for (const pin of pins) {
    const places = placesOf(pin)
    const replaced = new Set(places.flatMap(place => holders.get(place) ?? []))
    for (const old of replaced) {
      held.delete(old)
      for (const place of placesOf(old.pin)) holders.delete(place)
    }
    if (pin.kind === 'released') continue
    const set = { pin, superseded: [...replaced].map(old => old.pin) }
    held.add(set)
    for (const place of places) holders.set(place, set)
  }
  return [...held]
}

/** What each of `coming`, set together upon the pins `held` in force, puts out of force. */
export function supersededBy<P extends Pin>(held: readonly P[], coming: readonly P[]): PinSet<P>[] {
  const holders = new Map(held.flatMap(pin => placesOf(pin).map(place => [place, pin] as const)))
  return coming.map(pin => ({
    pin,
    superseded: [...new Set(placesOf(pin).flatMap(place => holders.get(place) ?? []))],
  }))
}

/**
 * The pins, still without ids, that set back what one changeset did: what its pins replaced is set again (which puts
 * them out of force), and a pin that replaced nothing is released. Meant for pins that are all still in force; undoing
 * the undoing does them again.
 */
export function undoingPins(done: readonly PinSet[]): Omit<Pin, 'id'>[] {
  const before = new Map(done.flatMap(({ superseded }) => superseded.map(pin => [pin.id, pin] as const)))
  const again = [...before.values()].map(({ kind, cells }) => ({ kind, cells }))
  const released = done
    .filter(({ pin, superseded }) => superseded.length === 0 && pin.kind !== 'released')
    .map(({ pin }) => ({ kind: 'released' as const, cells: pin.cells }))
  return [...again, ...released]
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
