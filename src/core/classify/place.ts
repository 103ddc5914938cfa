/**
 * The changes of a diff -> the changed places, each grown to whole words on both sides, so that a change inside a word
 * (`gue[/r]rilla`) is judged by the whole word. Where a place alone looks substantive, it is looked at again with the
 * words around it and with the place after it: `30 April` for `April 30` is two places to a diff, and one date.
 */
import type { Change } from '../diff/diff.ts'
import { tokenize } from '../text/token.ts'
import { type Mixture, ROMANIZATION, SUBSTANTIVE } from './change-class.ts'
import { isNumberish } from './phrase-class.ts'
import { isSyllabic } from './romanize.ts'
import { classOfStretch, type Surroundings } from './stretch-class.ts'

/** One changed place: a deletion, an insertion, or one replaced by the other. Offsets in UTF-16 units, half-open. */
export interface Place {
  before: string
  after: string
  fromA: number
  toA: number
  fromB: number
  toB: number
}

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

/** A stretch of both texts. */
interface Range {
  fromA: number
  toA: number
  fromB: number
  toB: number
}

/** Both texts, and where in them tokens begin or end. */
interface Texts {
  a: string
  b: string
  edgesA: Edges
  edgesB: Edges
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
    let { range, last } = wholeWords(texts, places, first, comparison)
    let mixture = classOf(texts, range, comparison)
    if (mixture & SUBSTANTIVE) {
      if (isListed(texts, range, comparison.names)) mixture = ROMANIZATION
      else {
        const wider = widerClass(texts, places, range, last, comparison)
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

/** 1 at each offset where a token begins or ends, as far as the text was looked at; `upTo` only grows. */
interface Edges {
  at: Uint8Array
  upTo: number
}

const edgesOf = (text: string): Edges => ({ at: new Uint8Array(text.length + 1), upTo: 0 })

/** Letters around a place in which its neighbours are looked for. */
const AROUND = 50

/** Finds the tokens from `from` to `to` and around. They hold no blanks, so between two blanks they are what they are in the whole. */
function look(text: string, edges: Edges, from: number, to: number, language: string | undefined): void {
  if (edges.upTo === text.length && text.length > 0) return
  let begin = Math.max(edges.upTo, from - AROUND)
  while (begin > edges.upTo && !/\s/.test(text[begin - 1]!)) begin--
  let end = Math.min(text.length, to + AROUND)
  if (end <= edges.upTo) return
  while (end < text.length && !/\s/.test(text[end]!)) end++
  edges.at[begin] = edges.at[end] = 1
  for (const token of tokenize(text.slice(begin, end), language === undefined ? {} : { language })) {
    edges.at[begin + token.from] = edges.at[begin + token.from + token.text.length] = 1
  }
  edges.upTo = end
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
    previous: () => /[\p{L}\p{M}\p{N}'’-]*$/u.exec(a.slice(Math.max(0, begin - LOOK_BACK), begin))![0],
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

/** The place grown to where tokens of both texts begin and end, with the places after it that lie in the same words. */
function wholeWords(
  texts: Texts,
  places: readonly Place[],
  first: number,
  { language }: Comparison,
): { range: Range; last: number } {
  const { a, b, edgesA, edgesB } = texts
  const isEdge = (i: number, j: number) => edgesA.at[i] === 1 && edgesB.at[j] === 1
  let last = first
  let { fromA, fromB, toA, toB } = places[first]!
  look(a, edgesA, fromA, toA, language)
  look(b, edgesB, fromB, toB, language)
  const floor = places[first - 1]?.toA ?? 0
  while (fromA > floor && fromB > 0 && !isEdge(fromA, fromB)) {
    fromA--
    fromB--
  }
  while (toA < a.length && toB < b.length && !isEdge(toA, toB)) {
    const next = places[last + 1]
    if (next && next.fromA === toA && next.fromB === toB) {
      toA = next.toA
      toB = next.toB
      last++
      look(a, edgesA, next.fromA, toA, language)
      look(b, edgesB, next.fromB, toB, language)
    } else {
      toA++
      toB++
    }
  }
  const range = { fromA, toA, fromB, toB }
  // A mark beside a figure may be a minus, a point, a range's or a fraction's: it is read with the figure.
  const ceiling = places[last + 1]?.fromA ?? a.length
  const edge = a.slice(fromA, toA) + b.slice(fromB, toB)
  if (/^\s*[-–—−./:,%]|[-–—−./:,%]\s*$/u.test(edge) || /[-–—−./:]/u.test(edge)) {
    if (/^\s*\p{N}/u.test(a.slice(toA, toA + 3))) stepRight(texts, range, ceiling)
    if (/\p{N}\s*$/u.test(a.slice(Math.max(0, fromA - 3), fromA))) stepLeft(texts, range, floor)
  }
  return { range, last }
}

/** Takes the token before into the range; false if there is none before `floor`, where the texts differ again. */
function stepLeft({ a, edgesA, edgesB }: Texts, range: Range, floor: number): boolean {
  let [i, j] = [range.fromA, range.fromB]
  while (i > floor && j > 0 && /\s/.test(a[i - 1]!)) [i, j] = [i - 1, j - 1]
  const end = i
  do [i, j] = [i - 1, j - 1]
  while (i > floor && j > 0 && !(edgesA.at[i] === 1 && edgesB.at[j] === 1))
  if (end <= floor || i < floor || j < 0 || edgesA.at[i] !== 1 || edgesB.at[j] !== 1) return false
  ;[range.fromA, range.fromB] = [i, j]
  return true
}

/** Takes the token after into the range; false if there is none before `ceiling`. */
function stepRight({ a, b, edgesA, edgesB }: Texts, range: Range, ceiling: number): boolean {
  let [i, j] = [range.toA, range.toB]
  while (i < ceiling && j < b.length && /\s/.test(a[i]!)) [i, j] = [i + 1, j + 1]
  const begin = i
  do [i, j] = [i + 1, j + 1]
  while (i < ceiling && j < b.length && !(edgesA.at[i] === 1 && edgesB.at[j] === 1))
  if (begin >= ceiling || i > ceiling || j > b.length || edgesA.at[i] !== 1 || edgesB.at[j] !== 1)
    return false
  ;[range.toA, range.toB] = [i, j]
  return true
}

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
  last: number,
  comparison: Comparison,
): [Mixture, number] | null {
  const { a, b } = texts
  const isPhrase = phraseLike(a.slice(range.fromA, range.toA), b.slice(range.fromB, range.toB))
  if (!isPhrase) return null
  const floor = endBefore(places, range)
  for (let end = last; end <= last + MOST_JOINED && end < places.length; end++) {
    const next = places[end]!
    if (end > last && next.fromA - places[end - 1]!.toA > LONGEST_GAP) return null
    const joined = end === last ? { range, last } : wholeWords(texts, places, end, comparison)
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

const endBefore = (places: readonly Place[], { fromA }: Range) => {
  let floor = 0
  for (const place of places) if (place.toA <= fromA) floor = place.toA
  return floor
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
