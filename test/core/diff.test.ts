/** The diff gives both texts back, byte for byte, on any two strings, and ends in time on the worst of them. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Change, diffWords } from '../../src/core/diff/diff.ts'
import { number, pairUp, stretchesOf } from '../../src/core/diff/stretch.ts'
import { anyText, edited, sentence } from './arbitrary.ts'

const side = (changes: readonly Change[], without: Change['op']) =>
  changes
    .filter(change => change.op !== without)
    .map(change => change.text)
    .join('')

const pair = fc.oneof(
  fc.tuple(anyText, anyText),
  sentence.chain(a => fc.tuple(fc.constant(a), edited(a))),
  anyText.chain(a => fc.tuple(fc.constant(a), edited(a))),
)

describe('laws of the diff', () => {
  test('equal and delete give the old text, equal and insert the new one', () => {
    fc.assert(
      fc.property(pair, ([a, b]) => {
        const changes = diffWords(a, b)
        expect(side(changes, 'insert')).toBe(a)
        expect(side(changes, 'delete')).toBe(b)
      }),
      { numRuns: 8000 },
    )
  })

  test('no change is empty, no two neighbours do the same, and an insertion follows its deletion', () => {
    fc.assert(
      fc.property(pair, ([a, b]) => {
        const changes = diffWords(a, b)
        for (const [i, change] of changes.entries()) {
          expect(change.text).not.toBe('')
          expect(change.op).not.toBe(changes[i + 1]?.op)
          if (change.op === 'insert') expect(changes[i + 1]?.op ?? 'equal').toBe('equal')
        }
      }),
      { numRuns: 4000 },
    )
  })

  test('a text does not differ from itself, and the same question has the same answer', () => {
    fc.assert(
      fc.property(pair, ([a, b]) => {
        expect(diffWords(a, a).every(change => change.op === 'equal')).toBe(true)
        expect(diffWords(a, b)).toEqual(diffWords(a, b))
      }),
      { numRuns: 2000 },
    )
  })

  test('no change cuts a surrogate pair of well-formed texts in two', () => {
    const well = fc.string({ unit: 'binary', maxLength: 30 })
    fc.assert(
      fc.property(well, well, (a, b) => {
        for (const change of diffWords(a, b)) expect(change.text.isWellFormed()).toBe(true)
      }),
      { numRuns: 3000 },
    )
  })
})

describe('pairing', () => {
  const list = fc.array(fc.integer({ min: 0, max: 6 }), { maxLength: 60 })

  test('pairs are equal and ascend, and the stretches between cover all the rest', () => {
    fc.assert(
      fc.property(list, list, (a, b) => {
        const mate = pairUp(Int32Array.from(a), Int32Array.from(b))
        let last = -1
        for (const [i, j] of mate.entries()) {
          if (j < 0) continue
          expect(b[j]).toBe(a[i])
          expect(j).toBeGreaterThan(last)
          last = j
        }
        const stretches = stretchesOf(mate, b.length)
        const deleted = stretches.reduce((sum, { fromA, toA }) => sum + toA - fromA, 0)
        expect(deleted).toBe(mate.filter(j => j < 0).length)
      }),
      { numRuns: 3000 },
    )
  })

  test('without entries that stand once, as many are paired as can be', () => {
    fc.assert(
      fc.property(list, list, (a, b) => {
        const [twiceA, twiceB] = [a.flatMap(x => [x, x]), b.flatMap(x => [x, x])]
        const mate = pairUp(Int32Array.from(twiceA), Int32Array.from(twiceB))
        expect(mate.filter(j => j >= 0).length).toBe(longestCommon(twiceA, twiceB))
      }),
      { numRuns: 1000 },
    )
  })

  test('equal strings have equal numbers', () => {
    expect(number(['a', 'b', 'a'], ['b', 'c']).map(ids => [...ids])).toEqual([
      [0, 1, 0],
      [1, 2],
    ])
  })
})

describe('the worst cases end in time, and lose nothing', () => {
  const run = (word: string, length = 20_000) => Array.from({ length }, (_, i) => word + i).join(' ')
  const scrambled = (length: number, step: number) =>
    Array.from({ length }, (_, i) => 'abcdefgh'[(i * i * step + i) % 7]).join(' ')
  test.each([
    ['nothing in common', run('a'), run('b')],
    ['the same words backwards', run('a'), run('a').split(' ').reverse().join(' ')],
    ['few words over and over', scrambled(20_000, 3), scrambled(20_000, 5)],
    ['repetitions', 'a b '.repeat(10_000), 'b a c '.repeat(7000)],
    ['one endless word', 'x'.repeat(500_000), `${'x'.repeat(500_000)}y`],
    ['one endless Chinese word', '我'.repeat(30_000), '你'.repeat(30_000)],
  ])('%s', (_, a, b) => {
    const begun = performance.now()
    const changes = diffWords(a, b)
    const took = performance.now() - begun
    expect(side(changes, 'insert')).toBe(a)
    expect(side(changes, 'delete')).toBe(b)
    // Each takes well under a second; the machine that runs the tests may be busy with others.
    expect(took).toBeLessThan(5000)
  })
})

function longestCommon(a: readonly number[], b: readonly number[]): number {
  let last = new Array<number>(b.length + 1).fill(0)
  for (const x of a) {
    const row = [0]
    for (const [j, y] of b.entries()) row.push(x === y ? last[j]! + 1 : Math.max(last[j + 1]!, row[j]!))
    last = row
  }
  return last[b.length]!
}
