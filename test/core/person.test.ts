/** Who is meant by a name as it is typed. */
import { expect, test } from 'vitest'
import { isSamePerson } from '../../src/core/review/person.ts'
import { closedTo, hiddenFrom, queriesFor, reviewOf } from '../../src/core/review/review.ts'

test('one name in another case, with blanks about it or in wide letters is one person', () => {
  for (const other of ['ada byron', ' Ada  Byron ', 'ＡＤＡ Byron', 'A\u200bda\u00a0Byron\u2060']) {
    expect(isSamePerson('Ada Byron', other)).toBe(true)
  }
  expect(isSamePerson('Ada', 'Ada Byron')).toBe(false)
  expect(isSamePerson('Weiß', 'WEISS')).toBe(true)
  expect(isSamePerson('', ' ')).toBe(false)
})

test('a reader sees their own copy however they type their name, and nobody is shown any', () => {
  const copies = [
    { siglum: 'A1', proofreader: 'Ada' },
    { siglum: 'A2', proofreader: 'Ben' },
  ]
  const act = { act: 'blind' as const, id: 'b', version: 'A', point: 1, copies }
  const review = reviewOf([{ act, seq: 2, by: 'Ed', at: '' }])
  expect([...hiddenFrom(review, 'ada ')]).toEqual(['A2'])
  expect([...hiddenFrom(review, '')]).toEqual(['A1', 'A2'])
})

test('a copy is shut until it is known who reads it, and what is asked of it is asked of its reader alone', () => {
  const versions = [
    { siglum: 'A', role: 'translation' },
    { siglum: 'A1', role: 'copy' },
    { siglum: 'A2', role: 'copy' },
    { siglum: 'A3', role: 'copy' },
  ]
  const copies = [
    { siglum: 'A1', proofreader: 'Ada' },
    { siglum: 'A2', proofreader: 'Ben' },
  ]
  const blind = { act: 'blind' as const, id: 'b', version: 'A', point: 1, copies }
  const asked = ['A.1', 'A1.1', 'A2.1'].map(segment => ({
    act: { act: 'ask' as const, id: segment, segment, on: null, from: 0, to: 0, quote: '', text: 'Who?' },
    seq: 3,
    by: 'Ed',
    at: '',
  }))
  const shut = [{ act: blind, seq: 2, by: 'Ed', at: '' }, ...asked]
  const open = [...shut, { act: { act: 'unblind' as const, id: 'u', blind: 'b' }, seq: 4, by: 'Ed', at: '' }]
  expect([...closedTo(null, 'Ada', versions)]).toEqual(['A1', 'A2', 'A3'])
  expect([...closedTo(reviewOf(shut), 'Ada', versions)]).toEqual(['A2', 'A3'])
  expect([...closedTo(reviewOf(open), 'Ada', versions)]).toEqual(['A3'])
  const seenBy = (acts: typeof open, person: string) =>
    queriesFor(reviewOf(acts), person).map(({ segment }) => segment)
  expect(seenBy(shut, 'Ada')).toEqual(['A.1', 'A1.1'])
  expect(seenBy(shut, '')).toEqual(['A.1'])
  expect(seenBy(open, '')).toEqual(['A.1', 'A1.1', 'A2.1'])
})
