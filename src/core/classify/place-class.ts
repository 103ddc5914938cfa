/**
 * The changes of a diff -> the changed places, each grown to whole words on both sides, so that a change inside a word
 * (`gue[/r]rilla`) is judged by the whole word. Where a place alone looks substantive, it is looked at again with the
 * words around it and with the place after it: `30 April` for `April 30` is two places to a diff, and one date.
 */
import type { Change } from '../diff/diff.ts'
import { type Mixture, ROMANIZATION, SUBSTANTIVE } from './change-class.ts'
import { isNumberish } from './phrase-class.ts'
import { edgesOf, type Place, type Range, stepLeft, stepRight, type Texts, wholeWords } from './range.ts'
import { isSyllabic } from './romanize.ts'
import { classOfStretch, type Surroundings } from './stretch-class.ts'

export type { Place } from './range.ts'

/** What holds for the whole comparison. */
export type Comparison = Omit<Surroundings, 'startsLine' | 'startsSentence' | 'endsText' | 'previous'>

/** The changed places, in order. */
export function placesOf(changes: readonly Change[]): Place[] {
  const places: Place[] = []
  let open: Place | null = null
  let atA = 0
  let atB = 0
  for (const { op, text } of changes) {
    if (op === 'equal') {
      open = null
      atA += text.length
      atB += text.length
      continue
    }
    if (!open) {
      open = { before: '', after: '', fromA: atA, toA: atA, fromB: atB, toB: atB }
      places.push(open)
    }
    if (op === 'delete') {
      open.before += text
      open.toA = atA += text.length
    } else {
      open.after += text
      open.toB = atB += text.length
    }
  }
  return places
}

/** The classes of each place, in order; places that share a word, a number or a name share them. */
export function classesOfPlaces(
  changes: readonly Change[],
  places: readonly Place[],
  comparison: Comparison,
): Mixture[] {
  const [a, b] = [sideOf(changes, 'insert'), sideOf(changes, 'delete')]
  const texts: Texts = { a, b, edgesA: edgesOf(a), edgesB: edgesOf(b) }
  const found: Mixture[] = []
  for (let first = 0; first < places.length; ) {
    let { range, last } = wholeWords(texts, places, first, comparison.language)
    let mixture = classOf(texts, range, comparison)
    if (mixture & SUBSTANTIVE) {
      if (isListed(texts, range, comparison.names)) mixture = ROMANIZATION
      else {
        const wider = widerClass(texts, places, range, first, last, comparison)
        if (wider) [mixture, last] = wider
      }
    }
    for (; first <= last; first++) found.push(mixture)
  }
  return found
}

function sideOf(changes: readonly Change[], without: Change['op']): string {
  let text = ''
  for (const change of changes) if (change.op !== without) text += change.text
  return text
}

function classOf({ a, b }: Texts, { fromA, toA, fromB, toB }: Range, comparison: Comparison): Mixture {
  const endsText = toA === a.length && toB === b.length
  const startsText = fromA === 0 && fromB === 0
  let begin = fromA
  while (begin > 0 && fromA - begin < LOOK_BACK && /[^\S\n]/.test(a[begin - 1]!)) begin--
  const startsLine = startsText || (begin > 0 && a[begin - 1] === '\n')
  return classOfStretch(a.slice(fromA, toA), b.slice(fromB, toB), {
    ...comparison,
    endsText,
    startsLine,
    startsSentence: begin > 0 && (startsLine || endsSentence(a, begin)),
    previous: () =>
      /(?:[\p{L}\p{M}\p{N}'’-]+\s+)?[\p{L}\p{M}\p{N}'’-]*$/u.exec(
        a.slice(Math.max(0, begin - LOOK_BACK), begin),
      )![0],
  })
}

/** Does a stop stand before `at`, with or without quotes and brackets after it? Where a text begins may be the middle of a sentence. */
function endsSentence(text: string, at: number): boolean {
  let end = at
  while (end > 0 && /["'“”‘’()[\]\s]/u.test(text[end - 1]!)) end--
  return end > 0 && /[.!?:;…。！？]/u.test(text[end - 1]!)
}

/** Letters before a place in which the word before it is looked for. */
const LOOK_BACK = 40

/** How many places after the first may belong to one phrase, how many letters between them, and how long it all may be. */
const MOST_JOINED = 3
const LONGEST_GAP = 24
const LONGEST_PHRASE = 90
/** Tokens taken in on the left and on the right, in the order that they are tried. */
const STEPS: [left: number, right: number][] = [
  [0, 0], [0, 1], [1, 0], [1, 1], [2, 0], [0, 2], [2, 1], [1, 2], [3, 0], [0, 3],
] // biome-ignore format: one list

/** A gentler reading of the place together with its surroundings, and the last place that it covers; null if there is none. */
function widerClass(
  texts: Texts,
  places: readonly Place[],
  range: Range,
  first: number,
  last: number,
  comparison: Comparison,
): [Mixture, number] | null {
  const { a, b } = texts
  const isPhrase = phraseLike(a.slice(range.fromA, range.toA), b.slice(range.fromB, range.toB))
  if (!isPhrase) return null
  const floor = places[first - 1]?.toA ?? 0
  for (let end = last; end <= last + MOST_JOINED && end < places.length; end++) {
    const next = places[end]!
    if (end > last && next.fromA - places[end - 1]!.toA > LONGEST_GAP) return null
    const joined = end === last ? { range, last } : wholeWords(texts, places, end, comparison.language)
    const union = { fromA: range.fromA, fromB: range.fromB, toA: joined.range.toA, toB: joined.range.toB }
    if (union.toA - union.fromA > LONGEST_PHRASE || union.toB - union.fromB > LONGEST_PHRASE) return null
    const ceiling = places[joined.last + 1]?.fromA ?? a.length
    for (const [left, right] of STEPS) {
      if (left + right === 0 && end === last) continue
      const wider = { ...union }
      let reached = true
      for (let n = 0; n < left; n++) reached &&= stepLeft(texts, wider, floor)
      for (let n = 0; n < right; n++) reached &&= stepRight(texts, wider, ceiling)
      if (!reached || !isPhrase(a.slice(wider.fromA, wider.toA), b.slice(wider.fromB, wider.toB))) continue
      const found = classOf(texts, wider, comparison)
      if (!(found & SUBSTANTIVE)) return [found, joined.last]
    }
  }
  return null
}

const wordsOf = (text: string) =>
  text.split(/\s+|(?<=\p{L})[,.;:](?=\s|$)|(?<=\d),(?=\s|$)/u).filter(word => word !== '')
const isNamelike = (word: string) => /^\p{Lu}/u.test(word)

/**
 * May the change be one of a number or a name in two forms? Then the test that a wider stretch must pass to be looked at;
 * else null. Nearly all changes of words end here.
 */
function phraseLike(x: string, y: string): ((x: string, y: string) => boolean) | null {
  if (Math.max(x.length, y.length) > LONGEST_PHRASE) return null
  const all = (test: (word: string) => boolean) => (p: string, q: string) =>
    wordsOf(p).every(test) && wordsOf(q).every(test)
  if (all(isNumberish)(x, y)) return all(isNumberish)
  return all(isSyllabic)(x, y) ? all(isNamelike) : null
}

/** Does the place lie inside two listed forms of one name, at the same distance from where they begin or end? */
function isListed({ a, b }: Texts, { fromA, toA, fromB, toB }: Range, names: Comparison['names']): boolean {
  return names.some(forms =>
    forms.some(formA =>
      forms.some(formB => {
        if (formA === formB || formA === '' || formB === '') return false
        for (let at = a.lastIndexOf(formA, fromA); at >= 0; at = at > 0 ? a.lastIndexOf(formA, at - 1) : -1) {
          const end = at + formA.length
          if (end < toA) break
          const begin = fromB - (fromA - at)
          if (b.startsWith(formB, begin) && begin + formB.length - toB === end - toA) return true
        }
        return false
      }),
    ),
  )
}
