/** Pins: the later holds, as a whole; undoing brings back what was; and the beads that they make. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  agree,
  type Pin,
  type PinSet,
  pinnedBeads,
  pinsInForce,
  supersededBy,
  undoingPins,
} from '../../src/core/pin.ts'

let number = 0
const set = (kind: Pin['kind'], cells: Pin['cells']): Pin => ({ id: `p${++number}`, kind, cells })
const held = (...pins: Pin[]) => pinsInForce(pins).map(({ pin }) => pin.id)

test('a later pin that names one of the same segments puts the earlier out of force as a whole', () => {
  const wide = set('linked', { A: ['A.1', 'A.2'], B: ['B.1'] })
  const narrow = set('linked', { B: ['B.2'], A: ['A.2'] })
  expect(pinsInForce([wide, narrow])).toEqual([{ pin: narrow, superseded: [wide] }])
})

test('pins between other versions, or of other segments, stand', () => {
  const first = set('linked', { A: ['A.1'], B: ['B.1'] })
  const other = set('linked', { A: ['A.1'], C: ['C.1'] })
  const beside = set('apart', { A: ['A.2'], B: [] })
  expect(held(first, other, beside)).toEqual([first.id, other.id, beside.id])
})

test('a release holds nothing and puts out of force what it names, and only that', () => {
  const link = set('linked', { A: ['A.1'], B: ['B.1'] })
  const apart = set('apart', { A: ['A.2'], B: [] })
  expect(held(link, apart, set('released', { A: [], B: ['B.1'] }))).toEqual([apart.id])
})

test('what was put out of force stays so when its successor is released', () => {
  const first = set('linked', { A: ['A.1'], B: ['B.1'] })
  const second = set('linked', { A: ['A.1'], B: ['B.2'] })
  expect(held(first, second, set('released', { A: ['A.1'], B: [] }))).toEqual([])
})

const SIGLA = ['A', 'B', 'C', 'D']
const cellOf = (siglum: string, min: number) =>
  fc.uniqueArray(
    fc.integer({ min: 1, max: 5 }).map(n => `${siglum}.${n}`),
    { minLength: min, maxLength: 3 },
  )
const anyPin = fc
  .record({
    kind: fc.constantFrom('linked' as const, 'apart' as const, 'released' as const),
    pair: fc.shuffledSubarray(SIGLA, { minLength: 2, maxLength: 2 }),
  })
  .chain(({ kind, pair: [p, q] }) =>
    fc
      .tuple(cellOf(p!, 1), cellOf(q!, kind === 'linked' ? 1 : 0))
      .map(([one, other]): Omit<Pin, 'id'> => ({ kind, cells: { [p!]: one, [q!]: other } })),
  )
const withIds = (pins: readonly Omit<Pin, 'id'>[]): Pin[] => pins.map(({ kind, cells }) => set(kind, cells))
const pairOf = ({ cells }: Pick<Pin, 'cells'>) => Object.keys(cells).sort().join()
const shares = (p: Pick<Pin, 'cells'>, q: Pick<Pin, 'cells'>) =>
  pairOf(p) === pairOf(q) &&
  Object.entries(p.cells).some(([siglum, ids]) => ids.some(id => q.cells[siglum]!.includes(id)))

test('no two pins in force name one segment between the same versions', () => {
  fc.assert(
    fc.property(fc.array(anyPin, { maxLength: 30 }), list => {
      const pins = pinsInForce(withIds(list)).map(({ pin }) => pin)
      for (const [i, p] of pins.entries()) for (const q of pins.slice(i + 1)) expect(shares(p, q)).toBe(false)
      expect(pins.some(({ kind }) => kind === 'released')).toBe(false)
    }),
    { numRuns: 500 },
  )
})

test('between two versions a pin holds exactly when no later one shares a segment with it', () => {
  const between = anyPin.filter(pin => pairOf(pin) === 'A,B')
  fc.assert(
    fc.property(fc.array(between, { maxLength: 20 }), list => {
      const pins = withIds(list)
      const expected = pins.filter(
        (pin, i) => pin.kind !== 'released' && !pins.slice(i + 1).some(later => shares(pin, later)),
      )
      expect(pinsInForce(pins).map(({ pin }) => pin)).toEqual(expected)
    }),
    { numRuns: 500 },
  )
})

const [A1, B1, C1] = [['A.1'], ['B.1'], ['C.1']]

test('what is set apart takes its links to that version with it, through whichever other one they lead', () => {
  const toBase = set('linked', { A: A1, B: B1 })
  const beyond = set('linked', { B: B1, C: C1 })
  const apart = set('apart', { A: [], C: C1 })
  expect(pinsInForce([toBase, beyond, apart])).toEqual([
    { pin: toBase, superseded: [] },
    { pin: apart, superseded: [beyond] },
  ])
})

test('a link lets go of what held apart the segments that it joins, even through another version', () => {
  const link = set('linked', { A: A1, B: B1 })
  const apart = set('apart', { A: [], C: C1 })
  const later = set('linked', { B: B1, C: C1 })
  expect(pinsInForce([link, apart, later])).toEqual([
    { pin: link, superseded: [] },
    { pin: later, superseded: [apart] },
  ])
})

test('pins that were set together are told to agree or not', () => {
  const [link, beyond] = [set('linked', { A: A1, B: B1 }), set('linked', { B: B1, C: C1 })]
  expect(agree([link, beyond])).toBe(true)
  expect(agree([link, beyond, set('apart', { A: A1, C: [] })])).toBe(false)
  expect(agree([link, set('apart', { A: [], C: C1 }), beyond])).toBe(false)
})

/** Slow and plain: all that links join grows together, and no bar may stand inside it. */
function contradicts(pins: readonly Pick<Pin, 'kind' | 'cells'>[]): boolean {
  let groups: Set<string>[] = []
  for (const { kind, cells } of pins) {
    if (kind !== 'linked') continue
    const ids = Object.values(cells).flat()
    const touched = groups.filter(group => ids.some(id => group.has(id)))
    groups = [
      ...groups.filter(group => !touched.includes(group)),
      new Set([...ids, ...touched.flatMap(g => [...g])]),
    ]
  }
  return pins.some(({ kind, cells }) => {
    if (kind !== 'apart') return false
    const [[p, inP], [q, inQ]] = Object.entries(cells) as [[string, string[]], [string, string[]]]
    const meets = (ids: string[], siglum: string) =>
      groups.some(
        group => ids.some(id => group.has(id)) && [...group].some(id => id.startsWith(`${siglum}.`)),
      )
    return meets(inP, q) || meets(inQ, p)
  })
}

test('pins in force never contradict each other, and nothing is let go of needlessly', () => {
  fc.assert(
    fc.property(fc.array(anyPin, { maxLength: 12 }), list => {
      const pins = withIds(list)
      for (const [i, pin] of pins.entries()) {
        const before = pinsInForce(pins.slice(0, i)).map(one => one.pin)
        const after = pinsInForce(pins.slice(0, i + 1)).map(one => one.pin)
        expect(contradicts(after)).toBe(false)
        for (const gone of before.filter(one => !after.includes(one)))
          expect(shares(gone, pin) || contradicts([...after, gone])).toBe(true)
      }
    }),
    { numRuns: 1_000 },
  )
})

/** A changeset: pins of which no two share a segment. */
const changeset = fc
  .array(anyPin, { minLength: 1, maxLength: 5 })
  .map(list => list.filter((pin, i) => !list.slice(0, i).some(earlier => shares(earlier, pin))))
let entry = 0
/** As one entry of the ledger sets them. */
const together = (pins: readonly Pin[]) => {
  entry++
  return pins.map(pin => ({ ...pin, seq: entry }))
}
const meaning = (pins: readonly Pin[]) =>
  pinsInForce(pins)
    .map(({ pin: { kind, cells } }) => JSON.stringify([kind, Object.entries(cells).sort()]))
    .sort()

test('undoing what a changeset did brings back what was in force, and undoing that does it again', () => {
  fc.assert(
    fc.property(fc.array(changeset, { maxLength: 6 }), changeset, (history, done) => {
      const before = history.flatMap(list => together(withIds(list)))
      const coming = together(withIds(done))
      const setBy = (earlier: readonly Pin[], later: readonly Pin[]): PinSet[] =>
        supersededBy(
          pinsInForce(earlier).map(({ pin }) => pin),
          later,
        )
      const undone = together(withIds(undoingPins(setBy(before, coming))))
      for (const [i, p] of undone.entries())
        for (const q of undone.slice(i + 1)) expect(shares(p, q)).toBe(false)
      expect(meaning([...before, ...coming, ...undone])).toEqual(meaning(before))

      const redone = together(withIds(undoingPins(setBy([...before, ...coming], undone))))
      expect(meaning([...before, ...coming, ...undone, ...redone])).toEqual(meaning([...before, ...coming]))
    }),
    { numRuns: 1_000 },
  )
})

const column = (siglum: string, ...numbers: number[]) => ({
  siglum,
  segments: numbers.map(n => `${siglum}.${n}`),
})

test('a link is one bead, its segments in the order of their columns; apart is a gap for each segment', () => {
  const pins = [
    set('linked', { B: ['B.3', 'B.1'], A: ['A.2'] }),
    set('apart', { A: ['A.1', 'A.3'], B: ['B.2'] }),
    set('linked', { A: ['A.1'], C: ['C.1'] }),
  ]
  const beads = pinnedBeads([column('B', 1, 2, 3), column('A', 1, 2, 3)], () => pins)
  expect(beads).toEqual([
    { versions: [0, 1], bead: { a: [0, 2], b: [1], kind: 'match', score: 1 } },
    { versions: [0, 1], bead: { a: [1], b: [], kind: 'delete', score: 1 } },
    { versions: [0, 1], bead: { a: [], b: [0], kind: 'insert', score: 1 } },
    { versions: [0, 1], bead: { a: [], b: [2], kind: 'insert', score: 1 } },
  ])
})

test('a segment that is gone is left out, and a link with one empty side holds nothing', () => {
  const pins = [
    set('linked', { A: ['A.1', 'A.2'], B: ['B.1'] }),
    set('linked', { A: ['A.4'], B: ['B.2'] }),
    set('apart', { A: ['A.5'], B: [] }),
  ]
  expect(pinnedBeads([column('A', 1, 3), column('B', 1, 2)], () => pins)).toEqual([
    { versions: [0, 1], bead: { a: [0], b: [0], kind: 'match', score: 1 } },
  ])
})

test('two points of one version are not held together, and each is held to the other version', () => {
  const link = set('linked', { A: ['A.1'], B: ['B.1'] })
  const beads = pinnedBeads([column('A', 1), column('A', 1), column('B', 1)], () => [link])
  expect(beads.map(({ versions }) => versions)).toEqual([
    [0, 2],
    [1, 2],
  ])
})
