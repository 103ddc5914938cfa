/** Pins that wait for the server, laid over the rows: who answers whom, and that no segment is ever lost or doubled. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Comparison, findSegment } from '../../src/app/comparison.ts'
import {
  linkChoices,
  type NewPin,
  pinsApart,
  pinsOfRow,
  releasing,
  standingIds,
} from '../../src/app/pinning.ts'
import { realigned } from '../../src/app/realigned.ts'
import { undoingPins } from '../../src/core/pin.ts'
import { comparisonOf, counting } from './comparisons.ts'

const newId = counting('p')
const waiting = (pins: readonly NewPin[]) => ({
  pins: pins.map(pin => ({ ...pin, id: newId() })),
  by: 'Ada',
})
const withPins = (comparison: Comparison, ...pins: NewPin[]) => realigned(comparison, [waiting(pins)])
/** The rows as `A.1 = B.1 B.2`, a `*` before those that are pinned. */
const rows = ({ rows, versions }: Comparison) =>
  rows.map(
    ({ cells, pinned }) =>
      `${pinned ? '*' : ''}${versions.map(ref => cells[ref]!.join(' ') || '–').join(' = ')}`,
  )
const versionOf = (id: string) => id.slice(0, id.indexOf('.'))
const stands = (comparison: Comparison, id: string) => findSegment(comparison, id)!.text !== ''
const three = () => comparisonOf({ A: ['a', 'b', 'c'], B: ['a', 'b', 'c'] })

describe('a link', () => {
  it('brings what answers each other into one row, and what stood there into a row of its own', () => {
    const pin: NewPin = { kind: 'linked', cells: { A: ['A.1'], B: ['B.2'] } }
    expect(rows(withPins(three(), pin))).toEqual(['– = B.1', '*A.1 = B.2', 'A.2 = –', 'A.3 = B.3'])
  })

  it('makes a merge of two', () => {
    const pin: NewPin = { kind: 'linked', cells: { A: ['A.1'], B: ['B.1', 'B.2'] } }
    expect(rows(withPins(three(), pin))).toEqual(['*A.1 = B.1 B.2', 'A.2 = –', 'A.3 = B.3'])
  })

  it('stands in the row of the base, whichever way it was made', () => {
    const pin: NewPin = { kind: 'linked', cells: { B: ['B.3'], A: ['A.1'] } }
    expect(rows(withPins(three(), pin))).toEqual(['– = B.1', '*A.1 = B.3', 'A.2 = B.2', 'A.3 = –'])
  })
})

describe('apart', () => {
  it('gives the cell a row of its own', () => {
    const pins = pinsApart(three(), 1, 'B')
    expect(pins).toEqual([{ kind: 'apart', cells: { B: ['B.2'], A: [] } }])
    expect(rows(withPins(three(), ...pins))).toEqual(['A.1 = B.1', 'A.2 = –', '*– = B.2', 'A.3 = B.3'])
  })

  it('of the base parts it from all the others', () => {
    const comparison = comparisonOf({ A: ['a', 'b'], B: ['a', 'b'], C: ['a', 'b'] })
    const pins = pinsApart(comparison, 0, 'A')
    expect(pins.map(({ cells }) => Object.keys(cells))).toEqual([
      ['A', 'B'],
      ['A', 'C'],
    ])
    expect(rows(withPins(comparison, ...pins))[0]).toBe('*A.1 = – = –')
  })
})

describe('pins that contradict each other through a third version', () => {
  const abc = () => comparisonOf({ A: ['a', 'b'], B: ['a', 'b'], C: ['a', 'b'] })
  const link = (cells: NewPin['cells']): NewPin => ({ kind: 'linked', cells })

  it('let the newest hold: what is unlinked leaves, what it was linked with stays', () => {
    const pinned = withPins(abc(), link({ A: ['A.1'], B: ['B.1'] }), link({ B: ['B.1'], C: ['C.1'] }))
    const parted = withPins(pinned, ...pinsApart(pinned, 0, 'C'))
    expect(rows(parted)).toEqual(['*A.1 = B.1 = –', '*– = – = C.1', 'A.2 = B.2 = C.2'])
    expect(parted.pins!.map(({ kind }) => kind)).toEqual(['linked', 'apart'])
  })

  it('bring along what is linked with the segment that goes elsewhere', () => {
    const pinned = withPins(abc(), link({ B: ['B.2'], C: ['C.2'] }))
    expect(rows(withPins(pinned, link({ A: ['A.1'], B: ['B.2'] })))).toEqual([
      '– = B.1 = C.1',
      '*A.1 = B.2 = C.2',
      'A.2 = – = –',
    ])
  })
})

describe('a row that is confirmed', () => {
  it('stays as it is, pinned, and is let go of again', () => {
    const comparison = comparisonOf({ A: ['a', 'b'], B: ['a', ''], C: ['a', 'b | b2'] })
    const pins = pinsOfRow(comparison, 1)
    expect(pins).toEqual([
      { kind: 'apart', cells: { A: ['A.2'], B: [] } },
      { kind: 'linked', cells: { A: ['A.2'], C: ['C.2', 'C.3'] } },
    ])
    const confirmed = withPins(comparison, ...pins)
    expect(rows(confirmed)).toEqual(['A.1 = B.1 = C.1', '*A.2 = – = C.2 C.3'])
    expect(rows(withPins(confirmed, ...releasing(confirmed, 1)))).toEqual(rows(comparison))
  })

  it('holds no two points of one version against each other', () => {
    const comparison = comparisonOf({ A: ['a'], 'A@0': ['a'], B: ['a'] })
    expect(pinsOfRow(comparison, 0).map(({ cells }) => Object.keys(cells))).toEqual([['A', 'B']])
  })
})

describe('the choices of a link', () => {
  const choices = (row: number, ref: string, segments = ['B.2']) =>
    linkChoices(three(), { ref: 'B', segments }, row, ref).map(({ label }) => label)

  it('are: in the place of what stands there, or beside it', () => {
    expect(choices(0, 'A')).toEqual(['B.2 answers A.1', 'B.1 and B.2 answer A.1', 'B.2 answers A.1 and A.2'])
  })

  it('are none in its own version, in a gap, or across what stands between', () => {
    expect(choices(0, 'B')).toEqual([])
    const gap = comparisonOf({ A: [''], B: ['b'] })
    expect(linkChoices(gap, { ref: 'B', segments: ['B.1'] }, 0, 'A')).toEqual([])
    expect(choices(0, 'A', ['B.3'])).toEqual(['B.3 answers A.1'])
  })
})

describe('pins laid over rows', () => {
  const text = fc.constantFrom('', 'x', 'x | y', '∅')
  const table = fc
    .array(fc.tuple(text, text, text), { minLength: 1, maxLength: 6 })
    .map(cells => comparisonOf({ A: cells.map(c => c[0]), B: cells.map(c => c[1]), C: cells.map(c => c[2]) }))
  const ref = fc.constantFrom('A', 'B', 'C')
  const deed = fc.record({
    deed: fc.constantFrom('pin', 'apart', 'link', 'release'),
    row: fc.nat(),
    to: fc.nat(),
    ref,
    other: ref,
    which: fc.nat(2),
  })
  type Deed = typeof deed extends fc.Arbitrary<infer T> ? T : never
  const decided = (comparison: Comparison, { deed, row, to, ref, other, which }: Deed): NewPin[] => {
    const [here, there] = [row % comparison.rows.length, to % comparison.rows.length]
    if (deed === 'pin') return pinsOfRow(comparison, here)
    if (deed === 'apart') return pinsApart(comparison, here, ref)
    if (deed === 'release') return releasing(comparison, here)
    const segments = standingIds(comparison, here, ref)
    const choices = linkChoices(comparison, { ref, segments }, there, other)
    return choices.length ? [choices[which % choices.length]!.pin] : []
  }
  const all = ({ rows }: Comparison) => rows.flatMap(({ cells }) => Object.values(cells).flat()).sort()
  const empty = ({ rows }: Comparison) =>
    rows.filter(({ cells }) => Object.values(cells).every(ids => ids.length === 0)).length

  it('keep every segment in exactly one cell of its own version, in order', () => {
    fc.assert(
      fc.property(table, fc.array(deed, { maxLength: 6 }), (comparison, deeds) => {
        const pins = []
        let now = comparison
        for (const each of deeds) {
          pins.push(waiting(decided(now, each)))
          now = realigned(comparison, pins)
          expect(all(now)).toEqual(all(comparison))
          expect(empty(now)).toBeLessThanOrEqual(empty(comparison))
          for (const [ref, ids] of now.rows.flatMap(({ cells }) => Object.entries(cells))) {
            expect(ids.every(id => id.startsWith(`${ref}.`))).toBe(true)
            expect(ids).toEqual(ids.toSorted((p, q) => Number(p.slice(2)) - Number(q.slice(2))))
          }
          // What is in force is seen, whatever was set before it and through whichever version.
          for (const { kind, cells } of now.pins ?? []) {
            const named = Object.values(cells).flat()
            const holding = now.rows.filter(row => named.some(id => row.cells[versionOf(id)]!.includes(id)))
            if (kind === 'linked') expect(holding).toHaveLength(1)
            else
              for (const [siglum, ids] of Object.entries(cells))
                for (const other of Object.keys(cells).filter(one => one !== siglum))
                  for (const row of holding.filter(({ cells }) =>
                    ids.some(id => cells[siglum]!.includes(id)),
                  ))
                    expect(row.cells[other]!.filter(id => stands(comparison, id))).toEqual([])
          }
        }
      }),
      { numRuns: 1_500 },
    )
  })

  it('are gone when they were undone before the server heard of them', () => {
    fc.assert(
      fc.property(table, deed, (comparison, each) => {
        const done = waiting(decided(comparison, each))
        const undone = waiting(undoingPins(done.pins.map(pin => ({ pin, superseded: [] }))))
        expect(rows(realigned(comparison, [done, undone]))).toEqual(rows(comparison))
      }),
    )
  })
})
