/**
 * The columns of a comparison -> the pins that hold between them. Between two columns those hold that were in force at
 * the later of their two points: so a comparison of past states stays what it was, and one with today's text is corrected
 * as of today. None holds between two points of one version.
 */
import type { PinInForce } from '../api/transcripts.ts'
import type { Pin, PinSet } from '../core/pin.ts'
import type { SetPin, Store } from '../store/store.ts'

interface PinColumn {
  siglum: string
  /** The entry after which it is looked at. */
  seq: number
}

export interface HoldingPins {
  /** Those between columns `v` and `w`. */
  between(v: number, w: number): readonly Pin[]
  /** All of them, once each, in the order in which they were set. */
  all: PinInForce[]
}

export async function holdingPins(
  store: Store,
  slug: string,
  columns: readonly PinColumn[],
): Promise<HoldingPins> {
  const atPoint = new Map<number, Map<string, PinSet<SetPin>[]>>()
  for (const { seq } of columns) {
    if (!atPoint.has(seq)) atPoint.set(seq, byPair(await store.pins(slug, seq)))
  }
  const setsBetween = (v: number, w: number) => {
    const [one, other] = [columns[v]!, columns[w]!]
    const pins = atPoint.get(Math.max(one.seq, other.seq))!
    return pins.get(pairOf([one.siglum, other.siglum])) ?? []
  }
  const all = new Map<string, PinInForce>()
  for (let v = 0; v < columns.length; v++) {
    for (let w = v + 1; w < columns.length; w++) {
      for (const set of setsBetween(v, w)) all.set(set.pin.id, inForce(set))
    }
  }
  return {
    between: (v, w) => setsBetween(v, w).map(({ pin }) => pin),
    all: [...all.values()].sort((p, q) => p.seq - q.seq),
  }
}

/** No pin has the pair of a version with itself. */
function pairOf(sigla: string[]): string {
  return sigla.sort().join(' ')
}

function byPair(sets: readonly PinSet<SetPin>[]): Map<string, PinSet<SetPin>[]> {
  const pairs = new Map<string, PinSet<SetPin>[]>()
  for (const set of sets) {
    const pair = pairOf(Object.keys(set.pin.cells))
    const found = pairs.get(pair)
    if (found) found.push(set)
    else pairs.set(pair, [set])
  }
  return pairs
}

function inForce({ pin, superseded }: PinSet<SetPin>): PinInForce {
  const { id, kind, cells, seq, by, at, reason } = pin
  const replaced = superseded.map(old => ({ id: old.id, kind: old.kind, cells: old.cells }))
  // One that only releases is never in force.
  return { id, kind: kind === 'apart' ? kind : 'linked', cells, seq, by, at, reason, superseded: replaced }
}
