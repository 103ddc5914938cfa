/** What is painted is what stands there: pieces joined give the texts, byte for byte, over whole cells and over segments. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { BETWEEN_SEGMENTS } from '../../src/app/comparison.ts'
import { differencesReady, newDifference } from '../../src/app/differences.ts'
import { piecesWithin } from '../../src/app/elements/marked.ts'
import {
  basePieces,
  cutPieces,
  hitsIn,
  type Piece,
  plainPieces,
  versionPieces,
} from '../../src/app/pieces.ts'
import { anyText, edited, sentence } from '../core/arbitrary.ts'
import { read } from '../core/notation.ts'

await differencesReady()

const join = (pieces: readonly Piece[]) => pieces.map(({ text }) => text).join('')
const standing = (pieces: readonly Piece[]) => join(pieces.filter(({ op }) => op !== 'delete'))
const pair = fc.oneof(
  fc.tuple(anyText, anyText),
  sentence.chain(text => fc.tuple(fc.constant(text), edited(text))),
)
const show = (pieces: readonly Piece[]) =>
  pieces.map(({ op, text }) => (op === 'equal' ? text : op === 'insert' ? `+${text}+` : `-${text}-`)).join('')

describe('the pieces of a version', () => {
  it('are its own words and those that it left out, each with its change', () => {
    const [a, b] = read('one [two/twi] three[ four/]')
    const pieces = versionPieces(newDifference(a, b, 'en'), 'B')
    expect(show(pieces)).toBe('one -two-+twi+ three- four-')
    expect(pieces.map(({ changes }) => changes[0]?.place ?? '')).toEqual(['', 0, 0, '', 1])
    expect(pieces.filter(({ op }) => op === 'delete').map(({ replaced }) => replaced)).toEqual([true, false])
  })

  it('joined without deletions are its text, and stand where they say, whatever the texts', () => {
    fc.assert(
      fc.property(pair, ([a, b]) => {
        const difference = newDifference(a, b, 'en')
        const pieces = versionPieces(difference, 'B')
        expect(standing(pieces)).toBe(b)
        expect(join(pieces.filter(({ op }) => op !== 'insert'))).toBe(a)
        for (const { op, text, from, to } of pieces)
          expect(b.slice(from, to)).toBe(op === 'delete' ? '' : text)
        for (const { op, changes } of pieces)
          if (op !== 'equal') expect(difference.places[changes[0]!.place]).toBeDefined()
      }),
      { numRuns: 3_000 },
    )
  })
})

describe('the pieces of the base', () => {
  it('are marked where any version changes them, and say whether all do', () => {
    const base = 'one two goes along with three'
    const others = ['one TWO goes along with three', 'one TWO goes along with four'].map((text, i) => ({
      ref: 'BC'[i]!,
      difference: newDifference(base, text, 'en'),
    }))
    const pieces = basePieces(base, others)
    expect(show(pieces)).toBe('one -two- goes along with -three-')
    expect(pieces.filter(({ op }) => op === 'delete').map(({ byAll }) => byAll)).toEqual([true, false])
    expect(pieces[1]!.changes).toEqual([
      { ref: 'B', place: 0 },
      { ref: 'C', place: 0 },
    ])
  })

  it('joined are the base, whatever the texts', () => {
    fc.assert(
      fc.property(fc.array(pair, { minLength: 1, maxLength: 3 }), pairs => {
        const base = pairs[0]![0]
        const others = pairs.map(([, text], i) => ({
          ref: 'BCD'[i]!,
          difference: newDifference(base, text, 'en'),
        }))
        const pieces = basePieces(base, others)
        expect(join(pieces)).toBe(base)
        for (const { text, from, to } of pieces) expect(base.slice(from, to)).toBe(text)
        // Every change of every version that takes words of the base can be found in it.
        for (const { ref, difference } of others)
          for (const [place, { before }] of difference.places.entries())
            expect(
              join(pieces.filter(({ changes }) => changes.some(c => c.ref === ref && c.place === place))),
            ).toBe(before)
      }),
      { numRuns: 1_500 },
    )
  })
})

describe('the pieces within the segments of a cell', () => {
  // A blank line within a segment looks like the border between two, and is none.
  const segment = fc
    .array(
      sentence.map(text => text.trim() || 'word'),
      { minLength: 1, maxLength: 2 },
    )
    .map(paragraphs => paragraphs.join('\n\n'))
  const cell = fc.array(segment, { minLength: 1, maxLength: 4 })

  const within = (pieces: readonly Piece[], texts: readonly string[]) => {
    let start = 0
    return texts.map((text, i) => {
      const part = piecesWithin(pieces, start, start + text.length, i === texts.length - 1)
      start += text.length + BETWEEN_SEGMENTS.length
      return part
    })
  }

  it('give each segment its own text, and lose no deletion and no insertion', () => {
    fc.assert(
      fc.property(
        cell.chain(texts =>
          fc.tuple(
            fc.constant(texts),
            fc.oneof(
              edited(texts.join('\n\n')),
              cell.map(other => other.join('\n\n')),
            ),
          ),
        ),
        ([texts, before]) => {
          const pieces = versionPieces(newDifference(before, texts.join(BETWEEN_SEGMENTS), 'en'), 'B')
          const parts = within(pieces, texts)
          expect(parts.map(standing)).toEqual(texts)
          const deletions = (of: readonly Piece[]) =>
            of.filter(({ op }) => op === 'delete').map(({ text }) => text)
          expect(deletions(parts.flat())).toEqual(deletions(pieces))
        },
      ),
      { numRuns: 2_000 },
    )
  })

  it('give each segment of the base its own text', () => {
    fc.assert(
      fc.property(cell, cell, (texts, other) => {
        const base = texts.join(BETWEEN_SEGMENTS)
        const pieces = basePieces(base, [
          { ref: 'B', difference: newDifference(base, other.join('\n\n'), 'en') },
        ])
        expect(within(pieces, texts).map(join)).toEqual(texts)
      }),
      { numRuns: 1_000 },
    )
  })

  it('show at the border what was left out between two segments', () => {
    const texts = ['one', 'three']
    const pieces = versionPieces(newDifference('one\n\ntwo\n\nthree', texts.join('\n\n'), 'en'), 'B')
    expect(
      within(pieces, texts)
        .flat()
        .filter(({ op }) => op === 'delete')
        .map(({ text }) => text.trim()),
    ).toEqual(['two'])
  })
})

describe('cutting', () => {
  it('loses nothing and leaves no piece on both sides of a cut', () => {
    fc.assert(
      fc.property(pair, fc.array(fc.nat(60), { maxLength: 6 }), ([a, b], cuts) => {
        const pieces = versionPieces(newDifference(a, b, 'en'), 'B')
        const cut = cutPieces(pieces, cuts)
        expect(join(cut)).toBe(join(pieces))
        expect(standing(cut)).toBe(b)
        for (const { from, to, op } of cut)
          if (op !== 'delete') expect(cuts.some(at => at > from && at < to)).toBe(false)
      }),
      { numRuns: 1_000 },
    )
  })
})

describe('plain text', () => {
  it('is one piece, and none if empty', () => {
    expect([join(plainPieces('one two')), plainPieces('')]).toEqual(['one two', []])
  })
})

describe('search hits', () => {
  it('are found whatever their capitals, and point at the text itself', () => {
    expect(hitsIn('River, river, RIVERS', ' river ')).toEqual([
      { from: 0, to: 5 },
      { from: 7, to: 12 },
      { from: 14, to: 19 },
    ])
    expect(hitsIn('anything', '  ')).toEqual([])
  })

  it('are none rather than wrong where lower-casing changes a text’s length', () => {
    expect(hitsIn('İstanbul river', 'river')).toEqual([])
  })
})
