/**
 * What a revision is, and the small arithmetic of paragraphs that joins and splits need: text -> paragraphs, two
 * halves -> one text, before and after -> the kind of change. Keeping revisions is done in the store; which revision
 * is the head is not known here.
 */
import type { ChangeClass } from './classify/classify.ts'

/** One saved change of one segment by one proofreader; immutable. `text` is the whole new text, not a patch. */
export interface Revision {
  id: string
  segment: string
  /** The revision that this one was written upon; null: the imported text. */
  parent: string | null
  text: string
  reason?: string
  /** Only where a person overrode the guess. */
  class?: ChangeClass
  /** The segments whose words these are, such as `C.17`. */
  adoptedFrom?: string
}

const LINE_END = String.raw`(?:\r\n|\r(?!\n)|[\n\v\u0085\u2028])`
const BLANK_LINE = new RegExp(String.raw`${LINE_END}[^\S\n\r\v\u0085\u2028]*${LINE_END}|[\f\u2029]`)
const UNSPACED = String.raw`[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\u3000-\u303f\uff01-\uff0f\uff1a-\uff1f]`
const ENDS_UNSPACED = new RegExp(`${UNSPACED}$`, 'u')
const STARTS_UNSPACED = new RegExp(`^${UNSPACED}`, 'u')
/** A hyphen right after a letter breaks a word; a soft hyphen always does. One after a space is a dash. */
const BROKEN_WORD = /(?:\p{L}[-\u2010\u2011]|\u00ad)$/u

/** The paragraphs of a segment's text: the stretches between blank lines, without outer white space, none empty. */
export function paragraphsOf(text: string): string[] {
  return text
    .split(BLANK_LINE)
    .map(paragraph => paragraph.trim())
    .filter(paragraph => paragraph !== '')
}

/**
 * Two halves of one paragraph as one text: with one space between, or none between Chinese or Japanese characters and
 * after a word broken by a hyphen (which stays: `self-` + `help`; whether it was printed only for the line's sake is
 * for a person to say). An empty half leaves the other as it is.
 */
export function joinTexts(first: string, second: string): string {
  const before = first.trimEnd()
  const after = second.trimStart()
  if (before === '') return second
  if (after === '') return first
  const close = BROKEN_WORD.test(before) || (ENDS_UNSPACED.test(before) && STARTS_UNSPACED.test(after))
  return before + (close ? '' : ' ') + after
}

/** `split` if the text has more paragraphs after than before, else `edit`; removing a text is an edit. */
export function changeKind(before: string, after: string): 'edit' | 'split' {
  return paragraphsOf(after).length > Math.max(1, paragraphsOf(before).length) ? 'split' : 'edit'
}
