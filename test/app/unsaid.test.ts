/** What is begun to be said and is not said yet: it outlives tabs, other queries, cancelled names and refusals. */
import { describe, expect, it } from 'vitest'
import type { Asking } from '../../src/app/review/asking.ts'
import { nothingUnsaid, setAside, takenOver } from '../../src/app/review/unsaid.ts'
import { page, refused, saved } from './page.ts'

const query = (text: string, segment = 'A.1'): Asking => ({ segment, quote: '', nth: 0, text })

describe('what another tab left', () => {
  it('is gone on with where nothing is being written, and stands aside where something is', () => {
    const left = { ...nothingUnsaid, asking: query('theirs') }
    expect(takenOver(nothingUnsaid, left).asking).toEqual(query('theirs'))
    const own = { ...nothingUnsaid, asking: query('mine') }
    expect(takenOver(own, left)).toMatchObject({ asking: query('mine'), aside: [query('theirs')] })
    expect(takenOver(takenOver(own, left), left).aside).toHaveLength(1)
  })

  it('leaves no reply out where both answered', () => {
    const own = { ...nothingUnsaid, replies: { q: 'mine', r: 'same' } }
    const left = { ...nothingUnsaid, replies: { q: 'theirs', r: 'same', s: 'new' } }
    expect(takenOver(own, left).replies).toEqual({ q: 'mine\n\ntheirs', r: 'same', s: 'new' })
  })

  it('sets aside only what says something, and once', () => {
    expect(setAside([], query('  '))).toEqual([])
    expect(setAside([query('a')], query('a'))).toEqual([query('a')])
    expect(setAside([query('a')], query('b'))).toEqual([query('a'), query('b')])
  })
})

describe('what the server does not take of what people say', () => {
  it('is kept with its sentence, on the device too, and is said again with the same acts', async () => {
    const { saving, outbox, answer, sent, notices } = page()
    saving.speak([{ act: 'reply', query: 'q', text: 'By the Soviet side.' }])
    await answer(refused([], 'There is no such query.'))
    const [kept] = saving.conflicts()
    expect(kept).toMatchObject({ refusal: 'There is no such query.', segments: [] })
    expect(kept!.said!.acts).toMatchObject([{ act: 'reply', text: 'By the Soviet side.' }])
    expect([...outbox.kept.values()]).toEqual([kept])
    expect(notices.at(-1)).toBe('Not saved: There is no such query. It is kept under Queries.')
    saving.sayAgain(kept!)
    expect(saving.conflicts()).toEqual([])
    expect(sent[0]?.changeset ?? saving.sync.entries[0]!.changeset).toMatchObject({ acts: kept!.said!.acts })
    await answer(saved(7))
    expect(saving.sync.entries).toEqual([])
  })
})
