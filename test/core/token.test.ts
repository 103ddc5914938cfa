/** Tokens: what is one word, and that no byte is lost on any string. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { loosely, norm } from '../../src/core/text/norm.ts'
import { graphemes } from '../../src/core/text/segmenter.ts'
import { joinTokens, tokenize } from '../../src/core/text/token.ts'
import { anyText, sentence } from './arbitrary.ts'

const words = (text: string, language?: string) =>
  tokenize(text, language === undefined ? {} : { language }).map(token => token.text)

describe('tokens', () => {
  test.each([
    ['Han Ik-su : [I am] late.', ['Han', 'Ik-su', ':', '[', 'I', 'am', ']', 'late', '.']],
    ["Marxism-Leninism haven’t don't", ['Marxism-Leninism', 'haven’t', "don't"]],
    ['[F.R.] Kozlov, 11:00 a.m.', ['[', 'F.R.', ']', 'Kozlov', ',', '11:00', 'a.m.']],
    ['1,000 men and 3.5 per cent', ['1,000', 'men', 'and', '3.5', 'per', 'cent']],
    ['[North] Korea', ['[', 'North', ']', 'Korea']],
    ['61-66 is a range, MiG-21 is not', ['61', '-', '66', 'is', 'a', 'range', ',', 'MiG-21', 'is', 'not']],
    ['the 1930s (Laughter)', ['the', '1930s', '(', 'Laughter', ')']],
    ['Wait... what--now?!', ['Wait', '...', 'what', '--', 'now', '?', '!']],
    ['[dogmatism]-did', ['[', 'dogmatism', ']', '-', 'did']],
    ['U.S.-led plan B.', ['U.S.-led', 'plan', 'B', '.']],
    ['Hélène e\u0301tait là', ['Hélène', 'e\u0301tait', 'là']],
    ['김일성(金日成)', ['김일성', '(', '金日成', ')']],
    ['👨‍👩‍👧 🇨🇳🇰🇵', ['👨‍👩‍👧', '🇨🇳', '🇰🇵']],
  ])('%s', (text, expected) => expect(words(text)).toEqual(expected))

  test('Chinese and Japanese are cut by word', () => {
    expect(words('我们坚决反对教条主义。', 'zh')).toEqual(['我们', '坚决', '反对', '教条', '主义', '。'])
    expect(words('日本語のテキスト', 'ja')).toEqual(['日本語', 'の', 'テキスト'])
  })

  test('white space is held apart, and a text that opens with it has an empty first token', () => {
    expect(tokenize('  one\n two')).toEqual([
      { text: '', space: '  ', norm: '', kind: 'lead', from: 0 },
      { text: 'one', space: '\n ', norm: 'one', kind: 'word', from: 2 },
      { text: 'two', space: '', norm: 'two', kind: 'word', from: 7 },
    ])
    expect(tokenize('')).toEqual([])
    expect(tokenize(' \u2060 ')).toHaveLength(1)
  })

  test('every byte of any string is in one token, at its offset', () => {
    fc.assert(
      fc.property(fc.oneof(anyText, sentence), text => {
        const tokens = tokenize(text)
        expect(joinTokens(tokens)).toBe(text)
        for (const token of tokens) {
          expect(text.startsWith(token.text, token.from)).toBe(true)
          expect(token.space).not.toMatch(/[^\s\u200b-\u200f\u2028-\u202f\u2060-\u2069\ufeff]/)
          if (token.kind !== 'lead') expect(token.text).not.toBe('')
        }
      }),
      { numRuns: 5000 },
    )
  })

  test('the short cut for plain words agrees with the expression', () => {
    // An accent on every letter sends every word past the short cut.
    const plain = fc.string({ unit: fc.constantFrom(...'abAZ019 .,-:;\'"[]!?'.split('')), maxLength: 30 })
    fc.assert(
      fc.property(plain, text => {
        const slow = words(text.replace(/[a-zA-Z]/g, letter => `${letter}\u0301`)).map(word =>
          word.replaceAll('\u0301', ''),
        )
        expect(words(text)).toEqual(slow)
      }),
      { numRuns: 5000 },
    )
  })

  test('long runs without blanks are cut quickly and lose nothing', () => {
    const run = '我们党历来坚决反对教条主义'.repeat(4000)
    const begun = performance.now()
    expect(joinTokens(tokenize(run))).toBe(run)
    expect(performance.now() - begun).toBeLessThan(3000)
    for (const unit of ['a', 'a-', 'a.', '1,', '\u0301', ' ', 'カ', '\u{1d400}', '👨‍', '-', '我\u0301']) {
      const long = unit.repeat(300_000)
      expect(joinTokens(tokenize(long))).toBe(long)
    }
  })

  test('no cut falls inside a character, also where a run is cut into pieces', () => {
    const run = 'ก็ำ้'.repeat(700) + '我\u{e0100}'.repeat(700)
    const edges = new Set<number>()
    let at = 0
    for (const character of graphemes(run)) {
      at += character.length
      edges.add(at)
    }
    for (const { from, text } of tokenize(run)) expect(edges.has(from + text.length)).toBe(true)
  })

  test('a language tag that is none is ignored', () => {
    expect(words('我们反对', 'not a tag!')).toEqual(words('我们反对'))
  })
})

describe('compared faces', () => {
  test('the strict face folds only what cannot be seen', () => {
    expect(norm('e\u0301')).toBe('é')
    for (const [a, b] of [
      ['’', "'"],
      ['–', '-'],
      ['A', 'a'],
      ['é', 'e'],
    ])
      expect(norm(a!)).not.toBe(norm(b!))
  })

  test('the loose face folds case, quotes, dashes and diacritics', () => {
    expect(loosely('“Bolkónski’s” – FÊTE')).toBe('"bolkonski\'s" - fete')
    expect(loosely('が')).not.toBe(loosely('か'))
  })

  test('both stand any string', () => {
    fc.assert(
      fc.property(anyText, text => {
        expect(norm(norm(text))).toBe(norm(text))
        expect(typeof loosely(text)).toBe('string')
      }),
    )
  })
})
