/**
 * The classes of change as the page orders and names them: the core's list, the weightiest first, and the three weights that
 * the eye tells apart. Judging is the core's; the first look waits for its list only, not for what judges.
 */
import { CHANGE_CLASSES, type ChangeClass } from '../core/classify/change-class.ts'

/** A class that says that something changed. */
export type SomeClass = Exclude<ChangeClass, 'none'>
/** From the weightiest to the lightest. */
export const classes: readonly SomeClass[] = CHANGE_CLASSES.filter(one => one !== 'none').reverse()

const names: Record<ChangeClass, string> = {
  none: 'no change',
  substantive: 'substantive',
  romanization: 'romanization',
  'editorial-status': 'editorial brackets',
  spelling: 'spelling',
  'number-style': 'number style',
  hyphenation: 'hyphenation',
  capitals: 'capitals',
  punctuation: 'punctuation',
  spacing: 'spacing',
  layout: 'layout',
}

/** What a person reads for a class. */
export const className = (changeClass: ChangeClass) => names[changeClass]

/** Three weights for the eye: what changes the meaning, what does not, and nothing. */
export type Weight = 'substantive' | 'minor' | 'none'
export function weightOf(changeClass: ChangeClass): Weight {
  if (changeClass === 'none') return 'none'
  return changeClass === 'substantive' ? 'substantive' : 'minor'
}

/** Those of the classes that something changed in, once each, the weightiest first. */
export function inOrder(found: Iterable<ChangeClass>): SomeClass[] {
  const set = new Set(found)
  return classes.filter(one => set.has(one))
}

/** All classes of one changed place: that of its weightiest part, and the lighter ones where it is a mixture. */
export const classesOfPlace = (place: {
  class: ChangeClass
  also?: readonly ChangeClass[]
}): ChangeClass[] => [place.class, ...(place.also ?? [])]
