/**
 * A Word file (.docx, transitional or strict) -> its text; with tracked changes its text as it was sent and as it was corrected (two
 * versions), or as it was sent with the changes as revisions by their authors. Comments become queries. Lists are numbered as Word
 * prints them, tables are one line a row, notes stand after the body; what has no place in a text is counted as lost.
 */
import { Losses, type Reading } from '../reading.ts'
import { counterOf } from '../tracked/lists.ts'
import { readingOf } from '../tracked/versions.ts'
import { childOf, textOf, type XmlElement } from '../xml.ts'
import { readZip } from '../zip.ts'
import { commentsOf } from './comments.ts'
import { refuseCompound } from './compound.ts'
import { paragraphsOf } from './content.ts'
import { openWord } from './parts.ts'
import { listsOf, looksOf } from './styles.ts'

export interface DocxOptions {
  /** Tracked changes: as two versions (default), or as revisions of one. */
  history?: 'versions' | 'revisions'
  onProgress?: (done: number, of: number) => void
}

/** Throws FormatError: `encrypted`, `macros`, `damaged`, `invalid`, `unsafe`, `too-large`, `empty`, `unknown-format`. */
export function readDocx(file: { name: string; bytes: Uint8Array }, options: DocxOptions = {}): Reading {
  refuseCompound(file.bytes)
  const parts = openWord(readZip(file.bytes), options.onProgress)
  const losses = new Losses()
  const styles = parts.part('styles')
  const lists = listsOf(parts.part('numbering'), styles)
  const notes = { footnotes: parts.part('footnotes'), endnotes: parts.part('endnotes') }
  const paragraphs = paragraphsOf(parts.document, looksOf(styles, lists), notes, losses)
  const comments = commentsOf(parts.part('comments'), parts.part('commentsExtended'))
  const core = parts.part('core-properties')
  for (let i = 0; i < parts.outside; i++) losses.add('what is linked from outside the file (never asked for)')
  const document = {
    format: 'docx',
    name: file.name,
    paragraphs,
    counter: () => counterOf(lists),
    comments,
    title: textIn(core, 'dc:title'),
    author: textIn(core, 'dc:creator'),
  }
  return readingOf(document, losses, options.history)
}

function textIn(parent: XmlElement | null, name: string): string {
  const child = parent && childOf(parent, name)
  return child ? textOf(child).trim() : ''
}
