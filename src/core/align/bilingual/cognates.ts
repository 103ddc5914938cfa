/**
 * The words of two languages -> pairs that look alike (names, numbers, borrowed words) or share a concept (concepts.ts).
 * Cyrillic letters are first written in Latin; Chinese and Japanese words look alike where they share their characters. A
 * hint to begin a dictionary with, never a proof: `coin` and `coin` differ.
 */
import { findConcepts } from './concepts.ts'
import type { Side } from './side.ts'

/** Pairs of words that look alike: `a[k]` and `b[k]`, and for how many meetings that counts. */
export interface Cognates {
  a: Int32Array
  b: Int32Array
  weight: Float64Array
}

/** Shorter words look alike by chance. */
const SHORTEST = 4
/** Of the letters of the longer word, the part that both begin with. */
const LEAST_COMMON = 0.6
/** So many words at most may begin with the same letters: beyond, beginnings say nothing. */
const MOST_ALIKE = 60
/** What an equal pair counts for, in meetings. */
const STRENGTH = 1.5

const CYRILLIC: Record<string, string> = {
  а: 'a', б: 'b', в: 'v', г: 'g', ґ: 'g', д: 'd', е: 'e', ё: 'e', є: 'e', ж: 'zh', з: 'z', и: 'i', і: 'i', ї: 'i',
  й: 'i', к: 'k', л: 'l', м: 'm', н: 'n', о: 'o', п: 'p', р: 'r', с: 's', т: 't', у: 'u', ф: 'f', х: 'h', ц: 'ts',
  ч: 'ch', ш: 'sh', щ: 'sh', ъ: '', ы: 'y', ь: '', э: 'e', ю: 'u', я: 'ia',
} // biome-ignore format: pairs

/** Pairs of words that look alike, the weight of a word shared among its pairs. */
export function findCognates(a: Side, b: Side): Cognates {
  const latinA = a.forms.map(inLatin)
  const latinB = b.forms.map(inLatin)
  const places = new Map<string, number[]>()
  for (const [w, form] of latinB.entries()) {
    if (!isTold(form)) continue
    const key = keyOf(form)
    const list = places.get(key)
    if (!list) places.set(key, [w])
    else if (list.length < MOST_ALIKE) list.push(w)
  }
  const found: [number, number, number][] = []
  for (const [v, form] of latinA.entries()) {
    if (!isTold(form)) continue
    const alike: [number, number][] = []
    for (const w of places.get(keyOf(form)) ?? []) {
      const like = likeness(form, latinB[w]!)
      if (like >= LEAST_COMMON) alike.push([w, like])
    }
    const sum = alike.reduce((total, [, like]) => total + like, 0)
    for (const [w, like] of alike) found.push([v, w, (STRENGTH * like * like) / Math.max(1, sum)])
  }
  const known = new Set(found.map(([v, w]) => v * b.forms.length + w))
  for (const pair of findConcepts(a, b)) if (!known.has(pair[0] * b.forms.length + pair[1])) found.push(pair)
  return {
    a: Int32Array.from(found, ([v]) => v),
    b: Int32Array.from(found, ([, w]) => w),
    weight: Float64Array.from(found, ([, , weight]) => weight),
  }
}

const isTold = (form: string) =>
  /^\p{L}/u.test(form) ? form.length >= SHORTEST || /^\p{sc=Han}/u.test(form) : true
const keyOf = (form: string) => (/^\p{L}/u.test(form) ? form.slice(0, 3) : form)

function likeness(x: string, y: string): number {
  if (x === y) return 1
  let common = 0
  while (common < x.length && x[common] === y[common]) common++
  return common / Math.max(x.length, y.length)
}

function inLatin(form: string): string {
  return form.replace(/[а-яёґєії]/g, letter => CYRILLIC[letter] ?? letter)
}
