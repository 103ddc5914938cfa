/** Tables by hand-made pins: all of them hold at once, whatever they say, and a table is made once. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Pin, pinsInForce } from '../../src/core/pin.ts'
import { type Aligner, alignHere } from '../../src/server/aligner.ts'
import { createTables, type TableColumn, type TableRow } from '../../src/server/tables.ts'
import type { SegmentAt } from '../../src/store/store.ts'

const here: Aligner = async task => alignHere(task)

function column(
  siglum: string,
  texts: readonly string[],
  heads: readonly (string | null)[] = [],
): TableColumn {
  const segments = texts.map((text, i): SegmentAt => {
    const id = `${siglum}.${i + 1}`
    const none = { speaker: null, field: null, joins: false, label: 0, markedBy: null, lapsed: null }
    return { id, kind: 'paragraph', text, imported: text, head: heads[i] ?? null, mark: 'unread', ...none }
  })
  return { siglum, language: 'en', segments }
}

const SIZES: Record<string, number> = { A: 6, B: 5, C: 4 }
const cellOf = (siglum: string, min: number) =>
  fc.uniqueArray(
    fc.integer({ min: 1, max: SIZES[siglum]! }).map(n => `${siglum}.${n}`),
    {
      minLength: min,
      maxLength: 3,
    },
  )
const pinsOf = (...pairs: (readonly [string, string])[]) =>
  fc
    .array(
      fc
        .tuple(fc.constantFrom(...pairs), fc.constantFrom('linked' as const, 'apart' as const))
        .chain(([[p, q], kind]) =>
          fc.record({
            kind: fc.constant(kind),
            cells: fc.record({ [p]: cellOf(p, 1), [q]: cellOf(q, kind === 'linked' ? 1 : 0) }),
          }),
        ),
      { maxLength: 8 },
    )
    .map(list => pinsInForce(list.map((pin, i): Pin => ({ id: String(i), ...pin }))).map(({ pin }) => pin))
const texts = (siglum: string) =>
  fc.array(
    fc.constantFrom(
      'The harvest was good.',
      'The harvest was very good.',
      'Good.',
      'We spoke of the border.',
      '',
    ),
    { minLength: SIZES[siglum]!, maxLength: SIZES[siglum]! },
  )

const rowWith = (rows: readonly TableRow[], id: string) =>
  rows.find(({ cells }) => cells.flat().includes(id))!
function expectWhole(rows: readonly TableRow[], columns: readonly TableColumn[]): void {
  columns.forEach(({ segments }, v) => {
    expect(rows.flatMap(({ cells }) => cells[v]!).sort()).toEqual(segments.map(({ id }) => id).sort())
  })
}

test('between two versions every pin in force is a row of its own, and every segment stands in one cell', async () => {
  await fc.assert(
    fc.asyncProperty(texts('A'), texts('B'), pinsOf(['A', 'B'], ['B', 'A']), async (a, b, pins) => {
      const columns = [column('A', a), column('B', b)]
      const rows = await createTables(here)('talk', columns, () => pins)
      expectWhole(rows, columns)
      const standing = new Set(columns.flatMap(({ segments }) => segments.filter(s => s.text).map(s => s.id)))
      const filled = (ids: readonly string[] = []) => ids.filter(id => standing.has(id))
      for (const { kind, cells } of pins) {
        const [inA, inB] = [filled(cells.A), filled(cells.B)]
        if (kind === 'linked') {
          if (inA.length === 0 || inB.length === 0) continue
          const row = rowWith(rows, inA[0]!)
          expect(row.cells.map(cell => filled(cell).sort())).toEqual([inA.sort(), inB.sort()])
          expect(row).toMatchObject({ pinned: true })
        } else {
          for (const id of [...inA, ...inB]) {
            const row = rowWith(rows, id)
            expect(row.cells.flatMap(filled)).toEqual([id])
            expect(row).toMatchObject({ kind: 'gap', pinned: true })
          }
        }
      }
    }),
    { numRuns: 300 },
  )
})

test('among three versions pins that contradict each other leave every segment in one cell', async () => {
  const pins = pinsOf(['A', 'B'], ['B', 'C'], ['C', 'A'])
  await fc.assert(
    fc.asyncProperty(texts('A'), texts('B'), texts('C'), pins, async (a, b, c, all) => {
      const columns = [column('B', b), column('A', a), column('C', c)]
      expectWhole(await createTables(here)('talk', columns, () => all), columns)
    }),
    { numRuns: 300 },
  )
})

test('a table is made once for the same texts and pins, under whatever names it is asked for', async () => {
  let made = 0
  const tables = createTables(async task => {
    made++
    return alignHere(task)
  })
  const columns = () => [column('A', ['One.', 'Two.']), column('B', ['One.', 'Two.'])]
  const none = () => []
  await Promise.all([tables('talk', columns(), none), tables('talk', columns(), none)])
  expect(made).toBe(1)
  await tables('other', columns(), none)
  await tables('talk', [column('A', ['One.', 'Two.'], ['r1']), columns()[1]!], none)
  const link: Pin = { id: 'p', kind: 'linked', cells: { A: ['A.1'], B: ['B.2'] } }
  await tables('talk', columns(), () => [link])
  expect(made).toBe(4)
  await tables('talk', columns(), none)
  // Another pin that says the same.
  await tables('talk', columns(), () => [{ ...link, id: 'q' }])
  expect(made).toBe(4)
})

test('a table that failed is tried anew', async () => {
  let made = 0
  const tables = createTables(async task => {
    if (++made === 1) throw new Error('out of memory')
    return alignHere(task)
  })
  const columns = [column('A', ['One.']), column('B', ['One.'])]
  await expect(tables('talk', columns, () => [])).rejects.toThrow('out of memory')
  expect(await tables('talk', columns, () => [])).toHaveLength(1)
})
