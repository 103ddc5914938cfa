/**
 * The store's face: what may be asked of it and what it answers. A method here is one question or one transaction about
 * one transcript; what can happen in the ordinary course comes back as a value tagged `kind`, what the outside world
 * breaks is thrown as a StoreError. Texts are never changed or removed by anything below. Clocks and ids come from the
 * caller.
 */
import type { Pin, PinSet } from '../core/pin.ts'
import type { Act, SetAct } from '../core/review/act.ts'
import type { SavedRevision } from '../core/review/emendation.ts'
import type { SegmentLife } from '../core/review/lineage.ts'
import type { Obstacles } from '../core/review/readiness.ts'
import type { MarkKind, Segment, SegmentKind, VersionInfo } from '../core/transcript.ts'

type TextKind =
  | 'edit'
  | 'join'
  | 'split'
  | 'adopt'
  | 'restore'
  | 'replace'
  | 'merge'
  | 'undo'
  | 'reconcile'
  | 'mark'
/** As `ChangeClass` of the core, which may learn more; the store keeps the word and does not read it. */
type ClassWord = string

/** One revision as a proofreader hands it in. `parent` null: written upon the imported text. */
export interface NewRevision<Class extends ClassWord = ClassWord> {
  id: string
  segment: string
  parent: string | null
  text: string
  reason?: string | undefined
  class?: Class | undefined
  adoptedFrom?: string | undefined
}

/** One judgement. `on` is the revision judged (null: the imported text): the head, or one in the same changeset. */
export interface NewMark {
  segment: string
  mark: MarkKind
  on: string | null
}

/** What is kept together or not at all. Names no segment twice, in revisions or in marks. */
export interface Changeset {
  id: string
  kind: TextKind
  by: string
  revisions: readonly NewRevision[]
  marks?: readonly NewMark[] | undefined
  /** Of a reconciliation: the versions, each at a point, that it was made from, such as `A1@31`. */
  parents?: readonly string[] | undefined
}

/** What people say of the text without changing it. */
export interface ReviewChangeset {
  id: string
  kind: 'review'
  by: string
  acts: readonly Act[]
}

/** A correction of the alignment. Its pins name no segment twice between the same two versions. */
export interface AlignChangeset {
  id: string
  kind: 'align'
  by: string
  pins: readonly Pin[]
  reason?: string | undefined
}

/** A pin as it stands in the ledger. */
export interface SetPin extends Pin {
  seq: number
  by: string
  at: string
  reason: string | null
}

/** One text to import, with its segments as `segmentText` found them in it. */
export interface NewVersion extends VersionInfo {
  text: string
  segments: readonly Segment[]
  /** The siglum in a `transcript.json` whose file this is; empty: it came otherwise. */
  origin?: string
}

export interface TranscriptImport {
  id: string
  by: string
  /** The first that is free becomes its slug. */
  slugs: readonly string[]
  title: string
  date: string
  metadata: Record<string, string>
  versions: readonly NewVersion[]
}

export interface VersionImport {
  id: string
  by: string
  version: NewVersion
}

/** Two proofreaders are to read copies of `version` without seeing each other's. `act` is the id of the act that says so. */
export interface BlindStart {
  id: string
  by: string
  version: string
  act: string
  proofreaders: readonly [string, string]
}

export type BlindOutcome =
  | { kind: 'started' | 'replayed'; sigla: string[] }
  | { kind: 'unknown-transcript' }
  | { kind: 'unknown-version'; siglum: string }
  | { kind: 'id-reused'; id: string }

export interface StaleSegment {
  segment: string
  parent: string | null
  head: string | null
  /** Null where the given parent is no revision of this segment. */
  parentText: string | null
  headText: string
  headBy: string | null
  headAt: string | null
}

export interface Saved {
  seq: number
  at: string
  revisions: { id: string; segment: string; parent: string | null }[]
  /** Of a correction of the alignment: each of its pins, with those that it put out of force. */
  pins?: { id: string; superseded: Pin[] }[]
}

export type SaveOutcome =
  | { kind: 'saved' | 'replayed'; saved: Saved }
  | { kind: 'stale'; stale: StaleSegment[] }
  | { kind: 'unknown-segment'; segment: string }
  | { kind: 'unknown-version'; siglum: string }
  | { kind: 'unknown-transcript' }
  | { kind: 'id-reused'; id: string }
  | Refusal

/** Why an act or a mark may not stand where the transcript is now. */
export type Refusal =
  | { kind: 'unknown-segment'; segment: string }
  | { kind: 'unknown-version'; siglum: string }
  /** It speaks of a query, dismissal, revision, sign-off or point that is not there. */
  | { kind: 'unknown'; what: string }
  /** The words quoted do not stand there. */
  | { kind: 'misquoted'; segment: string }
  /** Somebody set this list, withdrew this, or changed this text in between. */
  | { kind: 'overtaken'; what: string }
  | { kind: 'taken'; name: string }
  /** Revision is against an original, anything else without one. */
  | { kind: 'no-original' }
  /** A sign-off is a changeset of its own. */
  | { kind: 'not-alone' }
  | { kind: 'not-ready'; obstacles: Obstacles }
  | { kind: 'own-approval'; segment: string }

export type ImportOutcome =
  | { kind: 'imported' | 'replayed'; slug: string; sigla: string[] }
  | { kind: 'exists'; what: 'slug' | 'siglum'; name: string }
  | { kind: 'unknown-transcript' }
  | { kind: 'id-reused'; id: string }

export interface VersionRecord extends VersionInfo {
  sha256: string
  origin: string
  /** Its import's number in the ledger. */
  seq: number
}

export interface TranscriptRecord {
  slug: string
  title: string
  date: string
  metadata: Record<string, string>
  /** In the order in which they came. */
  versions: VersionRecord[]
  /** The ledger's head. */
  seq: number
  hash: string
  lastSaved: { by: string; at: string } | null
}

/** One segment at a point: its current text, whose text that is, and the mark that still holds there. */
export interface SegmentAt {
  id: string
  kind: SegmentKind
  speaker: string | null
  field: string | null
  joins: boolean
  text: string
  imported: string
  /** Length of the printed speaker label in `imported`; 0: none. */
  label: number
  head: string | null
  mark: MarkKind
  markedBy: string | null
  /** The last judgement where it holds no more: the text was revised since, or a new round began. */
  lapsed: { mark: MarkKind; by: string; why: 'revised' | 'round' } | null
}

export interface Entry {
  seq: number
  at: string
  by: string
  body: EntryBody
  prev: string
  hash: string
}

export type EntryBody =
  | {
      type: 'changeset'
      id: string
      kind: TextKind | 'align' | 'review'
      revisions: NewRevision[]
      marks: NewMark[]
      /** Absent where there are none, so that what was hashed before there were pins stays what it was. */
      pins?: Pin[]
      reason?: string
      acts?: Act[]
      parents?: string[]
    }
  | {
      type: 'import'
      id: string
      siglum: string
      label: string
      language: string
      sha256: string
      segments: number
    }

export interface SegmentHistoryState {
  id: string | null
  parent: string | null
  seq: number
  at: string
  by: string
  kind: TextKind | 'import'
  text: string
  reason: string | null
  class: string | null
  adoptedFrom: string | null
  marks: { mark: MarkKind; by: string; at: string; seq: number }[]
}

export type Verification =
  | { kind: 'intact'; seq: number; hash: string }
  /** `seq` is the first entry that is wrong or whose rows are; `reason` says how. */
  | { kind: 'broken'; seq: number; reason: string }

export interface Store {
  readonly engine: 'sqlite' | 'postgres'
  /** All transcripts, by slug. */
  transcripts(): Promise<TranscriptRecord[]>
  transcript(slug: string): Promise<TranscriptRecord | null>
  /** The segments of a version in their order, as they stood after entry `at`; empty where there is no such version. */
  segments(slug: string, siglum: string, at: number): Promise<SegmentAt[]>
  /** The version's text as imported, byte for byte. */
  importedText(slug: string, siglum: string): Promise<string>
  /** Oldest first, the imported text first of all; null where there is no such segment. */
  history(slug: string, segment: string): Promise<SegmentHistoryState[] | null>
  /** The pins in force after entry `at`, in the order in which they were set, with what each replaced. */
  pins(slug: string, at: number): Promise<PinSet<SetPin>[]>
  /** What people said of the text up to entry `at`, in order. */
  acts(slug: string, at: number): Promise<SetAct[]>
  /** All revisions of a version up to entry `at`, in order. */
  revisions(slug: string, siglum: string, at: number): Promise<SavedRevision[]>
  /** All states of these segments up to entry `at`, as words are traced over them; null for one that was not there then. */
  lives(slug: string, segments: readonly string[], at: number): Promise<Map<string, SegmentLife | null>>
  /** At most `limit` entries with `seq` > `after`, in order. */
  entries(slug: string, after: number, limit: number): Promise<Entry[]>
  /** Whether a changeset or an import of this id was kept. */
  knows(id: string): Promise<boolean>
  importTranscript(transcript: TranscriptImport, at: string): Promise<ImportOutcome>
  importVersion(slug: string, version: VersionImport, at: string): Promise<ImportOutcome>
  /** `at` (ISO 8601) is a note for people; order is the ledger's number. */
  save(
    slug: string,
    changeset: Changeset | AlignChangeset | ReviewChangeset,
    at: string,
  ): Promise<SaveOutcome>
  /** Copies a version as it stands, once for each of two proofreaders. */
  startBlind(slug: string, start: BlindStart, at: string): Promise<BlindOutcome>
  /** Walks the whole ledger of a transcript and compares every row with it. */
  verify(slug: string): Promise<Verification>
  close(): Promise<void>
}
