/**
 * A text -> its findings: all checks, those of one segment by itself (quick enough to follow typing) and those over the whole
 * text. Promised and tested: places lie within their segments; nothing is remembered from call to call; the time is linear
 * in the text. Rules of English are asked of English only; whatever else the language, marks and layout are looked at.
 */
import { brackets, bracketUse } from './bracket-checks.ts'
import { weekdays } from './dates.ts'
import type { CheckContext, CheckedSegment, Finding } from './finding.ts'
import { gathered } from './gather.ts'
import { grammar } from './grammar.ts'
import { headChecks } from './head.ts'
import { dashes, doubledWords, openingNumerals, quoteOrder, sentenceEnds, spacing } from './marks.ts'
import { nameChecks } from './name-checks.ts'
import { hardBreaks, longTurns, pageBreaks, strayMarks } from './page.ts'
import { quoteStyles, unpairedBrackets, unpairedQuotes } from './pairs.ts'
import { isEnglishTag, type Reading, read } from './reading.ts'
import { datelessEvents } from './roles.ts'
import { speakerChecks } from './speakers.ts'
import { commaSplices } from './splice.ts'
import { glossaryChecks, termPairs } from './terms.ts'
import { spellingVariants } from './variants.ts'
import { wordingVariants } from './wording.ts'

/** Scripts that set their own marks and no blanks between words. */
const isUnspaced = (language: string) => /^(?:zh|ja|th|lo|km|my)(?:$|[-_])/i.test(language)

/** The findings of one segment, looked at by itself. */
export function checkSegment(segment: CheckedSegment, context: CheckContext): Finding[] {
  return ofOne(read(segment), context)
}

/** The findings that take the whole text to see, in its order where they have one. */
export function checkAcross(segments: readonly CheckedSegment[], context: CheckContext): Finding[] {
  return ofAll(segments.filter(({ text }) => text !== '').map(read), context)
}

/**
 * Both: every finding of a text, in the order of their first places; what is a habit of the whole text is one finding (see
 * `gathered`), so these may be fewer than those of the two parts.
 */
export function checkText(segments: readonly CheckedSegment[], context: CheckContext): Finding[] {
  const readings = segments.filter(({ text }) => text !== '').map(read)
  const order = new Map(readings.map(({ segment }, i) => [segment.id, i]))
  const rank = ({ places: [place] }: Finding) => (place ? order.get(place.segment)! : 0)
  const findings = [
    ...readings.flatMap(reading => ofOne(reading, context)),
    ...ofAll(readings, context),
  ].sort((a, b) => rank(a) - rank(b) || (a.places[0]?.from ?? 0) - (b.places[0]?.from ?? 0))
  return gathered(findings)
}

function ofOne(reading: Reading, { language }: CheckContext): Finding[] {
  if (reading.text === '') return []
  const findings = [...hardBreaks(reading), ...unpairedBrackets(reading)]
  if (!isUnspaced(language)) {
    findings.push(
      ...doubledWords(reading),
      ...spacing(reading, language),
      ...dashes(reading),
      ...brackets(reading),
    )
  }
  if (isEnglishTag(language)) {
    findings.push(
      ...weekdays(reading),
      ...openingNumerals(reading),
      ...quoteOrder(reading),
      ...grammar(reading),
      ...commaSplices(reading),
    )
  }
  return findings
}

function ofAll(readings: readonly Reading[], context: CheckContext): Finding[] {
  const english = isEnglishTag(context.language)
  const findings = [
    ...pageBreaks(readings),
    ...readings.flatMap((reading, i) => strayMarks(reading, readings[i - 1])),
    ...longTurns(readings),
    ...unpairedQuotes(readings),
    ...quoteStyles(readings),
    ...speakerChecks(readings),
    ...glossaryChecks(readings, context.glossary),
    ...headChecks(readings),
  ]
  if (!isUnspaced(context.language)) {
    findings.push(...spellingVariants(readings, english), ...nameChecks(readings, context))
  }
  if (english) {
    findings.push(
      ...sentenceEnds(readings),
      ...bracketUse(readings),
      ...wordingVariants(readings),
      ...termPairs(readings, context.glossary),
      ...datelessEvents(readings),
    )
  }
  return findings
}
