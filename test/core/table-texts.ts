/** What the tests of the alignment table share: sentences, versions made of them, and rows in short. */
import fc from 'fast-check'
import type { AlignmentRow } from '../../src/core/align/table.ts'

export const shown = (rows: AlignmentRow[]) =>
  rows.map(row => row.cells.map(cell => cell.join(',') || '-').join(' '))

export const A = 'The first thing that we spoke about was the weather in the capital.'
export const B = 'Then the ambassador asked whether the border would be drawn this year.'
export const C = 'Nobody in the room had an answer, and the interpreter looked at the floor.'
export const D = 'Tea was brought, with oranges, and we talked of the harvest instead.'

const sentence = fc.constantFrom(
  A,
  B,
  C,
  D,
  `${A} ${B}`,
  A.replace('weather', 'rain'),
  '',
  'Deng: Good.',
  'Han: Yes.',
  '好。',
)
export const versions = fc.array(
  fc.array(fc.oneof(sentence, fc.string({ maxLength: 8 })), { maxLength: 8 }),
  {
    minLength: 2,
    maxLength: 5,
  },
)

/** Versions, and an order in which they are given again. */
export const shuffled = versions.chain(texts =>
  fc.record({
    texts: fc.constant(texts),
    order: fc.shuffledSubarray([...texts.keys()], { minLength: texts.length }),
  }),
)

export const grouped = (rows: number[][][]) => rows.map(cells => JSON.stringify(cells)).sort()
