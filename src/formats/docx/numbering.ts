/**
 * What a document says of lists and styles -> the numbers that Word prints before paragraphs (`1.`, `(b)`, `IV.`, `•`). Counting goes
 * on through the paragraphs that are shown, so each view of the tracked changes counts anew (ECMA-376, part 1, 17.9).
 */
import { childOf, childrenOf, type XmlElement } from '../xml.ts'
import { type Numbering, outline, type Styles, val } from './content.ts'

interface Level {
  start: number
  format: string
  /** `%1.%2.` */
  text: string
  /** The level after which it starts again: its own number by default; 0: never. */
  restart: number | null
  legal: boolean
}

interface List {
  /** Lists of one kind count together. */
  abstract: string
  levels: Map<number, Level>
  overrides: Map<number, number>
}

/** Counts through one view of a document. */
export interface Counter {
  /** What is printed before the next paragraph of this numbering, such as `2.`; empty: nothing. */
  next(numbering: Numbering): string
}

/** The styles of a document, as far as a reader of the text sees them. */
export function stylesOf(styles: XmlElement | null): Styles {
  const byId = new Map<string, XmlElement>()
  for (const style of styles ? childrenOf(styles, 'w:style') : [])
    byId.set(style.attributes['w:styleId'] ?? '', style)
  /** The style and those that it is based on. */
  const chain = (id: string): XmlElement[] => {
    const found: XmlElement[] = []
    for (let at = byId.get(id); at && !found.includes(at); at = byId.get(val(at, 'w:basedOn'))) found.push(at)
    return found
  }
  return {
    heading(id) {
      for (const style of chain(id)) {
        const level = outline(childOf(style, 'w:pPr'))
        if (level > 0) return level
        const named = /^heading (\d)$/i.exec(val(style, 'w:name'))
        if (named) return Number(named[1])
      }
      return 0
    },
    numbering(id) {
      for (const style of chain(id)) {
        const properties = childOf(style, 'w:pPr')
        const given = properties && childOf(properties, 'w:numPr')
        const list = val(given, 'w:numId')
        if (list === '0') return null
        if (list) return { list, level: Number(val(given, 'w:ilvl') || 0) }
      }
      return null
    },
  }
}

/** Makes counters for a document's lists. */
export function countersOf(numbering: XmlElement | null): () => Counter {
  const lists = listsOf(numbering)
  return () => {
    const counts = new Map<string, number[]>()
    const begun = new Set<string>()
    return {
      next({ list: id, level }) {
        const list = lists.get(id)
        const own = list?.levels.get(level)
        if (!list || !own) return ''
        const count = counts.get(list.abstract) ?? []
        counts.set(list.abstract, count)
        const override = list.overrides.get(level)
        if (override !== undefined && !begun.has(`${id} ${level}`)) delete count[level]
        begun.add(`${id} ${level}`)
        for (let above = 0; above < level; above++) count[above] ??= list.levels.get(above)?.start ?? 1
        count[level] = count[level] === undefined ? (override ?? own.start) : count[level] + 1
        // A level begins anew after any that is above it, unless it says after which.
        for (const [below, { restart }] of list.levels)
          if (below > level && restart !== 0 && (restart === null || level < restart)) delete count[below]
        return printed(list, own, count)
      },
    }
  }
}

function printed(list: List, own: Level, count: readonly number[]): string {
  if (own.format === 'none') return own.text.replace(/%\d/g, '')
  if (own.format === 'bullet')
    return /^[\p{L}\p{N}\p{P}\p{S}]$/u.test(own.text) && !/\p{Co}/u.test(own.text) ? own.text : '•'
  return own.text.replace(/%(\d)/g, (_, digit: string) => {
    const at = Number(digit) - 1
    const level = list.levels.get(at)
    return written(count[at] ?? level?.start ?? 1, own.legal ? 'decimal' : (level?.format ?? 'decimal'))
  })
}

function listsOf(numbering: XmlElement | null): Map<string, List> {
  const abstracts = new Map<string, XmlElement>()
  for (const one of numbering ? childrenOf(numbering, 'w:abstractNum') : [])
    abstracts.set(one.attributes['w:abstractNumId'] ?? '', one)
  const lists = new Map<string, List>()
  for (const num of numbering ? childrenOf(numbering, 'w:num') : []) {
    const abstract = val(num, 'w:abstractNumId')
    const levels = levelsOf(abstracts.get(abstract))
    const overrides = new Map<number, number>()
    for (const override of childrenOf(num, 'w:lvlOverride')) {
      const level = Number(override.attributes['w:ilvl'] ?? 0)
      for (const [at, given] of levelsOf(override)) levels.set(at, given)
      const start = val(override, 'w:startOverride')
      if (start !== '') overrides.set(level, Number(start))
    }
    lists.set(num.attributes['w:numId'] ?? '', { abstract, levels, overrides })
  }
  return lists
}

function levelsOf(parent: XmlElement | undefined): Map<number, Level> {
  const levels = new Map<number, Level>()
  for (const level of parent ? childrenOf(parent, 'w:lvl') : []) {
    const restart = val(level, 'w:lvlRestart')
    const legal = childOf(level, 'w:isLgl')
    levels.set(Number(level.attributes['w:ilvl'] ?? 0), {
      start: Number(val(level, 'w:start') || 1),
      format: val(level, 'w:numFmt') || 'decimal',
      text: val(level, 'w:lvlText'),
      restart: restart === '' ? null : Number(restart),
      legal: legal !== undefined && !['0', 'false'].includes(legal.attributes['w:val'] ?? ''),
    })
  }
  return levels
}

const ROMAN: readonly (readonly [number, string])[] = [
  [1000, 'm'], [900, 'cm'], [500, 'd'], [400, 'cd'], [100, 'c'], [90, 'xc'],
  [50, 'l'], [40, 'xl'], [10, 'x'], [9, 'ix'], [5, 'v'], [4, 'iv'], [1, 'i'],
] // biome-ignore format: a table

const HAN = '〇一二三四五六七八九'
const LARGEST_WRITTEN = 100_000

/** A number as a list's format writes it; formats that nobody else knows come as plain digits. */
export function written(number: number, format: string): string {
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
    case 'ideographDigital':
      return han(number)
    case 'decimalEnclosedCircle':
      return number <= 20 ? String.fromCodePoint(0x2460 + number - 1) : String(number)
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
