/**
 * Words sought in a text -> every place where they stand; the places that a person chose -> the text with other words there.
 * White space between words is any white space, a letter with its accent is one letter however it is encoded; whole words
 * and capitals as asked. Promised and tested: what is not chosen stays byte for byte, and no character that a reader sees as
 * one is cut. Which segments are looked through is not known here.
 */
import { graphemes, isClusterEdge } from './text/segmenter.ts'

export interface Sought {
  words: string
  /** Not as a part of a longer word. */
  whole: boolean
  /** Capitals as typed; else any. */
  exactCase: boolean
}

/** Half-open, in UTF-16 units. */
export interface Place {
  from: number
  to: number
}

/** A letter that would lengthen a word beside it: not one of a script that sets no blanks, where no border of words shows. */
const LENGTHENING =
  '(?![\\p{scx=Han}\\p{scx=Hira}\\p{scx=Kana}\\p{scx=Bopo}\\p{scx=Thai}\\p{scx=Laoo}\\p{scx=Khmr}\\p{scx=Mymr}\\p{scx=Tibt}])' +
  '[\\p{L}\\p{N}\\p{M}_]'
const BEGINS_SO = new RegExp(`^${LENGTHENING}`, 'u')
const ENDS_SO = new RegExp(`${LENGTHENING}$`, 'u')

/**
 * Where `sought` stands in `text`, from left to right, none over another. Nothing is sought by blanks alone. Texts are
 * compared in Unicode's composed form (UAX #15, NFC), places are those of the text as given; both ends of a place lie
 * between grapheme clusters (UAX #29): `cafe` does not stand in `café`.
 */
export function placesIn(text: string, { words, whole, exactCase }: Sought): Place[] {
  const parts = words.normalize('NFC').trim().split(/\s+/u).filter(Boolean)
  if (parts.length === 0) return []
  // The syntax characters of the language's grammar, and no others: under `u` no other sign may be escaped.
  const body = parts.map(part => part.replace(/[\^$\\.*+?()[\]{}|]/g, '\\$&')).join('\\s+')
  const pattern = new RegExp(body, exactCase ? 'gu' : 'giu')
  const composed = text.normalize('NFC')
  if (composed === text) return matches(text, pattern, whole)
  // To map every place of a text costs more than to look whether it is worth it.
  if (composed.search(pattern) < 0) return []
  const { letters, origin } = composedLetters(text)
  return matches(letters, pattern, whole)
    .map(({ from, to }) => ({ from: origin[from]!, to: origin[to]! }))
    .filter(({ from, to }) => from < to)
}

function matches(text: string, pattern: RegExp, whole: boolean): Place[] {
  const places: Place[] = []
  pattern.lastIndex = 0
  for (let found = pattern.exec(text); found; found = pattern.exec(text)) {
    const from = found.index
    const to = from + found[0].length
    const isCut = !isClusterEdge(text, from) || !isClusterEdge(text, to)
    if (!isCut && !(whole && isPart(text, from, to))) places.push({ from, to })
    // What did not count may hold the beginning of what does; never between the halves of one code point.
    else pattern.lastIndex = from + (text.codePointAt(from)! > 0xffff ? 2 : 1)
  }
  return places
}

/** Is it part of a longer word? A mark at the end of what is sought needs no word's end after it. */
function isPart(text: string, from: number, to: number): boolean {
  const found = text.slice(from, to)
  return (
    (BEGINS_SO.test(found) && ENDS_SO.test(text.slice(Math.max(0, from - 2), from))) ||
    (ENDS_SO.test(found) && BEGINS_SO.test(text.slice(to, to + 2)))
  )
}

/** `text` composed, and for each of its units, and its end, where the cluster that it is part of begins in `text`. */
function composedLetters(text: string): { letters: string; origin: number[] } {
  let letters = ''
  let at = 0
  const origin: number[] = []
  for (const cluster of graphemes(text)) {
    const composed = cluster.normalize('NFC')
    for (let i = 0; i < composed.length; i++) origin.push(at)
    letters += composed
    at += cluster.length
  }
  origin.push(at)
  return { letters, origin }
}

/** Whether the new words are put as they were typed: capitals that were typed on purpose are no accident of their place. */
export function isAsTyped({ words, exactCase }: Pick<Sought, 'words' | 'exactCase'>): boolean {
  return exactCase || words !== words.toLowerCase()
}

/**
 * `text` with `put` at each of `places`, which follow each other. Where `exactCase` is off, words that began with a capital
 * still do, and words all in capitals stay so.
 */
export function replaced(text: string, places: readonly Place[], put: string, exactCase: boolean): string {
  let result = ''
  let at = 0
  for (const { from, to } of places) {
    const found = text.slice(from, to)
    result += text.slice(at, from) + (exactCase ? put : dressed(put, found))
    at = to
  }
  return result + text.slice(at)
}

/** `put` in the capitals of what it stands for: word by word where they are as many, else those of the first word. */
function dressed(put: string, found: string): string {
  const letters = found.replace(/\P{L}/gu, '')
  const isLoud =
    [...letters].length > 1 && letters === letters.toUpperCase() && letters !== letters.toLowerCase()
  if (isLoud) return put.toUpperCase()
  const capitals = found.trim().split(/\s+/u).map(startsWithCapital)
  const words = put.split(/(\s+)/u)
  const isWordByWord = words.filter(word => /\S/u.test(word)).length === capitals.length
  let n = 0
  return words
    .map(word => {
      if (!/\S/u.test(word)) return word
      const isCapital = isWordByWord || n === 0 ? capitals[n] : false
      n++
      return isCapital ? word.replace(/^\P{L}*\p{L}/u, start => start.toUpperCase()) : word
    })
    .join('')
}

function startsWithCapital(word: string): boolean {
  const begins = /^\P{L}*(\p{L})/u.exec(word)?.[1] ?? ''
  return begins !== begins.toLowerCase()
}
