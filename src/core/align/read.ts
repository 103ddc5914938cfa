/**
 * Versions -> what an alignment reads of them, once, for as many alignments as are wanted: `align` reads its two sides
 * and forgets them, an alignment table reads each version once and aligns many pairs of them. Words are numbers in flat
 * lists, so that a whole Bible takes a few megabytes. Nothing is kept between calls.
 */
import { endMark, Numbers, type Vocabulary, WordReader } from './scan.ts'

/** The words of one version. */
export interface WordLists {
  /** Segment `i` has the words from `starts[i]` to `starts[i + 1]`. */
  starts: Int32Array
  words: Int32Array
  /** Letters and digits of each segment. */
  letters: Int32Array
  /** The last mark of each segment, one of `END_MARKS`. */
  ends: Uint8Array
  /** Two hashes of the words in order and the last mark: alike only if the segments read alike. */
  keys: Int32Array
  /** In how many segments each word comes. */
  frequency: Int32Array
  vocabulary: Vocabulary
}

/** One version, read. Only alignments look inside; versions read by one call can be aligned with each other. */
export interface ReadText {
  readonly texts: readonly string[]
  /** BCP 47, if it was told. */
  readonly language: string | undefined
  /** Its words; all versions of one `readTexts` are read when the first is asked for. */
  readonly words: () => WordLists
}

/** Reads versions so that any two of them can be aligned; `languages` are BCP 47 tags in the same order. */
export function readTexts(
  versions: readonly (readonly string[])[],
  options: { languages?: readonly (string | undefined)[] } = {},
): ReadText[] {
  let lists: WordLists[] | undefined
  const read = () => {
    const reader = new WordReader()
    const unfinished = versions.map(texts => readOne(texts, reader))
    const vocabulary = reader.vocabulary()
    return unfinished.map(list => ({ ...list, vocabulary, frequency: frequencies(list, vocabulary.size) }))
  }
  return versions.map((texts, v) => ({
    texts,
    language: options.languages?.[v],
    words: () => {
      lists ??= read()
      return lists[v]!
    },
  }))
}

function readOne(texts: readonly string[], reader: WordReader) {
  const starts = new Int32Array(texts.length + 1)
  const letters = new Int32Array(texts.length)
  const ends = new Uint8Array(texts.length)
  const keys = new Int32Array(2 * texts.length)
  const words = new Numbers(Math.max(1024, texts.length * 16))
  for (let i = 0; i < texts.length; i++) {
    const text = texts[i]!
    letters[i] = reader.read(text, words)
    ends[i] = endMark(text)
    starts[i + 1] = words.length
    let h1 = ends[i]!
    let h2 = 77 + ends[i]!
    for (let k = starts[i]!; k < words.length; k++) {
      h1 = Math.imul(h1 ^ words.list[k]!, 0x01000193) ^ (h1 >>> 15)
      h2 = Math.imul(h2 + words.list[k]!, 0x5bd1e995) ^ (h2 >>> 13)
    }
    keys[2 * i] = h1
    keys[2 * i + 1] = h2
  }
  return { starts, words: words.list.slice(0, words.length), letters, ends, keys }
}

function frequencies({ starts, words }: { starts: Int32Array; words: Int32Array }, size: number): Int32Array {
  const frequency = new Int32Array(size)
  const seen = new Int32Array(size).fill(-1)
  for (let i = 0; i + 1 < starts.length; i++) {
    for (let k = starts[i]!; k < starts[i + 1]!; k++) {
      const word = words[k]!
      if (seen[word] === i) continue
      seen[word] = i
      frequency[word]!++
    }
  }
  return frequency
}
