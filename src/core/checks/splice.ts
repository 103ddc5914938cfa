/**
 * A comma that parts two sentences which could each stand alone -> findings. Both halves are known by closed classes only:
 * a subject pronoun or article with an auxiliary near it before the comma, a pronoun with an auxiliary after it. Whatever
 * could make the first half a clause of the second (`if`, `when`, `who`), or the pair a list of three, forbids the
 * finding: in the manner of Quirk et al., A Comprehensive Grammar (1985), 11 and 14, subordination is marked.
 */
import { at, edge, type Finding, type Fix, replaceBy } from './finding.ts'
import { type Reading, sentenceAt } from './reading.ts'

const AUX =
  "(?:am|is|are|was|were|have|has|had|will|would|shall|should|can|cannot|could|must|may|might|do|does|did|isn['’]t|aren['’]t|wasn['’]t|weren['’]t|haven['’]t|hasn['’]t|won['’]t|can['’]t|don['’]t|doesn['’]t|didn['’]t)"
const ADVERB = '(?:also|always|still|never|just|now|only|already|often|even|really|ever|all|both|\\p{Ll}+ly)'
const PRONOUN = '(?:I|we|you|he|she|it|they|this|there)'
/** Words that begin a sentence of their own and cannot tie two together. */
const OPENER =
  '(?:rather|therefore|thus|hence|moreover|furthermore|nevertheless|otherwise|consequently|besides|instead|from (?:now|today|then) (?:on|onwards?))'

/** `, we are`; `, rather we should`; `, from now on you can`. */
const SECOND = new RegExp(
  `,\\s(?:${OPENER},? (?:if [^,.;]{3,40}? )?(?:${PRONOUN}|the \\p{L}+) (?:${ADVERB} )?${AUX}|${PRONOUN} (?:${ADVERB} )?${AUX})(?![\\p{L}'’])`,
  'gu',
)
const OPENED = new RegExp(`^,\\s${OPENER}`)
/** After a pronoun nearly any word is its verb; these are not. */
const NO_VERB =
  "(?:in|of|on|at|by|for|from|with|to|and|or|but|as|who|whom|which|that|alone|people|comrades|too|two|three|both|all|not|here|there|the|a|an|my|your|his|our|their|its|own|old|new|poor|dear|same|very|kind|sort|way|time|day|man|woman|one|ones|first|last|other|others|more|most|so|then|now|once|must|['’]\\p{L}+)"
const FIRST = new RegExp(
  `^(?:(?:[Aa]nd|[Bb]ut|[Ss]o|[Tt]hen|[Hh]ere|[Nn]ow|[Yy]es|[Nn]o),? )?(?:(?:I|[Ww]e|[Yy]ou|[Hh]e|[Ss]he|[Tt]hey) (?:${ADVERB} ){0,2}(?!${NO_VERB}(?!\\p{L}))\\p{Ll}{2,}(?!\\p{L})|(?:[Ii]t|[Tt]his|[Tt]hat|[Tt]here|[Tt]hese) (?:${ADVERB} ){0,2}${AUX}(?!\\p{L})|` +
    `(?:[Tt]he|[Oo]ur|[Tt]heir|[Mm]y|[Hh]is|[Yy]our|[Tt]hese|[Tt]hose|[Ss]ome|[Mm]any|[Mm]ost) (?:[\\p{L}'’-]+ ){1,4}?(?:${ADVERB} )?${AUX}(?!\\p{L}))`,
  'u',
)
/** A verb that no auxiliary shows, for openers such as `rather`, before which nobody doubts that a sentence ended. */
const PLAIN_VERB = /\b(?:have|has|said|says|say|think|know|want|need|we|they|he|she|it|you|I)\b/iu
const FORBIDDEN =
  /\b(?:if|when|whenever|since|because|although|though|while|whilst|after|before|until|till|unless|where|wherever|once|whether|who|whom|whose|which|what|whatever|whoever|however|how|than|lest|either|neither|not only|no sooner|hardly|scarcely|so (?!that|far)\p{L}+|such|let|suppose|provided|even|why|the more)\b/iu
/** `I think, it is`: the first half only frames the second. */
const FRAME =
  /^(?:(?:and|but|well|no|yes),? )?(?:I|we|you|he|she|they|it)(?: (?:do|did|will|can|must|would|should|may|might|have|had|am|is|was|are|be|not|also|all))* (?:think|thought|believe|suppose|know|knew|see|saw|say|said|tell|told|assure|hope|fear|afraid|sure|mean|understand|repeat|confess|admit|seems|appears|hear|heard|guess|swear|beg|pray|ask|asked)\b/iu
/** `…, I must say`; `…, I am sure`; `…, it must be said`. */
const FRAME_AFTER =
  /^(?:(?:I|you|we) (?:\p{L}+ ){1,3}(?:say|see|confess|admit|sure|afraid|glad|sorry|agree|know|think|believe|suppose|tell|told|understand|assure|hope)\b|it (?:is|was|must|would|should|has|may) (?:be |been )?(?:true|said|seem|appear|clear|certain|hoped|feared)\b)/iu
const SHORTEST_FIRST = 3
/** Further off nothing is looked at: a sentence of commas only would cost its square. */
const LONGEST_CLAUSE = 400

/** Commas between two sentences, in one segment of English. */
export function commaSplices(reading: Reading): Finding[] {
  const { segment, text } = reading
  if (segment.kind === 'heading' || segment.kind === 'mark') return []
  const findings: Finding[] = []
  for (const found of text.matchAll(SECOND)) {
    const comma = found.index
    const sentence = sentenceAt(reading, comma)
    const isOpened = OPENED.test(found[0])
    const start = Math.max(sentence.from, comma - LONGEST_CLAUSE)
    const before = clauseBefore(text.slice(start, comma))
    if (
      !isMainClause(before.words, isOpened) ||
      (before.isReported && !isSameSubject(before.words, found[0])) ||
      FRAME_AFTER.test(found[0].slice(2) + text.slice(comma + found[0].length, comma + found[0].length + 30))
    )
      continue
    const end = comma + found[0].length
    const after = text.slice(end, Math.min(sentence.to, end + LONGEST_CLAUSE))
    // `…, and`: a list of clauses; `, is it?`, `, he said`: nothing but a tag.
    if (/^[^.;:!?]*,\s+(?:and|or|but|nor)\s/u.test(after) || /^[\s.?!,”"’]*$/u.test(after)) continue
    const from = start + before.from
    const fixes: Fix[] = [replaceBy('Set a semicolon', segment.id, comma, comma + 1, ';')]
    const to = comma + found[0].length
    findings.push(
      at('comma-splice', segment, edge(text, Math.max(from, comma - 60)), to, {
        message: 'A comma parts two sentences.',
        why: 'What stands before it and what stands after it has each its own subject and verb, and no conjunction ties them.',
        fixes,
      }),
    )
  }
  return findings
}

/** The clause that ends at the comma: what stands after the last mark, conjunction or `that` before it. */
function clauseBefore(head: string): { words: string; from: number; isReported: boolean } {
  let from = 0
  let isSubordinate = false
  let isReported = false
  for (const found of head.matchAll(
    /[;:—–]\s*|["“‘(]|,\s+(?:and|but|so|or)\s|\bthat\s(?=(?:we|they|you|he|she|it|I|the|our|their)\s)/gu,
  )) {
    // What hangs on `if` before a `that` hangs on it after it too.
    isReported = found[0].startsWith('that')
    isSubordinate = isReported && (isSubordinate || FORBIDDEN.test(head.slice(from, found.index)))
    from = found.index + found[0].length
  }
  const words = isSubordinate ? '' : head.slice(from)
  const lead = /^[\s"“‘([]*(?:For example, |Yes, |No, |In fact, |Of course, )?/u.exec(words)![0].length
  return { words: words.slice(lead).replace(/[[\]]/gu, ''), from: from + lead, isReported }
}

/** After a `that`, only `we …, we …` tells that the report goes on in a second sentence. */
const isSameSubject = (words: string, second: string) =>
  words.split(' ')[0]!.toLowerCase() === second.slice(2).split(' ')[0]!.toLowerCase()

function isMainClause(words: string, isOpened: boolean): boolean {
  if (words.split(' ').length < SHORTEST_FIRST || FORBIDDEN.test(words) || FRAME.test(words)) return false
  if (words.includes(')')) return false
  if (/,/u.test(words) && !isOpened) return false
  return isOpened ? PLAIN_VERB.test(words) : FIRST.test(words)
}
