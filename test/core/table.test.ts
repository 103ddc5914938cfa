/** alignVersions: every segment in one cell, rows in order, and versions that agree against the base. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { mirror } from '../../src/core/align/bead.ts'
import { type AlignmentRow, alignVersions } from '../../src/core/align/table.ts'
import type { TablePin } from '../../src/core/align/table-pins.ts'

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

/** Versions, and an order in which they are given again. */
const shuffled = versions.chain(texts =>
  fc.record({
    texts: fc.constant(texts),
    order: fc.shuffledSubarray([...texts.keys()], { minLength: texts.length }),
  }),
)

const grouped = (rows: number[][][]) => rows.map(cells => JSON.stringify(cells)).sort()

/** A link or a bar between any two of the versions, as a person may set it, sensible or not. */
const pinsOf = (texts: string[][]) => {
  const some = (v: number) =>
    fc.subarray([...texts[v]!.keys()], { minLength: 1, maxLength: Math.min(2, texts[v]!.length) })
  const none = fc.constant<number[]>([])
  const pin = fc
    .shuffledSubarray(
      [...texts.keys()].filter(v => texts[v]!.length > 0),
      { minLength: 2, maxLength: 2 },
    )
    .chain(([v, w]) =>
      fc.record({
        versions: fc.constant<[number, number]>([v!, w!]),
        bead: fc.oneof(
          fc.record({ a: some(v!), b: some(w!), kind: fc.constant('match' as const), score: fc.constant(1) }),
          fc.record({
            a: some(v!),
            b: none,
            kind: fc.constant('delete' as const),
            score: fc.constant(1),
          }),
          fc.record({
            a: none,
            b: some(w!),
            kind: fc.constant('insert' as const),
            score: fc.constant(1),
          }),
        ),
      }),
    )
  return fc.array(pin, { maxLength: 4 })
}
const pinned = versions
  .filter(texts => texts.filter(text => text.length > 0).length >= 2)
  .chain(texts => fc.record({ texts: fc.constant(texts), pins: pinsOf(texts) }))

describe('corrections', () => {
  const rowsWith = (rows: AlignmentRow[], v: number, list: number[]) =>
    rows.filter(row => list.some(i => row.cells[v]!.includes(i)))

  test('leave every segment in exactly one cell, and hold apart what they hold apart', () => {
    fc.assert(
      fc.property(pinned, ({ texts, pins }) => {
        const { rows } = alignVersions(texts, { pinned: pins })
        texts.forEach((text, v) => {
          expect(rows.flatMap(row => row.cells[v]!).toSorted((p, q) => p - q)).toEqual(text.map((_, i) => i))
        })
        // Between two versions pins may contradict each other: those are held that can be.
        if (pins.length !== 1) return
        const [
          {
            versions: [v, w],
            bead,
          },
        ] = pins as [TablePin]
        if (bead.kind === 'delete')
          for (const row of rowsWith(rows, v, bead.a)) expect(row.cells[w]).toEqual([])
        if (bead.kind === 'insert')
          for (const row of rowsWith(rows, w, bead.b)) expect(row.cells[v]).toEqual([])
        if (bead.kind !== 'match') return
        const held = rowsWith(rows, v, bead.a)
        expect(held).toHaveLength(1)
        expect([held[0]!.cells[v], held[0]!.cells[w], held[0]!.pinned]).toEqual([bead.a, bead.b, true])
      }),
      { numRuns: 500 },
    )
  })

  test('hold whichever way and in whichever order they are given', () => {
    fc.assert(
      fc.property(pinned, fc.nat(4), ({ texts, pins }, base) => {
        const cells = (list: TablePin[], from: number) =>
          grouped(alignVersions(texts, { base: from, pinned: list }).rows.map(row => row.cells))
        const turned = pins.map(
          ({ versions: [v, w], bead }): TablePin => ({ versions: [w, v], bead: mirror(bead) }),
        )
        expect(cells(turned.reverse(), base % texts.length)).toEqual(cells(pins, 0))
      }),
      { numRuns: 500 },
    )
  })

  const apart: TablePin = { versions: [0, 1], bead: { a: [1], b: [], kind: 'delete', score: 1 } }

  test('win over what would join through a third version', () => {
    const texts = [
      [A, B, C],
      [A, B, C],
      [A, B, C],
    ]
    const { rows } = alignVersions(texts, { pinned: [apart] })
    const [row] = rowsWith(rows, 0, [1])
    expect(row!.cells[1]).toEqual([])
    expect(row!.pinned).toBe(true)
    // The other two still agree with each other, or with the one.
    expect(shown(rows).filter(cells => cells === '0 0 0' || cells === '2 2 2')).toHaveLength(2)
  })

  test('a link joins what nothing else would, and everything else goes round it', () => {
    const link: TablePin = { versions: [2, 0], bead: { a: [0], b: [3], kind: 'move', score: 1 } }
    const texts = [
      [A, B, C, D],
      [A, B, C, D],
      [B.replace('border', 'line'), A, C, D],
    ]
    const { rows } = alignVersions(texts, { pinned: [link] })
    const [row] = rowsWith(rows, 2, [0])
    expect([row!.cells[0], row!.cells[2]]).toEqual([[3], [0]])
    expect(row!.moved).toEqual([2])
    expect(rowsWith(rows, 2, [1])[0]!.cells[0]).toEqual([0])
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
