/**
 * A contraction that stands alone among full forms -> a finding. Where a text contracts now and then, nothing is said.
 */
import { type Finding, type FindingPlace, keyOf } from './finding.ts'
import { isBody, type Reading } from './reading.ts'

type Place = FindingPlace

const CONTRACTED =
  /(?<![\p{L}'’])(?:(?:\p{L}+n['’]t)|(?:I['’](?:m|ll|ve|d)|(?:we|you|they)['’](?:re|ll|ve|d)|(?:he|she|it|that|there|what|who|here)['’](?:s|ll)(?! \p{Ll}+['’]?s\b)|let['’]s))(?!\p{L})/giu
const IN_FULL =
  /(?<![\p{L}'’])(?:(?:do|does|did|have|has|had|is|are|was|were|would|could|should|must|will) not|cannot|I am|I will|I have|(?:we|you|they) (?:are|will|have)|(?:he|she|it|that|there) (?:is|will))(?!\p{L})/giu
const FEW = 2
const TIMES = 8

/** `haven't` where everybody else says `do not`. */
export function contractions(readings: readonly Reading[]): Finding[] {
  const places: (Place & { text: string })[] = []
  let full = 0
  for (const { segment, text } of readings) {
    if (!isBody(segment)) continue
    if (/['’]/.test(text)) {
      for (const { 0: words, index } of text.matchAll(CONTRACTED)) {
        places.push({ segment: segment.id, from: index, to: index + words.length, text: words })
      }
      if (places.length > FEW) return []
    }
    full += text.match(IN_FULL)?.length ?? 0
  }
  if (places.length === 0 || full < TIMES * places.length) return []
  return places.map(({ segment, from, to, text }): Finding => {
    const inFull = fullForm(text)
    return {
      check: 'contraction',
      key: keyOf('contraction', text),
      places: [{ segment, from, to }],
      message: `“${text}” is ${places.length === 1 ? 'the only contraction' : 'one of two contractions'}; ${full} full forms stand beside it.`,
      why: 'One contraction in a text that has none sounds like another voice, or another translator.',
      fixes:
        inFull === null ? [] : [{ label: `Write “${inFull}”`, edits: [{ segment, from, to, text: inFull }] }],
    }
  })
}

function fullForm(text: string): string | null {
  const plain = text.replace('’', "'")
  if (/^can't$/i.test(plain)) return plain.replace(/n't$/, 'not')
  if (/^(?:won|shan|ain)'t$/i.test(plain)) return null
  if (/n't$/.test(plain)) return plain.replace(/n't$/, ' not')
  return plain
    .replace(/'m$/, ' am')
    .replace(/'ll$/, ' will')
    .replace(/'ve$/, ' have')
    .replace(/'re$/, ' are')
    .replace(/^(let)'s$/i, '$1 us')
    .replace(/'s$/, ' is')
    .replace(/'d$/, ' had')
}
