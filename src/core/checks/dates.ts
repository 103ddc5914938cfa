/**
 * Dates, links and the published status in the head matter -> findings: two styles, two days, a host that only the makers
 * of a site can open, a status that signing off will replace.
 */
import { timeValue } from '../classify/date.ts'
import { at, type Finding, type FindingPlace, type Fix, keyOf } from './finding.ts'
import type { Reading } from './reading.ts'

const MONTHS = 'January|February|March|April|May|June|July|August|September|October|November|December'

const AMERICAN = new RegExp(`(?<!\\p{L})(?:${MONTHS}) \\d{1,2}(?:st|nd|rd|th)?,? \\d{4}`, 'gu')
const BRITISH = new RegExp(`(?<!\\d)\\d{1,2}(?:st|nd|rd|th)? (?:${MONTHS}),? \\d{4}`, 'gu')
const FIGURES = /(?<![\d./-])(?:\d{4}-\d{2}-\d{2}|\d{1,2}[./]\d{1,2}[./]\d{4})(?![\d-])/gu

interface Dated extends FindingPlace {
  text: string
  style: 'month first' | 'day first' | 'figures'
}

/** Dates of the head: in two styles, or of two days. */
export function dates(head: readonly Reading[]): Finding[] {
  const all = head.flatMap(({ segment, text }): Dated[] => {
    if (/^(?:source|note|credits)$/.test(segment.field ?? '')) return []
    return (
      [
        ['month first', AMERICAN],
        ['day first', BRITISH],
        ['figures', FIGURES],
      ] as const
    ).flatMap(([style, pattern]) =>
      Array.from(text.matchAll(pattern), match => ({
        segment: segment.id,
        from: match.index,
        to: match.index + match[0].length,
        text: match[0],
        style,
      })),
    )
  })
  // Year, month and day in figures are a machine's date line, not a style of the text.
  const found = all.filter(({ text }) => !/^\d{4}-/.test(text))
  const styles = new Set(found.map(({ style }) => style))
  const days = new Map(all.map(date => [timeValue(date.text) ?? date.text, date]))
  const main = head
    .filter(({ segment }) => /^(?:date|time|title|citation)$/.test(segment.field ?? ''))
    .map(({ segment }) => segment.id)
  const places = found.map(({ segment, from, to }) => ({ segment, from, to }))
  const findings: Finding[] = []
  if (styles.size > 1) {
    const one = found[0]!
    const other = found.find(({ style }) => style !== one.style)!
    findings.push({
      check: 'date-style',
      key: keyOf('date-style', [...styles].sort().join(' ')),
      places,
      message: `“${one.text}” and “${other.text}”: dates in two styles.`,
      why: 'One style is easier to search and to cite; figures alone can be misread across the Atlantic.',
      fixes: restyled(found, one.style, other.style),
    })
  }
  const mainDays = new Map(
    [...days].filter(([value, { segment }]) => value.startsWith('date') && main.includes(segment)),
  )
  if (mainDays.size > 1) {
    findings.push({
      check: 'head',
      key: keyOf('head', [...mainDays.keys()].sort().join(' '), 'days'),
      places: [...mainDays.values()].map(({ segment, from, to }) => ({ segment, from, to })),
      message: `${[...mainDays.values()].map(({ text }) => `“${text}”`).join(' and ')}: the head matter gives two days.`,
      why: 'Date line, title and citation should tell of one day; or one of them is the day of writing.',
      fixes: [{ label: 'Ask for the day', ask: 'On which of these days did it take place?' }],
    })
  }
  return findings
}

const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']
const WEEKDAY_DATE = new RegExp(
  `(?<!\\p{L})(${WEEKDAYS.join('|')}),? (?:the )?((?:${MONTHS}) \\d{1,2},? \\d{4}|\\d{1,2}(?:st|nd|rd|th)? (?:of )?(?:${MONTHS}),? \\d{4})`,
  'gu',
)

/** `Monday, August 17, 1971`, which was a Tuesday; days of the Gregorian calendar by Zeller's congruence (1882). */
export function weekdays({ segment, text }: Reading): Finding[] {
  return Array.from(text.matchAll(WEEKDAY_DATE)).flatMap(
    ({ 0: whole, 1: named, 2: date, index }): Finding[] => {
      const [year, month, day] = (timeValue(date!)?.match(/\d+/g) ?? []).map(Number)
      if (year === undefined || month === undefined || day === undefined || year < 1753) return []
      const right = WEEKDAYS[weekdayOf(year, month, day)]!
      if (right === named) return []
      return [
        at('head', segment, index, index + whole.length, {
          message: `${date} was a ${right}, not a ${named}.`,
          why: 'Weekday and date do not fit each other: one of them is wrong, in the original or in the translation. (Before 1918 a Russian date may be of the old calendar.)',
          fixes: [
            { label: 'Ask which is right', ask: `Does the original say ${named}? ${date} was a ${right}.` },
          ],
        }),
      ]
    },
  )
}

/** 0 is Sunday. */
function weekdayOf(year: number, month: number, day: number): number {
  const shifted = month < 3 ? 12 : 0
  const [m, y] = [month + shifted, shifted ? year - 1 : year]
  const zeller =
    day + Math.floor((13 * (m + 1)) / 5) + y + Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400)
  return (zeller + 6) % 7
}

function restyled(found: readonly Dated[], one: Dated['style'], other: Dated['style']): Fix[] {
  return [one, other].flatMap((style): Fix[] => {
    if (style === 'figures' || found.some(date => date.style === 'figures')) return []
    const edits = found.flatMap(({ segment, from, to, text, style: own }) => {
      if (own === style) return []
      const [, first, second, year] = /^(\S+) (\S+?),? (\d{4})$/.exec(text) ?? []
      if (first === undefined) return []
      return [
        {
          segment,
          from,
          to,
          text:
            style === 'month first'
              ? `${second} ${first.replace(/\D+$/, '')}, ${year}`
              : `${second!.replace(/\D+$/, '')} ${first} ${year}`,
        },
      ]
    })
    return edits.length > 0
      ? [{ label: style === 'month first' ? 'Month first everywhere' : 'Day first everywhere', edits }]
      : []
  })
}

/** `latest.org` and `contest.com` are words; `archivetest.com` is not. */
const TEST_HOST =
  /(?:^|[.-])(?:staging|stage|stg|test|testing|dev|devel|uat|qa|preview|sandbox|beta|demo|localhost|local)(?:$|[.\d-])|^(?:test|staging|dev)\.(?:com|org|net|edu|io|local)$|^(?:localhost|127\.|10\.|192\.168\.)|(?:^|\.)(?!(?:[a-z-]*(?:la|con|pro|at|de|ar|est)test|[a-z-]*(?:fas|grea|bes|shor|swee|lates)test)\.)[a-z\d-]+(?:test|staging)\.(?:com|org|net)$/i

/** A link that only the makers of the site can open. */
export function testLinks({ segment, text }: Reading): Finding[] {
  return Array.from(text.matchAll(/https?:\/\/([^\s/<>()"']+)[^\s<>"]*/gu)).flatMap(
    ({ 0: url, 1: host, index }) =>
      TEST_HOST.test(host!.replace(/:\d+$/, ''))
        ? [
            at('link', segment, index, index + url.replace(/[.,;)]+$/, '').length, {
              message: `The link points to “${host}”, which looks like a test host.`,
              why: 'Links to a staging site end nowhere once it is closed, and readers cannot open them. The published address should stand here.',
            }),
          ]
        : [],
  )
}

/** `(Not yet proofread)` in the text itself. */
export function statuses({ segment, text }: Reading): Finding[] {
  const isDue =
    segment.field === 'status'
      ? /not yet|un(?:proof|revis|correct|edit)|draft|未/iu.test(text)
      : segment.kind === 'metadata' &&
        /^[([]?(?:\p{L}+, )?(?:not yet |un)proof-?read[)\].]*$/iu.test(text.trim())
  if (!isDue) return []
  return [
    at('status', segment, 0, text.length, {
      message: `The published status still says “${text.trim().replace(/^\(|\)$/g, '')}”.`,
      why: 'Signing the text off turns it into the statement of who proofread it and when. Until then it is right as it stands.',
    }),
  ]
}
