/**
 * Versions -> how much of their wording each two share, 0 to 1: the resemblance of their pairs of neighbouring words,
 * estimated from the smallest hashes of each (Broder, "On the resemblance and containment of documents", 1997). Each version is
 * read once; what it says decides, not how it is cut into segments nor which version it is.
 */

/** Hashes kept of a version: exact up to so many, beyond it within about two hundredths. */
const KEPT = 4096

/** `closeness[v][w]`, symmetric. Versions whose languages (BCP 47) differ are farther apart than any two of one. */
export function closenessOf(
  versions: readonly (readonly string[])[],
  languages: readonly (string | undefined)[] = [],
): number[][] {
  const sketches = versions.map(sketchOf)
  const primary = versions.map((_, v) => languages[v]?.toLowerCase().split('-')[0])
  return sketches.map((sketch, v) =>
    sketches.map((other, w) => resemblance(sketch, other) - (primary[v] === primary[w] ? 0 : 1)),
  )
}

/** The smallest hashes of the version's pairs of words, ascending, none twice. */
function sketchOf(segments: readonly string[]): Uint32Array {
  let length = 0
  for (const text of segments) length += text.length
  const hashes = new Uint32Array(length)
  let count = 0
  let before = 0
  for (const text of segments) {
    forEachWord(text, word => {
      hashes[count++] = mixed(before, word)
      before = word
    })
  }
  return smallest(hashes.subarray(0, count))
}

function smallest(hashes: Uint32Array): Uint32Array {
  const sorted = hashes.sort()
  let kept = 0
  for (let k = 0; k < sorted.length && kept < KEPT; k++)
    if (k === 0 || sorted[k] !== sorted[k - 1]) sorted[kept++] = sorted[k]!
  return sorted.slice(0, kept)
}

/** Shorter words say little about what a text is about. */
const LONG = 4

/** How many of their longer words two texts share, 0 to 1 (Dice's coefficient of their sets). */
export function likenessOfWords(x: string, y: string): number {
  const wordsOf = (text: string) => {
    const words = new Set<number>()
    forEachWord(text, (word, letters) => {
      if (letters >= LONG) words.add(word)
    })
    return words
  }
  const [p, q] = [wordsOf(x), wordsOf(y)]
  if (p.size + q.size === 0) return 1
  let common = 0
  for (const word of p) if (q.has(word)) common++
  return (2 * common) / (p.size + q.size)
}

/** Calls `on` with a hash of each word, case of A to Z folded, and its letters. A sinogram or kana is a long word. */
function forEachWord(text: string, on: (word: number, letters: number) => void): void {
  let word = 0
  let letters = 0
  for (let k = 0; k <= text.length; k++) {
    const code = k < text.length ? text.charCodeAt(k) : 0x20
    const isAlone = code >= 0x2e80 && code < 0xac00
    if (isWordCode(code) && !isAlone) {
      word = Math.imul(word ^ (code >= 0x41 && code <= 0x5a ? code | 0x20 : code), 0x01000193) ^ 0x5bd1
      letters++
      continue
    }
    if (letters > 0) on(word, letters)
    word = 0
    letters = 0
    if (isAlone) on(Math.imul(code, 0x9e3779b1), LONG)
  }
}

const isWordCode = (code: number) =>
  (code >= 0x61 && code <= 0x7a) ||
  (code >= 0x41 && code <= 0x5a) ||
  (code >= 0x30 && code <= 0x39) ||
  (code >= 0xc0 && (code < 0x2000 || code >= 0x2e80))

function mixed(x: number, y: number): number {
  let hash = Math.imul(x, 0x85ebca6b) ^ y
  hash = Math.imul(hash ^ (hash >>> 16), 0xc2b2ae35)
  return (hash ^ (hash >>> 13)) >>> 0
}

function resemblance(x: Uint32Array, y: Uint32Array): number {
  let [i, j, common, all] = [0, 0, 0, 0]
  for (; all < KEPT && (i < x.length || j < y.length); all++) {
    const [p, q] = [x[i] ?? Number.POSITIVE_INFINITY, y[j] ?? Number.POSITIVE_INFINITY]
    if (p === q) common++
    if (p <= q) i++
    if (q <= p) j++
  }
  return all === 0 ? 1 : common / all
}
