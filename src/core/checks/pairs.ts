/**
 * Brackets and quotation marks of one segment -> findings where one lacks its partner. A stack for brackets; for quotation
 * marks a count by kind, with the custom that speech over several paragraphs opens anew in each and closes in the last.
 * Apostrophes are no quotation marks, so single ones are not asked about, nor straight ones that stand for feet or inches.
 */
import { at, type Finding, type FindingPlace, type Fix, keyOf, replaceBy } from './finding.ts'
import type { Reading } from './reading.ts'

const CLOSES: Record<string, string> = {
  ')': '(',
  ']': '[',
  '}': '{',
  '）': '（',
  '］': '［',
  '】': '【',
  '》': '《',
}
const OPENS = new Map(Object.entries(CLOSES).map(([close, open]) => [open, close]))
/** `1)` and `a)` number the items of a list. */
const LIST_MARK = /(?:^|[\s;,.:])(?:\d{1,3}|\p{Ll}|[ivx]{1,5})$/u

export function unpairedBrackets({ segment, text }: Reading): Finding[] {
  if (!/[()[\]{}（）［］【】《》]/u.test(text)) return []
  const open: number[] = []
  const findings: Finding[] = []
  for (let i = 0; i < text.length; i++) {
    const sign = text[i]!
    if (OPENS.has(sign)) open.push(i)
    else if (sign in CLOSES) {
      if (open.length > 0 && text[open.at(-1)!] === CLOSES[sign]) open.pop()
      else if (/[:;]-?$/.test(text.slice(Math.max(0, i - 2), i))) continue
      else if (sign !== ')' || !LIST_MARK.test(text.slice(Math.max(0, i - 8), i))) {
        findings.push(unpaired({ segment, text } as Reading, i, `“${sign}” closes nothing`))
      }
    }
  }
  // A remark over several paragraphs opens in one and closes in another; a bracket that opens the segment may do so.
  for (const i of open) {
    if (text.slice(0, i).trim() === '') continue
    findings.push(unpaired({ segment, text } as Reading, i, `“${text[i]}” is not closed`))
  }
  return findings
}

function unpaired({ segment, text }: Reading, i: number, message: string, fixes: Fix[] = []): Finding {
  return at('pairs', segment, i, i + 1, {
    message: `${message}.`,
    why: `A pair is broken: look for its partner, or for words that went with it.`,
    fixes: fixes.length > 0 ? fixes : [replaceBy(`Take “${text[i]}” out`, segment.id, i, i + 1, '')],
  })
}

/** A quotation mark whose partner does not stand in its segment. */
interface Lone {
  reading: Reading
  /** Number of the segment. */
  at: number
  from: number
  kind: 'open' | 'close' | 'straight'
}

/** Speech may run on over so many paragraphs or verses. */
const FARTHEST = 30
/** A straight mark does not tell opening from closing; only near ones are taken for partners. */
const FARTHEST_STRAIGHT = 3

/** Double quotation marks without a partner, in their own segment or in one that the speech runs on to. */
export function unpairedQuotes(readings: readonly Reading[]): Finding[] {
  const open: Lone[] = []
  const left: Lone[] = []
  for (const [i, reading] of readings.entries()) {
    for (const lone of loneQuotes(reading, i, readings[i + 1])) {
      const last = open.at(-1)
      const far =
        last !== undefined && i - last.at > (lone.kind === 'straight' ? FARTHEST_STRAIGHT : FARTHEST)
      if (last && far) left.push(...open.splice(0))
      if (lone.kind === 'open') open.push(lone)
      else if (open.length > 0 && (open.at(-1)!.kind === 'straight') === (lone.kind === 'straight'))
        open.pop()
      else if (lone.kind === 'straight') open.push(lone)
      else left.push(lone)
    }
  }
  const told = {
    open: '“ is not closed',
    close: '” closes nothing',
    straight: 'A quotation mark has no partner',
  }
  return [...left, ...open].map(({ reading, from, kind }) => unpaired(reading, from, told[kind]))
}

function loneQuotes(reading: Reading, i: number, next: Reading | undefined): Lone[] {
  const { segment, text } = reading
  if (segment.kind === 'heading' && text.length < 40) return []
  if (/[“”]/u.test(text)) return loneCurly(reading, i, next)
  if (!text.includes('"')) return []
  const straight = Array.from(text.matchAll(/(?<!\d)"/gu), ({ index }) => index)
  if (straight.length % 2 === 0) return []
  const opens = (words: string) => /^\W{0,3}"/u.test(words)
  if (next !== undefined && opens(next.text) && opens(text.slice(reading.body))) return []
  // The one that stands apart: a mark with blanks on both sides belongs to nobody.
  const isBlank = (sign: string | undefined) => sign !== undefined && /\s/u.test(sign)
  const odd = straight.find(at => isBlank(text[at - 1]) && isBlank(text[at + 1])) ?? straight.at(-1)!
  return [{ reading, at: i, from: odd, kind: 'straight' }]
}

function loneCurly(reading: Reading, i: number, next: Reading | undefined): Lone[] {
  const { text } = reading
  // German sets “ where English closes.
  if (text.includes('„')) return []
  let open = -1
  const lone: Lone[] = []
  for (const { 0: mark, index } of text.matchAll(/[“”]/gu)) {
    if (mark === '“') {
      if (open >= 0 && !/\n\s*$/u.test(text.slice(Math.max(0, index - 20), index)))
        lone.push({ reading, at: i, from: open, kind: 'open' })
      open = index
    } else if (open < 0) lone.push({ reading, at: i, from: index, kind: 'close' })
    else open = -1
  }
  // Speech over several paragraphs opens anew in each, and closes in the last.
  const speaksOn = next !== undefined && /^\W{0,3}“/u.test(next.text)
  if (open >= 0 && !speaksOn) lone.push({ reading, at: i, from: open, kind: 'open' })
  return lone
}

const isLetter = (sign: string) => /\p{L}/u.test(sign)

/** Straight quotation marks and apostrophes among curved ones, or the other way round: the rarer are pointed at. */
export function quoteStyles(readings: readonly Reading[]): Finding[] {
  const straight: FindingPlace[] = []
  const curved: FindingPlace[] = []
  for (const { segment, text } of readings) {
    for (const { 0: sign, index } of text.matchAll(/["'“”’]/g)) {
      const [before, after] = [text[index - 1] ?? ' ', text[index + 1] ?? ' ']
      const isApostrophe = isLetter(before) && isLetter(after)
      // A straight one by itself may stand for feet or inches, a curved single one for a quotation.
      const opens = /[\s([]/.test(before) && isLetter(after)
      const closes = /[\p{L}.,!?]/u.test(before) && /[\s)\].,;:]/.test(after)
      if (sign === '"' ? !opens && !closes : /['’]/.test(sign) && !isApostrophe) continue
      const place = { segment: segment.id, from: index, to: index + 1 }
      if (sign === '"' || sign === "'") straight.push(place)
      else curved.push(place)
    }
  }
  const few = straight.length <= curved.length ? straight : curved
  if (few.length === 0) return []
  const [rarer, usual] = few === straight ? ['straight', 'curved'] : ['curved', 'straight']
  return [
    {
      check: 'quote-style',
      key: keyOf('quote-style', rarer),
      places: few,
      message: `${few.length} ${rarer} quotation marks or apostrophes among ${Math.max(straight.length, curved.length)} ${usual} ones.`,
      why: 'Two styles side by side come from pasting, or from two hands; searches for one miss the other.',
      fixes: [],
    },
  ]
}
