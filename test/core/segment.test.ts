/** segmentText: turns, paragraphs, headings, head matter and marks, on small texts, random ones and the first transcript. */
import { existsSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { segmentText } from '../../src/core/text/segment.ts'
import type { Segment } from '../../src/core/transcript.ts'

/** One line a segment: kind, then speaker or field, `+` where a join is proposed, the text without its label. */
const shown = (text: string) =>
  segmentText(text).map(({ kind, speaker, field, label, joins, text }) =>
    [kind, speaker ?? field ?? '', `${joins ? '+' : ''}${text.slice(label ?? 0)}`].join('|'),
  )

const kinds = (segments: Segment[]) => {
  const count: Record<string, number> = {}
  for (const { kind } of segments) count[kind] = (count[kind] ?? 0) + 1
  return count
}

describe('joins', () => {
  test('a paragraph that reads on from an open sentence proposes a join', () => {
    expect(shown('Han: As long as we are [not]\n\ncalled so. Then\n\nHan: Yes.')).toEqual([
      'turn|Han|As long as we are [not]',
      'paragraph|Han|+called so. Then',
      'turn|Han|Yes.',
    ])
  })

  test('each has a score: a small letter is a strong sign, an open bracket and a small word before make it stronger', () => {
    const score = (text: string) => segmentText(`${text}\n\nHan: Yes.`).find(s => s.joins)?.joinScore ?? 0
    const plain = score('Han: The camp they opposed\n\nwas strong. So it was.')
    const comma = score('Han: The camp they opposed,\n\nwas strong. So it was.')
    const bracket = score('Han: The camp (they opposed the\n\nstrong) was. So it was.')
    const capital = score('Han: They opposed the\n\nChinese camp. So it was.')
    expect(plain).toBeGreaterThan(0.8)
    expect(comma).toBeGreaterThan(plain)
    expect(bracket).toBeGreaterThan(comma)
    expect(capital).toBeGreaterThan(0.5)
    expect(capital).toBeLessThan(plain)
    expect(bracket).toBeLessThanOrEqual(1)
  })

  test('no join after a full stop, before a capital, before a list item or across a mark', () => {
    for (const text of [
      'Han: Done.\n\nand so',
      'Han: Not done\n\nAnd so',
      'Han: These\n\na) one',
      'Han: Cut\n\n□\n\nhere',
    ])
      expect(segmentText(`${text}\n\nHan: Yes.`).filter(s => s.joins)).toEqual([])
  })
})

describe('head matter', () => {
  test('label blocks lie outside, their values are fields', () => {
    const text =
      '**May 1, 1970**\n\n**A Talk**\n\n**Citation:**\n\nOne.\nTwo.\n\n**Summary:**\n\nS1.\n\nS2.\n\n(Not yet proofread)\n\nPlace: Here\n\nNote-taker: Tang\n\nHost: Li\n\nHan: A.\n\nHan: B.'
    expect(shown(text).slice(0, 9)).toEqual([
      'metadata|date|May 1, 1970',
      'metadata|title|A Talk',
      'metadata|citation|One.\nTwo.',
      'metadata|summary|S1.',
      'metadata|summary|S2.',
      'metadata|status|(Not yet proofread)',
      'metadata|location|Here',
      'metadata|documentation|Tang',
      'metadata|host|Li',
    ])
    expect(segmentText(text)[8]!.text).toBe('Host: Li')
  })

  test('a text without speakers has a head only where labels say so', () => {
    expect(shown('**Contents:**\n\nTranslation\n\nThe text.\n\nMore.')).toEqual([
      'metadata|contents|Translation',
      'paragraph||The text.',
      'paragraph||More.',
    ])
    expect(kinds(segmentText('One line.\n\nAnother line.'))).toEqual({ paragraph: 2 })
  })

  test('a YAML front matter is metadata, key by key', () => {
    expect(shown('---\ntitle: A\n  B\nrefs:\n- x: 1\n---\n\nOttawa, 27 November 1964\n\nText.')).toEqual([
      'metadata|title|A\n  B',
      'metadata|refs|- x: 1',
      'metadata|date|Ottawa, 27 November 1964',
      'paragraph||Text.',
    ])
  })
})

describe('blocks', () => {
  test('headings by signs, by emphasis, by number and by capitals', () => {
    const prose = 'A sentence that is long enough to be text, and then some more of it, so that it is longer.'
    for (const heading of [
      '# One',
      'One\n===',
      '**One**',
      '_One_',
      'Chapter 3',
      '第三章 团结',
      'THE END OF IT',
      'Formosa and the Islands',
    ])
      expect(segmentText(`${prose}\n\n${heading}\n\n${prose}\n\n${prose}`).map(s => s.kind)).toEqual([
        'paragraph',
        'heading',
        'paragraph',
        'paragraph',
      ])
  })

  test('a block without a letter or digit is a mark', () => {
    expect(shown('One.\n\n□\n\n***\n\nTwo.')).toEqual([
      'paragraph||One.',
      'mark||□',
      'mark||***',
      'paragraph||Two.',
    ])
  })

  test('a paragraph a line, where there are no blank lines', () => {
    expect(segmentText('One.\nTwo.\nThree.\nFour.').map(s => s.text)).toEqual([
      'One.',
      'Two.',
      'Three.',
      'Four.',
    ])
    expect(segmentText('One.\u2028Two.\u2028Three.\u2028Four.')).toHaveLength(4)
  })

  test('lines broken to fit the page stay together, with blank lines and without', () => {
    const wrapped =
      'It was a dark and stormy night and the rain\nfell in torrents except at intervals when it\nwas checked by a gust of wind that swept on\nup the streets.'
    expect(segmentText(wrapped)).toHaveLength(1)
    expect(segmentText(`${wrapped}\n\n${wrapped}`)).toHaveLength(2)
    expect(segmentText(`${wrapped}\n${wrapped}`)).toHaveLength(2)
    expect(segmentText('One.\nTwo.\nThree.\n\nFour.')).toHaveLength(2)
  })

  test('verse stays together as stanzas, its line breaks in it; a list does not', () => {
    const stanza =
      'The day was long upon the sea,\nThe wind had gone to sleep:\nWe heard the bell of nobody,\nA mile beneath the deep;'
    expect(segmentText(`${stanza}\n\n${stanza}`).map(s => s.text)).toEqual([stanza, stanza])
    expect(segmentText(stanza).map(s => s.text)).toEqual([stanza])
    expect(segmentText('Apples\nPears\nPlums\nFigs')).toHaveLength(4)
  })

  test('numbered paragraphs are paragraphs each, and no headings', () => {
    const items = [
      '1. The first is so.',
      '13\\. The second.',
      '(a) the third',
      '§ 4 The fourth.',
      'iv. The fifth.',
    ]
    expect(segmentText(items.join('\n\n')).map(s => [s.kind, s.text])).toEqual(
      items.map(text => ['paragraph', text]),
    )
  })

  test('CRLF, a byte order mark, indents and a missing last newline are layout', () => {
    expect(
      segmentText('\ufeffHan: One.\r\n\r\n  Two\u00a0here.\r\n\t\r\nHan: Three.').map(s => s.text),
    ).toEqual(['Han: One.', 'Two\u00a0here.', 'Han: Three.'])
    expect(segmentText('')).toEqual([])
    expect(segmentText(' \r\n\u3000\n')).toEqual([])
  })
})

const piece = fc.oneof(
  fc.constantFrom(
    'Han: ', 'Deng [X]: ', '**Deng:** ', '**Citation:**', 'Time: ', '邓小平：', '# ', '**', '_', '---', 'a: b', '□', '(Not yet proofread)',
    '\n', '\n\n', '\r\n', '\r\n\r\n', '\u2028', '\f', '\ufeff', '  ', 'word', 'Word.', 'no end', '12:00', '[', ']', '\ud800',
  ),
  fc.string({ unit: 'grapheme', maxLength: 6 }),
  fc.string({ unit: 'binary', maxLength: 3 }),
) // biome-ignore format: one list
const texts = fc.array(piece, { maxLength: 40 }).map(pieces => pieces.join(''))

describe('any text', () => {
  test('segments are in order, apart, and slices of the text; what is left out is layout and label blocks', () => {
    fc.assert(
      fc.property(texts, text => {
        let at = 0
        for (const segment of segmentText(text)) {
          expect(segment.from).toBeGreaterThanOrEqual(at)
          expect(segment.to).toBeGreaterThan(segment.from)
          expect(segment.text).toBe(text.slice(segment.from, segment.to))
          expect(segment.label ?? 0).toBeLessThanOrEqual(segment.text.length)
          expectLayout(text.slice(at, segment.from))
          at = segment.to
        }
        expectLayout(text.slice(at))
      }),
      { numRuns: 2000 },
    )
  })
})

describe('a long text', () => {
  test('of any kind ends soon', () => {
    for (const part of ['a', 'a\n', 'a\n\n', 'A: b\n', '**A:**\n\n', '邓：', '\n', ', \n\nb', '—\n', 'Mr. X said ', 'Time: 1\n', 'A (b ']) {
      const text = part.repeat(Math.ceil(1_000_000 / part.length))
      const times = [1, 2, 3].map(() => {
        const start = performance.now()
        segmentText(text)
        return performance.now() - start
      })
      // A megabyte takes less than a second on a machine at rest; a rule that grows faster than the text takes minutes.
      expect(Math.min(...times), part).toBeLessThan(5000)
    }
  }, 60_000) // biome-ignore format: one list
})

/** Nothing with a letter or digit, unless it is a label and no more. */
function expectLayout(between: string): void {
  for (const line of between.split(/[\n\r\v\f\u0085\u2028\u2029]+/))
    if (/[\p{L}\p{N}]/u.test(line))
      expect(line.trim()).toMatch(/^(?:\*|_)*[^:：]+(?:\*|_|\s)*[:：](?:\*|_|\s)*$/u)
}

const shared = new URL('../../../shared/data/', import.meta.url)
const first = new URL('deng-han/translation-not-yet-proofread.txt', shared)

describe('the first transcript', () => {
  test.skipIf(!existsSync(first))(
    '36 strictly alternating turns, two joins, a mark and its head (needs ../shared)',
    () => {
      const segments = segmentText(readFileSync(first, 'utf8'))
      expect(kinds(segments)).toEqual({ metadata: 13, turn: 36, paragraph: 2, mark: 1 })
      const speakers = segments.filter(s => s.kind === 'turn').map(s => s.speaker)
      expect(speakers).toEqual(Array.from({ length: 36 }, (_, i) => (i % 2 ? 'Deng Xiaoping' : 'Han Ik-su')))
      expect(
        segments.filter(s => s.kind === 'paragraph').map(s => [s.speaker, s.joins, s.text.slice(0, 21)]),
      ).toEqual([
        ['Deng Xiaoping', true, 'called revisionists. '],
        ['Han Ik-su', true, 'certainly mention it.'],
      ])
      expect(segments.filter(s => s.kind === 'mark').map(s => s.text)).toEqual(['□'])
      expect(segments.flatMap(s => s.field ?? [])).toEqual([
      'date', 'title', 'citation', 'summary', 'credits', 'language', 'contents', 'status', 'time', 'location', 'participants',
      'translator', 'documentation',
    ]) // biome-ignore format: one list
    },
  )
})
