/** collate: columns of agreement and of variants over any number of readings. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type CollationColumn, collate } from '../../src/core/collate.ts'
import { busySince } from './busy.ts'

/** Agreed columns as printed, variant ones as `[a|b|c]`, one entry a version. */
const shown = (readings: string[]) =>
  collate(readings)
    .columns.map(({ kind, cells }) =>
      kind === 'agreed' ? cells[0]!.trim() : `[${cells.map(c => c.trim()).join('|')}]`,
    )
    .join(' ')

const word = fc.constantFrom(
  'the ',
  'The ',
  'border ',
  'is',
  ', ',
  '. ',
  'Peking ',
  '我们',
  '说',
  ' ',
  '\n',
  '[we] ',
  '1962 ',
)
const reading = fc.oneof(
  { weight: 4, arbitrary: fc.array(word, { maxLength: 14 }).map(words => words.join('')) },
  fc.string({ unit: 'binary', maxLength: 12 }),
)
const readings = fc.array(reading, { maxLength: 5 })

describe('for any readings', () => {
  test('the cells of a version joined are its reading, byte for byte', () => {
    fc.assert(
      fc.property(readings, texts => {
        const { columns } = collate(texts)
        for (const [v, text] of texts.entries())
          expect(columns.map(column => column.cells[v]).join('')).toBe(text)
      }),
      { numRuns: 1000 },
    )
  })

  test('every version stands in one reading of every column, and no two neighbours are both agreed', () => {
    fc.assert(
      fc.property(readings, texts => {
        const { columns } = collate(texts)
        for (const [k, { kind, readings, cells }] of columns.entries()) {
          expect(readings.flatMap(r => r.versions).sort((p, q) => p - q)).toEqual([...texts.keys()])
          expect(readings.length === 1).toBe(kind === 'agreed')
          expect(cells).toHaveLength(texts.length)
          if (kind === 'agreed') expect(columns[k + 1]?.kind).not.toBe(kind)
        }
      }),
      { numRuns: 1000 },
    )
  })

  test('a reading that all share is one agreed column', () => {
    fc.assert(
      fc.property(reading, fc.integer({ min: 1, max: 4 }), (text, count) => {
        const { columns } = collate(Array.from({ length: count }, () => text))
        expect(columns.map(column => column.kind)).toEqual(text === '' ? [] : ['agreed'])
      }),
    )
  })
})

describe('the order in which versions are given', () => {
  const shuffled = readings.chain(texts =>
    fc.record({
      texts: fc.constant(texts),
      order: fc.shuffledSubarray([...texts.keys()], { minLength: texts.length }),
    }),
  )
  /** What is said of each column, in words that do not depend on the order of the versions. */
  const told = (columns: CollationColumn[], of: (v: number) => number) =>
    columns.map(({ kind, readings, cells, moved }) => ({
      kind,
      moved,
      cells: cells.map((_, v) => cells[of(v)]),
      readings: readings.map(reading => `${reading.versions.map(of).sort()}: ${reading.moved}`).sort(),
    }))

  test('changes the order of the cells and nothing else', () => {
    fc.assert(
      fc.property(shuffled, ({ texts, order }) => {
        const given = collate(texts).columns
        const turned = collate(order.map(v => texts[v]!)).columns
        const back = order.map((_, v) => order.indexOf(v))
        const plain = told(given, v => v)
        const mapped = turned.map(column => ({
          ...column,
          cells: column.cells.map((_, v) => column.cells[back[v]!]!),
          readings: column.readings.map(reading => ({
            ...reading,
            versions: reading.versions.map(v => order[v]!),
          })),
        }))
        expect(told(mapped, v => v)).toEqual(plain)
      }),
      { numRuns: 2_000 },
    )
  })

  test('and a version that repeats another changes no column', () => {
    fc.assert(
      fc.property(readings, fc.nat(4), (texts, twice) => {
        if (texts.length === 0) return
        const copied = texts[twice % texts.length]!
        const cells = (list: string[]) =>
          collate(list).columns.map(column => column.cells.slice(0, texts.length))
        expect(cells([...texts, copied])).toEqual(cells(texts))
      }),
      { numRuns: 500 },
    )
  })

  test('also of long readings with ties, repeats and displaced phrases', () => {
    const { texts, turned } = manyRevised()
    const given = collate(texts).columns.map(column => [...column.cells].sort())
    expect(collate(turned).columns.map(column => [...column.cells].sort())).toEqual(given)
  })
})

/** Eight versions of 400 words out of 40, with changes and displaced phrases; and the same in another order. */
function manyRevised() {
  const base = Array.from({ length: 400 }, (_, i) => `w${(i * i * 7) % 41}`)
  const texts = Array.from({ length: 8 }, (_, v) => {
    const words = base.flatMap((word, i) =>
      (i * (v + 3)) % 17 === 0 ? [] : (i + v) % 23 === 0 ? [word, 'new'] : [word],
    )
    words.splice(20 * v, 0, ...words.splice(300 - 10 * v, 9))
    return words.join(' ')
  })
  return { texts, turned: [3, 7, 0, 5, 1, 6, 4, 2].map(v => texts[v]!) }
}

describe('what a reader sees', () => {
  test('phrases, not single words, cut where other versions begin to agree', () => {
    expect(
      shown([
        'We met the ambassador in Peking last week.',
        'We met the ambassador at Beijing last week.',
        'We met him in Peking this week.',
      ]),
    ).toBe(
      'We met [the ambassador|the ambassador|him] [in Peking|at Beijing|in Peking] [last|last|this] week.',
    )
    // A comma or a joining word between two changes is read with them.
    expect(shown(['The red, quick fox sleeps now.', 'The green, slow fox sleeps now.'])).toBe(
      'The [red, quick|green, slow] fox sleeps now.',
    )
    expect(shown(['Peace and friendship grow.', 'War and enmity grow.'])).toBe(
      '[Peace and friendship|War and enmity] grow.',
    )
  })

  test('versions that agree against the first share a reading', () => {
    const { columns } = collate([
      'The delegation shall leave the border region at once.',
      'The delegation must not enter the border region before noon.',
      'The delegation must not enter the border region at once.',
    ])
    const readings = columns.filter(({ kind }) => kind === 'variant').map(column => column.readings)
    expect(readings.map(list => list.map(({ versions }) => versions))).toEqual([
      [[0], [1, 2]],
      [[0, 2], [1]],
    ])
  })

  test('a near form stands beside the word, also where a third version lacks it', () => {
    expect(
      shown([
        'He praised the colour of old porcelain vases.',
        'He praised the color of porcelain vases.',
        'He praised the of old porcelain vases.',
      ]),
    ).toBe('He praised the [colour|color|] of [old||old] porcelain vases.')
  })

  test('rare words stand together before commas do', () => {
    expect(shown(['Sihanouk, Laos, Vietnam, Peking spoke', 'Peking, Sihanouk, Laos, Vietnam spoke'])).toBe(
      '[|Peking,] Sihanouk, Laos, Vietnam [, Peking|] spoke',
    )
  })

  test('a phrase that stands elsewhere is marked as moved on both sides', () => {
    const { columns } = collate([
      'In the spring of that year the delegation visited the northern provinces.',
      'The delegation visited the northern provinces in the spring of that year.',
      'The delegation visited the northern provinces.',
    ])
    const moved = columns.flatMap(({ moved, readings }, k) => (moved ? [{ k, moved, readings }] : []))
    expect(moved.map(({ k, moved }) => [k, moved])).toEqual([
      [0, [moved[1]!.k]],
      [moved[1]!.k, [0]],
    ])
    expect(moved[0]!.readings.filter(reading => reading.moved).map(({ versions }) => versions)).toEqual([[0]])
    expect(moved[1]!.readings.filter(reading => reading.moved).map(({ versions }) => versions)).toEqual([[1]])
  })

  test('what a version only repeats is no move', () => {
    const { columns } = collate([
      'The northern provinces agreed, and the northern provinces signed the treaty.',
      'The northern provinces agreed, and all signed the treaty.',
    ])
    expect(columns.some(column => column.moved)).toBe(false)
  })

  test('versions are grouped by what they read, and a gap is a reading', () => {
    const { columns } = collate(['It is good.', 'It is bad.', 'It is good.', ''])
    expect(columns.map(column => column.kind)).toEqual(['variant'])
    expect(columns[0]!.readings).toEqual([
      { versions: [0, 2], text: 'It is good.' },
      { versions: [1], text: 'It is bad.' },
      { versions: [3], text: '' },
    ])
  })

  test('white space does not matter, and stays as printed', () => {
    const { columns } = collate(['One  two\nthree', ' One two three '])
    expect(columns).toEqual([
      {
        kind: 'agreed',
        readings: [{ versions: [0, 1], text: 'One  two\nthree' }],
        cells: ['One  two\nthree', ' One two three '],
      },
    ])
  })

  test('two insertions at one place stand in one column', () => {
    expect(shown(['a red house', 'a house', 'a blue house'])).toBe('a [red||blue] house')
  })

  test('Chinese without spaces', () => {
    expect(shown(['我们的关系是同志关系。', '我们的关系是兄弟关系。'])).toBe(
      '我们的关系是 [同志|兄弟] 关系。',
    )
  })

  test('long readings end soon', () => {
    const text = (seed: number) => Array.from({ length: 5000 }, (_, i) => `w${(i * seed) % 977}`).join(' ')
    const words = Array.from({ length: 5000 }, (_, i) => `w${(i * 7919) % 2003}`)
    const revised = (v: number) =>
      words.map((word, i) => ((i * (v + 1)) % 29 === 0 ? `v${v}` : word)).join(' ')
    for (const row of [
      [text(7), text(11)],
      Array.from({ length: 20 }, (_, v) => revised(v)),
      Array.from({ length: 6 }, (_, v) => Array.from({ length: 5000 }, (_, i) => `${v}x${i}`).join(' ')),
      Array.from({ length: 6 }, (_, v) => 'same '.repeat(5000 - v)),
    ]) {
      const started = process.cpuUsage()
      const { columns } = collate(row)
      expect(busySince(started)).toBeLessThan(5000)
      expect(row.map((_, v) => columns.map(column => column.cells[v]).join(''))).toEqual(row)
    }
  }, 30_000)
})
