/**
 * A changed place -> the range of both texts that it is judged by: whole words, a figure with its marks, and, token by
 * token, what stands around. The texts are cut into tokens only where somebody looks.
 */
import { tokenize } from '../text/token.ts'
import { mayBeNumber } from './number.ts'
import { endsInDenial } from './turning-mark.ts'

/** One changed place: a deletion, an insertion, or one replaced by the other. Offsets in UTF-16 units, half-open. */
export interface Place extends Range {
  before: string
  after: string
}

/** A stretch of both texts. */
export interface Range {
  fromA: number
  toA: number
  fromB: number
  toB: number
}

/** Both texts, and where in them tokens begin or end. */
export interface Texts {
  a: string
  b: string
  edgesA: Edges
  edgesB: Edges
}

/** 1 at each offset where a token begins or ends, as far as the text was looked at; `upTo` only grows. */
interface Edges {
  at: Uint8Array
  upTo: number
}

export const edgesOf = (text: string): Edges => ({ at: new Uint8Array(text.length + 1), upTo: 0 })

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

/** The place grown to where tokens of both texts begin and end, with the places after it that lie in the same words. */
export function wholeWords(
  texts: Texts,
  places: readonly Place[],
  first: number,
  language: string | undefined,
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
  if (/^\s*[,%]|[,%]\s*$/u.test(edge) || /[-–—−./:~∼§′″]/u.test(edge)) {
    if (/^\.\p{N}/u.test(a.slice(toA, toA + 2))) stepRight(texts, range, ceiling)
    if (/^\s*\p{N}/u.test(a.slice(range.toA, range.toA + 3))) stepRight(texts, range, ceiling)
    if (/\p{N}\s*$/u.test(a.slice(Math.max(0, fromA - 3), fromA))) stepLeft(texts, range, floor)
  }
  // One question mark of two says nothing by itself.
  if (/[?？؟]/u.test(edge)) {
    if (/[?!？！؟]$/u.test(a.slice(Math.max(0, range.fromA - 1), range.fromA))) stepLeft(texts, range, floor)
    if (/^[?!？！؟]/u.test(a.slice(range.toA, range.toA + 1))) stepRight(texts, range, ceiling)
  }
  // A mark may turn what stands beside it: `No, more`, `No more`.
  if (/[.,;:!?—–…，。；：！？、]/u.test(edge) && isTurned(a, range)) {
    stepLeft(texts, range, floor)
    stepRight(texts, range, ceiling)
  }
  return { range, last }
}

/** Is there a denial before the range, or a number in words before and after it? */
function isTurned(a: string, { fromA, toA }: Range): boolean {
  const left = a.slice(Math.max(0, fromA - 12), fromA)
  if (endsInDenial(left)) return true
  const [before] = /[\p{L}-]+\s*$/u.exec(left) ?? []
  const [after] = /^\s*[\p{L}-]+/u.exec(a.slice(toA, toA + 14)) ?? []
  return (
    before !== undefined && after !== undefined && mayBeNumber(before.trim()) && mayBeNumber(after.trim())
  )
}

/** Takes the token before into the range; false if there is none before `floor`, where the texts differ again. */
export function stepLeft({ a, edgesA, edgesB }: Texts, range: Range, floor: number): boolean {
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
export function stepRight({ a, b, edgesA, edgesB }: Texts, range: Range, ceiling: number): boolean {
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
