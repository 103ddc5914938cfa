/**
 * Numbers as written -> their value, so that `50,000`, `50 000` and `fifty thousand` are one number in three styles. English
 * words only; anything that is not wholly a number has no value.
 */

const SMALL =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'
const ORDINAL =
  'zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth ' +
  'sixteenth seventeenth eighteenth nineteenth'
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'
const SCALES: Record<string, number> = { thousand: 1e3, million: 1e6, billion: 1e9 }

const WORTH = new Map<string, number>([
  ...SMALL.split(' ').map((word, i): [string, number] => [word, i]),
  ...TENS.split(' ').map((word, i): [string, number] => [word, 20 + 10 * i]),
])
const ORDINALS = new Map<string, number>([
  ...ORDINAL.split(' ').map((word, i): [string, number] => [word, i]),
  ...TENS.split(' ').map((word, i): [string, number] => [word.replace(/y$/, 'ieth'), 20 + 10 * i]),
])

/** The value of a number in figures or words, marked `th` if ordinal (`19th`, `nineteenth`); null if it is none. */
export function numberValue(written: string): string | null {
  const text = written.trim().toLowerCase()
  const figures = /^(\d{1,3}(?:[,\u00a0\u202f ]\d{3})+|\d+)(\.\d+)?(st|nd|rd|th)?$/u.exec(text)
  if (figures)
    return mark(Number(figures[1]!.replace(/\D/g, '') + (figures[2] ?? '')), figures[3] !== undefined)
  const clock = /^(\d{1,2})[:.](\d{2})$/.exec(text)
  if (clock) return `${Number(clock[1])}:${clock[2]}`
  return wordsValue(text.split(/[\s-]+/))
}

const mark = (value: number, ordinal: boolean) => `${value}${ordinal ? 'th' : ''}`

function wordsValue(words: readonly string[]): string | null {
  let total = 0
  let group = 0
  // What may follow: after a unit no other unit ("three two" is two numbers), after "twenty" a unit only.
  let room = Number.POSITIVE_INFINITY
  let ordinal = false
  for (const [i, word] of words.entries()) {
    if (ordinal) return null
    if (word === 'and' && i > 0 && i < words.length - 1 && group >= 100) continue
    const scale = SCALES[word]
    const last = ORDINALS.get(word)
    const worth = last ?? WORTH.get(word)
    if (word === 'hundred' && group > 0 && group < 100) {
      group *= 100
      room = 100
    } else if (scale !== undefined && group > 0) {
      total += group * scale
      group = 0
      room = Number.POSITIVE_INFINITY
    } else if (worth !== undefined && worth < room) {
      group += worth
      room = worth >= 20 ? 10 : 0
      ordinal = last !== undefined
    } else return null
  }
  return words.length === 0 ? null : mark(total + group, ordinal)
}
