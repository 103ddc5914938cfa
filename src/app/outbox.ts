/**
 * The outbox: changesets that the server has not yet acknowledged, and conflicts that a person has yet to settle. An
 * entry leaves only after the answer to that very entry; a merge swaps entries in one transaction, so that no closed tab
 * falls between. Entries belong to the tab that made them until that tab is gone (`claim`).
 */
import { entries, type UseStore } from 'idb-keyval'
import type { AlignChangeset, Changeset, RevisionInput } from '../api/changesets.ts'
import type { ReviewChangeset } from '../api/review.ts'
import type { Act } from '../core/review/act.ts'

/** A changeset as this page makes it: one of pins or acts says that it holds no texts and no marks. */
export type Queued = Changeset | ((AlignChangeset | ReviewChangeset) & { revisions: never[]; marks: never[] })

/** A changeset with what is needed to merge it: the text of each parent, by segment. */
export interface OutboxEntry {
  slug: string
  tab: string
  changeset: Queued
  parentTexts: Record<string, string>
}

/** Two texts of one segment that only a person can settle; both stand here until they did. */
export interface ConflictingSegment {
  segment: string
  parentText: string
  ours: string
  theirs: string
  theirsHead: string | null
  theirsBy: string | null
  theirsAt: string | null
  /** What this person has written so far of the text that will stand. */
  settled?: string
  /** What this person said of their text. */
  reason?: string
  adoptedFrom?: string
}
export interface Conflict {
  /** The id of the changeset that could not be merged. */
  id: string
  slug: string
  segments: ConflictingSegment[]
  /** Why it is here: written upon a parent that is no longer head, or refused by the server with this sentence. */
  refusal: string | null
  /** What was said of the text and the server did not take; then there are no segments. */
  said?: { by: string; acts: readonly Act[] }
}

/** A segment of a changeset that is held back, though nobody else changed this segment. */
export function untouched(revision: RevisionInput, parentText: string): ConflictingSegment {
  const { segment, text, parent, reason, adoptedFrom } = revision
  const said = { ...(reason ? { reason } : {}), ...(adoptedFrom ? { adoptedFrom } : {}) }
  return {
    segment,
    parentText,
    ours: text,
    theirs: parentText,
    theirsHead: parent,
    theirsBy: null,
    theirsAt: null,
    ...said,
  }
}

/** Where entries are kept: the device's database, or a list in memory in tests. */
export interface OutboxStore {
  load(): Promise<{ entries: OutboxEntry[]; conflicts: Conflict[] }>
  /** Puts and removes all at once or not at all. */
  write(change: OutboxChange): Promise<void>
}
export interface OutboxChange {
  put?: OutboxEntry[]
  remove?: OutboxEntry[]
  putConflicts?: Conflict[]
  removeConflicts?: Conflict[]
  /** Keys of unsaved texts that this change makes superfluous. */
  forget?: string[]
}

const entryKey = (entry: OutboxEntry) => `outbox/${entry.changeset.id}`
const conflictKey = (conflict: Conflict) => `conflict/${conflict.id}`

/** The outbox on the device. Ids ascend (`ids.ts`), so the order of keys is the order of saving. */
export function deviceOutbox(store: UseStore): OutboxStore {
  return {
    async load() {
      const all = await entries<string, OutboxEntry | Conflict>(store)
      const of = (prefix: string) =>
        all.filter(([key]) => String(key).startsWith(prefix)).map(([, value]) => value)
      return { entries: of('outbox/') as OutboxEntry[], conflicts: of('conflict/') as Conflict[] }
    },
    write: ({ put = [], remove = [], putConflicts = [], removeConflicts = [], forget = [] }) =>
      store('readwrite', kept => {
        for (const entry of remove) kept.delete(entryKey(entry))
        for (const conflict of removeConflicts) kept.delete(conflictKey(conflict))
        for (const key of forget) kept.delete(key)
        for (const entry of put) kept.put(entry, entryKey(entry))
        for (const conflict of putConflicts) kept.put(conflict, conflictKey(conflict))
        const { transaction } = kept
        return new Promise<void>((resolve, reject) => {
          transaction.oncomplete = () => resolve()
          transaction.onabort = () => reject(transaction.error ?? new Error('not written'))
        })
      }),
  }
}
