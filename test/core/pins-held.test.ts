/** From pins to rows: whatever was set in whichever order, the table shows every pin that is in force, and keeps them all. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { alignVersions } from '../../src/core/align/table.ts'
import { type Pin, pinnedBeads, pinsInForce } from '../../src/core/pin.ts'
import { A, B, C, D } from './table-texts.ts'

const TEXTS = [A, B, C, D]
const SIGLA = ['A', 'B', 'C', 'D']
const some = (siglum: string, least: number) =>
  fc.subarray(
    TEXTS.map((_, i) => `${siglum}.${i + 1}`),
    { minLength: least, maxLength: 2 },
  )
const anyPin = fc
  .tuple(
    fc.constantFrom('linked' as const, 'linked' as const, 'apart' as const, 'released' as const),
    fc.shuffledSubarray(SIGLA, { minLength: 2, maxLength: 2 }),
  )
  .chain(([kind, [p, q]]) =>
    fc
      .tuple(some(p!, 1), some(q!, kind === 'linked' ? 1 : 0))
      .map(([one, other]): Omit<Pin, 'id'> => ({ kind, cells: { [p!]: one, [q!]: other } })),
  )

test('every pin in force is seen in the rows', () => {
  fc.assert(
    fc.property(fc.array(anyPin, { maxLength: 10 }), list => {
      const inForce = pinsInForce(list.map((pin, i): Pin => ({ ...pin, id: `p${i}` }))).map(({ pin }) => pin)
      const columns = SIGLA.map(siglum => ({ siglum, segments: TEXTS.map((_, i) => `${siglum}.${i + 1}`) }))
      const pinned = pinnedBeads(columns, (v, w) =>
        inForce.filter(({ cells }) => [v, w].every(at => Object.hasOwn(cells, SIGLA[at]!))),
      )
      const { rows } = alignVersions(
        SIGLA.map(() => TEXTS),
        { pinned },
      )
      const holding = (ids: readonly string[]) =>
        rows.filter(({ cells }) =>
          ids.some(id => cells[SIGLA.indexOf(id[0]!)]!.includes(Number(id.slice(2)) - 1)),
        )
      for (const { kind, cells } of inForce) {
        const [[p, inP], [q, inQ]] = Object.entries(cells) as [[string, string[]], [string, string[]]]
        if (kind === 'linked') expect(holding([...inP, ...inQ])).toHaveLength(1)
        else {
          for (const row of holding(inP)) expect(row.cells[SIGLA.indexOf(q)]).toEqual([])
          for (const row of holding(inQ)) expect(row.cells[SIGLA.indexOf(p)]).toEqual([])
        }
      }
    }),
    { numRuns: 400 },
  )
})
