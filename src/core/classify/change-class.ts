/**
 * What kinds of change there are, from the lightest to the weightiest, and sets of them. Textual criticism's substantives
 * and accidentals (W. W. Greg, "The Rationale of Copy-Text", 1950), with the classes that a translation needs besides:
 * romanization, editorial status, layout. Nothing is judged here.
 */

export const CHANGE_CLASSES = [
  'none',
  'layout',
  'spacing',
  'punctuation',
  'capitals',
  'hyphenation',
  'number-style',
  'spelling',
  'editorial-status',
  'romanization',
  'substantive',
] as const
/** From the lightest to the weightest, in the order of `CHANGE_CLASSES`. `none` is the answer that names no class. */
export type ChangeClass = (typeof CHANGE_CLASSES)[number]

const ACCIDENTAL: ReadonlySet<ChangeClass> = new Set<ChangeClass>([
  'spacing',
  'punctuation',
  'capitals',
  'spelling',
  'hyphenation',
  'number-style',
])

/** True of what a copy-editor changes silently: the words stay, their dress changes. */
export function isAccidental(changeClass: ChangeClass): boolean {
  return ACCIDENTAL.has(changeClass)
}

/** The weightiest of several classes; `none` of none. */
export function heaviest(classes: Iterable<ChangeClass>): ChangeClass {
  let weight = 0
  for (const each of classes) weight = Math.max(weight, CHANGE_CLASSES.indexOf(each))
  return CHANGE_CLASSES[weight]!
}

/** Several classes at once, a bit each: a mixture costs no more to gather than one class. 0 is `none`. */
export type Mixture = number

const bit = (changeClass: ChangeClass): Mixture => 1 << CHANGE_CLASSES.indexOf(changeClass)

export const NOTHING: Mixture = 0
export const LAYOUT = bit('layout')
export const SPACING = bit('spacing')
export const PUNCTUATION = bit('punctuation')
export const CAPITALS = bit('capitals')
export const HYPHENATION = bit('hyphenation')
export const NUMBER_STYLE = bit('number-style')
export const SPELLING = bit('spelling')
export const EDITORIAL_STATUS = bit('editorial-status')
export const ROMANIZATION = bit('romanization')
export const SUBSTANTIVE = bit('substantive')

/** The classes of a mixture, heaviest first. Beside a substantive change at the same place nothing else is told. */
export function classesIn(mixture: Mixture): ChangeClass[] {
  if (mixture & SUBSTANTIVE) return ['substantive']
  return CHANGE_CLASSES.filter((_, at) => at > 0 && mixture & (1 << at)).reverse()
}
