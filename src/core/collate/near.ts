/**
 * The words of a row -> which of them are near forms of one word: equal but for case, quotes and diacritics, or a few
 * letters apart (`colour`/`color`, `emotion`/`emotions`). They stand in one place as variants instead of one beside the
 * other. Looked for among words that share their first or last letters only, so that many words stay cheap.
 */
import { likeness } from '../diff/weigh.ts'
import { loosely } from '../text/norm.ts'
import type { Word } from './texts.ts'

/** Another form of a word, and how close it is, 0 to 1. */
export interface NearForm {
  id: number
  close: number
}

/** Of letters in common positions; below it, words of one length are as often strangers. */
const LEAST_LIKE = 0.7
const FEWEST_LETTERS = 4
/** More words with the same beginning than this are names of a series (`w101`), not forms of each other. */
const MOST_ALIKE = 48
const LETTERS = /^[\p{L}\p{M}'’-]+$/u

/** `forms[id]`: the near forms of word `id`, by number; undefined where it has none. */
export function nearForms(words: readonly Word[]): (NearForm[] | undefined)[] {
  const forms: (NearForm[] | undefined)[] = []
  const add = (p: number, q: number, close: number) => {
    const list = forms[p]
    if (!list) forms[p] = [{ id: q, close }]
    else if (!list.some(({ id }) => id === q)) list.push({ id: q, close })
  }
  const loose = words.map(({ norm }) => loosely(norm))
  // Most words have a bucket to themselves; a list is made for the second.
  const alone = new Map<string, number>()
  const buckets = new Map<string, number[]>()
  const put = (key: string, id: number) => {
    const first = alone.get(key)
    if (first === undefined) alone.set(key, id)
    else {
      const bucket = buckets.get(key)
      if (bucket) bucket.push(id)
      else buckets.set(key, [first, id])
    }
  }
  // Two words that are alike but for their dress: one of them has some.
  const dressed = new Set(loose.filter((plain, id) => plain !== words[id]!.norm))
  for (const [id, { kind, norm }] of words.entries()) {
    if (dressed.has(loose[id]!)) put(loose[id]!, id)
    if (kind !== 'word' || norm.length < FEWEST_LETTERS || !LETTERS.test(norm)) continue
    put(`${loose[id]!.slice(0, 3)}-`, id)
    put(`-${loose[id]!.slice(-4)}`, id)
  }
  for (const bucket of buckets.values()) {
    if (bucket.length > MOST_ALIKE) continue
    for (const [k, p] of bucket.entries()) {
      for (const q of bucket.slice(k + 1)) {
        const close = closeness(loose[p]!, loose[q]!)
        if (close === 0) continue
        add(p, q, close)
        add(q, p, close)
      }
    }
  }
  return forms
}

function closeness(p: string, q: string): number {
  if (p === q) return 0.95
  const longer = Math.max(p.length, q.length)
  if (Math.abs(p.length - q.length) > (1 - LEAST_LIKE) * longer) return 0
  const like = likeness(p, q)
  return like >= LEAST_LIKE ? like * 0.9 : 0
}
