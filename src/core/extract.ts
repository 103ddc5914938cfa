/**
 * What is taken out of a transcript to be written into a file: versions, each at its point, with the rows that join them, who
 * changed what, and the queries. Every writer of a format takes this and nothing else; reading it out of the store is done
 * there (store/extract.ts). Plain data.
 */
import type { ChangeClass } from './classify/change-class.ts'
import type { MarkKind, SegmentKind, VersionInfo } from './transcript.ts'

export interface ExtractSegment {
  /** `A.17`. */
  id: string
  kind: SegmentKind
  speaker: string | null
  field: string | null
  /** Length of the printed speaker label at the start of `text`, with the space after it; 0: none. */
  label: number
  /** As it reads at the point; empty: removed. */
  text: string
  /** As it was loaded. */
  imported: string
  /** The revision whose text this is; null: the imported text. */
  head: string | null
  mark: MarkKind
  markedBy: string | null
  /** What stood before it in the imported file: blank lines, signs of emphasis. */
  layout: string
}

/** A version at a point. */
export interface ExtractVersion extends VersionInfo {
  /** As it was asked for: `A`, `A@0`, `A@142`. Single in the extract. */
  point: string
  /** The ledger entry after which this was so. */
  at: number
  /** The status as it is published at that point: `Not yet proofread`, or what the sign-off says. */
  published: string
  segments: ExtractSegment[]
  /** What stood after the last segment in the imported file. */
  tail: string
}

/** One row of the alignment: the numbers of segments (from 0), one list a version in the order of `versions`; empty: a gap. */
export interface ExtractRow {
  cells: number[][]
  /** Whether it stands at another place than in the first version, one a version. */
  moved: boolean[]
}

/** One saved revision, up to the latest of the points of its version. */
export interface ExtractRevision {
  id: string
  seq: number
  at: string
  by: string
  /** Of its changeset: `edit`, `join`, `adopt` … */
  kind: string
  segment: string
  parent: string | null
  text: string
  /** A person's word; null: the core's guess holds. */
  class: ChangeClass | null
  reason: string | null
  adoptedFrom: string | null
}

export interface ExtractQuery {
  id: string
  /** Where its words stand at the point of its version; `from` = `to` = 0: the whole segment. */
  segment: string
  from: number
  to: number
  /** Its words are gone; `segment` is where they stood last. */
  detached: boolean
  /** The words as they stood when it was asked; empty: the whole segment. */
  quote: string
  text: string
  by: string
  at: string
  answers: { kind: 'reply' | 'settle' | 'reopen'; text: string; by: string; at: string }[]
  open: boolean
}

export interface Extract {
  slug: string
  title: string
  date: string
  metadata: Record<string, string>
  /** The ledger's head when this was taken out. */
  ledger: { seq: number; hash: string }
  /** The base first. At least one. */
  versions: ExtractVersion[]
  /** Every segment of every version in one cell; with one version, one row a segment. */
  rows: ExtractRow[]
  /** Of all versions in it, by `seq`. */
  revisions: ExtractRevision[]
  queries: ExtractQuery[]
  /** Names with their known forms, so that a change between two forms of one name is told as a romanization. */
  names: string[][]
}
