/** The report's figures: every edit counted once, under the right class, person and round. */
import { describe, expect, test } from 'vitest'
import { reportOf } from '../../src/core/measure/report.ts'
import { stretchesOf } from '../../src/core/measure/together.ts'
import type { SetAct } from '../../src/core/review/act.ts'
import type { SavedRevision } from '../../src/core/review/emendation.ts'
import { reviewOf } from '../../src/core/review/review.ts'

const saved = (
  segment: string,
  seq: number,
  text: string,
  more: Partial<SavedRevision> = {},
): SavedRevision => ({
  id: `r${seq}-${segment}`,
  segment,
  text,
  reason: null,
  class: null,
  adoptedFrom: null,
  seq,
  by: 'Ada',
  at: `day ${seq}`,
  ...more,
})

/** The report on version A with these imported texts, revisions and acts. */
function report(imported: string[], revisions: SavedRevision[], acts: SetAct[] = []) {
  const segments = imported.map((text, i) => {
    const id = `A.${i + 1}`
    const head = revisions.findLast(({ segment }) => segment === id)
    return { id, imported: text, text: head?.text ?? text, mark: i === 0 ? 'proofread' : 'unread' } as const
  })
  return reportOf(segments, revisions, reviewOf(acts), { version: 'A', language: 'en' })
}

const said = (seq: number, act: SetAct['act']): SetAct => ({ act, seq, by: 'Ada', at: `day ${seq}` })

test('rates are over the words of the whole revised version, the untouched ones too', () => {
  const { rates, marks } = report(
    ['The guerilla war.', 'It was lost.'],
    [saved('A.1', 2, 'The guerrilla war.'), saved('A.2', 3, 'It was won.')],
  )
  expect([rates.all.numerator, rates.all.denominator]).toEqual([2, 8])
  expect([rates.substantive.numerator, rates.substantive.denominator]).toEqual([1, 8])
  expect(marks).toEqual({ unread: 1, proofread: 1, approved: 0, 'needs-work': 0 })
  expect(report(['One two.', 'Three.'], []).rates.all).toMatchObject({
    numerator: 0,
    denominator: 5,
    rate: 0,
  })
})

test('a joined paragraph counts as joined, not as taken out here and put in there', () => {
  const { rates, classes, emendations } = report(
    ['It is all right as long as we are not', 'called revisionists by them.'],
    [
      saved('A.1', 2, 'It is all right as long as we are not called revisionists by them.'),
      saved('A.2', 2, ''),
    ],
  )
  expect(emendations).toHaveLength(2)
  expect(rates.all.numerator).toBe(0)
  expect(classes.filter(({ places }) => places > 0)).toEqual([{ class: 'layout', emendations: 2, places: 1 }])
})

test('what was done is counted save by save, under who did it; what was taken back is in no total', () => {
  const { people, classes, rates } = report(
    ['It was lost.', 'The guerilla war.'],
    [
      saved('A.1', 2, 'It was won.'),
      saved('A.1', 3, 'It was lost.', { by: 'Ben' }),
      saved('A.2', 4, 'The guerrilla war.', { by: 'Ben' }),
      saved('A.2', 5, 'The guerrilla warfare.', { by: 'Ben' }),
    ],
  )
  expect(people).toEqual([
    { by: 'Ada', revisions: 1, segments: 1, places: [{ class: 'substantive', places: 1 }] },
    {
      by: 'Ben',
      revisions: 3,
      segments: 2,
      places: [
        { class: 'substantive', places: 2 },
        { class: 'spelling', places: 1 },
      ],
    },
  ])
  expect(rates.all.numerator).toBe(2)
  expect(classes).toEqual([
    { class: 'substantive', emendations: 1, places: 1 },
    { class: 'spelling', emendations: 0, places: 1 },
  ])
})

test('rounds part the work at their entries, and only those of this version', () => {
  const { rounds } = report(
    ['One.', 'Two.'],
    [saved('A.1', 2, 'One, then.'), saved('A.1', 5, 'One, now.'), saved('A.2', 9, 'Two, now.')],
    [
      said(3, { act: 'round', id: 'x', version: 'A', name: 'First proof' }),
      said(4, { act: 'round', id: 'y', version: 'B', name: 'Of another' }),
      said(8, { act: 'round', id: 'z', version: 'A', name: 'Second proof' }),
    ],
  )
  expect(rounds.map(({ name, seq, revisions }) => [name, seq, revisions])).toEqual([
    [null, 0, 1],
    ['First proof', 3, 1],
    ['Second proof', 8, 1],
  ])
})

test('a class that a person gave counts, given at once or later, and so does the register of names', () => {
  const revisions = [
    saved('A.1', 2, 'It was won.', { class: 'editorial-status' }),
    saved('A.2', 3, 'Panmunjom.'),
  ]
  const acts = [
    said(4, { act: 'account', id: 'a', revision: 'r2-A.1', class: 'layout' }),
    said(5, {
      act: 'names',
      id: 'n',
      parent: null,
      value: [{ preferred: 'Panmunjom', forms: ['Kaesong'], kind: 'place', note: '' }],
    }),
  ]
  const { classes, rates, people } = report(['It was lost.', 'Kaesong.'], revisions, acts)
  expect(classes).toEqual(
    [
      { class: 'romanization', emendations: 0, places: 1 },
      { class: 'substantive', emendations: 1, places: 0 },
      { class: 'layout', emendations: 1, places: 1 },
    ].sort(byWeight),
  )
  expect(rates.substantive.numerator).toBe(0)
  expect(people[0]!.places.map(count => count.class)).toEqual(['romanization', 'layout'])
})

const WEIGHT = ['substantive', 'romanization', 'layout']
const byWeight = (x: { class: string }, y: { class: string }) =>
  WEIGHT.indexOf(x.class) - WEIGHT.indexOf(y.class)

describe('stretches', () => {
  const change = (segment: string, before: string, after: string) => ({ segment, before, after })

  test('segments that were saved together and exchanged words are one, others are not', () => {
    const changes = [
      change('A.1', 'one two', 'one two three four'),
      change('A.2', 'three four', ''),
      change('A.3', 'guerilla', 'guerrilla'),
    ]
    expect(stretchesOf(changes, [['A.1', 'A.2', 'A.3']])).toEqual([
      { segments: ['A.1', 'A.2'], before: 'one two\n\nthree four', after: 'one two three four' },
      { segments: ['A.3'], before: 'guerilla', after: 'guerrilla' },
    ])
    expect(stretchesOf(changes, [['A.1'], ['A.2', 'A.3']])).toHaveLength(3)
  })

  test('a chain of joins is one stretch, in the order of the text', () => {
    const changes = [
      change('A.1', 'one', 'one two three'),
      change('A.2', 'two', ''),
      change('A.3', 'three', ''),
    ]
    const joins = [
      ['A.2', 'A.1'],
      ['A.3', 'A.1'],
    ]
    expect(stretchesOf(changes, joins)).toEqual([
      { segments: ['A.1', 'A.2', 'A.3'], before: 'one\n\ntwo\n\nthree', after: 'one two three' },
    ])
  })
})
