/** The diff gives both texts back, byte for byte, on any two strings, and ends in time on the worst of them. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Change, diffWords } from '../../src/core/diff/diff.ts'
import { pairUp } from '../../src/core/diff/pairing.ts'
import { stretchesOf } from '../../src/core/diff/unpaired.ts'
import { number } from '../../src/core/diff/words.ts'
import { graphemes } from '../../src/core/text/segmenter.ts'
import { anyText, edited, sentence } from './arbitrary.ts'
import { busySince } from './busy.ts'

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

  test('no change cuts a character in two, in either text', () => {
    const clusters = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 30 }),
      fc
        .array(
          fc.constantFrom(
            'a',
            'e\u0301',
            'क्षि',
            '\r\n',
            '👨‍👩‍👧',
            '🇨🇳',
            '각',
            'ก็ำ้',
            '\u0600',
            ' ',
            '\u200d',
            '我\u{e0100}',
            '.',
          ),
          {
            maxLength: 20,
          },
        )
        .map(parts => parts.join('')),
    )
    const ends = (text: string) => {
      const found = new Set([0])
      for (const character of graphemes(text)) found.add([...found].at(-1)! + character.length)
      return found
    }
    fc.assert(
      fc.property(
        fc.oneof(
          fc.tuple(clusters, clusters),
          clusters.chain(a => fc.tuple(fc.constant(a), edited(a))),
        ),
        ([a, b]) => {
          const edges = { delete: ends(a), insert: ends(b) }
          const at = { delete: 0, insert: 0 }
          for (const { op, text } of diffWords(a, b)) {
            for (const one of ['delete', 'insert'] as const) {
              if (op !== 'equal' && op !== one) continue
              at[one] += text.length
              expect(edges[one].has(at[one])).toBe(true)
            }
          }
        },
      ),
      { numRuns: 5000 },
    )
  })

  test('white space decides nothing about words, and every difference in it is told', () => {
    const blanks = fc.constantFrom(' ', '  ', '\n', '\t', '\u00a0', '\r\n', ' \u2060')
    const words = fc.array(fc.constantFrom('one', 'two', 'three', 'the'), { minLength: 1, maxLength: 12 })
    fc.assert(
      fc.property(
        words.chain(list =>
          fc.tuple(
            fc.constant(list),
            fc.array(blanks, { minLength: list.length, maxLength: list.length }),
            fc.array(blanks, { minLength: list.length, maxLength: list.length }),
          ),
        ),
        ([list, x, y]) => {
          const spaced = (spaces: string[]) => list.map((word, k) => word + spaces[k]).join('')
          for (const { op, text } of diffWords(spaced(x), spaced(y)))
            if (op !== 'equal') expect(text).toMatch(/^[\s\u2060]+$/)
        },
      ),
    )
  })

  test('nothing cheaper to read can be found where it is not said to be imprecise', () => {
    const words = fc.array(fc.constantFrom('the', 'of', 'and', ',', '.', 'cat', 'dog', 'Kozlov'), {
      maxLength: 14,
    })
    fc.assert(
      fc.property(words, words, (a, b) => {
        const changes = diffWords(a.join(' '), b.join(' '))
        expect(changes.every(change => change.precise === undefined)).toBe(true)
        // A swap is shown as one place although two would cost a little less.
        fc.pre(isWithoutSwap(changes))
        expect(costOf(changes) - paidApart(changes)).toBeCloseTo(leastCost(a, b), 1)
      }),
      { numRuns: 3000 },
    )
  })
})

test('nor in longer texts of which little changed, where only a band of the table is filled', () => {
  const vocabulary = ['the', 'of', 'and', ',', '.', ...Array.from({ length: 40 }, (_, k) => `word${k}`)]
  const text = fc.array(fc.constantFrom(...vocabulary), { minLength: 80, maxLength: 160 })
  const edits = fc.array(fc.tuple(fc.nat(), fc.nat(3), fc.constantFrom(...vocabulary)), { maxLength: 12 })
  fc.assert(
    fc.property(text, edits, (a, list) => {
      const b = [...a]
      for (const [at, removed, word] of list) b.splice(at % (b.length + 1), removed, word)
      const changes = diffWords(a.join(' '), b.join(' '))
      fc.pre(isWithoutSwap(changes))
      expect(costOf(changes) - paidApart(changes)).toBeLessThan(leastCost(a, b) + 0.3)
    }),
    { numRuns: 150 },
  )
})

const weightOf = (word: string) => (/^\p{P}$/u.test(word) ? 0.25 : /^(?:the|of|and)$/.test(word) ? 0.5 : 1)
const wordsOf = (text: string) => text.split(/\s+/).filter(word => word !== '')

function costOf(changes: readonly Change[]): number {
  let cost = 0
  for (const [k, { op, text }] of changes.entries()) {
    if (op === 'equal' || text.trim() === '') continue
    for (const word of wordsOf(text)) cost += weightOf(word)
    if (op === 'delete' || changes[k - 1]?.op !== 'delete') cost += 1.25
  }
  return cost
}

/**
 * What is paid for places that a reader is shown apart although one would cost less: two marks in a row, and one small word
 * between two small changes, are kept between them. Nothing else may be.
 */
function paidApart(changes: readonly Change[]): number {
  let paid = 0
  for (const [k, { op, text }] of changes.entries()) {
    const words = wordsOf(text)
    if (op !== 'equal' || k === 0 || k === changes.length - 1 || words.length === 0) continue
    const weight = words.reduce((sum, word) => sum + weightOf(word), 0)
    if (2 * weight >= 1.25) continue
    const isPairOfMarks = words.length === 2 && weight === 0.5
    const isSmallWord = words.length === 1 && weight === 0.5
    const beside = changes.slice(Math.max(0, k - 2), k).concat(changes.slice(k + 1, k + 3))
    const isSmall = beside.every(change => change.op === 'equal' || wordsOf(change.text).length <= 1)
    expect(isPairOfMarks || (isSmallWord && isSmall)).toBe(true)
    paid += 1.25 - 2 * weight
  }
  return paid
}

const isWithoutSwap = (changes: readonly Change[]) =>
  changes.every((change, k) => {
    const next = changes[k + 1]
    if (change.op !== 'delete' || next?.op !== 'insert') return true
    const [x, y] = [wordsOf(change.text), wordsOf(next.text)]
    return x.length !== y.length || [...x].sort().join() !== [...y].sort().join()
  })

/** The least reading cost of all ways to make `b` of `a`, tried one by one from the end with what is known remembered. */
function leastCost(a: readonly string[], b: readonly string[]): number {
  const known = new Map<string, number>()
  const from = (i: number, j: number, isApart: boolean): number => {
    if (i === a.length && j === b.length) return 0
    const key = `${i} ${j} ${isApart}`
    const found = known.get(key)
    if (found !== undefined) return found
    const opening = isApart ? 0 : 1.25
    const least = Math.min(
      i < a.length && j < b.length && a[i] === b[j] ? from(i + 1, j + 1, false) : Number.POSITIVE_INFINITY,
      i < a.length ? opening + weightOf(a[i]!) + from(i + 1, j, true) : Number.POSITIVE_INFINITY,
      j < b.length ? opening + weightOf(b[j]!) + from(i, j + 1, true) : Number.POSITIVE_INFINITY,
    )
    known.set(key, least)
    return least
  }
  return from(0, 0, false)
}

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

  test('as many are paired as can be', () => {
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

test('a long text of many lines, some of them changed, moved, doubled or taken out, comes back byte for byte', () => {
  const line = fc.array(fc.constantFrom('one', 'two', 'three', 'Kozlov', 'camp', 'said', '.', '我们', ' '), {
    maxLength: 12,
  })
  fc.assert(
    fc.property(
      fc.array(line, { minLength: 3, maxLength: 12 }),
      fc.array(fc.nat(), { maxLength: 60 }),
      (few, edits) => {
        const a = Array.from(
          { length: 900 },
          (_, k) => `${few[k % few.length]!.join(' ')} a line of its own ${k % 700}\r\n`,
        )
        const b = [...a]
        for (const edit of edits) {
          const at = edit % b.length
          const how = (edit >> 10) % 4
          if (how === 0) b[at] = b[at]!.replace('own', 'another')
          else if (how === 1) b.splice(at, 1)
          else if (how === 2) b.splice(at, 0, b[(edit >> 3) % b.length]!)
          else b.splice((edit >> 5) % b.length, 0, ...b.splice(at, 3))
        }
        const changes = diffWords(a.join(''), b.join(''))
        expect(side(changes, 'insert')).toBe(a.join(''))
        expect(side(changes, 'delete')).toBe(b.join(''))
      },
    ),
    { numRuns: 40 },
  )
})

describe('the worst cases end in time, and lose nothing', () => {
  const run = (word: string, length = 20_000) => Array.from({ length }, (_, i) => word + i).join(' ')
  const scrambled = (length: number, step: number) =>
    Array.from({ length }, (_, i) => 'abcdefgh'[(i * i * step + i) % 7]).join(' ')
  test('what was not compared exactly says so', () => {
    const changes = diffWords(run('a', 4000), run('a', 4000).split(' ').reverse().join(' '))
    for (const change of changes) expect(change.precise).toBe(change.op === 'equal' ? undefined : false)
    expect(diffWords(run('a'), run('b')).every(change => change.precise === undefined)).toBe(true)
  })

  test.each([
    ['nothing in common', run('a'), run('b')],
    ['the same words backwards', run('a'), run('a').split(' ').reverse().join(' ')],
    ['few words over and over', scrambled(20_000, 3), scrambled(20_000, 5)],
    ['repetitions', 'a b '.repeat(10_000), 'b a c '.repeat(7000)],
    ['one endless word', 'x'.repeat(500_000), `${'x'.repeat(500_000)}y`],
    ['one endless Chinese word', '我'.repeat(30_000), '你'.repeat(30_000)],
  ])('%s', (_, a, b) => {
    const begun = process.cpuUsage()
    const changes = diffWords(a, b)
    const took = busySince(begun)
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
