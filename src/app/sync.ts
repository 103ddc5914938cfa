/**
 * The one save path: sends the outbox to the server, one changeset at a time and in order, and is the only file that does.
 * An entry leaves the outbox only after the answer to it. Unreachable: it waits, and asks again. Stale: `reparent`.
 * Refused for any other reason: kept for the person with the server's sentence, and the rest goes on.
 */
import type { SavedChangeset } from '../api/changesets.ts'
import type { StaleSegment } from '../api/problems.ts'
import { type Conflict, type OutboxChange, type OutboxEntry, type OutboxStore, untouched } from './outbox.ts'
import type { reparent } from './reparent.ts'
import type { Answer } from './wire.ts'

export interface SyncState {
  waiting: number
  /** The last attempt did not reach the server. */
  offline: boolean
  /** The device refused to keep an entry: closing the page would lose it. */
  deviceFailed: boolean
  savedAt: string | null
}

export interface SyncEvents {
  state(state: SyncState): void
  /** The server has it: the entry as it was saved. Said before anything else can see that it waits no more. */
  saved(entry: OutboxEntry, answer: SavedChangeset): void
  /** Entries were replaced by merged ones, or went into conflict. */
  merged(result: {
    slug: string
    stale: StaleSegment[]
    merged: string[]
    unmarked: string[]
    conflicts: Conflict[]
    /** The server's sentence where it refused for another reason than a parent that is no longer head. */
    refusal: string | null
  }): void
}

export interface SyncParts {
  store: OutboxStore
  send(entry: OutboxEntry): Promise<Answer<SavedChangeset>>
  newId(): string
  /** Loads what merges: it is needed only where somebody else saved first. */
  merging(): Promise<{ reparent: typeof reparent }>
  /** Calls back after so many milliseconds; a clock that a test can hold. */
  after(ms: number, call: () => void): void
  events: SyncEvents
}

const FIRST_WAIT_MS = 1_000
const LONGEST_WAIT_MS = 15_000

export class Sync {
  /** In the order of sending. What the device could not keep stands here all the same, and is sent. */
  entries: OutboxEntry[] = []
  conflicts: Conflict[] = []
  state: SyncState = { waiting: 0, offline: false, deviceFailed: false, savedAt: null }
  private sending: Promise<void> | undefined
  private wait = FIRST_WAIT_MS
  private again = false
  private asleep = false

  constructor(private readonly parts: SyncParts) {}

  /** Takes in what an earlier page of this device left behind. */
  adopt(entries: readonly OutboxEntry[], conflicts: readonly Conflict[]): void {
    const known = new Set(this.entries.map(entry => entry.changeset.id))
    this.entries = [...entries.filter(entry => !known.has(entry.changeset.id)), ...this.entries]
    this.conflicts = [...this.conflicts, ...conflicts]
    this.say({})
    this.nudge()
  }

  /** Queues a changeset; resolves when the device has it (false: it could not keep it, but it will be sent). */
  async add(entry: OutboxEntry, also: OutboxChange = {}): Promise<boolean> {
    this.entries = [...this.entries, entry]
    this.say({})
    const kept = await this.keep({ ...also, put: [entry] })
    this.nudge()
    return kept
  }

  /** A person settled a conflict: its place is taken by the changeset that they wrote. */
  async settle(conflict: Conflict, entry: OutboxEntry | null): Promise<void> {
    this.conflicts = this.conflicts.filter(({ id }) => id !== conflict.id)
    if (entry) this.entries = [...this.entries, entry]
    this.say({})
    await this.keep({ removeConflicts: [conflict], put: entry ? [entry] : [] })
    this.nudge()
  }

  /** A conflict as the person has it now. */
  redraft(conflict: Conflict): void {
    this.conflicts = this.conflicts.map(other => (other.id === conflict.id ? conflict : other))
    void this.keep({ putConflicts: [conflict] })
  }

  /** Sends now; while a sending is under way, once more after it, so that no call to send is ever dropped. */
  nudge(): void {
    if (this.sending) {
      this.again = true
      return
    }
    this.again = false
    this.sending = this.sendAll().finally(() => {
      this.sending = undefined
      if (this.again) this.nudge()
    })
  }

  /** Resolves when nothing is being sent. */
  async idle(): Promise<void> {
    while (this.sending) await this.sending
  }

  private async sendAll() {
    for (let entry = this.entries[0]; entry; entry = this.entries[0]) {
      const answer = await this.parts.send(entry)
      if (answer.kind === 'unreachable') return this.away()
      if (answer.kind === 'ok') await this.acknowledge(entry, answer.value)
      else if (answer.problem.code === 'stale' && answer.problem.stale?.length) {
        // What merges could not be loaded: the entry waits as if the server were away, and is asked again.
        const merging = await this.parts.merging().catch(() => null)
        if (!merging) return this.away()
        await this.mergeStale(entry, answer.problem.stale, merging.reparent)
      } else await this.refuse(entry, answer.problem.detail)
      this.wait = FIRST_WAIT_MS
    }
  }

  private away() {
    this.say({ offline: true })
    this.sleep()
  }

  private async acknowledge(entry: OutboxEntry, answer: SavedChangeset) {
    this.entries = this.entries.filter(({ changeset }) => changeset.id !== entry.changeset.id)
    // In the same breath, as between waiting and acknowledged nothing else may see the texts without it.
    this.parts.events.saved(entry, answer)
    // Sent twice is saved once: should this removal fail, the next page sends it again, to the same answer.
    await this.keep({ remove: [entry] })
    this.say({ offline: false, savedAt: answer.at })
  }

  private async mergeStale(entry: OutboxEntry, stale: StaleSegment[], merge: typeof reparent) {
    const younger = this.entries.filter(
      ({ slug, changeset }) => slug === entry.slug && changeset.id !== entry.changeset.id,
    )
    const queue = [entry, ...younger]
    const { entries, conflicts, merged, unmarked } = merge(queue, stale, this.parts.newId)
    const others = this.entries.filter(({ slug }) => slug !== entry.slug)
    this.entries = [...entries, ...others]
    this.conflicts = [...this.conflicts, ...conflicts]
    const kept = new Set(entries.map(({ changeset }) => changeset.id))
    const remove = queue.filter(({ changeset }) => !kept.has(changeset.id))
    this.parts.events.merged({ slug: entry.slug, stale, merged, unmarked, conflicts, refusal: null })
    await this.keep({ remove, put: entries, putConflicts: conflicts })
    this.say({ offline: false })
  }

  private async refuse(entry: OutboxEntry, refusal: string) {
    const { changeset, slug, parentTexts } = entry
    const segments = changeset.revisions.map(revision =>
      untouched(revision, parentTexts[revision.segment] ?? ''),
    )
    const said = changeset.kind === 'review' ? { said: { by: changeset.by, acts: changeset.acts } } : {}
    const isKept = segments.length > 0 || changeset.kind === 'review'
    const conflicts: Conflict[] = isKept ? [{ id: changeset.id, slug, segments, refusal, ...said }] : []
    this.entries = this.entries.filter(other => other.changeset.id !== changeset.id)
    this.conflicts = [...this.conflicts, ...conflicts]
    this.parts.events.merged({ slug, stale: [], merged: [], unmarked: [], conflicts, refusal })
    await this.keep({ remove: [entry], putConflicts: conflicts })
    this.say({ offline: false })
  }

  private sleep() {
    if (this.asleep) return
    this.asleep = true
    this.parts.after(this.wait, () => {
      this.asleep = false
      this.nudge()
    })
    this.wait = Math.min(this.wait * 2, LONGEST_WAIT_MS)
  }

  /** Tries again to get onto the device what it refused. */
  async keepAgain(): Promise<void> {
    await this.keep({})
    this.nudge()
  }

  private async keep(change: OutboxChange): Promise<boolean> {
    // After a failure everything is written again: what the device missed then must be there before it is called kept.
    const isWhole = this.state.deviceFailed
    const put = isWhole ? this.entries : change.put
    const putConflicts = isWhole ? this.conflicts : change.putConflicts
    try {
      await this.parts.store.write({ ...change, put: put ?? [], putConflicts: putConflicts ?? [] })
      if (isWhole) this.say({ deviceFailed: false })
      return true
    } catch {
      this.say({ deviceFailed: true })
      return false
    }
  }

  private say(change: Partial<SyncState>) {
    this.state = { ...this.state, ...change, waiting: this.entries.length }
    this.parts.events.state(this.state)
  }
}
