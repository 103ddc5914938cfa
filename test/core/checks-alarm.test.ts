/** Alarms in a revision, and the kinds of typed brackets, sentence by sentence. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { alarmsIn } from '../../src/core/checks/alarm.ts'
import { bracketsOf, suppliedWords, withoutBrackets } from '../../src/core/checks/brackets.ts'
import type { CheckContext } from '../../src/core/checks/finding.ts'
import { chineseStyle, koreanForms, koreanStyle, wadeGilesOf } from '../../src/core/checks/name-system.ts'
import { defaultPolicy } from '../../src/core/review/policy.ts'

const context: CheckContext = { language: 'en', names: [], glossary: [], policy: defaultPolicy }

/** `kind: old > new` for each alarm. */
const alarms = (before: string, after: string, language = 'en') =>
  alarmsIn(before, after, { ...context, language }).map(
    ({ kind, fromA, toA, fromB, toB }) => `${kind}: ${before.slice(fromA, toA)} > ${after.slice(fromB, toB)}`,
  )

describe('alarms', () => {
  test('a number that changed, not one written otherwise', () => {
    expect(alarms('Some 50,000 people came.', 'Some 15,000 people came.')).toEqual([
      'number: 50,000 > 15,000',
    ])
    expect(alarms('Some 50,000 people came.', 'Fifty thousand people came.')).toEqual([])
  })
  test('a date that changed, not one in another style', () => {
    expect(alarms('On April 30, 1962 he came.', 'On April 13, 1962 he came.')).toEqual([
      'date: April 30, 1962 > April 13, 1962',
    ])
    expect(alarms('On April 30, 1962 he came.', 'On 30 April 1962 he came.')).toEqual([])
  })
  test('a name that changed, not one in another romanization, nor a sentence’s first word', () => {
    expect(alarms('We met Peng Zhen there.', 'We met Chen Yi there.')).toEqual(['name: Peng Zhen > Chen Yi'])
    expect(alarms('We met Mao Tse-tung there.', 'We met Mao Zedong there.')).toEqual([])
    expect(alarms('Then we met Chen Yi.', 'Later we met Chen Yi.')).toEqual([])
  })
  test('an office that changed', () => {
    expect(alarms('Premier Kim came.', 'President Kim came.')).toEqual(['office: Premier > President'])
    expect(alarms('Comrade Premier Kim came.', 'Comrade Premier Kim went.')).toEqual([])
  })
  test('a negation that went or came, not one said otherwise', () => {
    expect(alarms('We do not agree.', 'We do agree.')).toEqual(['negation: not > '])
    expect(alarms('We agree.', 'We never agree.')).toEqual(['negation:  > never'])
    expect(alarms('We do not have any.', 'We have none.')).toEqual([])
    expect(alarms("We don't agree.", 'We do not agree.')).toEqual([])
  })
  test('a modal verb that changed, not its contraction', () => {
    expect(alarms('We must go.', 'We should go.')).toEqual(['modal: must > should'])
    expect(alarms('We cannot go.', 'We can not go.')).toEqual([])
    expect(alarms("He won't go.", 'He will not go.')).toEqual([])
  })
  test('a question mark that was dropped, not one that moved', () => {
    expect(alarms('Is he well? Good.', 'Is he well. Good.')).toEqual(['question: ? > '])
    expect(alarms('Is he well? Good.', 'He asks: is he well?')).toEqual([])
  })
  test('bracketed words that lost their brackets, not those left out or kept', () => {
    expect(alarms('Of [our] relations.', 'Of our relations.')).toEqual(['bracket: [our] > our'])
    expect(alarms('Of [our] relations.', 'Of relations.')).toEqual([])
    expect(alarms('Of [our] relations.', 'On [our] relations.')).toEqual([])
  })
  test('Chinese and Russian have negations and modals of their own', () => {
    expect(alarms('我们不同意。', '我们同意。', 'zh-Hans')).toEqual(['negation: 不 > '])
    expect(alarms('我们必须去。', '我们可以去。', 'zh-Hans')).toEqual(['modal: 必须 > 可以'])
    expect(alarms('Мы не согласны.', 'Мы согласны.', 'ru')).toEqual(['negation: не > '])
  })
  test('no alarm where nothing changed, and stretches always lie within their texts', () => {
    const word = fc.constantFrom(
      'not',
      'must',
      'Deng Xiaoping',
      '[our]',
      'three',
      'April 30, 1962',
      'Premier',
      'well?',
      'and',
      'Who',
      '3.5',
      '不',
    )
    const text = fc.array(word, { maxLength: 12 }).map(words => words.join(' '))
    fc.assert(
      fc.property(text, text, (before, after) => {
        expect(alarmsIn(before, before, context)).toEqual([])
        for (const { fromA, toA, fromB, toB } of alarmsIn(before, after, context)) {
          expect(fromA <= toA && toA <= before.length && fromB <= toB && toB <= after.length).toBe(true)
        }
      }),
    )
  })
})

const kinds = (text: string) => bracketsOf(text).map(({ kind, words }) => `${kind}: ${words}`)

describe('typed brackets', () => {
  test('words supplied, names made full, other romanizations, clarifications, remarks', () => {
    expect(kinds('[I am] late. [He] told [in your party] us.')).toEqual([
      'supplied: I am',
      'supplied: He',
      'supplied: in your party',
    ])
    expect(kinds('Premier Zhou [Enlai] and [Fidel] Castro and [F.R.] Kozlov')).toEqual([
      'name: Enlai',
      'name: Fidel',
      'name: F.R.',
    ])
    expect(kinds('Panmunjeom [Panmunjom], Kang Ryong-gu [Kang Ryong Gu], Mao Zedong [Mao Tse-tung]')).toEqual(
      ['alternative: Panmunjom', 'alternative: Kang Ryong Gu', 'alternative: Mao Tse-tung'],
    )
    expect(kinds('the [CCP] Department of [North] Korea [i.e. the DPRK]')).toEqual([
      'clarification: CCP',
      'clarification: North',
      'clarification: i.e. the DPRK',
    ])
    expect(kinds('He recieved [sic] it [illegible] [laughter] [...]')).toEqual([
      'remark: sic',
      'remark: illegible',
      'remark: laughter',
      'remark: ...',
    ])
  })
  test('a link is no bracket, an open one neither, and one inside another belongs to it', () => {
    expect(kinds('[here](https://a.org) and [open')).toEqual([])
    expect(kinds('a [b [c] d] e')).toEqual(['supplied: b [c] d'])
  })
  test('the text reads without them', () => {
    expect(withoutBrackets('[I] met [the man] there [now].')).toBe('met there.')
    expect(withoutBrackets('[I] met him [sic] in Panmunjeom [Panmunjom].', 'keep')).toBe(
      'I met him in Panmunjeom.',
    )
    expect(withoutBrackets('No brackets.')).toBe('No brackets.')
  })
  test('all supplied words of a version are listed with their segments', () => {
    const segment = {
      id: 'A.3',
      kind: 'turn' as const,
      speaker: null,
      field: null,
      joins: false,
      text: 'Han: [I am] Zhou [Enlai].',
    }
    expect(suppliedWords([segment], 'supplied')).toEqual([
      { segment: 'A.3', kind: 'supplied', from: 5, to: 11, words: 'I am' },
    ])
    expect(suppliedWords([segment])).toHaveLength(2)
  })
  test('brackets never overlap and lie within the text', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('[', ']', 'a', ' ', 'Kim', '(', '[the]'), { maxLength: 20 }),
        parts => {
          const text = parts.join('')
          let end = 0
          for (const { from, to, words } of bracketsOf(text)) {
            expect(from).toBeGreaterThanOrEqual(end)
            expect(text.slice(from, to)).toBe(`[${words}]`)
            end = to
          }
        },
      ),
    )
  })
})

describe('systems of names', () => {
  test('pinyin is turned into Wade-Giles', () => {
    expect(wadeGilesOf('Mao Zedong')).toBe('Mao Tse-tung')
    expect(wadeGilesOf('Deng Xiaoping')).toBe('Teng Hsiao-p’ing')
    expect(wadeGilesOf('Zhou Enlai')).toBe('Chou En-lai')
    expect(wadeGilesOf('Fidel Castro')).toBe(null)
  })
  test('the style of a name is told by its signs', () => {
    expect(['Mao Zedong', 'Mao Tse-tung', 'John Smith', 'Hong Kong'].map(chineseStyle)).toEqual([
      'pinyin',
      'wade-giles',
      null,
      null,
    ])
    expect(
      ['Kim Il Sung', 'Kim Il-seong', 'Kim Ilsŏng', 'Han Ik-su', 'Panmunjeom', 'Pyongyang', 'John Smith'].map(
        koreanStyle,
      ),
    ).toEqual(['dprk', 'revised', 'mccune-reischauer', 'hyphened', 'revised', 'plain', null])
    expect(koreanForms('Panmunjeom')).toEqual(['P’anmunjŏm', 'Panmunjom'])
    expect(koreanForms('Kim Il Sung')).toEqual(['Kim Il-sung'])
  })
})
