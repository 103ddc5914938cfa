/**
 * A box of two lists -> how far from the diagonal its cheapest pairing can stray, and what proves it. A way that leaves the
 * band takes so many words out and puts so many in; even if they are the lightest of the box they cost what `provenUpTo`
 * says, so a way inside the band that costs no more is the cheapest of all (after Ukkonen 1985, with weights).
 */
import type { Stretch } from './unpaired.ts'
import { CONTENT, FUNCTION, LIGHTEST } from './weigh.ts'
import type { Lists } from './words.ts'

/** Diagonals below and above the first that are filled. */
export interface Band {
  left: number
  right: number
}

/**
 * What a pairing costs at the least is known beforehand: the words that only one side has. So many times that is what
 * one costs in most texts; guessed too low, the band is filled in vain, too high, and it is as wide as the table.
 */
const OVER_LEAST = 2

/** Words of each weight, for the sum of the lightest. */
interface Weights {
  marks: number
  functions: number
  total: number
}

/** How often each word comes more on one side than the other; empty between calls. */
let balance = new Int32Array(1024)

/** The narrowest band that is likely to hold the cheapest pairing. */
export function bandOf(lists: Lists, box: Stretch, place: number): Band {
  const { a, b, ids, weigh } = lists
  if (balance.length < ids) balance = new Int32Array(2 * ids)
  let least = place
  for (let i = box.fromA; i < box.toA; i++) balance[a[i]!]!++
  for (let j = box.fromB; j < box.toB; j++) {
    const id = b[j]!
    if (balance[id]! > 0) balance[id]!--
    else least += weigh(1, j)
  }
  for (let i = box.fromA; i < box.toA; i++) {
    const id = a[i]!
    if (balance[id]! > 0) least += weigh(0, i)
    balance[id] = 0
  }
  const surplus = box.toB - box.fromB - (box.toA - box.fromA)
  const [weightsA, weightsB] = weightsOf(lists, box)
  let beyond = 1
  while (
    beyond < weightsA.total + weightsB.total &&
    lightest(weightsA, weightsB, surplus, beyond) + place < OVER_LEAST * least
  )
    beyond += 1 + (beyond >> 2)
  return { left: beyond - 1 + Math.max(0, -surplus), right: beyond - 1 + Math.max(0, surplus) }
}

/** What a way that leaves the band costs at the least. */
export function provenUpTo(lists: Lists, box: Stretch, place: number, { left, right }: Band): number {
  const surplus = box.toB - box.fromB - (box.toA - box.fromA)
  const [weightsA, weightsB] = weightsOf(lists, box)
  return place + lightest(weightsA, weightsB, surplus, Math.min(left, right) + 1)
}

/** The least that it costs to stray `beyond` diagonals from those between the first and the last, and to come back. */
const lightest = (a: Weights, b: Weights, surplus: number, beyond: number) =>
  sumOfLightest(a, beyond + Math.max(0, -surplus)) + sumOfLightest(b, beyond + Math.max(0, surplus))

/** Words that a box does not have cannot be changed: then no way leaves the band so far. */
function sumOfLightest({ marks, functions, total }: Weights, count: number): number {
  if (count > total) return 1 << 29
  const light = Math.min(count, marks)
  const middle = Math.min(count - light, functions)
  return light * LIGHTEST + middle * FUNCTION + (count - light - middle) * CONTENT
}

function weightsOf({ weigh }: Lists, { fromA, toA, fromB, toB }: Stretch): [Weights, Weights] {
  const count = (side: 0 | 1, from: number, to: number): Weights => {
    let [marks, functions] = [0, 0]
    for (let k = from; k < to; k++) {
      const weight = weigh(side, k)
      if (weight < FUNCTION) marks++
      else if (weight < CONTENT) functions++
    }
    return { marks, functions, total: to - from }
  }
  return [count(0, fromA, toA), count(1, fromB, toB)]
}
