/**
 * A change -> its class: does it touch the meaning, or only the dress? And, for mixtures, all classes present with the
 * number of places of each. A guess that a person may override. It errs to one side: whatever is not surely gentle is
 * `substantive`, and a changed number, negation, modal or name always is. Between two languages there is no answer. The
 * classes are described in `change-class.ts`, a place is judged in `place-class.ts` and `stretch-class.ts`.
 */
import { type Change, diffWords } from '../diff/diff.ts'
import { inOneLanguage, isEnglish, languageOf } from '../text/language.ts'
import { CHANGE_CLASSES, type ChangeClass, classesIn } from './change-class.ts'
import { hasTraditional } from './han.ts'
import type { Vocabulary } from './misspelling.ts'
import { classesOfPlaces, type Place, placesOf } from './place-class.ts'

export { CHANGE_CLASSES, type ChangeClass, heaviest, isAccidental } from './change-class.ts'

/** What is known about the text around. */
export interface ClassContext {
  /** Forms of one name, each list one name: `[['Nicholas', 'Nikoláy']]`. */
  names?: readonly (readonly string[])[]
  /** The language of both texts (BCP 47). */
  language?: string
  /** The language of each, where they may be two: then there is no class. */
  languages?: readonly [string, string]
  /** How often the whole text uses each word, as `vocabularyOf` counts: tells a slip of the pen from another word. */
  vocabulary?: Vocabulary
}

/** One changed place. Offsets in UTF-16 units, half-open. */
export interface ClassifiedChange extends Place {
  /** The heaviest class of the place. */
  class: ChangeClass
  /** Where the place is a mixture: its lighter classes, heaviest first. */
  also?: ChangeClass[]
}

/** A class and the number of places that have it. */
export interface ClassCount {
  class: ChangeClass
  places: number
}

/**
 * The heaviest class among the changes from `before` to `after`. `none` where they are identical, and where there is no
 * answer because they are in two languages (by `context.languages`, script or function words). Total and deterministic;
 * swapping the texts does not change the class.
 */
export function classify(before: string, after: string, context: ClassContext = {}): ChangeClass {
  return classesOf(before, after, context)[0]?.class ?? 'none'
}

/** All classes present from `before` to `after`, heaviest first; none of identical texts and of texts in two languages. */
export function classesOf(before: string, after: string, context: ClassContext = {}): ClassCount[] {
  if (before === after) return []
  if (context.languages && !inOneLanguage('', '', context)) return []
  const language = languageOf(context)
  const changes = diffWords(before, after, language === undefined ? {} : { language })
  if (hasLittleInCommon(before, after, changes) && !inOneLanguage(before, after, context)) return []
  return countClasses(classifyChanges(changes, context))
}

/** The same of places that were classified before. */
function countClasses(places: readonly ClassifiedChange[]): ClassCount[] {
  const counts = new Map<ChangeClass, number>()
  for (const place of places) {
    for (const each of [place.class, ...(place.also ?? [])]) counts.set(each, (counts.get(each) ?? 0) + 1)
  }
  return [...CHANGE_CLASSES]
    .reverse()
    .filter(each => counts.has(each))
    .map(each => ({ class: each, places: counts.get(each)! }))
}

/**
 * The changed places of a diff, each with its class. A place inside a word (`gue[/r]rilla`) is judged by the whole word,
 * one inside white space by the whole white space; places that share a word, a date or a name share their classes.
 */
export function classifyChanges(changes: readonly Change[], context: ClassContext = {}): ClassifiedChange[] {
  const places = placesOf(changes)
  let english: boolean | undefined
  let traditional: boolean | undefined
  const around = {
    names: context.names ?? [],
    language: languageOf(context),
    vocabulary: context.vocabulary,
    isEnglish: () => {
      english ??= isEnglish(beginningOf(changes), context)
      return english
    },
    isTraditional: () => {
      traditional ??= changes.some(({ op, text }) => op === 'equal' && hasTraditional(text))
      return traditional
    },
  }
  const mixtures = classesOfPlaces(changes, places, around)
  return places.map((place, i) => {
    const [heaviest = 'spacing', ...also] = classesIn(mixtures[i]!)
    return also.length === 0 ? { ...place, class: heaviest } : { ...place, class: heaviest, also }
  })
}

/** How often each word stands in the texts: all versions of a transcript together, for `ClassContext.vocabulary`. */
export function vocabularyOf(texts: Iterable<string>): Map<string, number> {
  const vocabulary = new Map<string, number>()
  for (const text of texts) {
    for (const [word] of text.toLowerCase().matchAll(/[a-z]+/g))
      vocabulary.set(word, (vocabulary.get(word) ?? 0) + 1)
  }
  return vocabulary
}

/** Of the shorter text, less than this share is in the other too: only then can they be in two languages. */
const LITTLE = 0.3

function hasLittleInCommon(before: string, after: string, changes: readonly Change[]): boolean {
  let common = 0
  for (const { op, text } of changes) if (op === 'equal') common += text.trim().length
  return common < LITTLE * Math.min(before.length, after.length)
}

/** As much of the changes' text as tells the language. */
function beginningOf(changes: readonly Change[]): string {
  let text = ''
  for (const change of changes) {
    if (text.length > 500) break
    text += ` ${change.text}`
  }
  return text
}
