/** Three-way merge: its laws over thousands of random triples, and what becomes of real-looking edits. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Merge, merge } from '../../src/core/merge.ts'
import { tokenize } from '../../src/core/text/token.ts'
import { anyText, edited, sentence } from './arbitrary.ts'

const RUNS = { numRuns: 2000 }
const PARENT = 'We have always firmly opposed dogmatism, we are genuinely opposed to it.'

/** Three related texts: a sentence and two edited forms of it, or any strings at all. */
const triple = fc.oneof(
  { weight: 3, arbitrary: sentence.chain(p => fc.tuple(fc.constant(p), edited(p), edited(p))) },
  { weight: 1, arbitrary: fc.tuple(anyText, anyText, anyText) },
)

const resolve = (merged: Merge, side: 'parent' | 'ours' | 'theirs') =>
  merged.kind === 'clean'
    ? merged.text
    : merged.pieces.map(piece => (piece.kind === 'agreed' ? piece.text : piece[side])).join('')

describe('laws of the merge', () => {
  test('a side that changed nothing yields to the other, byte for byte', () => {
    fc.assert(
      fc.property(triple, ([p, a]) => {
        expect(merge(p, a, p)).toEqual({ kind: 'clean', text: a })
        expect(merge(p, p, a)).toEqual({ kind: 'clean', text: a })
      }),
      RUNS,
    )
  })

  test('the same change made on both sides is made once', () => {
    fc.assert(
      fc.property(triple, ([p, a]) => {
        expect(merge(p, a, a)).toEqual({ kind: 'clean', text: a })
      }),
      RUNS,
    )
  })

  test('the sides may be swapped', () => {
    fc.assert(
      fc.property(triple, ([p, a, b]) => {
        const there = merge(p, a, b)
        const back = merge(p, b, a)
        expect(back.kind).toBe(there.kind)
        expect(resolve(back, 'ours')).toBe(resolve(there, 'theirs'))
        expect(resolve(back, 'theirs')).toBe(resolve(there, 'ours'))
        expect(resolve(back, 'parent')).toBe(resolve(there, 'parent'))
      }),
      RUNS,
    )
  })

  test('no token that a side brought in is lost', () => {
    fc.assert(
      fc.property(triple, ([p, a, b]) => {
        const merged = merge(p, a, b)
        for (const [text, side] of [
          [a, 'ours'],
          [b, 'theirs'],
        ] as const) {
          const kept = count(resolve(merged, side))
          const had = count(p)
          const other = count(side === 'ours' ? b : a)
          for (const [token, times] of count(text)) {
            // White space that opens a text is a token of no letters.
            if (token === '') continue
            // What neither the parent nor the other side has can only have come from here: all of it must be there.
            if (!had.has(token) && !other.has(token))
              expect(kept.get(token) ?? 0).toBeGreaterThanOrEqual(times)
          }
        }
      }),
      RUNS,
    )
  })

  test('edits on tokens that are not neighbours never conflict', () => {
    fc.assert(
      fc.property(fc.integer({ min: 3, max: 30 }), fc.nat(), fc.nat(), (length, x, y) => {
        const words = Array.from({ length }, (_, i) => `word${i}`)
        const i = x % length
        const j = y % length
        fc.pre(Math.abs(i - j) > 1)
        const ours = words.with(i, 'ours').join(' ')
        const theirs = words.with(j, 'theirs').join(' ')
        const both = words.with(i, 'ours').with(j, 'theirs').join(' ')
        expect(merge(words.join(' '), ours, theirs)).toEqual({ kind: 'clean', text: both })
      }),
      RUNS,
    )
  })
})

function clean(parent: string, ours: string, theirs: string, text: string) {
  expect(merge(parent, ours, theirs)).toEqual({ kind: 'clean', text })
  expect(merge(parent, theirs, ours)).toEqual({ kind: 'clean', text })
}

describe('merging two proofreaders', () => {
  test('takes edits far apart from both', () => {
    expect(
      merge(
        PARENT,
        'We have always resolutely opposed dogmatism, we are genuinely opposed to it.',
        'We have always firmly opposed dogmatism; we are genuinely opposed to it.',
      ),
    ).toEqual({
      kind: 'clean',
      text: 'We have always resolutely opposed dogmatism; we are genuinely opposed to it.',
    })
  })

  test('leaves single blanks where both take words away', () => {
    expect(merge('a b c', 'b c', 'a b')).toEqual({ kind: 'clean', text: 'b' })
    expect(merge('a b c d e', 'a c d e', 'a b c e')).toEqual({ kind: 'clean', text: 'a c e' })
    expect(merge('a b c d e', 'x a b c d e', 'a b c d e y')).toEqual({ kind: 'clean', text: 'x a b c d e y' })
  })

  test('asks where both change the same word, and leaves the rest agreed', () => {
    expect(merge('one two three four five', 'one dos three four five.', 'one zwei three four five')).toEqual({
      kind: 'conflict',
      pieces: [
        { kind: 'agreed', text: 'one ' },
        { kind: 'conflict', parent: 'two', ours: 'dos', theirs: 'zwei' },
        { kind: 'agreed', text: ' three four five.' },
      ],
    })
  })

  test('takes corrections of neighbouring words from both', () => {
    clean('one two three', 'uno two three', 'one dos three', 'uno dos three')
    clean('dogmatism, we', 'dogmatisms, we', 'dogmatism; we', 'dogmatisms; we')
    clean('keep this word here', 'keep word here', 'keep this term here', 'keep term here')
    clean('one two three', 'one two, three', 'one dos three', 'one dos, three')
    clean('one two three', 'one (two three', 'one dos three', 'one (dos three')
  })

  test('takes a correction that both made once, though one made another beside it', () => {
    clean('one two three', 'uno dos three', 'uno two three', 'uno dos three')
    clean('one two three', 'one dos tres', 'one two tres', 'one dos tres')
    clean('one guerilla war', 'one guerrilla warfare war', 'one guerrilla war', 'one guerrilla warfare war')
  })

  test('asks where both put in at one place, unless it is the same', () => {
    expect(merge('one two', 'one and two', 'one or two').kind).toBe('conflict')
    expect(merge('one two', 'one, two', 'one and two').kind).toBe('conflict')
    clean('one two', 'one and two', 'one and two', 'one and two')
    clean('one two', 'one, two', 'one (two', 'one, (two')
  })

  test('asks where a wrong text could come of two edits side by side', () => {
    for (const [parent, ours, theirs] of [
      ['a big large dog', 'a large dog', 'a big dog'],
      ['a very good dog', 'a good dog', 'a very very good dog'],
      ['the guerilla came', 'the partisan war came', 'the guerilla warfare came'],
      ['only he came', 'he only came', 'he came only'],
      ['only he came', 'he only came', 'he came'],
    ] as const)
      expect(merge(parent, ours, theirs).kind, parent).toBe('conflict')
  })

  test('asks where two words would run into one, and only there', () => {
    expect(merge('□', 'Yes', '□conditions').kind).toBe('conflict')
    clean('he said "yes"', 'he said “yes"', 'he said "oh yes"', 'he said “oh yes"')
  })

  test('asks together where the blank between two words goes with the one that is disputed', () => {
    for (const [parent, ours, theirs] of [
      ['is, the', 'is mountain the', 'ye sis, the'],
      ['radio minister, border', 'radiominister, was border', 'minister letter border'],
      ['radio city train', 'radio“thecity train', 'radio city harvest t rain'],
    ] as const) {
      const merged = merge(parent, ours, theirs)
      const wrote = new Set([parent, ours, theirs].flatMap(text => text.match(/\p{L}+/gu)))
      for (const side of ['ours', 'theirs'] as const)
        for (const word of resolve(merged, side).match(/\p{L}+/gu) ?? []) expect(wrote, word).toContain(word)
    }
  })

  test('holds a rewritten phrase together against a change in its middle', () => {
    expect(
      merge('they met in the great hall', 'people gathered in a small room', 'they met in the great house')
        .kind,
    ).toBe('conflict')
  })

  test('asks where one removes what the other corrects', () => {
    const merged = merge('keep this word here', 'keep word here', 'keep that word here')
    expect(merged).toEqual({
      kind: 'conflict',
      pieces: [
        { kind: 'agreed', text: 'keep ' },
        { kind: 'conflict', parent: 'this ', ours: '', theirs: 'that ' },
        { kind: 'agreed', text: 'word here' },
      ],
    })
  })

  test('keeps both texts where both insert at one place', () => {
    expect(merge('one two', 'one and two', 'one or two')).toMatchObject({
      kind: 'conflict',
      pieces: [{ text: 'one ' }, { parent: '', ours: 'and ', theirs: 'or ' }, { text: 'two' }],
    })
  })

  test('keeps a changed line break beside a changed word elsewhere', () => {
    expect(merge('one two\nthree four', 'one two three four', 'one two\nthree five')).toEqual({
      kind: 'clean',
      text: 'one two three five',
    })
  })

  test('takes a paragraph parted by one and a word corrected by the other', () => {
    clean('One two. Three four.', 'One two.\n\nThree four.', 'One two. Drei four.', 'One two.\n\nDrei four.')
    clean(
      'One two.  Three four.',
      'One two. Three four.',
      'One two.\n\nThree four.',
      'One two.\n\nThree four.',
    )
    clean('a b c d', 'a\n\nb c d', 'a c d', 'a\n\nc d')
    expect(merge('one two', 'one\n\ntwo', 'one and two').kind).toBe('conflict')
  })

  test('lets a change that no reader sees yield to one that is seen', () => {
    clean('le caf\u00e9 noir', 'le cafe\u0301 noir', 'le th\u00e9 noir', 'le th\u00e9 noir')
    clean('one\r\ntwo\r\nthree', 'one\ntwo\nthree', 'one\r\ntwo three', 'one\ntwo three')
    clean('caf\u00e9 one', 'cafe\u0301 one', 'caf\u00e9 two', 'cafe\u0301 two')
  })

  test('keeps white space that nobody changed, byte for byte', () => {
    clean('a\u00a0b  c\r\n\td e ', 'a\u00a0x  c\r\n\td e ', 'a\u00a0b  c\r\n\td y ', 'a\u00a0x  c\r\n\td y ')
  })

  test('merges Chinese by whole words', () => {
    clean(
      '我们坚决反对教条主义。',
      '我们一贯反对教条主义。',
      '我们坚决反对修正主义。',
      '我们一贯反对修正主义。',
    )
    expect(merge('我们坚决反对。', '我们坚持反对。', '我们绝决反对。').kind).toBe('conflict')
  })

  test('ends soon on long texts that share nothing', () => {
    const text = (word: string) => Array.from({ length: 5000 }, (_, i) => word + i).join(' ')
    expect(merge(text('a'), text('b'), text('c')).kind).toBe('conflict')
  })
})

function count(text: string): Map<string, number> {
  const counts = new Map<string, number>()
  for (const token of tokenize(text)) counts.set(token.text, (counts.get(token.text) ?? 0) + 1)
  return counts
}
