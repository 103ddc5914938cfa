/**
 * Two texts -> their changed places, each with its class: the page's one door to the core's diff and classes. A part of its
 * own, loaded while the server is asked for the texts, so that the page itself comes sooner. The words of the texts on screen
 * tell a slip of the pen from another word; they are counted once, when a pair of words is in doubt for the first time.
 */
import { heaviest } from '../core/classify/change-class.ts'
import { classifyChanges, vocabularyOf } from '../core/classify/classify.ts'
import { diffWords } from '../core/diff/diff.ts'
import type { Comparison } from './comparison.ts'
import type { Difference } from './differences.ts'

export { follow } from '../core/review/anchor.ts'

/** The versions on screen. The object stands for them: as long as it is the same, their words are not counted again. */
export type TextsAround = Comparison['texts']

/**
 * How `after` differs from `before`, old to new; `around` are the texts that they are taken from, null where none are known;
 * `names` the forms of each name, which are one romanization or another.
 */
export function compare(
  before: string,
  after: string,
  language: string,
  around: TextsAround | null,
  names: readonly (readonly string[])[] = [],
): Difference {
  const changes = diffWords(before, after, { language })
  const vocabulary = around && { get: (word: string) => wordsOf(around, language).get(word) }
  const places = classifyChanges(changes, { language, names, ...(vocabulary ? { vocabulary } : {}) })
  return { changes, places, class: heaviest(places.map(place => place.class)) }
}

/** Letters that are counted, of all versions together: some 50 ms, once. A longer text is known by the beginning of each. */
const MOST_LETTERS = 600_000

const counted = new WeakMap<TextsAround, Map<string, ReadonlyMap<string, number>>>()

/**
 * How often a word is used in that version, of those in the language, that uses it most: a slip that stands in three drafts
 * stands nowhere else for all that. Of the texts as loaded, which stay while they are proofread.
 */
function wordsOf(around: TextsAround, language: string): ReadonlyMap<string, number> {
  const known = counted.get(around) ?? new Map<string, ReadonlyMap<string, number>>()
  counted.set(around, known)
  let words = known.get(language)
  if (!words) {
    words = mostOf(Object.values(around).filter(version => primary(version.language) === primary(language)))
    known.set(language, words)
  }
  return words
}

const primary = (tag: string) => tag.split('-')[0]

function mostOf(versions: readonly TextsAround[string][]): Map<string, number> {
  const most = new Map<string, number>()
  for (const { segments } of versions) {
    const beginning = beginningOf(
      segments.map(({ imported }) => imported),
      MOST_LETTERS / versions.length,
    )
    for (const [word, count] of vocabularyOf(beginning)) most.set(word, Math.max(count, most.get(word) ?? 0))
  }
  return most
}

function* beginningOf(texts: readonly string[], letters: number): Generator<string> {
  let left = letters
  for (const text of texts) {
    if (left <= 0) return
    left -= text.length
    yield text
  }
}
