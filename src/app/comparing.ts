/**
 * Two texts -> their changed places, each with its class: the page's one door to the core's diff and classes. A part of its
 * own, loaded while the server is asked for the texts, so that the page itself comes sooner.
 */
import { heaviest } from '../core/classify/change-class.ts'
import { classifyChanges } from '../core/classify/classify.ts'
import { diffWords } from '../core/diff/diff.ts'
import type { Difference } from './differences.ts'

/** How `after` differs from `before`, old to new. */
export function compare(before: string, after: string, language: string): Difference {
  const changes = diffWords(before, after, { language })
  const places = classifyChanges(changes, { language })
  return { changes, places, class: heaviest(places.map(place => place.class)) }
}
