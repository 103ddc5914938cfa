/**
 * Text -> sentences, as stretches that cover it without gap or overlap: the white space after a sentence belongs to it.
 * Rules over what stands before and after each mark that may end one, in the manner of Unicode's UAX 29 (sentence
 * boundaries), with the lists of abbreviations and the care for initials that Kiss and Strunk's Punkt (2006) and
 * Mikheev (2002) found to decide most cases. Linear in the length, total on any string. Nothing is remembered or learned.
 */
import {
  AFTER_TIME,
  ENDS_BEFORE_CAPITAL,
  LEADS_ON,
  LETTERED,
  MAY_END,
  NUMBERED,
  OPENERS,
  PLACES,
} from './abbreviation.ts'

/** One sentence, half-open, in UTF-16 units of the text that was cut. */
export interface SentenceSpan {
  from: number
  to: number
}

/** A mark that may end a sentence, or a line's end. */
const CANDIDATE = /[.!?…‼⁇⁈⁉。！？｡．؟۔।॥։።]|(?:\r\n|[\n\r\v\f\u0085\u2028\u2029])\s*/gu
/** More marks, closing quotes, brackets and signs of emphasis that belong to the end. */
const TAIL =
  /(?:[.!?…‼⁇⁈⁉。！？｡．؟۔।॥։።)\]}）］】》」』〉”’"'*_›]|»(?!\p{L})|[\u00a0\u202f]»| »(?=\s|$)){0,300}/uy
/** A reference to a note: `[2]`, `[2](#f2)`, `²`, or digits between the stop and the next sentence. */
const NOTE =
  /(?:\[\d{1,3}\](?:\([^()\s]{1,40}\))?|[⁰¹²³⁴-⁹]{1,3}|(?<=[\p{Ll}”’"][.!?])\d{1,2}(?=\s+[\p{Lu}“"]|$)){0,3}/uy
const SPACED_DOTS = /\.(?:[ \u00a0]\.){1,9}/y
const LEAD = /^[\s"'“”‘’«»„‹›([{（［「『《¿¡*_—–\-#>]{0,12}/u
const WHOLLY_CJK = /[。！？｡]/u
const IS_CJK = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\u3000-\u303f\uff00-\uffef]/u
const LIST_MARK = /^(?:[-*•–][ \t]|\(?(?:\d{1,3}|\p{Ll}|[ivx]{1,5})[.)][ \t]|§ ?\d)/u
/** The next item of a list that runs on in the line: `b. Continue`. */
const LETTERED_ITEM = /^\p{Ll}[.)] \p{Lu}/u
/** `“Why?” Peter asked.` */
const SAYS =
  /^(?:(?:\p{Lu}[\p{L}.'’-]{0,30}|the|of)\s){1,5}?(?:said|asked|cried|replied|answered|exclaimed|shouted|whispered|murmured|called|inquired|enquired|added|began|continued|repeated|thought|wondered|demanded|muttered|remarked|interrupted|laughed|sighed)\b/u
const MONTH = /^(?:Jan|Feb|Mär|Apr|Mai|Jun|Jul|Aug|Sep|Okt|Nov|Dez|Oct|May)/u
const ROMAN_OR_LETTER = /^(?:[IVXLC]{1,6}|\p{Lu})(?![\p{L}\p{N}])/u
/** How much of the text before and after a mark is looked at. */
const BEFORE = 40
const AFTER = 90

/**
 * The sentences of `text`. A blank line ends one, and so does a line's end before the mark of a list; any other line's
 * end does not. `language` (BCP 47) is a hint: in German a number with a stop is an ordinal.
 */
export function sentencesOf(text: string, options?: { language?: string }): SentenceSpan[] {
  const spans: SentenceSpan[] = []
  const german = /^de\b/i.test(options?.language ?? '')
  let from = 0
  const cut = (to: number) => {
    if (to > from && /\S/u.test(text.slice(from, Math.min(to, from + 200)))) spans.push({ from, to })
    else if (to > from && spans.length > 0) spans.at(-1)!.to = to
    else return
    from = to
  }
  CANDIDATE.lastIndex = 0
  for (let found = CANDIDATE.exec(text); found; found = CANDIDATE.exec(text)) {
    const { 0: mark, index } = found
    if (/\s/u.test(mark[0]!)) {
      const end = index + mark.length
      const parts =
        (mark.match(/\r\n|[\n\r\v\f\u0085\u2028\u2029]/g)?.length ?? 0) > 1 || /[\f\u2029]/.test(mark)
      if (parts || LIST_MARK.test(text.slice(end, end + 8))) cut(end)
      continue
    }
    const tail = tailEnd(text, index)
    CANDIDATE.lastIndex = tail
    const after = blankEnd(text, tail)
    if (after >= text.length) continue
    const end = { text, from, at: index, mark: text.slice(index, tail), tail, after, german }
    if (isEnd(end)) cut(after)
  }
  if (from < text.length) {
    if (spans.length > 0 && text.slice(from).trim() === '') spans.at(-1)!.to = text.length
    else spans.push({ from, to: text.length })
  }
  return spans
}

/** Where the marks that belong to one end are over: stops, closing quotes and brackets, a reference to a note. */
function tailEnd(text: string, at: number): number {
  SPACED_DOTS.lastIndex = at
  const dots = SPACED_DOTS.exec(text)
  TAIL.lastIndex = at + (dots ? dots[0].length : 1)
  TAIL.exec(text)
  NOTE.lastIndex = TAIL.lastIndex
  NOTE.exec(text)
  return NOTE.lastIndex
}

function blankEnd(text: string, from: number): number {
  let end = from
  while (end < text.length && /\s/u.test(text[end]!)) end++
  return end
}

interface End {
  text: string
  /** Where the sentence begins that may end here. */
  from: number
  /** The mark, with all that closes after it, and where the next sentence would begin. */
  at: number
  mark: string
  tail: number
  after: number
  german: boolean
}

function isEnd(end: End): boolean {
  const { text, at, mark, tail, after } = end
  const rest = text.slice(after, after + AFTER)
  const before = text[at - 1] ?? ''
  if (WHOLLY_CJK.test(mark) || (IS_CJK.test(before) && IS_CJK.test(rest[0]!))) {
    // A full-width stop needs no space after it. `「はい。」と` and `“好。”，` go on.
    if (!/[。！？｡!?]/u.test(mark)) return false
    return !/^[，、；：,;:）)」』]/u.test(rest) && !(/[」』]$/u.test(mark) && /^(?:と|って)/u.test(rest))
  }
  if (after === tail) return false
  const lead = LEAD.exec(rest)![0]
  const next = rest.slice(lead.length)
  if (next === '' || (/^[\p{Ll},;:)\]}]/u.test(next) && !LETTERED_ITEM.test(next))) return false
  // `[...]` and `(!)` stand for something inside a sentence.
  if (/[([（［]/u.test(before) && /[)\]）］]/u.test(mark)) return false
  if (/^(?:\.{2,}|\. |…)/u.test(mark)) return !repeats(end, next)
  if (mark[0] !== '.') return !(/["'”’»]/u.test(mark) && SAYS.test(next))
  return isStop(end, next)
}

/** `I… I do not know`: the same word again is a stammer. */
function repeats({ text, from, at }: End, next: string): boolean {
  const last = /[\p{L}\p{M}'’]{1,30}$/u.exec(text.slice(Math.max(from, at - BEFORE), at))?.[0]
  const first = /^[\p{L}\p{M}'’]{1,30}/u.exec(next)?.[0]
  return last !== undefined && last.toLowerCase() === first?.toLowerCase()
}

/** Does the single stop after a word end the sentence, where a capital, a digit or a sign follows? */
function isStop({ text, from, at, german }: End, next: string): boolean {
  const start = Math.max(from, at - BEFORE)
  const left = text.slice(start, at).replace(/\\$/, '')
  const word = /[\p{L}\p{M}\p{N}.'’&№-]{1,40}$/u.exec(left)?.[0] ?? ''
  if (word === '') return true
  const outer = left.slice(0, left.length - word.length)
  const previous = /([\p{L}\p{M}\p{N}]{1,40})[^\p{L}\p{M}\p{N}]{0,4}$/u.exec(outer)?.[1] ?? ''
  const opensSentence = start === from && /^[\s"'“‘«([*_#>]*$/u.test(outer)
  const nextWord = /^[\p{L}\p{M}'’]{1,40}/u.exec(next)?.[0] ?? ''
  const key = word.toLowerCase()
  const opener = OPENERS.has(nextWord.toLowerCase()) && !/^\p{Lu}\.(?!\.)/u.test(next)
  const digit = /^\p{N}/u.test(next)

  if (/^\p{N}+$/u.test(word)) {
    if (opensSentence) return false
    if (german && word.length <= 2) return false
    // The day of `1962. 4. 30.`, as dates are written in Korean.
    if (/\p{N}\. ?$/u.test(outer)) return false
    if (digit) return word.length > 2 && !/[\p{sc=Hang}]/u.test(text.slice(at, at + 20))
    return !(word.length <= 2 && MONTH.test(next))
  }
  // A list's letter or number, `a. Begin here`.
  if (opensSentence && /^(?:\p{L}|[ivxIVX]{1,5})$/u.test(word)) return false
  if (
    LEADS_ON.has(key) &&
    !(word === word.toLowerCase() && /^(?:max|min|tel|m|mm|br|fr|hon|sec)$/u.test(word))
  )
    return false
  if (PLACES.has(key) && /^\p{Lu}/u.test(word)) return opener
  if (NUMBERED.has(key) && (digit || /^[#№]/u.test(next))) return false
  if (NUMBERED.has(key) && !MAY_END.has(key) && ROMAN_OR_LETTER.test(next) && !opener && nextWord !== 'I')
    return false
  if (key === 'г' || key === 'в') return /\p{N}/u.test(previous)
  if (key === 'a.m' || key === 'p.m') return !AFTER_TIME.has(nextWord.toLowerCase())
  if (ENDS_BEFORE_CAPITAL.has(key)) return true
  if (MAY_END.has(key)) return opener || (nextWord === '' && !/^(?:a\.d|b\.c)$/u.test(key))
  if (/^\p{L}(?:\.\p{L}){1,9}$/u.test(word)) return opener
  if (/^\p{Lu}$/u.test(word)) return isLetterAlone(word, previous, opener)
  // `F.Kozlov`-like runs and plain words.
  return true
}

/** One capital with a stop: an initial, unless what follows opens a sentence or what precedes wants a letter. */
function isLetterAlone(letter: string, previous: string, opener: boolean): boolean {
  if (opener || LETTERED.has(previous.toLowerCase())) return true
  return letter === 'I' && /^\p{Ll}/u.test(previous) && !/^(?:by|and|with|of|to|from|met)$/u.test(previous)
}
