/**
 * A dictionary and a band -> how much likelier the words of a bead are together than apart, for any bead in the band.
 * For each window of up to four segments of one side and each segment of the other, the odds of Model 1 are summed once;
 * a bead of any size is then a sum of a few such numbers, in both directions.
 */
import type { Band } from './band.ts'
import type { Dictionary, Own } from './dictionary.ts'
import { WIDEST } from './length-odds.ts'
import type { Ratios } from './model-one.ts'
import type { Side } from './side.ts'

/** Natural logarithm of how much likelier the words of both sides are together; of `na` segments from `i`, `nb` from `j`. */
export type WordOdds = (i: number, na: number, j: number, nb: number) => number

/** Part of a side that answers nothing on the other: translations add and leave out. */
const FREE = 0.5
/** Three segments and more are only held against what has this part of the words that would be expected of it. */
const FEWEST = 0.4
const UNFIT = -1000

/**
 * The odds of all beads in `band` between two stretches. `lessonsA` and `lessonsB` name the lesson that each segment of the
 * stretch stood in, or -1.
 */
export function wordOdds(
  a: Pick<Side, 'words' | 'forms'>,
  b: Pick<Side, 'words' | 'forms'>,
  dictionary: Dictionary,
  { lessonsA, lessonsB }: { lessonsA: Int32Array; lessonsB: Int32Array },
  band: Band,
): WordOdds {
  const { low, high, start } = band
  const n = a.words.length
  const size = start[n + 1]!
  const forward = Array.from({ length: WIDEST }, () => new Float32Array(size))
  const backward = Array.from({ length: WIDEST }, () => new Float32Array(size))
  sumWindows(a.words, b.words, dictionary.forward, b.forms.length, { low, high, start }, true)
  sumWindows(b.words, a.words, dictionary.backward, a.forms.length, { low, high, start }, false)
  function sumWindows(
    from: readonly Int32Array[],
    to: readonly Int32Array[],
    ratios: Ratios,
    count: number,
    band: Pick<Band, 'low' | 'high' | 'start'>,
    ahead: boolean,
  ): void {
    const lessonFrom = ahead ? lessonsA : lessonsB
    const lessonTo = ahead ? lessonsB : lessonsA
    const tables = ahead ? forward : backward
    const sums = new Gathered(ratios, count)
    const sum = (list: readonly Int32Array[]) => list.reduce((all, words) => all + words.length, 1)
    const least = (FEWEST * sum(to)) / sum(from)
    const size = (t: number) => to[t]?.length ?? 0
    let top = 0
    for (let f = 0; f < from.length; f++) {
      while (!ahead && band.high[top]! < f) top++
      sums.clear()
      let total = 0
      const lessons: number[] = []
      for (let wide = 1; wide <= WIDEST && f + wide <= from.length; wide++) {
        const added = from[f + wide - 1]!
        total += added.length
        sums.add(added)
        lessons.push(lessonFrom[f + wide - 1]!)
        const table = tables[wide - 1]!
        const first = ahead ? band.low[f]! : top
        for (let t = first; t < to.length; t++) {
          if (ahead ? t > band.high[f]! : band.low[t]! > f) break
          const at = ahead ? start[f]! + t - low[f]! : start[t]! + f - low[t]!
          // Three or four segments stand against one, or three against two: most are far too long for it.
          if (wide > 2 && size(t) + (wide === 3 ? Math.max(size(t - 1), size(t + 1)) : 0) < total * least) {
            table[at] = UNFIT
            continue
          }
          const lesson = lessonTo[t]!
          let less: Float64Array | null = null
          if (lesson >= 0 && lessons.includes(lesson)) {
            const own = dictionary.own(lesson)
            less = new Float64Array(to[t]!.length)
            for (let k = 0; k < wide; k++)
              if (lessons[k] === lesson) addOwn(less, own, from[f + k]!, to[t]!, ahead)
          }
          table[at] = sums.odds(to[t]!, total, less)
        }
      }
    }
  }
  return (i, na, j, nb) => {
    let sum = 0
    const rowAt = start[i]! + j - low[i]!
    const ahead = forward[na - 1]!
    for (let q = 0; q < nb; q++) sum += ahead[rowAt + q]!
    const back = backward[nb - 1]!
    for (let p = i; p < i + na; p++) {
      // Rows below may begin further right: then this window was never summed, and the bead stands outside the band.
      if (j < low[p]!) return Number.NEGATIVE_INFINITY
      sum += back[start[p]! + j - low[p]!]!
    }
    return j + nb - 1 > high[i]! ? Number.NEGATIVE_INFINITY : sum / 2
  }
}

/** Adds to `less`, for each word of `to`, what the words of `from` gained on it in their own lesson. */
function addOwn(less: Float64Array, own: Own, from: Int32Array, to: Int32Array, ahead: boolean): void {
  const [rows, columns] = ahead ? [own.a, own.b] : [own.b, own.a]
  const table = ahead ? own.forward : own.backward
  const width = own.b.length
  for (let x = 0, p = 0; x < from.length; x++) {
    while (p < rows.length && rows[p]! < from[x]!) p++
    if (rows[p] !== from[x]) continue
    for (let y = 0, q = 0; y < to.length; y++) {
      while (q < columns.length && columns[q]! < to[y]!) q++
      if (columns[q] === to[y]) less[y]! += table[ahead ? p * width + q : q * width + p]!
    }
  }
}

/** The ratios of some words added up, for every word of the other side. */
class Gathered {
  readonly #ratios: Ratios
  readonly #extra: Float64Array
  readonly #touched: number[] = []
  #other = 0

  constructor(ratios: Ratios, size: number) {
    this.#ratios = ratios
    this.#extra = new Float64Array(size)
  }

  clear(): void {
    for (const w of this.#touched) this.#extra[w] = 0
    this.#touched.length = 0
    this.#other = 0
  }

  add(words: Int32Array): void {
    const { start, to, ratio, other } = this.#ratios
    for (const v of words) {
      this.#other += other[v]!
      for (let at = start[v]!; at < start[v + 1]!; at++) {
        const w = to[at]!
        if (this.#extra[w] === 0) this.#touched.push(w)
        this.#extra[w]! += ratio[at]! - other[v]!
      }
    }
  }

  odds(words: Int32Array, total: number, less: Float64Array | null): number {
    const scale = (1 - FREE) / Math.max(1, total)
    const other = this.#other
    const extra = this.#extra
    let sum = 0
    let product = 1
    for (let k = 0; k < words.length; k++) {
      const found = other + extra[words[k]!]! - (less ? less[k]! : 0)
      product *= FREE + scale * Math.max(0, found)
      if (product > 1e200 || product < 1e-200) {
        sum += Math.log(product)
        product = 1
      }
    }
    return sum + Math.log(product)
  }
}
