/**
 * What page, scanner and word processor left in a text -> findings: halves of a paragraph, stray marks, hard line breaks,
 * one very long turn. Language does not matter here.
 */
import { at, edge, type Finding, type FixEdit, keyOf } from './finding.ts'
import { counted, type Reading } from './reading.ts'

const HAS_LETTER_OR_DIGIT = /[\p{L}\p{N}]/u
/** Signs that stand for what could not be read or printed: boxes, the replacement character, black circles in a row. */
const STRAY = /[\u25a0-\u25a1\u25af\u25fb-\u25fe\u2610\u3013\ufffd\ufffc]/gu
/** Rows of stars and dashes that part sections are meant. */
const ORNAMENT = /^[\s*·•.…⁂~#_=—–-]+$/u

/** Segments that read on from the one before, over a stray mark between them as well. */
export function pageBreaks(readings: readonly Reading[]): Finding[] {
  return readings.flatMap(({ segment, text }, i): Finding[] => {
    const before = readings[i - 1]
    if (!segment.joins || !before || text === '') return []
    const end = before.text.trimEnd()
    const from = edge(end, Math.max(0, end.length - 60))
    const head = edge(text, Math.min(text.length, 40))
    return [
      {
        check: 'page-break',
        key: keyOf('page-break', `${end.slice(-30)} / ${text.slice(0, 30)}`),
        places: [
          { segment: before.segment.id, from, to: end.length },
          { segment: segment.id, from: 0, to: head },
        ],
        message: 'This paragraph seems to go on after a page break.',
        why: 'The one before ends in the middle of a sentence, and this one begins without a capital or a new speaker.',
        fixes: [{ label: 'Join the two', join: segment.id }],
      },
    ]
  })
}

/** A paragraph that is nothing but a mark, and a mark for the illegible inside words. */
export function strayMarks({ segment, text }: Reading, before: Reading | undefined): Finding[] {
  if (text.trim() === '') return []
  if (!HAS_LETTER_OR_DIGIT.test(text)) {
    if (ORNAMENT.test(text)) return []
    const asked = before && /\?["”’)\]]*\s*$/u.test(before.text)
    const ask = `Is “${text.trim()}” a mark of the scan, or does it stand for words that cannot be read? ${
      asked ? 'A question stands just before it. ' : ''
    }Needs the original.`
    return [
      {
        ...at('stray-mark', segment, 0, text.length, {
          message: `“${text.trim().slice(0, 12)}” stands alone: a stray mark, or words that could not be read.`,
          why:
            'A paragraph without a letter or digit is often what a scan made of a stain or a page’s edge, or a box for words ' +
            'that are illegible. If words are lost here, an answer or question next to it may have lost its partner.',
          fixes: [
            edit('Write [illegible]', segment.id, 0, text.length, '[illegible]'),
            edit('Write [gap]', segment.id, 0, text.length, '[gap]'),
            { label: 'Ask what stood here', ask },
          ],
        }),
        // Its neighbours tell it from another of the same sign.
        key: keyOf('stray-mark', text, before?.text.slice(-24) ?? ''),
      },
    ]
  }
  return Array.from(text.matchAll(STRAY), found => {
    const to = found.index + found[0].length
    return at('stray-mark', segment, found.index, to, {
      message: `“${found[0]}” stands for something that could not be read or shown.`,
      why: 'Such a sign is left where a character was illegible or had no place in the file’s encoding.',
      fixes: [
        edit('Write [illegible]', segment.id, found.index, to, '[illegible]'),
        { label: 'Ask what stood here', ask: `What stood at “${found[0]}”? Needs the original.` },
      ],
    })
  })
}

const edit = (label: string, segment: string, from: number, to: number, text: string) => ({
  label,
  edits: [{ segment, from, to, text }],
})

/** Two or more blanks or a lone line end inside what is one paragraph: how plain text marks a forced break. */
export function hardBreaks({ segment, text }: Reading): Finding[] {
  if (segment.kind === 'mark' || !/[ \t]{2}(?:\r?\n|$)|[ \t]\r?\n/u.test(text)) return []
  const edits: FixEdit[] = []
  for (const found of text.matchAll(/(?<![ \t])[ \t]+(\r?\n[ \t]*|$)/gu)) {
    const isEnd = found.index + found[0].length === text.length
    if (!isEnd && !/^[ \t]/.test(found[0])) continue
    edits.push({
      segment: segment.id,
      from: found.index,
      to: found.index + found[0].length,
      text: isEnd ? '' : ' ',
    })
  }
  if (edits.length === 0) return []
  return [
    {
      check: 'line-break',
      key: keyOf('line-break', text.slice(0, 60)),
      // With the words on both sides: blanks by themselves cannot be seen.
      places: edits.map(({ segment, from, to }) => ({
        segment,
        from: text.lastIndexOf(' ', from - 1) + 1,
        to: edge(text, Math.max(to, Math.min(endOfWord(text, to), to + LONGEST_SHOWN))),
      })),
      message: `${counted(edits.length, 'blank')} before a line’s end: forced line breaks.`,
      why: 'Blanks before a line’s end force a break there. They part titles and names in the middle and spoil a search for them.',
      fixes: [{ label: 'Run the lines on', edits }],
    },
  ]
}

/** Letters of the next line that are shown with the blanks. */
const LONGEST_SHOWN = 20

function endOfWord(text: string, from: number): number {
  let to = from
  while (to < text.length && !/\s/u.test(text[to]!)) to++
  return to
}

/** Words and sentences from which on a turn is hard to compare and to ask about. */
const LONG_TURN = 180
const MANY_SENTENCES = 12
/** And so much longer than the middle turn. */
const TIMES_MEDIAN = 4

/** A turn far longer than its fellows, without a paragraph in it. */
export function longTurns(readings: readonly Reading[]): Finding[] {
  const turns = readings.filter(({ segment }) => segment.kind === 'turn')
  if (turns.length < 6) return []
  const lengths = turns.map(turn => turn.words().length).sort((a, b) => a - b)
  const least = Math.max(LONG_TURN, TIMES_MEDIAN * lengths[lengths.length >> 1]!)
  return turns.flatMap((turn): Finding[] => {
    const words = turn.words().length
    if (words < least || /\n\s*\n/u.test(turn.text)) return []
    const sentences = turn.sentences().length
    if (sentences < MANY_SENTENCES) return []
    return [
      {
        ...at('long-turn', turn.segment, 0, turn.text.length, {
          message: `A turn of ${words} words in ${sentences} sentences, in one paragraph.`,
          why: 'The others are far shorter. Paragraphs would make it easier to read and to set against the original; a blank line splits it.',
        }),
        key: keyOf('long-turn', turn.text.slice(0, 60)),
      },
    ]
  })
}
