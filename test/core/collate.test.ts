/** collate: columns of agreement and of variants over any number of readings. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { collate } from '../../src/core/collate.ts'

/** Agreed columns as printed, variant ones as `[a|b|c]`, one entry a version. */
const shown = (readings: string[]) =>
  collate(readings)
    .columns.map(({ kind, cells }) =>
      kind === 'agreed' ? cells[0]!.trim() : `[${cells.map(c => c.trim()).join('|')}]`,
    )
    .join(' ')

const word = fc.constantFrom(
  'the ',
  'The ',
  'border ',
  'is',
  ', ',
  '. ',
  'Peking ',
  '我们',
  '说',
  ' ',
  '\n',
  '[we] ',
  '1962 ',
)
const reading = fc.oneof(
  { weight: 4, arbitrary: fc.array(word, { maxLength: 14 }).map(words => words.join('')) },
  fc.string({ unit: 'binary', maxLength: 12 }),
)
const readings = fc.array(reading, { maxLength: 5 })

describe('for any readings', () => {
  test('the cells of a version joined are its reading, byte for byte', () => {
    fc.assert(
      fc.property(readings, texts => {
        const { columns } = collate(texts)
        for (const [v, text] of texts.entries())
          expect(columns.map(column => column.cells[v]).join('')).toBe(text)
      }),
      { numRuns: 1000 },
    )
  })

  test('every version stands in one reading of every column, and neighbours differ in kind', () => {
    fc.assert(
      fc.property(readings, texts => {
        const { columns } = collate(texts)
        for (const [k, { kind, readings, cells }] of columns.entries()) {
          expect(readings.flatMap(r => r.versions).sort((p, q) => p - q)).toEqual([...texts.keys()])
          expect(readings.length === 1).toBe(kind === 'agreed')
          expect(cells).toHaveLength(texts.length)
          expect(columns[k + 1]?.kind).not.toBe(kind)
        }
      }),
      { numRuns: 1000 },
    )
  })

  test('a reading that all share is one agreed column', () => {
    fc.assert(
      fc.property(reading, fc.integer({ min: 1, max: 4 }), (text, count) => {
        const { columns } = collate(Array.from({ length: count }, () => text))
        expect(columns.map(column => column.kind)).toEqual(text === '' ? [] : ['agreed'])
      }),
    )
  })
})

describe('what a reader sees', () => {
  test('phrases, not single words', () => {
    expect(
      shown([
        'We met the ambassador in Peking last week.',
        'We met the ambassador at Beijing last week.',
        'We met him in Peking this week.',
      ]),
    ).toBe('We met [the ambassador in Peking last|the ambassador at Beijing last|him in Peking this] week.')
  })

  test('versions are grouped by what they read, and a gap is a reading', () => {
    const { columns } = collate(['It is good.', 'It is very good.', 'It is good.', ''])
    expect(columns.map(column => column.kind)).toEqual(['variant'])
    expect(columns[0]!.readings).toEqual([
      { versions: [0, 2], text: 'It is good.' },
      { versions: [1], text: 'It is very good.' },
      { versions: [3], text: '' },
    ])
  })

  test('white space does not matter, and stays as printed', () => {
    const { columns } = collate(['One  two\nthree', ' One two three '])
    expect(columns).toEqual([
      {
        kind: 'agreed',
        readings: [{ versions: [0, 1], text: 'One  two\nthree' }],
        cells: ['One  two\nthree', ' One two three '],
      },
    ])
  })

  test('two insertions at one place stand in one column', () => {
    expect(shown(['a red house', 'a house', 'a blue house'])).toBe('a [red||blue] house')
  })

  test('Chinese without spaces', () => {
    expect(shown(['我们的关系是同志关系。', '我们的关系是兄弟关系。'])).toBe(
      '我们的关系是 [同志|兄弟] 关系。',
    )
  })

  test('long readings end soon', () => {
    const text = (seed: number) => Array.from({ length: 5000 }, (_, i) => `w${(i * seed) % 977}`).join(' ')
    const started = performance.now()
    expect(collate([text(7), text(11)]).columns.length).toBeGreaterThan(0)
    expect(performance.now() - started).toBeLessThan(5000)
  })
})
