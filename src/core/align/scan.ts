/**
 * A segment -> its words as numbers, without making a string of any of them: letters are folded (case, diacritics, quotes)
 * and hashed in one pass, and the hash is looked up in a table that all versions share. Apostrophes and hyphens part
 * words, thousands are read as one number, Chinese, Japanese and Thai go character by character. Total on any UTF-16.
 */
import { isUnspaced } from '../diff/weigh.ts'
import { loosely } from '../text/norm.ts'

/** What a word is: of letters, a number, or one character of a script without spaces. */
export const WORD = 0
export const NUMBER = 1
export const CHARACTER = 2

/** The last mark of a segment: none, `.`, `?`, `!`, `:`, `,`, `;`, in that order. */
export const END_MARKS = 7

const BREAK = 1
const LETTER = 2
const DIGIT = 3
const UNSPACED = 4
const SKIP = 5

/** What each UTF-16 unit is, found when first met: a memo of a pure function, 64 kB at most. */
const classes = new Uint8Array(65_536)

function classify(code: number): number {
  const character = String.fromCharCode(code)
  // Halves of a surrogate pair are nearly always rare Chinese characters; each half then stands for itself.
  if (code >= 0xd800 && code <= 0xdfff) return UNSPACED
  if ((code >= 0x300 && code <= 0x36f) || code === 0xfe0e || code === 0xfe0f || /\p{Cf}/u.test(character))
    return SKIP
  if (/\p{Nd}/u.test(character)) return DIGIT
  if (isUnspaced(character)) return /[\p{L}\p{M}]/u.test(character) ? UNSPACED : BREAK
  return /[\p{L}\p{M}\p{N}]/u.test(character) ? LETTER : BREAK
}

const classOf = (code: number) => {
  const known = classes[code]!
  if (known !== 0) return known
  const found = classify(code)
  classes[code] = found
  return found
}

const ENDS: Record<string, number> = { '.': 1, '。': 1, '．': 1, '…': 1, '?': 2, '？': 2, '!': 3, '！': 3 }
const MORE_ENDS: Record<string, number> = { ':': 4, '：': 4, ',': 5, '，': 5, '、': 5, ';': 6, '；': 6 }

/** Which of the `END_MARKS` closes the text; quotes and brackets after it do not hide it. */
export function endMark(text: string): number {
  for (let i = text.length - 1; i >= Math.max(0, text.length - 6); i--) {
    const mark = ENDS[text[i]!] ?? MORE_ENDS[text[i]!]
    if (mark !== undefined) return mark
    const kind = classOf(text.charCodeAt(i))
    if (kind !== BREAK && kind !== SKIP) return 0
  }
  return 0
}

/** Words by number, for as many texts as are read with it. */
export interface Vocabulary {
  size: number
  /** By word: `WORD`, `NUMBER` or `CHARACTER`. */
  kinds: Uint8Array
  /** By word: the number of its stem, which near forms share; its own kind of numbers. */
  stems: Int32Array
  stemCount: number
}

/** A list of numbers that grows. */
export class Numbers {
  list: Int32Array
  length = 0
  constructor(capacity = 1024) {
    this.list = new Int32Array(capacity)
  }
  push(value: number): void {
    if (this.length === this.list.length) {
      const grown = new Int32Array(this.length * 2)
      grown.set(this.list)
      this.list = grown
    }
    this.list[this.length++] = value
  }
}

/**
 * Interns by two 32-bit hashes, in open addressing: that two words share both is likelier to never happen than a fault
 * of the machine, and would only make two words one.
 */
class HashTable {
  count = 0
  private slots = new Int32Array(4096).fill(-1)
  private first = new Numbers()
  private second = new Numbers()
  idOf(h1: number, h2: number): number {
    const mask = this.slots.length - 1
    let at = (h1 ^ (h2 >>> 15)) & mask
    for (let id = this.slots[at]!; id >= 0; id = this.slots[at]!) {
      if (this.first.list[id] === h1 && this.second.list[id] === h2) return id
      at = (at + 1) & mask
    }
    this.slots[at] = this.count
    this.first.push(h1)
    this.second.push(h2)
    this.count++
    if (this.count * 2 > this.slots.length) this.grow()
    return this.count - 1
  }
  private grow(): void {
    this.slots = new Int32Array(this.slots.length * 4).fill(-1)
    const mask = this.slots.length - 1
    for (let id = 0; id < this.count; id++) {
      let at = (this.first.list[id]! ^ (this.second.list[id]! >>> 15)) & mask
      while (this.slots[at]! >= 0) at = (at + 1) & mask
      this.slots[at] = id
    }
  }
}

const BASIS = 0x811c9dc5 | 0
const OTHER_BASIS = 0x2545f491
const isThousand = (text: string, at: number) => {
  for (let k = 0; k < 3; k++) {
    const code = text.charCodeAt(at + k)
    if (!(code >= 48 && code <= 57)) return false
  }
  const next = text.charCodeAt(at + 3)
  return !(next >= 48 && next <= 57)
}

/** Reads texts into word numbers; one reader for all texts that are to be compared. */
export class WordReader {
  private words = new HashTable()
  private stems = new HashTable()
  private kinds = new Numbers()
  private stemOf = new Numbers()
  private folded = new Map<number, string>()

  vocabulary(): Vocabulary {
    const size = this.words.count
    return {
      size,
      kinds: Uint8Array.from(this.kinds.list.subarray(0, size)),
      stems: this.stemOf.list.slice(0, size),
      stemCount: this.stems.count,
    }
  }

  /** Appends the words of `text` to `into`; gives the number of its letters and digits. */
  read(text: string, into: Numbers): number {
    const before = into.length
    let letters = 0
    let h1 = BASIS
    let h2 = OTHER_BASIS
    let stem1 = 0
    let stem2 = 0
    let short1 = 0
    let short2 = 0
    let size = 0
    let isNumber = false
    const add = (code: number) => {
      h1 = Math.imul(h1 ^ code, 0x01000193)
      h2 = Math.imul(h2 ^ code, 0x5bd1e995) ^ (h2 >>> 13)
      size++
      if (size === 4) {
        short1 = h1
        short2 = h2
      } else if (size === 5) {
        stem1 = h1
        stem2 = h2
      }
    }
    const end = (kind: number) => {
      const id = this.words.idOf(h1, h2)
      if (id === this.kinds.length) {
        const stem =
          kind !== WORD || size < 5
            ? this.stems.idOf(h1, ~h2)
            : size < 7
              ? this.stems.idOf(short1, short2)
              : this.stems.idOf(stem1, stem2)
        this.kinds.push(kind)
        this.stemOf.push(stem)
      }
      into.push(id)
      letters += size
      h1 = BASIS
      h2 = OTHER_BASIS
      size = 0
    }
    for (let i = 0; i < text.length; i++) {
      let code = text.charCodeAt(i)
      if (code >= 65 && code <= 90) code += 32
      const kind = code < 128 && code >= 97 && code <= 122 ? LETTER : classOf(code)
      if (kind === SKIP) continue
      if (kind === LETTER || kind === DIGIT) {
        isNumber = kind === DIGIT && (size === 0 || isNumber)
        if (code < 128) add(code)
        else for (const unit of this.fold(code)) add(unit.charCodeAt(0))
        continue
      }
      if (size > 0) {
        // 50,000 and 50.000 and 50000 are one number.
        if (isNumber && (code === 44 || code === 46) && isThousand(text, i + 1)) continue
        end(isNumber ? NUMBER : WORD)
      }
      if (kind === UNSPACED) {
        add(code)
        end(CHARACTER)
      }
    }
    if (size > 0) end(isNumber ? NUMBER : WORD)
    if (into.length === before) {
      // Nothing but marks, such as a stray `□` or a row of asterisks: then they are what it says.
      for (let i = 0; i < text.length; i++) {
        if (/\s/.test(text[i]!) || classOf(text.charCodeAt(i)) === SKIP) continue
        add(text.charCodeAt(i))
        end(CHARACTER)
      }
    }
    return letters
  }

  private fold(code: number): string {
    let face = this.folded.get(code)
    if (face === undefined) {
      face = loosely(String.fromCharCode(code))
      this.folded.set(code, face)
    }
    return face
  }
}
