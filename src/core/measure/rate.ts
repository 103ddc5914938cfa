/**
 * Two texts -> the edit rate between them (HTER where the second is a person's revision of the first): edits over the words
 * of the revised text, both numbers always given; the same for the substantive edits alone; and the edited places by
 * class. Words and marks count one each; so does each Chinese character, for want of spaces. White space counts nothing.
 */
import {
  CHANGE_CLASSES,
  type ChangeClass,
  type ClassContext,
  type ClassCount,
  type ClassifiedChange,
  classifyChanges,
} from '../classify/classify.ts'
import { diffWords } from '../diff/diff.ts'
import { wordsIn } from '../lineage/words.ts'
import { type EditCount, editsBetween, editTotal, noEdits } from './edits.ts'

/** Edits over words. `rate` is null where the revised text has no words. */
export interface EditRate extends EditCount {
  /** All edits together. */
  numerator: number
  /** The words of the revised text. */
  denominator: number
  rate: number | null
}

/** What was done to a text, or to several together. */
export interface Measure {
  all: EditRate
  /** Only the changes that touch the meaning. */
  substantive: EditRate
  /** Edited places, heaviest class first; a place of several classes counts for each. */
  places: ClassCount[]
}

/** What may be known of a change: the class that a person gave it, and what the classes depend on. */
export interface MeasureContext extends ClassContext {
  given?: ChangeClass
}

/** The rate at which `after` was made of `before`. */
export function editRate(before: string, after: string): EditRate {
  const words = wordsIn(after).faces
  return rateOf(before === after ? noEdits() : editsBetween(wordsIn(before).faces, words), words.length)
}

/** Everything about the change from `before` to `after`. */
export function measure(before: string, after: string, context: MeasureContext = {}): Measure {
  const all = editRate(before, after)
  const places = before === after ? [] : placesOf(before, after, context)
  const given = context.given
  const gentle = given === undefined ? withGentle(before, places) : given === 'substantive' ? before : after
  return {
    all,
    substantive: gentle === before ? all : editRate(gentle, after),
    places: countPlaces(places, given),
  }
}

/** The edited places from `before` to `after` by class, without the rates, which take longer. */
export function editedPlaces(before: string, after: string, context: MeasureContext = {}): ClassCount[] {
  return before === after ? [] : countPlaces(placesOf(before, after, context), context.given)
}

function placesOf(before: string, after: string, context: ClassContext): ClassifiedChange[] {
  const { language } = context
  const changes = diffWords(before, after, language === undefined ? {} : { language })
  return classifyChanges(changes, context)
}

/** The text with all its changes that leave the meaning alone. */
function withGentle(before: string, places: readonly ClassifiedChange[]): string {
  let text = ''
  let at = 0
  for (const place of places) {
    if (place.class === 'substantive') continue
    text += before.slice(at, place.fromA) + place.after
    at = place.toA
  }
  return text + before.slice(at)
}

function countPlaces(places: readonly ClassifiedChange[], given: ChangeClass | undefined): ClassCount[] {
  if (given !== undefined) return places.length > 0 ? [{ class: given, places: places.length }] : []
  return addCounts(
    places.map(place => [place.class, ...(place.also ?? [])].map(each => ({ class: each, places: 1 }))),
  )
}

/** Several counts as one, heaviest class first. */
export function addCounts(counts: Iterable<readonly ClassCount[]>): ClassCount[] {
  const sums = new Map<ChangeClass, number>()
  for (const list of counts) {
    for (const { class: each, places } of list) sums.set(each, (sums.get(each) ?? 0) + places)
  }
  return [...CHANGE_CLASSES]
    .reverse()
    .filter(each => sums.has(each))
    .map(each => ({ class: each, places: sums.get(each)! }))
}

/** The measures of several texts as one. */
export function addMeasures(measures: readonly Measure[]): Measure {
  return {
    all: addRates(measures.map(({ all }) => all)),
    substantive: addRates(measures.map(({ substantive }) => substantive)),
    places: addCounts(measures.map(({ places }) => places)),
  }
}

function addRates(rates: readonly EditRate[]): EditRate {
  const sum = noEdits()
  let denominator = 0
  for (const rate of rates) {
    sum.insertions += rate.insertions
    sum.deletions += rate.deletions
    sum.substitutions += rate.substitutions
    sum.shifts += rate.shifts
    denominator += rate.denominator
  }
  return rateOf(sum, denominator)
}

function rateOf(edits: EditCount, denominator: number): EditRate {
  const numerator = editTotal(edits)
  return { ...edits, numerator, denominator, rate: denominator === 0 ? null : numerator / denominator }
}
