/** Edit rates: what counts as one edit, what they are divided by, and what the post-edits of others were measured at. */
import { existsSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { classesOf } from '../../src/core/classify/classify.ts'
import { editsBetween, editTotal } from '../../src/core/measure/edits.ts'
import { addMeasures, editRate, measure } from '../../src/core/measure/rate.ts'
import { edited, sentence } from './arbitrary.ts'

const of = (text: string) => text.split(' ').filter(word => word !== '')
const edits = (before: string, after: string) => editsBetween(of(before), of(after))

describe('edits', () => {
  test.each([
    ['a b c', 'a b c', [0, 0, 0, 0]],
    ['a b c', 'a x b c', [1, 0, 0, 0]],
    ['a b c', 'a c', [0, 1, 0, 0]],
    ['a b c', 'a x c', [0, 0, 1, 0]],
    ['a b c d e f', 'd e f a b c', [0, 0, 0, 1]],
    // The example of the paper, page 4: three words, one of them put in, and one run in another place.
    [
      'this week the saudis denied information published in the new york times',
      'saudi arabia denied this week information published in the american new york times',
      [1, 0, 2, 1],
    ],
    ['', 'a b', [2, 0, 0, 0]],
    ['a b', '', [0, 2, 0, 0]],
  ])('from “%s” to “%s”', (before, after, [insertions, deletions, substitutions, shifts]) => {
    expect(edits(before, after)).toEqual({ insertions, deletions, substitutions, shifts })
  })

  const words = fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g'), { maxLength: 12 })

  test('are never more than the insertions, deletions and substitutions that would do without shifts', () => {
    fc.assert(
      fc.property(words, words, (before, after) => {
        const total = editTotal(editsBetween(before, after))
        expect(total).toBeLessThanOrEqual(levenshtein(before, after))
        expect(total).toBeGreaterThanOrEqual(Math.abs(before.length - after.length))
        expect(total === 0).toBe(before.join(' ') === after.join(' '))
      }),
    )
  })

  test('balance: what is put in less what is taken out is what the text grew by', () => {
    fc.assert(
      fc.property(words, words, (before, after) => {
        const { insertions, deletions } = editsBetween(before, after)
        expect(insertions - deletions).toBe(after.length - before.length)
      }),
    )
  })

  test('of two long texts that have little in common are counted in time, and balance too', () => {
    const long = (step: number) => Array.from({ length: 6_000 }, (_, i) => `w${(i * step) % 5_003}`)
    const from = performance.now()
    const { insertions, deletions, substitutions } = editsBetween(long(7), long(11))
    expect(performance.now() - from).toBeLessThan(10_000)
    expect(insertions).toBe(deletions)
    expect(substitutions + insertions).toBeLessThanOrEqual(6_000)
  })
})

describe('the rate', () => {
  test('is over the words and marks of the revised text, and null where it has none', () => {
    expect(editRate('One two.', 'One, two three.')).toMatchObject({ numerator: 2, denominator: 5, rate: 0.4 })
    expect(editRate('One', '')).toMatchObject({ numerator: 1, denominator: 0, rate: null })
  })

  test('counts each Chinese character', () => {
    expect(editRate('我们反对教条主义', '我们一贯反对教条主义')).toMatchObject({
      numerator: 2,
      denominator: 10,
    })
  })

  test('leaves blanks and paragraphs alone', () => {
    expect(editRate('One two. Three.', 'One  two.\n\nThree.').numerator).toBe(0)
  })
})

describe('the substantive part', () => {
  test('leaves out what only dresses the words otherwise', () => {
    const { all, substantive, places } = measure(
      'The guerilla war was lost, they say .',
      'The guerrilla war was won, they say.',
    )
    expect([all.numerator, all.denominator]).toEqual([2, 9])
    expect([substantive.numerator, substantive.denominator]).toEqual([1, 9])
    expect(places.map(count => count.class)).toEqual(['substantive', 'spelling', 'spacing'])
  })

  test('is what a person says it is', () => {
    const [before, after] = ['He was lost.', 'He was won.']
    expect(measure(before, after, { given: 'spelling' }).substantive.numerator).toBe(0)
    expect(measure(before, after, { given: 'spelling' }).places).toEqual([{ class: 'spelling', places: 1 }])
    expect(measure('He said so .', 'He said so.', { given: 'substantive' }).substantive.numerator).toBe(0)
    expect(measure('guerilla', 'guerrilla', { given: 'substantive' }).substantive.numerator).toBe(1)
  })

  test('has the denominator of the whole, no more places than the classes name, and sums', () => {
    fc.assert(
      fc.property(
        sentence.chain(text => fc.tuple(fc.constant(text), edited(text))),
        ([before, after]) => {
          const one = measure(before, after)
          expect(one.substantive.denominator).toBe(one.all.denominator)
          expect(one.places).toEqual(before === after ? [] : classesOf(before, after))
          const two = addMeasures([one, one])
          expect(two.all.numerator).toBe(2 * one.all.numerator)
          expect(two.all.denominator).toBe(2 * one.all.denominator)
          if (!one.places.some(count => count.class === 'substantive'))
            expect(one.substantive.numerator).toBe(0)
        },
      ),
    )
  })
})

const folder = new URL('../../../shared/data/mlqe-pe/', import.meta.url)

describe.skipIf(!existsSync(folder))('on post-edits that others have measured (../shared)', () => {
  // They folded case before they counted, and cut the words at spaces; so do we here, and nowhere else.
  test.each([
    ['ru-en', 0.999, 0.001],
    ['en-zh', 0.999, 0.002],
  ])('%s: the rates agree with theirs', (file, least, most) => {
    const rows = readFileSync(new URL(`${file}.jsonl`, folder), 'utf8')
      .trim()
      .split('\n')
    const pairs = rows.map(row => {
      const { mt, pe, hter } = JSON.parse(row) as { mt: string; pe: string; hter: number }
      const cut = (text: string) => text.toLowerCase().split(/\s+/).filter(Boolean)
      return [Math.min(1, editTotal(editsBetween(cut(mt), cut(pe))) / cut(pe).length), hter] as const
    })
    const apart = pairs.reduce((sum, [x, y]) => sum + Math.abs(x - y), 0) / pairs.length
    expect(correlation(pairs)).toBeGreaterThan(least)
    expect(apart).toBeLessThan(most)
  })
})

function correlation(pairs: readonly (readonly [number, number])[]): number {
  const mean = (side: 0 | 1) => pairs.reduce((sum, pair) => sum + pair[side], 0) / pairs.length
  const [meanX, meanY] = [mean(0), mean(1)]
  let [xy, xx, yy] = [0, 0, 0]
  for (const [x, y] of pairs) {
    xy += (x - meanX) * (y - meanY)
    xx += (x - meanX) ** 2
    yy += (y - meanY) ** 2
  }
  return xy / Math.sqrt(xx * yy)
}

function levenshtein(a: readonly string[], b: readonly string[]): number {
  let row = b.map((_, j) => j + 1)
  for (const [i, x] of a.entries()) {
    let [diagonal, left] = [i, i + 1]
    row = row.map((above, j) => {
      const cost = Math.min(above + 1, left + 1, diagonal + (x === b[j] ? 0 : 1))
      ;[diagonal, left] = [above, cost]
      return cost
    })
  }
  return row.at(-1) ?? a.length
}
