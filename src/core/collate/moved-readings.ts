/**
 * Columns -> which of them hold the same words in other places: a phrase that some versions read here and others there
 * (collation: a transposition). Found by pairs of words that come in two columns in versions that do not overlap, made longer as
 * far as they agree. Marks of punctuation are passed over. Nothing is put elsewhere: a move is a remark on two readings.
 */
import type { Texts } from './texts.ts'

/** What the texts `texts` read in one column, as numbers of words. */
export interface Said {
  column: number
  texts: number[]
  ids: number[]
}

/** What moved must weigh: two content words, or one where it is at least half of what both readings say. */
const LEAST_COST = 2
const LEAST_ALONE = 1
/** Words that are said in more readings than this are no one's mark. */
const MOST_PLACES = 8

/** `moved[k]`: the columns to which words of `said[k]` answer out of order, ascending. */
export function findMoves(texts: Texts, said: readonly Said[]): number[][] {
  const cost = (id: number) => texts.words[id]!.cost
  const lists = said.map(({ ids }) => ids.filter(id => texts.words[id]!.kind !== 'punctuation'))
  const totals = lists.map(list => list.reduce((sum, id) => sum + cost(id), 0))
  const times = new Int32Array(texts.words.length)
  for (const list of lists) for (const id of list) times[id]!++
  const places = new Map<number, [reading: number, at: number][]>()
  for (const [reading, list] of lists.entries()) {
    for (const [at, id] of list.entries()) {
      if (times[id]! < 2 || times[id]! > MOST_PLACES || cost(id) < LEAST_ALONE) continue
      const known = places.get(id)
      if (known) known.push([reading, at])
      else places.set(id, [[reading, at]])
    }
  }
  const moved = said.map(() => new Set<number>())
  for (const list of places.values()) {
    for (const [x, i] of list) {
      for (const [y, j] of list) {
        if (y <= x || moved[x]!.has(said[y]!.column)) continue
        if (said[x]!.column === said[y]!.column || overlap(said[x]!.texts, said[y]!.texts)) continue
        const run = commonRun(lists[x]!, i, lists[y]!, j)
        const sum = run.reduce((total, id) => total + cost(id), 0)
        if (sum < LEAST_COST && 2 * sum < Math.max(totals[x]!, totals[y]!)) continue
        moved[x]!.add(said[y]!.column)
        moved[y]!.add(said[x]!.column)
      }
    }
  }
  return moved.map(columns => [...columns].sort((p, q) => p - q))
}

const overlap = (x: readonly number[], y: readonly number[]) => x.some(text => y.includes(text))

/** The longest run of equal words through position `i` of the one and `j` of the other. */
function commonRun(x: readonly number[], i: number, y: readonly number[], j: number): number[] {
  let back = 0
  while (back < Math.min(i, j) && x[i - back - 1] === y[j - back - 1]) back++
  let on = 1
  while (i + on < x.length && j + on < y.length && x[i + on] === y[j + on]) on++
  return x.slice(i - back, i + on)
}
