/**
 * Places -> columns: neighbouring places become one column so that the whole costs a reader least. A column where the
 * texts differ costs a little by itself and the words of each distinct reading; so phrases stay whole, a stray comma between two
 * changes is read with them, and a cut is made where other texts begin to agree with each other, against the rest.
 * (Minimal description length, Rissanen 1978; a segmentation by exact dynamic programming.)
 */
import type { Profile } from './profile.ts'
import type { Texts } from './texts.ts'

/** Places of one column, half-open. */
export interface Span {
  from: number
  to: number
}

/**
 * What a column of variants costs by itself, in words. Measured on the Frankenstein Variorum and Darwin's *Origin*: from 1 down a
 * lone function word between two changes makes a column, from 1.25 up versions that agree against others are torn apart.
 */
const COLUMN = 1.1
/** Blocks of places that are tried as one column. */
const MOST_BLOCKS = 32

/** Neighbouring places with the same texts agreeing with each other. */
interface Block extends Span {
  /** `parts[at + text]`: texts with the same number agree; numbered by the first text of each part. One list for all blocks. */
  parts: Int32Array
  at: number
  /** How many parts there are. */
  count: number
  agreed: boolean
}

/** `rows[text][place]`, as `byText` gives them: the index of the text's word in each of `size` places, or -1. */
export function spansOf(texts: Texts, rows: readonly Int32Array[], size: number): Span[] {
  const costs = runningCosts(texts, rows, size)
  const blocks = blocksOf(texts, rows, size)
  const spans: Span[] = []
  let start = 0
  for (const [k, block] of blocks.entries()) {
    // Reading it twice costs more than the column that this would save.
    if (
      !block.agreed ||
      2 * (costs.of[block.to * rows.length]! - costs.of[block.from * rows.length]!) < COLUMN
    )
      continue
    for (const span of cheapest(blocks.slice(start, k), costs)) spans.push(span)
    spans.push({ from: block.from, to: block.to })
    start = k + 1
  }
  for (const span of cheapest(blocks.slice(start), costs)) spans.push(span)
  return spans
}

/** `rows[text][place]`: the index of its word there, or -1. */
export function byText({ texts, size, at }: Profile): Int32Array[] {
  const rows: Int32Array[] = []
  for (const [k, text] of texts.entries()) {
    const row = new Int32Array(size)
    for (let place = 0; place < size; place++) row[place] = at[place * texts.length + k]!
    rows[text] = row
  }
  return rows
}

/** What the words before each place cost: `of[place * texts + text]`, and those of all texts together, `all[place]`. */
interface Costs {
  texts: number
  of: Float64Array
  all: Float64Array
}

function runningCosts({ ids, words }: Texts, rows: readonly Int32Array[], size: number): Costs {
  const texts = rows.length
  const all = new Float64Array(size + 1)
  const of = new Float64Array((size + 1) * texts)
  for (const [text, row] of rows.entries()) {
    const list = ids[text]!
    let sum = 0
    for (let place = 0; place < size; place++) {
      if (row[place]! >= 0) sum += words[list[row[place]!]!]!.cost
      of[(place + 1) * texts + text] = sum
      all[place + 1]! += sum
    }
  }
  return { texts, of, all }
}

function blocksOf({ ids, words }: Texts, rows: readonly Int32Array[], size: number): Block[] {
  const blocks: Block[] = []
  const count = rows.length
  const parts = new Int32Array(size * count)
  // The parts of this place are written where those of a new block would stand.
  let at = 0
  // Of each word (the last: none) the part that reads it, and in which place that was so.
  const partOf = new Int32Array(words.length + 1)
  const seenIn = new Int32Array(words.length + 1).fill(-1)
  for (let place = 0; place < size; place++) {
    let here = 0
    for (let text = 0; text < count; text++) {
      const index = rows[text]![place]!
      const id = index < 0 ? words.length : ids[text]![index]!
      if (seenIn[id] !== place) {
        seenIn[id] = place
        partOf[id] = here++
      }
      parts[at + text] = partOf[id]!
    }
    const last = blocks.at(-1)
    if (last && last.count === here && isSame(parts, last.at, at, count)) last.to = place + 1
    else {
      blocks.push({ from: place, to: place + 1, parts, at, count: here, agreed: here === 1 })
      at += count
    }
  }
  return blocks
}

function isSame(parts: Int32Array, x: number, y: number, count: number): boolean {
  for (let k = 0; k < count; k++) if (parts[x + k] !== parts[y + k]) return false
  return true
}

/** The cheapest columns that cover a run of blocks. */
function cheapest(blocks: readonly Block[], costs: Costs): Span[] {
  const spans: Span[] = []
  if (blocks.length === 0) return spans
  const least = new Float64Array(blocks.length + 1).fill(Number.POSITIVE_INFINITY)
  const start = new Int32Array(blocks.length + 1)
  const { texts } = costs
  const split = splitter(texts)
  const parts = new Int32Array(texts)
  least[0] = 0
  for (const [i, first] of blocks.entries()) {
    if (first.agreed && least[i]! < least[i + 1]!) {
      least[i + 1] = least[i]!
      start[i + 1] = i
    }
    for (let text = 0; text < texts; text++) parts[text] = first.parts[first.at + text]!
    let count = first.count
    for (let j = i + 1; j <= Math.min(blocks.length, i + MOST_BLOCKS); j++) {
      const { to, parts: more, at } = blocks[j - 1]!
      // Where all read otherwise already, no further word can part them more.
      if (j > i + 1 && count < texts) count = split(parts, more, at)
      if (first.agreed && j === i + 1) continue
      let cost = least[i]! + COLUMN
      if (count === texts) cost += costs.all[to]! - costs.all[first.from]!
      else {
        const [after, before] = [to * texts, first.from * texts]
        for (let text = 0, next = 0; next < count; text++) {
          if (parts[text]! !== next) continue
          next++
          cost += costs.of[after + text]! - costs.of[before + text]!
        }
      }
      if (cost < least[j]! - 1e-9) {
        least[j] = cost
        start[j] = i
      }
      // Words read as one column never cost less than in two, but for the second column itself: none longer is cheaper.
      if (cost > least[j]! + COLUMN + 1e-6) break
    }
  }
  for (let j = blocks.length; j > 0; j = start[j]!)
    spans.push({ from: blocks[start[j]!]!.from, to: blocks[j - 1]!.to })
  return spans.reverse()
}

/** Splits parts (changed in place) so that only texts that agree in both stay together; gives their number. */
function splitter(texts: number): (parts: Int32Array, more: Int32Array, at: number) => number {
  // For each two part numbers the new one, and the call in which it was given.
  const partOf = new Int32Array(texts * texts)
  const given = new Int32Array(texts * texts)
  let call = 0
  return (parts, more, at) => {
    call++
    let next = 0
    for (let text = 0; text < texts; text++) {
      const both = parts[text]! * texts + more[at + text]!
      if (given[both] !== call) {
        given[both] = call
        partOf[both] = next++
      }
      parts[text] = partOf[both]!
    }
    return next
  }
}
