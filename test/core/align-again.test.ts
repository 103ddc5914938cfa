/** align with an earlier answer: the laws hold through it, and it says what a fresh alignment says in nearly every case. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { align, type Bead } from '../../src/core/align/align.ts'
import { findShift } from '../../src/core/align/shift.ts'

const MIRRORED = { match: 'match', move: 'move', delete: 'insert', insert: 'delete' } as const
const mirrored = ({ a, b, kind, score }: Bead): Bead => ({ a: b, b: a, kind: MIRRORED[kind], score })
const asSet = (beads: readonly Bead[]) => beads.map(bead => JSON.stringify(bead)).sort()
const groups = (beads: readonly Bead[]) => beads.map(({ a, b }) => `${a}-${b}`)

const WORDS =
  'the a of and river mountain border treaty ambassador wheat coal delegation question answer winter train letter morning harvest comrade Peking Moscow bridge language army school paper'.split(
    ' ',
  )
const sentence = fc
  .array(fc.constantFrom(...WORDS), { minLength: 2, maxLength: 12 })
  .map(words => `${words.join(' ')}.`)
const segment = fc.oneof(
  { weight: 8, arbitrary: sentence },
  { weight: 2, arbitrary: fc.constantFrom('Deng: Good.', 'Han: Yes.', '', '□') },
)
const text = fc.array(segment, { maxLength: 60 })

/** The text with a few segments changed, put in, taken out or brought elsewhere. */
const edited = (texts: readonly string[]) =>
  fc
    .array(
      fc.record({
        at: fc.nat(),
        how: fc.constantFrom('change', 'remove', 'insert', 'move', 'split'),
        by: segment,
      }),
      { maxLength: 3 },
    )
    .map(edits => {
      const list = [...texts]
      for (const { at, how, by } of edits) {
        const i = at % (list.length + 1)
        if (how === 'change' && i < list.length) list[i] = `${list[i]} ${by}`
        else if (how === 'remove') list.splice(i, 1)
        else if (how === 'insert') list.splice(i, 0, by)
        else if (how === 'split' && i < list.length) list.splice(i, 1, ...list[i]!.split(/(?<=^\S+ \S+) /))
        else list.splice((at * 7) % (list.length + 1), 0, ...list.splice(i, 1))
      }
      return list
    })

const changedPair = text.chain(a =>
  edited(a).chain(b => fc.tuple(fc.constant(a), fc.constant(b), edited(a), edited(b))),
)
const pin = fc.tuple(fc.nat(59), fc.nat(59))
const toPin = ([i, j]: [number, number]): Bead => ({ a: [i], b: [j], kind: 'match', score: 0.5 })

describe('with an earlier answer', () => {
  test('every segment stands in exactly one bead, and the same question has the same answer', () => {
    fc.assert(
      fc.property(changedPair, ([a0, b0, a, b]) => {
        const previous = { a: a0, b: b0, beads: align(a0, b0) }
        const beads = align(a, b, { previous })
        expect(beads.flatMap(bead => bead.a).sort((p, q) => p - q)).toEqual(a.map((_, i) => i))
        expect(beads.flatMap(bead => bead.b).sort((p, q) => p - q)).toEqual(b.map((_, j) => j))
        for (const { a, b, kind, score } of beads) {
          expect(kind === 'delete').toBe(b.length === 0)
          expect(kind === 'insert').toBe(a.length === 0)
          expect(score).toBeGreaterThanOrEqual(0)
          expect(score).toBeLessThanOrEqual(1)
        }
        expect(align(a, b, { previous })).toEqual(beads)
      }),
      { numRuns: 300 },
    )
  })

  test('a text answers itself', () => {
    fc.assert(
      fc.property(changedPair, ([a0, b0, a]) => {
        const previous = { a: a0, b: b0, beads: align(a0, b0) }
        expect(groups(align(a, a, { previous }))).toEqual(a.map((_, i) => `${i}-${i}`))
      }),
      { numRuns: 100 },
    )
  })

  test('exchanged sides give the mirrored beads', () => {
    fc.assert(
      fc.property(changedPair, ([a0, b0, a, b]) => {
        const beads = align(a0, b0)
        const one = align(a, b, { previous: { a: a0, b: b0, beads } })
        const other = align(b, a, { previous: { a: b0, b: a0, beads: beads.map(mirrored) } })
        expect(asSet(other.map(mirrored))).toEqual(asSet(one))
      }),
      { numRuns: 300 },
    )
  })

  test('pins are kept, whether they are new, old or taken away', () => {
    fc.assert(
      fc.property(
        changedPair,
        fc.array(pin, { maxLength: 2 }),
        fc.array(pin, { maxLength: 2 }),
        ([a0, b0, a, b], p, q) => {
          const before = p.map(toPin)
          const pinned = q.map(toPin)
          const previous = { a: a0, b: b0, beads: align(a0, b0, { pinned: before }), pinned: before }
          const beads = align(a, b, { previous, pinned })
          expect(beads.flatMap(bead => bead.a).sort((p, q) => p - q)).toEqual(a.map((_, i) => i))
          expect(beads.flatMap(bead => bead.b).sort((p, q) => p - q)).toEqual(b.map((_, j) => j))
          const fresh = align(a, b, { pinned })
          for (const bead of pinned)
            if (fresh.some(f => JSON.stringify(f) === JSON.stringify(bead)))
              expect(beads).toContainEqual(bead)
        },
      ),
      { numRuns: 300 },
    )
  })

  test('nothing changed, nothing changes', () => {
    fc.assert(
      fc.property(changedPair, ([a, b]) => {
        fc.pre(a.join('|') !== b.join('|'))
        const beads = align(a, b)
        expect(align(a, b, { previous: { a, b, beads } })).toEqual(beads)
      }),
      { numRuns: 100 },
    )
  })

  test('what is no alignment of the earlier texts is left out of account', () => {
    const a = ['The river rose in the morning.', 'Nobody crossed the bridge.']
    const beads: Bead[] = [{ a: [0], b: [0], kind: 'match', score: 1 }]
    expect(align(a, [a[0]!], { previous: { a, b: a, beads } })).toEqual(align(a, [a[0]!]))
    const twice: Bead[] = [...beads, ...beads]
    expect(align(a, [a[0]!], { previous: { a: [a[0]!], b: [a[0]!], beads: twice } })).toEqual(
      align(a, [a[0]!]),
    )
  })
})

test('one segment changed in a long text: the same beads as a fresh alignment, nearly always', () => {
  const line = (k: number) =>
    Array.from(
      { length: 9 },
      (_, w) => `${WORDS[(k * 7 + w * 5 + ((k * w) % 11)) % WORDS.length]}${(k * 13 + w) % 97}`,
    ).join(' ')
  const a = Array.from({ length: 600 }, (_, k) => `${line(k)}.`)
  const b = a.flatMap((t, k) => (k % 37 === 5 ? [] : k % 29 === 3 ? [t.slice(0, 30), t.slice(30)] : [t]))
  const beads = align(a, b)
  let same = 0
  for (let round = 0; round < 40; round++) {
    const changed = [...b]
    const at = (round * 131) % b.length
    if (round % 4 === 0) changed.splice(at, 1)
    else if (round % 4 === 1) changed.splice(at, 0, 'A new sentence about nothing that was said before.')
    else changed[at] = `${changed[at]!.split(' ').slice(1).join(' ')} indeed`
    const again = align(a, changed, { previous: { a, b, beads } })
    if (JSON.stringify(groups(again)) === JSON.stringify(groups(align(a, changed)))) same++
  }
  expect(same).toBeGreaterThanOrEqual(38)
})

test('a moved segment that is reworded is still a move', () => {
  const line = (k: number) =>
    `Sentence number ${k} tells of ${WORDS[(k * 5) % 27]} and ${WORDS[(k * 7 + 3) % 27]} near ${WORDS[(k * 11 + 1) % 27]}.`
  const a = Array.from({ length: 120 }, (_, k) => line(k))
  const moved = 'The harvest of the mountain villages was carried over the frozen lake on sledges.'
  const b = [...a.slice(0, 100), moved, ...a.slice(100)]
  a.splice(10, 0, moved)
  const beads = align(a, b)
  expect(beads.filter(({ kind }) => kind === 'move').map(({ a, b }) => `${a}-${b}`)).toEqual(['10-100'])
  const changed = b.map(text => (text === moved ? text.replace('carried', 'brought') : text))
  const again = align(a, changed, { previous: { a, b, beads } })
  expect(groups(again)).toEqual(groups(beads))
})

test('several segments put in and taken out far apart are each told by themselves', () => {
  const before = Array.from({ length: 60 }, (_, k) => `segment ${k}`)
  const after = [
    ...before.slice(0, 5),
    'new',
    ...before.slice(5, 30),
    ...before.slice(32, 50),
    'other',
    ...before.slice(51),
  ]
  const { stretches, now } = findShift(before, after)
  expect(stretches).toEqual([
    { oldFrom: 5, oldTo: 5, newFrom: 5, newTo: 6 },
    { oldFrom: 30, oldTo: 32, newFrom: 31, newTo: 31 },
    { oldFrom: 50, oldTo: 51, newFrom: 49, newTo: 50 },
  ])
  for (const k of [0, 4, 5, 29, 32, 49, 51, 59]) expect(after[now(k)]).toBe(before[k])
})
