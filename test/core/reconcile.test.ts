/** Two blind readings set against each other. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type ReadTwice, reconcile, uponNow } from '../../src/core/review/reconcile.ts'

const read = (before: string, one: string, other: string): ReadTwice => ({
  segment: 'A.1',
  before,
  one,
  other,
  now: before,
})
const kindOf = (...texts: [string, string, string]) => reconcile([read(...texts)]).segments[0]!.kind

test('segments are told apart by who changed them, and how', () => {
  expect(kindOf('old', 'old', 'old')).toBe('untouched')
  expect(kindOf('old', 'new', 'new')).toBe('agreed')
  expect(kindOf('old', 'new', 'old')).toBe('one-sided')
  expect(kindOf('old', 'old', 'new')).toBe('one-sided')
  expect(kindOf('old', 'new', 'fresh')).toBe('apart')
})

test('what both would read in one text is offered where they changed different words', () => {
  const [first, second] = reconcile([
    read(
      'We met the Ambassador to China here.',
      'We saw the Ambassador to China here.',
      'We met the Ambassador to China there.',
    ),
    read('We met here.', 'We saw here.', 'We greeted here.'),
  ]).segments
  expect(first!.both).toBe('We saw the Ambassador to China there.')
  expect(second!.both).toBeNull()
})

test('agreement is counted over the segments that either changed, and does not depend on who is named first', () => {
  const text = fc.constantFrom('a', 'b', 'c')
  fc.assert(
    fc.property(fc.array(fc.tuple(text, text, text)), list => {
      const way = reconcile(list.map(([before, one, other]) => read(before, one, other)))
      const back = reconcile(list.map(([before, one, other]) => read(before, other, one)))
      expect([way.agreed, way.changed]).toEqual([back.agreed, back.changed])
      expect(way.changed).toBe(
        list.filter(([before, one, other]) => one !== before || other !== before).length,
      )
      expect(way.agreed).toBeLessThanOrEqual(way.changed)
    }),
  )
})

test('what both changed alike stands without being asked, unless the version was changed meanwhile', () => {
  const resultOf = (before: string, one: string, other: string, now: string, settled = false) =>
    reconcile([{ segment: 'A.1', before, one, other, now, settled }]).segments[0]!.result
  expect(resultOf('old', 'new', 'new', 'old')).toBe('new')
  expect(resultOf('old', 'new', 'new', 'new')).toBe('new')
  expect(resultOf('old', 'new', 'new', 'newer')).toBeNull()
  expect(resultOf('old', 'old', 'old', 'newer')).toBe('newer')
  expect(resultOf('old', 'new', 'old', 'old')).toBeNull()
  expect(resultOf('old', 'new', 'fresh', 'newer', true)).toBe('newer')
  expect(resultOf('old', 'new', 'new', 'newer', true)).toBe('newer')
})

test('newer words in the version are kept beside a chosen reading, or it is said that they cannot be', () => {
  const before = 'We met the Ambassador to China here.'
  const now = 'We met the Ambassador to China there.'
  expect(uponNow({ before, now }, 'We saw the Ambassador to China here.')).toBe(
    'We saw the Ambassador to China there.',
  )
  expect(uponNow({ before, now }, before)).toBe(now)
  expect(uponNow({ before, now }, 'We met the Ambassador to China inside.')).toBeNull()
  expect(uponNow({ before, now: before }, 'Anything.')).toBe('Anything.')
})

test('no result that nobody was asked about takes out what the version alone says', () => {
  const text = fc.constantFrom('a', 'b', 'c', 'd')
  fc.assert(
    fc.property(text, text, text, text, (before, one, other, now) => {
      const { result } = reconcile([{ segment: 'A.1', before, one, other, now }]).segments[0]!
      if (now !== before && result !== null) expect(result).toBe(now)
    }),
  )
})
