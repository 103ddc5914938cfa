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
  /** `parts[text]`: texts with the same number agree. */
  parts: Int32Array
  agreed: boolean
}

export function spansOf(texts: Texts, profile: Profile): Span[] {
  const rows = byText(profile)
  const costs = runningCosts(texts, rows, profile.size)
  const blocks = blocksOf(texts, rows, profile.size)
  const spans: Span[] = []
  let start = 0
  for (const [k, block] of blocks.entries()) {
    // Reading it twice costs more than the column that this would save.
    if (!block.agreed || 2 * weightOf(costs, 0, block) < COLUMN) continue
    spans.push(...cheapest(blocks.slice(start, k), costs), { from: block.from, to: block.to })
    start = k + 1
  }
  return [...spans, ...cheapest(blocks.slice(start), costs)]
}

/** `rows[text][place]`: the index of its word there, or -1. */
export function byText({ texts, size, at }: Profile): Int32Array[] {
  const rows: Int32Array[] = []
  for (const [k, text] of texts.entries())
    rows[text] = Int32Array.from({ length: size }, (_, place) => at[place * texts.length + k]!)
  return rows
}

const weightOf = (costs: readonly Float64Array[], text: number, { from, to }: Span) =>
  costs[text]![to]! - costs[text]![from]!

/** `costs[text][place]`: the cost of its words before the place. */
function runningCosts({ ids, words }: Texts, rows: readonly Int32Array[], size: number): Float64Array[] {
  return rows.map((row, text) => {
    const sums = new Float64Array(size + 1)
    for (let place = 0; place < size; place++)
      sums[place + 1] = sums[place]! + (row[place]! < 0 ? 0 : words[ids[text]![row[place]!]!]!.cost)
    return sums
  })
}

function blocksOf({ ids }: Texts, rows: readonly Int32Array[], size: number): Block[] {
  const blocks: Block[] = []
  const count = rows.length
  const here = new Int32Array(count)
  const seen = new Int32Array(count)
  for (let place = 0; place < size; place++) {
    let parts = 0
    for (let text = 0; text < count; text++) {
      const index = rows[text]![place]!
      const id = index < 0 ? -1 : ids[text]![index]!
      let part = 0
      while (part < parts && seen[part] !== id) part++
      if (part === parts) seen[parts++] = id
      here[text] = part
    }
    const last = blocks.at(-1)
    if (last?.parts.every((part, text) => part === here[text])) last.to = place + 1
    else blocks.push({ from: place, to: place + 1, parts: here.slice(), agreed: parts === 1 })
  }
  return blocks
}

/** The cheapest columns that cover a run of blocks. */
function cheapest(blocks: readonly Block[], costs: readonly Float64Array[]): Span[] {
  const least = new Float64Array(blocks.length + 1).fill(Number.POSITIVE_INFINITY)
  const start = new Int32Array(blocks.length + 1)
  least[0] = 0
  for (const [i, first] of blocks.entries()) {
    if (first.agreed && least[i]! < least[i + 1]!) {
      least[i + 1] = least[i]!
      start[i + 1] = i
    }
    let parts = first.parts
    for (let j = i + 1; j <= Math.min(blocks.length, i + MOST_BLOCKS); j++) {
      if (j > i + 1) parts = together(parts, blocks[j - 1]!.parts)
      if (first.agreed && j === i + 1) continue
      let cost = least[i]! + COLUMN
      let next = 0
      for (let text = 0; text < parts.length; text++) {
        if (parts[text]! !== next) continue
        next++
        cost += weightOf(costs, text, { from: first.from, to: blocks[j - 1]!.to })
      }
      if (cost < least[j]! - 1e-9) {
        least[j] = cost
        start[j] = i
      }
    }
  }
  const spans: Span[] = []
  for (let j = blocks.length; j > 0; j = start[j]!)
    spans.push({ from: blocks[start[j]!]!.from, to: blocks[j - 1]!.to })
  return spans.reverse()
}

/** The texts that agree in both; numbered by the first text of each part. */
function together(x: Int32Array, y: Int32Array): Int32Array {
  const parts = new Int32Array(x.length)
  let next = 0
  for (let text = 0; text < x.length; text++) {
    let like = 0
    while (like < text && (x[like] !== x[text] || y[like] !== y[text])) like++
    parts[text] = like < text ? parts[like]! : next++
  }
  return parts
}
