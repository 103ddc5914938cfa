/** Which cells stand out of order, where they stand, and why an alignment is doubted. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { differencesReady } from '../../src/app/differences.ts'
import { reasonsOf } from '../../src/app/doubts.ts'
import { movesIn, placeOf } from '../../src/app/moves.ts'
import { alignVersions } from '../../src/core/align/table.ts'
import { comparisonOf, comparisonOfSegments, withSegment } from './comparisons.ts'

await differencesReady()

/** The base in order, B as its numbers are given; `texts` are B's by number. */
function moved(order: readonly (number | null)[], texts = order.map(() => 'b')) {
  const comparison = comparisonOf({ A: order.map(() => 'a'), B: texts })
  comparison.rows.forEach((row, i) => {
    row.cells.B = order[i] === null ? [] : [`B.${order[i]}`]
  })
  return [...movesIn(comparison)].map(([row, cells]) => [row, ...cells.map(placeOf)])
}

describe('moves', () => {
  it('are the fewest cells without which the rest stands in order', () => {
    expect(moved([1, 2, 3])).toEqual([])
    expect(moved([1, 4, 2, 3])).toEqual([[1, 'stands after B.3 in B']])
    expect(moved([2, 3, 1])).toEqual([[2, 'stands first in B']])
    expect(moved([1, null, 2])).toEqual([])
  })

  it('of two that changed places are the shorter one', () => {
    expect(moved([1, 3, 2], ['b', 'a long one', 'b'])).toEqual([[1, 'stands after B.2 in B']])
    expect(moved([1, 3, 2], ['b', 'b', 'a long one'])).toEqual([[2, 'stands after B.1 in B']])
  })

  it('are those that the server tells with its rows, wherever segments were moved and removed', () => {
    const words = 'harvest border train letter army city office radio river people'.split(' ')
    const sentence = fc.array(fc.constantFrom(...words), { minLength: 3, maxLength: 9 })
    const versions = fc
      .array(sentence, { minLength: 2, maxLength: 9 })
      .map(list => list.map((some, i) => `Line ${i}: ${some.join(' ')}`))
      .chain(lines => fc.tuple(fc.constant(lines), fc.shuffledSubarray(lines), fc.shuffledSubarray(lines)))
    fc.assert(
      fc.property(versions, texts => {
        const { rows } = alignVersions(texts)
        const [A, B, C] = texts.map(lines => [lines]) as [string[][], string[][], string[][]]
        const comparison = comparisonOfSegments({ A, B, C })
        comparison.rows = rows.map(({ kind, score, cells }) => ({
          kind,
          score,
          cells: Object.fromEntries(
            'ABC'.split('').map((ref, v) => [ref, cells[v]!.map(i => `${ref}.${i + 1}`)]),
          ),
        }))
        const told = rows.flatMap(({ moved = [] }, row) =>
          moved.length ? [[row, moved.map(v => 'ABC'[v])]] : [],
        )
        expect([...movesIn(comparison)].map(([row, cells]) => [row, cells.map(({ ref }) => ref)])).toEqual(
          told,
        )
      }),
      { numRuns: 300 },
    )
  })

  it('are told anew when a save removes the segment that one stood after', () => {
    const before = comparisonOf({ A: ['a', 'a', 'a', 'a'], B: ['b', 'longer', 'b', 'b'] })
    for (const [i, number] of [1, 4, 2, 3].entries()) before.rows[i]!.cells.B = [`B.${number}`]
    const placeIn = (comparison: typeof before) => movesIn(comparison).get(1)!.map(placeOf)
    expect(placeIn(before)).toEqual(['stands after B.3 in B'])
    expect(placeIn(withSegment(before, 'B.3', { text: '' }))).toEqual(['stands after B.2 in B'])
  })
})

describe('the reasons of a doubt', () => {
  it('name what a reader can see for themselves', () => {
    const texts = comparisonOf({ A: ['one two three four 1962'], B: ['five 1963'] })
    const deng = withSegment(texts, 'A.1', { speaker: 'Deng' })
    expect(reasonsOf(withSegment(deng, 'B.1', { speaker: 'Han' }), 0)).toEqual([
      'In A Deng speaks, in B Han.',
      'A is 2.6 times as long as B.',
      'A and B have 0 of 2 words in common.',
      'The numbers of A and B differ.',
    ])
  })

  it('are never none', () => {
    expect(reasonsOf(comparisonOf({ A: ['same'], B: ['same'] }), 0)).toHaveLength(1)
    expect(reasonsOf(comparisonOf({ A: ['alone'], B: [''] }), 0)).toHaveLength(1)
  })

  it('count no words between two translations from one original', () => {
    const comparison = comparisonOf({ A: [''], De: ['eins zwei drei vier'], Fr: ['un deux trois quatre'] })
    comparison.texts.De!.language = 'de'
    comparison.texts.Fr!.language = 'fr'
    expect(reasonsOf(comparison, 0)).toEqual(['Another place in the text would fit almost as well.'])
  })

  it('count no words across languages', () => {
    const comparison = comparisonOf({ A: ['one two three'], Zh: ['一'] })
    comparison.texts.Zh!.language = 'zh'
    expect(reasonsOf(comparison, 0)).toEqual(['Another place in the text would fit almost as well.'])
  })
})
