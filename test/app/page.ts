/**
 * One open page without a browser: a `Saving` over an outbox in memory, a device that does as it is told, and a server
 * that answers when a test says so.
 */
import type { MarkInput, RevisionInput, SavedChangeset } from '../../src/api/changesets.ts'
import type { LedgerEntry } from '../../src/api/ledger.ts'
import type { StaleSegment } from '../../src/api/problems.ts'
import { type Comparison, findSegment } from '../../src/app/comparison.ts'
import type { Hub } from '../../src/app/hub.ts'
import type { Conflict, OutboxChange, OutboxEntry } from '../../src/app/outbox.ts'
import { proposeEdit } from '../../src/app/proofreading.ts'
import { reparent } from '../../src/app/reparent.ts'
import { Saving } from '../../src/app/saving.ts'
import { emptyState, type State } from '../../src/app/state.ts'
import { Unsaved } from '../../src/app/unsaved.ts'
import type { Answer } from '../../src/app/wire.ts'
import { comparisonOf, counting } from './comparisons.ts'
import { Device, settled } from './device.ts'

const at = '2026-01-01T14:03:00Z'
export const texts = () => comparisonOf({ A: ['one two three', 'four'], B: ['uno', 'quattro'] })

export function page(comparison: Comparison = texts()) {
  const sent: { changeset: OutboxEntry['changeset']; answer: (answer: Answer<SavedChangeset>) => void }[] = []
  const notices: string[] = []
  const realigned: number[] = []
  const device = new Device()
  const outbox = {
    fails: false,
    slow: null as Promise<void> | null,
    kept: new Map<string, OutboxEntry | Conflict>(),
    forgotten: [] as string[],
  }
  const hub: Hub & { state: State } = {
    state: { ...emptyState, person: 'Ada' },
    set: change => { hub.state = { ...hub.state, ...change } },
    perform: () => {},
    comparison: () => comparison,
    move: () => {},
    shownRows: () => [],
    notify: ({ text }) => notices.push(text),
    askName: () => {},
    realigned: seq => realigned.push(seq),
    spoken: () => {},
  } // biome-ignore format: short
  const unsaved = new Unsaved(device.store, () => {})
  const write = async ({ put = [], remove = [], putConflicts = [], forget = [] }: OutboxChange) => {
    if (outbox.fails) throw new Error('no room')
    await outbox.slow
    for (const { changeset } of remove) outbox.kept.delete(changeset.id)
    for (const entry of put) outbox.kept.set(entry.changeset.id, entry)
    for (const conflict of putConflicts) outbox.kept.set(conflict.id, conflict)
    outbox.forgotten.push(...forget)
  }
  let painted = 0
  const saving = new Saving(
    hub,
    {
      tab: 't',
      newId: counting(),
      unsaved,
      sync: {
        store: { load: async () => ({ entries: [], conflicts: [] }), write },
        send: ({ changeset }) => new Promise(answer => sent.push({ changeset, answer })),
        merging: async () => ({ reparent }),
        after: () => {},
      },
    },
    () => painted++,
  )
  saving.open(comparison)
  const segment = (id: string) => findSegment(saving.overlaid(), id)!
  return {
    saving, sent, hub, notices, realigned, device, outbox, segment,
    text: (id: string) => segment(id).text,
    painted: () => painted,
    type: (id: string, text: string, reason = '') => saving.save(proposeEdit(segment(id), text, reason, null)!),
    heard: (seq: number, revisions: RevisionInput[], marks: MarkInput[] = [], id = `foreign-${seq}`) =>
      saving.heard({ seq, at, by: 'Ben', body: { type: 'changeset', id, kind: 'edit', revisions, marks }, prev: '', hash: '' } satisfies LedgerEntry),
    /** The server's answer to the oldest save that it has not answered. */
    answer: async (answer: Answer<SavedChangeset>) => {
      await settled()
      sent.shift()!.answer(answer)
      await settled()
    },
  } // biome-ignore format: short
}
export const saved = (seq: number): Answer<SavedChangeset> => ({
  kind: 'ok',
  value: { seq, at, revisions: [] },
})
export const refused = (stale: StaleSegment[], detail = ''): Answer<SavedChangeset> => ({
  kind: 'refused',
  problem: {
    type: '',
    title: '',
    status: stale.length ? 409 : 400,
    code: stale.length ? 'stale' : 'invalid-body',
    detail,
    stale,
  },
})
export const theirs = (segment: string, headText: string): StaleSegment => ({
  segment, parent: null, parentText: null, head: 'b', headText, headBy: 'Ben', headAt: at,
}) // biome-ignore format: one record
