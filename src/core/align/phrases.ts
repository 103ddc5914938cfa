/**
 * Two versions -> in how many places each two neighbouring words stand, and each whole reading of a segment: what comes
 * seldom names a place, also in a text so long that no single word does. Counted in hashed tables that are made for one
 * alignment; that two phrases share a place in them now and then only makes both look commoner than they are.
 */
import type { Pair } from './model.ts'
import type { WordLists } from './read.ts'

export interface Phrases {
  /** The name of two neighbouring words, below `size`. */
  slotOf(first: number, second: number): number
  /** In how many places such a phrase stands, on the side that has it oftener; 255 stands for more. */
  placesOf(slot: number): number
  /** How many segments read just so, on the side that has more of them; 255 stands for more. */
  readings(side: 'a' | 'b', segment: number): number
}

const MOST_SLOTS = 1 << 23

/** Counts the phrases of a pair. */
export function countPhrases({ a, b }: Pair): Phrases {
  let size = 1024
  while (size < 2 * (a.words.length + b.words.length) && size < MOST_SLOTS) size *= 2
  const slotOf = (first: number, second: number) => {
    const mixed = Math.imul(Math.imul(first + 1, 0x9e3779b1) ^ (second + 7), 0x45d9f3b)
    return (mixed ^ (mixed >>> 15)) & (size - 1)
  }
  const keyAt = ({ keys }: WordLists, k: number) =>
    (keys[2 * k]! ^ Math.imul(keys[2 * k + 1]!, 31)) & (size - 1)
  const count = (side: WordLists) => {
    const places = new Uint8Array(size)
    const readings = new Uint8Array(size)
    const add = (table: Uint8Array, slot: number) => {
      if (table[slot]! < 255) table[slot]!++
    }
    const { starts, words } = side
    for (let k = 0; k + 1 < starts.length; k++) {
      add(readings, keyAt(side, k))
      const end = starts[k + 1]! - 1
      for (let at = starts[k]!; at < end; at++) add(places, slotOf(words[at]!, words[at + 1]!))
    }
    return { places, readings }
  }
  const [inA, inB] = [count(a), count(b)]
  return {
    slotOf,
    placesOf: slot => Math.max(inA.places[slot]!, inB.places[slot]!),
    readings(side, segment) {
      const key = keyAt(side === 'a' ? a : b, segment)
      return Math.max(inA.readings[key]!, inB.readings[key]!)
    },
  }
}
