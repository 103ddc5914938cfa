/** Ids made on a device: their shape, and that they ascend whatever the clock does. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { idMaker } from '../../src/app/ids.ts'

const random = (byte: number) => (bytes: Uint8Array<ArrayBuffer>) => {
  bytes.fill(byte)
}
const UUID_V7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

describe('ids', () => {
  it('are UUIDs of version 7 and the variant of RFC 9562, whatever the random bytes', () => {
    for (let byte = 0; byte < 256; byte++)
      expect(idMaker(() => 1_700_000_000_000, random(byte))()).toMatch(UUID_V7)
  })

  it('begin with the milliseconds of the clock', () => {
    const id = idMaker(() => 0x0123456789ab, random(0))()
    expect(id.slice(0, 13)).toBe('01234567-89ab')
  })

  it('ascend within a millisecond, far beyond what its counter holds', () => {
    const newId = idMaker(() => 1_700_000_000_000, random(0x5a))
    const ids = Array.from({ length: 10_000 }, newId)
    expect(ids).toEqual([...new Set(ids)].sort())
    for (const id of ids) expect(id).toMatch(UUID_V7)
  })

  it('ascend when the clock stands still, runs on or steps back', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -5_000, max: 5_000 }), { maxLength: 60 }),
        fc.nat(255),
        (steps, byte) => {
          let clock = 1_700_000_000_000
          const newId = idMaker(() => clock, random(byte))
          const ids = [newId()]
          for (const step of steps) {
            clock += step
            ids.push(newId())
          }
          expect(ids).toEqual([...new Set(ids)].sort())
        },
      ),
      { numRuns: 1_000 },
    )
  })
})
