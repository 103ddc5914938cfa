/**
 * The paragraphs, lists and comments of a word processor's file -> a reading: one version; or with tracked changes the text as it was sent
 * and as it was corrected; or the text as it was sent with the changes as revisions by their authors.
 */
import { segmentText } from '../../core/text/segment.ts'
import type { Segment } from '../../core/transcript.ts'
import { FormatError, keepable, type Losses, type Reading, type ReadVersion } from '../reading.ts'
import { readingOfText } from '../text/read.ts'
import { revisionsOf } from './history.ts'
import type { Counter } from './lists.ts'
import { isSameLook, type Paragraph, tracksOf } from './paragraph.ts'
import { type Comment, type PlacedLine, queriesOf } from './queries.ts'
import { accepted, type Choice, linesOf, rejected } from './view.ts'

/** A document as its format's reader took it apart. */
export interface TrackedDocument {
  format: string
  name: string
  paragraphs: readonly Paragraph[]
  counter(): Counter
  comments: readonly Comment[]
  /** What the file says of itself, empty where it says nothing. */
  title: string
  author: string
}

/** Throws FormatError: `empty`, `too-large`. */
export function readingOf(
  document: TrackedDocument,
  losses: Losses,
  history: 'versions' | 'revisions' = 'versions',
): Reading {
  const { paragraphs, comments } = document
  const isTracked = hasTracks(paragraphs)
  const sent = isTracked
    ? view(document, rejected, history === 'revisions' ? comments : [], losses)
    : undefined
  const wanted = sent && history === 'revisions' ? [sent] : [view(document, accepted, comments, losses)]
  if (sent?.segments.length === 0 && history === 'revisions')
    throw new FormatError('empty', 'all of its text is a tracked insertion: read it as two versions')
  const full = [...wanted, ...(sent ? [sent] : [])].find(({ segments }) => segments.length > 0)
  const reading = withProperties(
    readingOfText(document.format, document.name, full?.text ?? '', losses),
    document,
  )
  const about = reading.versions[0]!
  if (!sent) return { ...reading, versions: [{ ...about, ...kept(wanted[0]!) }], losses: losses.all }
  if (history === 'revisions') {
    const revisions = revisionsOf(paragraphs, sent.lines, sent.segments, () => document.counter())
    return { ...reading, versions: [{ ...about, ...kept(sent), revisions }], losses: losses.all }
  }
  const by = [...new Set([...tracksOf(paragraphs)].map(track => track.by).filter(Boolean))]
  const versions: ReadVersion[] = [
    { ...about, label: `${about.label}, as sent`, ...kept(sent) },
    {
      ...about,
      label: `${about.label}, as corrected`,
      provenance: `${about.provenance}; tracked changes${by.length > 0 ? ` by ${by.join(', ')}` : ''} accepted`,
      ...kept(wanted[0]!),
    },
  ]
  const worded = versions.filter(({ segments }) => segments!.length > 0)
  return {
    ...reading,
    versions: worded.map((version, i) => ({ ...version, siglum: 'AB'[i]! })),
    losses: losses.all,
  }
}

interface Viewed {
  text: string
  segments: Segment[]
  lines: PlacedLine[]
  queries: NonNullable<ReadVersion['queries']>
}

const kept = ({ text, segments, queries }: Viewed) => ({ text, segments, queries })

function view(
  { paragraphs, counter }: TrackedDocument,
  choice: Choice,
  comments: readonly Comment[],
  losses: Losses,
): Viewed {
  const parts: string[] = []
  let length = 0
  const lines = linesOf(paragraphs, choice, counter()).map((line): PlacedLine => {
    if (line.text === '') return { ...line, from: length, to: length }
    if (length > 0) {
      parts.push('\n\n')
      length += 2
    }
    const from = length
    parts.push(line.text)
    length += line.text.length
    return { ...line, from, to: length }
  })
  const text = keepable(length === 0 ? '' : `${parts.join('')}\n`, losses)
  const segments = segmentText(text)
  return { text, segments, lines, queries: queriesOf(comments, lines, segments, losses) }
}

/** Whether anything in the document is a tracked change of what is read. */
function hasTracks(paragraphs: readonly Paragraph[]): boolean {
  return paragraphs.some(
    ({ inserted, deleted, look, before, pieces }) =>
      inserted ||
      deleted ||
      (before && !isSameLook(look, before)) ||
      pieces.some(piece => piece.inserted || piece.deleted),
  )
}

/** What the file says of itself, where the text does not. */
function withProperties(reading: Reading, { title, author }: TrackedDocument): Reading {
  const isTold = reading.versions[0]?.segments?.some(({ field }) => field === 'title')
  return {
    ...reading,
    title: !isTold && title ? title : reading.title,
    metadata: { ...reading.metadata, ...(author && !reading.metadata.author ? { author } : {}) },
  }
}
