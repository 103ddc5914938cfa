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
  /** Lent to one stretch at a time: as many -1 as there are words (`postingsOf`). */
  head: Int32Array
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

/** Of each word number the entries of a face that hold it: `head[id]` is the first, `next` the one after it; -1 ends. */
export interface Postings {
  head: Int32Array
  next: Int32Array
  /** Of each entry its place. */
  placeOf: Int32Array
}

/** `head` is an array of as many -1 as there are words, lent to one face at a time; `putBack` leaves it as it was. */
export function postingsOf({ start, ids }: Face, head: Int32Array): Postings {
  const size = start.length - 1
  const next = new Int32Array(start[size]!)
  const placeOf = new Int32Array(start[size]!)
  for (let j = size - 1; j >= 0; j--) {
    for (let entry = start[j + 1]! - 1; entry >= start[j]!; entry--) {
      next[entry] = head[ids[entry]!]!
      head[ids[entry]!] = entry
      placeOf[entry] = j
    }
  }
  return { head, next, placeOf }
}

export function putBack({ head, next }: Postings, { ids }: Face): void {
  for (let entry = 0; entry < next.length; entry++) head[ids[entry]!] = -1
}

/** At most so much is worth what two faces have in common, wherever it stands. */
export function commonWorth({ texts, near }: Row, p: Face, q: Face, { head, next }: Postings): number {
  let sum = 0
  const add = (id: number, worth: number) => {
    for (let entry = head[id]!; entry >= 0; entry = next[entry]!) sum += worth * q.shares[entry]!
  }
  const entries = p.start[p.start.length - 1]!
  for (let entry = 0; entry < entries; entry++) {
    const id = p.ids[entry]!
    const worth = 2 * texts.words[id]!.weight * p.shares[entry]!
    add(id, worth)
    for (const form of near[id] ?? []) add(form.id, worth * form.close * NEAR_WORTH)
  }
  return sum
}

/** How many pairs of words would stand side by side, in shares of the texts that have one. */
export function sharedLength(p: Face, q: Face): number {
  const mean = ({ present }: Face) => present.reduce((sum, share) => sum + share, 0) / present.length
  return Math.min(p.present.length, q.present.length) * mean(p) * mean(q)
}

/** What the places of the right side are worth beside one of the left; `touched` lists those that are worth something. */
export interface Gains {
  gain: Float64Array
  /** The share of pairs of texts that agree. */
  same: Float64Array
  touched: number[]
}

/** Fills in what place `i` is worth beside each place of the other side, after emptying what was filled in before. */
export function fillGains(
  { texts, near }: Row,
  p: Face,
  q: Face,
  i: number,
  postings: Postings,
  gains: Gains,
): void {
  for (const j of gains.touched) gains.gain[j] = gains.same[j] = 0
  gains.touched.length = 0
  for (let entry = p.start[i]!; entry < p.start[i + 1]!; entry++) {
    const id = p.ids[entry]!
    const share = p.shares[entry]!
    const worth = 2 * texts.words[id]!.weight
    addGains(q, postings, id, share, worth, true, gains)
    const forms = near[id]
    if (!forms) continue
    for (const form of forms)
      addGains(q, postings, form.id, share, worth * form.close * NEAR_WORTH, false, gains)
  }
}

function addGains(
  q: Face,
  { head, next, placeOf }: Postings,
  id: number,
  share: number,
  worth: number,
  isSame: boolean,
  { gain, same, touched }: Gains,
): void {
  for (let entry = head[id]!; entry >= 0; entry = next[entry]!) {
    const both = share * q.shares[entry]!
    const j = placeOf[entry]!
    if (gain[j] === 0) touched.push(j)
    gain[j]! += both * worth
    if (isSame) same[j]! += both
  }
}
