/**
 * Two lists of segments -> what makes any two of them alike, 0 to 1. Each segment is read once into a sketch; sketches
 * of neighbours can be added up, so that one segment is held against two or three. Within one language the measure is
 * the shared weight of words, near forms by character trigrams; between languages it is length, numbers, names and
 * punctuation. Symmetric, deterministic. What answers what is decided in align.ts.
 */
import { loosely } from '../text/norm.ts'
import { tokenize } from '../text/token.ts'
import { isBilingual } from './language.ts'

/** What is kept of one segment, or of several that stand together. */
export interface Sketch {
  /** The words and marks in their mild form: equal keys differ at most in spacing, case, quotes and dashes. */
  key: string
  /** Ids of words, ascending, as often as they come; Chinese and Japanese characters count as words. */
  words: Int32Array
  /** Sum of the weights of `words`: rare words weigh more. 0 for an empty segment. */
  mass: number
  /** Hashed trigrams of the longer words, ascending; made when first asked for. */
  grams: () => Int32Array
  /** Letters and digits, in UTF-16 units. */
  length: number
  /** Ids of numbers and of words that languages share, ascending. */
  shared: Int32Array
  /** The last mark of punctuation, in its European form. */
  ending: string
}

/** How two lists of segments are measured against each other. */
export interface Measure {
  a: Sketch[]
  b: Sketch[]
  bilingual: boolean
  /** Shared weight of words, at most the smaller mass. Cheap. */
  overlap(x: Sketch, y: Sketch): number
  /** 0 to 1; 1 for equal keys; 0 where either is empty. */
  likeness(x: Sketch, y: Sketch): number
  /** Letters of `b` for each letter of `a`, over the whole texts. */
  ratio: number
  /** What a word counts for, by its id: the rarer it is in both texts, the more. */
  weight(word: number): number
}

const UNSPACED = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}]/u
const LETTER_OR_DIGIT = /[\p{L}\p{N}]/gu
const NUMBER_WEIGHT = 1.5
/** Words shorter than this have no near forms worth the time. */
const SHORTEST_NEAR = 4
/** Unrelated texts of one language share about this part of their trigrams. */
const CHANCE_GRAMS = 0.2
const GRAM_SHARE = 0.25
/** Below this shared part of words, trigrams would only measure the language. */
const FEWEST_WORDS = 0.04
/** Of the length, per letter of the longer side: 6.8 in the paper; 3 was best for Chinese against English verses. Too
 * small, and honest pairs come out as gaps; too large, and lengths decide nothing. */
const LENGTH_VARIANCE = 3
const EUROPEAN: Record<string, string> = {
  '。': '.',
  '．': '.',
  '！': '!',
  '？': '?',
  '；': ';',
  '：': ':',
  '…': '.',
  '，': ',',
}

/** Reads two lists of segments for comparison; `languages` are BCP 47 tags, without them the scripts tell. */
export function measure(
  a: readonly string[],
  b: readonly string[],
  languages?: readonly [string, string],
): Measure {
  const ids = new Map<string, number>()
  const frequency: number[] = []
  const boost: number[] = []
  const idOf = (word: string, weight: number) => {
    const known = ids.get(word)
    if (known !== undefined) return known
    const id = ids.size
    ids.set(word, id)
    frequency.push(0)
    boost.push(weight)
    return id
  }
  const read = (text: string, language?: string) => {
    const sketch = readSketch(text, language, idOf)
    let last = -1
    for (const id of sketch.words) {
      if (id !== last) frequency[id]!++
      last = id
    }
    return sketch
  }
  const all = { a: a.map(text => read(text, languages?.[0])), b: b.map(text => read(text, languages?.[1])) }
  const count = a.length + b.length
  const weights = Float64Array.from(frequency, (df, id) => Math.log(1 + count / df) * boost[id]!)
  const massOf = (sketch: Sketch) => sketch.words.reduce((sum, id) => sum + weights[id]!, 0)
  for (const sketch of all.a) sketch.mass = massOf(sketch)
  for (const sketch of all.b) sketch.mass = massOf(sketch)
  const length = (side: Sketch[]) => side.reduce((sum, sketch) => sum + sketch.length, 0)
  const ratio = (length(all.b) || 1) / (length(all.a) || 1)
  const bilingual = isBilingual(a, b, languages)
  const overlap = (x: Sketch, y: Sketch) => sharedWeight(x.words, y.words, weights)
  const likeness = bilingual
    ? (x: Sketch, y: Sketch) => likenessAcross(x, y, ratio)
    : (x: Sketch, y: Sketch) => likenessWithin(x, y, overlap(x, y))
  return { ...all, bilingual, overlap, likeness, ratio, weight: word => weights[word]! }
}

/** Several sketches of one side as one, as if their texts stood together. */
export function addSketches(sketches: readonly Sketch[]): Sketch {
  if (sketches.length === 1) return sketches[0]!
  const joined = (lists: Int32Array[]) => {
    const all = new Int32Array(lists.reduce((sum, list) => sum + list.length, 0))
    let at = 0
    for (const list of lists) {
      all.set(list, at)
      at += list.length
    }
    return all.sort()
  }
  let grams: Int32Array | undefined
  return {
    key: sketches
      .map(sketch => sketch.key)
      .filter(key => key !== '')
      .join(' '),
    words: joined(sketches.map(sketch => sketch.words)),
    mass: sketches.reduce((sum, sketch) => sum + sketch.mass, 0),
    grams: () => (grams ??= joined(sketches.map(sketch => sketch.grams()))),
    length: sketches.reduce((sum, sketch) => sum + sketch.length, 0),
    shared: joined(sketches.map(sketch => sketch.shared)),
    ending: sketches.findLast(sketch => sketch.ending !== '')?.ending ?? '',
  }
}

function readSketch(
  text: string,
  language: string | undefined,
  idOf: (word: string, weight: number) => number,
): Sketch {
  const words: number[] = []
  const shared: number[] = []
  const longer: string[] = []
  const key: string[] = []
  const marks: number[] = []
  let ending = ''
  for (const token of tokenize(text, language === undefined ? {} : { language })) {
    if (token.kind === 'lead') continue
    const face = loosely(token.norm)
    if (face === '') continue
    key.push(face)
    if (token.kind === 'punctuation') {
      marks.push(idOf(`\u0000${face}`, 0.5))
      if (/[.!?;:,…。．！？；：，]/u.test(face)) ending = EUROPEAN[face] ?? face[0]!
      continue
    }
    ending = ''
    if (UNSPACED.test(face)) {
      for (const character of face) words.push(idOf(character, 0.6))
      longer.push(face)
    } else {
      const number = token.kind === 'number'
      const id = idOf(number ? face.replace(/[,.](?=\d{3})/g, '') : face, number ? NUMBER_WEIGHT : 1)
      words.push(id)
      if (face.length >= SHORTEST_NEAR) longer.push(face)
      if (number || face.length >= SHORTEST_NEAR) shared.push(id)
    }
  }
  // Marks count only where there is nothing else, and the last one always: questions answer questions.
  if (words.length === 0) words.push(...marks)
  else if (ending !== '' && ending !== '.') words.push(idOf(`\u0000${ending}`, 0.5))
  let grams: Int32Array | undefined
  return {
    key: key.join(' '),
    words: Int32Array.from(words).sort(),
    mass: 0,
    grams: () => (grams ??= gramsOf(longer)),
    length: text.match(LETTER_OR_DIGIT)?.length ?? 0,
    shared: Int32Array.from(shared).sort(),
    ending,
  }
}

/** Trigrams of words with their ends marked, of Chinese and Japanese pairs of characters; hashed (FNV-1a, 32 bits). */
function gramsOf(words: readonly string[]): Int32Array {
  const grams: number[] = []
  for (const word of words) {
    const size = UNSPACED.test(word) ? 2 : 3
    const marked = size === 2 ? word : `^${word}$`
    for (let i = 0; i + size <= marked.length; i++) {
      let hash = 0x811c9dc5
      for (let k = i; k < i + size; k++) hash = Math.imul(hash ^ marked.charCodeAt(k), 0x01000193)
      grams.push(hash)
    }
  }
  return Int32Array.from(grams).sort()
}

function sharedWeight(x: Int32Array, y: Int32Array, weights: Float64Array): number {
  let sum = 0
  let i = 0
  let j = 0
  while (i < x.length && j < y.length) {
    const p = x[i]!
    const q = y[j]!
    if (p === q) {
      sum += weights[p]!
      i++
      j++
    } else if (p < q) i++
    else j++
  }
  return sum
}

function sharedCount(x: Int32Array, y: Int32Array): number {
  let count = 0
  let i = 0
  let j = 0
  while (i < x.length && j < y.length) {
    if (x[i] === y[j]) count++
    if (x[i]! < y[j]!) i++
    else if (x[i]! > y[j]!) j++
    else {
      i++
      j++
    }
  }
  return count
}

/** Dice's coefficient over weighted words, and over trigrams above chance. */
function likenessWithin(x: Sketch, y: Sketch, overlap: number): number {
  if (x.mass === 0 || y.mass === 0) return 0
  if (x.key === y.key) return 1
  const words = (2 * overlap) / (x.mass + y.mass)
  if (words < FEWEST_WORDS && x.words.length + y.words.length > 12) return words
  const p = x.grams()
  const q = y.grams()
  if (p.length === 0 || q.length === 0) return Math.min(words, 0.999)
  const grams = Math.max(
    0,
    ((2 * sharedCount(p, q)) / (p.length + q.length) - CHANCE_GRAMS) / (1 - CHANCE_GRAMS),
  )
  return Math.min((1 - GRAM_SHARE) * words + GRAM_SHARE * grams, 0.999)
}

/** How well the lengths fit: the two-sided tail of Gale and Church's (1993) normal model, 0 to 1. */
export function lengthFit(x: number, y: number, ratio: number): number {
  const expected = x * ratio
  const mean = (expected + y) / 2
  if (mean === 0) return 0
  const delta = Math.abs(y - expected) / Math.sqrt(LENGTH_VARIANCE * mean * Math.max(1, ratio))
  return 2 * (1 - normal(delta))
}

/** The normal distribution function, by Abramowitz and Stegun 26.2.17; off by less than 1e-7. */
function normal(z: number): number {
  const t = 1 / (1 + 0.2316419 * z)
  const tail =
    t * (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))))
  return 1 - 0.3989422804014327 * Math.exp((-z * z) / 2) * tail
}

/** Between languages: half by lengths, the rest by numbers and common words, and by how the sentence ends. */
function likenessAcross(x: Sketch, y: Sketch, ratio: number): number {
  if (x.mass === 0 || y.mass === 0) return 0
  if (x.key === y.key) return 1
  const common = sharedCount(x.shared, y.shared)
  const least = Math.min(x.shared.length, y.shared.length)
  const shared = least === 0 ? 0.5 : Math.min(1, common / Math.min(least, 3))
  const ends = x.ending === y.ending ? 1 : 0
  return Math.min(0.999, 0.5 * lengthFit(x.length, y.length, ratio) + 0.35 * shared + 0.15 * ends)
}
