/** alignVersions: every segment in one cell, whatever the order and the base, and versions that agree against the base. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { alignVersions } from '../../src/core/align/table.ts'
import { A, B, C, D, grouped, shown, shuffled, versions } from './table-texts.ts'

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
      { numRuns: 300 },
    )
  })

  test('rows keep the order of the base', () => {
    fc.assert(
      fc.property(versions, texts => {
        const { rows } = alignVersions(texts)
        const firsts = rows.flatMap(row => row.cells[0]!.slice(0, 1))
        expect(firsts).toEqual(firsts.toSorted((p, q) => p - q))
      }),
      { numRuns: 400 },
    )
  })

  test('neither the order of the versions nor the base changes which segments share a row', () => {
    fc.assert(
      fc.property(shuffled, fc.nat(4), ({ texts, order }, base) => {
        const given = alignVersions(texts)
        const turned = alignVersions(
          order.map(v => texts[v]!),
          { base: base % texts.length },
        )
        const back = turned.rows.map(row => order.map((_, v) => row.cells[order.indexOf(v)]!))
        expect(grouped(back)).toEqual(grouped(given.rows.map(row => row.cells)))
      }),
      { numRuns: 300 },
    )
  })

  test('with the same base, another order of the versions gives the same rows in the same order', () => {
    fc.assert(
      fc.property(shuffled, fc.nat(4), ({ texts, order }, base) => {
        const given = alignVersions(texts, { base: base % texts.length }).rows
        const turned = alignVersions(
          order.map(v => texts[v]!),
          { base: order.indexOf(base % texts.length) },
        ).rows
        // Versions that say the same may stand for each other.
        const said = (cells: number[][], of: string[][]) =>
          cells.map((cell, v) => JSON.stringify([of[v], cell])).sort()
        expect(
          turned.map(row => [
            row.kind,
            row.score,
            said(
              row.cells,
              order.map(v => texts[v]!),
            ),
          ]),
        ).toEqual(given.map(row => [row.kind, row.score, said(row.cells, texts)]))
      }),
      { numRuns: 300 },
    )
  })

  test('versions that say the same stand row by row', () => {
    fc.assert(
      fc.property(versions, fc.integer({ min: 2, max: 5 }), ([text], count) => {
        const { rows } = alignVersions(Array.from({ length: count }, () => text!))
        expect(rows.map(row => row.cells)).toEqual(
          text!.map((_, i) => Array.from({ length: count }, () => [i])),
        )
        expect(rows.every(row => row.kind === 'match')).toBe(true)
      }),
      { numRuns: 200 },
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
    const rows = shown(
      alignVersions([
        [A, C],
        [A, B, C],
        [A, D, C],
      ]).rows,
    )
    // Which of the two comes first is decided by what they say, not by the order in which they are given.
    expect([rows[0], ...rows.slice(1, 3).sort(), rows[3]]).toEqual(['0 0 0', '- - 1', '- 1 -', '1 2 2'])
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
