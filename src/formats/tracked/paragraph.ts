/**
 * A word processor's document as a list of paragraphs with the tracked changes that lie on their words: what the readers of DOCX and
 * ODT make, and what views (view.ts), revisions (history.ts) and queries (queries.ts) are made of. Plain data.
 */

/** Who made a tracked change, and when as the file says. */
export interface Track {
  by: string
  at: string
}

/** What lies on a stretch: there only if its insertion is taken and its deletion is not. */
export interface Tracked {
  inserted?: Track
  deleted?: Track
}

/** A stretch of words, or a place between words. */
export interface Piece extends Tracked {
  text: string
  /** A comment begins, ends or stands here. */
  comment?: { id: string; edge: 'from' | 'to' | 'at' }
  /** A reference to the note of this key; its number is that of the notes shown before it. */
  note?: string
  /** The text of this note begins here. */
  noteStart?: string
  /** A cell of the row of this number begins here: parted from the one before it, if one is shown. */
  cell?: number
  /** A paragraph inside a cell begins here, with this number. */
  numbered?: Look
}

/** What a reader of the printed page sees of a paragraph's layout. */
export interface Look {
  /** 1 to 9 of a heading; 0: none. */
  heading: number
  numbering: Numbering | null
}

/** How a paragraph is numbered. */
export interface Numbering {
  list: string
  /** From 0. */
  level: number
}

export interface Paragraph extends Tracked {
  /** `inserted` and `deleted` are those of its end: where that is not there, it reads on into the next one. */
  pieces: Piece[]
  look: Look
  /** Before a tracked change of its layout. */
  before?: Look & { change: Track }
  /** Never reads on into what follows: a row of a table, the last paragraph of a story. */
  closed: boolean
  /** It belongs to this note, and is shown where a reference to it is. */
  note?: string
  /** The names of the bookmarks that begin in it. */
  bookmarks: string[]
}

/** `inserted` and `deleted` alone, as far as there are any. */
export function tracksOn({ inserted, deleted }: Tracked): Tracked {
  return { ...(inserted && { inserted }), ...(deleted && { deleted }) }
}

/** All tracked changes, each as often as it lies on something. */
export function* tracksOf(paragraphs: readonly Paragraph[]): Generator<Track> {
  for (const { inserted, deleted, before, pieces } of paragraphs) {
    if (inserted) yield inserted
    if (deleted) yield deleted
    if (before) yield before.change
    for (const piece of pieces) {
      if (piece.inserted) yield piece.inserted
      if (piece.deleted) yield piece.deleted
    }
  }
}

/** Whether two looks print alike. */
export function isSameLook(a: Look, b: Look): boolean {
  return (
    a.heading === b.heading &&
    a.numbering?.list === b.numbering?.list &&
    a.numbering?.level === b.numbering?.level
  )
}
