/** Who is meant by a name as it is typed. */
import { expect, test } from 'vitest'
import { isSamePerson } from '../../src/core/review/person.ts'
import { hiddenFrom, reviewOf } from '../../src/core/review/review.ts'

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
