/**
 * Two lists of segments, and their tags if they have any -> are they in two languages? By a sample of each, and by the one
 * answer that there is, of text/language.ts.
 */
import { inOneLanguage, MOST_LETTERS } from '../text/language.ts'

/** So many segments are looked at. */
const MOST_SEGMENTS = 300

/** True if `a` and `b` are in two languages. `languages` are BCP 47 tags, of which the first part counts. */
export function isBilingual(
  a: readonly string[],
  b: readonly string[],
  languages?: readonly [string, string],
): boolean {
  return !inOneLanguage(sample(a), sample(b), { languages })
}

const sample = (texts: readonly string[]) => texts.slice(0, MOST_SEGMENTS).join(' ').slice(0, MOST_LETTERS)
