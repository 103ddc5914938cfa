/**
 * What the page knows at one moment, and everything that can be asked of it. Elements are painted from `State` and ask
 * through one event, `act`; `session.ts` alone changes anything.
 */

import type { History, HistoryState } from '../api/ledger.ts'
import type { TranscriptDetail, TranscriptSummary } from '../api/transcripts.ts'
import type { Finding, Fix } from '../core/checks/finding.ts'
import type { SignOff } from '../core/review/act.ts'
import type { Address, Filter, Layout, Panel, WorkbenchAddress } from './address.ts'
import type { SomeClass } from './classes.ts'
import type { CommandId } from './commands.ts'
import type { Comparison } from './comparison.ts'
import type { ChangeAt, Cursor } from './cursor.ts'
import type { Drafts, FindingsView, Mending, Pointed } from './findings/found.ts'
import type { SpellingView } from './findings/spelling.ts'
import type { Naming } from './history/naming.ts'
import type { RestoreAsked, Restoring } from './history/restoring.ts'
import type { Tracing } from './history/tracing.ts'
import type { LedgerAsk, LedgerView } from './history/view.ts'
import type { Incoming, IncomingAsk } from './incoming/incoming.ts'
import type { Conflict } from './outbox.ts'
import type { Linking, NewPin } from './pinning.ts'
import type { Proposal } from './proposal.ts'
import type { Replacing } from './replacing.ts'
import type { Asking, Stretch } from './review/asking.ts'
import type { Decision, Draft, Reconciled } from './review/deciding.ts'
import type { ReportDrafts } from './review/report-drafts.ts'
import type { Reported } from './review/reporting.ts'
import type { NewAct } from './review/reviewing.ts'
import type { ReviewView } from './review/view.ts'
import type { Parents } from './saving.ts'
import type { SyncState } from './sync.ts'
import type { DeviceState, UnsavedText } from './unsaved.ts'

/** The segment that is being written in. `parent` is what it was opened upon, and stays so while others save. */
export interface Editing {
  ref: string
  segment: string
  /** The tab under whose name the text is kept: this one, or the one that is gone whose text goes on here. */
  tab: string
  parent: string | null
  parentText: string
  text: string
  reason: string
  /** What a reader should look at twice of what was changed: a number, a name, a negation, … */
  alarms?: readonly string[]
}

export type Loaded<T> =
  | { kind: 'loading' }
  | { kind: 'ready'; value: T; kept: boolean }
  | { kind: 'failed'; detail: string }

export type Dialog =
  | 'keys'
  | 'commands'
  | 'person'
  | 'versions'
  | 'import'
  | 'replace'
  | 'blind'
  | 'restore'
  | 'snapshot'
  | 'mend'
  | 'policy'

/** A sentence for the reader, with the one thing they may want to do about it. */
export interface Notice {
  text: string
  action?: { label: string; act: Action }
  /** It says how to take back what was done: once that is undone, it says nothing any more. */
  takesBack?: true
}

export interface OpenTranscript {
  detail: TranscriptDetail | null
  comparison: Comparison
  /** The texts themselves, where they are only compared. */
  given: readonly GivenText[] | null
}

export interface State {
  address: Address
  person: string
  library: Loaded<TranscriptSummary[]>
  open: Loaded<OpenTranscript>
  cursor: Cursor
  /** Of so many rows, from the first, the class of change is known. */
  surveyed: number
  editing: Editing | null
  /** What is being linked, until the reader has gone to what it answers. */
  linking: Linking | null
  /** Kept on this device from before and not being edited now, by `unsavedKey`. */
  unsaved: Record<string, UnsavedText>
  conflicts: Conflict[]
  sync: SyncState
  device: DeviceState
  /** Whether the server's events reach this page. */
  linked: boolean
  history: { segment: string; loaded: Loaded<History> } | null
  /** What people said of the open transcript; null until it is loaded, and where texts are only compared. */
  review: ReviewView | null
  /** The query that is being written. */
  asking: Asking | null
  /** Queries that were set aside for another, or left by a tab that is gone. */
  aside: readonly Asking[]
  /** Replies as far as they are written, by query. */
  replies: Readonly<Record<string, string>>
  /** What was typed since a query was asked for, until its form has the focus: it belongs there. Null: none is awaited. */
  typedAhead: string | null
  /** Everything that happened, as far as it is looked at. */
  ledger: Loaded<LedgerView> | null
  /** A point that is being named. */
  naming: Naming | null
  /** What is to be restored, while it is looked at. */
  restoring: Restoring | null
  /** The segment whose words are traced. */
  tracing: Tracing | null
  /** What a dictionary said of a version's words; null: nobody asked it. */
  spelling: SpellingView | null
  /** The report on a version. */
  report: Loaded<Reported> | null
  /** What is typed on it and not saved yet; null: no report was opened. */
  reportDrafts: ReportDrafts | null
  /** How the text was looked at before another screen was opened; null: it was not. */
  cameFrom: WorkbenchAddress | null
  /** The blind readings that are being set against each other. */
  reconciling: Loaded<Reconciled> | null
  /** The names of two who are to read a version apart, while they are typed. */
  readers: [string, string]
  /** What the checks point at in the version under the cursor; null until it is known. */
  findings: FindingsView | null
  pointed: Pointed | null
  /** A fix of several places, while they are looked at. */
  mending: Mending | null
  /** Findings are marked in the text. */
  marking: boolean
  /** How the clean text is read, where its bracketed words are left out; null: as it stands. */
  bare: ((text: string) => string) | null
  /** Names, terms and policy as they are being written. */
  drafts: Drafts
  /** What is to be replaced, while it is looked at. */
  replacing: Replacing | null
  dialog: Dialog | null
  /** Files on their way in; null: none are. */
  incoming: Incoming | null
  notice: Notice | null
}

/** One text of two or more to be compared, from a file or the clipboard. */
export interface GivenText {
  name: string
  text: string
}

export type Action =
  | { do: 'look-up' }
  | { do: 'command'; id: CommandId }
  | { do: 'go'; address: Address }
  | { do: 'show'; layout?: Layout; filter?: Filter; classes?: SomeClass[]; search?: string; panel?: Panel }
  | { do: 'choose-versions'; versions: string[]; working?: string }
  | { do: 'select'; row: number; column?: string; change?: ChangeAt | null }
  | { do: 'find'; segment: string }
  | { do: 'edit'; segment: string }
  | { do: 'type'; text: string }
  | { do: 'reason'; reason: string }
  | { do: 'use-unsaved'; unsaved: UnsavedText }
  | { do: 'discard-unsaved'; unsaved: UnsavedText }
  | { do: 'keep-unsaved'; texts: UnsavedText[] }
  | { do: 'adopt'; row: number; source: string; place?: number }
  | { do: 'join'; segment: string }
  | { do: 'restore'; segment: string; state: HistoryState }
  | { do: 'draft'; conflict: Conflict; segment: string; text: string }
  | { do: 'history-of'; segment: string }
  | { do: 'settle'; conflict: Conflict; texts: Record<string, string> }
  | { do: 'name'; person: string }
  | { do: 'dialog'; dialog: Dialog | null }
  | { do: 'incoming'; ask: IncomingAsk }
  | { do: 'dismiss-notice' }
  | { do: 'linking'; linking: Linking | null }
  | { do: 'link-as'; pin: NewPin }
  | { do: 'join-all'; segments: string[] }
  | ({ do: 'sign' } & Pick<SignOff, 'examination' | 'against' | 'note'>)
  | { do: 'report-says'; act: NewAct }
  | { do: 'report-draft'; change: Partial<ReportDrafts> }
  | { do: 'report-again' }
  | { do: 'ledger'; ask: LedgerAsk }
  | { do: 'begin-naming'; slug: string; point: number | null }
  | { do: 'naming'; slug: string; naming: Naming }
  | { do: 'name-point'; slug: string; naming: Naming }
  | { do: 'restore-from'; slug: string; asked: RestoreAsked }
  | { do: 'restoring'; restoring: Restoring }
  | { do: 'restore-all' }
  | { do: 'trace'; selected: Stretch | null; segment?: string }
  | { do: 'trace-word'; word: number | null }
  | { do: 'begin-blind'; version: string; proofreaders: [string, string] }
  | { do: 'unblind'; blind: string }
  | { do: 'decide'; segment: string; decision: Decision | null }
  | { do: 'draft-decision'; draft: Draft }
  | { do: 'name-readers'; readers: [string, string] }
  | { do: 'save-reconciliation' }
  | { do: 'begin-replacing' }
  | { do: 'replacing'; replacing: Replacing }
  | { do: 'replace-all'; edits: Proposal['edits']; parents: Parents }
  | { do: 'replace'; edits: Proposal['edits']; kind?: 'edit' | 'replace'; parents?: Parents }
  | { do: 'point'; finding: Finding; segments?: readonly string[] }
  | { do: 'pointed'; pointed: Pointed }
  | { do: 'mend'; finding: Finding; fix: Fix }
  | { do: 'mending'; mending: Mending }
  | { do: 'mend-all'; mending: Mending }
  | { do: 'let-stand'; finding: Finding; segment: string | null; reason: string }
  | { do: 'mark-findings'; marking: boolean }
  | { do: 'turn-brackets' }
  | { do: 'draft-lists'; drafts: Drafts }
  | { do: 'ask-about'; selected: Stretch | null }
  | { do: 'ask-anew'; asking: Asking }
  | { do: 'drop-query'; asking: Asking }
  | { do: 'replying'; query: string; text: string }
  | { do: 'say-again'; refused: Conflict }
  | { do: 'drop-refused'; refused: Conflict }
  | { do: 'type-ahead'; letters: string }
  | { do: 'form-ready' }
  | { do: 'leave-form' }
  | { do: 'asking'; asking: Asking | null }
  | { do: 'ask'; query: NewAct }
  | { do: 'say'; acts: NewAct[] }
  | { do: 'retry-device' }

export const emptyState: State = {
  address: { screen: 'library' },
  person: '',
  library: { kind: 'loading' },
  open: { kind: 'loading' },
  cursor: { row: 0, column: '', change: null },
  surveyed: 0,
  editing: null,
  linking: null,
  unsaved: {},
  conflicts: [],
  sync: { waiting: 0, offline: false, deviceFailed: false, savedAt: null },
  device: 'kept',
  linked: true,
  history: null,
  review: null,
  asking: null,
  aside: [],
  replies: {},
  typedAhead: null,
  ledger: null,
  naming: null,
  restoring: null,
  tracing: null,
  report: null,
  reportDrafts: null,
  cameFrom: null,
  spelling: null,
  reconciling: null,
  readers: ['', ''],
  findings: null,
  pointed: null,
  mending: null,
  marking: true,
  bare: null,
  drafts: {},
  replacing: null,
  dialog: null,
  incoming: null,
  notice: null,
}

/** Asks for something: the event travels up to the root, the only one that hears it. */
export function ask(from: EventTarget, action: Action): void {
  from.dispatchEvent(new CustomEvent<Action>('act', { detail: action, bubbles: true, composed: true }))
}

declare global {
  interface HTMLElementEventMap {
    act: CustomEvent<Action>
  }
}
