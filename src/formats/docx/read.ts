/**
 * A Word file -> its text; with tracked changes its text as it was sent and as it was corrected (two versions), or as it was sent with
 * the changes as revisions by their authors. Comments become queries. Lists are numbered as Word prints them, tables are one line
 * a row, notes stand after the body; what has no place in a text is counted as lost.
 */
import { segmentText } from '../../core/text/segment.ts'
import type { Segment } from '../../core/transcript.ts'
import { FormatError, keepable, Losses, type Reading, type ReadVersion } from '../reading.ts'
import { readingOfText } from '../text/read.ts'
import { childOf, textOf, type XmlElement } from '../xml.ts'
import { readZip } from '../zip.ts'
import { type Comment, commentsOf, type PlacedLine, queriesOf } from './comments.ts'
import { hasTracks, type Paragraph, paragraphsOf } from './content.ts'
import { revisionsOf } from './history.ts'
import { type Counter, countersOf, stylesOf } from './numbering.ts'
import { openWord, type WordParts } from './parts.ts'
import { accepted, type Choice, linesOf, rejected } from './view.ts'

export interface DocxOptions {
  /** Tracked changes: as two versions (default), or as revisions of one. */
  history?: 'versions' | 'revisions'
  onProgress?: (done: number, of: number) => void
}

/** Throws FormatError. */
export function readDocx(file: { name: string; bytes: Uint8Array }, options: DocxOptions = {}): Reading {
  const losses = new Losses()
  const parts = openWord(readZip(file.bytes), options.onProgress)
  const paragraphs = paragraphsOf(
    parts.document,
    stylesOf(parts.part('styles')),
    { footnotes: parts.part('footnotes'), endnotes: parts.part('endnotes') },
    losses,
  )
  const comments = commentsOf(parts.part('comments'), parts.part('commentsExtended'))
  const counter = countersOf(parts.part('numbering'))
  countLosses(parts, losses)
  const corrected = versionOf(paragraphs, accepted, counter, comments, losses)
  const base = corrected.text === '' && hasTracks(paragraphs) ? null : corrected
  const reading = withProperties(
    readingOfText(
      'docx',
      file.name,
      (base ?? versionOf(paragraphs, rejected, counter, comments, losses)).text,
      losses,
    ),
    parts,
  )
  const [about] = reading.versions
  if (!hasTracks(paragraphs)) {
    const { text, segments, queries } = corrected
    return { ...reading, versions: [{ ...about!, text, segments, queries }], losses: losses.all }
  }
  const sent = versionOf(
    paragraphs,
    rejected,
    counter,
    options.history === 'revisions' ? comments : [],
    losses,
  )
  const asSent: ReadVersion = {
    ...about!,
    label: `${about!.label}, as sent`,
    text: sent.text,
    segments: sent.segments,
    queries: sent.queries,
  }
  if (options.history === 'revisions') {
    if (sent.segments.length === 0)
      throw new FormatError('empty', 'all of its text is a tracked insertion: read it as two versions')
    const revisions = revisionsOf(paragraphs, sent.lines, sent.segments, counter)
    return { ...reading, versions: [{ ...asSent, label: about!.label, revisions }], losses: losses.all }
  }
  const asCorrected: ReadVersion = {
    ...about!,
    siglum: 'B',
    label: `${about!.label}, as corrected`,
    provenance: `${about!.provenance}; tracked changes by ${authorsOf(paragraphs).join(', ') || 'nobody named'} accepted`,
    text: corrected.text,
    segments: corrected.segments,
    queries: corrected.queries,
  }
  const versions = [asSent, asCorrected].filter(({ segments }) => (segments?.length ?? 0) > 0)
  return { ...reading, versions, losses: losses.all }
}

interface ViewedVersion {
  text: string
  segments: Segment[]
  lines: PlacedLine[]
  queries: NonNullable<ReadVersion['queries']>
}

function versionOf(
  paragraphs: readonly Paragraph[],
  choice: Choice,
  counter: () => Counter,
  comments: readonly Comment[],
  losses: Losses,
): ViewedVersion {
  let text = ''
  const lines: PlacedLine[] = []
  for (const line of linesOf(paragraphs, choice, counter())) {
    if (line.text !== '' && text !== '') text += '\n\n'
    const from = text.length
    text += line.text
    lines.push({ ...line, from, to: text.length })
  }
  const kept = keepable(text === '' ? '' : `${text}\n`, losses)
  const segments = segmentText(kept)
  return { text: kept, segments, lines, queries: queriesOf(comments, lines, segments, losses) }
}

function authorsOf(paragraphs: readonly Paragraph[]): string[] {
  const authors = new Set<string>()
  for (const { inserted, deleted, pieces } of paragraphs)
    for (const track of [inserted, deleted, ...pieces.flatMap(piece => [piece.inserted, piece.deleted])])
      if (track?.by) authors.add(track.by)
  return [...authors]
}

/** What the file says of itself, where the text does not. */
function withProperties(reading: Reading, parts: WordParts): Reading {
  const core = parts.part('core-properties')
  const value = (name: string) => (core ? textIn(core, name) : '')
  const title = value('dc:title')
  const author = value('dc:creator')
  const isGuess = segmentTitle(reading) === null
  return {
    ...reading,
    title: isGuess && title ? title : reading.title,
    metadata: { ...reading.metadata, ...(author && !reading.metadata.author ? { author } : {}) },
  }
}

/** The title that the head matter gives, if it gives one. */
function segmentTitle({ versions }: Reading): string | null {
  return versions[0]?.segments?.find(({ field }) => field === 'title')?.text ?? null
}

const textIn = (parent: XmlElement, name: string) => {
  const child = childOf(parent, name)
  return child ? textOf(child).trim() : ''
}

function countLosses(parts: WordParts, losses: Losses): void {
  for (let i = 0; i < parts.outside; i++) losses.add('what is linked from outside the file (never asked for)')
}
