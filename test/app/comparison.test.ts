/** What saves, marks and other people's entries make of an open comparison, and where a segment stands in it. */
import { describe, expect, it } from 'vitest'
import {
  applyChangeset,
  cellText,
  findSegment,
  isComparable,
  isWritable,
  progressOf,
  resetSegments,
  rowOf,
} from '../../src/app/comparison.ts'
import { comparisonOf, reading, revisionOf, withSegment } from './comparisons.ts'

const two = () => comparisonOf({ A: ['one | two', 'three'], B: ['uno', 'tre'] })

describe('a changeset', () => {
  it('gives its segments the new text, its revision for head, and nobody’s mark', () => {
    const marked = withSegment(two(), 'A.2', { mark: 'proofread', markedBy: 'Ben' })
    const saved = applyChangeset(marked, { by: 'Ada', revisions: [revisionOf('r', 'A.2', 'TWO')] })
    expect(findSegment(saved, 'A.2')).toMatchObject({
      text: 'TWO',
      imported: 'two',
      head: 'r',
      mark: 'unread',
      markedBy: null,
    })
    expect(reading(saved, 0, 'A')).toBe('one\n\nTWO')
  })

  it('sets a mark upon the head, the revision that came with it among them', () => {
    const saved = applyChangeset(two(), {
      by: 'Ada',
      revisions: [revisionOf('r', 'A.1', 'ONE')],
      marks: [
        { segment: 'A.1', mark: 'proofread', on: 'r' },
        { segment: 'A.3', mark: 'needs-work', on: null },
      ],
    })
    expect(findSegment(saved, 'A.1')).toMatchObject({ text: 'ONE', mark: 'proofread', markedBy: 'Ada' })
    expect(findSegment(saved, 'A.3')).toMatchObject({ mark: 'needs-work', markedBy: 'Ada' })
  })

  it('sets no mark upon a text that is no longer the head', () => {
    const moved = withSegment(two(), 'A.1', { head: 'theirs', text: 'uno' })
    const saved = applyChangeset(moved, {
      by: 'Ada',
      revisions: [],
      marks: [{ segment: 'A.1', mark: 'proofread', on: null }],
    })
    expect(findSegment(saved, 'A.1')!.mark).toBe('unread')
  })

  it('leaves all that it does not name the same objects, and the comparison before it as it was', () => {
    const before = two()
    const copy = structuredClone(before)
    const saved = applyChangeset(before, { by: 'Ada', revisions: [revisionOf('r', 'A.2', 'TWO')] })
    expect(before).toEqual(copy)
    expect(saved.rows).toBe(before.rows)
    expect(saved.texts.B).toBe(before.texts.B)
    expect(saved.texts.A!.segments[0]).toBe(before.texts.A!.segments[0])
    expect(saved.texts.A!.segments[1]).not.toBe(before.texts.A!.segments[1])
  })

  it('leaves past points alone, and what is not shown', () => {
    const past = comparisonOf({ A: ['one'], 'A@0': ['one'] })
    const saved = applyChangeset(past, {
      by: 'Ada',
      revisions: [revisionOf('r', 'A.1', 'ONE'), revisionOf('s', 'Q.9', 'x'), revisionOf('t', 'A.99', 'x')],
    })
    expect([reading(saved, 0, 'A'), reading(saved, 0, 'A@0')]).toEqual(['ONE', 'one'])
    expect(saved.texts.A!.segments).toHaveLength(1)
  })
})

describe('setting segments back to the server’s head', () => {
  it('gives them its text, unread', () => {
    const mine = withSegment(two(), 'A.1', { head: 'mine', text: 'mine', mark: 'proofread', markedBy: 'Ada' })
    const reset = resetSegments(mine, [{ segment: 'A.1', head: 'theirs', headText: 'theirs' }])
    expect(findSegment(reset, 'A.1')).toMatchObject({
      text: 'theirs',
      head: 'theirs',
      mark: 'unread',
      markedBy: null,
    })
    expect(findSegment(reset, 'A.2')).toBe(findSegment(mine, 'A.2'))
  })

  it('keeps the mark where that head is known already', () => {
    const known = withSegment(two(), 'A.1', {
      head: 'theirs',
      text: 'theirs',
      mark: 'proofread',
      markedBy: 'Ben',
    })
    const reset = resetSegments(known, [{ segment: 'A.1', head: 'theirs', headText: 'theirs' }])
    expect(findSegment(reset, 'A.1')).toMatchObject({ mark: 'proofread', markedBy: 'Ben' })
  })
})

describe('the row of a segment', () => {
  it('is that of the version at its head where a past point of it stands in another row', () => {
    const moved = comparisonOf({ 'A@0': ['one', '', 'two'], A: ['', 'one', 'two'] })
    expect(rowOf(moved, 'A.1')).toBe(1)
  })

  it('is that of the past point where only that is shown, and -1 where nothing is', () => {
    const past = comparisonOf({ 'A@0': ['', 'one'], B: ['x', 'y'] })
    expect([rowOf(past, 'A.1'), rowOf(past, 'B.2'), rowOf(past, 'A.9')]).toEqual([1, 1, -1])
  })
})

describe('progress', () => {
  it('counts proofread and approved segments among those that stand', () => {
    let version = comparisonOf({ A: ['one | two | three | ∅ | five'] })
    version = withSegment(version, 'A.1', { mark: 'proofread' })
    version = withSegment(version, 'A.2', { mark: 'approved' })
    version = withSegment(version, 'A.3', { mark: 'needs-work' })
    version = withSegment(version, 'A.4', { mark: 'proofread' })
    expect(progressOf(version.texts.A!)).toEqual({ proofread: 2, segments: 4 })
  })
})

describe('a version', () => {
  it('can be written in at its head only', () => {
    expect(['A', 'A@0', 'A@142'].map(isWritable)).toEqual([true, false, false])
  })

  it('is compared with the base in its own language only, whatever the region', () => {
    const comparison = comparisonOf({ A: ['x'], B: ['x'], Zh: ['x'] })
    comparison.texts.B!.language = 'en-GB'
    comparison.texts.Zh!.language = 'zh-Hans'
    expect([isComparable(comparison, 'B'), isComparable(comparison, 'Zh')]).toEqual([true, false])
  })

  it('reads as the paragraphs that were not removed', () => {
    const comparison = comparisonOf({ A: ['one | ∅ | three', ''] })
    expect(comparison.rows.map(row => cellText(comparison, row, 'A'))).toEqual(['one\n\nthree', ''])
  })
})
