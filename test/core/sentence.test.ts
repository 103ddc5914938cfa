/** sentencesOf: the list of hard ends, and what holds of any text. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { sentencesOf } from '../../src/core/text/sentence.ts'
import { anyText } from './arbitrary.ts'

const cut = (text: string, language?: string) =>
  sentencesOf(text, language === undefined ? undefined : { language }).map(({ from, to }) =>
    text.slice(from, to),
  )

/** A case is written with `|` before each new sentence. */
const holds = (cases: string[], language?: string) => {
  for (const written of cases) expect(cut(written.replaceAll('|', ''), language).join('|')).toBe(written)
}

describe('the end of a sentence', () => {
  test('is not the stop of a title, an initial or an abbreviation', () => {
    holds([
      'Mr. Smith met Mrs. Jones. |They talked.',
      'Comrade F.R. Kozlov spoke first. |N. S. Khrushchev followed.',
      'Lt. Gen. Walters went with Maj. Gen. Lee. |Nobody saw them.',
      'Some, e.g. France, agreed. |Others, i.e. the rest, did not.',
      'He flew to St. Petersburg on Jan. 3. |It snowed.',
      'See Document No. 5, p. 12 and vol. II. |It is attached.',
      'He works for Acme Inc. in Boston. |She works for Bell Ltd. |They met there.',
    ])
  })

  test('may be the stop of an abbreviation, where the next sentence shows', () => {
    holds([
      'He came back to the U.S. |The visit was over.',
      'The U.S. Government protested. |The note was returned.',
      'They sold apples, pears, etc. |We bought none.',
      'The meeting ended at 10:45 a.m. |Tea was served.',
      'It ended at 3 p.m. Monday.',
      'He lives at 5 Main St. |It is near.',
      'This is plan B. |We prefer plan A.',
      'So do I. |And you?',
      'No. |That is wrong. |No. 5 is right.',
    ])
  })

  test('takes closing quotes, brackets and references to notes with it', () => {
    holds([
      '“We agree.” |He sat down.',
      'They left. |(It was late.) |The guard locked the door.',
      'They left (it was late). |The guard locked the door.',
      'It is so.[2](#f2) |The note says more.',
      'It is so.1 |The note says more.',
      '*He left.* |**She stayed.**',
    ])
  })

  test('is not a question inside a sentence, nor a gap', () => {
    holds([
      '"Shall we go?" he asked. |"Yes," she said.',
      '“Who?” Peter Hall asked. |Nobody knew.',
      'It was cut [. . .] and later . . . restored. |It is whole now.',
      'I… I do not know... perhaps. |We shall see.',
    ])
  })

  test('is not the stop of a number in a list, a price or an address', () => {
    holds([
      '1. The first point is clear. |2. The second is not.',
      '13\\. Mr. Martin agreed. |He left.',
      'It rose by 3.5 percent. |It was 1962. |The war was over.',
      'Visit www.example.org for more. |It is free.',
    ])
  })

  test('in Chinese and Japanese needs no space after it', () => {
    holds([
      '邓小平说：“请坐。”|大家坐下了。|会谈开始！|你们好吗？|很好。',
      '他问：“你是谁？”，我没有回答。|后来我走了。',
      '「はい。」と彼は言った。|私は帰った。',
    ])
  })

  test('in Russian, Korean and German', () => {
    holds([
      '«Правда» писала об этом, т.е. о съезде. |Мы читали.',
      'В 1962 г. мы встретились в г. Пекине. |Было тепло.',
      'Это книги, тетради и т.д. |Стихи А.С. Пушкина и М. Ю. Лермонтова известны.',
      '1962. 4. 30. 북경에서 만났다. |날씨가 좋았다.',
    ])
    holds(['Am 3. Oktober kam Dr. Schmidt, d.h. zu spät. |Es regnete.'], 'de')
  })

  test('is a blank line and the mark of a list, but no other line end', () => {
    holds([
      'A heading\n\n|and a text\nbroken to fit. |It ends.',
      'Two points:\r\n|(a) one\r\n|(b) two',
      'no end\n\n|nor here',
    ])
  })
})

describe('any text', () => {
  const piece = fc.constantFrom(
    '.', '. ', '...', '? ', '!” ', '。', '”', '(', ')', '[1]', ' ', '\n', '\n\n', '\r\n', 'A', 'b', 'Mr', 'U.S', 'I', '5', 'г', '다', '人',
  ) // biome-ignore format: one list
  test('is covered by its sentences, without gap or overlap, and none is blank', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          anyText,
          fc.array(piece, { maxLength: 40 }).map(parts => parts.join('')),
        ),
        text => {
          const spans = sentencesOf(text)
          expect(spans.map(({ from, to }) => text.slice(from, to)).join('')).toBe(text)
          let at = 0
          for (const { from, to } of spans) {
            expect(from).toBe(at)
            expect(to).toBeGreaterThan(from)
            if (text.trim() !== '') expect(text.slice(from, to).trim()).not.toBe('')
            at = to
          }
        },
      ),
      { numRuns: 2000 },
    )
  })

  test('asking twice answers the same', () => {
    const text = 'One. Two? Three!'
    expect(sentencesOf(text)).toEqual(sentencesOf(text))
    expect(sentencesOf('')).toEqual([])
  })

  test('a megabyte of anything ends in a second', () => {
    for (const part of ['.', '. ', ' ', '\n', '. (', '.”', 'a. ', 'A.', '1. ', '… ', '[1]', '“Why?” Ab ', '。', 'a', '.\n \n']) {
      const text = part.repeat(Math.ceil(1_000_000 / part.length))
      const times = [1, 2, 3].map(() => {
        const start = performance.now()
        sentencesOf(text)
        return performance.now() - start
      })
      // The best of three, with room for a busy machine: a rule that grows faster than the text takes minutes.
      expect(Math.min(...times)).toBeLessThan(5000)
    }
  }) // biome-ignore format: one list
})
