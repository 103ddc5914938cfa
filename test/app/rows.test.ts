/** Which rows a filter and a search leave, and that a row is painted anew only where something in it changed. */
import { describe, expect, it } from 'vitest'
import type { SomeClass } from '../../src/app/classes.ts'
import { applyChangeset } from '../../src/app/comparison.ts'
import { differencesReady } from '../../src/app/differences.ts'
import { classCounts, filterCounts, rowView, visibleRows } from '../../src/app/rows.ts'
import { comparisonOf, revisionOf, withSegment } from './comparisons.ts'

await differencesReady()

const sample = () =>
  withSegment(
    comparisonOf({
      A: ['Good morning, Comrade', 'the old river', 'same', ''],
      B: ['Good morning Comrade', 'the new river', 'same', 'added'],
    }),
    'A.2',
    { mark: 'proofread' },
  )
const shown = (change: Partial<Parameters<typeof visibleRows>[1]>) =>
  visibleRows(sample(), {
    working: 'A',
    filter: 'all',
    classes: [],
    search: '',
    surveyed: 4,
    review: null,
    ...change,
  })

describe('the rows shown', () => {
  it('are those that the filter leaves', () => {
    expect(shown({})).toEqual([0, 1, 2, 3])
    expect(shown({ filter: 'changed' })).toEqual([0, 1, 3])
    expect(shown({ filter: 'substantive' })).toEqual([1, 3])
    expect(shown({ filter: 'unproofread' })).toEqual([0, 2])
    expect(shown({ filter: 'unproofread', working: 'B' })).toEqual([0, 1, 2, 3])
  })

  it('are those that hold what is searched for in any version, whatever its capitals', () => {
    expect(shown({ search: ' COMRADE ' })).toEqual([0])
    expect(shown({ search: 'new' })).toEqual([1])
    expect(shown({ search: 'new', filter: 'unproofread' })).toEqual([])
    expect(shown({ search: '   ' })).toEqual([0, 1, 2, 3])
  })

  it('are by class of change only those that the survey has reached', () => {
    expect(shown({ filter: 'changed', surveyed: 1 })).toEqual([0])
    expect(shown({ filter: 'unproofread', surveyed: 0 })).toEqual([0, 2])
    expect(shown({ filter: 'all', surveyed: 0 })).toEqual([0, 1, 2, 3])
  })

  it('are counted for every filter as it would show them', () => {
    expect(filterCounts(sample(), 'A', 4, null)).toEqual({
      all: 4,
      changed: 3,
      substantive: 2,
      unproofread: 2,
      queries: 0,
      findings: 0,
      doubt: 0,
      moved: 0,
    })
    expect(filterCounts(sample(), 'A', 1, null)).toEqual({
      all: 4,
      changed: 1,
      substantive: 0,
      unproofread: 2,
      queries: 0,
      findings: 0,
      doubt: 0,
      moved: 0,
    })
  })
})

describe('the classes of change', () => {
  const texts = () =>
    comparisonOf({
      A: ['Good morning, Comrade', 'the old river', 'the colour', 'same'],
      B: ['Good morning Comrade', 'the new river.', 'the color', 'same'],
    })
  const of = (chosen: SomeClass[], surveyed = 4) =>
    visibleRows(texts(), { working: 'A', filter: 'all', classes: chosen, search: '', surveyed, review: null })

  it('leave the rows that hold one of those chosen, also beside a weightier one', () => {
    expect(of([])).toEqual([0, 1, 2, 3])
    expect(of(['punctuation'])).toEqual([0, 1])
    expect(of(['spelling'])).toEqual([2])
    expect(of(['punctuation', 'spelling'])).toEqual([0, 1, 2])
    expect(of(['punctuation'], 1)).toEqual([0])
  })

  it('are counted by row, the weightiest of each row first', () => {
    const counts = Object.fromEntries(classCounts(texts(), 4))
    expect(counts).toEqual({ punctuation: 2, substantive: 1, spelling: 1 })
    expect(rowView(texts(), 1).classes).toEqual(['substantive', 'punctuation'])
    expect(rowView(texts(), 1).class).toBe('substantive')
  })
})

describe('the view of a row', () => {
  it('is the same object until a segment of it changes', () => {
    const before = comparisonOf({ A: ['one', 'two'], B: ['uno', 'due'] })
    const [first, second] = [rowView(before, 0), rowView(before, 1)]
    const saved = applyChangeset(before, { by: 'Ada', revisions: [revisionOf('r', 'A.2', 'TWO')] })
    expect(rowView(saved, 0)).toBe(first)
    expect(rowView(saved, 1)).not.toBe(second)
    expect(rowView(saved, 1).cells.map(({ text }) => text)).toEqual(['TWO', 'due'])
  })

  it('is another one after a mark, and with another base', () => {
    const before = comparisonOf({ A: ['one'], B: ['uno'] })
    const view = rowView(before, 0)
    const marked = applyChangeset(before, {
      by: 'Ada',
      revisions: [],
      marks: [{ segment: 'A.1', mark: 'proofread', on: null }],
    })
    expect(rowView(marked, 0)).not.toBe(view)
    expect(rowView(before, 0).base).toBe('A')
    expect(rowView({ ...before, base: 'B' }, 0).cells.map(({ difference }) => difference === null)).toEqual([
      false,
      true,
    ])
  })

  it('tells a doubtful row, be it a pair or a text alone, from a sure one', () => {
    const comparison = comparisonOf({ A: ['one', 'two', ''], B: ['x', 'two', 'y'] })
    for (const row of comparison.rows) row.score = 0.1
    comparison.rows[1]!.score = 0.9
    expect([0, 1, 2].map(row => rowView(comparison, row).doubtful)).toEqual([true, false, true])
    comparison.rows[0] = { ...comparison.rows[0]!, pinned: true }
    expect(rowView(comparison, 0)).toMatchObject({ doubtful: false, pinned: true })
  })

  it('sets no words against those of another language', () => {
    const comparison = comparisonOf({ A: ['one'], Zh: ['一'] })
    comparison.texts.Zh!.language = 'zh-Hans'
    expect(rowView(comparison, 0).cells[1]!.difference).toBeNull()
    expect(rowView(comparison, 0).class).toBe('none')
  })
})
