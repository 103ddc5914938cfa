/**
 * Two lists of words -> how many edits make the one of the other: insertions, deletions, substitutions, and shifts of a run of
 * words to another place, each one edit (translation edit rate: Snover, Dorr, Schwartz, Micciulla and Makhoul, "A Study of
 * Translation Edit Rate with Targeted Human Annotation", AMTA 2006). The best shifts are not sought but found greedily,
 * as there; so the count is an upper bound. Total: very long rewritten stretches are counted by their common words.
 */
import { pairUp } from '../diff/pairing.ts'
import { number } from '../diff/words.ts'

export interface EditCount {
  insertions: number
  deletions: number
  substitutions: number
  shifts: number
}

export const noEdits = (): EditCount => ({ insertions: 0, deletions: 0, substitutions: 0, shifts: 0 })

/** The limits of the authors' own program. */
const LONGEST_SHIFT = 10
const FARTHEST_SHIFT = 50
/** Cells computed in search of shifts in one pair of texts, some tens of milliseconds; then the search ends. */
const BUDGET = 2_000_000
/** Boxes of more cells are not aligned exactly: 2,000 words against 2,000. */
const EXACT_CELLS = 4_000_000

/** The edits that make `after` of `before`. Words are equal where they are the same string. */
export function editsBetween(before: readonly string[], after: readonly string[]): EditCount {
  const [from, to] = number(before, after)
  let words = Array.from(from)
  const aim = Array.from(to)
  let shifts = 0
  let alignment = align(words, aim)
  const budget = { cells: BUDGET }
  while (alignment.exact && budget.cells > 0) {
    const better = bestShift(words, aim, alignment, budget)
    if (better === null) break
    words = better
    alignment = align(words, aim)
    shifts++
  }
  const { insertions, deletions, substitutions } = alignment
  return { insertions, deletions, substitutions, shifts }
}

export const editTotal = ({ insertions, deletions, substitutions, shifts }: EditCount) =>
  insertions + deletions + substitutions + shifts

interface Alignment {
  insertions: number
  deletions: number
  substitutions: number
  /** Is it surely one with the fewest edits? */
  exact: boolean
  /** For each word, whether it is where it should be. */
  right: boolean[]
  /** For each word of the aim, whether it is there. */
  met: boolean[]
  /** For each word of the aim, the place in `words` behind what answers it. */
  behind: number[]
}

/** An alignment by Levenshtein's distance over words; common ends are cut off first, which costs nothing. */
function align(words: readonly number[], aim: readonly number[]): Alignment {
  const { head, tail } = commonEnds(words, aim)
  const [n, m] = [words.length - head - tail, aim.length - head - tail]
  const found: Alignment = {
    insertions: 0,
    deletions: 0,
    substitutions: 0,
    exact: n * m <= EXACT_CELLS,
    right: words.map((_, i) => i < head || i >= words.length - tail),
    met: aim.map((_, j) => j < head || j >= aim.length - tail),
    behind: aim.map((_, j) => (j < head ? j + 1 : words.length - aim.length + j + 1)),
  }
  if (!found.exact) return countByCommonWords(words, aim, head, n, m, found)
  const width = m + 1
  const cost = new Int32Array((n + 1) * width)
  for (let i = 0; i <= n; i++) cost[i * width] = i
  for (let j = 0; j <= m; j++) cost[j] = j
  for (let i = 1; i <= n; i++) {
    for (let j = 1; j <= m; j++) {
      const at = i * width + j
      const same = words[head + i - 1] === aim[head + j - 1] ? 0 : 1
      cost[at] = Math.min(cost[at - width - 1]! + same, cost[at - width]! + 1, cost[at - 1]! + 1)
    }
  }
  let [i, j] = [n, m]
  while (i > 0 || j > 0) {
    const at = i * width + j
    const here = cost[at]!
    const isSame = i > 0 && j > 0 && words[head + i - 1] === aim[head + j - 1]
    if (i > 0 && j > 0 && cost[at - width - 1]! + (isSame ? 0 : 1) === here) {
      found.behind[head + j - 1] = head + i
      if (isSame) found.right[head + i - 1] = found.met[head + j - 1] = true
      else found.substitutions++
      i--
      j--
    } else if (j > 0 && cost[at - 1]! + 1 === here) {
      found.behind[head + j - 1] = head + i
      found.insertions++
      j--
    } else {
      found.deletions++
      i--
    }
  }
  return found
}

/** What lies between two common words is replaced word by word, and the rest put in or taken out. */
function countByCommonWords(
  words: readonly number[],
  aim: readonly number[],
  head: number,
  n: number,
  m: number,
  found: Alignment,
): Alignment {
  const mate = pairUp(
    Int32Array.from(words.slice(head, head + n)),
    Int32Array.from(aim.slice(head, head + m)),
  )
  let [i, j] = [0, 0]
  const count = (toI: number, toJ: number) => {
    const both = Math.min(toI - i, toJ - j)
    found.substitutions += both
    found.deletions += toI - i - both
    found.insertions += toJ - j - both
  }
  for (const [at, other] of mate.entries()) {
    if (other < 0) continue
    count(at, other)
    ;[i, j] = [at + 1, other + 1]
  }
  count(n, m)
  return found
}

function commonEnds(a: readonly number[], b: readonly number[]): { head: number; tail: number } {
  const shorter = Math.min(a.length, b.length)
  let head = 0
  while (head < shorter && a[head] === b[head]) head++
  let tail = 0
  while (tail < shorter - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail++
  return { head, tail }
}

/** The words after the shift that saves most edits, or null where none saves more than it costs. */
function bestShift(
  words: readonly number[],
  aim: readonly number[],
  { right, met, behind, insertions, deletions, substitutions }: Alignment,
  budget: { cells: number },
): number[] | null {
  const now = insertions + deletions + substitutions
  let least = now - 1
  let best: number[] | null = null
  const places = new Map<number, number[]>()
  for (const [j, word] of aim.entries()) {
    const list = places.get(word)
    if (list) list.push(j)
    else places.set(word, [j])
  }
  for (let i = 0; i < words.length; i++) {
    for (const j of places.get(words[i]!) ?? []) {
      if (Math.abs(j - i) > FARTHEST_SHIFT) continue
      let wrong = false
      let unmet = false
      for (
        let length = 1;
        length <= LONGEST_SHIFT && words[i + length - 1] === aim[j + length - 1];
        length++
      ) {
        if (i + length > words.length || j + length > aim.length) break
        // Only what stands wrong is shifted, and only to where something is lacking.
        wrong ||= !right[i + length - 1]
        unmet ||= !met[j + length - 1]
        if (!wrong || !unmet) continue
        for (const target of targets(behind, j, length)) {
          if (target >= i && target <= i + length) continue
          if (budget.cells <= 0) return best
          const shifted = shift(words, i, length, target)
          const distance = distanceWithin(shifted, aim, least - 1, budget)
          if (distance >= least) continue
          least = distance
          best = shifted
        }
      }
    }
  }
  return best
}

/** Places in the words that answer the beginning of a run of the aim, none twice. */
function targets(behind: readonly number[], j: number, length: number): Set<number> {
  const found = new Set<number>([j === 0 ? 0 : behind[j - 1]!])
  for (let k = j; k < j + length; k++) found.add(behind[k]!)
  return found
}

function shift(words: readonly number[], from: number, length: number, target: number): number[] {
  const run = words.slice(from, from + length)
  return target < from
    ? [...words.slice(0, target), ...run, ...words.slice(target, from), ...words.slice(from + length)]
    : [...words.slice(0, from), ...words.slice(from + length, target), ...run, ...words.slice(target)]
}

/** Levenshtein's distance if it is at most `most`, else something greater; only the band that it can lie in is computed. */
function distanceWithin(
  words: readonly number[],
  aim: readonly number[],
  most: number,
  budget: { cells: number },
): number {
  const { head, tail } = commonEnds(words, aim)
  const [n, m] = [words.length - head - tail, aim.length - head - tail]
  budget.cells -= words.length
  if (Math.abs(n - m) > most || most < 0) return most + 1
  let before = new Array<number>(m + 1)
  let row = new Array<number>(m + 1)
  for (let j = 0; j <= m; j++) before[j] = j
  for (let i = 1; i <= n; i++) {
    const from = Math.max(1, i - most)
    const to = Math.min(m, i + most)
    row[from - 1] = from === 1 ? i : most + 1
    let least = row[from - 1]!
    for (let j = from; j <= to; j++) {
      const same = words[head + i - 1] === aim[head + j - 1] ? 0 : 1
      const above = j === i + most ? most + 1 : before[j]!
      const value = Math.min(before[j - 1]! + same, above + 1, row[j - 1]! + 1)
      row[j] = value
      if (value < least) least = value
    }
    budget.cells -= to - from + 1
    if (least > most) return most + 1
    ;[before, row] = [row, before]
  }
  return before[m]!
}
