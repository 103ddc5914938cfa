/** Seeking words and putting others in their place, only where a person chose. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { placesIn, replaced, type Sought } from '../../src/core/replace.ts'

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
})

describe('words are put', () => {
  it('in the capitals of those that stood there', () => {
    const text = 'Guerilla, guerilla, GUERILLA'
    expect(replaced(text, placesIn(text, sought('guerilla')), 'guerrilla', false)).toBe(
      'Guerrilla, guerrilla, GUERRILLA',
    )
    expect(replaced('I met', [{ from: 0, to: 1 }], 'we', false)).toBe('We met')
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
