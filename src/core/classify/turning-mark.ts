/**
 * A mark between two words that turns what they say: `No, more tanks` and `No more tanks`, `twenty, five men` and `twenty five
 * men`, 5′ and 5″. Commas that only shape a sentence are not here: they are accidental by design, whatever they restrict.
 */
import { plainMarks } from '../text/norm.ts'
import { numberValue } from './number.ts'

/**
 * Words that deny by themselves before a mark, and without one deny what follows: English, Spanish and Italian `no`, Russian
 * `нет` and `нельзя`, Chinese.
 */
const DENIAL = /^(?:no|нет|нельзя|[不没沒别別])$/iu
const DENIAL_BEFORE = /(?<![\p{L}\p{N}])(?:no|нет|нельзя)\s*$|[不没沒别別]$/iu

/** A cheap look at the text before a changed mark: may its change turn what is said there? */
export const endsInDenial = (text: string) => DENIAL_BEFORE.test(text)

const isClosed = (between: string) =>
  /^\s*[.,;:!?—–…，。；：！？、]|^\s+[—–-]\s/u.test(between.replace(/["'“”‘’«»「」『』]/g, ''))

/** Do the marks `x` and `y`, which stand between the same two words, make two sayings of them? */
export function turnsMeaning(before: string, x: string, y: string, after: string): boolean {
  if (x === y) return false
  // `No, no` and `no no` deny alike.
  if (DENIAL.test(before) && !DENIAL.test(after)) {
    // `No. 5` is a number: with and without its stop, but not with a comma.
    if (/^\p{N}/u.test(after) && /^\.?\s*$/.test(x) && /^\.?\s*$/.test(y)) return false
    if (isClosed(x) !== isClosed(y)) return true
    if (/^\p{N}/u.test(after) && x.trim() !== y.trim()) return /^\.?\s*$/.test(x) || /^\.?\s*$/.test(y)
  }
  if (turnsUnit(before, x, y)) return true
  const [openX, openY] = [x.trim() === '', y.trim() === '']
  return openX !== openY && numberValue(`${before} ${after}`) !== null
}

/** Is a figure followed by the prime of one unit, and in the other text by that of another or by none? Quotes may be anything. */
function turnsUnit(figure: string, x: string, y: string): boolean {
  return /\p{N}$/u.test(figure) && (/^[′″]/.test(x) || /^[′″]/.test(y)) && unitOf(x) !== unitOf(y)
}

/** The same of the marks after the last word of a stretch; where the text ends, there is nothing left to deny. */
export const turnsAtEnd = (before: string, x: string, y: string, endsText: boolean) =>
  turnsUnit(before, x, y) || (!endsText && DENIAL.test(before) && isClosed(x) !== isClosed(y))

/** The mark of feet or inches, minutes or seconds, at the beginning of `between`. */
const unitOf = (between: string) => /^['"]/.exec(plainMarks(between))?.[0]
