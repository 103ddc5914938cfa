/** Changes as the page classes them: by the words of the versions on screen. */
import { beforeEach, describe, expect, it } from 'vitest'
import { differenceOf, differencesReady, readAmong, readNames } from '../../src/app/differences.ts'
import { rowView } from '../../src/app/rows.ts'
import { comparisonOf } from './comparisons.ts'

await differencesReady()

const DELEGATES = 'The delegates met. The delegates spoke. The delegates left with their comrades.'
const classOf = (before: string, after: string) => differenceOf(before, after, 'en').class
const classes = (versions: Record<string, string[]>) => {
  const comparison = comparisonOf(versions)
  return comparison.rows.map((_, row) => rowView(comparison, row).class)
}

beforeEach(() => readAmong(comparisonOf({ A: ['Peace.'] })))

describe('the words of the versions on screen', () => {
  it('make a slip of the pen a spelling, where the text writes the word rightly elsewhere', () => {
    expect(classes({ A: ['the deleagtes sat', DELEGATES], B: ['the delegates sat', DELEGATES] })).toEqual([
      'spelling',
      'none',
    ])
    expect(classes({ C: ['the deleagtes sat', 'Peace.'], D: ['the delegates sat', 'Peace.'] })).toEqual([
      'substantive',
      'none',
    ])
  })

  it('tell a slip that stands in two drafts from a word that a text uses twice', () => {
    const slip = ['the deleagtes sat', DELEGATES]
    expect(classes({ A: slip, B: slip, C: ['the delegates sat', DELEGATES] })[0]).toBe('spelling')
    const used = ['the deleagtes sat', `${DELEGATES} So did the deleagtes.`]
    expect(classes({ A: used, B: ['the delegates sat', `${DELEGATES} So did the deleagtes.`] })[0]).toBe(
      'substantive',
    )
  })

  it('count for every difference that is looked at, and only as long as those versions are read', () => {
    expect(classOf('the deleagtes', 'the delegates')).toBe('substantive')
    readAmong(comparisonOf({ A: [DELEGATES], B: ['the deleagtes'] }))
    expect(classOf('the deleagtes', 'the delegates')).toBe('spelling')
    readAmong(comparisonOf({ A: ['Peace.'] }))
    expect(classOf('the deleagtes', 'the delegates')).toBe('substantive')
  })

  it('are those of the language that is compared', () => {
    const among = (language: string) => {
      const comparison = comparisonOf({ A: ['the deleagtes'], B: ['the delegates'], C: [DELEGATES] })
      comparison.texts.C!.language = language
      readAmong({ ...comparison, slug: language })
      return classOf('the deleagtes', 'the delegates')
    }
    expect(among('fr')).toBe('substantive')
    expect(among('en-GB')).toBe('spelling')
  })

  it('make no changed word a slip', () => {
    const text =
      'The casual visit. A causal link. The mediation, the meditation, a mediation again, a mediation.'
    expect(classes({ A: ['a mediation', text], B: ['a meditation', text] })[0]).toBe('substantive')
    expect(classes({ A: ['a casual link', text], B: ['a causal link', text] })[0]).toBe('substantive')
  })
})

describe('the register of names', () => {
  it('makes a change between two forms of one name one of romanization, as long as it is in force', () => {
    const comparison = comparisonOf({
      A: ['We met at Middle South Lake.', 'Peace.'],
      B: ['We met at Zhongnanhai.', 'Peace.'],
    })
    const seen = () => rowView(comparison, 0).class
    expect(seen()).toBe('substantive')
    expect(readNames('x 1', [['Zhongnanhai', 'Middle South Lake']])).toBe(true)
    expect(seen()).toBe('romanization')
    expect(readNames('x 1', [['Zhongnanhai', 'Middle South Lake']])).toBe(false)
    expect(readNames('y', [])).toBe(true)
    expect(seen()).toBe('substantive')
    expect(readNames('z', [])).toBe(false)
  })
})
