/** Seeking words and putting others in their place, only where a person chose. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isAsTyped, placesIn, replaced, type Sought } from '../../src/core/replace.ts'
import { isClusterEdge } from '../../src/core/text/segmenter.ts'

const sought = (words: string, more: Partial<Sought> = {}): Sought => ({
  words,
  whole: true,
  exactCase: false,
  ...more,
})
/** The places in brackets. */
const found = (text: string, by: Sought) =>
  placesIn(text, by).reduceRight(
    (out, { from, to }) => `${out.slice(0, from)}[${out.slice(from, to)}]${out.slice(to)}`,
    text,
  )

describe('words are found', () => {
  it('as whole words, whatever their capitals and the blanks between them', () => {
    expect(
      found('Secretary General, secretary\ngeneral, Secretary Generals', sought('secretary general')),
    ).toBe('[Secretary General], [secretary\ngeneral], Secretary Generals')
  })

  it('within words, or in exactly these capitals, where that is asked for', () => {
    expect(found('Deng, dengue', sought('deng', { whole: false }))).toBe('[Deng], [deng]ue')
    expect(found('Deng, deng', sought('Deng', { exactCase: true }))).toBe('[Deng], deng')
  })

  it('with signs that mean something to a pattern, in brackets and beside marks', () => {
    expect(found('[North] Korea and (North) Korea.', sought('[North]'))).toBe(
      '[[North]] Korea and (North) Korea.',
    )
    expect(found('p.m. a.m.', sought('p.m.'))).toBe('[p.m.] a.m.')
    expect(found('北京和北京城', sought('北京', { whole: false }))).toBe('[北京]和[北京]城')
  })

  it('nowhere, where nothing but blanks is sought', () => {
    expect(placesIn('a  b', sought('  '))).toEqual([])
  })

  it('with hyphens, and with every sign that a keyboard has', () => {
    expect(found('The Secretary-General, a secretary-general.', sought('secretary-general'))).toBe(
      'The [Secretary-General], a [secretary-general].',
    )
    for (let code = 0x21; code < 0x7f; code++) {
      const sign = String.fromCharCode(code)
      for (const words of [sign, `a${sign}b`, `${sign}${sign} ${sign}c`]) {
        for (const whole of [true, false]) {
          const [place] = placesIn(`— ${words} —`, sought(words, { whole, exactCase: true }))
          expect(place, `${words}, ${whole}`).toEqual({ from: 2, to: 2 + words.length })
        }
      }
    }
  })

  it('whatever they are: the search never fails, and finds the words themselves', () => {
    const unit = fc.oneof(
      fc.constantFrom(
        ...'-−–—‐/\\^$.*+?()[]{}|&~#%`"\'«»„“”…·、。「」ー々〆ء\u0301\u0e33\u200d\ud800é中かกǅßſİ',
      ),
      fc.constantFrom('e\u0301', '👩‍🚀', '한', '\u1112\u1161\u11ab', '\r\n'),
      fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
    )
    const words = fc.array(unit, { minLength: 1, maxLength: 5 }).map(units => units.join(''))
    fc.assert(
      fc.property(words, words, fc.boolean(), fc.boolean(), (words, around, whole, exactCase) => {
        const text = `${around} ${words} ${around}`
        const by = sought(words, { whole, exactCase })
        const places = placesIn(text, by)
        let end = 0
        for (const { from, to } of places) {
          expect(from).toBeGreaterThanOrEqual(end)
          expect(to).toBeGreaterThan(from)
          expect([from, to].every(at => isClusterEdge(text, at))).toBe(true)
          end = to
        }
        const core = words.trim()
        const at = around.length + 1 + words.indexOf(core)
        const isCut = ![at, at + core.length].every(at => isClusterEdge(text, at))
        // An earlier place may reach into it.
        if (core === '' || isCut) return
        expect(places.some(({ from, to }) => from < at + core.length && to > at)).toBe(true)
      }),
      { numRuns: 500 },
    )
  })

  it('whole in scripts that set no blanks, where no border can be asked for', () => {
    expect(found('我们在北京讨论。', sought('北京'))).toBe('我们在[北京]讨论。')
    expect(found('東京タワーへ行く', sought('タワー'))).toBe('東京[タワー]へ行く')
    expect(found('เขาอยู่ในกรุงเทพมหานคร', sought('กรุงเทพ'))).toBe('เขาอยู่ใน[กรุงเทพ]มหานคร')
    expect(found('在1962年和11962年', sought('1962'))).toBe('在[1962]年和11962年')
    expect(found('用AB弹和ABC弹', sought('ab'))).toBe('用[AB]弹和ABC弹')
  })

  it('however their accents are encoded, and never inside a letter', () => {
    const [composed, decomposed] = ['café', 'cafe\u0301']
    for (const words of [composed, decomposed]) {
      expect(found(`a ${composed}, a ${decomposed}!`, sought(words))).toBe(
        `a [${composed}], a [${decomposed}]!`,
      )
    }
    for (const whole of [true, false]) {
      expect(found(`cafe ${composed} ${decomposed}`, sought('cafe', { whole }))).toBe(
        `[cafe] ${composed} ${decomposed}`,
      )
      expect(found('👩‍🚀 👩', sought('👩', { whole }))).toBe('👩‍🚀 [👩]')
    }
    expect(found('e\u0301 \u1112\u1161\u11ab.', sought('한'))).toBe('e\u0301 [\u1112\u1161\u11ab].')
  })
})

describe('words are put', () => {
  it('in the capitals of those that stood there', () => {
    const text = 'Guerilla, guerilla, GUERILLA'
    expect(replaced(text, placesIn(text, sought('guerilla')), 'guerrilla', false)).toBe(
      'Guerrilla, guerrilla, GUERRILLA',
    )
    expect(replaced('I met', [{ from: 0, to: 1 }], 'we', false)).toBe('We met')
  })

  it('as they were typed, where capitals were typed among the words sought', () => {
    const put = (text: string, words: string, put: string) => {
      const by = sought(words)
      return replaced(text, placesIn(text, by), put, isAsTyped(by))
    }
    expect(put('Of China, CHINA and china.', 'China', 'the PRC')).toBe('Of the PRC, the PRC and the PRC.')
    expect(put('Guerilla, guerilla, GUERILLA', 'guerilla', 'guerrilla')).toBe(
      'Guerrilla, guerrilla, GUERRILLA',
    )
    expect(put('Guerilla', 'Guerilla', 'guerrilla')).toBe('guerrilla')
    expect(isAsTyped(sought('deng', { exactCase: true }))).toBe(true)
  })

  it('in capitals word by word, where they are as many', () => {
    const put = (text: string, put: string) =>
      replaced(text, placesIn(text, sought('party secretary')), put, false)
    expect(put('the Party Secretary, a party secretary, Party secretary', 'secretary general')).toBe(
      'the Secretary General, a secretary general, Secretary general',
    )
    expect(put('Party Secretary', 'secretary of the party')).toBe('Secretary of the party')
    expect(put('Party Secretary', '“chief” ')).toBe('“Chief” ')
  })

  it('only at the places chosen: all else stays byte for byte', () => {
    const text = fc.string({ unit: 'binary' })
    fc.assert(
      fc.property(
        text,
        fc.constantFrom('a', 'b c', '.'),
        text,
        fc.boolean(),
        (before, words, put, exactCase) => {
          const all = placesIn(`${before} a b  c a.`, sought(words, { exactCase, whole: false }))
          const whole = `${before} a b  c a.`
          const chosen = all.filter((_, i) => i % 2 === 0)
          const marked = replaced(whole, chosen, '\u0001', true)
          expect(marked.split('\u0001').length - 1).toBeGreaterThanOrEqual(chosen.length)
          expect(replaced(whole, [], put, exactCase)).toBe(whole)
          let at = 0
          const kept = chosen.map(({ from, to }) => {
            const piece = whole.slice(at, from)
            at = to
            return piece
          })
          const expected = [...kept, whole.slice(at)].join(put)
          expect(replaced(whole, chosen, put, true)).toBe(expected)
        },
      ),
    )
  })
})
