/**
 * The blocks of a file (paragraphs, turns, headings) -> one text. Between two blocks stands a blank line, so that the text can be
 * cut again where the file had its borders. A block never holds a blank line of its own.
 */
import type { Segment, SegmentKind } from '../core/transcript.ts'

export interface Block {
  /** Line ends inside a block are `\n`. */
  text: string
  kind?: SegmentKind
  /** Who speaks; the printed label, with the space after it, is the first `label` characters of `text`. */
  speaker?: string
  label?: number
  field?: string
}

const BETWEEN = '\n\n'

/** Line ends as `\n`, no blank line inside, no blanks at its ends; what `segmentText` will take for one block. */
export function blockText(text: string): string {
  return text
    .replace(/\r\n?|\u2028|\u2029/g, '\n')
    .replace(/[^\S\n]+$/gm, '')
    .replace(/\n{2,}/g, '\n')
    .trim()
}

/** All blocks as one text, for formats that do not say what a segment is: `segmentText` finds them. */
export function joinBlocks(blocks: readonly { text: string }[]): string {
  const texts = blocks.map(({ text }) => text).filter(text => text !== '')
  return texts.length === 0 ? '' : `${texts.join(BETWEEN)}\n`
}

/** All blocks as one text with one segment a block, for formats whose units are segments. Blocks without text are left out. */
export function segmentBlocks(blocks: readonly Block[]): { text: string; segments: Segment[] } {
  let text = ''
  const segments: Segment[] = []
  for (const block of blocks) {
    if (block.text === '') continue
    if (text !== '') text += BETWEEN
    const from = text.length
    text += block.text
    const { kind = 'paragraph', speaker, label, field } = block
    segments.push({
      kind,
      text: block.text,
      from,
      to: text.length,
      ...(speaker === undefined ? {} : { speaker }),
      ...(label ? { label } : {}),
      ...(field === undefined ? {} : { field }),
    })
  }
  return { text: text === '' ? '' : `${text}\n`, segments }
}
