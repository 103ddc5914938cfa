/** align on what makes it hard: lines that come again, numbers, moves of several segments, versions read once, bad luck. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { align, type Bead } from '../../src/core/align/align.ts'
import { busySince } from './busy.ts'

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

test('exchanged sides give the mirrored beads where most words come often', () => {
  const words =
    'we have firmly opposed dogmatism the comrade guerrilla harvest border grain not Korea party'.split(' ')
  const sentence = fc
    .array(fc.constantFrom(...words), { minLength: 1, maxLength: 12 })
    .map(list => `${list.join(' ')}.`)
  const texts = fc.array(sentence, { minLength: 10, maxLength: 60 })
  const kinds = { match: 'match', move: 'move', delete: 'insert', insert: 'delete' } as const
  fc.assert(
    fc.property(texts, texts, (a, b) => {
      const told = (beads: readonly Bead[]) => beads.map(bead => JSON.stringify(bead)).sort()
      const mirrored = align(b, a).map(bead => ({
        a: bead.b,
        b: bead.a,
        kind: kinds[bead.kind],
        score: bead.score,
      }))
      const again = align(a, b).map(({ a, b, kind, score }) => ({ a, b, kind, score }))
      expect(told(mirrored)).toEqual(told(again))
    }),
    { numRuns: 60 },
  )
})

describe('900 lines of the same few words in other orders', () => {
  let state = 7
  const noun = () => {
    state = (state * 48271) % 2147483647
    return NOUNS[state % 15]
  }
  const common = Array.from(
    { length: 900 },
    () => `We saw the ${noun()} of the ${noun()} and the ${noun()} by the ${noun()}, the ${noun()}.`,
  )
  const inPlace = (beads: Bead[], shift: number) =>
    beads.filter(({ a, b }) => a.length === 1 && b.length === 1 && b[0] === a[0]! + shift).length

  test('one line that moved, and that alone has rare words, draws nothing with it', () => {
    const moved = 'But how are you to get that balance?'
    const a = common.toSpliced(100, 0, moved)
    const b = common.toSpliced(300, 0, moved)
    const beads = align(a, b)
    expect(beads.find(({ a }) => a[0] === 100)).toMatchObject({ b: [300], kind: 'move' })
    // 100 lines before, 600 behind; the 200 between stand one place further up.
    expect([inPlace(beads, 0), inPlace(beads, -1)]).toEqual([700, 200])
  })

  test('300 lines put in before them are found, for each line is read once', () => {
    const others = common
      .slice(0, 300)
      .map(line => line.replace('We saw', 'They saw').replace('by the', 'at the'))
    expect(inPlace(align(common, [...others, ...common]), 300)).toBeGreaterThan(890)
  })
})

// Four times the two seconds that are meant, for machines that are busy; of the processor, which others may hold up.
const SOON = 8000

test('5,000 equal lines beside 4,990 are paired in their order, soon', () => {
  const same = Array.from({ length: 5000 }, () => 'Deng: Good.')
  const started = process.cpuUsage()
  const beads = align(same, same.slice(10))
  expect(busySince(started)).toBeLessThan(SOON)
  const pairs = beads.filter(({ kind }) => kind === 'match')
  expect(pairs).toHaveLength(4990)
  expect(pairs.every(({ b }, k) => b[0] === k)).toBe(true)
})

test('5,000 segments in reverse order are moves, soon', () => {
  const a = lines(5000)
  const started = process.cpuUsage()
  const beads = align(a, a.toReversed())
  expect(busySince(started)).toBeLessThan(SOON)
  const right = beads.filter(({ a: [i], b: [j] }) => i !== undefined && j !== undefined && i + j === 4999)
  expect(right.length).toBeGreaterThan(4500)
  expect(beads.filter(({ kind }) => kind === 'match').length).toBeLessThan(100)
})
