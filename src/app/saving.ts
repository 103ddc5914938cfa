/**
 * Between decisions and the outbox: what the server has acknowledged, what still waits laid over it, and what becomes of
 * both when an answer, a merge or somebody else's entry comes in. `sync.ts` sends; this file knows what it means.
 */
import type { LedgerEntry } from '../api/ledger.ts'
import { applyChangeset, type Comparison, resetSegments } from './comparison.ts'
import type { Hub } from './hub.ts'
import type { Conflict, OutboxEntry } from './outbox.ts'
import { type Done, entryOf, type Proposal } from './proofreading.ts'
import { Sync, type SyncEvents, type SyncParts } from './sync.ts'
import { type Unsaved, type UnsavedText, unsavedKey } from './unsaved.ts'

/** The revisions that a text was written upon, by segment, where they may not be the heads any more. */
export type Parents = Map<string, { parent: string | null; text: string }>

export interface SavingParts {
  tab: string
  newId(): string
  unsaved: Unsaved
  sync: Omit<SyncParts, 'events' | 'newId'>
}

export class Saving {
  readonly sync: Sync
  /** What the server has acknowledged; what is on screen lays the outbox over it. */
  private confirmed: Comparison | null = null
  /** Ids of changesets that this page made: their echo in the events says nothing new. */
  private readonly own = new Set<string>()

  constructor(
    private readonly hub: Hub,
    private readonly parts: SavingParts,
    /** Something about the saved texts changed. */
    private readonly changed: () => void,
  ) {
    this.sync = new Sync({
      ...parts.sync,
      newId: this.ownId,
      events: {
        state: sync => hub.set({ sync, conflicts: this.conflicts() }),
        saved: entry => this.acknowledged(entry),
        merged: result => this.merged(result),
      },
    })
  }

  /** Takes a freshly opened comparison, or none. */
  open(comparison: Comparison | null): void {
    this.confirmed = comparison
  }

  /** The texts as this person sees them: acknowledged, with what waits laid over. */
  overlaid(): Comparison {
    const confirmed = this.confirmed!
    const waiting = this.sync.entries.filter(({ slug }) => slug === confirmed.slug)
    return waiting.reduce((comparison, { changeset }) => applyChangeset(comparison, changeset), confirmed)
  }

  /** The conflicts of the transcript that is open. */
  conflicts(): Conflict[] {
    return this.sync.conflicts.filter(({ slug }) => slug === this.confirmed?.slug)
  }

  /**
   * Ties a proposal to its parents and queues it. The unsaved text that it makes superfluous is forgotten once the outbox
   * has it on the device.
   */
  save(
    proposal: Proposal,
    how: { parents?: Parents | undefined; unsaved?: UnsavedText | undefined } = {},
  ): Done {
    const { entry, done } = this.entry(proposal, how.parents)
    const { unsaved } = how
    void this.sync.add(entry, unsaved ? { forget: [unsavedKey(unsaved)] } : {}).then(kept => {
      // Said to the journal as well: a write of the last letter may still have been under way. What the outbox could not
      // keep stays among the unsaved texts.
      if (unsaved && kept) this.parts.unsaved.forget(unsaved)
      else if (unsaved) this.parts.unsaved.keep(unsaved)
    })
    this.changed()
    return done
  }

  /** Puts a person's decision in the place of a conflict; null: what is saved stands. */
  settle(conflict: Conflict, proposal: Proposal | null, parents: Parents): Done | null {
    const made = proposal && this.entry(proposal, parents)
    void this.sync.settle(conflict, made?.entry ?? null)
    this.hub.set({ conflicts: this.conflicts() })
    this.changed()
    return made?.done ?? null
  }

  /** Somebody else's entry, or the echo of one of ours. */
  heard(entry: LedgerEntry): void {
    if (!this.confirmed || entry.body.type !== 'changeset' || this.own.has(entry.body.id)) return
    this.confirmed = applyChangeset(this.confirmed, { by: entry.by, ...entry.body })
    this.changed()
  }

  private entry(proposal: Proposal, parents: Parents | undefined): { entry: OutboxEntry; done: Done } {
    const { tab } = this.parts
    return entryOf(this.overlaid(), proposal, { by: this.hub.state.person, tab, newId: this.ownId, parents })
  }

  private acknowledged(entry: OutboxEntry): void {
    if (this.confirmed?.slug === entry.slug) this.confirmed = applyChangeset(this.confirmed, entry.changeset)
    this.changed()
  }

  private merged(result: Parameters<SyncEvents['merged']>[0]): void {
    if (this.confirmed?.slug === result.slug) this.confirmed = resetSegments(this.confirmed, result.stale)
    this.hub.set({ conflicts: this.conflicts() })
    this.changed()
    const text = newsOf(result)
    if (text) this.hub.notify({ text })
  }

  private readonly ownId = (): string => {
    const id = this.parts.newId()
    this.own.add(id)
    return id
  }
}

/** What a person should know of a merge, in one sentence. */
function newsOf({ stale, merged, unmarked, conflicts }: Parameters<SyncEvents['merged']>[0]): string | null {
  const by = stale[0]?.headBy ?? 'Somebody'
  const [conflict] = conflicts
  if (conflict?.refusal) return `Not saved: ${conflict.refusal} Your text is kept in its row.`
  if (conflict)
    return `${by} changed the same words of ${conflict.segments[0]!.segment}. Both texts are kept: settle it in its row.`
  if (merged.length) return `Your change and ${by}’s in ${merged.join(', ')} were combined. Look once more.`
  if (unmarked.length) return `${unmarked.join(', ')} changed while you judged it, so your mark was not set.`
  return null
}
