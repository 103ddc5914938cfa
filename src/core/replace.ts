/**
 * Words sought in a text -> every place where they stand; the places that a person chose -> the text with other words there.
 * White space between words is any white space; whole words and capitals as asked. Promised and tested: what is not chosen
 * stays byte for byte. Which segments are looked through is not known here.
 */

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

/** Where `sought` stands in `text`, from left to right, none over another. Nothing is sought by blanks alone. */
export function placesIn(text: string, { words, whole, exactCase }: Sought): Place[] {
  const parts = words.trim().split(/\s+/u).filter(Boolean)
  if (parts.length === 0) return []
  const body = parts.map(part => part.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')).join('\\s+')
  // A mark at the end of what is sought needs no word's end after it.
  const before = whole && /^[\p{L}\p{N}\p{M}]/u.test(parts[0]!) ? '(?<![\\p{L}\\p{N}\\p{M}_])' : ''
  const after = whole && /[\p{L}\p{N}\p{M}]$/u.test(parts.at(-1)!) ? '(?![\\p{L}\\p{N}\\p{M}_])' : ''
  const pattern = new RegExp(`${before}${body}${after}`, exactCase ? 'gu' : 'giu')
  return [...text.matchAll(pattern)].map(({ index, 0: found }) => ({ from: index, to: index + found.length }))
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

/** `put` in the capitals of what it stands for. */
function dressed(put: string, found: string): string {
  const letters = found.replace(/[^\p{L}]/gu, '')
  const isLoud =
    [...letters].length > 1 && letters === letters.toUpperCase() && letters !== letters.toLowerCase()
  if (isLoud) return put.toUpperCase()
  const [first = ''] = put
  const begins = /^\P{L}*(\p{L})/u.exec(found)?.[1] ?? ''
  const isCapital = begins !== begins.toLowerCase()
  return isCapital ? first.toUpperCase() + put.slice(first.length) : put
}
