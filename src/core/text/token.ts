/**
 * Text -> tokens, by script: words and numbers by one regular expression over Unicode properties; Chinese, Japanese,
 * Thai, Lao, Khmer and Burmese, which do not space their words, by `Intl.Segmenter`; each mark of punctuation alone.
 * Lossless: joining `text + space` of all tokens gives the input, for any UTF-16 string. Total: it never throws.
 */
import { norm } from './norm.ts'

/** One word or mark; the white space after it is held apart, so that it never decides whether two words agree. */
export interface Token {
  text: string
  /** White space after the token. A text that opens with white space has a first token whose `text` is empty. */
  space: string
  /** The face that is compared. */
  norm: string
  kind: 'word' | 'number' | 'punctuation' | 'lead'
  /** Offset of `text` in the whole, UTF-16 units. */
  from: number
}

const UNSPACED = String.raw`\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Laoo}\p{sc=Khmr}\p{sc=Mymr}`
/** Prolonged sound and voicing marks belong to Japanese words but to no one script. */
const UNSPACED_RUN = String.raw`[${UNSPACED}][${UNSPACED}\p{M}\u30fc\uff70\uff9e\uff9f\u200c\u200d]{0,99999}`
const LETTER = String.raw`[\p{L}--[${UNSPACED}]]`
/**
 * Letters, marks and digits of a script that spaces its words; joiners and soft hyphens stand inside words only. The
 * bound is there because the engine's own stack ends at some millions of repetitions.
 */
const CORE =
  String.raw`[[\p{L}\p{M}\p{N}]--[${UNSPACED}]]` +
  String.raw`[[\p{L}\p{M}\p{N}\u00ad\u200c\u200d]--[${UNSPACED}]]{0,99999}`
const HYPHEN = String.raw`[\-\u2010\u2011]`
const APOSTROPHE = String.raw`['\u2019\u02bc\uff07]`
/** `F.R.`, `a.m.`, and with what hangs on them, `U.S.-led`. One letter with one stop stays two tokens: it may end a sentence. */
const ABBREVIATION = String.raw`(?:${LETTER}\p{M}{0,9}\.){2,99}(?:(?:${HYPHEN}|${APOSTROPHE})${CORE}){0,99}`
/** `Ik-su`, `haven’t`, `12:00`, `1,000`, `MiG-21`; but `61-66` is two numbers with a mark between them. */
const WORD =
  String.raw`${CORE}(?:(?:(?<=\p{Nd})[.,:\u066b\u066c](?=\p{Nd})|${APOSTROPHE}|${HYPHEN}(?!\p{Nd})|` +
  String.raw`(?<=\p{L}\p{M}{0,9})${HYPHEN})${CORE}){0,999}`
/** Dots of an ellipsis and hyphens typed for a dash are one mark; so are two flags' letters and a joined emoji. */
const MARK =
  String.raw`\.{2,99}|-{2,99}|\p{RI}\p{RI}|` +
  String.raw`\p{ExtPict}[\p{M}\p{EMod}]{0,99}(?:\u200d\p{ExtPict}[\p{M}\p{EMod}]{0,99}){0,99}|[^][\p{M}\u200d]{0,999}`
/** One expression for all calls: each exec is told where to start. */
const TOKEN = new RegExp(`(${ABBREVIATION}|${WORD})|(${UNSPACED_RUN})|${MARK}`, 'yv')

const HAS_LETTER = /\p{L}/u
/** Intl.Segmenter is quadratic on long runs in Node 20: 100,000 Chinese characters take 20 s whole, 0.06 s in such pieces. */
const LONGEST_PIECE = 500
/** Words at the end of a piece that are cut again with the next one: the dictionary looks a few words ahead. */
const RECUT = 3

/**
 * Cuts `text` into tokens. `language` (BCP 47) is only a hint for the scripts without spaces between words; a tag that
 * is no language is ignored. An empty text has no tokens; one of white space only has a single `lead`.
 */
export function tokenize(text: string, options?: { language?: string }): Token[] {
  const tokens: Token[] = []
  let at = blankEnd(text, 0)
  if (at > 0) tokens.push({ text: '', space: text.slice(0, at), norm: '', kind: 'lead', from: 0 })
  while (at < text.length) {
    const plain = plainEnd(text, at)
    if (plain > at) {
      const piece = text.slice(at, plain)
      tokens.push({
        text: piece,
        space: '',
        norm: piece,
        kind: isLetter(piece.charCodeAt(0)) ? 'word' : 'punctuation',
        from: at,
      })
      at = plain
    } else {
      TOKEN.lastIndex = at
      const [piece, word, unspaced] = TOKEN.exec(text)!
      const parts = unspaced === undefined ? [piece] : cutUnspaced(unspaced, options?.language)
      const kind =
        parts.length > 1 || HAS_LETTER.test(piece) ? 'word' : word === undefined ? 'punctuation' : 'number'
      for (const part of parts) {
        tokens.push({ text: part, space: '', norm: norm(part), kind, from: at })
        at += part.length
      }
    }
    const end = blankEnd(text, at)
    if (end > at) tokens.at(-1)!.space = text.slice(at, end)
    at = end
  }
  return tokens
}

/** The text that tokens were cut from. */
export function joinTokens(tokens: readonly Token[]): string {
  let text = ''
  for (const token of tokens) text += token.text + token.space
  return text
}

/** The grapheme clusters of `text`: what a reader takes for one character. */
export function graphemes(text: string): string[] {
  return segments(text, 'grapheme')
}

/** Where the white space that starts at `from` ends: `\s`, and the format marks that nobody sees (word joiner, zero
 * width space, direction marks, BOM). Written out, because it runs once a token. */
function blankEnd(text: string, from: number): number {
  let end = from
  while (end < text.length && isBlank(text.charCodeAt(end))) end++
  return end
}

/** True of the code unit of a white space or unseen format mark. */
export function isBlank(code: number): boolean {
  if (code <= 0x20) return code === 0x20 || (code >= 0x09 && code <= 0x0d)
  if (code < 0xa0) return false
  return (
    code === 0xa0 ||
    (code >= 0x2000 && code <= 0x200b) ||
    code === 0x200e ||
    code === 0x200f ||
    (code >= 0x2028 && code <= 0x202f) ||
    (code >= 0x205f && code <= 0x2069) ||
    code === 0x3000 ||
    code === 0xfeff ||
    code === 0x1680
  )
}

/**
 * A short cut past the expression for the commonest tokens: where a run of ASCII letters, or one ASCII mark, that starts
 * at `at` surely ends; `at` itself where only the expression can tell. Four times as fast on English, and agrees with it.
 */
function plainEnd(text: string, at: number): number {
  let end = at
  while (isLetter(text.charCodeAt(end))) end++
  const next = end < text.length ? text.charCodeAt(end) : 0x20
  if (end > at) {
    const goesOn =
      next >= 0x80 || isDigit(next) || next === 0x27 || next === 0x2d || (next === 0x2e && end === at + 1)
    return goesOn ? at : end
  }
  if (next <= 0x20 || next >= 0x7f || isDigit(next)) return at
  const second = at + 1 < text.length ? text.charCodeAt(at + 1) : 0x20
  return second >= 0x80 || second === next ? at : at + 1
}

const isLetter = (code: number) => (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a)
const isDigit = (code: number) => code >= 0x30 && code <= 0x39

function cutUnspaced(run: string, language?: string): string[] {
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

/** The first end of a grapheme cluster at or after `at`, for the rare run that holds no ends of words. */
function clusterEnd(run: string, at: number): number {
  let end = at
  const continues = /^(?:\p{M}|\u200c|\u200d|\uff9e|\uff9f|\u0e33|\u0eb3)/u
  while (end < run.length && (continues.test(run.slice(end, end + 2)) || splitsPair(run, end))) end++
  return end
}

const splitsPair = (text: string, at: number) =>
  text.charCodeAt(at - 1) >>> 10 === 0xd800 >>> 10 && text.charCodeAt(at) >>> 10 === 0xdc00 >>> 10

const segmenters = new Map<string, Intl.Segmenter>()

function segments(text: string, granularity: 'word' | 'grapheme', language = 'und'): string[] {
  const key = `${granularity} ${language}`
  let segmenter = segmenters.get(key)
  if (!segmenter) {
    segmenter = new Intl.Segmenter(isLanguage(language) ? language : 'und', { granularity })
    segmenters.set(key, segmenter)
  }
  return Array.from(segmenter.segment(text), part => part.segment)
}

function isLanguage(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length > 0
  } catch {
    return false
  }
}
