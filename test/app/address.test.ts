/** The address bar holds what is on screen. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  filters,
  layouts,
  panels,
  parseAddress,
  workbenchAddress,
  writeAddress,
} from '../../src/app/address.ts'
import { classes } from '../../src/app/classes.ts'

const at = (path: string) => parseAddress(new URL(path, 'http://localhost'))

describe('the address', () => {
  it('is read back as it was written, whatever is on screen', () => {
    const ref = fc.constantFrom('A', 'B', 'C@0', 'D@142', 'Zh')
    const workbench = fc.record({
      screen: fc.constant('workbench' as const),
      slug: fc.constantFrom('', '1962-04-30-deng-han', 'a'),
      versions: fc.uniqueArray(ref, { maxLength: 4 }),
      working: fc.constantFrom('', 'A', 'B'),
      layout: fc.constantFrom(...layouts),
      filter: fc.constantFrom(...filters),
      classes: fc.subarray([...classes]),
      search: fc.string({ unit: 'grapheme' }),
      panel: fc.constantFrom(...panels),
      at: fc.constantFrom('', 'A.17', 'B.3'),
    })
    fc.assert(
      fc.property(workbench, address => {
        expect(at(writeAddress(address))).toEqual(address)
      }),
      { numRuns: 2_000 },
    )
  })

  it('of a record is read back as it was written', () => {
    const slug = fc.constantFrom('1962-04-30-deng-han', 'a')
    const word = fc.string({ unit: 'grapheme' })
    const record = fc.oneof(
      fc.record({
        screen: fc.constant('report' as const),
        slug,
        version: fc.constantFrom('', 'A', 'Zh'),
        at: fc.option(fc.nat(), { nil: null }),
      }),
      fc.record({
        screen: fc.constant('ledger' as const),
        slug,
        by: word,
        segment: word,
        round: word,
        class: word,
        at: fc.option(fc.nat(), { nil: null }),
      }),
      fc.record({ screen: fc.constant('reconcile' as const), slug, blind: word }),
    )
    fc.assert(
      fc.property(record, address => {
        expect(at(writeAddress(address))).toEqual(address)
      }),
    )
  })

  it('of a report takes a version at a point for both', () => {
    expect(at('/t/x/report?version=A@3')).toEqual({ screen: 'report', slug: 'x', version: 'A', at: 3 })
    expect(at('/t/x/report?version=A@3&at=5')).toMatchObject({ version: 'A', at: 5 })
    expect(at('/t/x/report?version=A@x')).toMatchObject({ version: '', at: null })
  })

  it('takes the base out of a link that names it apart from the versions', () => {
    expect(at('/t/x?base=B&versions=A,B,C')).toMatchObject({ versions: ['B', 'A', 'C'] })
  })

  it('opens the nearest screen that makes sense', () => {
    expect(at('/nowhere')).toEqual({ screen: 'library' })
    expect(at('/t/x?layout=sideways&filter=&versions=,,A@x,B')).toEqual({
      ...workbenchAddress('x'),
      versions: ['B'],
    })
  })
})
