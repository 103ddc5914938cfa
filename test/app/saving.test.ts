/**
 * Between decisions and the server: what is on screen is what the server acknowledged with what waits laid over it, in
 * whatever order answers and other people's entries arrive. The server here answers when a test says so.
 */
import { describe, expect, it } from 'vitest'
import { proposeEdit, proposeMark } from '../../src/app/proofreading.ts'
import { type UnsavedText, unsavedKey } from '../../src/app/unsaved.ts'
import { comparisonOf, revisionOf } from './comparisons.ts'
import { settled } from './device.ts'
import { page, refused, saved, texts, theirs } from './page.ts'

describe('what is on screen', () => {
  it('is what this person saved, at once, and stays so when the server has it', async () => {
    const { type, text, answer, saving } = page()
    type('A.1', 'ONE two three')
    expect(text('A.1')).toBe('ONE two three')
    await answer(saved(1))
    expect(saving.sync.entries).toEqual([])
    expect(text('A.1')).toBe('ONE two three')
  })

  it('is painted again for each answer and each entry that says something', async () => {
    const { type, painted, answer, heard } = page()
    type('A.1', 'ONE')
    const before = painted()
    await answer(saved(1))
    expect(painted()).toBeGreaterThan(before)
    const then = painted()
    heard(2, [revisionOf('b', 'A.2', 'FOUR')])
    expect(painted()).toBeGreaterThan(then)
  })

  it('holds somebody else’s entry, with what waits laid over it', async () => {
    const { type, text, heard, segment } = page()
    type('A.1', 'mine')
    heard(
      1,
      [revisionOf('b1', 'A.1', 'theirs'), revisionOf('b2', 'A.2', 'FOUR')],
      [{ segment: 'A.2', mark: 'proofread', on: 'b2' }],
    )
    expect([text('A.1'), text('A.2')]).toEqual(['mine', 'FOUR'])
    expect(segment('A.2')).toMatchObject({ mark: 'proofread', markedBy: 'Ben' })
  })
})

describe('an entry that comes late', () => {
  it('does not take the place of a younger text that the server acknowledged', async () => {
    const { type, text, answer, heard } = page()
    type('A.1', 'mine')
    await answer(saved(7))
    heard(5, [revisionOf('b', 'A.1', 'older')])
    expect(text('A.1')).toBe('mine')
    heard(8, [revisionOf('c', 'A.1', 'younger', 'b')])
    expect(text('A.1')).toBe('younger')
  })

  it('still says what it says of other segments', async () => {
    const { type, text, answer, heard } = page()
    type('A.1', 'mine')
    await answer(saved(7))
    heard(5, [revisionOf('b', 'A.1', 'older'), revisionOf('c', 'A.2', 'FOUR')])
    expect([text('A.1'), text('A.2')]).toEqual(['mine', 'FOUR'])
  })

  it('does not set its mark upon a younger text', async () => {
    const { type, answer, heard, segment } = page()
    type('A.1', 'mine')
    await answer(saved(7))
    heard(5, [], [{ segment: 'A.1', mark: 'proofread', on: null }])
    expect(segment('A.1').mark).toBe('unread')
  })

  it('says nothing new where the comparison was read after it', () => {
    const { heard, text } = page({ ...texts(), seq: 9 })
    heard(9, [revisionOf('b', 'A.1', 'older')])
    expect(text('A.1')).toBe('one two three')
    heard(10, [revisionOf('c', 'A.1', 'younger')])
    expect(text('A.1')).toBe('younger')
  })
})

describe('an answer that comes late', () => {
  it('does not take the place of what somebody saved upon it', async () => {
    const { type, text, answer, heard, sent } = page()
    type('A.1', 'mine')
    await settled()
    const { changeset } = sent[0]!
    heard(7, changeset.revisions, [], changeset.id)
    heard(8, [revisionOf('b', 'A.1', 'theirs upon mine', changeset.revisions[0]!.id)])
    await answer(saved(7))
    expect(text('A.1')).toBe('theirs upon mine')
  })

  it('does not take the place of what a comparison says that was read since', async () => {
    const { saving, type, text, answer } = page()
    type('A.1', 'mine')
    saving.open({ ...comparisonOf({ A: ['theirs upon mine', 'four'] }), seq: 8 })
    await answer(saved(7))
    expect(text('A.1')).toBe('theirs upon mine')
  })

  it('to a save of another transcript changes nothing here', async () => {
    const { saving, type, text, answer } = page()
    type('A.1', 'mine')
    saving.open({ ...texts(), slug: 'another' })
    expect(text('A.1')).toBe('one two three')
    await answer(saved(7))
    expect(text('A.1')).toBe('one two three')
  })
})

describe('the echo of one’s own entry', () => {
  it('says nothing new', async () => {
    const { type, answer, heard, painted, text, sent } = page()
    type('A.1', 'mine')
    await settled()
    const { changeset } = sent[0]!
    await answer(saved(7))
    type('A.1', 'mine again')
    const before = painted()
    heard(7, changeset.revisions, [], changeset.id)
    expect(text('A.1')).toBe('mine again')
    expect(painted() - before).toBeLessThanOrEqual(1)
  })

  it('is taken in where the comparison was opened again from before it', async () => {
    const { saving, type, answer, heard, text, sent } = page()
    type('A.1', 'mine')
    await settled()
    const { changeset } = sent[0]!
    await answer(saved(7))
    saving.open({ ...texts(), seq: 6 })
    expect(text('A.1')).toBe('one two three')
    heard(7, changeset.revisions, [], changeset.id)
    expect(text('A.1')).toBe('mine')
  })
})

describe('a save upon a text that somebody changed', () => {
  it('is merged, sent again, and told', async () => {
    const { type, text, answer, sent, notices } = page()
    type('A.1', 'ONE two three')
    await answer(refused([theirs('A.1', 'one two THREE')]))
    expect(text('A.1')).toBe('ONE two THREE')
    expect(sent[0]!.changeset.revisions).toMatchObject([{ parent: 'b', text: 'ONE two THREE' }])
    expect(notices).toEqual(['Your change and Ben’s in A.1 were combined. Look once more.'])
  })

  it('that does not merge shows theirs, and both are kept', async () => {
    const { type, text, answer, hub, outbox, notices } = page()
    type('A.2', 'mine', 'because')
    await answer(refused([theirs('A.2', 'theirs')]))
    expect(text('A.2')).toBe('theirs')
    expect(hub.state.conflicts).toMatchObject([
      { segments: [{ ours: 'mine', theirs: 'theirs', reason: 'because' }] },
    ])
    expect([...outbox.kept.values()]).toEqual(hub.state.conflicts)
    expect(notices[0]).toContain('Ben changed the same words of A.2')
  })

  it('keeps the mark that came with theirs', async () => {
    const { type, answer, heard, segment } = page()
    type('A.2', 'mine')
    heard(3, [revisionOf('b', 'A.2', 'theirs')], [{ segment: 'A.2', mark: 'approved', on: 'b' }])
    await answer(refused([theirs('A.2', 'theirs')]))
    expect(segment('A.2')).toMatchObject({ text: 'theirs', mark: 'approved', markedBy: 'Ben' })
  })

  it('drops a mark alone, and says so', async () => {
    const { saving, answer, segment, notices } = page()
    saving.save(proposeMark([segment('A.2')], 'proofread')!)
    expect(segment('A.2').mark).toBe('proofread')
    await answer(refused([theirs('A.2', 'theirs')]))
    expect(segment('A.2')).toMatchObject({ text: 'theirs', mark: 'unread' })
    expect(notices[0]).toContain('A.2 changed while you judged it')
  })

  it('may be refused for another reason: then the server’s sentence is told and the text kept', async () => {
    const { type, answer, hub, text, notices } = page()
    type('A.2', 'mine')
    await answer(refused([], 'It is too long.'))
    expect(text('A.2')).toBe('four')
    expect(hub.state.conflicts).toMatchObject([{ refusal: 'It is too long.', segments: [{ ours: 'mine' }] }])
    expect(notices).toEqual(['Not saved: It is too long. Your text is kept in its row.'])
  })
})

describe('conflicts', () => {
  it('are those of the transcript that is open', async () => {
    const { saving, type, answer, hub } = page()
    type('A.2', 'mine')
    await answer(refused([theirs('A.2', 'theirs')]))
    saving.open({ ...texts(), slug: 'another' })
    expect(saving.conflicts()).toEqual([])
    type('A.1', 'elsewhere')
    expect(hub.state.conflicts).toEqual([])
    saving.open(null)
    expect(saving.conflicts()).toEqual([])
    saving.open(texts())
    expect(saving.conflicts()).toHaveLength(1)
  })

  it('are settled by a changeset upon theirs, or by letting theirs stand', async () => {
    const { saving, type, answer, sent, text } = page()
    type('A.2', 'mine')
    await answer(refused([theirs('A.2', 'theirs')]))
    const [conflict] = saving.conflicts()
    const parents = new Map([['A.2', { parent: 'b', text: 'theirs' }]])
    saving.settle(conflict!, { kind: 'merge', edits: [{ segment: 'A.2', text: 'ours' }], marks: [] }, parents)
    expect(saving.conflicts()).toEqual([])
    expect(text('A.2')).toBe('ours')
    await settled()
    expect(sent[0]!.changeset).toMatchObject({ kind: 'merge', revisions: [{ parent: 'b', text: 'ours' }] })
  })
})

describe('unsaved text', () => {
  const unsaved = (text: string): UnsavedText => ({
    slug: 'x', segment: 'A.1', tab: 't', parent: null, parentText: 'one two three', text, reason: '', at: 1,
  }) // biome-ignore format: one record

  it('is forgotten in the transaction that puts it into the outbox', async () => {
    const { saving, segment, outbox, device } = page()
    const typed = unsaved('ONE')
    device.kept.set(unsavedKey(typed), typed)
    saving.save(proposeEdit(segment('A.1'), 'ONE', '', null)!, { unsaved: typed })
    await settled()
    expect(outbox.forgotten).toEqual([unsavedKey(typed)])
    expect(device.kept.size).toBe(0)
  })

  it('stays where the outbox could not keep what was saved', async () => {
    const { saving, segment, outbox, device } = page()
    outbox.fails = true
    const typed = unsaved('ONE')
    saving.save(proposeEdit(segment('A.1'), 'ONE', '', null)!, { unsaved: typed })
    await settled()
    expect([...device.kept.values()]).toEqual([typed])
  })
})
