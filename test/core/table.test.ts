/** alignVersions: every segment in one cell, rows in order, and versions that agree against the base. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type AlignmentRow, alignVersions } from '../../src/core/align/table.ts'

const shown = (rows: AlignmentRow[]) =>
  rows.map(row => row.cells.map(cell => cell.join(',') || '-').join(' '))

const A = 'The first thing that we spoke about was the weather in the capital.'
const B = 'Then the ambassador asked whether the border would be drawn this year.'
const C = 'Nobody in the room had an answer, and the interpreter looked at the floor.'
const D = 'Tea was brought, with oranges, and we talked of the harvest instead.'

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
const versions = fc.array(fc.array(fc.oneof(sentence, fc.string({ maxLength: 8 })), { maxLength: 8 }), {
  minLength: 2,
  maxLength: 5,
})

describe('for any versions', () => {
  test('every segment of every version stands in exactly one cell', () => {
    fc.assert(
      fc.property(versions, fc.nat(4), (texts, base) => {
        const { rows } = alignVersions(texts, { base: base % texts.length })
        texts.forEach((text, v) => {
          const cells = rows.flatMap(row => row.cells[v]!)
          expect(cells.toSorted((p, q) => p - q)).toEqual(text.map((_, i) => i))
        })
        for (const row of rows) {
          expect(row.cells).toHaveLength(texts.length)
          expect(row.cells.some(cell => cell.length > 0)).toBe(true)
          expect(row.kind === 'gap').toBe(row.cells.some(cell => cell.length === 0))
          expect(row.score).toBeGreaterThanOrEqual(0)
          expect(row.score).toBeLessThanOrEqual(1)
        }
      }),
      { numRuns: 2_000 },
    )
  })

  test('rows keep the order of the base', () => {
    fc.assert(
      fc.property(versions, texts => {
        const { rows } = alignVersions(texts)
        const firsts = rows.flatMap(row => row.cells[0]!.slice(0, 1))
        expect(firsts).toEqual(firsts.toSorted((p, q) => p - q))
      }),
      { numRuns: 1_000 },
    )
  })

  test('the order of the other versions does not change which segments share a row', () => {
    fc.assert(
      fc.property(versions, texts => {
        const groups = (rows: AlignmentRow[]) => rows.map(row => JSON.stringify(row.cells)).sort()
        const turned = alignVersions([texts[0]!, ...texts.slice(1).reverse()]).rows
        const back = turned.map(row => ({ ...row, cells: [row.cells[0]!, ...row.cells.slice(1).reverse()] }))
        expect(groups(back)).toEqual(groups(alignVersions(texts).rows))
      }),
      { numRuns: 1_000 },
    )
  })
})

describe('what a reader sees', () => {
  test('a split in one version and none in another share a row', () => {
    const half = [A, B]
    const { rows } = alignVersions([
      [`${A} ${B}`, C],
      [...half, C],
      [`${A} ${B}`, C],
    ])
    expect(shown(rows)).toEqual(['0 0,1 0', '1 2 1'])
    expect(rows.map(row => row.kind)).toEqual(['match', 'match'])
  })

  test('what two versions add to the base in the same words is one row, in its place', () => {
    const { rows } = alignVersions([
      [A, C],
      [A, B, C],
      [A, B.replace('year', 'month'), C],
    ])
    expect(shown(rows)).toEqual(['0 0 0', '- 1 1', '1 2 2'])
    expect(rows.map(row => row.kind)).toEqual(['match', 'gap', 'match'])
  })

  test('what two versions add in different words stays apart', () => {
    expect(
      shown(
        alignVersions([
          [A, C],
          [A, B, C],
          [A, D, C],
        ]).rows,
      ),
    ).toEqual(['0 0 0', '- 1 -', '- - 1', '1 2 2'])
  })

  test('additions keep their own order, also at the start', () => {
    expect(shown(alignVersions([[C], [A, B, C, D]]).rows)).toEqual(['- 0', '- 1', '0 2', '- 3'])
    expect(shown(alignVersions([[], [A, B], [A]]).rows)).toEqual(['- 0 0', '- 1 -'])
  })

  test('a moved segment stands in the row of the base', () => {
    const { rows } = alignVersions([
      [A, B, C, D],
      [B, C, D, A],
    ])
    expect(shown(rows)).toEqual(['0 3', '1 0', '2 1', '3 2'])
    expect(rows.map(row => row.kind)).toEqual(['move', 'match', 'match', 'match'])
  })

  test('another base, one version, no version', () => {
    expect(
      shown(
        alignVersions(
          [
            [A, C],
            [A, B, C],
          ],
          { base: 1 },
        ).rows,
      ),
    ).toEqual(['0 0', '- 1', '1 2'])
    expect(shown(alignVersions([[A, B]]).rows)).toEqual(['0', '1'])
    expect(alignVersions([]).rows).toEqual([])
  })
})
