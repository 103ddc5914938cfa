/**
 * Dates, times of day and ranges as written -> one face each, so that `30 April 1962` and `April 30, 1962`, `2:30 p.m.` and
 * `14:30`, `1961-66` and `1961–1966` are the same in two styles. What could be read two ways (`3/4/62`; `2:30`, morning or
 * afternoon?) has no face that equals a plain one. Numbers alone are not here but in `number.ts`.
 */
import { plainMarks } from '../text/norm.ts'

/** The face of a date, a time or a range; null of anything else. */
export function timeValue(written: string): string | null {
  if (written.length > 60) return null
  const text = plainMarks(written).trim()
  return dateValue(text) ?? clockValue(text.toLowerCase()) ?? rangeValue(text)
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const MONTH =
  /^(?:january|february|march|april|may|june|july|august|september|october|november|december|(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\.?)$/i

/** Does a word name a month? Capitals are required: `may` and `march` are verbs. */
export function isMonth(word: string): boolean {
  return /^\p{Lu}/u.test(word) && MONTH.test(word)
}

function dateValue(text: string): string | null {
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  if (iso) return dated(Number(iso[1]), Number(iso[2]), Number(iso[3]))
  const figures = /^(\d{1,2})[./](\d{1,2})[./](\d{4})$/.exec(text)
  if (figures) {
    const [day, month] = [Number(figures[1]), Number(figures[2])]
    if (day > 12) return dated(Number(figures[3]), month, day)
    return day === month || month > 12 ? dated(Number(figures[3]), day, month) : null
  }
  const words = text.replace(/,/g, ' ').split(/\s+/)
  const parts = words.filter(word => word !== 'the' && word !== 'of')
  const at = parts.findIndex(isMonth)
  if (at < 0 || parts.length < 2 || parts.length > 3) return null
  const month = MONTHS.indexOf(parts[at]!.slice(0, 3).toLowerCase()) + 1
  let day: number | null = null
  let year: number | null = null
  for (const part of parts.filter((_, i) => i !== at)) {
    const figure = /^(\d{1,4})(st|nd|rd|th)?$/.exec(part)
    if (!figure) return null
    if (figure[1]!.length > 2) {
      if (figure[2] !== undefined || year !== null) return null
      year = Number(figure[1])
    } else {
      if (day !== null) return null
      day = Number(figure[1])
    }
  }
  return dated(year, month, day)
}

const dated = (year: number | null, month: number, day: number | null) =>
  month < 1 || month > 12 || (day !== null && (day < 1 || day > 31)) ? null : `date ${year} ${month} ${day}`

function clockValue(text: string): string | null {
  if (/^(?:12 |twelve )?noon$/.test(text)) return 'clock 12:00'
  const found = /^(\d{1,2})(?:[:.](\d{2}))?\s*(a\.?m\.?|p\.?m\.?|o'clock|h(?:ou)?rs\.?)?$/.exec(text)
  const military = /^(\d{2})(\d{2}) h(?:ou)?rs\.?$/.exec(text)
  const [, hours, minutes = '00', half] = military ?? found ?? []
  if (hours === undefined || (!military && !found![2] && half === undefined)) return null
  const hour = Number(hours)
  if (hour > 24 || Number(minutes) > 59) return null
  if (half !== undefined && /^[ap]/.test(half)) {
    if (hour < 1 || hour > 12) return null
    return `clock ${(hour % 12) + (half.startsWith('p') ? 12 : 0)}:${minutes}`
  }
  // Without a half of the day, an hour up to twelve may be either.
  return hour > 12 || military ? `clock ${hour}:${minutes}` : `${hour}:${minutes}`
}

/** `1961-66`, `1961 to 1966`: the second year may leave out the digits that it shares. */
function rangeValue(text: string): string | null {
  const found = /^(\d{1,4})\s*(?:-|to)\s*(\d{1,4})$/.exec(text)
  if (!found) return null
  const [, from, to] = found as unknown as [string, string, string]
  if (to.length > from.length) return `range ${from} ${to}`
  return `range ${from} ${from.slice(0, from.length - to.length)}${to}`
}
