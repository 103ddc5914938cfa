/**
 * Two texts of a row -> how they differ, computed when a reader comes to look at them and remembered, as rows are painted
 * again at every key. The work is done in `comparing.ts`, which is loaded while the texts are on their way: no row is
 * painted before it is there.
 */
import type { ChangeClass, ClassifiedChange } from '../core/classify/classify.ts'
import type { Change } from '../core/diff/diff.ts'
import type { compare, follow, TextsAround } from './comparing.ts'
import type { Comparison } from './comparison.ts'

/** A changed place; `also` holds the lighter classes of a mixture. */
export type Place = ClassifiedChange & { also?: readonly ChangeClass[] }

export interface Difference {
  changes: Change[]
  /** Each changed place, with offsets into both texts. */
  places: Place[]
  class: ChangeClass
}

let comparing: typeof compare | null = null
let following: typeof follow | null = null

/** Loads what compares. Until it resolves, asking for a difference is a bug. */
export async function differencesReady(): Promise<void> {
  if (comparing) return
  const parts = await import('./comparing.ts')
  comparing = parts.compare
  following = parts.follow
}

/** Where words of one text stand in another; null where that cannot be told yet. See the core's `follow`. */
export function wordsFollowed(...asked: Parameters<typeof follow>): ReturnType<typeof follow> | null {
  return following?.(...asked) ?? null
}

const MOST_REMEMBERED = 20_000
const remembered = new Map<string, Difference>()

let names: readonly (readonly string[])[] = []
let namesOf = ''

/**
 * Names the forms in which the names of a transcript are written, each list one name. True if what was said of differences
 * may be another now: then all of it is forgotten. `key` stands for the list.
 */
export function readNames(key: string, forms: readonly (readonly string[])[]): boolean {
  if (key === namesOf) return false
  const isNews = names.length + forms.length > 0
  namesOf = key
  names = forms
  if (isNews) remembered.clear()
  return isNews
}

/** The list of names in force; another object where it is another list. */
export const namesRead = (): unknown => names

let around: TextsAround | null = null
let shown = ''

/**
 * Names the texts that are read: their words tell a slip of the pen from another word. Of the same versions nothing is
 * learned anew, however they are proofread; of others, what was remembered is forgotten.
 */
export function readAmong({ slug, versions, texts }: Comparison): void {
  const now = `${slug} ${versions.join(' ')}`
  if (now === shown) return
  shown = now
  around = texts
  remembered.clear()
}

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
  if (!comparing) throw new Error('asked for a difference before what compares was loaded')
  return comparing(before, after, language, around, names)
}
