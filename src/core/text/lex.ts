/**
 * Text -> where its words and marks stand: offsets and kinds in flat lists, no object a token. Words and numbers by their
 * characters' classes, Chinese, Japanese, Thai, Lao, Khmer and Burmese by `Intl.Segmenter`, each mark of punctuation
 * alone. A table of classes decides the common cases; what is rare (combining marks, emoji, abbreviations) goes to one
 * regular expression over Unicode properties. Total, and nothing is lost: the space after a token ends where the next
 * begins. What tokens mean is not known here.
 */
import { norm } from './norm.ts'
import { graphemes, wordsOf } from './segmenter.ts'

/**
 * The tokens of `text`: number `k` stands at `from[k]` to `to[k]`, its white space goes on to `from[k + 1]`. Flat lists of
 * numbers, longer than they need be: `count` says how much of them is filled.
 */
export interface Lexed {
  text: string
  /** Where lexing began: at 0, save where it was told otherwise. What stands between it and `from[0]` is white space. */
  start: number
  count: number
  /** One more than there are tokens: the last entry is where lexing ended. */
  from: Int32Array
  to: Int32Array
  kind: Uint8Array
  /** A hash of the compared face. */
  hash: Int32Array
  /** The compared face of a token, where it is not just its text. */
  faces: Map<number, string> | null
}

/** A sheet that nothing was lexed on yet, with room for the tokens of a text of `length` units. */
export function blankSheet(length: number): Lexed {
  const size = length + 1
  return {
    text: '',
    start: 0,
    count: 0,
    from: new Int32Array(size),
    to: new Int32Array(size),
    kind: new Uint8Array(size),
    hash: new Int32Array(size),
    faces: null,
  }
}

export const WORD = 0
export const NUMBER = 1
export const MARK = 2

const UNSPACED = String.raw`\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Laoo}\p{sc=Khmr}\p{sc=Mymr}`
/** Prolonged sound and voicing marks belong to Japanese words but to no one script. */
const UNSPACED_RUN = String.raw`[${UNSPACED}][${UNSPACED}\p{M}\u30fc\uff70\uff9e\uff9f\u200c\u200d]{0,99999}`
const LETTER_IN = String.raw`[\p{L}--[${UNSPACED}]]`
/**
 * Letters, marks and digits of a script that spaces its words; joiners and soft hyphens stand inside words only. The
 * bound is there because the engine's own stack ends at some millions of repetitions.
 */
const CORE =
  String.raw`[[\p{L}\p{M}\p{N}]--[${UNSPACED}]]` +
  String.raw`[[\p{L}\p{M}\p{N}\u00ad\u200c\u200d]--[${UNSPACED}]]{0,99999}`
const HYPHENS = String.raw`[\-\u2010\u2011]`
const APOSTROPHES = String.raw`['\u2019\u02bc\uff07]`
/** `F.R.`, `a.m.`, and with what hangs on them, `U.S.-led`. One letter with one stop stays two tokens: it may end a sentence. */
const ABBREVIATION = String.raw`(?:${LETTER_IN}\p{M}{0,9}\.){2,99}(?:(?:${HYPHENS}|${APOSTROPHES})${CORE}){0,99}`
/** `Ik-su`, `haven’t`, `12:00`, `1,000`, `MiG-21`; but `61-66` is two numbers with a mark between them. */
const WORD_IN =
  String.raw`${CORE}(?:(?:(?<=\p{Nd})[.,:\u066b\u066c](?=\p{Nd})|${APOSTROPHES}|${HYPHENS}(?!\p{Nd})|` +
  String.raw`(?<=\p{L}\p{M}{0,9})${HYPHENS})${CORE}){0,999}`
/** Dots of an ellipsis and hyphens typed for a dash are one mark; so are two flags' letters and a joined emoji. */
const MARK_IN =
  String.raw`\.{2,99}|-{2,99}|\p{RI}\p{RI}|` +
  String.raw`\p{ExtPict}[\p{M}\p{EMod}]{0,99}(?:\u200d\p{ExtPict}[\p{M}\p{EMod}]{0,99}){0,99}|[^][\p{M}\u200d]{0,999}`
/** One expression for all calls: each exec is told where to start. */
const TOKEN = new RegExp(`(${ABBREVIATION}|${WORD_IN})|(${UNSPACED_RUN})|${MARK_IN}`, 'yv')
const HAS_LETTER = /\p{L}/u
const ONLY_HAN = /^[\p{sc=Han}\p{M}]+$/u

/** Classes of code units. Those up to `OTHER_NUMBER` go on with a word; `RARE` sends the token to the expression. */
const LETTER = 1
const DIGIT = 2
const OTHER_NUMBER = 3
const BLANK = 4
const APOSTROPHE = 5
const HYPHEN = 6
const STOP = 7
const SEPARATOR = 8
const PLAIN_MARK = 9
const RARE = 10
/** The class of each code unit, 0 where it was not asked yet. */
const classes = new Uint8Array(0x10000)

function classOf(code: number): number {
  const known = classes[code]!
  if (known !== 0) return known
  const found = classify(code)
  classes[code] = found
  return found
}

function classify(code: number): number {
  if (isBlank(code)) return BLANK
  const unit = String.fromCharCode(code)
  if (unit === '.') return STOP
  if (/^[,:\u066b\u066c]$/u.test(unit)) return SEPARATOR
  if (/^[-\u2010\u2011]$/u.test(unit)) return HYPHEN
  if (/^['\u2019\u02bc\uff07]$/u.test(unit)) return APOSTROPHE
  if (!CLUSTERS_ALONE.test(unit) || unit.normalize('NFC') !== unit) return RARE
  if (/^\p{L}$/u.test(unit)) return LETTER
  if (/^\p{Nd}$/u.test(unit)) return DIGIT
  return /^\p{N}$/u.test(unit) ? OTHER_NUMBER : PLAIN_MARK
}

/** Neither combines with its neighbours, nor is half of something, nor belongs to a script without spaces. */
const CLUSTERS_ALONE = new RegExp(
  String.raw`^[[\p{L}\p{N}\p{P}\p{S}]--[${UNSPACED}\p{M}\p{ExtPict}\p{RI}\p{EMod}\u1100-\u11ff\ua960-\ua97f\ud7b0-\ud7ff` +
    String.raw`\u30fc\uff70\uff9e\uff9f]]$`,
  'v',
)

/** True of the code unit of a white space or of a format mark that nobody sees (word joiner, direction marks, BOM). */
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

/** Does a token surely begin at `at`, whatever stands before? So a text can be cut there without changing its tokens. */
export function surelyBegins(text: string, at: number): boolean {
  const before = text.charCodeAt(at - 1)
  const after = text.charCodeAt(at)
  if (classOf(before) === BLANK) return classOf(after) !== BLANK
  return /[。，！？；：、]/.test(text[at - 1]!) && isHan(after)
}

/** Is the code unit a Chinese character of the basic block, which is a cluster and a token by itself? */
export const isHan = (code: number) => code >= 0x4e00 && code <= 0x9fff

/** How to lex. */
export interface Lexing {
  /** BCP 47: only a hint for the scripts without spaces between words. */
  language?: string | undefined
  /** Each Chinese character is a token, as a reader of Chinese compares. */
  characters?: boolean
  /** The part of the text that is cut; both bounds must be where tokens surely begin. */
  start?: number
  end?: number
}

/**
 * Cuts `text`, or a part of it, into tokens. They are written on `sheet` if one is given, over what stood there: to spare
 * the engine making lists for each of many short texts.
 */
export function lex(text: string, options: Lexing = {}, sheet?: Lexed): Lexed {
  const { language, characters = false, start = 0, end: length = text.length } = options
  const lexed = sheet !== undefined && sheet.from.length > length - start ? sheet : blankSheet(length - start)
  lexed.text = text
  lexed.start = start
  lexed.faces = null
  const { from, to, kind, hash: hashes } = lexed
  let count = 0
  let at = start
  while (at < length && classOf(text.charCodeAt(at)) === BLANK) at++
  while (at < length) {
    let code = text.charCodeAt(at)
    const first = classOf(code)
    let end = at + 1
    let isPlain = first !== RARE || (characters && isHan(code))
    let hash = code
    let hasLetter = first === LETTER
    if (first <= OTHER_NUMBER) {
      let last = first
      for (; end < length; end++) {
        code = text.charCodeAt(end)
        const here = classOf(code)
        if (here <= OTHER_NUMBER) {
          if (here === LETTER) hasLetter = true
        } else if (here === BLANK || here === PLAIN_MARK) break
        else if (here === RARE) {
          isPlain = false
          break
        } else {
          // A mark that may stand inside a word or figure: what follows it decides.
          const next = end + 1 < length ? classOf(text.charCodeAt(end + 1)) : BLANK
          if (next === RARE || (here === STOP && end === at + 1 && first === LETTER && next === LETTER)) {
            isPlain = false
            break
          }
          if (next > OTHER_NUMBER) break
          if (here >= STOP && (last !== DIGIT || next !== DIGIT)) break
          if (here === HYPHEN && next === DIGIT && last !== LETTER) break
        }
        hash = (Math.imul(hash, 31) + code) | 0
        last = here
      }
    } else if (isPlain) {
      const next = end < length ? text.charCodeAt(end) : 0x20
      isPlain =
        (classOf(next) !== RARE || (isHan(next) && characters)) &&
        (next !== code || (code !== 0x2e && code !== 0x2d))
    }
    if (isPlain) {
      from[count] = at
      to[count] = end
      hashes[count] = hash
      kind[count++] = hasLetter || first === RARE ? WORD : first > OTHER_NUMBER ? MARK : NUMBER
      at = end
    } else {
      lexed.count = count
      at = lexRare(lexed, at, language, characters)
      count = lexed.count
    }
    while (at < length && classOf(text.charCodeAt(at)) === BLANK) at++
  }
  lexed.count = count
  from[count] = length
  return lexed
}

/** One match of the expression at `at`, which may be several tokens; answers where it ends. */
function lexRare(lexed: Lexed, at: number, language: string | undefined, characters: boolean): number {
  TOKEN.lastIndex = at
  const [piece, word, unspaced] = TOKEN.exec(lexed.text)!
  let parts = unspaced === undefined ? [piece] : wordsOf(unspaced, language)
  if (characters && unspaced !== undefined)
    parts = parts.flatMap(part => (ONLY_HAN.test(part) ? graphemes(part) : [part]))
  const kind = parts.length > 1 || HAS_LETTER.test(piece) ? WORD : word === undefined ? MARK : NUMBER
  let end = at
  for (const part of parts) {
    const face = norm(part)
    if (face !== part) {
      lexed.faces ??= new Map()
      lexed.faces.set(lexed.count, face)
    }
    lexed.from[lexed.count] = end
    end += part.length
    lexed.to[lexed.count] = end
    lexed.hash[lexed.count] = hashOf(face)
    lexed.kind[lexed.count++] = kind
  }
  return end
}

/** As `lex` computes it on the way. */
function hashOf(face: string): number {
  let hash = face.charCodeAt(0)
  for (let k = 1; k < face.length; k++) hash = (Math.imul(hash, 31) + face.charCodeAt(k)) | 0
  return hash
}
