/**
 * Spaces, doubled words, dashes, full stops and other marks of one segment -> findings. What a language prints in its own
 * way (French blanks before `?`, Spanish `¿`, full-width marks) is left alone; dots and dashes of verse and of speech that
 * breaks off are too. Marks that come in pairs are in pairs.ts.
 */
import { at, type Finding, replaceBy } from './finding.ts'
import { type Reading, sentenceAt, type Word } from './reading.ts'

/** Words that good prose doubles. */
const MAY_DOUBLE = new Set(
  (
    'had that very so no ha ho he-he yes now there well far long much many more again bye tut knock hear ' +
    'will nous vous sie die das der on in is it her you do never over round up out down come go oh ah hey hurrah'
  ).split(' '),
)
const BLANK = /^(?:[ \t\u00a0]+|[ \t]*\r?\n[ \t]*)$/u

/** `the the`: a word twice, with nothing but a blank between. */
export function doubledWords({ segment, text, words }: Reading): Finding[] {
  const findings: Finding[] = []
  let before: Word | undefined
  for (const word of words()) {
    const first = before
    before = word
    if (first?.lower !== word.lower || first.to === word.from) continue
    if (!/^(?:\p{L}{2,}|a)$/u.test(word.lower) || MAY_DOUBLE.has(word.lower)) continue
    // `Sirhan Sirhan`: names are doubled.
    if (word.text !== word.lower || !BLANK.test(text.slice(first.to, word.from))) continue
    findings.push(
      at('doubled-word', segment, first.from, word.to, {
        message: `“${first.text}” stands twice.`,
        why: 'A word set twice is mostly a slip of typing, or of a line’s end where it was begun anew.',
        fixes: [replaceBy(`Leave one “${first.text}”`, segment.id, first.from, word.to, first.text)],
      }),
    )
  }
  return findings
}

const TWO_BLANKS = /(?<=[^\s])[ \u00a0]{2,}(?=[^\s])/gu
/** A blank before a comma or stop that no language asks for; `: ! ? ;` have one in French. */
const BLANK_BEFORE = /(?<=[\p{L}\p{N})\]”’"'»])[ \t\u00a0]+(?=[,.;:!?](?:\s|["”’')\]]|$))/gu

/** A comma or stop with a word straight after it; a decimal, an abbreviation and an address are none. */
const NO_BLANK_AFTER = /[,;](?<=\p{Ll}{2}.)(?=\p{L}{2})|[.!?](?<=\p{Ll}{3}.)(?=\p{Lu}\p{Ll}{2})/gu

function wordAround(text: string, at: number): string {
  const from = text.slice(Math.max(0, at - 60), at).search(/\S*$/u) + Math.max(0, at - 60)
  return /^\S{0,120}/u.exec(text.slice(from))![0]
}

export function spacing({ segment, text, body }: Reading, language: string): Finding[] {
  const findings: Finding[] = []
  const isFrench = /^fr\b/i.test(language)
  if (text.includes('  ') || text.includes('\u00a0')) {
    for (const found of text.matchAll(TWO_BLANKS)) {
      const to = found.index + found[0].length
      if (/^\W*\d{1,3}[.)]?$/.test(text.slice(0, found.index))) continue
      // After a sentence two blanks are a typist's habit; then they are everywhere, and not looked at one by one.
      if (/[.!?:]["”’)\]]*$/u.test(text.slice(Math.max(0, found.index - 4), found.index))) continue
      findings.push(
        at('spacing', segment, found.index, to, {
          message: 'Two blanks or more between words.',
          why: 'One is enough; more are left over from typing or from a table.',
          fixes: [replaceBy('Leave one', segment.id, found.index, to, ' ')],
        }),
      )
    }
  }
  for (const found of /[,;.!?][^\s\d"'”’)\]—–,.;:!?…-]/.test(text) ? text.matchAll(NO_BLANK_AFTER) : []) {
    const to = found.index + 1
    if (/[/@]|www\./.test(wordAround(text, found.index))) continue
    findings.push(
      at('spacing', segment, found.index, to, {
        message: `No blank after “${found[0]}”.`,
        why: 'Two words run into one; a search finds neither.',
        fixes: [replaceBy('Set a blank', segment.id, to, to, ' ')],
      }),
    )
  }
  for (const found of text.matchAll(/,,|;;|\.\.(?<![.\d]..)(?![./])/g)) {
    findings.push(
      at('spacing', segment, found.index, found.index + 2, {
        message: `“${found[0]}”: a mark stands twice.`,
        why: 'One of the two is left over from an edit.',
        fixes: [replaceBy('Leave one', segment.id, found.index, found.index + 2, found[0][0]!)],
      }),
    )
  }
  if (!/[ \t\u00a0][,.;:!?]/.test(text)) return findings
  for (const found of text.matchAll(BLANK_BEFORE)) {
    const to = found.index + found[0].length
    const mark = text[to]!
    if (isFrench && mark !== ',' && mark !== '.') continue
    // `. . .` is an ellipsis, and the colon of a label is looked at with the labels.
    if (mark === '.' && /^\.(?:\s?\.)/u.test(text.slice(to))) continue
    if (mark === '.' && /\.\s?$/u.test(text.slice(Math.max(0, found.index - 2), found.index))) continue
    if (mark === ':' && to < body) continue
    findings.push(
      at('spacing', segment, found.index, to + 1, {
        message: `A blank before “${mark}”.`,
        why: 'The mark belongs to the word before it; with a blank it may slip onto the next line alone.',
        fixes: [replaceBy('Take the blank out', segment.id, found.index, to, '')],
      }),
    )
  }
  return findings
}

/** A hyphen with a blank on both sides; a closing mark or bracket with a hyphen and a word straight after it. */
const HYPHEN_FOR_DASH =
  /(?<=[\p{L}\p{N})\]”’"'.,!?])[ \t]+-{1,2}[ \t]+(?=[\p{L}\p{N}([“‘"'])|(?<=\p{L})--(?=\p{L})|(?<=[)\]”"!?])-(?=\p{L}{2})/gu
/** Numbers with a hyphen between them where the second is higher: pages, years; not the parts of a shelf mark. */
const RANGE = /(?<![\p{L}\p{N}.\-‐‑–/]|[#№] ?)(\d{1,4})-(\d{1,4})(?![\p{L}\p{N}\-‐‑–/]|[.,:]\d)/gu

export function dashes({ segment, text }: Reading): Finding[] {
  if (!text.includes('-') || isTableOrList(text)) return []
  const findings: Finding[] = []
  const mayBeDash = /[ \t]-|--|[)\]”"!?]-/.test(text)
  for (const found of mayBeDash ? text.matchAll(HYPHEN_FOR_DASH) : []) {
    const [from, to] = [found.index, found.index + found[0].length]
    // `[...]-speaking` is one word: after a bracket only what begins a new clause needs a dash.
    if (found[0] === '-' && !beginsClause(text, to)) continue
    findings.push(
      at('dash', segment, from, to, {
        message: 'A hyphen stands where a dash is meant.',
        why: 'A hyphen joins the parts of a word; between parts of a sentence, or a title and what it adds, a dash parts them.',
        fixes: [
          replaceBy('Set a dash (—)', segment.id, from, to, '—'),
          replaceBy('Set a spaced dash ( – )', segment.id, from, to, ' – '),
        ],
      }),
    )
  }
  for (const found of /\d-\d/.test(text) ? text.matchAll(RANGE) : []) {
    const [whole, first, second] = [found[0], found[1]!, found[2]!]
    const fuller =
      second.length < first.length ? first.slice(0, first.length - second.length) + second : second
    if (Number(fuller) <= Number(first) || /^0/.test(first) || looksLikeNumber(text, found.index, whole))
      continue
    findings.push(
      at('dash', segment, found.index, found.index + whole.length, {
        message: `“${whole}”: a hyphen in a range.`,
        why: 'From one number to another a range is set with an en dash (–), so that it is not read as one number in two parts.',
        fixes: [
          replaceBy(
            'Set an en dash',
            segment.id,
            found.index,
            found.index + whole.length,
            `${first}–${second}`,
          ),
        ],
      }),
    )
  }
  return findings
}

const beginsClause = (text: string, at: number) =>
  /^(?:(?:did|do|does|is|are|was|were|have|has|had|can|could|will|would|shall|should|must|what|who|where|when|why|how|which|I|we|you|he|she|it|they|this|that|these|those|the|a|an|and|but|or|so|if|not|then|there)\b)/u.test(
    text.slice(at, at + 12),
  )

/** Telephone and model numbers, votes and scores are none: `MiG-21` is caught before; here the word in front tells. */
const looksLikeNumber = (text: string, at: number, whole: string) =>
  /(?:tel|phone|fax|vote|score|resolution|isbn|no\.?|number|model|act)[.:]?\s*(?:of\s)?$/iu.test(
    text.slice(Math.max(0, at - 14), at),
  ) || /^(?:50-50|9-11|24-7)$/.test(whole)

const isTableOrList = (text: string) => /^\s*[-*•]\s/u.test(text) || /\|.*\|/u.test(text.slice(0, 400))

/** A sentence of running text that begins with figures. */
export function openingNumerals(reading: Reading): Finding[] {
  const { segment, text, body } = reading
  if (segment.kind === 'heading' || segment.kind === 'metadata' || segment.kind === 'mark') return []
  const findings: Finding[] = []
  const opens = /(?:^|[.!?]["”’)\]]*\s+)["“‘[(]?(\d[\d,]*)(?=\s+\p{Ll}{2,})/gu
  const inner = text.slice(body)
  for (const found of inner.matchAll(opens)) {
    const from = body + found.index + found[0].length - found[1]!.length
    const sentence = sentenceAt(reading, from)
    if (/\p{L}/u.test(text.slice(sentence.from, from))) continue
    findings.push(
      at('opening-numeral', segment, from, from + found[1]!.length, {
        message: `A sentence begins with the figure ${found[1]}.`,
        why: 'Figures at a sentence’s beginning have no capital to show it; most style books spell the number or turn the sentence.',
        fixes: [],
      }),
    )
  }
  return findings
}

/** `”,` where the text otherwise writes American dates: there the comma stands inside. */
export function quoteOrder({ segment, text }: Reading): Finding[] {
  const isAmerican =
    /\b(?:January|February|March|April|May|June|July|August|September|October|November|December) \d{1,2}, \d{4}/.test(
      text,
    )
  if (!isAmerican) return []
  return Array.from(text.matchAll(/(?<=[\p{L}\p{N}])(["”])([,.])(?=\s|$)/gu), found =>
    at('quote-order', segment, found.index, found.index + 2, {
      message: `The ${found[2] === ',' ? 'comma' : 'full stop'} stands outside the quotation mark.`,
      why: 'The date beside it is in American style, and American style sets commas and full stops inside.',
      fixes: [replaceBy('Put it inside', segment.id, found.index, found.index + 2, `${found[2]}${found[1]}`)],
    }),
  )
}

const ENDED = /[.!?…:;,—–\-*_>|。！？；：，、।]["”’'»)\]}*_]*$|["”»)\]]$/u
const SENTENCE =
  /^(?:This|These|The|It|They|We|I|He|She|You|There|A|An|Our|All)\b.*\s(?:is|are|was|were|has|have|had|will|would|can|could|shall|should|must|do|does|did)\s/su

/** A sentence of head matter, or of a text that otherwise ends its paragraphs, without its full stop. */
export function sentenceEnds(readings: readonly Reading[]): Finding[] {
  const spoken = readings.filter(
    ({ segment: { kind }, text }) => (kind === 'turn' || kind === 'paragraph') && text.length > 60,
  )
  const open = spoken.filter(({ text }) => !ENDED.test(text.trimEnd()))
  const bodyEnds = open.length * 20 <= spoken.length
  const goesOn = new Set(readings.flatMap(({ segment }, i) => (segment.joins ? [readings[i - 1]] : [])))
  return readings.flatMap((reading): Finding[] => {
    const { segment, text, body } = reading
    if (segment.kind === 'heading' || segment.kind === 'mark' || goesOn.has(reading)) return []
    if (segment.kind === 'metadata' && !/^(?:summary|credits|note)$/.test(segment.field ?? '')) return []
    if (segment.kind !== 'metadata' && !(bodyEnds && text.length > 60)) return []
    const end = text.trimEnd().length
    const words = text.slice(body, end)
    if (ENDED.test(words) || !SENTENCE.test(words) || words.length < 30) return []
    const from = Math.max(body, text.lastIndexOf(' ', end) + 1)
    return [
      at('sentence-end', segment, from, end, {
        message: 'The sentence has no full stop.',
        why: 'It is a whole sentence, with its verb; at a paragraph’s end a lost stop may also mean lost words.',
        fixes: [replaceBy('Set a full stop', segment.id, end, end, '.')],
      }),
    ]
  })
}
