/**
 * Between decisions and the outbox: what the server has acknowledged, what still waits laid over it, and what becomes of
 * both when an answer, a merge or somebody else's entry comes in. `sync.ts` sends; this file knows what it means.
 */
import type { SavedChangeset } from '../api/changesets.ts'
import type { LedgerEntry } from '../api/ledger.ts'
import { contradictedBy, type Pin, type PinSet, supersededBy } from '../core/pin.ts'
import type { Act, SetAct } from '../core/review/act.ts'
import { applyChangeset, type Comparison, keepingSegments, resetSegments } from './comparison.ts'
import type { Hub } from './hub.ts'
import type { Conflict, OutboxEntry } from './outbox.ts'
import { type NewPin, newsOfReleased } from './pinning.ts'
import { type Done, entryOf, type Proposal } from './proposal.ts'
import { realigned, type WaitingPins } from './realigned.ts'
import type { NewAct } from './review/reviewing.ts'
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
  /** The ledger number of the newest entry that is known, by segment: what is older says nothing new. */
  private readonly known = new Map<string, number>()

  /** Pins that the server has, and the rows on screen do not know of yet. */
  private pinned: { seq: number; waiting: WaitingPins }[] = []

  /** Pins of which the person was told that they hold no more. */
  private readonly told = new Set<string>()

  constructor(
    private readonly hub: Hub,
    private readonly parts: SavingParts,
    /** Something about the saved texts changed. */
    private readonly changed: () => void,
  ) {
    this.sync = new Sync({
      ...parts.sync,
      newId: parts.newId,
      events: {
        state: sync => hub.set({ sync, conflicts: this.conflicts() }),
        saved: (entry, answer) => this.acknowledged(entry, answer),
        merged: result => this.merged(result),
      },
    })
  }

  /** Takes a freshly opened comparison, or none. */
  open(comparison: Comparison | null): void {
    this.confirmed = comparison
    this.known.clear()
    this.pinned = []
  }

  /** Takes the rows as they are aligned anew; of texts, what is younger than them stays. */
  refresh(fresh: Comparison): void {
    const { confirmed, known } = this
    if (!confirmed || fresh.seq < confirmed.seq) return
    const younger = [...known].filter(([, seq]) => seq > fresh.seq).map(([segment]) => segment)
    this.confirmed = keepingSegments(fresh, confirmed, younger)
    this.pinned = this.pinned.filter(({ seq }) => seq > fresh.seq)
    this.changed()
  }

  /** The texts as this person sees them: acknowledged, with what waits laid over. */
  overlaid(): Comparison {
    const confirmed = this.confirmed!
    const waiting = this.sync.entries.flatMap(({ slug, changeset }) =>
      slug === confirmed.slug ? [changeset] : [],
    )
    const pins = waiting.filter(changeset => changeset.kind === 'align')
    const texts = waiting.reduce(
      (comparison, changeset) =>
        changeset.kind === 'align' ? comparison : applyChangeset(comparison, changeset),
      confirmed,
    )
    return realigned(texts, [...this.pinned.map(acknowledged => acknowledged.waiting), ...pins])
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

  /** Queues corrections of the alignment. */
  align(pins: readonly NewPin[]): Done {
    const { newId, tab } = this.parts
    const by = this.hub.state.person
    const made = pins.map(pin => ({ ...pin, id: newId() }))
    const comparison = this.overlaid()
    const changeset = { id: newId(), kind: 'align' as const, by, pins: made, revisions: [], marks: [] }
    const sets = supersededBy<Pin>(comparison.pins ?? [], made)
    void this.sync.add({ slug: comparison.slug, tab, changeset, parentTexts: {} })
    this.changed()
    this.tellReleased(sets, comparison.pins)
    return { edits: [], marks: [], pins: sets }
  }

  /** Queues what a person said of the text. */
  speak(acts: readonly NewAct[]): void {
    const { newId, tab } = this.parts
    const by = this.hub.state.person
    const said = acts.map(act => ({ ...act, id: newId() }) as Act)
    const changeset = { id: newId(), kind: 'review' as const, by, acts: said, revisions: [], marks: [] }
    void this.sync.add({ slug: this.overlaid().slug, tab, changeset, parentTexts: {} })
  }

  /** The text of a revision (null: the import) upon which something that waits was written; null: nothing was. */
  textBefore(segment: string, head: string | null): string | null {
    const { slug } = this.confirmed ?? {}
    const upon = this.sync.entries.find(
      entry =>
        entry.slug === slug &&
        entry.changeset.revisions.some(revision => revision.segment === segment && revision.parent === head),
    )
    return upon?.parentTexts[segment] ?? null
  }

  /** Queues once more what the server did not take. The acts keep their ids: said twice they are said once. */
  sayAgain(refused: Conflict): void {
    const { newId, tab } = this.parts
    const { said, slug } = refused
    if (!said) return
    const acts = [...said.acts]
    const changeset = { id: newId(), kind: 'review' as const, by: said.by, acts, revisions: [], marks: [] }
    void this.sync.settle(refused, { slug, tab, changeset, parentTexts: {} })
    this.changed()
  }

  /** What was said of the open transcript and is not acknowledged, numbered as if it came next. */
  unheard(): SetAct[] {
    const { slug } = this.confirmed ?? {}
    return this.sync.entries.flatMap(entry =>
      entry.slug === slug && entry.changeset.kind === 'review'
        ? entry.changeset.acts.map(act => ({
            act,
            seq: Number.MAX_SAFE_INTEGER,
            by: entry.changeset.by,
            at: '',
          }))
        : [],
    )
  }

  /** Says which pins a new one let go of that do not name the same; those between versions not shown the server tells. */
  private tellReleased(sets: readonly PinSet[], inForce: Comparison['pins']): void {
    const released = sets.flatMap(contradictedBy).filter(({ id }) => !this.told.has(id))
    for (const { id } of released) this.told.add(id)
    if (released.length > 0) this.hub.notify(newsOfReleased(released, inForce ?? []))
  }

  /** Keeps what a person has written so far of the text that will stand. */
  draft(conflict: Conflict, segment: string, text: string): void {
    const segments = conflict.segments.map(other =>
      other.segment === segment ? { ...other, settled: text } : other,
    )
    this.sync.redraft({ ...conflict, segments })
    this.hub.set({ conflicts: this.conflicts() })
  }

  /** Puts a person's decision in the place of a conflict; null: what is saved stands. */
  settle(conflict: Conflict, proposal: Proposal | null, parents: Parents): Done | null {
    const made = proposal && this.entry(proposal, parents)
    void this.sync.settle(conflict, made?.entry ?? null)
    this.hub.set({ conflicts: this.conflicts() })
    this.changed()
    return made?.done ?? null
  }

  /** An entry of the ledger: somebody else's, or the echo of one of ours. */
  heard(entry: LedgerEntry): void {
    if (entry.body.type !== 'changeset') return
    this.hub.spoken(entry.seq, entry.body, entry)
    this.confirm({ by: entry.by, ...entry.body }, entry.seq)
    // A round takes marks back, which only the server can say: it is asked for the texts as for new rows.
    const { kind, acts = [] } = entry.body
    const isAnother = kind === 'align' || acts.some(({ act }) => act === 'round')
    if (isAnother && entry.seq > (this.confirmed?.seq ?? 0)) this.hub.realigned(entry.seq)
  }

  private entry(proposal: Proposal, parents: Parents | undefined): { entry: OutboxEntry; done: Done } {
    const { tab } = this.parts
    return entryOf(this.overlaid(), proposal, {
      by: this.hub.state.person,
      tab,
      newId: this.parts.newId,
      parents,
    })
  }

  private acknowledged(entry: OutboxEntry, { seq, at, pins = [] }: SavedChangeset): void {
    const { changeset, slug } = entry
    if (this.confirmed?.slug !== slug) return this.changed()
    this.hub.spoken(seq, changeset, { by: changeset.by, at })
    if (changeset.kind !== 'align') return this.confirm(changeset, seq)
    // Held over the rows until those come that were aligned around it, unless they came before the answer.
    const isAwaited = seq > this.confirmed.seq
    if (isAwaited) this.pinned.push({ seq, waiting: changeset })
    this.changed()
    if (isAwaited) this.hub.realigned(seq)
    const superseded = new Map(pins.map(set => [set.id, set.superseded]))
    const sets = changeset.pins.map(pin => ({ pin, superseded: superseded.get(pin.id) ?? [] }))
    this.tellReleased(sets, this.confirmed.pins)
  }

  /** Takes in what the ledger holds under `seq`, but for segments of which something younger is known. */
  private confirm({ by, revisions, marks = [] }: Parameters<typeof applyChangeset>[1], seq: number): void {
    const { confirmed, known } = this
    if (!confirmed) return
    const isNew = ({ segment }: { segment: string }) => seq > (known.get(segment) ?? confirmed.seq)
    const changes = { by, revisions: revisions.filter(isNew), marks: marks.filter(isNew) }
    for (const { segment } of [...changes.revisions, ...changes.marks]) known.set(segment, seq)
    this.confirmed = applyChangeset(confirmed, changes)
    this.changed()
  }

  private merged(result: Parameters<SyncEvents['merged']>[0]): void {
    if (this.confirmed?.slug === result.slug) this.confirmed = resetSegments(this.confirmed, result.stale)
    this.hub.set({ conflicts: this.conflicts() })
    this.changed()
    const text = newsOf(result)
    if (text) this.hub.notify({ text })
  }
}

/** What a person should know of a merge, in one sentence. */
function newsOf({
  stale,
  merged,
  unmarked,
  conflicts,
  refusal,
}: Parameters<SyncEvents['merged']>[0]): string | null {
  const by = stale[0]?.headBy ?? 'Somebody'
  const [conflict] = conflicts
  const kept = conflict?.said
    ? ' It is kept under Queries.'
    : conflict
      ? ' Your text is kept in its row.'
      : ''
  if (refusal) return `Not saved: ${refusal}${kept}`
  if (conflict)
    return `${by} changed the same words of ${conflict.segments[0]!.segment}. Both texts are kept: settle it in its row.`
  if (merged.length) return `Your change and ${by}’s in ${merged.join(', ')} were combined. Look once more.`
  if (unmarked.length) return `${unmarked.join(', ')} changed while you judged it, so your mark was not set.`
  return null
}
