/**
 * A stretch of a profile -> what stands in each of its places, as flat arrays, and what each of its places is worth beside
 * the places of another stretch: twice the weight of a word for every pair of texts that agree on it, less for near forms.
 */
import type { NearForm } from './near.ts'
import type { Profile } from './profile.ts'
import type { Texts } from './texts.ts'

/** Everything that pairing needs to know of the row. */
export interface Row {
  texts: Texts
  near: readonly (NearForm[] | undefined)[]
}

/** Of the worth of agreeing, what standing side by side is worth to a near form. */
const NEAR_WORTH = 0.6

/** What stands in each place of a stretch: entries `start[i]` to `start[i + 1]` are those of place `i`. */
export interface Face {
  start: Int32Array
  /** Of each entry the number of a word, and the share of texts that read it. */
  ids: Int32Array
  shares: Float64Array
  /** Of each place the share of texts that have a word there, and 1 if it is a mark of punctuation. */
  present: Float64Array
  mark: Uint8Array
}

export function faceOf({ texts }: Row, { texts: held, at }: Profile, from: number, size: number): Face {
  const count = held.length
  const start = new Int32Array(size + 1)
  const ids = new Int32Array(size * count)
  const shares = new Float64Array(size * count)
  const present = new Float64Array(size)
  const mark = new Uint8Array(size)
  let end = 0
  for (let i = 0; i < size; i++) {
    for (let k = 0; k < count; k++) {
      const index = at[(from + i) * count + k]!
      if (index < 0) continue
      const id = texts.ids[held[k]!]![index]!
      let entry = start[i]!
      while (entry < end && ids[entry] !== id) entry++
      if (entry === end) ids[end++] = id
      shares[entry]! += 1 / count
      present[i]! += 1 / count
    }
    start[i + 1] = end
    mark[i] = texts.words[ids[start[i]!]!]!.kind === 'punctuation' ? 1 : 0
  }
  return { start, ids, shares, present, mark }
}

/** Of each word number, the entries that hold it and their places, one after the other. */
export function postingsOf({ start, ids }: Face): Map<number, number[]> {
  const postings = new Map<number, number[]>()
  for (let j = 0; j + 1 < start.length; j++) {
    for (let entry = start[j]!; entry < start[j + 1]!; entry++) {
      const list = postings.get(ids[entry]!)
      if (list) list.push(entry, j)
      else postings.set(ids[entry]!, [entry, j])
    }
  }
  return postings
}

/**
 * Fills in what place `i` is worth beside each place of the other side, and the share of pairs of texts that agree.
 * Gives the places that were filled in, to be emptied again.
 */
export function gainsOf(
  { texts, near }: Row,
  p: Face,
  q: Face,
  i: number,
  postings: ReadonlyMap<number, number[]>,
  gain: Float64Array,
  same: Float64Array,
): number[] {
  const touched: number[] = []
  const add = (id: number, share: number, worth: number, exact: boolean) => {
    const list = postings.get(id)
    if (!list) return
    for (let k = 0; k < list.length; k += 2) {
      const both = share * q.shares[list[k]!]!
      const j = list[k + 1]!
      if (gain[j] === 0) touched.push(j)
      gain[j]! += both * worth
      if (exact) same[j]! += both
    }
  }
  for (let entry = p.start[i]!; entry < p.start[i + 1]!; entry++) {
    const id = p.ids[entry]!
    const worth = 2 * texts.words[id]!.weight
    add(id, p.shares[entry]!, worth, true)
    for (const form of near[id] ?? []) add(form.id, p.shares[entry]!, worth * form.close * NEAR_WORTH, false)
  }
  return touched
}
