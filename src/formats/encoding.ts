/**
 * The bytes of a plain text -> its characters, and which encoding that was: told by its byte-order mark, else UTF-8 where the
 * bytes are that, else what chardet takes them for; a person may know better. A mark at the beginning stays in the text
 * where the text was in UTF-8, so that it comes back byte for byte.
 */
import { analyse } from 'chardet'
import { FormatError } from './reading.ts'

/** What may be chosen, by the names that `TextDecoder` knows. */
export const ENCODINGS = [
  'utf-8',
  'utf-16le',
  'utf-16be',
  'windows-1252',
  'windows-1251',
  'windows-1250',
  'koi8-r',
  'iso-8859-2',
  'iso-8859-5',
  'gb18030',
  'big5',
  'euc-kr',
  'shift_jis',
  'euc-jp',
] as const

export interface Decoded {
  text: string
  used: string
  /** False: a guess, which a person should see. */
  sure: boolean
  /** What else it may be, likeliest first. */
  others: string[]
}

/** Guesses with less than this are no better than none. */
const LEAST_CONFIDENCE = 10
const SAMPLE = 200_000

/** Throws FormatError `invalid` for bytes that are no text in the encoding that was named, or in any. */
export function decodeBytes(bytes: Uint8Array, named?: string): Decoded {
  const marked = markOf(bytes)
  if (named !== undefined && named !== marked) return { ...asNamed(bytes, named), used: named }
  if (marked && marked !== 'utf-8')
    return { text: decode(bytes, marked), used: marked, sure: true, others: [] }
  const utf8 = tryDecode(bytes, 'utf-8')
  if (utf8 !== null) {
    if (isBinary(utf8)) throw new FormatError('unknown-format', 'it is no text')
    return { text: utf8, used: 'utf-8', sure: true, others: [] }
  }
  return guessed(bytes)
}

function guessed(bytes: Uint8Array): Decoded {
  const found = analyse(bytes.subarray(0, SAMPLE))
    .filter(({ confidence }) => confidence >= LEAST_CONFIDENCE)
    .map(({ name }) => knownName(name))
    .filter(name => name !== 'utf-8')
  const likely = [...new Set(found)].filter(name => {
    const text = tryDecode(bytes, name)
    return text !== null && !isBinary(text)
  })
  const [used, ...others] = likely
  if (used === undefined)
    throw new FormatError('unknown-format', 'it is no text in an encoding that is known here')
  const rest = ENCODINGS.filter(
    name => name !== used && !others.includes(name) && tryDecode(bytes, name) !== null,
  )
  return { text: decode(bytes, used), used, sure: false, others: [...others, ...rest] }
}

function asNamed(bytes: Uint8Array, named: string): Omit<Decoded, 'used'> {
  const text = ENCODINGS.some(name => name === named) ? tryDecode(bytes, named) : null
  if (text === null) throw new FormatError('invalid', `it is not ${named}`)
  if (isBinary(text)) throw new FormatError('unknown-format', 'it is no text')
  return { text, sure: true, others: ENCODINGS.filter(name => name !== named) }
}

/** chardet's names as TextDecoder has them, each with the larger encoding that holds it. */
function knownName(name: string): string {
  const lower = name.toLowerCase()
  if (lower === 'iso-8859-1' || lower === 'ascii') return 'windows-1252'
  if (lower === 'iso-8859-5') return 'iso-8859-5'
  if (lower.startsWith('iso-2022')) return lower === 'iso-2022-jp' ? 'iso-2022-jp' : 'utf-8'
  return lower
}

function markOf([a, b, c]: Uint8Array): string | null {
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8'
  if (a === 0xff && b === 0xfe) return 'utf-16le'
  if (a === 0xfe && b === 0xff) return 'utf-16be'
  return null
}

function tryDecode(bytes: Uint8Array, encoding: string): string | null {
  try {
    return decode(bytes, encoding)
  } catch {
    return null
  }
}

function decode(bytes: Uint8Array, encoding: string): string {
  // Of UTF-8 the mark is kept; of the others it is no part of the text that is written anew in UTF-8.
  return new TextDecoder(encoding, { fatal: true, ignoreBOM: encoding === 'utf-8' }).decode(bytes)
}

/** A text has few control characters; a picture or a program is full of them. */
function isBinary(text: string): boolean {
  const sample = text.slice(0, SAMPLE)
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what tells bytes that are no text.
  const odd = sample.match(/[\u0000-\u0008\u000b\u000e-\u001a\u001c-\u001f\u007f]/g)?.length ?? 0
  return odd > sample.length / 200 + 2
}
