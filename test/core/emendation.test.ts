/** The list of emendations: what reads otherwise than it was imported, of which class, why, and by whom. */
import { expect, test } from 'vitest'
import { emendationsOf, type SavedRevision } from '../../src/core/review/emendation.ts'
import { defaultPolicy } from '../../src/core/review/policy.ts'
import { obstaclesTo } from '../../src/core/review/readiness.ts'

const segments = [
  { id: 'A.1', imported: 'It is all right as long as we are not' },
  { id: 'A.2', imported: 'called revisionists.' },
  { id: 'A.3', imported: 'We have 50 tanks.' },
]
let count = 0
const saved = (segment: string, text: string, more: Partial<SavedRevision> = {}): SavedRevision => {
  count += 1
  const none = { reason: null, class: null, adoptedFrom: null }
  return {
    id: `r${count}`,
    segment,
    text,
    ...none,
    seq: count,
    by: 'Ada',
    at: '2026-01-01T00:00:00Z',
    ...more,
  }
}
const unexplained = (list: ReturnType<typeof emendationsOf>) =>
  obstaclesTo('A', [], [], list, defaultPolicy).unexplained

test('a paragraph that was only joined is a change of layout, which needs no reason', () => {
  const joined = `${segments[0]!.imported} ${segments[1]!.imported}`
  const list = emendationsOf(segments, [saved('A.1', joined, { seq: 7 }), saved('A.2', '', { seq: 7 })], {})
  expect(list.map(one => [one.segment, one.class])).toEqual([
    ['A.1', 'layout'],
    ['A.2', 'layout'],
  ])
  expect(unexplained(list)).toEqual([])
})

test('a reason given for one half of a joined paragraph speaks for the other', () => {
  const joined = `${segments[0]!.imported} ever called revisionists.`
  const list = emendationsOf(
    segments,
    [saved('A.1', joined, { seq: 8, reason: 'So the Chinese' }), saved('A.2', '', { seq: 8 })],
    {},
  )
  expect(list.map(one => [one.class, one.reasons])).toEqual([
    ['substantive', ['So the Chinese']],
    ['substantive', ['So the Chinese']],
  ])
  expect(unexplained(list)).toEqual([])
})

test('what was changed and changed back is none, and what was before that is forgotten', () => {
  const back = saved('A.3', segments[2]!.imported)
  expect(emendationsOf(segments, [saved('A.3', 'No tanks.', { reason: 'Guess' }), back], {})).toEqual([])
  const [again] = emendationsOf(
    segments,
    [saved('A.3', 'No tanks.', { reason: 'Guess' }), back, saved('A.3', 'We have 60 tanks.', { by: 'Ben' })],
    {},
  )
  expect(again).toMatchObject({ class: 'substantive', reasons: [], by: ['Ben'] })
  expect(unexplained([again!])).toEqual(['A.3'])
})

test('a person’s class and a reason given later count, the later of two for its part', () => {
  const revision = saved('A.3', 'We have 60 tanks.', { class: 'spelling' })
  const [first] = emendationsOf(segments, [revision], {})
  expect(first).toMatchObject({ class: 'spelling', overridden: true })
  const [second] = emendationsOf(segments, [revision], {
    [revision.id]: { class: 'substantive', reason: 'Misread', by: 'Ben' },
  })
  expect(second).toMatchObject({ class: 'substantive', overridden: true, reasons: ['Misread'] })
})

test('a reason of blanks or of marks without ink is none', () => {
  for (const reason of [' ', '\u00a0', '\u200b', '\u2060\u00ad', '\u3164', '\u2800']) {
    const revision = saved('A.3', 'We have 60 tanks.', { reason })
    const accounts = { [revision.id]: { reason, by: 'Ben' } }
    const [one] = emendationsOf(segments, [revision], accounts)
    expect([reason, one!.reasons]).toEqual([reason, []])
    expect(unexplained([one!])).toEqual(['A.3'])
  }
})
