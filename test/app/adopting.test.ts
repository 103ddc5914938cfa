/** Adopting readings and taking changes back: into which segments the words go, and where they are said to come from. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { RevisionInput } from '../../src/api/changesets.ts'
import { proposeAdoption, proposeChangeAdoption, proposeReverting } from '../../src/app/adopting.ts'
import type { Comparison } from '../../src/app/comparison.ts'
import { differenceOf, differencesReady } from '../../src/app/differences.ts'
import type { Proposal } from '../../src/app/proposal.ts'
import { edited, sentence } from '../core/arbitrary.ts'
import { asSaved, cell, comparisonOf, comparisonOfSegments, reading } from './comparisons.ts'

await differencesReady()

const texts = (proposal: Proposal | null) =>
  proposal && Object.fromEntries(proposal.edits.map(({ segment, text }) => [segment, text]))
const sources = (proposal: Proposal | null) => [
  ...new Set(proposal?.edits.map(({ adoptedFrom }) => adoptedFrom)),
]

describe('adopting a whole reading', () => {
  const adopt = (comparison: Comparison, row = 0) => proposeAdoption(comparison, row, 'A', 'B')

  it('changes only the segments in which something differs', () => {
    const comparison = comparisonOf({ A: ['one two | three four'], B: ['one two | three five'] })
    expect(texts(adopt(comparison))).toEqual({ 'A.2': 'three five' })
  })

  it('keeps a blank line within a segment within it', () => {
    const comparison = comparisonOfSegments({
      A: [['one\n\ntwo', 'three four']],
      B: [['one\n\nTWO', 'three five']],
    })
    expect(texts(adopt(comparison))).toEqual({ 'A.1': 'one\n\nTWO', 'A.2': 'three five' })
  })

  it('splits within a segment where the other has a border that this one lacks', () => {
    const comparison = comparisonOf({ A: ['one two three four'], B: ['one two | three four'] })
    expect(texts(adopt(comparison))).toEqual({ 'A.1': 'one two\n\nthree four' })
  })

  it('joins two segments where the other runs over the border between them', () => {
    const comparison = comparisonOf({
      A: ['one two | three four | five six'],
      B: ['one two three four | five six'],
    })
    expect(texts(adopt(comparison))).toEqual({ 'A.1': 'one two three four', 'A.2': '' })
  })

  it('leaves removed segments removed', () => {
    const comparison = comparisonOf({ A: ['one | ∅ | three'], B: ['one | drei'] })
    expect(cell(asSaved(comparison, adopt(comparison)!), 0, 'A')).toBe('one | ∅ | drei')
  })

  it('is nothing where they agree', () => {
    expect(adopt(comparisonOf({ A: ['one | two'], B: ['one | two'] }))).toBeNull()
  })

  it('of a gap removes the text', () => {
    const comparison = comparisonOf({ A: ['one | two'], B: [''] })
    expect(texts(adopt(comparison))).toEqual({ 'A.1': '', 'A.2': '' })
  })

  it('into a gap adds paragraphs to the segment before, once', () => {
    const comparison = comparisonOf({
      A: ['one | two', '∅', '', 'four'],
      B: ['one | two', '', 'new', 'four'],
    })
    const proposal = adopt(comparison, 2)!
    expect(texts(proposal)).toEqual({ 'A.2': 'two\n\nnew' })
    expect(adopt(asSaved(comparison, proposal), 2)).toBeNull()
  })

  it('into a cell whose segments were removed brings back the first of them', () => {
    const comparison = comparisonOf({ A: ['zero', '∅ | ∅'], B: ['zero', 'one'] })
    expect(texts(adopt(comparison, 1))).toEqual({ 'A.2': 'one' })
  })

  it('has nowhere to go in a gap before all text', () => {
    expect(adopt(comparisonOf({ A: ['', 'one'], B: ['new', 'one'] }))).toBeNull()
  })
})

describe('where words were adopted from', () => {
  const from = (cells: string, ref = 'B') =>
    sources(proposeAdoption(comparisonOf({ A: ['old'], [ref]: [cells] }), 0, 'A', ref))

  it('is told by the segments that stand there', () => {
    expect(from('new')).toEqual(['B.1'])
    expect(from('new | ∅ | newer')).toEqual(['B.1 B.3'])
    expect(from('')).toEqual(['B (nothing there)'])
  })

  it('tells a past point', () => {
    expect(from('new | newer', 'A@0')).toEqual(['A.1@0 A.2@0'])
    expect(from('new', 'B@142')).toEqual(['B.1@142'])
  })

  it('is told by the first and the last of many segments', () => {
    const many = (count: number) => Array.from({ length: count }, (_, i) => `w${i}`).join(' | ')
    expect(from(many(3))).toEqual(['B.1 B.2 B.3'])
    expect(from(many(13))).toEqual(['B.1 to B.13'])
  })

  it('is never more than the server takes', () => {
    for (const ref of ['B', 'Original', 'Original@123456789012']) {
      for (const count of [1, 6, 12, 13, 2_000]) {
        const [adoptedFrom] = from(Array.from({ length: count }, (_, i) => `w${i}`).join(' | '), ref)
        const id = '01234567-89ab-7def-8123-456789abcdef'
        expect(
          RevisionInput.safeParse({ id, segment: 'A.1', parent: null, text: '', adoptedFrom }).success,
          adoptedFrom,
        ).toBe(true)
      }
    }
  })
})

describe('adopting one change', () => {
  const comparison = comparisonOf({
    A: ['one two three | four five six'],
    B: ['one TWO three | four FIVE six'],
  })

  it('leaves the others as they are', () => {
    const proposal = proposeChangeAdoption(comparison, 0, 'A', 'B', 1)
    expect(texts(proposal)).toEqual({ 'A.2': 'four FIVE six' })
    expect(sources(proposal)).toEqual(['B.1 B.2'])
    expect(proposeChangeAdoption(comparison, 0, 'A', 'B', 2)).toBeNull()
  })

  it('in a gap adopts all there is, as that is the change', () => {
    const gap = comparisonOf({ A: ['one', ''], B: ['one', 'new'] })
    expect(texts(proposeChangeAdoption(gap, 1, 'A', 'B', 0))).toEqual({ 'A.1': 'one\n\nnew' })
  })
})

describe('taking a change back to the base’s words', () => {
  it('changes that place only, and says that the words are the base’s', () => {
    const comparison = comparisonOf({ A: ['one two three four five'], B: ['one TWO three FOUR five'] })
    const proposal = proposeReverting(comparison, 0, 'B', 1)
    expect(texts(proposal)).toEqual({ 'B.1': 'one TWO three four five' })
    expect(sources(proposal)).toEqual(['A.1'])
    expect(proposeReverting(comparison, 0, 'B', 2)).toBeNull()
  })

  it('brings back what was left out, in a gap too', () => {
    const comparison = comparisonOf({ A: ['one two', 'three'], B: ['one', '∅'] })
    expect(texts(proposeReverting(comparison, 0, 'B', 0))).toEqual({ 'B.1': 'one two' })
    expect(texts(proposeReverting(comparison, 1, 'B', 0))).toEqual({ 'B.2': 'three' })
  })
})

describe('adopting', () => {
  const paragraph = sentence.map(text => text.trim() || 'word')
  const cellOf = fc.array(
    fc.array(paragraph, { minLength: 1, maxLength: 2 }).map(parts => parts.join('\n\n')),
    { minLength: 1, maxLength: 4 },
  )
  /** Another cell that shares most of its words: paragraphs joined, parted, left out, and a few words changed. */
  const otherThan = (cells: string[]) =>
    fc.oneof(
      cellOf,
      fc
        .tuple(edited(cells.join('\n\n')), fc.array(fc.constantFrom('\n\n', ' '), { maxLength: 3 }))
        .map(([text, glue]) => {
          let i = 0
          const parts = text
            .split(/\s*\n\n\s*/)
            .map(part => part.trim())
            .filter(Boolean)
          const joined = parts.reduce((before, part) => before + (glue[i++] ?? '\n\n') + part, '').trim()
          return joined === '' ? ['word'] : joined.split('\n\n')
        }),
    )
  const pairOfCells = cellOf.chain(a => otherThan(a).map(b => comparisonOfSegments({ A: [a], B: [b] })))

  it('whole gives the other’s reading', () => {
    fc.assert(
      fc.property(pairOfCells, comparison => {
        const proposal = proposeAdoption(comparison, 0, 'A', 'B')
        const adopted = proposal ? asSaved(comparison, proposal) : comparison
        expect(reading(adopted, 0, 'A')).toBe(reading(comparison, 0, 'B'))
      }),
      { numRuns: 2_000 },
    )
  })

  it('change by change, in any order, comes to the other’s reading', () => {
    fc.assert(
      fc.property(pairOfCells, fc.array(fc.nat(20), { maxLength: 10 }), (comparison, order) => {
        let now = comparison
        for (let step = 0; step < 400; step++) {
          const { places } = differenceOf(reading(now, 0, 'A'), reading(now, 0, 'B'), 'en')
          if (places.length === 0) break
          const proposal = proposeChangeAdoption(
            now,
            0,
            'A',
            'B',
            (order[step % (order.length || 1)] ?? 0) % places.length,
          )
          expect(proposal).not.toBeNull()
          now = asSaved(now, proposal!)
        }
        expect(reading(now, 0, 'A')).toBe(reading(comparison, 0, 'B'))
      }),
      { numRuns: 500 },
    )
  })

  it('change by change, backwards, of a version comes to the base’s reading', () => {
    fc.assert(
      fc.property(pairOfCells, comparison => {
        let now = comparison
        for (let step = 0; step < 400; step++) {
          const proposal = proposeReverting(now, 0, 'B', 0)
          if (!proposal) break
          now = asSaved(now, proposal)
        }
        expect(reading(now, 0, 'B')).toBe(reading(comparison, 0, 'A'))
      }),
      { numRuns: 500 },
    )
  })

  it('writes in no segment whose words stay the same', () => {
    fc.assert(
      fc.property(cellOf, fc.nat(), paragraph, (cells, at, word) => {
        const changed = at % cells.length
        const other = cells.map((text, i) => (i === changed ? `${text} ${word}` : text))
        const proposal = proposeAdoption(comparisonOfSegments({ A: [cells], B: [other] }), 0, 'A', 'B')
        expect(
          proposal!.edits.every(({ segment, text }) => text !== cells[Number(segment.slice(2)) - 1]),
        ).toBe(true)
        expect(proposal!.edits.every(({ adoptedFrom }) => adoptedFrom?.startsWith('B.1'))).toBe(true)
      }),
      { numRuns: 500 },
    )
  })
})
