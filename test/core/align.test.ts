/** align: the laws that hold for any two texts, and small cases that a reader would judge at a glance. */
import { existsSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { align, type Bead } from '../../src/core/align/align.ts'
import { busySince } from './busy.ts'

/** `0,1-2` for a match, `~` before a move, `0-` for a delete, `-0` for an insert. */
const shown = (beads: Bead[]) =>
  beads.map(({ a, b, kind }) => `${kind === 'move' ? '~' : ''}${a}-${b}`).join(' ')

const MIRRORED = { match: 'match', move: 'move', delete: 'insert', insert: 'delete' } as const
const mirrored = ({ a, b, kind, score }: Bead): Bead => ({ a: b, b: a, kind: MIRRORED[kind], score })
const asSet = (beads: Bead[]) => beads.map(bead => JSON.stringify(bead)).sort()
const identity = (n: number) => Array.from({ length: n }, (_, i) => `${i}-${i}`).join(' ')

const sentence = fc.constantFrom(
  '', 'Han: Yes.', 'Deng: Good.', 'Deng: Good!', '□', 'We met the ambassador in Peking in 1962.',
  'We met the Ambassador at Beijing in 1962, on his way home.', 'The border is an issue that is easy to resolve.',
  'The border is easy to resolve.', 'on his way home', '边界问题很容易解决。', '我们在1962年见过面。', 'Fifty thousand people attended the review.',
) // biome-ignore format: one list
const segments = fc.array(
  fc.oneof({ weight: 4, arbitrary: sentence }, fc.string({ unit: 'grapheme', maxLength: 12 })),
  { maxLength: 14 },
)

const A = 'The first thing that we spoke about was the weather in the capital.'
const B = 'Then the ambassador asked whether the border would be drawn this year.'
const C = 'Nobody in the room had an answer, and the interpreter looked at the floor.'
const D = 'Tea was brought, with oranges, and we talked of the harvest instead.'

describe('for any two texts', () => {
  test('every segment stands in exactly one bead, and beads say what they are', () => {
    fc.assert(
      fc.property(segments, segments, (a, b) => {
        const beads = align(a, b)
        const all = (side: 'a' | 'b') => beads.flatMap(bead => bead[side]).sort((p, q) => p - q)
        expect(all('a')).toEqual(a.map((_, i) => i))
        expect(all('b')).toEqual(b.map((_, j) => j))
        for (const { a, b, kind, score } of beads) {
          expect(kind === 'delete').toBe(b.length === 0)
          expect(kind === 'insert').toBe(a.length === 0)
          expect(score).toBeGreaterThanOrEqual(0)
          expect(score).toBeLessThanOrEqual(1)
          expect([...a].sort((p, q) => p - q)).toEqual(a)
        }
      }),
      { numRuns: 1000 },
    )
  })

  test('a text answers itself, repeats and empty segments too', () => {
    fc.assert(
      fc.property(segments, a => {
        expect(shown(align(a, a))).toBe(identity(a.length))
      }),
      { numRuns: 500 },
    )
  })

  test('exchanged sides give the mirrored beads', () => {
    fc.assert(
      fc.property(segments, segments, (a, b) => {
        expect(asSet(align(b, a).map(mirrored))).toEqual(asSet(align(a, b)))
      }),
      { numRuns: 1000 },
    )
  })

  test('the same question has the same answer', () => {
    fc.assert(
      fc.property(segments, segments, (a, b) => {
        expect(align(a, b)).toEqual(align([...a], [...b]))
      }),
    )
  })

  test('pinned beads are kept, and everything else is still aligned', () => {
    fc.assert(
      fc.property(segments, segments, fc.nat(13), fc.nat(13), fc.nat(13), fc.nat(13), (a, b, i, j, k, l) => {
        fc.pre(i < a.length && k < a.length && j < b.length && l < b.length && i !== k && j !== l)
        const pinned: Bead[] = [
          { a: [i], b: [j], kind: 'match', score: 0.5 },
          { a: [k], b: [l], kind: 'match', score: 0.25 },
        ]
        const beads = align(a, b, { pinned })
        for (const pin of pinned) expect(beads).toContainEqual(pin)
        expect(beads.flatMap(bead => bead.a).sort((p, q) => p - q)).toEqual(a.map((_, i) => i))
        expect(beads.flatMap(bead => bead.b).sort((p, q) => p - q)).toEqual(b.map((_, j) => j))
        expect(asSet(align(b, a, { pinned: pinned.map(mirrored) }).map(mirrored))).toEqual(asSet(beads))
      }),
      { numRuns: 500 },
    )
  })
})

describe('what a reader sees', () => {
  test('something left out, something put in', () => {
    expect(shown(align([A, B, C], [A, C]))).toBe('0-0 1- 2-1')
    expect(shown(align([A, C], [A, B, C]))).toBe('0-0 -1 1-2')
    expect(shown(align([], [A]))).toBe('-0')
  })

  test('a split, a merge, and a merge of many', () => {
    const halves = [
      'We met the ambassador in Peking, as long as we were not',
      'called away to the border in the north.',
    ]
    expect(shown(align([A, halves.join(' '), C], [A, ...halves, C]))).toBe('0-0 1-1,2 2-3')
    expect(shown(align([A, ...halves, C], [A, halves.join(' '), C]))).toBe('0-0 1,2-1 3-2')
    expect(shown(align([A, B, C, D, halves[0]!], [[A, B, C, D].join(' '), halves[0]!]))).toBe('0,1,2,3-0 4-1')
  })

  test('the short second half of a broken paragraph joins it', () => {
    const long = `${A} ${B} ${C} In the future, if we have any actual issues then we will`
    expect(shown(align([long, 'certainly mention it.', D], [`${long} certainly mention it.`, D]))).toBe(
      '0,1-0 2-1',
    )
  })

  test('a passage that moved is a move, with its short neighbour', () => {
    expect(shown(align([A, B, C, D], [B, C, D, A]))).toBe('~0-3 1-0 2-1 3-2')
    expect(
      align([B, 'Yes.', A, C, D], [A, C, D, B, 'Yes.']).filter(bead => bead.kind === 'move'),
    ).toHaveLength(2)
  })

  test('short lines that come often follow their neighbours', () => {
    const good = 'Deng: Good.'
    expect(shown(align([good, A, good, B, good, C], [A, good, B, C]))).toBe('0- 1-0 2-1 3-2 4- 5-3')
    expect(shown(align([A, good, B], [A, good, good, B]))).toMatch(/^0-0 (1-1 -2|-1 1-2) 2-3$/)
  })

  test('an empty segment answers an empty one only beside something that answers', () => {
    expect(shown(align(['', A], [B, '']))).not.toMatch(/0-1/)
    expect(shown(align([A, '', B], [A, B]))).toBe('0-0 1- 2-1')
    expect(shown(align([A, '', B, C], [A, '', D, C])).split(' ')).toContain('1-1')
    expect(
      shown(
        align(
          ['', A],
          ['', 'Quartz jumps over lazy vixens; pack my box with five dozen liquor jugs, says zebra.'],
        ),
      ),
    ).not.toMatch(/0-0/)
    expect(shown(align([A, ''], ['']))).not.toMatch(/1-0/)
  })

  test('a rewritten segment stands beside the old one, in doubt', () => {
    const beads = align([A, 'Good.', B], [A, 'Splendid!', B])
    expect(shown(beads)).toBe('0-0 1-1 2-2')
    expect(beads[1]!.score).toBeLessThan(0.5)
    // With the speaker's name at least half of it is the same: less sure than what is equal, no more.
    const named = align([A, 'Deng: Good.', B], [A, 'Deng: Splendid!', B])
    expect(shown(named)).toBe('0-0 1-1 2-2')
    expect(named[1]!.score).toBeLessThan(0.97 * named[0]!.score)
  })

  test('long passages that have nothing in common are not paired', () => {
    expect(
      shown(
        align(
          [A, B],
          [A, 'Quartz jumps over lazy vixens; pack my box with five dozen liquor jugs, says zebra.'],
        ),
      ),
    ).toBe('0-0 1- -1')
  })

  test('pins are obeyed against all likeness, and absurd pins are passed over', () => {
    const pinned: Bead[] = [{ a: [0], b: [1], kind: 'match', score: 1 }]
    expect(shown(align([A, B], [A, B], { pinned }))).toBe('-0 0-1 1-')
    expect(shown(align([A], [A], { pinned: [{ a: [7], b: [0], kind: 'match', score: 1 }] }))).toBe('0-0')
    const twice: Bead[] = [...pinned, { a: [0], b: [0], kind: 'match', score: 1 }]
    expect(shown(align([A, B], [A, B], { pinned: twice }))).toBe('-0 0-1 1-')
  })

  test('another language is aligned by lengths and numbers', () => {
    const zh = [
      '你好。',
      '他于1962年4月30日抵达北京，受到了非常热烈的欢迎，随后同总书记进行了会谈。',
      '好。',
      '边界问题很容易解决，这只是一个如何在地图上划线的问题。',
    ]
    const en = [
      'Hello.',
      'He arrived in Beijing on 30 April 1962, received a very warm welcome, and then talked with the General Secretary.',
      'Good.',
      'The border issue is easy to resolve; it is only an issue of how to draw the line on the map.',
    ]
    expect(shown(align(zh, en))).toBe(identity(4))
  })
})

test('5,000 segments with nothing in common end soon', () => {
  const words = (side: string) =>
    Array.from({ length: 5000 }, (_, i) =>
      Array.from({ length: 40 }, (_, k) => `${side}${(i * 7 + k * 131) % 3001}`).join(' '),
    )
  const started = process.cpuUsage()
  expect(align(words('x'), words('y')).every(bead => bead.kind === 'insert' || bead.kind === 'delete')).toBe(
    true,
  )
  // Twice the two seconds that are meant, for machines that are busy.
  expect(busySince(started)).toBeLessThan(8000)
})

const bible = new URL('../../../shared/data/open-english-bible/', import.meta.url)

test.skipIf(!existsSync(bible))(
  'verses of 1904 find themselves in the text of today (needs ../shared)',
  () => {
    for (const book of ['41-Mark', '59-James']) {
      const rows = readFileSync(new URL(`${book}.versions.jsonl`, bible), 'utf8')
        .trim()
        .split('\n')
        .map(line => JSON.parse(line) as Record<'ref' | 'v0_original' | 'v3_today', string | null>)
      const old = rows.filter(row => row.v0_original)
      const now = rows.filter(row => row.v3_today)
      const beads = align(
        old.map(row => row.v0_original!),
        now.map(row => row.v3_today!),
      )
      const links = beads.flatMap(({ a, b }) =>
        a.flatMap(i => b.map(j => [old[i]!.ref, now[j]!.ref] as const)),
      )
      const right = links.filter(([p, q]) => p === q).length
      const gold = old.filter(row => row.v3_today).length
      expect((2 * right) / (links.length + gold)).toBeGreaterThan(0.99)
    }
  },
)
