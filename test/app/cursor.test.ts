/** Where moves take the cursor, among the rows that a filter leaves. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Cursor, changesIn, isMove, moveBy } from '../../src/app/cursor.ts'
import { differencesReady } from '../../src/app/differences.ts'
import { comparisonOf, withSegment } from './comparisons.ts'

await differencesReady()

const five = comparisonOf({ A: ['a', 'b', 'c', 'd', 'e'], B: ['a', 'b', 'c', 'd', 'e'] })
const at = (row: number, more: Partial<Cursor> = {}): Cursor => ({ row, column: 'A', change: null, ...more })
const go = (move: Parameters<typeof moveBy>[0], shown: number[], cursor: Cursor, comparison = five) =>
  moveBy(move, comparison, shown, cursor, 'any')

describe('moving by rows', () => {
  it('goes over the rows shown, and stays at the ends', () => {
    const shown = [0, 2, 4]
    expect(go('next-row', shown, at(0)).row).toBe(2)
    expect(go('next-row', shown, at(1)).row).toBe(2)
    expect(go('next-row', shown, at(4))).toEqual(at(4))
    expect(go('previous-row', shown, at(3)).row).toBe(2)
    expect(go('previous-row', shown, at(0))).toEqual(at(0))
    expect([go('first-row', shown, at(2)).row, go('last-row', shown, at(2)).row]).toEqual([0, 4])
  })

  it('leaves the marked change behind, and the column as it is', () => {
    const marked = at(0, { column: 'B', change: { ref: 'B', place: 0 } })
    expect(go('next-row', [0, 1], marked)).toEqual(at(1, { column: 'B' }))
  })

  it('stays where no row is shown', () => {
    for (const move of ['next-row', 'previous-row', 'first-row', 'last-row', 'next-open'] as const)
      expect(go(move, [], at(3)).row).toBe(3)
  })
})

describe('moving by versions', () => {
  it('goes to the one beside, in the order shown, and stays at the ends', () => {
    expect(go('next-version', [0], at(0)).column).toBe('B')
    expect(go('next-version', [0], at(0, { column: 'B' })).column).toBe('B')
    expect(go('previous-version', [0], at(0, { column: 'B' })).column).toBe('A')
    expect(go('previous-version', [0], at(0)).column).toBe('A')
  })
})

describe('moving by changes', () => {
  const comparison = comparisonOf({
    A: ['the old men walked to the river', 'same', 'one two three four five', 'last word here'],
    B: ['the young men walked to the sea', 'same', 'one TWO three four five', 'last word there'],
    C: ['the old men walked to the lake', 'same', 'one two three four five', 'last words here'],
  })

  it('goes version by version through a row, then to the next row that has one', () => {
    let cursor = at(0)
    const walked: string[] = []
    for (let i = 0; i < 10; i++) {
      const next = go('next-change', [0, 1, 2, 3], cursor, comparison)
      if (next === cursor) break
      cursor = next
      walked.push(`${cursor.row} ${cursor.change!.ref}${cursor.change!.place}`)
    }
    expect(walked).toEqual(['0 B0', '0 B1', '0 C0', '2 B0', '3 B0', '3 C0'])
  })

  it('passes over rows that are not shown, and over changes of another weight', () => {
    expect(go('next-change', [0, 3], at(0, { change: { ref: 'C', place: 0 } }), comparison).row).toBe(3)
    const substantive = moveBy('next-change', comparison, [0, 1, 2, 3], at(1), 'substantive')
    expect(substantive).toMatchObject({ row: 3, change: { ref: 'B', place: 0 } })
  })

  it('does not change the version that is proofread', () => {
    expect(go('next-change', [0], at(0), comparison).column).toBe('A')
  })

  it('goes back the way that it came', () => {
    const word = fc.constantFrom('one', 'two', 'three', 'Two', 'four,')
    const text = fc.array(word, { minLength: 1, maxLength: 6 }).map(words => words.join(' '))
    const rows = fc.array(fc.tuple(text, text, text, fc.boolean()), { minLength: 1, maxLength: 6 })
    fc.assert(
      fc.property(rows, fc.constantFrom('any' as const, 'substantive' as const), (cells, weight) => {
        const random = comparisonOf({
          A: cells.map(([a]) => a),
          B: cells.map(([, b]) => b),
          C: cells.map(([, , c]) => c),
        })
        const shown = cells.flatMap(([, , , isShown], row) => (isShown || row === 0 ? [row] : []))
        const all = shown.flatMap(row => changesIn(random, row, weight).map(change => ({ row, change })))
        const walk = (move: 'next-change' | 'previous-change', from: Cursor) => {
          const seen: Cursor[] = []
          for (let cursor = from; seen.length <= all.length; ) {
            const next = moveBy(move, random, shown, cursor, weight)
            if (next === cursor) break
            cursor = next
            seen.push(cursor)
          }
          return seen
        }
        const there = walk('next-change', at(shown[0]!))
        expect(there.map(({ row, change }) => ({ row, change }))).toEqual(all)
        if (there.length) expect(walk('previous-change', there.at(-1)!)).toEqual(there.slice(0, -1).reverse())
      }),
      { numRuns: 500 },
    )
  })
})

describe('moving to what is open', () => {
  const proofread = (ids: string[]) =>
    ids.reduce((comparison, id) => withSegment(comparison, id, { mark: 'proofread' }), five)

  it('goes on from here, and then from the start', () => {
    const all = [0, 1, 2, 3, 4]
    const comparison = proofread(['A.1', 'A.3', 'A.4', 'A.5'])
    expect(go('next-open', all, at(0), comparison).row).toBe(1)
    expect(go('next-open', all, at(3), comparison).row).toBe(1)
    expect(go('next-open', all, at(3, { column: 'B' }), comparison).row).toBe(4)
  })

  it('stays where nothing else shown is open', () => {
    const cursor = at(3)
    expect(go('next-open', [0, 2, 3], cursor, proofread(['A.1', 'A.3']))).toBe(cursor)
  })

  it('passes over removed segments and gaps', () => {
    const comparison = comparisonOf({ A: ['a', '∅', '', 'd'], B: ['a', 'b', 'c', 'd'] })
    expect(go('next-open', [0, 1, 2, 3], at(0), comparison).row).toBe(3)
  })
})

describe('a command', () => {
  it('is a move or is not', () => {
    expect(['next-open', 'join'].map(isMove)).toEqual([true, false])
  })
})
