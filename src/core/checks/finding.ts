/**
 * What a check hands over: a finding, with its places, a sentence for the margin, a reason in plain words, fixes where
 * there are any, and a key by which it is known again after other words were edited. A finding is a question to a person,
 * never an error; what a person dismissed stays dismissed (`standing`). The checks themselves are in the files beside this.
 */
import type { Glossary, NameRegister, Policy } from '../review/policy.ts'
import { loosely } from '../text/norm.ts'
import type { SegmentKind } from '../transcript.ts'

/** Every check with the name that lists and filters show. */
export const CHECK_TITLES = {
  'page-break': 'Paragraph cut by a page break',
  'stray-mark': 'Stray or illegible mark',
  'line-break': 'Hard line breaks and blanks',
  'long-turn': 'Long turn without paragraphs',
  'doubled-word': 'Doubled word',
  spacing: 'Spaces',
  pairs: 'Quotation marks and brackets that do not pair',
  dash: 'Hyphen for a dash',
  'quote-order': 'Comma and quotation mark',
  'quote-style': 'Quotation marks in two styles',
  'sentence-end': 'Missing full stop',
  'opening-numeral': 'Numeral that opens a sentence',
  compound: 'Compound without its hyphen',
  'comma-splice': 'Comma between two sentences',
  grammar: 'Grammar',
  'clock-time': 'Noon or midnight',
  spelling: 'One word in two spellings',
  wording: 'One phrase in two wordings',
  contraction: 'Contraction that stands alone',
  repetition: 'Repetition',
  bracket: 'Bracketed words',
  'bracket-use': 'Uses of brackets',
  name: 'Names',
  'name-policy': 'Spelling of names against the policy',
  term: 'Terms',
  speaker: 'Speaker labels',
  head: 'Head matter against the text',
  'date-style': 'Dates in two styles',
  link: 'Link to a test host',
  status: 'Published status',
  role: 'Roles in the head matter',
  event: 'Event or document without its year',
} as const

export type CheckName = keyof typeof CHECK_TITLES

/** Half-open, in UTF-16 units of the segment's current text, its printed label included. */
export interface FindingPlace {
  segment: string
  from: number
  to: number
}

export interface FixEdit extends FindingPlace {
  text: string
}

/** Edits are in one list to be made at once; `join` is the segment that reads on; `ask` the text of a query to put. */
export type Fix =
  | { label: string; edits: FixEdit[] }
  | { label: string; join: string }
  | { label: string; ask: string }

export interface Finding {
  check: CheckName
  /** Check and words, without offsets and segments: the same finding has the same key after edits elsewhere. */
  key: string
  places: FindingPlace[]
  message: string
  why: string
  fixes: Fix[]
  /** Of variants: each form with its places, the rarer first; `places` holds them all. */
  forms?: { form: string; places: FindingPlace[] }[]
}

/** A segment as the checks see it. */
export interface CheckedSegment {
  id: string
  kind: SegmentKind
  speaker: string | null
  field: string | null
  /** True where it reads on from the segment before it; see `Segment.joins`. */
  joins: boolean
  text: string
}

export interface CheckContext {
  /** BCP 47; rules of English grammar and spelling are asked of English only. */
  language: string
  names: NameRegister
  glossary: Glossary
  policy: Policy
}

const LONGEST_KEY = 240

/** The key of a finding of `check` about `words`, told from its like by the words `around` it. */
export function keyOf(check: CheckName, words: string, around = ''): string {
  return `${check}|${tidy(words)}${around === '' ? '' : `|${tidy(around)}`}`
    .slice(0, LONGEST_KEY)
    .toWellFormed()
}

// A control character is no part of a key: keys are kept in the ledger, on one line.
const tidy = (words: string) =>
  loosely(words)
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .toWellFormed()

/** Some words on both sides of a stretch: enough to know the place again, few enough to survive edits further off. */
export function around(text: string, from: number, to: number): string {
  const before = text
    .slice(Math.max(0, from - 40), from)
    .split(/\s+/u)
    .filter(Boolean)
    .slice(-2)
  const after = text
    .slice(to, to + 40)
    .split(/\s+/u)
    .filter(Boolean)
    .slice(0, 2)
  return `${before.join(' ')} _ ${after.join(' ')}`
}

/** `at`, or the place before it where it would part the two halves of a character beyond the basic plane. */
export function edge(text: string, at: number): number {
  const isInside = /[\udc00-\udfff]/.test(text[at] ?? '') && /[\ud800-\udbff]/.test(text[at - 1] ?? '')
  return isInside ? at - 1 : at
}

/** One finding at one place of one segment. */
export function at(
  check: CheckName,
  segment: CheckedSegment,
  from: number,
  to: number,
  told: { message: string; why: string; fixes?: Fix[] },
): Finding {
  const words = segment.text.slice(from, to)
  return {
    check,
    key: keyOf(check, words, around(segment.text, from, to)),
    places: [{ segment: segment.id, from, to }],
    message: told.message,
    why: told.why,
    fixes: told.fixes ?? [],
  }
}

/** A fix that puts `text` in the place of one stretch. */
export function replaceBy(label: string, segment: string, from: number, to: number, text: string): Fix {
  return { label, edits: [{ segment, from, to, text }] }
}

/** What a dismissal says; see the act `dismiss`. */
export interface Dismissal {
  key: string
  segment: string | null
}

/** `findings` without what is dismissed: everywhere, or with its places in one segment only. */
export function standing(findings: readonly Finding[], dismissals: readonly Dismissal[]): Finding[] {
  const everywhere = new Set<string>()
  const here = new Map<string, Set<string>>()
  for (const { key, segment } of dismissals) {
    if (segment === null) everywhere.add(key)
    else here.set(key, (here.get(key) ?? new Set()).add(segment))
  }
  return findings.flatMap(finding => {
    if (everywhere.has(finding.key)) return []
    const gone = here.get(finding.key)
    return gone ? withoutPlaces(finding, gone) : [finding]
  })
}

function withoutPlaces(finding: Finding, gone: ReadonlySet<string>): Finding[] {
  const kept = <P extends FindingPlace>(places: readonly P[]) =>
    places.filter(({ segment }) => !gone.has(segment))
  const places = kept(finding.places)
  const forms = finding.forms
    ?.map(({ form, places }) => ({ form, places: kept(places) }))
    .filter(form => form.places.length > 0)
  // Two forms that vary are one form where the other is dismissed.
  if (places.length === 0 || (forms && forms.length < Math.min(2, finding.forms!.length))) return []
  const fixes = finding.fixes.flatMap((fix): Fix[] => {
    if (!('edits' in fix)) return [fix]
    const edits = kept(fix.edits)
    return edits.length > 0 ? [{ ...fix, edits }] : []
  })
  return [{ ...finding, places, fixes, ...(forms ? { forms } : {}) }]
}
