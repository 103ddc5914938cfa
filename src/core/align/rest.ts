/**
 * A group -> what it does not explain: the words of one side that the other lacks. Two groups that hold parts of one
 * passage show it there: the one lacks what the other has too much.
 */
import type { Evidence } from './evidence.ts'
import type { Group } from './group.ts'

/** Words of one side that the other lacks, as often as it lacks them. */
export interface Rest {
  a: number[]
  b: number[]
}

/** Finds what groups do not explain; one bag serves for all. A pinned group leaves nothing. */
export function makeRests({ pair: { a: sideA, b: sideB, classes } }: Evidence): (group: Group) => Rest {
  const bag = new Int32Array(classes.length)
  return ({ a, b, pin }) => {
    const rest: Rest = { a: [], b: [] }
    if (pin) return rest
    for (const i of a) for (let k = sideA.starts[i]!; k < sideA.starts[i + 1]!; k++) bag[sideA.words[k]!]!++
    for (const j of b)
      for (let k = sideB.starts[j]!; k < sideB.starts[j + 1]!; k++) {
        const word = sideB.words[k]!
        if (bag[word]! > 0) bag[word]!--
        else rest.b.push(word)
      }
    for (const i of a)
      for (let k = sideA.starts[i]!; k < sideA.starts[i + 1]!; k++) {
        const word = sideA.words[k]!
        if (bag[word]! === 0) continue
        bag[word]!--
        rest.a.push(word)
      }
    return rest
  }
}

/** The words that both lists hold, as often as both do. */
export function inBoth(a: readonly number[], b: readonly number[]): number[] {
  if (a.length === 0 || b.length === 0) return []
  const left = new Map<number, number>()
  for (const word of b) left.set(word, (left.get(word) ?? 0) + 1)
  return a.filter(word => {
    const count = left.get(word) ?? 0
    if (count > 0) left.set(word, count - 1)
    return count > 0
  })
}

/** What words are worth that are found on both sides of a single bead. */
export function weightOf({ pair, model }: Evidence, words: readonly number[]): number {
  const lift = model.words.lift(0, 0)
  return words.reduce((sum, word) => sum + lift[pair.classes[word]!]!, 0)
}

/** Of what the smaller of two lists holds, by weight, the part that the other holds too. */
export function covered(evidence: Evidence, a: readonly number[], b: readonly number[]): number {
  const least = Math.min(weightOf(evidence, a), weightOf(evidence, b))
  return least === 0 ? 0 : weightOf(evidence, inBoth(a, b)) / least
}

/** How many neighbouring words of some segments of `a` are neighbours in some of `b` too. */
export function sharedPhrases(
  { pair: { a: sideA, b: sideB } }: Evidence,
  a: readonly number[],
  b: readonly number[],
): number {
  const phrases = new Set<string>()
  for (const j of b)
    for (let k = sideB.starts[j]!; k + 1 < sideB.starts[j + 1]!; k++)
      phrases.add(`${sideB.words[k]} ${sideB.words[k + 1]}`)
  let shared = 0
  for (const i of a)
    for (let k = sideA.starts[i]!; k + 1 < sideA.starts[i + 1]!; k++)
      if (phrases.has(`${sideA.words[k]} ${sideA.words[k + 1]}`)) shared++
  return shared
}
