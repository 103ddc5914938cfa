/**
 * The nouns that every other file speaks of: transcript, version, segment, and how a point in a version's history is
 * written. Plain data; nothing here computes more than names.
 */

/** What a segment is in its text. `mark` is a paragraph without a letter or digit, such as a stray `□`. */
export type SegmentKind = 'metadata' | 'heading' | 'turn' | 'paragraph' | 'mark'

/** One stretch of a text as `segmentText` finds it. `text` is `source.slice(from, to)`, byte for byte. */
export interface Segment {
  kind: SegmentKind
  text: string
  /** Offsets into the text that was segmented, half-open, in UTF-16 units. What lies between two segments is layout. */
  from: number
  to: number
  /**
   * Who speaks, resolved over the whole text (`Han:` and `Han Ik-su :` are one); also on paragraphs that continue a turn,
   * and on those of a record in reported speech that say whose words they report (`Mr. Casey said that …`).
   */
  speaker?: string
  /** Length of the printed label at the start of `text` (`Deng [Xiaoping]: ` is 17), with the space after it. */
  label?: number
  /** Which piece of the head matter a metadata segment holds: `title`, `date`, `citation`, `summary`, `status`, … */
  field?: string
  /** True where this segment reads on from the one before it, as after a page break: a join is proposed, never made. */
  joins?: boolean
  /** How sure that is, 0 to 1; only where `joins` is true. */
  joinScore?: number
}

/** One text of a transcript as loaded, without the text itself. */
export interface VersionInfo {
  siglum: string
  label: string
  /** BCP 47, such as `en` or `zh-Hans`. */
  language: string
  /** The published status, such as `Not yet proofread`. */
  status: string
  /** Where the text comes from, and what it does not claim. */
  provenance: string
  /** `copy`: made for a blind reading. */
  role: 'translation' | 'draft' | 'original' | 'copy'
}

/** A person's judgement of one segment. */
export type MarkKind = 'unread' | 'proofread' | 'approved' | 'needs-work'

/** A version at a point in the ledger: `A` is the head (`at` null), `A@0` as imported, `A@142` after entry 142. */
export interface VersionPoint {
  siglum: string
  at: number | null
}

/** Reads `A`, `A@0` or `A@142`; null if it is none of these. */
export function parseVersionPoint(written: string): VersionPoint | null {
  const match = /^([A-Za-z][A-Za-z0-9]{0,7})(?:@(\d{1,12}))?$/.exec(written)
  return match ? { siglum: match[1]!, at: match[2] === undefined ? null : Number(match[2]) } : null
}

/** The siglum of a version point as written: `A@142` -> `A`. */
export function siglumOf(written: string): string {
  const at = written.indexOf('@')
  return at < 0 ? written : written.slice(0, at)
}
