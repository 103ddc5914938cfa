/** Decisions -> changesets: edits, marks, joins, what is taken back, and the parents that they are tied to. */
import { describe, expect, it } from 'vitest'
import { applyChangeset, type Comparison, findSegment } from '../../src/app/comparison.ts'
import { proposeEdit, proposeJoin, proposeMark, proposeUndo } from '../../src/app/proofreading.ts'
import { entryOf, type Proposal } from '../../src/app/proposal.ts'
import { asSaved, comparisonOf, counting, segmentOf, withSegment } from './comparisons.ts'

const texts = (proposal: Proposal | 'two-turns' | null) =>
  proposal && proposal !== 'two-turns'
    ? Object.fromEntries(proposal.edits.map(({ segment, text }) => [segment, text]))
    : proposal

describe('an edit', () => {
  const segment = segmentOf('A.1', 'one two')

  it('is a new text with its reason, or a mark, or both, or nothing', () => {
    expect(proposeEdit(segment, 'one', ' a slip ', null)).toEqual({
      kind: 'edit', edits: [{ segment: 'A.1', text: 'one', reason: 'a slip' }], marks: [],
    }) // biome-ignore format: one record
    expect(proposeEdit(segment, 'one two', 'why', 'proofread')).toEqual({
      kind: 'mark', edits: [], marks: [{ segment: 'A.1', mark: 'proofread' }],
    }) // biome-ignore format: one record
    expect(proposeEdit(segment, 'one two', '', null)).toBeNull()
    expect(proposeEdit({ ...segment, mark: 'proofread' }, 'one two', '', 'proofread')).toBeNull()
  })

  it('marks a proofread segment anew when its text changes, as a revision takes the mark away', () => {
    expect(proposeEdit({ ...segment, mark: 'proofread' }, 'one', '', 'proofread')!.marks).toHaveLength(1)
  })

  it('is a split where it puts in a blank line, and removes the segment where it leaves only blanks', () => {
    expect(proposeEdit(segment, 'one\n\ntwo', '', null)!.kind).toBe('split')
    expect(texts(proposeEdit(segment, ' \n ', '', null))).toEqual({ 'A.1': '' })
  })
})

describe('a mark', () => {
  it('is set on every standing segment of a cell that has another', () => {
    const segments = [
      segmentOf('A.1', 'x'),
      segmentOf('A.2', ''),
      { ...segmentOf('A.3', 'y'), mark: 'proofread' as const },
    ]
    expect(proposeMark(segments, 'proofread')!.marks).toEqual([{ segment: 'A.1', mark: 'proofread' }])
    expect(proposeMark(segments.slice(1), 'proofread')).toBeNull()
  })
})

describe('a join', () => {
  const comparison = comparisonOf({ A: ['one', '∅', 'two | three'] })
  const join = (of: Comparison, id: string) => proposeJoin(of, 'A', findSegment(of, id)!)

  it('takes in the segment after, over removed ones', () => {
    expect(join(comparison, 'A.1')).toMatchObject({ kind: 'join' })
    expect(texts(join(comparison, 'A.1'))).toEqual({ 'A.1': 'one two', 'A.3': '' })
  })

  it('is with the segment before where this one reads on from it', () => {
    expect(texts(join(withSegment(comparison, 'A.4', { joins: true }), 'A.4'))).toEqual({
      'A.3': 'two three',
      'A.4': '',
    })
    expect(texts(join(withSegment(comparison, 'A.1', { joins: true }), 'A.1'))).toEqual({
      'A.1': 'one two',
      'A.3': '',
    })
  })

  it('is none at the end of a version, and none of a removed segment', () => {
    expect(join(comparison, 'A.4')).toBeNull()
    expect(join(comparison, 'A.2')).toBeNull()
  })

  it('of two turns is refused', () => {
    expect(join(withSegment(comparison, 'A.3', { kind: 'turn' }), 'A.1')).toBe('two-turns')
  })
})

describe('an entry for the outbox', () => {
  const comparison = withSegment(comparisonOf({ A: ['one | two'] }), 'A.1', { head: 'h', text: 'ONE' })
  const parts = (parents?: Map<string, { parent: string | null; text: string }>) => ({
    by: 'Ada',
    tab: 't',
    newId: counting(),
    parents,
  })

  it('is tied to the heads that are there, with their texts', () => {
    const proposal = proposeJoin(comparison, 'A', findSegment(comparison, 'A.1')!) as Proposal
    const { entry, done } = entryOf(comparison, proposal, parts())
    expect(entry).toEqual({
      slug: 'x',
      tab: 't',
      changeset: {
        id: 'r1',
        kind: 'join',
        by: 'Ada',
        revisions: [
          { id: 'r2', segment: 'A.1', parent: 'h', text: 'ONE two' },
          { id: 'r3', segment: 'A.2', parent: null, text: '' },
        ],
      },
      parentTexts: { 'A.1': 'ONE', 'A.2': 'two' },
    })
    expect(done.edits[0]).toEqual({ segment: 'A.1', before: 'ONE', after: 'ONE two', revision: 'r2' })
  })

  it('is tied to the parent that the text was written upon, though others saved since', () => {
    const proposal = proposeEdit(findSegment(comparison, 'A.1')!, 'one!', 'why', null)!
    const { entry } = entryOf(comparison, proposal, parts(new Map([['A.1', { parent: null, text: 'one' }]])))
    expect(entry.changeset.revisions[0]).toEqual({
      id: 'r2',
      segment: 'A.1',
      parent: null,
      text: 'one!',
      reason: 'why',
    })
    expect(entry.parentTexts).toEqual({ 'A.1': 'one' })
  })

  it('marks the revision that it brings', () => {
    const proposal = proposeEdit(findSegment(comparison, 'A.1')!, 'one!', '', 'proofread')!
    expect(entryOf(comparison, proposal, parts()).entry.changeset.marks).toEqual([
      { segment: 'A.1', mark: 'proofread', on: 'r2' },
    ])
  })

  it('marks the revision that the person had before them, not the one that came meanwhile', () => {
    const proposal = proposeMark([findSegment(comparison, 'A.1')!], 'proofread')!
    const judged = parts(new Map([['A.1', { parent: null, text: 'one' }]]))
    expect(entryOf(comparison, proposal, judged).entry.changeset.marks![0]!.on).toBeNull()
    expect(entryOf(comparison, proposal, parts()).entry.changeset.marks![0]!.on).toBe('h')
  })

  it('has ids that ascend in the order of sending', () => {
    const proposal = proposeJoin(comparison, 'A', findSegment(comparison, 'A.1')!) as Proposal
    const { changeset } = entryOf(comparison, proposal, parts()).entry
    expect([changeset.id, ...changeset.revisions.map(({ id }) => id)]).toEqual(['r1', 'r2', 'r3'])
  })
})

describe('taking back', () => {
  const before = withSegment(comparisonOf({ A: ['one | two'] }), 'A.1', { mark: 'approved' })
  const proposal = proposeEdit(findSegment(before, 'A.1')!, 'ONE', '', 'proofread')!
  const { entry, done } = entryOf(before, proposal, { by: 'Ada', tab: 't', newId: counting() })
  const saved = applyChangeset(before, entry.changeset)

  it('gives the text and the mark that were there', () => {
    const undone = proposeUndo(saved, done)
    if (undone.kind !== 'proposal') throw new Error('moved')
    expect(undone.proposal.kind).toBe('undo')
    expect(findSegment(asSaved(saved, undone.proposal), 'A.1')).toMatchObject({
      text: 'one',
      mark: 'approved',
    })
  })

  it('is refused where somebody saved since, and where the version is not shown', () => {
    const moved = withSegment(saved, 'A.1', { head: 'theirs', text: 'theirs' })
    expect(proposeUndo(moved, done)).toEqual({ kind: 'moved', segment: 'A.1' })
    expect(proposeUndo(moved, { edits: [], marks: done.marks })).toEqual({ kind: 'moved', segment: 'A.1' })
    expect(proposeUndo(comparisonOf({ B: ['x'] }), done)).toEqual({ kind: 'hidden', segment: 'A.1' })
  })

  it('is done where a merge gave the same words another id, but for the mark, which is not on them', () => {
    const merged = withSegment(saved, 'A.1', { head: 'merged' })
    const undone = proposeUndo(merged, done)
    expect(undone).toMatchObject({ proposal: { edits: [{ segment: 'A.1', text: 'one' }], marks: [] } })
  })
})
