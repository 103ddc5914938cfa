/**
 * The paragraphs of a document and a choice of its tracked changes -> its text as it reads with these taken and the others not:
 * lines, each with the paragraphs that it was made of and the places of the comments. A paragraph whose end is deleted
 * reads on into the next one.
 */
import { blockText } from '../blocks.ts'
import type { Paragraph, Piece, Track } from './content.ts'
import type { Counter } from './numbering.ts'

/** Whether a change counts as made. */
export type Choice = (track: Track) => boolean

export const accepted: Choice = () => true
export const rejected: Choice = () => false

/** The words that a comment is about, as they read in this view. */
export interface CommentPlace {
  id: string
  text: string
}

export interface Line {
  text: string
  /** Numbers of the paragraphs in it, ascending. */
  paragraphs: number[]
  comments: CommentPlace[]
}

/** The lines of the view, in order; one without text says where its paragraphs were. */
export function linesOf(paragraphs: readonly Paragraph[], choice: Choice, counter: Counter): Line[] {
  const lines: Line[] = []
  let open = begun()
  const commented = new Map<string, string>()
  const isThere = ({ inserted, deleted }: { inserted?: Track; deleted?: Track }) =>
    (!inserted || choice(inserted)) && !(deleted && choice(deleted))

  for (const [number, paragraph] of paragraphs.entries()) {
    open.paragraphs.push(number)
    let text = ''
    for (const piece of paragraph.pieces) {
      const comment = takeComment(piece, commented)
      if (comment) open.comments.push(comment)
      if (!isThere(piece)) continue
      text += piece.text
      for (const [id, words] of commented) commented.set(id, words + piece.text)
    }
    const endStands = isThere(paragraph)
    // What is wholly gone counts in no list.
    if (text.trim() !== '' && open.text === '') text = withNumber(paragraph, text, choice, counter)
    open.text += text
    if (!endStands && (!paragraph.closed || open.text.trim() === '')) continue
    lines.push(...closedLines(open))
    open = begun()
  }
  lines.push(...closedLines(open))
  return lines
}

const begun = (): Line => ({ text: '', paragraphs: [], comments: [] })

/** A page break in a paragraph parts it in two lines. */
function closedLines({ text, paragraphs, comments }: Line): Line[] {
  if (paragraphs.length === 0) return []
  const blocks = text
    .split('\n\n')
    .map(blockText)
    .filter(block => block !== '')
  if (blocks.length === 0) return [{ text: '', paragraphs, comments }]
  return blocks.map((block, i) => ({ text: block, paragraphs, comments: i === 0 ? comments : [] }))
}

function withNumber(paragraph: Paragraph, text: string, choice: Choice, counter: Counter): string {
  const { numbering, numberingBefore, heading } = paragraph
  const shown = numbering === numberingBefore || choice === accepted ? numbering : numberingBefore
  const number = shown ? counter.next(shown) : ''
  const numbered = number ? `${number} ${text.trimStart()}` : text
  return heading > 0 && !numbered.startsWith('#')
    ? `${'#'.repeat(Math.min(heading, 6))} ${numbered.trimStart()}`
    : numbered
}

function takeComment({ comment }: Piece, commented: Map<string, string>): CommentPlace | null {
  if (!comment) return null
  if (comment.edge === 'from') {
    commented.set(comment.id, '')
    return null
  }
  const text = commented.get(comment.id)
  commented.delete(comment.id)
  return text === undefined ? null : { id: comment.id, text: text.trim() }
}
