/** alignVersions with a person's corrections, and after a small change: what is held, and what is mended. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { mirror } from '../../src/core/align/bead.ts'
import { type AlignmentRow, alignVersions } from '../../src/core/align/table.ts'
import type { TablePin } from '../../src/core/align/table-pins.ts'
import { A, B, C, D, grouped, shown, versions } from './table-texts.ts'

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

describe('after a change', () => {
  const lines = Array.from({ length: 60 }, (_, i) => `Line ${i}: ${[A, B, C, D][i % 4]} ${i * 7919}`)
  const before = [lines, lines.map(line => line.replace('the', 'this')), lines.toSpliced(20, 1)]

  test('the earlier table is mended as a fresh one would be', () => {
    const earlier = { versions: before, table: alignVersions(before) }
    for (const edited of [
      before.with(1, before[1]!.with(30, `${before[1]![30]} Added.`)),
      before.with(
        1,
        before[1]!.toSpliced(30, 1, 'Line 30: The first', 'thing that we spoke about was this.'),
      ),
      before.with(2, before[2]!.toSpliced(40, 2)),
      before.with(0, ['A line put in at the top.', ...lines]),
      before,
    ]) {
      const again = alignVersions(edited, { previous: earlier })
      expect(shown(again.rows)).toEqual(shown(alignVersions(edited).rows))
    }
  })

  test('corrections that are new, gone or kept hold', () => {
    const pin: TablePin = { versions: [0, 2], bead: { a: [10], b: [], kind: 'delete', score: 1 } }
    const table = alignVersions(before)
    const held = alignVersions(before, { pinned: [pin], previous: { versions: before, table } })
    const row = held.rows.find(({ cells }) => cells[0]!.includes(10))!
    expect([row.cells[2], row.pinned]).toEqual([[], true])
    const edited = before.with(0, lines.toSpliced(5, 0, 'Put in.'))
    const shifted: TablePin = { versions: [0, 2], bead: { a: [11], b: [], kind: 'delete', score: 1 } }
    const kept = alignVersions(edited, {
      pinned: [shifted],
      previous: { versions: before, table: held, pinned: [pin] },
    })
    expect(kept.rows.find(({ cells }) => cells[0]!.includes(11))!.cells[2]).toEqual([])
    const released = alignVersions(before, { previous: { versions: before, table: held, pinned: [pin] } })
    expect(shown(released.rows)).toEqual(shown(table.rows))
  })

  test('every segment still stands in exactly one cell, whatever the earlier table was', () => {
    fc.assert(
      fc.property(versions, versions, ([...old], [...now]) => {
        const texts = [...now, ...old].slice(0, old.length)
        const tables = [
          alignVersions(old),
          { rows: [], order: [0] },
          { rows: alignVersions(now).rows, order: [0] },
        ]
        for (const table of tables) {
          const { rows } = alignVersions(texts, { previous: { versions: old, table } })
          texts.forEach((text, v) => {
            expect(rows.flatMap(row => row.cells[v]!).toSorted((p, q) => p - q)).toEqual(
              text.map((_, i) => i),
            )
          })
        }
      }),
      { numRuns: 200 },
    )
  })
})
