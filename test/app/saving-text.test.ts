/** What the indicator says in every order of events: it follows acknowledgements, never hopes. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { savingText } from '../../src/app/elements/rec-saving.ts'
import { emptyState, type State } from '../../src/app/state.ts'

type SyncState = State['sync']
const says = (sync: Partial<SyncState>, state: Partial<State> = {}) =>
  savingText({ ...emptyState, ...state, sync: { ...emptyState.sync, ...sync } })
const editing = (text: string): State['editing'] => ({
  ref: 'A', segment: 'A.1', tab: 't', parent: null, parentText: 'one', text, reason: '',
}) // biome-ignore format: one record
const conflict = { id: '1', slug: 'x', segments: [], refusal: null }
const savedAt = '2026-01-01T14:03:00Z'

describe('the indicator', () => {
  it('says that a save is under way, and the time once the server has it', () => {
    expect(says({}).text).toBe('Nothing to save')
    expect(says({ waiting: 1 })).toEqual({ text: 'Saving…', tone: 'busy' })
    expect(says({ savedAt })).toEqual({ text: expect.stringMatching(/^Saved \d\d:\d\d$/), tone: 'calm' })
    expect(says({ waiting: 1, savedAt }).text).toBe('Saving…')
  })

  it('counts what waits on this device while the server is away', () => {
    expect(says({ waiting: 1, offline: true, savedAt }).text).toBe('Saved on this device: 1 change waiting')
    expect(says({ waiting: 3, offline: true, savedAt })).toEqual({
      text: 'Saved on this device: 3 changes waiting',
      tone: 'away',
    })
    expect(says({ waiting: 3 }, { linked: false }).text).toBe('Saved on this device: 3 changes waiting')
    expect(says({ offline: true, savedAt }).text).toBe('Offline: you can go on')
  })

  it('asks to keep the page open where the device kept nothing', () => {
    expect(says({}, { device: 'failed' })).toEqual({ text: 'Not saved: keep this page open', tone: 'alarm' })
    expect(says({ waiting: 2, deviceFailed: true, offline: true }).text).toBe(
      'Not saved: keep this page open',
    )
    expect(says({ waiting: 0, deviceFailed: true, savedAt }).text).toMatch(/^Saved /)
  })

  it('tells of conflicts before all that is well', () => {
    expect(says({ savedAt }, { conflicts: [conflict] })).toEqual({
      text: '1 conflict to settle',
      tone: 'alarm',
    })
    expect(says({ waiting: 1 }, { conflicts: [conflict, conflict] }).text).toBe('2 conflicts to settle')
  })

  it('does not call saved what is only typed', () => {
    expect(says({ savedAt }, { editing: editing('one two') }).text).toBe('Editing')
    expect(says({ savedAt }, { editing: editing('one') }).text).toMatch(/^Saved /)
    const unsaved = {
      slug: 'x',
      segment: 'A.1',
      tab: 't',
      parent: null,
      parentText: '',
      text: 'x',
      reason: '',
      at: 0,
    }
    expect(says({ savedAt }, { unsaved: { key: unsaved } }).text).toBe('Unsaved text on this device')
  })

  it('never says “Saved” alone while anything is not on the server', () => {
    fc.assert(
      fc.property(
        fc.record({
          waiting: fc.nat(3),
          offline: fc.boolean(),
          deviceFailed: fc.boolean(),
          savedAt: fc.constantFrom(null, savedAt),
        }),
        fc.record({
          device: fc.constantFrom('kept' as const, 'writing' as const, 'failed' as const),
          linked: fc.boolean(),
          editing: fc.constantFrom(null, editing('one'), editing('two')),
          conflicts: fc.constantFrom<State['conflicts']>([], [conflict]),
        }),
        (sync, state) => {
          const { text, tone } = says(sync, state)
          const isAllSaved =
            sync.waiting === 0 &&
            state.device !== 'failed' &&
            state.conflicts.length === 0 &&
            state.editing?.text !== 'two'
          if (/^Saved \d/.test(text) || tone === 'calm')
            expect(isAllSaved && !sync.offline && state.linked).toBe(true)
          if (state.device === 'failed' || (sync.deviceFailed && sync.waiting > 0)) expect(tone).toBe('alarm')
        },
      ),
      { numRuns: 1_000 },
    )
  })
})
