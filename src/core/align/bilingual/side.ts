/**
 * Two lists of segments in two languages -> words by number, with their lengths: what the length model, the dictionary
 * and the cognates read. The two sides have their own numbers; a word and its inflected forms may share one. Marks that
 * languages share (`?` and `？`) are words too. Nothing is compared here.
 */
import { loosely } from '../../text/norm.ts'
import { tokenize } from '../../text/token.ts'

/** One side, read. */
export interface Side {
  /** Of each segment: the ids of its words, ascending, as often as they come. */
  words: Int32Array[]
  /** Of each segment: letters and digits, in UTF-16 units. */
  lengths: Float64Array
  /** Of each word: the form that it was first seen in. */
  forms: string[]
  /** Of each word: its share of all the words of the side. */
  share: Float64Array
  /** Of each word: 1 if it comes in more than one segment. Others can teach nothing that could be used again. */
  comesAgain: Uint8Array
}

/** Letters of a stem: inflected forms of a longer word are counted as one word, for a thousand verses are few. */
const STEM = 5
/** The same for Korean syllables: what follows is mostly particles. */
const HANGUL_STEM = 2

const LETTER_OR_DIGIT = /[\p{L}\p{N}]/gu
const UNSPACED = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Laoo}\p{sc=Khmr}\p{sc=Mymr}]/u
const HANGUL = /\p{sc=Hang}/u
/** `l’homme`, `Jean-Paul`: the parts are looked up by themselves. */
const JOINTS = /['’ʼ\-‐‑]/u
/** Marks in the form that they are compared in; all others are passed over. */
const MARKS: Record<string, string> = {
  '?': '?', '？': '?', '؟': '?', '!': '!', '！': '!', ':': ':', '：': ':', ';': ';', '；': ';',
  '(': '(', '（': '(', '[': '(', '〔': '(', '［': '(',
  '“': '"', '‘': '"', '「': '"', '『': '"', '«': '"', '„': '"',
} // biome-ignore format: pairs

/** Reads one side; `language` is a hint for scripts that do not space their words. */
export function readSide(texts: readonly string[], language?: string): Side {
  const ids = new Map<string, number>()
  const forms: string[] = []
  const counts: number[] = []
  const idOf = (key: string, form: string) => {
    let id = ids.get(key)
    if (id === undefined) {
      id = forms.length
      ids.set(key, id)
      forms.push(form)
      counts.push(0)
    }
    counts[id]!++
    return id
  }
  const words = texts.map(text => {
    const list: number[] = []
    for (const token of tokenize(text, language ? { language } : undefined)) {
      if (token.kind === 'punctuation') {
        const mark = MARKS[token.text]
        if (mark) list.push(idOf(mark, mark))
      } else if (token.kind !== 'lead') {
        for (const part of loosely(token.text).split(JOINTS)) {
          if (part === '') continue
          list.push(idOf(stemOf(part), part))
          // The dictionary of words without spaces is thin; their characters say the most of what they mean.
          if (part.length > 1 && UNSPACED.test(part)) for (const sign of part) list.push(idOf(sign, sign))
        }
      }
    }
    return Int32Array.from(list).sort()
  })
  const seen = new Int32Array(forms.length).fill(-1)
  const comesAgain = new Uint8Array(forms.length)
  for (const [i, list] of words.entries()) {
    for (const id of list) {
      if (seen[id]! >= 0 && seen[id] !== i) comesAgain[id] = 1
      seen[id] = i
    }
  }
  const total = Math.max(
    1,
    counts.reduce((sum, count) => sum + count, 0),
  )
  return {
    words,
    lengths: Float64Array.from(texts, text => text.match(LETTER_OR_DIGIT)?.length ?? 0),
    forms,
    comesAgain,
    share: Float64Array.from(counts, count => count / total),
  }
}

export function stemOf(word: string): string {
  if (UNSPACED.test(word)) return word
  if (HANGUL.test(word)) return word.slice(0, HANGUL_STEM)
  return word.length > STEM ? word.slice(0, STEM) : word
}
