/**
 * Runs of text without spaces -> words, and any text -> what a reader takes for one character (grapheme clusters), both
 * by `Intl.Segmenter`. Pieces are bounded, because the engine's dictionary walk is quadratic on long runs. Which parts of
 * a text are such runs is decided in lex.ts.
 */

/** Intl.Segmenter is quadratic on long runs in Node 20: 100,000 Chinese characters take 20 s whole, 0.06 s in such pieces. */
const LONGEST_PIECE = 500
/** Words at the end of a piece that are cut again with the next one: the dictionary looks a few words ahead. */
const RECUT = 3

/** The words of a run of Chinese, Japanese, Thai, Lao, Khmer or Burmese; joined they are the run. */
export function wordsOf(run: string, language?: string): string[] {
  if (run.length === 1) return [run]
  const parts: string[] = []
  let from = 0
  while (from < run.length) {
    const last = run.length - from <= LONGEST_PIECE
    let words = segments(run.slice(from, last ? undefined : from + LONGEST_PIECE), 'word', language)
    if (!last) {
      words =
        words.length > RECUT
          ? words.slice(0, -RECUT)
          : [run.slice(from, clusterEnd(run, from + LONGEST_PIECE))]
    }
    for (const word of words) {
      parts.push(word)
      from += word.length
    }
  }
  return parts
}

/** The grapheme clusters of `text`: what a reader takes for one character. */
export function graphemes(text: string): string[] {
  return segments(text, 'grapheme')
}

/** The first end of a grapheme cluster at or after `at`, for the rare run that holds no ends of words. */
function clusterEnd(run: string, at: number): number {
  let end = at
  const continues = /^(?:\p{M}|\u200c|\u200d|\uff9e|\uff9f|\u0e33|\u0eb3)/u
  while (end < run.length && (continues.test(run.slice(end, end + 2)) || splitsPair(run, end))) end++
  return end
}

const splitsPair = (text: string, at: number) =>
  text.charCodeAt(at - 1) >>> 10 === 0xd800 >>> 10 && text.charCodeAt(at) >>> 10 === 0xdc00 >>> 10

/**
 * Does a grapheme cluster of `text` end at `at`? Nearly always two code units tell (UAX 29); the exceptions are left to the
 * segmenter, from the last edge that is sure.
 */
export function isClusterEdge(text: string, at: number): boolean {
  if (isSureEdge(text, at)) return true
  if (text.charCodeAt(at - 1) === 0x0d && text.charCodeAt(at) === 0x0a) return false
  let from = at - 1
  while (!isSureEdge(text, from)) from--
  // What follows has a say with its first character only.
  const segment = segmenterFor('grapheme', 'und')
    .segment(text.slice(from, at + 2))
    .containing(at - from)
  return segment?.index === at - from
}

function isSureEdge(text: string, at: number): boolean {
  if (at <= 0 || at >= text.length) return true
  const before = text.charCodeAt(at - 1)
  const after = text.charCodeAt(at)
  if (before < 0x300 && after < 0x300) return before !== 0x0d || after !== 0x0a
  // What stands alone begins a cluster, save after a joiner or a mark that prepends.
  return standsAlone(after) && standsAlone(before)
}

/** Latin letters; spaces (not the joiners), dashes, quotes, dots; marks of East Asian print; ideographs. */
const standsAlone = (code: number) =>
  code < 0x300 ||
  (code >= 0x2000 && code <= 0x200a) ||
  (code >= 0x2010 && code <= 0x2027) ||
  code === 0x2060 ||
  (code >= 0x3001 && code <= 0x3029) ||
  (code >= 0x4e00 && code <= 0x9fff) ||
  (code >= 0xff01 && code <= 0xff60)

/** More languages than a transcript has; beyond, the segmenter that was made first is made anew when it is asked for. */
const MOST_SEGMENTERS = 32
const LONGEST_TAG = 64
const segmenters = new Map<string, Intl.Segmenter>()

function segmenterFor(granularity: 'word' | 'grapheme', language: string): Intl.Segmenter {
  const tag = language.length <= LONGEST_TAG ? language : 'und'
  const key = `${granularity} ${tag}`
  let segmenter = segmenters.get(key)
  if (!segmenter) {
    segmenter = new Intl.Segmenter(isLanguage(tag) ? tag : 'und', { granularity })
    if (segmenters.size >= MOST_SEGMENTERS) segmenters.delete(segmenters.keys().next().value!)
    segmenters.set(key, segmenter)
  }
  return segmenter
}

function segments(text: string, granularity: 'word' | 'grapheme', language = 'und'): string[] {
  const parts: string[] = []
  for (const { segment } of segmenterFor(granularity, language).segment(text)) parts.push(segment)
  return parts
}

function isLanguage(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length > 0
  } catch {
    return false
  }
}
