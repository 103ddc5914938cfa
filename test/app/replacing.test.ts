/** Replacing in all segments: decisions go with the words that they are about, and saves with the texts looked at. */
import { describe, expect, it } from 'vitest'
import { applyChangeset, findSegment } from '../../src/app/comparison.ts'
import { Desk } from '../../src/app/desk.ts'
import { Editor } from '../../src/app/editor.ts'
import { proposeUndo } from '../../src/app/proofreading.ts'
import { entryOf } from '../../src/app/proposal.ts'
import { editsOf, fresh, placesOf, type Replacing, toggled } from '../../src/app/replacing.ts'
import type { Action } from '../../src/app/state.ts'
import { Unsaved } from '../../src/app/unsaved.ts'
import { comparisonOf, counting, segmentOf, withSegment } from './comparisons.ts'
import { Device, settled } from './device.ts'
import { page } from './page.ts'

const replacing = (change: Partial<Replacing> = {}): Replacing => ({
  ...fresh,
  words: 'bomb',
  put: 'weapon',
  ...change,
})
const segment = (text: string, id = 'A.1') => segmentOf(id, text)
const texts = (now: string, decided: Replacing) =>
  editsOf(placesOf([segment(now)], decided), decided).edits.map(({ text }) => text)

describe('a place that is to stay', () => {
  const looked = segment('The bomb, a bomb, our bomb.')
  const [found] = placesOf([looked], replacing())
  const decided = replacing(toggled(replacing(), found!, 1))

  it('stays, and the others are replaced', () => {
    expect(texts(looked.text, decided)).toEqual(['The weapon, a bomb, our weapon.'])
    const [again] = placesOf([looked], decided)
    expect(texts(looked.text, replacing(toggled(decided, again!, 1)))).toEqual([
      'The weapon, a weapon, our weapon.',
    ])
  })

  it('is the same words after somebody saved the segment, whatever came before them', () => {
    expect(texts('No bomb! The bomb, a bomb, our bomb.', decided)).toEqual([
      'No weapon! The weapon, a bomb, our weapon.',
    ])
    expect(texts('A bomb, our bomb.', decided)).toEqual(['A bomb, our weapon.'])
    expect(texts('The bomb, our bomb.', decided)).toEqual(['The weapon, our weapon.'])
  })

  it('is kept with the text that stands now, once something is decided there again', () => {
    const [now] = placesOf([segment('No bomb! The bomb, a bomb, our bomb.')], decided)
    const again = replacing(toggled(decided, now!, 3))
    expect(again.spared['A.1']!.text).toBe(now!.segment.text)
    expect(texts('No bomb! The bomb, a bomb, our bomb.', again)).toEqual([
      'No weapon! The weapon, a bomb, our bomb.',
    ])
  })
})

describe('what is saved', () => {
  it('is tied to the texts that were looked at', () => {
    const looked = { ...segment('A bomb.'), head: 'r9' }
    const { edits, parents } = editsOf(placesOf([looked], replacing()), replacing({ reason: ' So. ' }))
    expect(edits).toEqual([{ segment: 'A.1', text: 'A weapon.', reason: 'So.' }])
    expect([...parents]).toEqual([['A.1', { parent: 'r9', text: 'A bomb.' }]])
  })

  it('goes upon them although somebody saved meanwhile, to be merged', async () => {
    const { saving, sent, heard } = page(comparisonOf({ A: ['A bomb.'] }))
    const { edits, parents } = editsOf(
      placesOf(saving.overlaid().texts.A!.segments, replacing()),
      replacing(),
    )
    heard(1, [{ id: 'theirs', segment: 'A.1', parent: null, text: 'A great bomb.' }])
    saving.save({ kind: 'replace', edits, marks: [] }, { parents })
    await settled()
    expect(sent[0]!.changeset.revisions[0]).toMatchObject({ segment: 'A.1', parent: null })
  })

  it('goes upon the texts that stood there when it was asked for, though a name was to be given first', async () => {
    const { saving, sent, heard, hub } = page(comparisonOf({ A: ['A bomb.'] }))
    hub.comparison = () => saving.overlaid()
    const asked: Action[] = []
    hub.askName = action => asked.push(action)
    hub.set({ person: '' })
    const desk = new Desk(
      hub,
      saving,
      new Editor(hub, new Unsaved(new Device().store, () => {}), 't', () => 0),
    )
    desk.replace([{ segment: 'A.1', text: 'A weapon.' }])
    heard(1, [{ id: 'theirs', segment: 'A.1', parent: null, text: 'A great bomb.' }])
    hub.set({ person: 'Ada' })
    const [again] = asked
    if (again?.do !== 'replace') throw new Error('not asked')
    desk.replace(again.edits, again.kind, again.parents)
    await settled()
    expect(sent[0]!.changeset.revisions[0]).toMatchObject({ segment: 'A.1', parent: null })
  })

  it('leaves no segment of blanks', () => {
    expect(texts(' bomb ', replacing({ put: '' }))).toEqual([''])
  })
})

describe('taking a replacement back', () => {
  const before = comparisonOf({ A: ['a bomb', 'the bomb', 'no bomb'] })
  const { edits } = editsOf(placesOf(before.texts.A!.segments, replacing()), replacing())
  const parts = { by: 'Ada', tab: 't', newId: counting() }
  const { entry, done } = entryOf(before, { kind: 'replace', edits, marks: [] }, parts)
  const saved = applyChangeset(before, entry.changeset)

  it('leaves the segments that somebody saved since, and says which', () => {
    const moved = withSegment(saved, 'A.2', { head: 'theirs', text: 'that weapon' })
    const undone = proposeUndo(moved, done)
    expect(undone).toMatchObject({
      staying: ['A.2'],
      proposal: {
        edits: [
          { segment: 'A.1', text: 'a bomb' },
          { segment: 'A.3', text: 'no bomb' },
        ],
      },
    })
  })

  it('is refused where all were saved since, and where segments belong together', () => {
    const moved = withSegment(saved, 'A.2', { head: 'theirs', text: 'that weapon' })
    const joined = { edits: done.edits, marks: [] }
    expect(proposeUndo(moved, joined)).toEqual({ kind: 'moved', segment: 'A.2' })
    const one = { ...done, edits: done.edits.filter(({ segment }) => segment === 'A.2') }
    expect(proposeUndo(moved, one)).toEqual({ kind: 'moved', segment: 'A.2' })
    expect(findSegment(moved, 'A.2')!.text).toBe('that weapon')
  })
})
