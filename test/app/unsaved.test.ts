/** The journal of unsaved text on a device that keeps, fails, or takes its time: what was typed last is what stays. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type DeviceState, Unsaved, type UnsavedText, unsavedKey } from '../../src/app/unsaved.ts'
import { Device, settled } from './device.ts'

let clock = 0
const typed = (segment: string, text: string, more: Partial<UnsavedText> = {}): UnsavedText => ({
  slug: 'x', segment, tab: 't', parent: null, parentText: '', text, reason: '', at: ++clock, ...more,
}) // biome-ignore format: one record

function journal() {
  const device = new Device()
  const states: DeviceState[] = []
  const unsaved = new Unsaved(device.store, state => states.push(state))
  const onDevice = () => [...device.kept.values()].map(text => (text as UnsavedText).text)
  return { device, states, unsaved, onDevice }
}
const key = (segment: string) => unsavedKey({ slug: 'x', segment, tab: 't' })

describe('unsaved text', () => {
  it('is on its way to the device before the call returns, each letter of it', async () => {
    const { device, unsaved, onDevice } = journal()
    device.weather = 'held'
    for (const text of ['o', 'on', 'one']) unsaved.keep(typed('A.1', text))
    expect(device.held).toBe(3)
    const seen: unknown[] = []
    while (device.end('kept')) seen.push(...onDevice())
    await settled()
    expect(seen).toEqual(['o', 'on', 'one'])
  })

  it('is kept when the device says so, and not before', async () => {
    const { device, states, unsaved } = journal()
    device.weather = 'held'
    unsaved.keep(typed('A.1', 'one'))
    unsaved.keep(typed('A.2', 'two'))
    device.end('kept')
    await settled()
    expect(states).toEqual(['writing'])
    device.end('kept')
    await settled()
    expect(states).toEqual(['writing', 'kept'])
  })

  it('waits on a slow device, where later texts take the place of earlier ones', async () => {
    const { device, unsaved, onDevice } = journal()
    device.weather = 'held'
    for (let i = 1; i <= 100; i++) unsaved.keep(typed('A.1', `${i}`))
    expect(device.held).toBe(8)
    let writes = 0
    while (device.end('kept')) {
      writes++
      await settled()
    }
    expect([writes, onDevice()]).toEqual([9, ['100']])
  })

  it('waits no longer when the page is about to go', () => {
    const { device, unsaved } = journal()
    device.weather = 'held'
    for (let i = 1; i <= 20; i++) unsaved.keep(typed('A.1', `${i}`))
    unsaved.flush()
    expect(device.held).toBe(9)
  })

  it('is never written over by an older text that failed and is tried again', async () => {
    const { device, states, unsaved, onDevice } = journal()
    device.weather = 'held'
    unsaved.keep(typed('A.1', 'older'))
    unsaved.keep(typed('A.1', 'newer'))
    device.end('failed')
    device.end('kept')
    await settled()
    unsaved.flush()
    while (device.end('kept')) await settled()
    await settled()
    expect(onDevice()).toEqual(['newer'])
    expect(states.at(-1)).toBe('kept')
  })

  it('that was forgotten does not rise again when an earlier write of it failed', async () => {
    const { device, unsaved, onDevice } = journal()
    device.weather = 'held'
    unsaved.keep(typed('A.1', 'one'))
    unsaved.forget({ slug: 'x', segment: 'A.1', tab: 't' })
    device.end('failed')
    device.end('kept')
    await settled()
    unsaved.flush()
    device.weather = 'kept'
    while (device.end('kept')) await settled()
    expect(onDevice()).toEqual([])
    expect(await unsaved.all('x')).toEqual([])
  })

  it('that failed is said to have failed until it is kept, however often it is tried', async () => {
    const { device, states, unsaved, onDevice } = journal()
    device.weather = 'failed'
    for (const text of ['o', 'on', 'one']) {
      unsaved.keep(typed('A.1', text))
      await settled()
    }
    unsaved.flush()
    await settled()
    expect(states).toEqual(['writing', 'failed'])
    device.weather = 'kept'
    unsaved.flush()
    await settled()
    expect(states).toEqual(['writing', 'failed', 'kept'])
    expect(onDevice()).toEqual(['one'])
  })

  it('that failed is tried again with the next that is kept', async () => {
    const { device, unsaved, onDevice } = journal()
    device.weather = 'failed'
    unsaved.keep(typed('A.1', 'one'))
    await settled()
    device.weather = 'kept'
    unsaved.keep(typed('A.2', 'two'))
    await settled()
    expect(onDevice().sort()).toEqual(['one', 'two'])
  })

  it('is known to this page though the device could not keep it, or could not be read', async () => {
    const { device, unsaved } = journal()
    unsaved.keep(typed('A.1', 'kept'))
    await settled()
    device.weather = 'failed'
    unsaved.keep(typed('A.1', 'typed since'))
    unsaved.keep(typed('A.2', 'two'))
    await settled()
    expect((await unsaved.all('x')).map(({ text }) => text)).toEqual(['typed since', 'two'])
  })

  it('is that of one transcript, of any tab, oldest first', async () => {
    const { device, unsaved } = journal()
    const other = typed('A.9', 'of a tab that is gone', { tab: 'gone' })
    device.kept.set(unsavedKey(other), other)
    const foreign = typed('A.1', 'of another transcript', { slug: 'x-2' })
    device.kept.set(unsavedKey(foreign), foreign)
    device.kept.set('outbox/1', {})
    unsaved.keep(typed('A.2', 'second', { at: clock + 20 }))
    unsaved.keep(typed('A.3', 'first', { at: clock + 10 }))
    await settled()
    expect((await unsaved.all('x')).map(({ text }) => text)).toEqual([
      'of a tab that is gone',
      'first',
      'second',
    ])
  })

  it('is what was typed last, whatever the device does meanwhile', async () => {
    const segment = fc.constantFrom('A.1', 'A.2', 'A.3')
    const event = fc.oneof(
      { weight: 5, arbitrary: fc.record({ do: fc.constant('keep' as const), segment }) },
      { weight: 1, arbitrary: fc.record({ do: fc.constant('forget' as const), segment }) },
      { weight: 4, arbitrary: fc.record({ do: fc.constantFrom('kept' as const, 'failed' as const) }) },
      { weight: 1, arbitrary: fc.record({ do: fc.constant('flush' as const) }) },
    )
    await fc.assert(
      fc.asyncProperty(fc.array(event, { maxLength: 60 }), fc.boolean(), async (events, isSlow) => {
        const { device, states, unsaved } = journal()
        device.weather = 'held'
        const last = new Map<string, string>()
        const isWhole = () => {
          const kept = new Map([...device.kept].map(([at, text]) => [at, (text as UnsavedText).text]))
          expect([...kept].sort()).toEqual([...last].sort())
        }
        for (const [i, what] of events.entries()) {
          if (what.do === 'keep') {
            unsaved.keep(typed(what.segment, `${i}`))
            last.set(key(what.segment), `${i}`)
          } else if (what.do === 'forget') {
            unsaved.forget({ slug: 'x', segment: what.segment, tab: 't' })
            last.delete(key(what.segment))
          } else if (what.do === 'flush') unsaved.flush()
          else device.end(what.do)
          if (!isSlow) await settled()
          // What says `kept` has everything that was typed.
          if (!isSlow && (states.at(-1) ?? 'kept') === 'kept') isWhole()
        }
        await settled()
        unsaved.flush()
        for (let i = 0; i < 200 && device.held; i++) {
          device.end('kept')
          await settled()
        }
        isWhole()
        expect(states.at(-1) ?? 'kept').toBe('kept')
        for (const [i, state] of states.entries()) if (state === 'failed') expect(states[i + 1]).toBe('kept')
      }),
      { numRuns: 1_500 },
    )
  })
})
