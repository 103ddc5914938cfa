/**
 * A record in reported speech -> whose words each paragraph reports: `Later in the discussion Mr. Casey said that …` is
 * Mr. Casey's. Only what the first sentence says of itself is read; who `he` is, is not guessed. Turns with printed labels
 * are found in speaker.ts.
 */
import { OPENERS } from './abbreviation.ts'
import { sentencesOf } from './sentence.ts'
import { resolveSpeakers } from './speaker.ts'

const SAID =
  'said|says|asked|replied|answered|added|thought|felt|believed|stated|expressed|commented|noted|remarked|observed|agreed|disagreed|' +
  'continued|suggested|explained|declared|emphasi[sz]ed|inquired|enquired|wondered|mentioned|recalled|proposed|insisted|stressed|' +
  'urged|warned|concluded|opened|began|returned|told|informed|referred|considered|responded|confirmed|maintained|argued|assured|' +
  'admitted|acknowledged|went on|pointed out|raised|questioned|indicated|described|outlined|reported|complained|repeated|interjected'
const TITLE =
  'Mr|Mrs|Ms|Miss|Dr|Sir|Lord|Lady|Prof|Professor|President|Premier|Prime Minister|Vice Premier|Vice President|Foreign Minister|Minister|' +
  'Ambassador|Chairman|Secretary|Under[- ]Secretary|General|Gen|Admiral|Marshal|Senator|Comrade|Chancellor|Governor|Colonel|Major|Captain|' +
  'King|Prince|Madame|Mme'
const NAME = String.raw`\p{Lu}[\p{L}\p{M}’'-]*(?:\.(?=\p{Lu}|\s\p{Lu}))?`
/** `Mr. Arnold Smith`, `the Ambassador`, `Robertson`. */
const PERSON = String.raw`(?:(?:${TITLE})\.?\s(?:${NAME}\s?){1,4}|[Tt]he\s(?:${TITLE})|${NAME}(?:\s${NAME}){0,2})`
/** A note's number, or an office in brackets, after the name. */
const ASIDE = String.raw`(?:\[\d{1,3}\](?:\([^()\s]{1,40}\))?|\s?\([^()]{1,60}\)){0,3}`
const REPORT = new RegExp(
  String.raw`(?<![\p{L}.’'-])(${PERSON})${ASIDE},?\s(?:(?:then|also|first|again|next|later|\p{Ll}+ly)\s){0,2}(?:${SAID})\b`,
  'gu',
)
const SAYS = new RegExp(String.raw`\s(?:${SAID})\b`, 'u')
/** As far as the first sentence is read. */
const LONGEST_SENTENCE = 600
/** `that`, `whether` and their like open what is said: whoever comes behind them is not who says it. */
const INSIDE = /\b(?:that|whether|if|because|when|what|which|who|as)\s+$/iu
const NUMBER = /^(?:\(?\p{L}\)|\(?\d{1,4}\\?[.)]|§ ?\d{1,4})\s+/u
/** A record reports like this in so much of its paragraphs at the least; a story that does is told otherwise too. */
const LEAST = 3
const LEAST_SHARE = 0.25
const FEWEST_OF_A_RECORD = 2

/** The person whose words `paragraph` reports by its own saying, as printed; or null. */
export function reporterOf(paragraph: string): string | null {
  const body = paragraph.slice(0, LONGEST_SENTENCE).replace(NUMBER, '')
  // Most paragraphs end here: sentences are only looked for where there is something to find.
  if (!SAYS.test(body)) return null
  const first = sentencesOf(body)[0]
  if (!first) return null
  const sentence = body.slice(first.from, first.to)
  // A quotation is somebody's speech in a story, not in a record.
  if (/^["“‘«]/u.test(sentence)) return null
  for (const match of sentence.matchAll(REPORT)) {
    const name = withoutOpening(match[1]!.trim())
    if (name === '' || INSIDE.test(sentence.slice(0, match.index))) continue
    return name.replace(/^[Tt]he\s/u, 'The ')
  }
  return null
}

/** The name without the capitals that only open the sentence: `Subsequently Mr Casey`, `Then Robertson`, `He`. */
function withoutOpening(name: string): string {
  const words = name.split(/\s+/)
  const isOpening = (word: string) =>
    word !== 'The' && (OPENERS.has(word.toLowerCase()) || /\p{Ll}ly$/u.test(word))
  while (words.length > 0 && isOpening(words[0]!)) words.shift()
  return words.join(' ')
}

/**
 * For each paragraph the person whose words it reports, all spellings as one; all null where the text is no record in
 * reported speech. `isRecord`: the text calls itself a record, minutes or a memorandum of a conversation.
 */
export function reportersOf(paragraphs: readonly string[], isRecord: boolean): (string | null)[] {
  const names = paragraphs.map(reporterOf)
  const found = names.filter(name => name !== null)
  const enough = isRecord
    ? found.length >= FEWEST_OF_A_RECORD
    : found.length >= LEAST && found.length >= paragraphs.length * LEAST_SHARE
  if (!enough) return names.map(() => null)
  const people = resolveSpeakers(found)
  return names.map(name => (name === null ? null : (people.get(name)?.speaker ?? name)))
}

/** A title that says so: `Record of conversation between …`. */
export function isRecordTitle(title: string): boolean {
  return /\b(?:record|memorandum|minutes|memcon|notes?|summary)\b.{0,20}\b(?:conversations?|talks?|meetings?|discussions?|record)\b|会谈(?:记录|纪要)|谈话(?:记录|纪要)/iu.test(
    title.slice(0, 400),
  )
}
