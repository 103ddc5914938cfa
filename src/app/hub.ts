/** What the parts of the session share: the state, how it is changed, and how the person is spoken to. */
import type { Act } from '../core/review/act.ts'
import type { Comparison } from './comparison.ts'
import type { Action, Notice, State } from './state.ts'

export interface Hub {
  readonly state: State
  set(change: Partial<State>): void
  /** Does what an element, a key or a part of the session asks for. */
  perform(action: Action): void
  /** The comparison that is open. */
  comparison(): Comparison | null
  /** Moves the cursor, with all that follows from it. */
  move(cursor: State['cursor']): void
  /** The rows that the filter and the search leave, as indices. */
  shownRows(): number[]
  notify(notice: Notice): void
  /** Somebody realigned, by entry `seq` of the ledger: the rows are to be asked for again. */
  realigned(seq: number): void
  /** The ledger has a new entry, ours or another's: what it says of the texts, and which it changes. */
  spoken(
    seq: number,
    changeset: { acts?: readonly Act[] | undefined; revisions: readonly unknown[] },
    who: { by: string; at: string },
  ): void
  /** Asks for a name first; what was asked is done afterwards. */
  askName(asked: Action): void
}
