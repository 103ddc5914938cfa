/** Realigning on its way: through the outbox, acknowledged, asked for again, taken back, and heard of from others. */
import { describe, expect, it } from 'vitest'
import type { Comparison } from '../../src/app/comparison.ts'
import { rowAgain } from '../../src/app/cursor.ts'
import type { NewPin } from '../../src/app/pinning.ts'
import type { Done } from '../../src/app/proposal.ts'
import { Realigning } from '../../src/app/realigning.ts'
import { Refreshing } from '../../src/app/refreshing.ts'
import { comparisonOf, revisionOf } from './comparisons.ts'
import { settled } from './device.ts'
import { page, saved } from './page.ts'

const apart: NewPin = { kind: 'apart', cells: { B: ['B.1'], A: [] } }
const rows = ({ rows }: Comparison) => rows.map(({ cells }) => `${cells.A} ${cells.B}`)

describe('a correction of the alignment', () => {
  it('is on screen at once, and stays there until the rows come that were aligned around it', async () => {
    const { saving, answer, hub, realigned } = page()
    hub.comparison = () => saving.overlaid()
    const { pins } = saving.align([apart])
    expect(pins?.[0]?.superseded).toEqual([])
    expect(rows(saving.overlaid())).toEqual(['A.1 ', ' B.1', 'A.2 B.2'])
    await answer(saved(7))
    expect(realigned).toEqual([7])
    expect(rows(saving.overlaid())).toEqual(['A.1 ', ' B.1', 'A.2 B.2'])

    const older = { ...comparisonOf({ A: ['one', 'four'], B: ['uno', 'quattro'] }), seq: 6 }
    saving.refresh(older)
    expect(rows(saving.overlaid())).toEqual(['A.1 ', ' B.1', 'A.2 B.2'])
    const fresh = { ...comparisonOf({ A: ['one', '', 'four'], B: ['', 'uno', 'quattro'] }), seq: 7 }
    saving.refresh(fresh)
    expect(saving.overlaid().rows).toBe(fresh.rows)
  })

  it('brings no older text with it', async () => {
    const { saving, heard, text } = page()
    heard(9, [revisionOf('r9', 'A.1', 'younger')])
    saving.refresh({ ...comparisonOf({ A: ['older', 'four'], B: ['uno', 'quattro'] }), seq: 8 })
    expect(text('A.1')).toBe('younger')
    saving.refresh({ ...comparisonOf({ A: ['youngest', 'four'], B: ['uno', 'quattro'] }), seq: 9 })
    expect(text('A.1')).toBe('youngest')
  })

  it('is on screen also while the device is slow to forget it after the answer', async () => {
    const { saving, answer, outbox, heard, text, type } = page()
    const isPinned = () => saving.overlaid().rows.some(({ pinned }) => pinned)
    saving.align([apart])
    type('A.1', 'one two 3')
    expect(isPinned()).toBe(true)
    await settled()
    let done = () => {}
    outbox.slow = new Promise(resolve => { done = resolve }) // biome-ignore format: short
    await answer(saved(7))
    // Anything may paint the page now: a key pressed upon what it shows would do the opposite of what was meant.
    heard(6, [revisionOf('r6', 'A.2', 'vier')])
    expect(isPinned()).toBe(true)
    done()
    await settled()
    outbox.slow = new Promise(() => {})
    await answer(saved(8))
    expect(text('A.1')).toBe('one two 3')
    expect(isPinned()).toBe(true)
  })

  it('asks for nothing where the rows came before the answer', async () => {
    const { saving, answer, realigned } = page()
    saving.align([apart])
    saving.refresh({ ...comparisonOf({ A: ['one', '', 'four'], B: ['', 'uno', 'quattro'] }), seq: 7 })
    await answer(saved(7))
    expect(realigned).toEqual([])
    expect(rows(saving.overlaid())).toEqual(['A.1 ', ' B.1', 'A.2 B.2'])
  })

  it('says which older ones it lets go of, once, also those that only the server knew', async () => {
    const { saving, answer, notices } = page(comparisonOf({ A: ['one'], B: ['uno'], C: ['eins'] }))
    saving.align([
      { kind: 'linked', cells: { A: ['A.1'], B: ['B.1'] } },
      { kind: 'linked', cells: { B: ['B.1'], C: ['C.1'] } },
    ])
    expect(notices).toEqual([])
    const { pins } = saving.align([{ kind: 'apart', cells: { A: [], C: ['C.1'] } }])
    const said = 'This contradicts what was pinned before: “B.1 answers C.1” (Ada) holds no more.'
    expect(notices).toEqual([said])
    await answer(saved(7))
    const [set] = pins!
    const unseen = { id: 'x', kind: 'linked' as const, cells: { C: ['C.1'], D: ['D.1', 'D.2'] } }
    const value = {
      seq: 8,
      at: '',
      revisions: [],
      pins: [{ id: set!.pin.id, superseded: [...set!.superseded, unseen] }],
    }
    await answer({ kind: 'ok', value })
    expect(notices).toEqual([
      said,
      'This contradicts what was pinned before: “C.1 answers D.1 and D.2” holds no more.',
    ])
  })

  it('of somebody else asks for the rows again, once', () => {
    const { saving, realigned } = page()
    const entry = { seq: 5, at: '', by: 'Ben', prev: '', hash: '' }
    const body = { type: 'changeset' as const, id: 'x', kind: 'align' as const, revisions: [], marks: [] }
    saving.heard({ ...entry, body })
    expect(realigned).toEqual([5])
    saving.refresh({ ...saving.overlaid(), seq: 5 })
    saving.heard({ ...entry, body })
    expect(realigned).toEqual([5])
  })
})

describe('taking a correction back', () => {
  function bench() {
    const stage = page()
    stage.hub.comparison = () => stage.saving.overlaid()
    const done: Done[] = []
    const alignment = new Realigning(stage.hub, stage.saving, each => done.push(each))
    stage.hub.state = { ...stage.hub.state, cursor: { row: 0, column: 'B', change: null } }
    return { ...stage, done, alignment }
  }

  it('gives the rows back, also before the server heard of either', () => {
    const { alignment, saving, done } = bench()
    alignment.unlink()
    expect(saving.overlaid().rows).toHaveLength(3)
    expect(alignment.undo(done[0]!.pins!)).not.toBeNull()
    expect(rows(saving.overlaid())).toEqual(['A.1 B.1', 'A.2 B.2'])
  })

  it('does nothing over what somebody realigned since', () => {
    const { alignment, saving, done } = bench()
    alignment.unlink()
    // Somebody else's pin of the same segments puts this one out of force.
    saving.align([{ kind: 'linked', cells: { A: ['A.2'], B: ['B.1'] } }])
    expect(alignment.undo(done[0]!.pins!)).toBeNull()
    expect(rows(saving.overlaid())).toEqual(['A.1 ', 'A.2 B.1', ' B.2'])
  })

  it('of a confirmed row is its release, and the other way round', () => {
    const { alignment, saving, done } = bench()
    alignment.pin()
    expect(saving.overlaid().rows[0]!.pinned).toBe(true)
    alignment.pin()
    expect(saving.overlaid().rows[0]!.pinned).toBeUndefined()
    alignment.undo(done[1]!.pins!)
    expect(saving.overlaid().rows[0]!.pinned).toBe(true)
  })
})

describe('the cursor, when the rows are aligned anew,', () => {
  const before = comparisonOf({ A: ['a', 'b'], B: ['a', 'b'] })
  const after = comparisonOf({ A: ['a', '', 'b'], B: ['', 'a', 'b'] })
  const cursor = { row: 1, column: 'B', change: { ref: 'B', place: 0 } }

  it('stays with its segment, or with the one that is being written in', () => {
    expect(rowAgain(before, after, cursor, null)).toEqual({ row: 2, change: null })
    expect(rowAgain(before, after, cursor, { segment: 'B.1' })).toEqual({ row: 1, change: null })
    expect(rowAgain(before, { ...after, rows: [after.rows[0]!, before.rows[1]!] }, cursor, null)).toEqual({
      row: 1,
    })
  })
})

describe('asking for the rows again', () => {
  it('goes on until the answer holds the entry, one asking at a time', async () => {
    const answers: ((comparison: Comparison | null) => void)[] = []
    const later: (() => void)[] = []
    const taken: number[] = []
    const refreshing = new Refreshing(
      () => new Promise(answer => answers.push(answer)),
      (_, call) => later.push(call),
      ({ seq }) => taken.push(seq),
    )
    const at = (seq: number) => ({ ...comparisonOf({ A: ['a'], B: ['a'] }), seq })
    refreshing.since(3)
    refreshing.since(5)
    expect(answers).toHaveLength(1)
    answers[0]!(null)
    await settled()
    later.shift()!()
    answers[1]!(at(4))
    await settled()
    later.shift()!()
    answers[2]!(at(5))
    await settled()
    expect(taken).toEqual([4, 5])
    expect([answers.length, later.length]).toEqual([3, 0])

    refreshing.since(6)
    refreshing.stop()
    answers[3]!(at(6))
    await settled()
    expect(taken).toEqual([4, 5])
  })

  it('a round asks for the texts again, as the marks before it count no more', () => {
    const { saving, realigned } = page()
    const acts = [{ act: 'round' as const, id: 'a', version: 'A', name: 'Second proof' }]
    const body = { type: 'changeset' as const, id: 'x', kind: 'review' as const, revisions: [], marks: [] }
    const entry = { at: '', by: 'Ben', prev: '', hash: '' }
    saving.heard({ ...entry, seq: 5, body: { ...body, acts } })
    expect(realigned).toEqual([5])
    saving.heard({ ...entry, seq: 6, body: { ...body, acts: [{ act: 'recall', id: 'b', dismissal: 'd' }] } })
    expect(realigned).toEqual([5])
  })
})
