/** What waits when the first of it was written upon an older text: merged, re-parented, or kept whole as a conflict. */
import { describe, expect, it } from 'vitest'
import type { Changeset, RevisionInput } from '../../src/api/changesets.ts'
import type { StaleSegment } from '../../src/api/problems.ts'
import type { OutboxEntry } from '../../src/app/outbox.ts'
import { reparent } from '../../src/app/reparent.ts'
import { counting } from './comparisons.ts'

type Revised = [
  segment: string,
  parent: string | null,
  parentText: string,
  text: string,
  said?: Partial<RevisionInput>,
]

/** A waiting changeset `id`, whose revisions are `id` and the segment's number: `e1-1`. */
function entry(id: string, revised: Revised[], more: Partial<Changeset> = {}): OutboxEntry {
  const revisions = revised.map(([segment, parent, , text, said]) => ({
    id: `${id}-${segment.slice(2)}`, segment, parent, text, ...said,
  })) // biome-ignore format: one record
  return {
    slug: 'x',
    tab: 't',
    changeset: { id, kind: 'edit', by: 'Ada', revisions, ...more },
    parentTexts: Object.fromEntries(revised.map(([segment, , parentText]) => [segment, parentText])),
  }
}
const theirs = (segment: string, headText: string, parent: string | null = null): StaleSegment => ({
  segment, parent, parentText: null, head: `ben-${segment.slice(2)}`, headText, headBy: 'Ben', headAt: '2026-01-01T00:00:00Z',
}) // biome-ignore format: one record
const run = (queue: OutboxEntry[], ...stale: StaleSegment[]) => reparent(queue, stale, counting('n'))

describe('a text that merges', () => {
  const queue = [
    entry('e1', [
      [
        'A.1',
        null,
        'one two three four',
        'ONE two three four',
        { reason: 'why', adoptedFrom: 'C.1', class: 'capitals' },
      ],
    ]),
  ]
  const { entries, conflicts, merged } = run(queue, theirs('A.1', 'one two three FOUR'))

  it('stands upon the new head under new ids, with its reason and its source', () => {
    expect(conflicts).toEqual([])
    expect(merged).toEqual(['A.1'])
    expect(entries).toHaveLength(1)
    expect(entries[0]!.parentTexts).toEqual({ 'A.1': 'one two three FOUR' })
    expect(entries[0]!.changeset.id).not.toBe('e1')
    expect(entries[0]!.changeset.revisions).toEqual([
      {
        id: 'n1',
        segment: 'A.1',
        parent: 'ben-1',
        text: 'ONE two three FOUR',
        reason: 'why',
        adoptedFrom: 'C.1',
        class: 'capitals',
      },
    ])
  })

  it('takes those that were written upon it along, each its own revision', () => {
    const younger = entry('e2', [
      ['A.1', 'e1-1', 'ONE two three four', 'ONE TWO three four', { reason: 'also' }],
    ])
    const both = run([...queue, younger], theirs('A.1', 'one two three FOUR')).entries
    expect(both.map(({ changeset }) => changeset.revisions[0])).toMatchObject([
      { parent: 'ben-1', text: 'ONE two three FOUR' },
      { parent: both[0]!.changeset.revisions[0]!.id, text: 'ONE TWO three FOUR', reason: 'also' },
    ])
  })

  it('needs no sending where somebody wrote the same, and what was written upon it stands upon theirs', () => {
    const same = entry('e1', [['A.1', null, 'one two', 'ONE two']])
    const younger = entry('e2', [['A.1', 'e1-1', 'ONE two', 'ONE TWO']])
    const { entries, conflicts } = run([same, younger], theirs('A.1', 'ONE two'))
    expect(conflicts).toEqual([])
    expect(entries.map(({ changeset }) => changeset.revisions)).toMatchObject([
      [{ parent: 'ben-1', text: 'ONE TWO' }],
    ])
  })

  it('leaves entries on other segments as they are', () => {
    const other = entry('e2', [['A.2', null, 'two', 'TWO']], {
      marks: [{ segment: 'A.2', mark: 'proofread', on: 'e2-2' }],
    })
    expect(run([...queue, other], theirs('A.1', 'one two three FOUR')).entries[1]).toBe(other)
  })
})

describe('a mark', () => {
  const upon = (on: string | null): Partial<Changeset> => ({
    marks: [{ segment: 'A.1', mark: 'proofread', on }],
  })

  it('on a text that was merged is dropped, as nobody has read it', () => {
    const { entries, unmarked } = run(
      [entry('e1', [['A.1', null, 'one two three', 'ONE two three']], upon('e1-1'))],
      theirs('A.1', 'one two THREE'),
    )
    expect(unmarked).toEqual(['A.1'])
    expect(entries[0]!.changeset.marks).toEqual([])
    expect(entries[0]!.changeset.revisions).toHaveLength(1)
  })

  it('alone, on a text that somebody changed, needs no sending', () => {
    const { entries, unmarked, conflicts } = run(
      [entry('e1', [], { kind: 'mark', ...upon(null) })],
      theirs('A.1', 'theirs'),
    )
    expect([entries, conflicts, unmarked]).toEqual([[], [], ['A.1']])
  })

  it('of a younger entry on a text that was merged is dropped', () => {
    const { entries, unmarked } = run(
      [
        entry('e1', [['A.1', null, 'one two three', 'ONE two three']]),
        entry('e2', [], { kind: 'mark', ...upon('e1-1') }),
      ],
      theirs('A.1', 'one two THREE'),
    )
    expect(unmarked).toEqual(['A.1'])
    expect(entries).toHaveLength(1)
  })

  it('on another segment stays', () => {
    const marks: Changeset['marks'] = [{ segment: 'A.2', mark: 'proofread', on: null }]
    const { entries, unmarked } = run(
      [entry('e1', [['A.1', null, 'one two three', 'ONE two three']], { marks })],
      theirs('A.1', 'one two THREE'),
    )
    expect(entries[0]!.changeset.marks).toEqual(marks)
    expect(unmarked).toEqual([])
  })
})

describe('a text that does not merge', () => {
  it('is kept with theirs and the parent, its reason and its source', () => {
    const { entries, conflicts } = run(
      [entry('e1', [['A.1', 'p', 'a good man', 'a brave man', { reason: 'why', adoptedFrom: 'C.1' }]])],
      theirs('A.1', 'a kind man', 'p'),
    )
    expect(entries).toEqual([])
    expect(conflicts).toEqual([
      {
        id: 'e1',
        slug: 'x',
        refusal: null,
        segments: [
          {
            segment: 'A.1', parentText: 'a good man', ours: 'a brave man', theirs: 'a kind man', theirsHead: 'ben-1',
            theirsBy: 'Ben', theirsAt: '2026-01-01T00:00:00Z', reason: 'why', adoptedFrom: 'C.1',
          },
        ],
      },
    ]) // biome-ignore format: one record
  })

  it('of a join keeps both segments, as half a join would double or lose a text', () => {
    const join = entry('e1', [['A.1', null, 'a good', 'a good man'], ['A.2', 'q', 'man', '']], { kind: 'join' }) // biome-ignore format: pairs
    const { entries, conflicts } = run([join], theirs('A.1', 'a good dog'))
    expect(entries).toEqual([])
    expect(conflicts).toHaveLength(1)
    expect(conflicts[0]!.segments.map(({ segment, ours, theirs }) => [segment, ours, theirs])).toEqual([
      ['A.1', 'a good man', 'a good dog'],
      ['A.2', '', 'man'],
    ])
  })

  it('of a join whose second half somebody changed keeps the first half too', () => {
    const join = entry('e1', [['A.1', null, 'a good', 'a good man'], ['A.2', 'q', 'man', '', { reason: 'page break' }]], { kind: 'join' }) // biome-ignore format: pairs
    const { entries, conflicts } = run([join], theirs('A.2', 'woman', 'q'))
    expect(entries).toEqual([])
    expect(conflicts).toHaveLength(1)
    expect(conflicts[0]!.segments).toMatchObject([
      { segment: 'A.2', ours: '', theirs: 'woman', theirsHead: 'ben-2', reason: 'page break' },
      { segment: 'A.1', ours: 'a good man', theirs: 'a good', theirsHead: null, theirsBy: null },
    ])
  })

  it('takes in all that was written upon it, the newest text of each segment', () => {
    const queue = [
      entry('e1', [['A.1', null, 'a good man', 'a brave man']]),
      entry('e2', [['A.1', 'e1-1', 'a brave man', 'a brave old man'], ['A.2', null, 'two', '']], { kind: 'join' }),
      entry('e3', [['A.2', 'e2-2', '', 'TWO']]),
      entry('e4', [['A.3', null, 'three', 'THREE']]),
    ] // biome-ignore format: one a line
    const { entries, conflicts } = run(queue, theirs('A.1', 'a kind man'))
    expect(entries).toEqual([queue[3]])
    expect(conflicts).toHaveLength(1)
    expect(conflicts[0]!.segments).toMatchObject([
      { segment: 'A.1', ours: 'a brave old man', theirs: 'a kind man' },
      { segment: 'A.2', ours: 'TWO', theirs: 'two', theirsHead: null },
    ])
  })

  it('takes along the mark that was set upon it, as there is nothing to set it on', () => {
    const queue = [
      entry('e1', [['A.1', null, 'a good man', 'a brave man']]),
      entry('e2', [], { kind: 'mark', marks: [{ segment: 'A.1', mark: 'proofread', on: 'e1-1' }] }),
    ]
    const { entries, unmarked } = run(queue, theirs('A.1', 'a kind man'))
    expect(entries).toEqual([])
    expect(unmarked).toEqual(['A.1'])
  })
})
