/**
 * Pairs of words -> numbers in the order in which they are first met, by open addressing: a thousand verses hold a
 * million meetings, and a `Map` of them would take longer than all the rest of the learning.
 */

/** The numbers of pairs; `v` is a word of one side, `w` of the other. */
export interface WordPairs {
  idOf(v: number, w: number): number
  count(): number
  /** The words of a pair. */
  a(pair: number): number
  b(pair: number): number
}

export function makePairs(): WordPairs {
  let slots = new Int32Array(1 << 16).fill(-1)
  let wordsA = new Int32Array(1 << 15)
  let wordsB = new Int32Array(1 << 15)
  let count = 0
  const slotOf = (v: number, w: number) => {
    let slot = (Math.imul(v, 0x9e3779b1) ^ Math.imul(w + 1, 0x85ebca6b)) >>> 0
    slot = (slot ^ (slot >>> 15)) & (slots.length - 1)
    for (;;) {
      const known = slots[slot]!
      if (known < 0 || (wordsA[known] === v && wordsB[known] === w)) return slot
      slot = (slot + 1) & (slots.length - 1)
    }
  }
  const grow = () => {
    wordsA = doubled(wordsA)
    wordsB = doubled(wordsB)
    slots = new Int32Array(slots.length * 2).fill(-1)
    for (let pair = 0; pair < count; pair++) slots[slotOf(wordsA[pair]!, wordsB[pair]!)] = pair
  }
  return {
    idOf(v, w) {
      if (count === wordsA.length) grow()
      const slot = slotOf(v, w)
      if (slots[slot]! >= 0) return slots[slot]!
      wordsA[count] = v
      wordsB[count] = w
      slots[slot] = count
      return count++
    },
    count: () => count,
    a: pair => wordsA[pair]!,
    b: pair => wordsB[pair]!,
  }
}

function doubled(list: Int32Array): Int32Array<ArrayBuffer> {
  const longer = new Int32Array(list.length * 2)
  longer.set(list)
  return longer
}
