/**
 * The classes of change as the page orders, names and abbreviates them. The order is the core's (tested), written out here
 * because the core's file brings the whole judgement with it, which the first look does not wait for.
 */
import type { ChangeClass } from '../core/classify/classify.ts'

/** From the weightiest to the lightest. */
export const classes = [
  'substantive', 'romanization', 'editorial-status', 'spelling', 'number-style', 'hyphenation', 'capitals', 'punctuation',
  'spacing', 'layout',
] as const satisfies readonly ChangeClass[] // biome-ignore format: one list
/** A class that says that something changed. */
export type SomeClass = (typeof classes)[number]

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

/** The weightiest of several classes; `none` of none. */
export const heaviest = (found: Iterable<ChangeClass>): ChangeClass => inOrder(found)[0] ?? 'none'

/** All classes of one changed place: that of its weightiest part, and the lighter ones where it is a mixture. */
export const classesOfPlace = (place: {
  class: ChangeClass
  also?: readonly ChangeClass[]
}): ChangeClass[] => [place.class, ...(place.also ?? [])]
