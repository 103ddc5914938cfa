/**
 * The paragraphs of a document and a choice of its tracked changes -> its text as it reads with these taken and the others not:
 * lines, each with the paragraphs that it was made of and the places of the comments. A paragraph whose end is not there reads
 * on into the next one. Notes and lists are numbered as they are shown; a page break parts a line in two.
 */
import { blockText } from '../blocks.ts'
import type { Counter } from './lists.ts'
import type { Look, Paragraph, Piece, Track, Tracked } from './paragraph.ts'

/** Whether a change counts as made. */
export type Choice = (track: Track) => boolean

export const accepted: Choice = () => true
export const rejected: Choice = () => false

/** The words of a line that a comment is about. */
export interface CommentPlace {
  id: string
  text: string
  /** About where they begin in the line; exact but for blanks that were taken out. */
  at: number
}

export interface Line {
  text: string
  /** Numbers of the paragraphs in it, ascending; more than one line may hold one paragraph. */
  paragraphs: number[]
  comments: CommentPlace[]
}

const CELLS = ' | '
const PAGE = '\f'

/** The lines of the view. Those without text are there too, with an empty text. */
export function linesOf(paragraphs: readonly Paragraph[], choice: Choice, counter: Counter): Line[] {
  const viewer = new Viewer(choice, counter)
  for (const [number, paragraph] of paragraphs.entries()) viewer.take(number, paragraph)
  viewer.close()
  return viewer.lines
}

class Viewer {
  readonly lines: Line[] = []
  private text = ''
  private paragraphs: number[] = []
  private comments: CommentPlace[] = []
  /** Of the first paragraph with words in the line, or else the last. */
  private look: Look | null = null
  private isWorded = false
  /** Comments that have begun, with where their words begin in the line; those told of already have none. */
  private readonly begun = new Map<string, number | null>()
  private readonly notes = new Map<string, number>()

  constructor(
    private readonly choice: Choice,
    private readonly counter: Counter,
  ) {}

  take(number: number, paragraph: Paragraph): void {
    this.paragraphs.push(number)
    if (paragraph.note !== undefined && !this.notes.has(paragraph.note)) return
    const from = this.text.length
    const rows = new Set<number>()
    let inCell: Look | null = null
    for (const piece of paragraph.pieces) {
      if (piece.comment) this.mark(piece.comment)
      if (!this.isThere(piece)) continue
      if (piece.cell !== undefined) {
        // An empty paragraph ends many a cell.
        if (rows.has(piece.cell)) this.text = this.text.replace(/\n+$/, '') + CELLS
        rows.add(piece.cell)
      }
      if (piece.numbered) inCell = piece.numbered
      if (piece.text.trim() !== '' && inCell) {
        if (inCell.numbering) this.text += this.counter.next(inCell.numbering)
        inCell = null
      }
      this.text += this.wordsOf(piece)
    }
    if (!this.isWorded) {
      this.look = this.lookOf(paragraph)
      this.isWorded = this.text.slice(from).trim() !== ''
    }
    const ends = this.isThere(paragraph)
    if (ends || paragraph.closed) this.close(ends)
  }

  /** Ends the line. What is wholly gone counts in no list; what is only empty does. */
  close(isCounted = false): void {
    if (this.paragraphs.length === 0) return
    const { look } = this
    const number = look?.numbering && (isCounted || this.isWorded) ? this.counter.next(look.numbering) : ''
    const heading = look?.heading && this.isWorded ? `${'#'.repeat(Math.min(look.heading, 6))} ` : ''
    for (const [id, from] of this.begun)
      if (from !== null && this.text.slice(from).trim() !== '') this.place(id, from)
    const indent = this.text.length - this.text.trimStart().length
    const before = this.isWorded ? heading + number : ''
    const shift = before.length - indent
    const whole = before + this.text.slice(indent)
    const pages: Line[] = []
    const starts: number[] = []
    let at = 0
    for (const page of whole.split(PAGE)) {
      const text = blockText(page)
      if (text !== '') {
        pages.push({ text, paragraphs: this.paragraphs, comments: [] })
        starts.push(at - shift)
      }
      at += page.length + 1
    }
    if (pages.length === 0) pages.push({ text: '', paragraphs: this.paragraphs, comments: [] })
    for (const one of this.comments) {
      const on = Math.max(
        0,
        starts.findLastIndex(start => start <= one.at),
      )
      pages[on]!.comments.push({ ...one, at: Math.max(0, one.at - (starts[on] ?? 0)) })
    }
    this.lines.push(...pages)
    this.text = ''
    this.paragraphs = []
    this.comments = []
    this.look = null
    this.isWorded = false
    for (const [id, from] of this.begun) if (from !== null) this.begun.set(id, 0)
  }

  private isThere({ inserted, deleted }: Tracked): boolean {
    return (!inserted || this.choice(inserted)) && !(deleted && this.choice(deleted))
  }

  private lookOf({ look, before }: Paragraph): Look {
    return before && !this.choice(before.change) ? before : look
  }

  private wordsOf({ text, note, noteStart }: Piece): string {
    if (note !== undefined) {
      if (!this.notes.has(note)) this.notes.set(note, this.notes.size + 1)
      return `[^${this.notes.get(note)}]`
    }
    return noteStart === undefined ? text : `[^${this.notes.get(noteStart)}]: `
  }

  private mark({ id, edge }: NonNullable<Piece['comment']>): void {
    if (edge === 'from') {
      this.begun.set(id, this.text.length)
      return
    }
    const from = this.begun.get(id)
    if (edge === 'to') {
      if (from !== undefined && from !== null) this.place(id, from)
      return
    }
    if (from === undefined) this.place(id, this.text.length)
  }

  /** Its words in this line; what it says of the lines after is not told again. */
  private place(id: string, from: number): void {
    const text = this.text.slice(from)
    this.comments.push({ id, text: blockText(text), at: from + (text.length - text.trimStart().length) })
    this.begun.set(id, null)
  }
}
