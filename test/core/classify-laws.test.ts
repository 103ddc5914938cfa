/** What holds of change classes for any text: nothing that reverses a meaning is ever hidden. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  CHANGE_CLASSES,
  classesOf,
  classify,
  classifyChanges,
  heaviest,
  isAccidental,
  vocabularyOf,
} from '../../src/core/classify/classify.ts'
import { diffWords } from '../../src/core/diff/diff.ts'
import { HARMLESS, REVERSING } from '../bench/class-cases.mjs'
import { HOSTILE } from '../bench/class-hostile.mjs'
import { anyText, edited, sentence } from './arbitrary.ts'

const runs = { numRuns: 1000 }
const pair = fc.oneof(
  fc.tuple(anyText, anyText),
  sentence.chain(a => fc.tuple(fc.constant(a), edited(a))),
)
/** English prose without a negation in it. */
const prose = fc.array(
  fc.constantFrom(
    ...'the Premier said that we shall support our comrades in North Korea with 12 divisions and all our strength [Deng] Ik-su to-day'.split(
      ' ',
    ),
    'well,',
    'war.',
    '“peace”',
  ),
  { minLength: 1, maxLength: 15 },
)

describe('laws of change classes', () => {
  test('every text has a class, itself has none, and the class does not depend on which text came first', () => {
    fc.assert(
      fc.property(pair, ([a, b]) => {
        const found = classify(a, b)
        expect(CHANGE_CLASSES).toContain(found)
        expect(classify(a, a)).toBe('none')
        expect(classesOf(a, a)).toEqual([])
        expect(classify(b, a)).toBe(found)
      }),
      { numRuns: 2000 },
    )
  })

  test('the classes are told heaviest first, the first is the class, and every place is counted', () => {
    fc.assert(
      fc.property(pair, ([a, b]) => {
        const counts = classesOf(a, b)
        const weights = counts.map(count => CHANGE_CLASSES.indexOf(count.class))
        expect(weights).toEqual([...weights].sort((x, y) => y - x))
        expect(heaviest(counts.map(count => count.class))).toBe(classify(a, b))
        const places = classifyChanges(diffWords(a, b))
        for (const { class: each, places: number } of counts) {
          expect(number).toBe(
            places.filter(place => place.class === each || place.also?.includes(each)).length,
          )
        }
      }),
      runs,
    )
  })

  test('other blanks where blanks were are never substantive', () => {
    const blank = fc.constantFrom(' ', '  ', '\n', '\t', '\u00a0', '\n\n', ' \u200b', '\u2060 ', '\u3000')
    const spaced = fc.array(
      fc.tuple(fc.constantFrom('war', 'peace,', '12', '“a', '我们', 'Ik-su'), blank, blank),
      {
        minLength: 1,
        maxLength: 12,
      },
    )
    fc.assert(
      fc.property(spaced, parts => {
        const a = parts.map(([word, x]) => word + x).join('')
        const b = parts.map(([word, , y]) => word + y).join('')
        expect(['none', 'layout', 'spacing']).toContain(classify(a, b))
      }),
      runs,
    )
  })

  test('a negation put in or taken out is substantive, wherever it stands', () => {
    const english = fc.constantFrom(
      'not',
      'no',
      'never',
      'nor',
      'neither',
      'without',
      'Not',
      'cannot',
      '“not”',
      'non',
    )
    fc.assert(
      fc.property(prose, fc.nat(), english, (words, at, negation) => {
        const i = at % (words.length + 1)
        const a = words.join(' ')
        const b = [...words.slice(0, i), negation, ...words.slice(i)].join(' ')
        expect([a, b, classify(a, b)]).toEqual([a, b, 'substantive'])
      }),
      runs,
    )
    const chinese = fc.array(
      fc.constantFrom('我们', '同意', '反对', '战争', '，', '。', '三十', '个', '师'),
      { minLength: 1 },
    )
    fc.assert(
      fc.property(chinese, fc.nat(), fc.constantFrom(...'不没未非无勿莫'), (words, at, negation) => {
        const text = words.join('')
        const i = at % (text.length + 1)
        expect(classify(text, text.slice(0, i) + negation + text.slice(i))).toBe('substantive')
      }),
      runs,
    )
    const russian = 'Мы согласны, что это можно сделать'.split(' ')
    for (const negation of ['не', 'ни', 'Не', 'нет']) {
      for (let i = 0; i <= russian.length; i++) {
        const other = [...russian.slice(0, i), negation, ...russian.slice(i)].join(' ')
        expect(classify(russian.join(' '), other)).toBe('substantive')
      }
    }
  })

  test('one changed digit is substantive, in numbers, dates, times, ranges and names', () => {
    const numbered = fc.constantFrom(
      'at 12:00 a.m. on 30 April 1962, 50,000 men in 61-66 of No. 5',
      'Chapter 4, 1.50 and 2½, 3/4 of 10%, −5 degrees',
      'MiG-21, F-104, 1961–1966, the 19th and 21st of May, 14:30 hours',
      '第30师于1962年4月30日有5000人，10%',
      '12345678901234567890123',
      '1. First\n2. Second',
    )
    fc.assert(
      fc.property(numbered, fc.nat(), fc.integer({ min: 1, max: 9 }), (text, at, by) => {
        const digits = [...text.matchAll(/\d/g)]
        const { 0: digit, index } = digits[at % digits.length]!
        const other = text.slice(0, index) + ((Number(digit) + by) % 10) + text.slice(index + 1)
        expect([text, other, classify(text, other)]).toEqual([text, other, 'substantive'])
      }),
      runs,
    )
  })

  test('a gentle change beside it hides nothing', () => {
    const gentle: [string, string][] = [
      ['the colour', 'the color'],
      ['to-day', 'today'],
      ['April 30', '30 April'],
      ['Mao Tse-tung', 'Mao Zedong'],
      ['[we]', 'we'],
      ['twelve', '12'],
      ['so called', 'so-called'],
    ]
    const grave: [string, string][] = [
      ['may', 'must'],
      ['all', 'some'],
      ['1962', '1963'],
      ['not', ''],
      ['Zhang', 'Zheng'],
      ['north', 'south'],
    ]
    for (const [x, y] of gentle) {
      for (const [p, q] of grave) {
        for (const between of [' ', ', ', '. ', ' and ']) {
          expect(classify(`It was ${x}${between}${p} here`, `It was ${y}${between}${q} here`)).toBe(
            'substantive',
          )
          expect(classify(`It was ${p}${between}${x} here`, `It was ${q}${between}${y} here`)).toBe(
            'substantive',
          )
        }
      }
    }
  })
})

describe('small changes by hand', () => {
  test('whatever reverses the meaning is substantive', () => {
    for (const { before, after } of REVERSING) {
      expect([before, after, classify(before, after)]).toEqual([before, after, 'substantive'])
      expect([after, before, classify(after, before)]).toEqual([after, before, 'substantive'])
    }
  })

  test('nor is what was written to be taken for an accident called one', () => {
    expect(HOSTILE.length).toBeGreaterThan(600)
    for (const { before, after } of HOSTILE) {
      expect([before, after, classify(before, after)]).toEqual([before, after, 'substantive'])
      expect([after, before, classify(after, before)]).toEqual([after, before, 'substantive'])
      const [x, y] = [`Then ${before} was said.`, `Then ${after} was said.`]
      if (!isAccidental(classify(x, y))) continue
      throw new Error(`${x} | ${y}: ${classify(x, y)}`)
    }
  })

  test('marks beside a denial, a figure or a question do not turn what they leave as it was', () => {
    for (const [before, after] of [
      ['“No”, he said.', '“No,” he said.'],
      ['No, he said.', 'No; he said.'],
      ['No, no, he said', 'No no, he said'],
      ['No. 5', 'No 5'],
      ['Why?? he asked', 'Why? he asked'],
      ['He asked “why?” at once', 'He asked "why?" at once'],
      ['Deng (?) said', 'Deng said'],
      ['on April 30, 1962', 'on April 30 1962'],
      ['5′ tall', "5' tall"],
      ['at –5 degrees', 'at -5 degrees'],
      ['the year “1962”.', 'the year “1962.”'],
      ['两，三', '两、三'],
    ])
      expect([before, after, classify(before!, after!)]).toEqual([before, after, 'punctuation'])
  })

  test('whatever is harmless is named after what it is', () => {
    for (const { before, after, group } of HARMLESS) {
      const expected = group.replace(/ s(?=t)/, '-s')
      const found = classify(before, after)
      if (group === 'in other languages') expect(['none', 'substantive']).not.toContain(found)
      else expect([before, after, found]).toEqual([before, after, expected])
    }
  })

  test('two names are two names, however alike', () => {
    const told = (names: string, phrase: (name: string) => string) => {
      const list = names.split(' ')
      for (const x of list) {
        for (const y of list) {
          if (x !== y) expect([x, y, classify(phrase(x), phrase(y))]).toEqual([x, y, 'substantive'])
        }
      }
    }
    told(
      'An Bai Ban Bao Bing Bo Cai Cao Chen Cheng Chun Dan Deng Ding Dong Fan Feng Gan Gao Ge Gong Gu Guo Hai He Hong Hou Hu Hua Hui ' +
        'Jian Jiang Jie Jin Jing Jun Kai Kang Lan Lei Lian Lin Ling Long Lu Luo Min Ming Ning Pei Peng Ping Qi Qian Qin Qing Qiu Rong ' +
        'Shan Shao Sheng Shi Song Su Tan Tao Tian Ting Wei Wen Wu Xian Xiang Xiao Xin Xing Xu Yan Yang Yi Yin Ying Yong Yu Yuan Zhen Zheng',
      name => `Comrade Li ${name} spoke`,
    )
    told(
      'Chol Chul Chung Hun Hon Hyon Il Ik Jin Jun Kang Kon Kun Nam Ryong Sok Son Song Sun Sung Tok U Un Ung Yol Yong Yun',
      name => `Kim ${name} Su spoke`,
    )
    told(
      'Smith Smyth Clark Clarke Davidson Davison Elliot Elliott Eliot Fisher Fischer Johnson Johnston Jonson Leon Lyon Leigh Matthews ' +
        'Mathews Phillips Philips Reid Reed Reade Rogers Rodgers Sanders Saunders Shepherd Sheppard Stevens Stephens Stewart Stuart ' +
        'Thompson Thomson Wallace Wallis Brian Bryan Reyes Rees George Gorge Smirnov Smirnova Gromyko Gromyka Ivanov Ivanova',
      name => `Mr. ${name} spoke`,
    )
  })

  test('a place that is a mixture tells each of its classes', () => {
    const counts = classesOf('I met him. And to-day, 12 men', 'I met him; and today, twelve men')
    expect(counts.map(count => count.class)).toEqual([
      'number-style',
      'hyphenation',
      'capitals',
      'punctuation',
    ])
  })

  test('between two languages there is no class', () => {
    const english = 'Comrade Deng: We have always opposed the dogmatism of that party.'
    expect(classify(english, '邓小平同志：我们一贯反对教条主义。')).toBe('none')
    expect(classify(english, 'Товарищ Дэн: мы всегда выступали против догматизма.')).toBe('none')
    expect(
      classify(english, 'Nous avons toujours été contre le dogmatisme, et ils ne sont pas avec nous.'),
    ).toBe('none')
    expect(classify('a word', 'un mot', { languages: ['en', 'fr'] })).toBe('none')
    expect(classify('a word', 'one word', { languages: ['en-GB', 'en-US'] })).toBe('substantive')
    expect(classify(english, '')).toBe('substantive')
    expect(classify('He said 好 to us.', 'He said 是 to us.')).toBe('substantive')
  })

  test('a slip of the pen is told by the words that the whole text uses', () => {
    const text = 'The delegates met. The delegates spoke. The delegates left, and the comrades with them. '
    const vocabulary = vocabularyOf([text, text, 'The deleagtes sat down.'])
    expect(vocabulary.get('delegates')).toBe(6)
    expect(classify('the deleagtes', 'the delegates')).toBe('substantive')
    expect(classify('the deleagtes', 'the delegates', { vocabulary })).toBe('spelling')
    // Real words, however the text uses them.
    for (const [x, y] of ['casual causal', 'public pubic', 'form from', 'united untied'].map(two =>
      two.split(' '),
    )) {
      const known = vocabularyOf([`${x} `.repeat(9), y!])
      expect(classify(`a ${x} thing`, `a ${y} thing`, { vocabulary: known })).toBe('substantive')
    }
  })
})
