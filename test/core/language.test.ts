/** The one answer to "one language or two?", for whole versions and for single segments; and segmenters that do not pile up. */
import { expect, test } from 'vitest'
import { isBilingual } from '../../src/core/align/two-languages.ts'
import { classify } from '../../src/core/classify/classify.ts'
import { inOneLanguage } from '../../src/core/text/language.ts'
import { tokenize } from '../../src/core/text/token.ts'

const ENGLISH = 'The Premier said that he would not go to the talks, and that the army was not in the city.'
const FRENCH =
  'Le Premier ministre a dit qu’il ne irait pas aux négociations et que nous ne sommes pas dans la ville.'
const CHINESE = '总理说他不去谈判，军队也不在城里。'
const JAPANESE = '首相は会談に行かないと言い、軍隊も市内にはいないと述べた。'

test('alignment and classes of change agree on it', () => {
  for (const [a, b] of [
    [ENGLISH, FRENCH],
    [ENGLISH, CHINESE],
    [CHINESE, JAPANESE],
    [FRENCH, JAPANESE],
  ] as const) {
    for (const [x, y] of [
      [a, b],
      [b, a],
    ] as const) {
      expect([x, y, isBilingual([x], [y])]).toEqual([x, y, true])
      expect([x, y, classify(x, y)]).toEqual([x, y, 'none'])
    }
    expect(isBilingual([a], [a])).toBe(false)
    // Tags that differ settle it, tags that agree nearly: not against another script.
    expect(inOneLanguage(a, a, { languages: ['en', 'fr'] })).toBe(false)
    expect(inOneLanguage(a, b, { languages: ['en', 'en-GB'] })).toBe(a === ENGLISH && b === FRENCH)
  }
})

test('a quotation that a text begins with does not make it a text of that language', () => {
  const tale = Array.from(
    { length: 12 },
    (_, k) =>
      `In the ${k}th year of the war the people of the town went to the river, and it was as cold as ever.`,
  )
  const quoted = [`${FRENCH} ${FRENCH} ${FRENCH} ${FRENCH} ${FRENCH} ${FRENCH}`, ...tale, ...tale]
  expect(isBilingual(quoted, [ENGLISH, ...tale, ...tale])).toBe(false)
})

test('segmenters of ever new languages are let go of', () => {
  const made: unknown[] = []
  const { Segmenter } = Intl
  class Counted extends Segmenter {
    constructor(...given: ConstructorParameters<typeof Intl.Segmenter>) {
      super(...given)
      made.push(given[0])
    }
  }
  Reflect.set(Intl, 'Segmenter', Counted)
  try {
    const text = '我们在北京会谈'
    const once = tokenize(text, { language: 'zh-Hans' })
    const tags = Array.from({ length: 300 }, (_, k) => `zh-x-${k.toString(36)}`)
    for (const tag of [...tags, 'x'.repeat(100_000), 'no tag'])
      expect(
        tokenize(text, { language: tag })
          .map(token => token.text)
          .join(''),
      ).toBe(text)
    const before = made.length
    for (const tag of tags.slice(-8)) tokenize(text, { language: tag })
    expect(made.length).toBe(before)
    for (const tag of tags.slice(0, 8)) tokenize(text, { language: tag })
    expect(made.length).toBe(before + 8)
    expect(tokenize(text, { language: 'zh-Hans' })).toEqual(once)
  } finally {
    Reflect.set(Intl, 'Segmenter', Segmenter)
  }
})
