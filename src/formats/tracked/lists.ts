/**
 * The definitions of a document's lists -> the numbers that stand printed before paragraphs (`1.`, `(b)`, `IV.`, `•`). Counting goes on
 * through the paragraphs that are shown, so each view of the tracked changes counts anew (rules: ECMA-376, part 1, 17.9;
 * OpenDocument 1.3, part 3, 19.880 ff.). Formats of numbers that nobody else knows come as plain digits.
 */
import type { Numbering } from './paragraph.ts'

export interface Level {
  start: number
  /** As ECMA-376 calls it: `decimal`, `lowerLetter`, `upperRoman`, `bullet`, `none` … */
  format: string
  /** `%1.%2.`; of a bullet the sign. */
  text: string
  /** Starts again after this level (from 1) or a higher one; null: after any higher one; 0: never. */
  restart: number | null
  /** All numbers in it as plain digits. */
  legal: boolean
  /** Between the number and the words. */
  after: string
}

export interface List {
  /** Lists of one kind count together. */
  kind: string
  /** By number, from 0. */
  levels: ReadonlyMap<number, Level>
  /** Levels that begin anew, with this number, where the list is first used. */
  begins: ReadonlyMap<number, number>
}

/** Counts through one view of a document. */
export interface Counter {
  /** What is printed before the next paragraph of this numbering, such as `2. `; empty: nothing. */
  next(numbering: Numbering): string
}

/** A counter that stands at the beginning. */
export function counterOf(lists: ReadonlyMap<string, List>): Counter {
  const counts = new Map<string, number[]>()
  const begun = new Set<string>()
  return {
    next({ list: id, level }) {
      const list = lists.get(id)
      const own = list?.levels.get(level)
      if (!list || !own) return ''
      const count = counts.get(list.kind) ?? []
      counts.set(list.kind, count)
      const anew = begun.has(`${id} ${level}`) ? undefined : list.begins.get(level)
      if (anew !== undefined) delete count[level]
      begun.add(`${id} ${level}`)
      for (let above = 0; above < level; above++) count[above] ??= list.levels.get(above)?.start ?? 1
      count[level] = count[level] === undefined ? (anew ?? own.start) : count[level] + 1
      for (const [below, { restart }] of list.levels)
        if (below > level && restart !== 0 && (restart === null || level < restart)) delete count[below]
      const number = printed(list, own, count)
      return number === '' ? '' : number + own.after
    },
  }
}

function printed(list: List, own: Level, count: readonly number[]): string {
  if (own.format === 'bullet') return bullet(own.text)
  return own.text.replace(/%(\d)/g, (_, digit: string) => {
    const at = Number(digit) - 1
    const level = list.levels.get(at)
    const format = level?.format ?? 'decimal'
    return written(count[at] ?? level?.start ?? 1, own.legal && format !== 'none' ? 'decimal' : format)
  })
}

/** Signs of the fonts that Word takes bullets from, which have no place of their own in Unicode. */
const BULLETS: Readonly<Record<string, string>> = {
  '\uf0b7': '•',
  '\uf0a7': '▪',
  '\uf0d8': '➢',
  '\uf0fc': '✓',
  '\uf076': '❖',
  '\uf0a8': '□',
  '\uf06c': '●',
  '\uf06e': '■',
  '\uf02d': '–',
  o: '◦',
}

const bullet = (sign: string) =>
  Object.hasOwn(BULLETS, sign) ? BULLETS[sign]! : /^[\p{L}\p{N}\p{P}\p{S}]{1,3}$/u.test(sign) ? sign : '•'

const ROMAN: readonly (readonly [number, string])[] = [
  [1000, 'm'],
  [900, 'cm'],
  [500, 'd'],
  [400, 'cd'],
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
]

const HAN = '〇一二三四五六七八九'
/** Roman numbers and rows of letters grow with the number; nobody numbers that far with them. */
const LARGEST_WRITTEN = 20_000

/** A number as a list's format writes it. */
export function written(number: number, format: string): string {
  if (format === 'none') return ''
  if (number < 1 || number > LARGEST_WRITTEN) return String(number)
  switch (format) {
    case 'lowerLetter':
      return letters(number)
    case 'upperLetter':
      return letters(number).toUpperCase()
    case 'lowerRoman':
      return roman(number)
    case 'upperRoman':
      return roman(number).toUpperCase()
    case 'decimalZero':
      return String(number).padStart(2, '0')
    case 'ordinal':
      return number + ordinalEnding(number)
    case 'chineseCounting':
    case 'chineseCountingThousand':
    case 'japaneseCounting':
    case 'taiwaneseCounting':
      return han(number)
    case 'ideographDigital':
      return [...String(number)].map(digit => HAN[Number(digit)]).join('')
    case 'decimalEnclosedCircle':
    case 'decimalEnclosedCircleChinese':
      return number <= 20 ? String.fromCodePoint(0x2460 + number - 1) : String(number)
    case 'numberInDash':
      return `- ${number} -`
    default:
      return String(number)
  }
}

/** a … z, aa, bb … as Word counts. */
const letters = (number: number) =>
  String.fromCharCode(97 + ((number - 1) % 26)).repeat(Math.min(50, Math.floor((number - 1) / 26) + 1))

function roman(number: number): string {
  let rest = number
  let text = ''
  for (const [value, sign] of ROMAN)
    while (rest >= value) {
      text += sign
      rest -= value
    }
  return text
}

function ordinalEnding(number: number): string {
  const tens = number % 100
  if (tens >= 11 && tens <= 13) return 'th'
  return ['th', 'st', 'nd', 'rd'][number % 10] ?? 'th'
}

function han(number: number): string {
  if (number < 10) return HAN[number]!
  if (number < 100) {
    const [tens, ones] = [Math.floor(number / 10), number % 10]
    return `${tens > 1 ? HAN[tens] : ''}十${ones ? HAN[ones] : ''}`
  }
  return [...String(number)].map(digit => HAN[Number(digit)]).join('')
}
