/**
 * Two lexed texts -> two lists of numbers, equal where the words agree, and what each of them weighs. No string is made for
 * a word that nobody has to look at: words are told apart by their hash and their place in the text. Which words answer
 * which is found in pairing.ts.
 */
import { type Lexed, MARK, NUMBER } from '../text/lex.ts'
import { NEW_LINE, readingWeightOf, weightOf } from './weigh.ts'

/** What a pairing is made of: entries are equal where their ids are. */
export interface Lists {
  a: Int32Array
  b: Int32Array
  /** Ids are below this. */
  ids: number
  /** What it costs to call entry `k` of a side (0 or 1) changed. Positive. */
  weigh: (side: 0 | 1, k: number) => number
}

/** Table of words, two entries a slot: one more than the id, and the hash. Kept to spare the engine making it again. */
let slots = new Int32Array(2048)

/** Numbers the words of both texts. Open addressing over the hashes that lexing left. */
export function numberWords(a: Lexed, b: Lexed): Lists {
  const idsA = new Int32Array(a.count)
  const idsB = new Int32Array(b.count)
  /** For each id the first token that has it, those of `b` after those of `a`. */
  const firsts: number[] = []
  let size = 256
  slots.fill(0, 0, 2 * size)
  const slotOf = (hash: number) => (hash ^ (hash >>> 15)) & (size - 1)
  const grow = () => {
    size *= 4
    if (slots.length < 2 * size) slots = new Int32Array(2 * size)
    else slots.fill(0, 0, 2 * size)
    for (let id = 0; id < firsts.length; id++) {
      const first = firsts[id]!
      const hash = first < a.count ? a.hash[first]! : b.hash[first - a.count]!
      let slot = slotOf(hash)
      while (slots[2 * slot] !== 0) slot = (slot + 1) & (size - 1)
      slots[2 * slot] = id + 1
      slots[2 * slot + 1] = hash
    }
  }
  for (const lexed of [a, b]) {
    const ids = lexed === a ? idsA : idsB
    const offset = lexed === a ? 0 : a.count
    for (let k = 0; k < lexed.count; k++) {
      const hash = lexed.hash[k]!
      let slot = slotOf(hash)
      let id = -1
      for (let entry = slots[2 * slot]!; entry !== 0; entry = slots[2 * slot]!) {
        if (slots[2 * slot + 1] === hash) {
          const first = firsts[entry - 1]!
          const same = first < a.count ? agree(a, first, lexed, k) : agree(b, first - a.count, lexed, k)
          if (same) {
            id = entry - 1
            break
          }
        }
        slot = (slot + 1) & (size - 1)
      }
      if (id < 0) {
        id = firsts.push(k + offset) - 1
        slots[2 * slot] = id + 1
        slots[2 * slot + 1] = hash
        if (2 * firsts.length > size) grow()
      }
      ids[k] = id
    }
  }
  const weights = new Int32Array(firsts.length)
  const weigh = (side: 0 | 1, k: number) => {
    const id = side === 0 ? idsA[k]! : idsB[k]!
    if (weights[id] === 0) weights[id] = weighFirst(a, b, firsts[id]!)
    const weight = weights[id]!
    return endsLine(side === 0 ? a : b, k) ? weight + NEW_LINE : weight
  }
  return { a: idsA, b: idsB, ids: firsts.length, weigh }
}

/** The same of pieces of text: characters, words and blanks. */
export function numberStrings(a: readonly string[], b: readonly string[]): Lists {
  const weights: number[] = []
  const [idsA, idsB] = number(a, b, piece => weights.push(weightOf(piece, !HAS_WORD.test(piece))))
  const weigh = (side: 0 | 1, k: number) => weights[side === 0 ? idsA[k]! : idsB[k]!]!
  return { a: idsA, b: idsB, ids: weights.length, weigh }
}

/** Gives equal strings equal numbers, counted from 0 over both lists; tells of each string that it sees first. */
export function number(
  a: readonly string[],
  b: readonly string[],
  onNew?: (text: string) => void,
): [Int32Array, Int32Array] {
  const ids = new Map<string, number>()
  const idOf = (text: string) => {
    let id = ids.get(text)
    if (id === undefined) {
      id = ids.size
      ids.set(text, id)
      onNew?.(text)
    }
    return id
  }
  return [Int32Array.from(a, idOf), Int32Array.from(b, idOf)]
}

const HAS_WORD = /[\p{L}\p{N}]/u

function agree(x: Lexed, i: number, y: Lexed, j: number): boolean {
  if (x.faces?.has(i) || y.faces?.has(j)) return faceOf(x, i) === faceOf(y, j)
  const [fromX, fromY] = [x.from[i]!, y.from[j]!]
  const length = x.to[i]! - fromX
  if (y.to[j]! - fromY !== length) return false
  for (let k = 0; k < length; k++) {
    if (x.text.charCodeAt(fromX + k) !== y.text.charCodeAt(fromY + k)) return false
  }
  return true
}

/** The compared face of a token. */
export const faceOf = (lexed: Lexed, k: number) =>
  lexed.faces?.get(k) ?? lexed.text.slice(lexed.from[k], lexed.to[k])

function weighFirst(a: Lexed, b: Lexed, first: number): number {
  const lexed = first < a.count ? a : b
  const k = first < a.count ? first : first - a.count
  const kind = lexed.kind[k]!
  return readingWeightOf(kind === NUMBER ? '0' : faceOf(lexed, k), kind === MARK)
}

/** Does a line end in the white space after the token? */
function endsLine({ text, from, to }: Lexed, k: number): boolean {
  const end = from[k + 1]!
  let at = to[k]!
  if (end - at === 1) return text.charCodeAt(at) === 0x0a
  while (at < end && text.charCodeAt(at) !== 0x0a) at++
  return at < end
}
