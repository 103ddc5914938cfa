/**
 * A segment before and after a revision -> alarms: a number, a date, a name, an office, a negation or a modal verb that
 * changed, a question mark dropped, bracketed words that lost their brackets. Words that only moved, numbers and dates in
 * another style and names in another romanization raise none. An alarm is told at once, and kept by nobody.
 */
import { timeValue } from '../classify/date.ts'
import { mayBeNumber, numberValue } from '../classify/number.ts'
import { sameNameRomanized } from '../classify/romanize.ts'
import { bracketsOf } from './brackets.ts'
import type { CheckContext } from './finding.ts'

export type AlarmKind = 'number' | 'date' | 'name' | 'office' | 'negation' | 'modal' | 'question' | 'bracket'

export interface Alarm {
  kind: AlarmKind
  /** The stretch in the text before, half-open, UTF-16 units; empty where something is new. */
  fromA: number
  toA: number
  /** The stretch in the text after. */
  fromB: number
  toB: number
  message: string
}

interface Said {
  value: string
  text: string
  from: number
  to: number
}

const MONTHS = 'January|February|March|April|May|June|July|August|September|October|November|December'
const DATE = new RegExp(
  `(?:(?:${MONTHS}) \\d{1,2}(?:st|nd|rd|th)?(?:,? \\d{4})?|\\d{1,2}(?:st|nd|rd|th)? (?:of )?(?:${MONTHS})(?:,? \\d{4})?|(?:${MONTHS}),? \\d{4}|\\d{4}-\\d{2}-\\d{2}|\\d{1,2}[./]\\d{1,2}[./]\\d{4}|\\d{4}年(?:\\d{1,2}月(?:\\d{1,2}日)?)?|\\d{1,2}月\\d{1,2}日)`,
  'gu',
)
const NUMBER_WORD =
  '(?:zero|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|million|billion|half|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)'
const NUMBER = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:\\d[\\d,.:]*\\d(?:st|nd|rd|th|%)?|\\d(?:st|nd|rd|th|%)?|(?:(?:one|a) (?=hundred|thousand|million))?${NUMBER_WORD}(?:[ -](?:and )?(?:one|${NUMBER_WORD}))*)(?:\\s(?:hundred|thousand|million|billion|percent|per cent))?(?![\\p{L}\\p{N}])|[〇一二三四五六七八九十百千万萬亿億]{2,}|[二三四五六七八九十百千万萬亿億](?=[个個名人年月日次天])`,
  'giu',
)
const OFFICE =
  /(?<!\p{L})(?:General Secretary|Secretary General|Secretary-General|First Secretary|Vice[- ]Premier|Prime Minister|Foreign Minister|Vice[- ]President|Vice[- ]Chairman|Deputy \p{Lu}\p{L}+|Ambassador|Premier|Minister|Chairman|President|Secretary|Marshal|General|Director|Chancellor|Consul|Department Head|Comrade)(?!\p{L})/gu
const NEGATION: Record<string, RegExp> = {
  en: /(?<!\p{L})(?:not|never|no|nor|none|nobody|nothing|neither|nowhere|without|cannot)(?!\p{L})|n['’]t(?!\p{L})/giu,
  zh: /不|没|沒|未|无|無|非|勿|莫/gu,
  ru: /(?<!\p{L})(?:не|ни|нет|никогда|никто|ничего|нельзя|без)(?!\p{L})/giu,
}
const MODAL: Record<string, RegExp> = {
  en: /(?<![\p{L}])(?:must|should|shall|will|would|can|could|may|might|ought|cannot|can['’]t|won['’]t|wouldn['’]t|couldn['’]t|shouldn['’]t|mustn['’]t)(?!\p{L})|['’]ll(?!\p{L})/gu,
  zh: /必须|必須|应该|應該|应当|應當|可以|可能|能够|能夠|需要|必要/gu,
  ru: /(?<!\p{L})(?:долж(?:ен|на|ны|но)|мо(?:гу|жет|гут|жем|жно|г|гла|гли)|следует|надо|нужно|нельзя)(?!\p{L})/giu,
}
const NAME = /(?<![\p{L}\p{N}])\p{Lu}[\p{L}\p{M}'’‘ʼ-]+(?: \p{Lu}[\p{L}\p{M}'’‘ʼ-]+)*/gu
const SENTENCE_START = /(?:^|[.!?:;]["”’)\]]*\s+|["“‘([]\s*|\n\s*)$/u

/** What a revision changed that a reader should look at twice; `before` and `after` are the segment's whole texts. */
export function alarmsIn(before: string, after: string, context: CheckContext): Alarm[] {
  if (before === after) return []
  const tongue = context.language.toLowerCase().split(/[-_]/)[0]!
  const [datesA, datesB] = [datesIn(before), datesIn(after)]
  return [
    ...pairwise('date', datesA, datesB, 'date'),
    ...pairwise('number', numbersIn(before, datesA), numbersIn(after, datesB), 'number'),
    ...names(before, after, context),
    ...pairwise('office', all(before, OFFICE, plain), all(after, OFFICE, plain), 'office'),
    ...negations(before, after, NEGATION[tongue]),
    ...(MODAL[tongue]
      ? pairwise(
          'modal',
          all(before, MODAL[tongue], modalOf),
          all(after, MODAL[tongue], modalOf),
          'modal verb',
        )
      : []),
    ...questions(before, after),
    ...unbracketed(before, after),
  ]
}

const plain = (text: string) => text.toLowerCase().replace(/-/g, ' ')

function all(text: string, pattern: RegExp, value: (text: string) => string): Said[] {
  return Array.from(text.matchAll(pattern), ({ 0: found, index }) => ({
    value: value(found),
    text: found,
    from: index,
    to: index + found.length,
  }))
}

function modalOf(text: string): string {
  const word = text.toLowerCase().replace('’', "'")
  if (word === "'ll" || word === "won't") return 'will'
  return word.replace(/n't$|not$/, '').replace(/^ca$/, 'can')
}

const datesIn = (text: string) => all(text, DATE, date => timeValue(date.replace(/\s+/g, ' ')) ?? date)

function numbersIn(text: string, dates: readonly Said[]): Said[] {
  return all(text, NUMBER, written => numberValue(written) ?? written.toLowerCase()).filter(
    ({ text: written, from, to }) =>
      mayBeNumber(written) && !dates.some(date => from < date.to && date.from < to),
  )
}

/** What stands on one side only, by value; a lost one is set beside a new one, in order. */
function pairwise(kind: AlarmKind, a: readonly Said[], b: readonly Said[], noun: string): Alarm[] {
  const lost = without(a, b)
  const won = without(b, a)
  return Array.from({ length: Math.max(lost.length, won.length) }, (_, i) =>
    alarm(kind, lost[i], won[i], noun),
  )
}

function without(these: readonly Said[], those: readonly Said[]): Said[] {
  const counts = new Map<string, number>()
  for (const { value } of those) counts.set(value, (counts.get(value) ?? 0) + 1)
  return these.filter(({ value }) => {
    const left = counts.get(value) ?? 0
    if (left > 0) counts.set(value, left - 1)
    return left === 0
  })
}

function alarm(kind: AlarmKind, lost: Said | undefined, won: Said | undefined, noun: string): Alarm {
  const message =
    lost && won
      ? `A ${noun} changed: “${lost.text}” became “${won.text}”.`
      : lost
        ? `A ${noun} is gone: “${lost.text}”.`
        : `A ${noun} is new: “${won!.text}”.`
  return {
    kind,
    fromA: lost?.from ?? 0,
    toA: lost?.to ?? 0,
    fromB: won?.from ?? 0,
    toB: won?.to ?? 0,
    message: message.replace(/^A (?=o)/, 'An '),
  }
}

/** Names by their words; a sentence's first word is none, and two romanizations of one name are one. */
function names(before: string, after: string, { names: register }: CheckContext): Alarm[] {
  const [a, b] = [namesIn(before), namesIn(after)]
  const [heardA, heardB] = [new Set(wordsOf(before)), new Set(wordsOf(after))]
  // Names are compared as wholes first, then a lost one is forgiven if all its words still stand there.
  const lost = without(a, b).filter(({ text }) => !wordsOf(text).every(word => heardB.has(word)))
  const won = without(b, a).filter(({ text }) => !wordsOf(text).every(word => heardA.has(word)))
  const isOne = (x: Said, y: Said) =>
    sameNameRomanized(x.text, y.text) ||
    register.some(
      ({ preferred, forms }) =>
        [preferred, ...forms].includes(x.text) && [preferred, ...forms].includes(y.text),
    )
  const left = won.filter(name => {
    const at = lost.findIndex(other => isOne(name, other))
    if (at >= 0) lost.splice(at, 1)
    return at < 0
  })
  return Array.from({ length: Math.max(lost.length, left.length) }, (_, i) =>
    alarm('name', lost[i], left[i], 'name'),
  )
}

const wordsOf = (text: string) =>
  text.match(/[\p{L}\p{M}'’‘ʼ-]+/gu)?.map(word => word.replace(/['’]s?$/u, '')) ?? []

const TITLE_OR_MONTH = new RegExp(
  `^(?:General|Secretary|First|Vice|Premier|Prime|Minister|Foreign|President|Chairman|Ambassador|Marshal|Director|Chancellor|Consul|Department|Head|Comrade|Deputy|Mr|Mrs|Dr|I|${MONTHS})$`,
)

function namesIn(text: string): Said[] {
  return all(text, NAME, name => name).flatMap(({ text: run, from }): Said[] => {
    let words = run.split(' ')
    let at = from
    const drop = () => {
      at += words[0]!.length + 1
      words = words.slice(1)
    }
    if (
      SENTENCE_START.test(text.slice(Math.max(0, from - 8), from)) &&
      (words.length === 1 || /^(?:The|A|In|At|On|If|But|And)$/.test(words[0]!))
    )
      drop()
    while (words.length > 0 && TITLE_OR_MONTH.test(words[0]!)) drop()
    if (words.length === 0) return []
    const name = words.join(' ').replace(/['’]s?$/u, '')
    return [{ value: name, text: name, from: at, to: at + name.length }]
  })
}

/** By how many there are: `not any` and `no` are one negation. */
function negations(before: string, after: string, pattern: RegExp | undefined): Alarm[] {
  if (!pattern) return []
  const [a, b] = [all(before, pattern, plain), all(after, pattern, plain)]
  if (a.length === b.length) return []
  const lost = without(a, b)
  const won = without(b, a)
  return a.length > b.length
    ? [alarm('negation', lost.at(-1) ?? a.at(-1), undefined, 'negation')]
    : [alarm('negation', undefined, won.at(-1) ?? b.at(-1), 'negation')]
}

function questions(before: string, after: string): Alarm[] {
  const mark = /[?？؟]/gu
  const [a, b] = [all(before, mark, () => '?'), all(after, mark, () => '?')]
  if (b.length >= a.length) return []
  // The first question whose last words stand in no question now.
  const asked = b.map(({ from }) => after.slice(Math.max(0, from - 12), from))
  const lost = a.find(({ from }) => !asked.includes(before.slice(Math.max(0, from - 12), from))) ?? a.at(-1)!
  const words = before.slice(Math.max(0, lost.from - 12), lost.from)
  const at = after.indexOf(words)
  const to = at < 0 ? 0 : at + words.length
  return [
    {
      kind: 'question',
      fromA: lost.from,
      toA: lost.to,
      fromB: to,
      toB: to,
      message: 'A question mark is gone.',
    },
  ]
}

/** Words that were in brackets and now stand there as the speaker's own. */
function unbracketed(before: string, after: string): Alarm[] {
  const left = new Map<string, number>()
  for (const { words } of bracketsOf(after)) left.set(words, (left.get(words) ?? 0) + 1)
  /** Whether the words stand bare more often than before: counted once for all brackets that hold them. */
  const more = new Map<string, boolean>()
  let at = 0
  return bracketsOf(before).flatMap(({ kind, words, from, to }): Alarm[] => {
    const n = left.get(words) ?? 0
    if (n > 0) {
      left.set(words, n - 1)
      return []
    }
    if (kind === 'remark') return []
    const bare = new RegExp(
      `(?<![\\p{L}\\p{N}[])${words.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')}(?![\\p{L}\\p{N}\\]])`,
      'giu',
    )
    const count = (text: string) => text.match(bare)?.length ?? 0
    if (!more.has(words)) more.set(words, count(after) > count(before))
    if (!more.get(words)) return []
    bare.lastIndex = at
    const found = bare.exec(after) ?? new RegExp(bare.source, 'iu').exec(after)!
    at = found.index + found[0].length
    return [
      {
        kind: 'bracket',
        fromA: from,
        toA: to,
        fromB: found.index,
        toB: at,
        message: `“${words}” stood in brackets and now stands without.`,
      },
    ]
  })
}
