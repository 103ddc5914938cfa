/**
 * What every reader of a file gives, whatever the format: a transcript as it is guessed, its versions, and what the file
 * held that could not be kept. A reader promises text that the store takes (well-formed Unicode, no U+0000), drops nothing
 * silently, and refuses by throwing a FormatError, which `readFile` (read.ts) turns into a value. Nothing is stored here.
 */
import type { Segment, VersionInfo } from '../core/transcript.ts'

/** The words of a query that came with the file, such as a comment in Word. */
export interface ReadQuery {
  /** Number of the segment in its version, from 0. */
  segment: number
  /** The words asked about, in UTF-16 units of the segment's text; 0 and 0: the whole segment. */
  from: number
  to: number
  text: string
  by: string
  /** ISO 8601 as the file says it; empty: it does not. */
  at: string
  answers: { text: string; by: string; at: string }[]
  open: boolean
}

/** One change that somebody made in the file, with the whole text of the segment after it. */
export interface ReadRevision {
  segment: number
  text: string
  by: string
  at: string
}

/** One text of the file. */
export interface ReadVersion extends VersionInfo {
  /** A letter or two; unique in the reading. A person may change it before anything is stored. */
  siglum: string
  role: 'translation' | 'draft' | 'original'
  text: string
  /** The segments, where the file itself tells their borders; absent: they are found in the text (`segmentText`). */
  segments?: Segment[]
  /** What was done to this text afterwards, oldest first, where the file tells; each stands upon the one before it. */
  revisions?: ReadRevision[]
  queries?: ReadQuery[]
}

/** Something that the file holds and the reading does not. */
export interface Loss {
  /** In plain words, as the end of "Not kept:", such as `pictures` or `the colours of words`. */
  what: string
  count: number
  /** The first places, as a person finds them: `paragraph 12`, `line 40`. */
  where: string[]
}

/** A file as it was read. */
export interface Reading {
  format: string
  title: string
  date: string
  /** citation, summary, credits, rights, source …, as text. */
  metadata: Record<string, string>
  /** At least one. */
  versions: ReadVersion[]
  /**
   * Which segments answer which, where the file itself tells: a row holds one list of segment numbers (from 0) a version, in the
   * order of `versions`.
   */
  rows?: number[][][]
  losses: Loss[]
  /** Of plain text that does not say its encoding itself: what was taken, and what else it may be. */
  encoding?: { used: string; sure: boolean; others: string[] }
}

/** How a file may be refused. A closed list: the page and the command line have a word for each. */
export type FormatFault =
  /** It is of no kind that can be read. */
  | 'unknown-format'
  /** It breaks the rules of its own format. */
  | 'invalid'
  /** It is cut off or garbled. */
  | 'damaged'
  /** It is longer, deeper or holds more parts than is read. */
  | 'too-large'
  /** It holds what no such file needs: a document type declaration, a name that leads elsewhere, a bomb. */
  | 'unsafe'
  | 'encrypted'
  | 'macros'
  /** There is no text in it. */
  | 'empty'

/** The one error of this room: a file that is refused, why, and where. */
export class FormatError extends Error {
  constructor(
    readonly fault: FormatFault,
    /** A sentence without its full stop that says what is wrong, for the person who chose the file. */
    reason: string,
    /** Counted from 1, in the file or the part named by `part`. */
    readonly line: number | null = null,
    /** The part of an archive, such as `word/document.xml`. */
    readonly part: string | null = null,
  ) {
    super(reason)
    this.name = 'FormatError'
  }
}

/** Counts what is left out while a file is read. */
export class Losses {
  private readonly found = new Map<string, Loss>()

  add(what: string, where = ''): void {
    const loss = this.found.get(what) ?? { what, count: 0, where: [] }
    this.found.set(what, loss)
    loss.count++
    if (where && loss.where.length < MOST_PLACES && !loss.where.includes(where)) loss.where.push(where)
  }

  /** In the order in which each was first met. */
  get all(): Loss[] {
    return [...this.found.values()]
  }
}

const MOST_PLACES = 5

/** Characters of one text at the most; as the store has it. */
export const LONGEST_TEXT = 20_000_000

/** `text` as the store takes it: refused where it is too long or has no ink; U+0000 and lone surrogates are counted as lost. */
export function keepable(text: string, losses: Losses): string {
  if (text.length > LONGEST_TEXT)
    throw new FormatError('too-large', 'it is longer than 20 million characters')
  if (text.isWellFormed() && !text.includes('\0')) return text
  losses.add('characters that no text may hold (U+0000, halves of surrogate pairs)')
  return text.replaceAll('\0', '').toWellFormed()
}
