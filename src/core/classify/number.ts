/**
 * A number as written -> its value, so that `50,000`, `50 000` and `fifty thousand`, `XX` and `20th`, `½` and `1/2`, `三十` and
 * `30` are one number in two styles. English words only. Values are kept as written digits, never as floating point: two
 * numbers of twenty digits that differ in the last differ here. What is not wholly a number has no value.
 */

const SMALL =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'
const ORDINAL =
  'zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth ' +
  'sixteenth seventeenth eighteenth nineteenth'
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'
/** Zeros of each scale. */
const SCALES: Record<string, number> = { thousand: 3, million: 6, billion: 9, trillion: 12 }

const WORTH = new Map<string, number>([
  ...SMALL.split(' ').map((word, i): [string, number] => [word, i]),
  ...TENS.split(' ').map((word, i): [string, number] => [word, 20 + 10 * i]),
])
const ORDINALS = new Map<string, number>([
  ...ORDINAL.split(' ').map((word, i): [string, number] => [word, i]),
  ...TENS.split(' ').map((word, i): [string, number] => [word.replace(/y$/, 'ieth'), 20 + 10 * i]),
])

/** A cheap look: may there be a number in this text at all? */
export function mayBeNumber(text: string): boolean {
  return (
    /[\p{N}%％]/u.test(text) ||
    HAN_NUMERAL.test(text) ||
    /^[IVXLCDM]+\.?$/.test(text) ||
    (/[\s-]/.test(text) ? text.split(/[\s-]+/).some(isNumberWord) : isNumberWord(text))
  )
}

const NUMBER_WORDS = new Set([
  ...WORTH.keys(),
  ...ORDINALS.keys(),
  ...Object.keys(SCALES),
  'hundred',
  'half',
  'halves',
])
const isNumberWord = (text: string) => text.length < 13 && NUMBER_WORDS.has(text.toLowerCase())

/** The value of a number in figures or words, marked `th` if ordinal (`19th`, `nineteenth`); null if it is none. */
export function numberValue(written: string): string | null {
  const text = plainDigits(written.trim().toLowerCase())
  if (text === '' || text.length > LONGEST) return null
  const part = /^(.+?)\s*(?:%|per ?cent)$/.exec(text)
  if (part) {
    const value = numberValue(part[1]!)
    return value === null ? null : `${value}%`
  }
  return figuresValue(text) ?? fractionValue(text) ?? wordsValue(text.split(/[\s-]+/)) ?? yearValue(text)
}

/** Letters of the longest number that is looked for. */
const LONGEST = 120

/** `50,000`, `1 200`, `1.5 million`, `19th`. Without separators, leading zeros count (`007` is a name), but for `05`. */
function figuresValue(text: string): string | null {
  const found =
    /^(\d{1,3}(?:([,\u00a0\u202f\u2009 ])\d{3})(?:\2\d{3})*|\d+)(\.\d+)?(?:(st|nd|rd|th)|[\s-](thousand|million|billion|trillion))?$/u.exec(
      text,
    )
  if (!found) return null
  let whole = found[1]!.replace(/\D/g, '')
  if (whole.length === 2) whole = whole.replace(/^0/, '')
  const scale = found[5] === undefined ? 0 : SCALES[found[5]]!
  // Section 2.10 is no 2.1; only zeros alone say nothing.
  const decimal = (found[3] ?? '').replace(scale > 0 ? /\.?0+$/ : /^\.0+$/, '')
  if (scale > 0) return shifted(whole, decimal.slice(1), scale)
  return `${whole}${decimal}${found[4] === undefined ? '' : 'th'}`
}

/** The decimal point moved `zeros` places to the right. */
function shifted(whole: string, decimals: string, zeros: number): string {
  const digits = whole + decimals.padEnd(zeros, '0')
  const left = decimals.slice(zeros)
  return digits.slice(0, whole.length + zeros).replace(/^0+(?=\d)/, '') + (left === '' ? '' : `.${left}`)
}

const PARTS = new Map([
  ...ORDINAL.split(' ').slice(3).map((word, i): [string, number] => [word, i + 3]),
  ['half', 2], ['quarter', 4],
] as [string, number][]) // biome-ignore format: a table

/** `1/2`, `½`, `2 ½`, `one half`, `two-thirds`. */
function fractionValue(text: string): string | null {
  const figures = text
    .replace(/[¼-¾⅐-⅞]/gu, mark => ` ${mark.normalize('NFKC')}`)
    .replace(/\u2044/g, '/')
    .trim()
  const found = /^(?:(\d+)[\s-]+)?(\d+)\/(\d+)$/.exec(figures)
  if (found) return `${found[1] ?? ''} ${found[2]}/${found[3]}`.trim()
  const words = /^(a|[a-z]+)[\s-]([a-z]+?)s?$/.exec(text.replace(/halves$/, 'half'))
  const below = words ? PARTS.get(words[2]!) : undefined
  const above = words ? (/^an?$/.test(words[1]!) ? 1 : WORTH.get(words[1]!)) : undefined
  return above === undefined || below === undefined || above >= below ? null : `${above}/${below}`
}

function wordsValue(words: readonly string[]): string | null {
  let total = 0
  let group = 0
  // What may follow: after a unit no other unit ("three two" is two numbers), after "twenty" a unit only.
  let room = Number.POSITIVE_INFINITY
  let ordinal = false
  for (const [i, word] of words.entries()) {
    if (ordinal) return null
    if (word === 'and' && i > 0 && i < words.length - 1 && (group >= 100 || (group === 0 && total > 0)))
      continue
    if (i === 0 && word === 'a' && /^(?:hundred|thousand|million|billion)$/.test(words[1] ?? '')) {
      group = 1
      continue
    }
    const scale = SCALES[word]
    const last = ORDINALS.get(word)
    const worth = last ?? WORTH.get(word)
    if (word === 'hundred' && group > 0 && group < 100) {
      group *= 100
      room = 100
    } else if (scale !== undefined && group > 0) {
      total += group * 10 ** scale
      group = 0
      room = Number.POSITIVE_INFINITY
    } else if (worth !== undefined && worth < room) {
      group += worth
      room = worth >= 20 ? 10 : 0
      ordinal = last !== undefined
    } else return null
  }
  const value = total + group
  if (words.length === 0 || !Number.isSafeInteger(value)) return null
  return `${value}${ordinal ? 'th' : ''}`
}

/** `nineteen sixty-two`, `nineteen hundred`: a year read in two halves. */
function yearValue(text: string): string | null {
  const words = text.split(/[\s-]+/)
  const century = WORTH.get(words[0]!)
  if (century === undefined || century < 11 || century > 20 || words.length > 3) return null
  const rest = wordsValue(words.slice(1))
  return rest !== null && /^\d{2}$/.test(rest) ? `${century}${rest}` : null
}

/** Roman capitals from `II` on, and `V` and `X`; other single letters are letters. */
export function romanValue(text: string): string | null {
  if (!/^(?=..|V|X)M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})$/.test(text)) return null
  const worth: Record<string, number> = { I: 1, V: 5, X: 10, L: 50, C: 100, D: 500, M: 1000 }
  let value = 0
  for (const [i, letter] of [...text].entries()) {
    const here = worth[letter]!
    value += here < (worth[text[i + 1] ?? ''] ?? 0) ? -here : here
  }
  return String(value)
}

/** Decimal digits of any script in ASCII: `１９`, `٣`. */
function plainDigits(text: string): string {
  return text.replace(/(?![0-9])\p{Nd}/gu, digit => {
    const code = digit.codePointAt(0)!
    let zero = code
    while (code - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero--
    return String(code - zero)
  })
}

const HAN_NUMERAL = /[〇零一二两兩三四五六七八九十百千万萬亿億]/u
const HAN_DIGITS: Record<string, number> = {
  〇: 0, 零: 0, 一: 1, 二: 2, 两: 2, 兩: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9,
} // biome-ignore format: a table
const HAN_UNITS: Record<string, number> = { 十: 10, 百: 100, 千: 1000 }
const HAN_SCALES: Record<string, number> = { 万: 1e4, 萬: 1e4, 亿: 1e8, 億: 1e8 }

/** `三十`, `一九六二`, `三百二十万`, `50万`; null of what is no Chinese number. */
export function hanValue(written: string): string | null {
  const text = plainDigits(written)
  const part = /^百分之(.+)$|^(.+)[%％]$/u.exec(text)
  if (part) {
    const value = hanValue(part[1] ?? part[2]!)
    return value === null ? null : `${value}%`
  }
  if (text === '' || !/^[\d〇零一二两兩三四五六七八九十百千万萬亿億]+$/u.test(text)) return null
  if (/^\d+$/.test(text)) return text
  if (/^[〇零一二三四五六七八九]+$/u.test(text)) {
    const digits = [...text].map(digit => HAN_DIGITS[digit]!)
    // `三五天` is a few days, `六七` six or seven.
    const isAbout = digits.length === 2 && digits[0]! > 0 && [1, 2].includes(digits[1]! - digits[0]!)
    return isAbout ? null : digits.join('')
  }
  let total = 0
  let group = 0
  let digit: number | null = null
  for (const part of text.match(/\d+|./gu)!) {
    if (part in HAN_UNITS) {
      group += (digit ?? 1) * HAN_UNITS[part]!
      digit = null
    } else if (part in HAN_SCALES) {
      total = (total + group + (digit ?? 0)) * HAN_SCALES[part]!
      group = 0
      digit = null
    } else {
      if (digit) return null
      digit = HAN_DIGITS[part] ?? Number(part)
    }
  }
  const value = total + group + (digit ?? 0)
  return Number.isSafeInteger(value) ? String(value) : null
}
