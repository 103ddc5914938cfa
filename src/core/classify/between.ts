/**
 * What stands between two words, against what stands there in the other text -> the classes of the change: blanks, line
 * ends, marks. The words are the same on both sides here, or judged elsewhere; marks that turn what the words beside them say
 * are in `turning-mark.ts`.
 */
import { plainMarks } from '../text/norm.ts'
import { LAYOUT, type Mixture, NOTHING, PUNCTUATION, SPACING, SUBSTANTIVE } from './change-class.ts'

const LINE_END = /[\n\r\u2028\u2029]/
const BLANKS = /[\s\p{Cf}]+/gu

/** A question is no statement; but `(?)` only doubts the word before it. */
const asks = (between: string) => /[?？؟]/.test(between.replace(/[(（][?？][)）]/g, ''))

/** What stands between two words, against what stands there in the other text. */
export function classOfBetween(x: string, y: string, startsLine: boolean, endsText: boolean): Mixture {
  if (x === y) return NOTHING
  const [marksX, marksY] = [x.replace(BLANKS, ''), y.replace(BLANKS, '')]
  if (asks(x) !== asks(y)) return SUBSTANTIVE
  const lines = LINE_END.test(x) === LINE_END.test(y) ? NOTHING : LAYOUT
  if (plainMarks(marksX).normalize('NFC') !== plainMarks(marksY).normalize('NFC')) {
    const bullets = startsLine && /^[•·▪●○*–—-]?$/u.test(marksX) && /^[•·▪●○*–—-]?$/u.test(marksY)
    return bullets ? LAYOUT : PUNCTUATION | lines
  }
  if (marksX !== marksY) return PUNCTUATION | lines
  return endsText || LINE_END.test(x + y) ? LAYOUT : SPACING
}

/**
 * The class where only blanks differ, and none of them between two letters or two figures, where it may part a word or a
 * number in two; 0 if it is not so simple.
 */
export function classOfBlanks(a: string, b: string, endsText: boolean): Mixture {
  let found: Mixture = NOTHING
  let [i, j] = [0, 0]
  while (i < a.length || j < b.length) {
    const [fromA, fromB] = [i, j]
    while (i < a.length && isBlank(a[i]!)) i++
    while (j < b.length && isBlank(b[j]!)) j++
    if (a[i] !== b[j]) return NOTHING
    const [x, y] = [a.slice(fromA, i), b.slice(fromB, j)]
    if (x !== y) {
      const around = `${a[fromA - 1] ?? ''}${a[i] ?? ''}`
      if ((x === '' || y === '') && /^(?:\p{L}\p{M}*\p{L}|\p{N}\p{N})$/u.test(around)) return NOTHING
      found |= LINE_END.test(x + y) || (endsText && i === a.length) ? LAYOUT : SPACING
    }
    i++
    j++
  }
  return found
}

/** White space, and the format marks that nobody sees. */
const isBlank = (character: string) => /[\s\u200b\u200e\u200f\u2060-\u2069\ufeff]/.test(character)
