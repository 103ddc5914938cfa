/**
 * Two texts of a row -> how they differ, computed when a reader comes to look at them and remembered. `diffWords` and
 * `classifyChanges` do the work; this file only keeps their answers, as rows are painted again at every key.
 */
import {
  type ChangeClass,
  type ClassifiedChange,
  classifyChanges,
  heaviest,
} from '../core/classify/classify.ts'
import { type Change, diffWords } from '../core/diff/diff.ts'

export interface Difference {
  changes: Change[]
  /** Each changed place, with offsets into both texts. */
  places: ClassifiedChange[]
  class: ChangeClass
}

const MOST_REMEMBERED = 20_000
const remembered = new Map<string, Difference>()

/** How `after` differs from `before`, old to new. */
export function differenceOf(before: string, after: string, language: string): Difference {
  if (before === after)
    return { changes: before ? [{ op: 'equal', text: before }] : [], places: [], class: 'none' }
  const key = `${language}/${before.length}:${before}${after}`
  const known = remembered.get(key)
  if (known) return known
  const difference = newDifference(before, after, language)
  if (remembered.size >= MOST_REMEMBERED) remembered.clear()
  remembered.set(key, difference)
  return difference
}

/** The same, not remembered: while a person types, no pair comes twice. */
export function newDifference(before: string, after: string, language: string): Difference {
  const changes = diffWords(before, after, { language })
  const places = classifyChanges(changes, { language })
  return { changes, places, class: heaviest(places.map(place => place.class)) }
}
