/**
 * Square brackets of an edited text -> what each is for: a word supplied, a name made full, another romanization, a
 * clarification, a remark. Promised: the list is in order, brackets inside brackets belong to the outer, and a text without
 * its bracketed words has no doubled blanks. What is odd in their use is in bracket-checks.ts.
 */
import { sameNameRomanized } from '../classify/romanize.ts'
import type { CheckedSegment } from './finding.ts'
import { skeletonOf } from './name-system.ts'

/**
 * - `supplied`: a word that the sentence needs and the original left out (`[I am] late`)
 * - `name`: what makes a name full (`Zhou [Enlai]`, `[F.R.] Kozlov`)
 * - `alternative`: the name before it in another romanization (`Panmunjeom [Panmunjom]`)
 * - `clarification`: what the word beside it means, or which one is meant (`the [CCP] Liaison Department`)
 * - `remark`: of the editor's, about the text (`[sic]`, `[illegible]`, `[laughter]`)
 */
export type BracketKind = 'supplied' | 'name' | 'alternative' | 'clarification' | 'remark'

export interface Bracket {
  kind: BracketKind
  /** With its brackets; half-open, UTF-16 units. */
  from: number
  to: number
  /** The words in it. */
  words: string
}

const REMARK =
  /^(?:sic|sic!|\?|!|\.{3}|…|illegible.*|inaudible.*|gap.*|blank.*|missing.*|unclear.*|crossed out.*|deleted.*|laughter|laughs?|smil\w+|applause|pause|p\. ?\d+|page \d+|\d{1,3}|note:.*|ed\..*|trans\..*|translator.*|editor.*|handwritten.*|in english.*|in russian.*|in chinese.*|italics? .*|emphasis .*|omitted.*|not (?:declassified|printed).*|text omitted.*|matter omitted.*|\d+ (?:words?|lines?|pages?|paragraphs?).*)$/isu
/** `[NAA: A1838, 3107/33/1/1]`: where the document lies. */
const SHELF_MARK = /^\p{Lu}{2,}[\p{Lu}\d .]*: .*\d/u
const NAME_WORD = /^(?:\p{Lu}[\p{L}\p{M}'’‘ʼ.-]*)$/u
/** Adjectives of countries and parties and the like are no given names. */
const CLARIFIES =
  /^(?:North|South|East|West|Northern|Southern|Eastern|Western|Central|Chinese|Korean|Soviet|Russian|American|British|French|Indian|Japanese|Vietnamese|German|Communist|Party|People['’]s|Workers['’]?|Republic.*|Foreign|Central|General|Prime|First|Deputy|Vice|Comrade|Mr\.?|Mrs\.?|Ambassador|Premier|President|Chairman|Minister|Marshal)$/u
const ABBREVIATION = /^[\p{Lu}\d.&-]{2,8}$/u
const INITIALS = /^(?:\p{Lu}\.[ -]?){1,4}$/u
const LEADS_SENTENCE =
  /^(?:The|A|An|He|She|It|We|They|You|I|Our|Your|My|His|Her|Its|Their|This|That|These|Those|And|But|Because|So|If|When|As|In|On|At|For|To|Not|There|What|Who|Then|Also|Of|With|By|From)\b/u

/** The brackets of `text`, typed. */
export function bracketsOf(text: string): Bracket[] {
  if (!text.includes('[')) return []
  const found: Bracket[] = []
  let open = -1
  let depth = 0
  for (let i = 0; i < text.length; i++) {
    if (text[i] === '[') {
      if (depth === 0) open = i
      depth++
    } else if (text[i] === ']' && depth > 0 && --depth === 0) {
      // `[text](link)` is markup.
      if (text[i + 1] === '(' && /^\((?:https?:|#|\/)/.test(text.slice(i + 1, i + 9))) continue
      const words = text.slice(open + 1, i)
      if (words.trim() !== '')
        found.push({ kind: kindOf(text, open, i + 1, words), from: open, to: i + 1, words })
    }
  }
  return found
}

function kindOf(text: string, from: number, to: number, words: string): BracketKind {
  const inner = words.trim()
  if (REMARK.test(inner.replace(/^[_*]+|[_*]+$/gu, '').trim()) || SHELF_MARK.test(inner)) return 'remark'
  const parts = inner.split(/\s+/u)
  const named = parts.every(part => NAME_WORD.test(part)) && !LEADS_SENTENCE.test(inner)
  const before = namesBefore(text, from)
  const after = /^\s?(\p{Lu}[\p{L}'’-]+)/u.exec(text.slice(to, to + 30))?.[1]
  if (named) {
    if (before.some(name => isAlternative(name, inner))) return 'alternative'
    const isGiven = !parts.some(part => CLARIFIES.test(part)) && !ABBREVIATION.test(inner)
    if (INITIALS.test(inner) && (after !== undefined || before.length > 0)) return 'name'
    if (isGiven && (before.length > 0 || (after !== undefined && parts.length <= 2))) return 'name'
    return 'clarification'
  }
  if (/^(?:i\.e\.|that is|viz\.|meaning|namely|the former|the latter|=)/iu.test(inner)) return 'clarification'
  return 'supplied'
}

/** The capitalised words that stand straight before, the last one, two, three of them. */
function namesBefore(text: string, at: number): string[] {
  const before = text.slice(Math.max(0, at - 50), at)
  const run = /(?:\p{Lu}[\p{L}\p{M}'’‘ʼ-]*\s){1,4}$/u.exec(before)?.[0].trim().split(/\s+/u) ?? []
  const last = run.at(-1)
  if (last === undefined || LEADS_SENTENCE.test(last)) return []
  return run.map((_, i) => run.slice(i).join(' '))
}

/** One name in two spellings: by the rules for romanization, or by the consonants that all of them keep. */
function isAlternative(name: string, other: string): boolean {
  if (sameNameRomanized(name, other)) return true
  const [a, b] = [skeletonOf(name), skeletonOf(other)]
  return a === b && a.length >= 3 && name.toLowerCase() !== other.toLowerCase()
}

/** The text with its bracketed words left out, or (`keep`) with the words and no brackets. Remarks always go. */
export function withoutBrackets(text: string, words: 'keep' | 'drop' = 'drop'): string {
  let clear = ''
  let at = 0
  for (const bracket of bracketsOf(text)) {
    clear += text.slice(at, bracket.from)
    at = bracket.to
    if (words === 'keep' && bracket.kind !== 'remark' && bracket.kind !== 'alternative')
      clear += bracket.words
    else if (/\s$/u.test(clear) || clear === '') while (/[ \t]/.test(text[at] ?? '')) at++
    if (/^[,.;:!?]/.test(text.slice(at, at + 1))) clear = clear.trimEnd()
  }
  return clear + text.slice(at)
}

export interface SuppliedWords extends Bracket {
  segment: string
}

/** Every bracket of a version with its segment, those of one kind or all. */
export function suppliedWords(segments: readonly CheckedSegment[], kind?: BracketKind): SuppliedWords[] {
  return segments.flatMap(({ id, text }) =>
    bracketsOf(text)
      .filter(bracket => kind === undefined || bracket.kind === kind)
      .map(bracket => ({ segment: id, ...bracket })),
  )
}
