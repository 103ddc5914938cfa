/**
 * A text -> its words with their places, and two texts -> which word of the newer is which of the older, and what each
 * new stretch took the place of. A word is kept only whole: one that was altered in a letter is a new word in the place of
 * the old. Each Chinese character is a word of its own, so that an edit beside it does not cut it anew.
 */
import { diffWords } from '../diff/diff.ts'
import { blankSheet, lex } from '../text/lex.ts'

/** The words of a text in order: their faces byte for byte, and their places, half-open, in UTF-16 units. */
export interface Words {
  text: string
  faces: string[]
  from: number[]
  to: number[]
}

/** For the texts that most are: kept between calls only to spare the engine making it. */
const sheet = blankSheet(4_000)

export function wordsIn(text: string): Words {
  const { count, from, to } = lex(text, { characters: true }, sheet)
  const words: Words = { text, faces: [], from: [], to: [] }
  for (let k = 0; k < count; k++) {
    words.faces.push(text.slice(from[k], to[k]))
    words.from.push(from[k]!)
    words.to.push(to[k]!)
  }
  return words
}

/** Which word is which. */
export interface Correspondence {
  /** For each word of the newer text its word in the older, or -1. Ascending. */
  kept: number[]
  /** For each word of the newer text the number of the changed place that it came with; -1 where it was kept. */
  place: number[]
  /** For each changed place the words of the older text that stood there; null: none did. */
  replaced: (string | null)[]
}

export function correspond(before: Words, after: Words): Correspondence {
  const kept = keptAround(before, after) ?? keptWords(before, after)
  const place: number[] = []
  const replaced: (string | null)[] = []
  /** The first word of `before` that no kept word has passed yet. */
  let next = 0
  for (let j = 0; j < kept.length; j++) {
    if (kept[j]! >= 0) {
      next = kept[j]! + 1
      place.push(-1)
      continue
    }
    if (j === 0 || kept[j - 1]! >= 0) {
      let end = j
      while (end < kept.length && kept[end]! < 0) end++
      const border = end < kept.length ? kept[end]! : before.faces.length
      replaced.push(border > next ? before.text.slice(before.from[next], before.to[border - 1]) : null)
    }
    place.push(replaced.length - 1)
  }
  return { kept, place, replaced }
}

/**
 * The same as `keptWords` where one place was changed, and one side of it is at most a word: as most edits are, and much
 * quicker. Null where it is not so.
 */
function keptAround(before: Words, after: Words): number[] | null {
  const [a, b] = [before.faces, after.faces]
  const shorter = Math.min(a.length, b.length)
  let head = 0
  while (head < shorter && a[head] === b[head]) head++
  let tail = 0
  while (tail < shorter - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail++
  const [n, m] = [a.length - head - tail, b.length - head - tail]
  if (n > 1 && m > 1) return null
  if (n === 1 && b.slice(head, head + m).includes(a[head]!)) return null
  if (m === 1 && a.slice(head, head + n).includes(b[head]!)) return null
  return b.map((_, j) => (j < head ? j : j >= b.length - tail ? j + a.length - b.length : -1))
}

function keptWords(before: Words, after: Words): number[] {
  const kept = new Array<number>(after.faces.length).fill(-1)
  let [a, b] = [0, 0]
  let [i, j] = [0, 0]
  for (const { op, text } of diffWords(before.text, after.text)) {
    const endB = op === 'delete' ? b : b + text.length
    if (op === 'equal') {
      while (j < after.faces.length && after.from[j]! < b) j++
      for (; j < after.faces.length && after.to[j]! <= endB; j++) {
        const from = after.from[j]! - b + a
        while (i < before.faces.length && before.from[i]! < from) i++
        const isWhole = before.from[i] === from && before.to[i] === after.to[j]! - b + a
        if (isWhole) kept[j] = i
      }
    }
    if (op !== 'insert') a += text.length
    b = endB
  }
  return kept
}

/** A place where words may be found again: a spot, what stands there, and the spot after it. */
export interface Pool<Spot> {
  /** The spots where `face` can be had, those that are to be preferred first. */
  spots(face: string): Iterable<Spot>
  /** The spot after this one, where `face` can be had there; null: it cannot. */
  next(spot: Spot, face: string): Spot | null
}

/**
 * Finds runs of the words `wanted` (ascending places in `faces`) in a pool: from left to right, each time the longest that
 * `accepts` will have. It is handed to `take`, which sees to it that its spots are had no more where that matters, and is
 * wanted no longer. The rest is answered.
 */
export function takeRuns<Spot>(
  wanted: readonly number[],
  faces: readonly string[],
  pool: Pool<Spot>,
  accepts: (at: number, run: readonly Spot[]) => boolean,
  take: (at: number, run: readonly Spot[]) => void,
): number[] {
  const left: number[] = []
  for (let w = 0; w < wanted.length; ) {
    const at = wanted[w]!
    let best: Spot[] = []
    for (const spot of pool.spots(faces[at]!)) {
      const run = [spot]
      for (let last: Spot = spot; wanted[w + run.length] === at + run.length; ) {
        const next = pool.next(last, faces[at + run.length]!)
        if (next === null) break
        run.push(next)
        last = next
      }
      if (run.length > best.length && accepts(at, run)) best = run
    }
    if (best.length > 0) {
      take(at, best)
      w += best.length
    } else {
      left.push(at)
      w++
    }
  }
  return left
}
