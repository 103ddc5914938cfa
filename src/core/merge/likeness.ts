/**
 * Two sentences -> how much of their words they share: twice the shared words over all (Dice 1945), each word as often as
 * it stands there. For telling a moved or corrected sentence from another one; no order of words, no weights.
 */
import { loosely } from '../text/norm.ts'
import { tokenize } from '../text/token.ts'

export interface WordBag {
  counts: ReadonlyMap<string, number>
  size: number
}

export function wordBag(sentence: string): WordBag {
  const counts = new Map<string, number>()
  let size = 0
  for (const token of tokenize(sentence)) {
    if (token.kind !== 'word' && token.kind !== 'number') continue
    const word = loosely(token.text)
    counts.set(word, (counts.get(word) ?? 0) + 1)
    size++
  }
  return { counts, size }
}

/** From 0 (no word in common) to 1 (the same words). */
export function likenessOf(a: WordBag, b: WordBag): number {
  let shared = 0
  for (const [word, count] of a.counts) shared += Math.min(count, b.counts.get(word) ?? 0)
  return a.size + b.size === 0 ? 0 : (2 * shared) / (a.size + b.size)
}
