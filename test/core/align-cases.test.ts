/** align on what makes it hard: lines that come again, numbers, moves of several segments, versions read once, bad luck. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { align, alignRead, type Bead } from '../../src/core/align/align.ts'
import { readTexts } from '../../src/core/align/read.ts'

const shown = (beads: Bead[]) =>
  beads.map(({ a, b, kind }) => `${kind === 'move' ? '~' : ''}${a}-${b}`).join(' ')
const NOUNS =
  'river border treaty winter harvest bridge letter train school army paper coal wheat answer garden'.split(
    ' ',
  )
const VERBS = 'crossed praised refused carried described forgot promised painted repaired counted'.split(' ')
/** A sentence that no other number gives. */
const line = (k: number) =>
  `Delegate ${['Ivanov', 'Kim', 'Zhou', 'Novak', 'Pham'][k % 5]} ${VERBS[(k * 7) % 10]} the ${NOUNS[(k * 11) % 15]} and the ${NOUNS[(k * 4 + 1) % 15]} at place${k}.`
const lines = (count: number) => Array.from({ length: count }, (_, k) => line(k))

describe('lines that come again', () => {
  test('a line that differs in its number answers the one with that number', () => {
    const said = (n: number) => `We sent ${n} tons of grain that year.`
    expect(shown(align([said(12), said(15), said(19)], [said(12), said(19)]))).toBe('0-0 1- 2-1')
    expect(shown(align([line(1), said(40), line(2)], [line(1), said(38), said(40), line(2)]))).toBe(
      '0-0 -1 1-2 2-3',
    )
  })

  test('thousands are one number, however they are parted', () => {
    const said = (n: string) => `We sent ${n} tons of grain that year.`
    expect(shown(align([said('50,000'), said('60,000')], [said('60000')]))).toBe('0- 1-0')
  })

  test('the same short line between others follows its neighbours', () => {
    const a = lines(30).flatMap(text => [text, 'Good.'])
    const b = a.filter((_, k) => k !== 21 && k !== 40)
    const beads = align(a, b)
    const links = beads.filter(bead => bead.b.length > 0)
    expect(beads.filter(({ kind }) => kind === 'delete').map(({ a }) => a[0])).toEqual([21, 40])
    for (const {
      a: [i],
      b: [j],
    } of links)
      expect(a[i!]).toBe(b[j!])
  })
})

describe('moves', () => {
  test('any block of long segments that is brought elsewhere is found, and nothing else is called a move', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 50 }),
        fc.integer({ min: 1, max: 3 }),
        fc.integer({ min: 8, max: 45 }),
        (from, size, far) => {
          const a = lines(100)
          const b = [...a]
          b.splice(from + far, 0, ...b.splice(from, size))
          const moved = align(a, b).filter(({ kind }) => kind === 'move')
          expect(moved.map(({ a, b }) => `${a}-${b}`)).toEqual(
            Array.from({ length: size }, (_, k) => `${from + k}-${from + far + k}`),
          )
        },
      ),
      { numRuns: 60 },
    )
  })

  test('a moved segment that was also cut in two is one move', () => {
    const a = lines(60)
    const b = [...a]
    const [taken] = b.splice(10, 1)
    const cut = taken!.indexOf(' and ')
    b.splice(40, 0, taken!.slice(0, cut), taken!.slice(cut + 1))
    expect(
      align(a, b)
        .filter(({ kind }) => kind === 'move')
        .map(({ a, b }) => `${a}-${b}`),
    ).toEqual(['10-40,41'])
  })

  test('a short line that is said in many places has not moved from one to another', () => {
    const often = lines(40).flatMap((text, k) => (k % 5 === 2 ? [text, 'Yes.'] : [text]))
    const a = [...often.slice(0, 24), 'Yes.', ...often.slice(24)]
    const b = ['Yes.', ...often]
    expect(align(a, b).every(({ kind }) => kind !== 'move')).toBe(true)
  })
})

test('a sentence that a page break cut between two words stands in one bead', () => {
  const a = lines(20)
  const [head, tail] = [a[7]!.slice(0, 30), a[7]!.slice(30)]
  expect(shown(align(a, [...a.slice(0, 7), head, tail, ...a.slice(8)])).split(' ')[7]).toBe('7-7,8')
})

test('a neighbour that answers nothing inside a merged pair is let go', () => {
  const a = lines(20)
  const b = [...a.slice(0, 8), `${a[8]} ${a[10]}`, ...a.slice(11)]
  expect(shown(align(a, b)).split(' ').slice(8, 10)).toEqual(['8,10-8', '9-'])
  const short = [...a.slice(0, 9), 'The clock in the hall struck nine.', ...a.slice(10)]
  expect(shown(align(short, b)).split(' ').slice(8, 10)).toEqual(['8,10-8', '9-'])
})

test('versions that were read together are aligned as they would be one by one', () => {
  const texts = fc.array(fc.oneof(fc.nat(40).map(line), fc.constantFrom('Good.', '', 'Yes, I agree.')), {
    maxLength: 20,
  })
  fc.assert(
    fc.property(fc.array(texts, { minLength: 2, maxLength: 4 }), versions => {
      const read = readTexts(versions)
      for (let v = 0; v < versions.length; v++)
        for (let w = 0; w < versions.length; w++)
          expect(alignRead(read[v]!, read[w]!)).toEqual(align(versions[v]!, versions[w]!))
    }),
    { numRuns: 60 },
  )
})

// Four times the two seconds that are meant, for machines that are busy.
const SOON = 8000

test('5,000 equal lines beside 4,990 are paired in their order, soon', () => {
  const same = Array.from({ length: 5000 }, () => 'Deng: Good.')
  const started = performance.now()
  const beads = align(same, same.slice(10))
  expect(performance.now() - started).toBeLessThan(SOON)
  const pairs = beads.filter(({ kind }) => kind === 'match')
  expect(pairs).toHaveLength(4990)
  expect(pairs.every(({ b }, k) => b[0] === k)).toBe(true)
})

test('5,000 segments in reverse order are moves, soon', () => {
  const a = lines(5000)
  const started = performance.now()
  const beads = align(a, a.toReversed())
  expect(performance.now() - started).toBeLessThan(SOON)
  const right = beads.filter(({ a: [i], b: [j] }) => i !== undefined && j !== undefined && i + j === 4999)
  expect(right.length).toBeGreaterThan(4500)
  expect(beads.filter(({ kind }) => kind === 'match').length).toBeLessThan(100)
})
